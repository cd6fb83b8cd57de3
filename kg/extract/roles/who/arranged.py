"""What is arranged has not happened: who "is stepping down as head" has the post still, who "is joining as" not yet."""

from dataclasses import replace

from kg.extract.grammar import auxiliaries, verb_lemma
from kg.extract.grammar.lemmas import reports
from kg.extract.modality import judge
from kg.extract.roles.who.holder import STANDING, Holder
from kg.extract.tokens import Token

NOW = ("is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m")
AIM = ("advcl", "xcomp")  # what "to" tells that a deed is for: "is leaving to become head of Acme"


def as_arranged(found: list[Holder]) -> list[Holder]:
    """The holders by a verb, with the status that they have until what is arranged happens."""
    return [_until_then(holder) for holder in found]


def _until_then(holder: Holder) -> Holder:
    if holder.verb is None or not _is_arranged(holder.verb) or judge(holder.verb) != "asserted":
        return holder
    if holder.status == "current" and holder.date == "start":
        return replace(holder, status="incoming")
    still = holder.status == "former" and holder.date != "span"
    return replace(holder, status="current", how=STANDING) if still else holder


def _is_arranged(verb: Token) -> bool:
    """Whether a verb, or the one whose aim it is, stands in the present progressive: "is being named", "is leaving"."""
    aim = verb.tag_ == "VB" and verb.dep_ in AIM and any(t.lower_ == "to" for t in verb.lefts)
    above = verb.head if aim else verb
    helping = [t.lower_ for t in auxiliaries(above)]
    told = above.dep_ == "ccomp" and reports(verb_lemma(above.head)) and above.tag_ == "VBG"
    now = {*NOW, "was", "were"} if told else NOW  # "said she was leaving", as it then was
    return bool(helping) and helping[0] in now and (above.tag_ == "VBG" or "being" in helping)
