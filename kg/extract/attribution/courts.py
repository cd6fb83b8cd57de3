"""What a court hears goes on behind the sentence that says so: "The court heard Roe was drunk. He hit the guard twice."

Within the paragraph only, where a pronoun takes up whom it was told of, and no sentence tells what the court did.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.grammar import child, is_verb
from kg.extract.reading import Reading
from kg.extract.tokens import Span, Token
from kg.model import Attribution
from kg.rows import words

GOING_ON = 0.8


def gone_on(reading: Reading, attributions: Sequence[Attribution]) -> Iterator[Attribution]:
    """What is credited to a court in the sentences behind one that credits it."""
    heard = {reading.doc[a.cue].sent.start: a for a in attributions if _hears(reading.doc[a.cue])}
    credited = {reading.doc[a.cue].sent.start for a in attributions}
    going: Attribution | None = None
    block = -1
    for sentence in reading.sentences(("paragraph",)) if heard else ():
        here = reading.block_of(sentence.root)
        if sentence.start in credited or here != block:
            going, block = heard.get(sentence.start), here
        elif going is not None and _tells_on(sentence):
            yield replace(going, content=((sentence.start, sentence.end),), confidence=GOING_ON)
        else:
            going = None


def _hears(cue: Token) -> bool:
    """Whether a court is told: "The court heard", "The jury was told", "The inquest heard that"."""
    if cue.lemma_ not in ("hear", "tell"):
        return False
    noun = child(cue, "nsubj") if cue.lemma_ == "hear" else child(cue, "nsubjpass")
    return noun is not None and noun.lemma_.lower() in words("hearings", "courts")


def _tells_on(sentence: Span) -> bool:
    """Whether a sentence goes on with what somebody did: "He asked her for her name", no "He was jailed"."""
    verb = sentence.root
    noun = child(verb, "nsubj", "nsubjpass")
    if noun is None or noun.lower_ not in ("he", "she", "they", "it") or not is_verb(verb):
        return False
    past = verb.tag_ in ("VBD", "VBN") and not any(c.lower_ in ("has", "have", "will", "is", "are") for c in verb.lefts)
    judged = any(t.lemma_ in words("hearings", "judged") for t in sentence if is_verb(t) and t.dep_ in ("ROOT", "conj"))
    return past and not judged
