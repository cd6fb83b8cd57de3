"""The markup of a page is written plainly before its article is sought, for the search loses or runs together a lot.

What it would lose (tables, captions, lists of terms, times) or glue to its neighbours (marks of notes, who said a
quotation) becomes paragraphs of its own; what belongs to other articles or to readers is marked or left out. A mark in
front of a paragraph tells its kind: `kinds` takes the marks off again.
"""

import re
from collections.abc import Iterator
from typing import Any

from kg.model import BlockKind
from kg.read.cells import BLOCKS, is_layout, lines, text_of, unwrap
from kg.read.frame import body_paths
from kg.read.sites import letters
from kg.rows import rows

CAPTION, ROW, LINK = "\U00010600", "\U00010601", "\U00010602"  # of Linear A: what no article has, and what is kept
MARKED: dict[str, BlockKind] = {CAPTION: "caption", ROW: "trailer", LINK: "trailer"}
MARK = re.compile(f"[{''.join(MARKED)}]")

OUTSIDE = ("nav", "footer", "aside", "header", "form", "button", "menu", "noscript", "script", "style", "template")
TEXT = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "dd")
NOTE = re.compile(r"[\[(]?(?:note )?(?:\d{1,3}|[ivx]{1,4}|[a-h])[\])]?|[*†‡§¶#^↑↩]+\ufe0e?", re.I)
UNIT = re.compile(
    r"(?:^|[\s\d/(·])(?:[A-Za-z]|[mcdk]m|ft|in|yd|mi|miles?|mc|CO|10)$|^$"
)  # what is raised: "km²", "10⁶"
QUOTED = re.compile(r"[\"“‘'«„]")
SIGNED = re.compile(r"[-–—~]+ ?[^\W\d_a-z]")
PICTURE_LINK = re.compile(r"(?:https?://)?(?:pic\.twitter\.com|t\.co|pbs\.twimg\.com)/\S*", re.I)
OFFER = re.compile(
    r"newsletter|sign-?(?:up|in)|subscri|register|membership|donat|(?:^|[ _-])(?:cta|promo)(?:$|[ _-])", re.I
)
OFFERED = re.compile(
    r"\b(?:sign up|subscri\w+|newsletters?|inbox|donate|register|log in|free account|support us)\b", re.I
)
PULLED = re.compile(r"pull-?_?quote|(?:^|[ _-])pullout", re.I)
UNSEEN = re.compile(
    r"(?:^|[\s_-])(?:visually-?hidden|sr-only|screen-reader(?:-text)?|mw-editsection|(?:hide|toggle)-caption|headerlink|anchor-?link|header-anchor(?!-post)(?:-parent)?)(?:$|[\s_-])"
)
TWICE_TOLD = re.compile(r"(?<=[.!?] )(\S.{5,60}) \1$")  # a credit
POINTS = frozenset("·•|")
EMBEDDED = re.compile(
    r"View this (?:post|photo|video) on |A (?:post|photo|video) (?:shared|posted) by |See more on ", re.I
)
FINAL = re.compile(r"[.!?][\"'”’)]*$")
SENTENCE = 6  # words of a sentence that may be full of links
LAST = 5  # headings of a page that may stand above comments
PULLS = 20  # quotations set off: each is sought in the whole page
WIDEST = 12  # characters of a unit
FEW = 60  # characters
MAX_CAPTION = 600  # characters
TWICE = 40  # letters of a quotation that is told twice
BOX = 0.3  # of the words of a page: a box has no more
MOST = 0.6  # of the words of a page: what holds so many is no box beside the article


def kinds(paragraphs: list[str]) -> tuple[list[str], dict[str, BlockKind]]:
    """The paragraphs without their marks, and the kinds of those that had one."""
    bare = [(MARK.sub("", text).strip(), MARK.search(text)) for text in paragraphs]
    return [text for text, _ in bare if text], {text: MARKED[mark[0]] for text, mark in bare if mark and text}


def rewrite(page: Any) -> None:
    """Writes the page's markup plainly, in place."""
    words = sum(map(len, page.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::head)]")))
    _drop_comments(page, words)
    _drop_unseen(page)
    _drop_boxes(page, words)
    _drop_notes(page)
    _part_spans(page)
    _tables(page)
    _lists(page)
    _terms(page)
    _quotations(page, words)
    _captions(page)
    _times(page)
    _links(page)


def _paragraph(page: Any, text: str, mark: str = "") -> Any:
    made = page.makeelement("p")
    made.text = mark + text
    return made


def _replace(element: Any, made: list[Any]) -> None:
    """Puts elements in the place of one; what stands behind it stays."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at:at] = made
        element.drop_tree()


def _is_outside(element: Any) -> bool:
    """Whether an element stands in a menu, a box or another part of the page that is not its article's."""
    return next(element.iterancestors(*OUTSIDE), None) is not None


def _linked(element: Any) -> float:
    """How much of the words of an element are links."""
    return sum(len(text_of(link)) for link in element.iter("a")) / max(len(text_of(element)), 1)


def _drop_comments(page: Any, words: int) -> None:
    """Leaves out what readers wrote: what is declared to be, and what follows a heading that says so."""
    for element in page.xpath(".//*[contains(@itemtype, 'Comment')]"):
        element.drop_tree()
    heading = re.compile("|".join(rows("layout")["comment_headings"]), re.I)
    for element in [e for e in page.iter("h2", "h3", "h4", "h5") if heading.fullmatch(text_of(e))][-LAST:]:
        box = element
        while (above := box.getparent()) is not None and above.tag != "body" and text_of(above) == text_of(element):
            box = above
        left_out = [box, *box.itersiblings()]
        if sum(len(text_of(each)) for each in left_out) < MOST * words:
            for each in (each for each in left_out if each.getparent() is not None):
                each.drop_tree()


def _drop_unseen(page: Any) -> None:
    """Leaves out what is only for those who hear the page, or edit it: "Image caption, ", "[edit]"."""
    for element in page.xpath(
        ".//span[@class]|.//b[@class]|.//a[@class]|.//p[@class]|.//div[@class]|.//h2[@class]|.//h3[@class]"
    ):
        if UNSEEN.search(element.get("class")) and len(text_of(element)) < FEW:
            element.drop_tree()


def _drop_boxes(page: Any, words: int) -> None:
    """Leaves out what a box offers amid the text, and words of the article that one sets off a second time."""
    pulled = 0
    for element in page.xpath(
        ".//*[self::div or self::aside or self::section or self::figure or self::p][@class or @id]"
    ):
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        offers, quotes = OFFER.search(named) is not None, PULLED.search(named) is not None
        if not (offers or quotes) or element.getparent() is None or len(text := text_of(element)) > BOX * words:
            continue
        if offers and OFFERED.search(text):
            element.drop_tree()
        elif quotes and len(text) < MAX_CAPTION and pulled < PULLS:
            pulled += 1
            if _is_told_twice(element, page):
                element.drop_tree()


def _is_told_twice(element: Any, page: Any) -> bool:
    """Whether the first words of a box stand also in a paragraph of the page outside it."""
    said = letters(text_of(element))[:TWICE]
    within = set(element.iter("p"))
    return len(said) > 12 and any(p not in within and said in letters(text_of(p)) for p in page.iter("p"))


def _drop_notes(page: Any) -> None:
    """Leaves out the marks of notes: "said.<sup>1</sup>", "<a href=#n1>[1]</a>", but not those of "km<sup>2</sup>"."""
    for mark in page.xpath(".//sup|.//a[starts-with(@href, '#')]"):
        if (above := mark.getparent()) is None:
            continue
        text, before = text_of(mark), mark.getprevious()
        behind = above.text if before is None else before.tail or text_of(before)
        behind = (behind or "")[-WIDEST:]
        linked = mark.tag == "a" or mark.find(".//a") is not None
        raised = text[-1:].isalpha() or (text[-1:].isdigit() and UNIT.search(behind))
        plain = not raised and not (mark.tail or "")[:1].isalnum()
        if NOTE.fullmatch(text) and (linked or plain):
            tail = mark.tail
            mark.clear()
            mark.tag, mark.tail = "b", tail  # an empty one; to take out each would copy the text each time


def _part_spans(page: Any) -> None:
    """Sets a blank between two stretches that only the style of the page holds apart: "Ann Roe" and "Health editor"."""
    for span in page.iter("span"):
        after = span.getnext()
        if after is not None and after.tag == "span" and not span.tail:
            before, behind = text_of(span), text_of(after)
            captioned = next(span.iterancestors("figcaption"), None) is not None
            words = len(before) > 2 and (before[-1].islower() or captioned) and behind[:1].isupper()
            if words or before in POINTS or behind in POINTS:
                after.text = " " + (after.text or "")


def _tables(page: Any) -> None:
    """Tables as paragraphs, one a row, and those that lay out the page as boxes."""
    for table in reversed(list(page.iter("table"))):
        if is_layout(table):
            unwrap(table)
        elif not _is_outside(table) and _linked(table) < MOST / 2:
            _out_of_figure(table)
            _replace(table, [_paragraph(page, line, "" if fact else ROW) for line, fact in lines(table)])


def _out_of_figure(element: Any) -> None:
    for figure in element.iterancestors("figure"):
        figure.tag = "div"


def _lists(page: Any) -> None:
    """Lists of whole pieces of text, each with a heading or some paragraphs, as boxes."""
    for items in page.iter("ol", "ul"):
        inner = items.xpath("./li[h2 or h3 or h4 or h5 or count(p) > 1]")
        if inner and not any((item.text or "").strip() for item in inner) and not _is_outside(items):
            items.tag = "div"
            for item in items.iterchildren("li"):
                item.tag = "div" if item in inner else "p"


def _terms(page: Any) -> None:
    """Terms and what they are, a paragraph each: "Founded: 2019"."""
    for terms in [found for found in page.iter("dl") if not _is_outside(found) and _linked(found) < MOST / 2]:
        told: list[str] = []
        label = ""
        for part in terms.iter("dt", "dd"):
            if part.tag == "dt":
                told += [label] if label else []
                label = text_of(part).rstrip(": ")
            else:
                told.append(f"{label}: {text_of(part)}" if label else text_of(part))
                label = ""
        _replace(terms, [_paragraph(page, line) for line in [*told, label] if line])


def _quotations(page: Any, words: int) -> None:
    """What is set off as somebody's words as paragraphs in quotation marks, and who said them as the next one.

    "<blockquote>We will sue.<cite>Ann Roe, mayor</cite></blockquote>", "Roe wrote:<blockquote>We will.</blockquote>"
    """
    for figure in [found for found in page.iter("figure") if found.find(".//blockquote") is not None]:
        figure.tag = "div"
        for caption in figure.iter("figcaption"):
            caption.tag = "footer"
            figure.find(".//blockquote").append(caption)
    for box in [found for found in page.iter("blockquote") if len(text_of(found)) < MOST * words]:
        for link in [a for a in box.iter("a") if PICTURE_LINK.fullmatch(text_of(a))]:
            link.drop_tree()
        told = list(_told(box))
        signed = len(told) > 1 and bool(SIGNED.match(told[-1]))
        said = told[:-1] if signed else told
        before = next((text for e in box.itersiblings(preceding=True) if (text := text_of(e))), "")
        if said and (signed or before.endswith(":")) and not any(QUOTED.match(text) for text in said):
            said = [f"“{text}" for text in said]
            said[-1] += "”"
        told = [*said, *told[len(said) :]]
        _replace(box, [_paragraph(page, text, LINK if EMBEDDED.match(text) else "") for text in told])


def _told(box: Any) -> Iterator[str]:
    """The paragraphs of a box: its blocks, and what stands between them; who is quoted is one of its own."""
    run = ""
    for text, starts in [*_pieces(box), ("", "")]:
        if starts is not None:
            if run.removeprefix("— ").removeprefix("- ").strip():
                yield " ".join(run.split())
            run = starts
        run += text


def _pieces(element: Any, within: bool = False) -> Iterator[tuple[str, str | None]]:
    """The texts of an element, and what a paragraph starts with that begins with one; None where none does."""
    yield element.text or "", None
    for child in element:
        who = not within and (child.tag == "footer" or (child.tag == "cite" and _closes(child)))
        block = child.tag in {*BLOCKS, "li", "br"}
        if who or block:
            yield "", "- " if child.tag == "li" else "— " if who and not SIGNED.match(text_of(child)) else ""
        yield from _pieces(child, within or who)
        yield child.tail or "", "" if who or block else None


def _closes(cite: Any) -> bool:
    """Whether who or what is cited stands at the end of its box, not amid a sentence: "in <cite>Hamlet</cite> he"."""
    return not (cite.tail or "").strip() and cite.getnext() is None


def _captions(page: Any) -> None:
    """The captions of pictures as paragraphs behind them, or before the article of which they are the first picture."""
    for caption in page.xpath(".//figcaption|.//p[contains(@class, 'caption')]|.//div[contains(@class, 'caption')]"):
        text = TWICE_TOLD.sub(r"\1", text_of(caption))
        linked = next(caption.iterancestors("a"), None) is not None or _linked(caption) > MOST
        if not text or len(text) > MAX_CAPTION or linked or _is_outside(caption) or caption.getparent() is None:
            continue
        figure = next(caption.iterancestors("figure"), caption)
        above = figure.getparent()
        if above is None:
            continue
        made = _paragraph(page, text, CAPTION)
        if (body := _body_behind(figure)) is not None:
            body.insert(0, made)
            made.tail, body.text = body.text, None
        else:
            above.insert(above.index(figure) + 1, made)
        caption.drop_tree()


def _body_behind(figure: Any) -> Any:
    """The box with the text of the article that a picture stands above, in the same article; None if it is in it."""
    article = next(figure.iterancestors("article", "main"), None)
    body = (
        next((found for where in body_paths()[:1] for found in where(article)), None) if article is not None else None
    )
    return None if body is None or body in figure.iterancestors() else body


def _times(page: Any) -> None:
    """Times amid text, or in front of it, as text: "<time>10:42</time> The bank said"."""
    for time in page.iter("time"):
        parent = time.getparent()
        beside = text_of(parent).replace(text_of(time), "", 1).split() if parent is not None else []
        if parent is not None and parent.tag in TEXT and len(beside) > 4 and beside[0].casefold() != "by":
            time.tag = "span"
            time.attrib.clear()


def _links(page: Any) -> None:
    """Paragraphs that are nothing but the headline of another article are marked; sentences full of links are text."""
    every = [p for p in page.iter("p") if text_of(p)]
    for p in every:
        if len(text := text_of(p).split()) >= SENTENCE and FINAL.search(text[-1]) and _linked(p) < 1:
            for link in list(p.iter("a")):
                link.drop_tag()
    links = [p for p in every if _is_link(p)]
    if 2 * len(links) < len(every):
        for p in links:
            p.text = LINK + (p.text or "")


def _is_link(paragraph: Any) -> bool:
    found = list(paragraph.iter("a"))
    text = text_of(paragraph).strip("()[]»›>→ ")
    linked = text_of(found[0]).strip("()[]»›>→ ") if len(found) == 1 else ""
    label = text.removesuffix(linked).strip(" ([") if linked else text
    alone = len(linked.split()) > 3 and linked[-1] not in '.”"' and text.endswith(linked)
    return alone and (not label or (label[-1] in ":|–-" and len(label.split()) <= 5))
