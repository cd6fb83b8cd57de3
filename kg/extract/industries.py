"""Which line of business the noun for a firm tells: "warehouse robotics" of "a warehouse robotics company"."""

from kg.extract.demonyms import is_group
from kg.extract.grammar.phrases import is_short_field
from kg.extract.reference.taking_up.phrases import noun_of
from kg.extract.tokens import Token
from kg.rows import rows, words

JOINING = ("and", "&", ",")
UNSAID = ("NORP", "GPE", "ORG", "PERSON", "DATE")
DOERS = ("regulator", "watchdog", "court", "jury", "judge", "police", "parliament", "ministry", "government", "council")
WEB = ("internet", "web", "ai")  # written large, and yet no name


def line_of_business(head: Token, first: int) -> tuple[int, int] | None:
    """The words (last exclusive) that say what a firm deals in, none before `first`.

    They stand before a noun that says no more than firm ("a warehouse robotics company"), end in one for a trade ("a
    lingerie retailer", "the animation studio"), or are such a noun alone ("the brewer").
    """
    noun = _noun(head)
    trade = noun in words("descriptions", "trade_heads") or _is_fixed(head, noun)
    alone = noun in words("descriptions", "trades")
    if not (trade or alone or noun in words("descriptions", "industry_heads")) or _is_of_people(head):
        return None
    end = _before(head, first)
    start = _start(head, end, first)
    if not (trade or alone) and all(_is_tail(token) for token in head.doc[start:end]):
        start = end
    if trade or alone:
        told = start < end or (alone and not _is_barred(head, first))
        return (start, head.i + 1) if told else None
    return (start, end) if start < end else None


def written(line: tuple[int, int], head: Token) -> str:
    """How a line of business is written: "crane manufacturing" for "crane maker", "brewing" for "brewer".

    What no such name is known for stays as the text has it, its noun in the singular; small where only its sentence
    begins large.
    """
    doc, (first, last) = head.doc, line
    text = doc[first:last].text
    if last > head.i:
        noun = _noun(head)
        said = noun if text.lower().endswith(noun) else head.text
        text = text[: len(text) - len(said)] + rows("descriptions")["lines_of_business"].get(noun, noun)
    return text[:1].lower() + text[1:] if doc[first].is_sent_start else text


def business_before(noun: Token, first: int) -> tuple[int, int] | None:
    """The words that say which market a noun speaks of: "life insurance" of "the life insurance industry"."""
    start = _start(noun, noun.i, first)
    told = start < noun.i and not all(_is_tail(token) for token in noun.doc[start : noun.i])
    return (start, noun.i) if told else None


def _noun(head: Token) -> str:
    """The noun for the firm, without what a hyphen ties to it: "maker" of "chip-maker", but "start-up"."""
    noun = noun_of(head)
    known = words("descriptions", "industry_heads") | words("descriptions", "trades")
    return noun if noun in known else noun.rpartition("-")[2]


def _before(head: Token, first: int) -> int:
    """Where the noun for the firm begins: at "start" of "start-up"."""
    end = head.i
    while end - 1 > first and head.doc[end - 1].tag_ == "HYPH":
        end -= 2
    return end - 1 if end - 1 > first and head.doc[end - 1].lower_ == "holding" else end  # "a bank holding company"


def _start(head: Token, end: int, first: int) -> int:
    """Where the words before a noun for a firm begin that tell its business."""
    doc, start = head.doc, end
    if first > head.sent.start + 1 and doc[first - 1].lower_ == "and" and first <= doc[first - 2].head.i <= head.i:
        first -= 2 * (doc[first - 2].dep_ in ("compound", "nmod"))  # "film and television studio Acme"
    while start > first and (_names_business(doc[start - 1], end) or _joins_businesses(doc[start - 1], first, end)):
        start -= 1
    while start < end and (doc[start].tag_ == "HYPH" or doc[start].lower_ in JOINING):
        start += 1
    before = start - 1 - (start > first and doc[start - 1].text == "-")  # "a private-equity firm"
    if before >= first and start < end and (doc[before].lower_, doc[start].lower_) == ("private", "equity"):
        start = before
    return start


def _is_fixed(head: Token, noun: str) -> bool:
    """Whether a noun is one for a firm behind the word before it: "an advertising agency", "a fashion house"."""
    before = head.nbor(-1).lower_ if head.i > 0 else ""
    return before in rows("descriptions")["trades_behind"].get(noun, ())


def _is_barred(head: Token, first: int) -> bool:
    """Whether a word before a trade makes another thing of it: "the central bank"."""
    before = head.nbor(-1) if head.i > first else None
    return before is not None and (before.text == "-" or before.lower_ in words("descriptions", "no_trades_behind"))


def _is_tail(token: Token) -> bool:
    """Whether a word only ends what others tell: "management" of "asset management"."""
    return token.lower_ in words("descriptions", "industry_tails") or token.tag_ == "HYPH" or token.lower_ in JOINING


def _is_of_people(head: Token) -> bool:
    """Whether a group is one for people of a kind, which is no business: "a patient group"."""
    before = head.nbor(-1).lower_ if head.i > 0 else ""
    return noun_of(head) == "group" and before in words("reference", "person_nouns")


def _joins_businesses(token: Token, first: int, end: int) -> bool:
    """Whether "and" or a comma stands between two lines of business: "an oil, gas and power company"."""
    joined = token.lower_ in JOINING and token.i > first
    following = token.nbor(1)
    following = following.nbor(1) if following.lower_ == "and" else following
    return joined and _names_business(token.nbor(-1), end) and _names_business(following, end)


def _names_business(token: Token, end: int) -> bool:
    word = token.lower_
    if token.is_sent_start:
        plain = token.tag_ == "NN" and token.dep_ == "compound" and not token.ent_type_
        return plain and word not in words("descriptions", "no_industry")  # "Tech companies such as Acme"
    if word in words("descriptions", "no_industry") or token.ent_type_ in UNSAID:
        return word in WEB
    if token.i == end - 1 and (word in words("descriptions", "void_behind") or _is_joint(token)):
        return False  # "a limited liability company", "a joint venture company"
    if _may_be_verb(token) or (token.is_title and is_group(token.text)):
        return False  # "the Anglo-Dutch firm"
    if token.tag_ == "NNP" and not (token.is_lower or is_short_field(token) or word in WEB or _is_short(token)):
        return False  # "a Borealis company"
    if token.nbor(1).lower_ in JOINING and word in words("descriptions", "trade_heads"):
        return False  # "a designer and maker"
    return (
        token.tag_ == "NN"
        or (token.tag_ in ("NNP", "NNS") and (token.dep_ == "compound" or token.nbor(1).lower_ in JOINING))
        or (token.tag_ in ("JJ", "NN") and word in words("descriptions", "industry_adjectives"))
        or token.tag_ == "HYPH"
        or _is_deed(token)
        or (
            token.dep_ == "amod"
            and token.tag_ != "VBN"  # "collapsed payments firm"
            and token.head.tag_ in ("NN", "NNS")
            and token.head.dep_ == "compound"
        )
    )


def _is_joint(token: Token) -> bool:
    return token.lower_ == "venture" and token.i > 0 and token.nbor(-1).lower_ == "joint"


def _may_be_verb(token: Token) -> bool:
    """Whether a plural behind a doer may be the verb of a headline: "regulator fines mobile operator Acme"."""
    before = token.nbor(-1) if token.tag_ == "NNS" and token.i > 0 else token
    doer = before.i < token.i and before.tag_ in ("NN", "NNP") and before.lower_ in DOERS
    return doer and token.lower_ not in words("descriptions", "industry_tails")


def _is_short(token: Token) -> bool:
    """Whether letters stand behind what they are a part of: "a communication IC company"."""
    before = token.nbor(-1) if token.i > 0 else token
    return token.is_upper and before.tag_ == "NN" and before.dep_ in ("compound", "nmod")


def _is_deed(token: Token) -> bool:
    """Whether a word in -ing tells what is done, behind what it is done to: "a carbon offsetting company"."""
    before = token.nbor(-1) if token.i > 0 else token
    done = token.tag_ == "VBG" and before.tag_ in ("NN", "NNS") and before.dep_ in ("compound", "npadvmod", "amod")
    return done and token.lower_ not in words("descriptions", "no_deeds")
