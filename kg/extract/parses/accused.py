"""Charges and bans: who alleges it, who stands accused, by whom, and what was imposed."""

from kg.extract.grammar.lemmas import lemma
from kg.extract.parses import notices
from kg.extract.parses.trees import hang, has, take_place
from kg.extract.reference.taking_up.phrases import is_person_noun, kind_of_noun
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA


def mend_allege(alleging: Token) -> None:
    """ "Prosecutors allege Roe paid them": a verb, whatever noun the parser makes of it."""
    who, name = alleging.doc[max(alleging.i - 1, 0)], alleging.head
    verb = name.head
    if alleging.pos_ not in ("NOUN", "PROPN") or alleging.dep_ != "compound" or name.dep_ not in ("nsubj", "nsubjpass"):
        return
    if who.tag_ == "NNS" and verb.tag_.startswith("VB") and who.head in (alleging, name, verb):
        take_place(alleging, verb)
        hang(verb, alleging, "ccomp")
        hang(who, alleging, "nsubj")
        alleging.tag_, alleging.pos_, alleging.lemma_ = "VBP", "VERB", "allege"


def mend_charged(participle: Token) -> None:
    """ "the trial of Roe, accused of theft": Roe is accused; "a ban on sales of pills imposed by Acme": the ban was."""
    if participle.dep_ != "acl" or participle.tag_ != "VBN":
        return
    noun = participle.head
    if participle.lemma_ in words("grammar", "accusing") | words("grammar", "entrusting"):
        _mend_accused(participle, noun)
    elif participle.lemma_ in words("grammar", "imposing") and has(participle, "agent"):
        above = noun
        while above.dep_ == "pobj" and above.head.head.pos_ == "NOUN":
            above = above.head.head
            if above.lemma_.lower() in words("grammar", "imposed"):
                hang(participle, above)
                return


def mend_second_charge(gerund: Token) -> None:
    """ "was charged with theft and driving while drunk": the second charge, too, is what somebody is charged with."""
    verb = gerund.head
    bare = gerund.tag_ == "VBG" and not has(gerund, "aux", "auxpass", "nsubj") and gerund.nbor(-1).lower_ == "and"
    if not bare or verb.i > gerund.i or not has(verb, "auxpass"):
        return
    phrase = next((c for c in verb.rights if c.dep_ == "prep" and c.right_edge.i + 2 == gerund.i), None)
    first = next((c for c in phrase.rights if c.dep_ in ("pobj", "pcomp")), None) if phrase is not None else None
    if first is not None and verb.lemma_ in words("grammar", "charging"):
        hang(gerund, first)


def _mend_accused(participle: Token, noun: Token) -> None:
    """Hang an accusation on whom a trial is of, not on the trial."""
    of = next((c for c in noun.rights if c.lower_ in ("of", "against") and c.dep_ == "prep"), None)
    person = next((c for c in of.rights if c.dep_ == "pobj"), None) if of is not None else None
    if person is None or noun.pos_ != "NOUN" or is_person_noun(noun.lemma_.lower()):
        return
    named = person.pos_ == "PROPN" or is_person_noun(person.lemma_.lower())
    if named and person.right_edge.i < participle.i:
        hang(participle, person)


def mend_accusers(verb: Token) -> None:
    """ "was accused by three men of abusing them": of that he was accused, and the men are not of it."""
    by = next((c for c in verb.rights if c.dep_ == "agent"), None)
    accuser = next((c for c in by.rights if c.dep_ == "pobj"), None) if by is not None else None
    if accuser is None or verb.lemma_ not in words("grammar", "accusing"):
        return
    for of in [c for c in accuser.rights if c.lower_ == "of" and has(c, "pcomp")]:
        hang(of, verb)


def mend_judged(word: Token) -> None:
    """ "branded Roe a liar", "dubbed Roe the queen of steel": what somebody is called is no second object."""
    verb = word.head
    before = (c for c in verb.rights if c.dep_ in ("dobj", "oprd", "dative") and c.right_edge.i + 1 == word.left_edge.i)
    first = next(before, None)
    told = word.pos_ == "NOUN" and has(verb, "nsubj")
    if first is not None and told and verb.lemma_.lower() in words("attribution", "judging"):
        first.dep_, word.dep_ = "dobj", "oprd"


def mend_for(word: Token) -> None:
    """ "fined Acme 5 million euros for hiding it", "blamed the clinic for it": the cause, not part of the object."""
    noun, verb = word.head, word.head.head
    if (
        word.dep_ == "prep"
        and noun.dep_ == "dobj"
        and has(word, "pcomp")
        and lemma(verb) in words("actions", "blaming")
    ):
        fits = has(noun, "nummod", "quantmod", "nmod") or noun.pos_ == "PROPN" or is_person_noun(noun.lemma_.lower())
        if fits or kind_of_noun(noun.lemma_.lower()) == SCHEMA.Organization:
            hang(word, verb)
    notices.mend_for(word)
