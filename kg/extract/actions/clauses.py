"""What a clause tells of the noun it describes: "a mine that shut in 2017", "an appeal launched by the government"."""

from kg.extract.grammar import (
    REACH,
    SUBJECTS,
    antecedent,
    child,
    coordinated_with,
    first_conjunct,
    is_passive,
    is_verb,
    lemma,
    own_auxiliaries,
    subject,
    verb_lemma,
)
from kg.extract.modality.cues import effect
from kg.extract.reference.taking_up.phrases import kind_of_noun, noun_of
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA

NEAR = 7  # tokens from a noun to the participle that tells of it behind a comma


def is_done_to_noun(verb: Token, dated: bool) -> bool:
    """Whether a participle tells who did what to its noun: "an appeal launched by the government on Jan. 15".

    Without a time it does where one thing and so many are told of: "a petition signed by 5,000 residents".
    """
    by = child(verb, "agent") if verb.dep_ == "acl" and is_passive(verb) else None
    doers = child(by, "pobj") if by is not None else None
    noun = antecedent(verb)
    one = noun is not None and is_one(noun)
    counted = doers is not None and doers.tag_ == "NNS" and child(doers, "nummod") is not None
    body = doers is not None and kind_of_noun(noun_of(doers)) == SCHEMA.Organization  # "the ceiling set by parliament"
    counted = counted or (body and doers is not None and (is_known(doers) or doers.left_edge == doers))
    return doers is not None and (dated or (one and counted))


def is_one(noun: Token) -> bool:
    """Whether a noun is of one certain thing or person: "a mine", "the driver"."""
    return noun.tag_ == "NN" and any(c.lower_ in ("a", "an", "the") for c in noun.lefts)


def befell_one(verb: Token) -> bool:
    """Whether a clause dates what befell one thing or so many: "a mine that shut in 2017", "a survey made in May"."""
    noun = antecedent(verb)
    if noun is None or noun != subject(verb) or verb.dep_ not in ("relcl", "acl") or noun.pos_ != "NOUN":
        return False
    if _may_be_of_other(noun):
        return False
    past = verb.dep_ == "acl" and verb.tag_ == "VBN" and child(verb, "aux", "auxpass", "neg") is None
    past = past and verb.lower_ != lemma(verb) and not is_told_of(verb)  # "since the rot set in a year ago"
    body = kind_of_noun(noun_of(noun)) == SCHEMA.Organization or lemma(verb) in words("actions", "speech")
    past = past and not body  # "it has sold the mill, the two firms announced in May": they do it
    past = past or (verb.dep_ == "relcl" and _is_past(verb))
    above = next((t for t in noun.ancestors if is_verb(t)), None)
    return past and (is_one(noun) or child(noun, "nummod") is not None) and (above is None or not is_supposed(above))


def _is_past(verb: Token) -> bool:
    """Whether a clause is in a past tense: "shut", "was shut"."""
    helping = child(verb, "aux", "auxpass")
    return verb.tag_ == "VBD" if helping is None else helping.lower_ in ("was", "were") and verb.tag_ == "VBN"


def does_harm(noun: Token, verb: Token) -> bool:
    """Whether a thing does it by itself: "a storm that tore down the hall", "a van that struck a cyclist"."""
    name = noun.lemma_.lower()
    strikes = name in words("actions", "vehicles") and verb_lemma(verb) in words("actions", "crashing")
    return strikes or name in words("actions", "forces")


def is_supposed(verb: Token) -> bool:
    """Whether a verb tells what may be: "a man who stole a car could be jailed"."""
    return any(c.tag_ == "MD" and c.lower_ != "will" for c in verb.lefts)


def is_told_of(verb: Token) -> bool:
    """Whether a clause set off by a comma tells more of something known: "the tannery, which closed in 2003"."""
    noun = antecedent(verb)
    return verb.dep_ in ("relcl", "acl") and noun is not None and verb.doc[verb.left_edge.i - 1].text == ","


def is_set_off(verb: Token) -> bool:
    """Whether a participle goes on behind a clause and a comma: "blocking" of "A lorry overturned, blocking"."""
    first = first_conjunct(verb)
    behind = first.dep_ == "advcl" and verb.tag_ == first.tag_ == "VBG" and first.head.i < first.i
    return behind and verb.doc[first.left_edge.i - 1].text == "," and child(verb, *SUBJECTS, "mark", "aux") is None


def nominal_subject(verb: Token) -> Token | None:
    """The subject that does it, of the verb itself or of the first of those it is joined to."""
    for _ in range(REACH):
        before = coordinated_with(verb) if verb.dep_ == "conj" and child(verb, *SUBJECTS) is None else verb
        if before.i == verb.i:
            break
        verb = before
    return child(verb, "nsubj")


def is_befallen(verb: Token) -> bool:
    """Whether a clause set off tells what befell those told of: "Two inspectors, who have since been dismissed",
    "Acme, whose licence has been suspended".
    """
    noun = antecedent(verb) if verb.dep_ == "relcl" and is_told_of(verb) and is_passive(verb) else None
    own = child(verb, "nsubjpass")
    if noun is not None and own is not None and any(c.tag_ == "WP$" for c in own.lefts):
        return noun.pos_ == "PROPN" and any(c.lower_ in ("has", "have", "had") for c in verb.lefts if c.dep_ == "aux")
    told = noun is not None and noun == subject(verb) and lemma(verb) in words("actions", "befalling_people")
    return told and noun is not None and (is_one(noun) or child(noun, "nummod") is not None) and not is_supposed(verb)


def is_conceded(verb: Token) -> bool:
    """Whether a clause tells what is so in spite of the main one, or may be: "although some shops may be closed"."""
    marked = verb.dep_ == "advcl" and any(c.lower_ in words("actions", "conceding") for c in verb.lefts)
    helping = own_auxiliaries(verb)
    perfect = any(c.lower_ in ("has", "have") or c.tag_ == "MD" for c in helping)  # "since it opened" only dates
    marked = marked or (verb.dep_ == "advcl" and perfect and any(c.lower_ == "since" for c in verb.lefts))
    finite = verb.tag_ == "VBD" or any(c.tag_ in ("VBD", "MD") or c.lower_ in ("has", "have") for c in helping)
    return marked and finite and child(verb, *SUBJECTS) is not None


def is_content(verb: Token) -> bool:
    """Whether a clause tells what a noun is about: "a report that it had sold"."""
    return verb.dep_ == "acl" and any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.lefts)


def is_told_in_passing(verb: Token, who: bool, what: bool) -> bool:
    """Whether a clause behind a noun tells what was done: by it, to it, or to it by somebody told (`who`)."""
    return what and (is_undergone_by_one(verb) or (who and (is_done_by_one(verb) or is_done_to_described(verb))))


def is_done_by_one(verb: Token) -> bool:
    """Whether a clause tells what one thing or those known did: "a tax that toppled it", "the men who fled it"."""
    noun = _described(verb)
    if noun is None or is_passive(verb) or child(verb, "dobj") is None:
        return False
    return is_known(noun) or kind_of_noun(noun_of(noun)) != SCHEMA.Person


def is_undergone_by_one(verb: Token) -> bool:
    """Whether a clause tells what was done to one thing, or to those known: "a fine that was later halved"."""
    return is_passive(verb) and (is_under_way(verb) or _described(verb) is not None or _is_told_of_known(verb))


def is_under_way(verb: Token) -> bool:
    """Whether a participle tells what is being done to one thing: "a bridge being built in Ulm"."""
    noun = antecedent(verb) if verb.dep_ == "acl" and verb.tag_ == "VBN" else None
    near = noun is not None and verb.left_edge.i == noun.i + 1 and verb.left_edge.lower_ == "being"
    return near and noun is not None and is_one(noun)


def _is_told_of_known(verb: Token) -> bool:
    """Whether a participle between commas tells what was done to something known: "the poll, taken in May,"."""
    noun = antecedent(verb) if verb.dep_ == "acl" and verb.tag_ == "VBN" and is_told_of(verb) else None
    if noun is None or noun.pos_ != "NOUN" or child(verb, "aux", "auxpass", "neg", *SUBJECTS) is not None:
        return False
    describes = lemma(verb) in words("actions", "describing") or _may_be_of_other(noun)
    near = verb.left_edge == verb and verb.i - noun.i <= NEAR
    aside = noun.dep_ == "pobj" and noun.head.i > 0 and noun.head.nbor(-1).text == ","  # "Roe, in a note, called on us"
    return near and not (describes or aside) and (is_known(noun) or is_one(noun))


def is_done_to_described(verb: Token) -> bool:
    """Whether a relative clause with its own subject tells what was done to what it describes: "a fund it scrapped"."""
    own = child(verb, "nsubj") if verb.dep_ == "relcl" else None
    if own is None or own.tag_ in ("WDT", "WP") or child(own, "poss") is not None or is_passive(verb):
        return False
    if verb_lemma(verb) in words("actions", "figures") | words("actions", "undergone"):
        return False  # "the price the firm received slid", misparsed
    noun = antecedent(verb)
    apart = is_told_of(verb) or verb.left_edge.dep_ == "prep"  # "at the hearing, which he accepted", "in which he ran"
    return noun is not None and not apart and _is_done(verb) and (is_known(noun) or is_one(noun))


def is_awaited(verb: Token) -> bool:
    """Whether a clause tells what has to come before what is to be: "will stay shut until the boiler is mended"."""
    own, opener = child(verb, *SUBJECTS), verb.left_edge.lower_
    if verb.dep_ != "advcl" or opener not in ("until", "till", "once", "before") or own is None:
        return False
    tensed = next(iter(own_auxiliaries(verb)), verb)
    ahead = any(c.tag_ == "MD" and c.lower_ != "can" for c in verb.head.lefts)
    return ahead and own.pos_ in ("NOUN", "PROPN") and tensed.tag_ in ("VBZ", "VBP") and child(verb, "neg") is None


def goes_along(verb: Token) -> bool:
    """Whether a clause without a tense tells what others do as well: "with fans blocking it", "some carrying flags"."""
    own, above = child(verb, "nsubj"), clause_beside(verb)
    if not is_verb(above) or child(verb, "dobj") is None:
        return False
    if own is None or own.tag_ == "PRP":
        meanwhile = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.left_edge.lower_ == "while"
        return own is None and meanwhile and verb.i > above.i and _is_done(above)  # "was held while crossing it"
    apart = verb.head.lower_ == "with" if verb.dep_ == "pcomp" else verb.doc[verb.left_edge.i - 1].text == ","
    helping = own_auxiliaries(verb)
    going_on = verb.tag_ == "VBG" and not helping
    ahead = verb.tag_ == "VB" and verb.dep_ == "pcomp" and [c.lower_ for c in helping] == ["to"]
    return apart and (going_on or ahead) and child(verb, "mark", "neg") is None


def clause_beside(verb: Token) -> Token:
    """The verb beside which a clause without a tense stands: "ended" of "ended with fans blocking the road"."""
    return verb.head.head if verb.dep_ == "pcomp" else verb.head


def is_done_meanwhile(verb: Token) -> bool:
    """Whether a clause tells what was done before or when something was: "shut after slag breached a wall"."""
    opens = verb.left_edge.lower_ in ("after", "when", "since") and verb.dep_ == "advcl"
    own = child(verb, *SUBJECTS)
    told = opens and own is not None and own.pos_ in ("NOUN", "PROPN") and _is_done(verb)
    return told and _is_done(verb.head) and not any(c.lower_ in words("actions", "how_often") for c in verb.children)


def _is_done(verb: Token) -> bool:
    """Whether a verb is in the past: "scrapped", "had scrapped", "was scrapped"."""
    helping = [c.lower_ for c in own_auxiliaries(verb)]
    past = (verb.tag_ == "VBD" and not helping) or not {"has", "had", "have", "was", "were"}.isdisjoint(helping)
    return past and not is_supposed(verb)


def is_known(noun: Token) -> bool:
    """Whether a noun is of something told of: "the mills", "her last poll"."""
    return any(c.lower_ in ("the", "these", "those") or c.dep_ == "poss" for c in noun.lefts)


def _described(verb: Token) -> Token | None:
    """What a relative clause in the past describes that is one certain thing, or known, and that there is."""
    noun = antecedent(verb) if verb.dep_ == "relcl" else None
    if noun is None or noun != subject(verb) or noun.pos_ != "NOUN":
        return None
    beside = noun.dep_ in ("conj", "appos") and verb.left_edge.i == noun.i + 1  # "and a bloom that killed"
    if not (is_known(noun) or is_one(noun)) or (_may_be_of_other(noun) and not beside):
        return None
    above = next((t for t in noun.ancestors if is_verb(t)), None)
    real = above is None or not (is_supposed(above) or lemma(above) in words("actions", "inventing"))
    return noun if _is_done(verb) and real else None


def _may_be_of_other(noun: Token) -> bool:
    """Whether a clause behind a noun may describe one before it: "a fire at a mill that killed two"."""
    within = noun.dep_ == "pobj" and noun.head.head.pos_ in ("NOUN", "PROPN")
    return within or noun.dep_ in ("npadvmod", "conj", "appos")


def is_denied(verb: Token) -> bool:
    """Whether a clause tells what somebody denies: "officials denied that the dam had leaked"."""
    denying = verb.dep_ == "ccomp" and effect("finite", verb_lemma(verb.head)) == "negated"
    return denying and child(verb, *SUBJECTS) is not None and child(verb.head, *SUBJECTS) is not None


def is_added(clause: Token, verb: Token) -> bool:
    """Whether a comma and a joint add a clause to a question: "asks whether it helps, and a union has claimed"."""
    joint = verb.doc[max(verb.left_edge.i - 1, 1)]
    added = verb.dep_ == "conj" and verb.head == clause and child(verb, *SUBJECTS) is not None
    return added and joint.dep_ == "cc" and joint.nbor(-1).text == ","


def is_accused_of(verb: Token) -> bool:
    """Whether a gerund tells what somebody is accused of: "suspects two men of planting bombs"."""
    accusing = words("grammar", "accusing") | words("grammar", "entrusting")
    first = first_conjunct(verb)  # "accused of robbing a shop and killing two men"
    prep = first.head
    if first.dep_ == "pcomp" and prep.lower_ == "for" and lemma(prep.head) in words("actions", "blaming"):
        return True  # "criticised the hospital for delaying operations"
    return first.dep_ == "pcomp" and prep.lower_ in ("of", "with") and lemma(prep.head) in accusing


def is_there_planned(verb: Token) -> bool:
    """Whether a sentence tells of plans, or of none: "there are no plans to close it", "a plan to close it"."""
    noun, bare = first_conjunct(verb).head, verb.tag_ == "VB" and not is_passive(verb)
    infinitive = first_conjunct(verb).dep_ == "acl" and child(first_conjunct(verb), "aux") is not None
    if (
        infinitive
        and bare
        and noun.lemma_.lower() in words("actions", "plans_told")
        and child(verb, "dobj") is not None
    ):
        return True
    return infinitive and noun.lemma_.lower() in words("grammar", "intentions") and child(noun.head, "expl") is not None
