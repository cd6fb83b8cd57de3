"""When something was said, and to whom: the times and the hearers that hang on the verb of saying."""

from kg.extract import grammar
from kg.extract.actions.when import time_parts
from kg.extract.attribution.verbs import lemma
from kg.extract.grammar.control import asked_through
from kg.extract.grammar.figures import puts_figure
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Attribution, Part, Time
from kg.rows import words
from kg.vocabulary import SCHEMA

Parts = dict[str, tuple[Part, ...]]
LONGEST_VERDICT = 14  # tokens of a thing and of what it is called
LONGEST_HEARER = 8  # tokens that tell to whom something is said
OPENERS = ("DT", "PRP", "PRP$", "IN", "WDT", "EX", "NNP", "NNPS", "VBG", "CC")


def when_said(reading: Reading, attribution: Attribution, part: str, spoken: bool = False) -> Parts:
    """The `part` that is the time which dates the verb of saying, where it is no part of what is said.

    Behind what is told it may belong to either; behind words in quotation marks (`spoken`) it tells when they fell.
    """
    cue = reading.doc[attribution.cue]
    expects = cue.tag_ in ("VBZ", "VBP") and lemma(cue) in words("attribution", "forecasting")
    if not cue.tag_.startswith("VB") or cue.lower_ == "according" or expects or puts_figure(cue):
        return {}
    found = [time for time in time_parts(reading, cue).get(SCHEMA.startTime, ()) if time.start is not None]
    times = [time for at in found for time in reading.times if time.start == at.start]
    last = max(last for _, last in attribution.content)
    if not times or (cue.i < last <= times[0].first and not spoken):
        return {}
    return {part: (found[0],)} if _dates(cue, times[0], attribution) else {}


def _dates(cue: Token, time: Time, attribution: Attribution) -> bool:
    """Whether a time stands outside of what is said, and neither "said in May sales" nor "since" leads to it.

    Behind another verb or a thing it is the time of that: "said Roe, who left in May", "cited a loss in May".
    """
    doc, root = cue.doc, cue.doc[time.first : time.last].root
    opener = doc[time.first]
    title = opener.is_title and opener.tag_ != "NNP" and not opener.is_sent_start  # "told This Week"
    title = title or (
        opener.i > 0 and opener.i < cue.i and opener.nbor(-1).ent_type_ == "ORG"
    )  # "The Lomas Today said"
    if title or any(first <= time.first < last for first, last in attribution.content):
        return False
    prep = root.head if root.dep_ == "pobj" else root
    behind = time.first > cue.i  # not "Roe on Friday said the cause was not known"
    begins = behind and any(first in (time.last, time.last + 1) for first, _ in attribution.content)
    following = doc[time.last] if time.last < len(doc) else cue
    parted = following.is_punct or following.tag_ in OPENERS or following.i >= cue.sent.end
    if prep.lower_ in ("since", "from", "after", "for") or (begins and not parted):
        return False
    thing = grammar.child(cue, "dobj")
    hears = lemma(cue) in words("attribution", "telling") | words("attribution", "naming")
    between = doc[cue.i + 1 : time.first] if behind else ()
    outside = [t for t in between if not any(first <= t.i < last for first, last in attribution.content)]
    if any(t.tag_ in grammar.TENSED for t in outside) or (thing in outside and not hears):
        return False
    above = (t for t in grammar.governors(root) if grammar.is_verb(t) and t.i != cue.i)
    return not any(cue.is_ancestor(t) for t in above)


def judged(reading: Reading, cue: Token, content: tuple[int, int]) -> Parts:
    """`schema:object`: what somebody calls something: "called the plan bold", "described Roe as a fraud"."""
    first = next(iter(grammar.own_objects(cue)), None)
    if first is None or lemma(cue) not in words("attribution", "naming") or grammar.is_passive(cue):
        return {}
    if not content[0] <= first.i < content[1] or first.lower_ == "it":
        return {}
    mention = reading.mention_headed_by(first)
    known = reading.entity_part(mention) if mention is not None else None
    start, end = grammar.noun_phrase(first)
    whole = known is None and end < content[1] <= start + LONGEST_VERDICT  # "called the strike disappointing"
    return {SCHEMA.object: (known or reading.words_part(start, content[1] if whole else end),)}


def hearers(cue: Token, content: tuple[int, int]) -> list[Token]:
    """Those whom something is told, who are no part of what is said: "told reporters that", "told the BBC he would"."""
    asked = [asked_through(c) for c in cue.rights if c.dep_ == "xcomp" and content[0] >= c.left_edge.i]
    if asked and asked[0] is not None and asked[0].head.lower_ in ("from", "of"):
        return [asked[0]]  # "demanded from the firm to publish it"
    if lemma(cue) not in words("attribution", "telling") or grammar.is_passive(cue):
        return []
    told = grammar.child(cue, "dobj", "dative")
    whom = told if told is None or told.tag_ != "IN" else grammar.child(told, "pobj")
    if whom is None or whom.i < cue.i or content[0] <= whom.i < content[1]:
        return []
    first, last = grammar.noun_phrase(whom)
    return [whom] if last - first <= LONGEST_HEARER and not content[0] < last <= content[1] else []


def hearer_words(reading: Reading, whom: list[Token]) -> str:
    """Those told something as a sentence has them behind its verb, each behind a blank: " the BBC and Acme"."""
    ends = [grammar.noun_phrase(noun) for hearer in whom for noun in grammar.conjuncts(hearer)]
    preps = [hearer.head for hearer in whom if hearer.head.lower_ in ("from", "of")]
    ends = [(prep.i, prep.i + 1) for prep in preps] + ends
    return f" {reading.evidence(ends[0][0], ends[-1][1]).exact}" if ends else ""


def hearer_parts(reading: Reading, whom: list[Token]) -> Parts:
    """`schema:participant`: those told something who bear a name."""
    named = (reading.mention_headed_by(noun) for hearer in whom for noun in grammar.conjuncts(hearer))
    told = [reading.entity_part(m) for m in named if reading.is_a(m, SCHEMA.Person, SCHEMA.Organization) and m]
    return {SCHEMA.participant: tuple(told)} if told else {}
