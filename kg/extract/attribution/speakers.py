"""Quoted words become attributions: to the cue beside them, around them, or to the speech they go on with."""

from collections.abc import Mapping, Sequence

from kg.extract import grammar
from kg.extract.attribution import by_form
from kg.extract.attribution.cues import Cue
from kg.extract.attribution.sources import can_speak
from kg.extract.attribution.verbs import lemma
from kg.extract.quotations.marks import Quoted
from kg.extract.reading import Reading
from kg.extract.tokens import Doc, Token
from kg.model import Attribution, Part
from kg.rows import words

Credited = tuple[Cue, tuple[Part, ...]]
Spoken = tuple[int, tuple[Part, ...], float]
BETWEEN = (",", ":", "–", "—", "-", "--", "that", "as", "and", "was", "is", "how", "what", "all", "…", "...")
ENDERS = (".", "!", "?", "…")
BESIDE, WITHIN, ONGOING, NEXT_PARAGRAPH, INTRODUCED, TOPICAL = 0.95, 0.9, 0.9, 0.65, 0.75, 0.65
LONG_ENOUGH = 4  # tokens of a quotation that may stand alone
TITLE = 9  # tokens of a title before the name of a speaker
GLOSSED = 7  # tokens from "known" to what something is known as
NEAR = 14  # tokens between a cue and the quotation it introduces


def find(
    reading: Reading,
    quotes: Sequence[Quoted],
    credited: Sequence[Credited],
    told: Sequence[Attribution],
    topics: Mapping[int, Part],
) -> list[Attribution]:
    """An attribution for every quotation whose speaker is known; terms, titles and scare quotes get none."""
    speakers = _Speakers(reading, credited, told, topics)
    spoken = [speakers.of(quote) for quote in quotes]
    for i in reversed(range(len(quotes) - 1)):  # a speech over several paragraphs may name its speaker in the last
        if spoken[i] is None and quotes[i].runs_on and quotes[i + 1].block == quotes[i].block + 1:
            spoken[i] = spoken[i + 1]
    return [
        Attribution(source, ((quote.first, quote.last),), found[0], found[2])
        for quote, found in zip(quotes, spoken, strict=True)
        if found is not None
        for source in found[1]
    ]


class _Speakers:
    """Goes through the quotations in order and remembers who spoke last in which paragraph."""

    def __init__(
        self,
        reading: Reading,
        credited: Sequence[Credited],
        told: Sequence[Attribution],
        topics: Mapping[int, Part],
    ) -> None:
        self._reading = reading
        self._doc: Doc = reading.doc
        self._by_first = {cue.first: (cue, sources) for cue, sources in credited}
        self._by_sentence: dict[int, list[Credited]] = {}
        for cue, sources in credited:
            self._by_sentence.setdefault(cue.token.sent.start, []).append((cue, sources))
        self._around = _narrowest(told)
        self._topics = topics
        self._last: tuple[Quoted, int, tuple[Part, ...]] | None = None

    def of(self, quote: Quoted) -> Spoken | None:
        """The cue token, the sources and the confidence for one quotation."""
        found = self._found(quote)
        if found is not None:
            self._last = (quote, found[0], found[1])
        return found

    def _found(self, quote: Quoted) -> Spoken | None:
        if not quote.marked or quote.speaker is not None:
            cue = self._cue_at(quote.led + 1, quote) if quote.led is not None else None
            return (cue[0].token.i, cue[1], WITHIN) if cue is not None else by_form.named(self._reading, quote)
        if self._is_term(quote) or self._describes_source(quote) or self._is_order(quote):
            return None
        beside = self._signed(quote) or self._cue_before(quote) or self._cue_after(quote)
        around = self._around.get(quote.first)
        if beside is not None and around is not None and self._is_retold(beside[0], around):
            return around.cue, (around.source,), WITHIN
        sure = around is None or self._doc[quote.last - 1].text != "."
        if beside is not None and (sure or (around is not None and around.cue == beside[0].token.i)):
            return beside[0].token.i, beside[1], BESIDE
        if around is not None:
            return None if self._is_aside(quote) else (around.cue, (around.source,), WITHIN)
        return self._ongoing(quote)

    def _signed(self, quote: Quoted) -> Credited | None:
        """Who is named behind words that a colon leads up to: `Acme noted the loss: "We are sorry," said Lee.`"""
        colon = quote.before > 0 and self._doc[quote.before - 1].text == ":"
        return self._cue_after(quote) if colon and self._doc[quote.last - 1].text == "," else None

    def _is_retold(self, cue: Cue, around: Attribution) -> bool:
        """Whether a deed that another tells is no speech: `she said Acme had offered it at "a bargain"`."""
        within = around.cue != cue.token.i and any(first <= cue.token.i < last for first, last in around.content)
        return within and not cue.strong and lemma(cue.token) not in words("attribution", "naming")

    def _describes_source(self, quote: Quoted) -> bool:
        """Whether the words only say who speaks: `people "close to the talks"`, `quoted a "senior aide"`."""
        root = self._doc[quote.first : quote.last].root
        if self._doc[quote.after : quote.after + 2].text.lower() == "as saying":
            return True
        described = root.head if root.dep_ in ("prep", "amod", "acl") and root.head.i == quote.before - 1 else None
        return described is not None and can_speak(described, False, self._reading)

    def _is_order(self, quote: Quoted) -> bool:
        """Whether somebody was told to do what the words say, by whoever said them: `was told to "stop writing"`."""
        root = self._doc[quote.first : quote.last].root
        told = root.dep_ == "xcomp" and self._doc[quote.before - 1].lower_ == "to" and grammar.is_passive(root.head)
        return told and lemma(root.head) in words("attribution", "asking")

    def _is_aside(self, quote: Quoted) -> bool:
        """Whether a word or two in marks only name a thing within what is told: `a free case, or "bumper," that`."""
        inside = self._doc[quote.first : quote.last]
        naming = inside.root.dep_ in ("appos", "conj", "compound", "amod", "nmod", "dep", "npadvmod")
        return naming and sum(t.is_alpha for t in inside) <= 2

    def _cue_after(self, quote: Quoted) -> Credited | None:
        """The cue right behind the closing mark: `," said Lee`, `," Lee said`."""
        if self._doc[quote.last - 1].text == "." and not self._clause_without_content(quote):
            return None
        position = quote.after
        while position < len(self._doc) and (
            self._doc[position].text in BETWEEN or self._doc[position].dep_ == "advmod"
        ):
            if position in self._by_first:
                break
            position += 1
        found = self._by_first.get(position) or self._titled_cue(position)
        if found is None or found[0].head.left_edge.i <= quote.before < found[0].head.i:
            return None  # `The "We pay for it" campaign began`
        return found if self._same_block(quote, found[0].token) else None

    def _titled_cue(self, position: int) -> Credited | None:
        """The cue whose speaker's long title the parser hangs elsewhere: `," co-founder and chairman Ann Roe said`."""
        for token in self._doc[position : position + TITLE]:
            found = self._by_first.get(token.i)
            if found is not None and found[0].kind == "verb" and found[0].head.i >= token.i and not found[0].inverted:
                return found
            if (token.is_punct and token.text != "-") or token.tag_ in {*grammar.TENSED, "IN", "WP"}:
                return None
        return None

    def _clause_without_content(self, quote: Quoted) -> bool:
        """Whether the clause behind a quotation is a cue and no more: "Lee said."; a nod answers what is said before.

        `"It is bad," she said. "We lost." Lee nodded.` are not the words of Lee.
        """
        found = self._by_first.get(quote.after)
        if found is None:
            return False
        blocks = self._reading.document.blocks
        opens = not blocks or quote.start - blocks[quote.block].start <= 2
        last = found[0].last
        return (opens or found[0].strong) and last < len(self._doc) and self._doc[last].text in ENDERS

    def _cue_before(self, quote: Quoted) -> Credited | None:
        """The cue that leads up to the opening mark: `Lee said: "`, `she said, "`, `described it as "`."""
        position = by_form.lead_in(self._reading, quote) or quote.before
        return self._cue_at(position, quote) if position > 0 else None

    def _cue_at(self, end: int, quote: Quoted) -> Credited | None:
        """The cue that leads up to a token, with nothing else between."""
        position = end - 1
        mark = self._doc[position].text
        aside = self._opening_dash(position)
        for cue, sources in reversed(self._by_sentence.get(self._doc[position].sent.start, [])):
            if aside is not None and cue.kind == "verb" and cue.last <= aside <= cue.last + NEAR:
                return cue, sources
            if aside is not None:
                continue
            if self._is_between(cue, quote):
                return cue, sources
            if cue.kind != "noun" and cue.last <= end and end - cue.last <= NEAR:
                between = self._doc[cue.last : end]
                if mark in (",", ":", "–", "—") and not any(t.tag_ in grammar.FINITE for t in between):
                    return cue, sources
                if not self._is_thing(cue, quote) and (cue.token.i == position or self._governs(cue, quote)):
                    return cue, sources
        return None

    def _opening_dash(self, closing: int) -> int | None:
        """Where an aside opens that a dash before a quotation closes: `said of it — which many feared — "We won"`."""
        doc, mark = self._doc, self._doc[closing].text
        if mark not in grammar.DASHES:
            return None
        opening = next((i for i in range(closing - 1, doc[closing].sent.start, -1) if doc[i].text == mark), None)
        return opening if opening is not None and doc[opening + 1].tag_ in ("WDT", "WP", "IN", "VBN") else None

    def _is_between(self, cue: Cue, quote: Quoted) -> bool:
        """Whether the words stand between a verb and whoever said so: `was called "a farce" by Lee`."""
        verb, source = cue.token, cue.head.left_edge
        inside = verb.i < quote.before <= verb.i + 2 and source.i in (quote.after + 1, quote.after + 2)
        return cue.kind == "verb" and inside and grammar.is_passive(verb) and self._governs(cue, quote)

    def _governs(self, cue: Cue, quote: Quoted) -> bool:
        """Whether the quotation, or the phrase it belongs to, hangs on the cue in the tree: "called it 'a farce'"."""
        root = self._doc[quote.first : quote.last].root
        if root.head.i == cue.token.i:
            return True
        near = [above for above, _ in zip(grammar.governors(root), range(3), strict=False)]
        if cue.loose and any(t.dep_ == "conj" and grammar.is_verb(t) and t.i > cue.token.i for t in near):
            return False  # `she welcomed it and would study it "with care"`
        return any(above.i == cue.token.i for above in near) and not any(
            t.text in (",", ";") for t in self._doc[cue.last : quote.before]
        )

    def _is_thing(self, cue: Cue, quote: Quoted) -> bool:
        """Whether the quoted words are a thing that the cue's subject has or finds: "had shown 'a cold heart'"."""
        return _has_things(cue) and self._doc[quote.first : quote.last].root.dep_ == "dobj"

    def _is_term(self, quote: Quoted) -> bool:
        """Whether the marks hold a name, a title or a term rather than speech."""
        before = self._doc[quote.before - 1].lower_ if quote.before else ""
        if self._doc[max(0, quote.before - 3) : quote.before].text.lower() == "so-called":
            return True
        if before == "of" and quote.before > 1 and self._doc[quote.before - 2].ent_type_ == "PERSON":
            return True  # `Ann Roe of "Have no fear", a charity`
        inner = [t for t in self._doc[quote.first : quote.last] if t.text[0].isalpha()]
        if not inner or self._glosses(quote) or self._words_question(quote):
            return True
        if inner[0].tag_ == "CC" and len(inner) <= 2 and self._doc[quote.last - 1].text not in ENDERS:
            return True
        told = any(t.is_lower and t.tag_ in grammar.TENSED for t in inner)  # "I did not see it": no title
        titled = len(inner) <= 8 and not told and all(t.text[0].isupper() or len(t) <= 3 for t in inner)
        if (
            titled
            and (before in words("attribution", "terms") or by_form.is_before_work(self._doc, quote))
            and before != "called"
        ):
            return True
        if before in words("attribution", "terms") and before != "called" and not self._judges(quote):
            return not self._is_utterance(quote)
        if titled and before == "," and self._is_behind_work(quote):
            return True
        ended = self._doc[quote.last - 1].text in {*ENDERS, ","}
        if len(inner) <= 2 and not ended and self._modifies(quote):
            return True
        titled = titled and not ended and before not in (",", ":")
        return titled and (before == "of" or not self._is_utterance(quote))  # `the author of "How Acme Was Lost".`

    def _words_question(self, quote: Quoted) -> bool:
        """Whether the words are those of a question that nobody puts here: `to print the question, "Is it so?",`."""
        comma = quote.before > 1 and self._doc[quote.before - 1].text == ","
        noun = self._doc[max(quote.before - 1 - comma, 0)]
        return noun.lower_ in words("attribution", "wordings") and not grammar.reports(lemma(noun.head))

    def _glosses(self, quote: Quoted) -> bool:
        """Whether a participle that nobody does gives the name of a thing: `tablets, commonly called "slabs"`."""
        end = quote.before - (quote.before > 1 and self._doc[quote.before - 1].lower_ in ("the", "a", "an"))
        naming = self._doc[max(end - GLOSSED, 0) : end]
        last = naming[-1] if len(naming) else None
        known = next((t for t in reversed(naming) if t.lower_ == "known"), None)  # "known on the island simply as"
        verb = known if last is not None and last.lower_ == "as" else last
        named = verb is not None and verb.lower_ in ("called", "known") and verb.dep_ in ("acl", "advcl")
        return named and verb is not None and verb.tag_ == "VBN" and not grammar.by_agents(verb)

    def _judges(self, quote: Quoted) -> bool:
        """Whether the words say what a thing is called, and are no title: `called the project "the best there is"`."""
        root, thing = self._doc[quote.first : quote.last].root, self._doc[quote.before - 1]
        named = lemma(root.head) in words("attribution", "naming") and thing.head.i == root.head.i
        return named and thing.dep_ == "dobj" and root.i != thing.i and self._doc[quote.first].is_lower

    def _is_behind_work(self, quote: Quoted) -> bool:
        """Whether a comma parts the words from what they are the title of: `in her memoir, "Cold Sums", which`."""
        kinds = (words("attribution", "terms") | words("attribution", "documents")) - words("attribution", "vehicles")
        noun = self._doc[max(quote.before - 2, 0)]
        return noun.pos_ == "NOUN" and noun.lemma_.lower() in kinds

    def _modifies(self, quote: Quoted) -> bool:
        """Whether the words stand before the noun they belong to: a "friendly" merger."""
        root = self._doc[quote.first : quote.last].root
        follows = quote.after < len(self._doc) and self._doc[quote.after].pos_ in ("NOUN", "PROPN", "ADJ")
        return follows and root.dep_ in ("amod", "compound", "nmod", "nummod") and root.head.i >= quote.after

    def _is_utterance(self, quote: Quoted) -> bool:
        """Whether the words can stand alone as speech: a capital at the start, an end mark at the end."""
        ended = self._doc[quote.last - 1].text in {*ENDERS, ","} or self._ends_outside(quote)
        return quote.runs_on or (
            ended and self._doc[quote.first].text[0].isupper() and quote.last - quote.first >= LONG_ENOUGH
        )

    def _ends_outside(self, quote: Quoted) -> bool:
        return any(token.text in ENDERS for token in self._doc[quote.after : quote.after + 1])

    def _ongoing(self, quote: Quoted) -> Spoken | None:
        """The speaker of the speech that a quotation without a cue goes on with."""
        alone = self._is_utterance(quote)
        if self._doc[quote.last - 1].text == ",":
            return None  # its own cue follows, but was not understood
        introduced = self._introduced(quote) if alone else None
        if self._last is None:
            return introduced
        earlier, cue, sources = self._last
        ended = self._doc[quote.last - 1].text in ENDERS or self._ends_outside(quote)
        opens = self._doc[quote.before].sent.start in (quote.before, quote.first) or earlier.after == quote.before
        if earlier.block == quote.block and ended and opens and not self._others_between(earlier, quote, cue):
            return cue, sources, ONGOING
        if introduced is not None:
            return introduced
        if alone and earlier.block == quote.block - 1 and (earlier.runs_on or self._whole_block(quote)):
            return cue, sources, ONGOING if earlier.runs_on else NEXT_PARAGRAPH
        return None

    def _others_between(self, earlier: Quoted, quote: Quoted, cue: int) -> bool:
        """Whether a sentence of the article itself stands between two quotations."""
        starts = [t.i for t in self._doc[earlier.after : quote.before] if t.is_sent_start and t.i > earlier.after]
        cued = self._doc[cue].sent.start
        return any(self._doc[start].sent.start != cued and start < quote.before - 1 for start in starts)

    def _introduced(self, quote: Quoted) -> Spoken | None:
        """The source of the sentence before in the same paragraph, or the person it is about before a colon."""
        led = by_form.lead_in(self._reading, quote)
        position = (quote.before if led is None else led) - 1
        if position < 0 or (led is None and not self._same_block(quote, self._doc[position])):
            return None
        sentence = self._doc[position].sent
        cues = self._by_sentence.get(sentence.start, [])
        if cues:
            return cues[-1][0].token.i, cues[-1][1], INTRODUCED
        topic = self._topics.get(sentence.start) or by_form.named_before_colon(self._reading, self._doc[position])
        return (sentence.root.i, (topic,), TOPICAL) if topic is not None else None

    def _whole_block(self, quote: Quoted) -> bool:
        block = self._reading.document.blocks[quote.block]
        return quote.start - block.start <= 2 and block.end - quote.end <= 2

    def _same_block(self, quote: Quoted, token: Token) -> bool:
        blocks = self._reading.document.blocks
        return not blocks or blocks[quote.block].start <= token.idx < blocks[quote.block].end


def _has_things(cue: Cue) -> bool:
    """Whether the noun behind a cue is no speech: "had shown", but "denied"."""
    tables = ("speech", "object", "naming", "quoting")
    name = lemma(cue.token)
    return name in words("attribution", "showing") and not any(name in words("attribution", table) for table in tables)


def _narrowest(told: Sequence[Attribution]) -> dict[int, Attribution]:
    """The narrowest attribution over each token."""
    found: dict[int, Attribution] = {}
    spans = [(last - first, first, last, a) for a in told for first, last in a.content]
    for _, first, last, attribution in sorted(spans, key=lambda s: (-s[0], s[1])):
        found.update(dict.fromkeys(range(first, last), attribution))
    return found
