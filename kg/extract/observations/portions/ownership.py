"""Shares that somebody owns: "owns 47 percent of the shares", "is 57 percent owned by"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import Figure, is_closed
from kg.extract.observations.portions.shares import whole_of, whole_text
from kg.extract.observations.statements import Sentence, Statement, subject_of
from kg.extract.observations.whose.measures import label, thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows

STAYS = ("stay", "remain", "belong", "go", "lie", "rest")  # "the remaining 40 percent stay with the state"


def owned_share(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Ownership in percent: "own 47 percent of the shares", "is 57 percent owned by", "holds a 12 percent stake in"."""
    if figure.kind != "percent" or slot is None:
        return None
    reading, verb = sentence.reading, slot.governor
    if (other := _another_owner(sentence, figure)) is not None:
        return other
    if slot.dep in ("appos", "conj") and slot.prep == "" and whole_of(figure) is not None and verb.dep_ == "dobj":
        verb = verb.head  # "owns a row of cinemas, 14 percent of Acme and a warehouse"
    own = rows(ROWS)["shares"]["own"]
    noun = subject_of(sentence.reading, verb) if grammar.is_verb(verb) else None
    below = next((t for t in verb.doc[figure.last - 1 : figure.last + 2] if t.lower_.endswith("owned")), None)
    if below is not None:
        return owned_by(reading, below, noun)
    if (slot.dep == "nsubjpass" and verb.lemma_ in own) or (slot.dep == "nsubj" and verb.lemma_ in STAYS):
        return _rest_held(sentence, figure, verb)
    if (too := _has_too(sentence, figure, slot)) is not None:
        return too
    if grammar.is_verb(verb) and verb.lemma_ in own and noun is not None and slot.dep != "nsubj":
        whole = whole_of(figure)
        if whole is None and _in_which(verb) is not None:
            whole = grammar.antecedent(verb)  # "a venture in which Orme holds 40 percent"
        prop = label("share owned" if verb.lemma_ == "own" else "share")
        if whole is not None and verb.lemma_ == "keep" and _keeps_going(whole):
            return None  # "kept 40 percent of its buses moving": they are no share of its own
        if whole is not None and whole.tag_ == "PRP" and reading.mention_headed_by(whole) is None:
            return None  # "owns 60 percent of it": of what is not known
        if whole is not None:
            return Statement(
                "observation/owned", verb, thing(reading, noun), prop, whole_text(reading, whole), noun=noun
            )
        if verb.lemma_ != "hold" and slot.dep == "dobj" and is_closed(figure):
            return Statement("observation/owned", verb, thing(reading, noun), prop, noun=noun)
    return None


def _keeps_going(whole: Token) -> bool:
    """Whether a participle behind a whole tells what it is kept doing."""
    i = whole.right_edge.i + 1
    behind = [*whole.rights, *(whole.doc[i : i + 1])]
    return any(t.tag_ in ("VBG", "VBN", "JJ") and t.i > whole.i and t.dep_ != "relcl" for t in behind)


def _another_owner(sentence: Sentence, figure: Figure) -> Statement | None:
    """The next of several owners: "is 60% owned by the Roe trust and 40% by Orme Capital"."""
    doc, i, before = figure.head.doc, figure.last, sentence.last()
    joined = i < len(doc) and doc[i].lower_ == "by" and doc[figure.first - 1].lower_ in (",", "and")
    owner = grammar.child(doc[i], "pobj") if joined else None
    if before is None or owner is None or not (before[1].property.text or "").startswith("share owned by "):
        return None
    return replace(before[1], property=Part(text=f"share owned by {_text(sentence.reading, owner)}"))


def _has_too(sentence: Sentence, figure: Figure, slot: Slot) -> Statement | None:
    """Another's share of what was told of: "owns 72% of the mill. Orme Motors has 18%; the Roe family has 10%"."""
    verb, told = slot.governor, sentence.last_told()
    if told is None or told.rule != "observation/owned" or told.denominator is None or slot.dep != "dobj" or slot.prep:
        return None
    near = told.anchor.sent.end in (verb.sent.start, verb.sent.end)
    noun = subject_of(sentence.reading, verb) if verb.lemma_ in ("have", "hold", "own") else None
    somebody = noun is not None and noun.i < verb.i and sentence.reading.mention_headed_by(noun) is not None
    if noun is None or not somebody or not near or not is_closed(figure) or grammar.child(verb, "aux") is not None:
        return None
    return Statement(
        "observation/owned", verb, thing(sentence.reading, noun), label("share"), told.denominator, noun=noun
    )


def _rest_held(sentence: Sentence, figure: Figure, verb: Token) -> Statement | None:
    """Another share of what was told of: "will own 85% of the club. The remaining 15% will be held by a trust"."""
    by = (
        grammar.by_agents(verb)
        if grammar.is_passive(verb)
        else [n for _, n in grammar.prepositional(verb, "with", "to")]
    )
    told = sentence.topic.last if sentence.topic is not None else None
    here = sentence.last()
    told = here[1] if here is not None else told
    owner = next(iter(by), None)
    rest = figure.head.doc[max(figure.first - 1, 0)].lower_ in ("remaining", "other")
    if told is None or told.rule != "observation/owned" or owner is None or not rest or whole_of(figure) is not None:
        return None
    return Statement("observation/owned", verb, thing(sentence.reading, owner), label("share"), told.denominator)


def _in_which(verb: Token) -> Token | None:
    """The preposition of "in which" or "of which" before a verb."""
    asks = (p for p in verb.lefts if p.dep_ == "prep" and p.lower_ in ("in", "of"))
    return next((p for p in asks if (found := grammar.child(p, "pobj")) is not None and found.lower_ == "which"), None)


def owned_by(reading: Reading, verb: Token, noun: Token | None) -> Statement | None:
    """The share of a thing that "is 57 percent owned by" somebody."""
    owner = next((n for p in verb.rights if p.lower_ == "by" for n in p.children if n.dep_ == "pobj"), None)
    if owner is None or noun is None:
        return None
    prop = Part(text=f"share owned by {_text(reading, owner)}")
    return Statement("observation/owned", verb, thing(reading, noun), prop, noun=noun)


def _text(reading: Reading, noun: Token) -> str:
    part = thing(reading, noun)
    return part.text or reading.document.text[part.start : part.end]
