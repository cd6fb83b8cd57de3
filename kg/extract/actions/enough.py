"""Whether there is enough to state: somebody or something in particular, in a clause that tells news."""

from kg.extract.actions.besides import clause_of, has_doer, is_told_besides, is_told_of_subject
from kg.extract.actions.clauses import (
    befell_one,
    clause_beside,
    does_harm,
    goes_along,
    is_accused_of,
    is_awaited,
    is_befallen,
    is_conceded,
    is_content,
    is_denied,
    is_done_meanwhile,
    is_done_to_noun,
    is_one,
    is_set_off,
    is_supposed,
    is_there_planned,
    is_told_in_passing,
    is_told_of,
    is_undergone_by_one,
)
from kg.extract.actions.empty import is_share_of_people
from kg.extract.actions.light import is_light, lasts, lasts_untold
from kg.extract.actions.mishaps import befell_when
from kg.extract.actions.parts import may_do, mention_of
from kg.extract.actions.plainly import TOLD_OF, comes_about, is_needed, is_repeated, is_somebody, tells_plainly
from kg.extract.actions.unanswered import is_left_open
from kg.extract.actions.verbs import does_damage, is_consequence, is_undergone
from kg.extract.grammar import (
    RELATIVES,
    SUBJECTS,
    antecedent,
    child,
    first_conjunct,
    is_passive,
    is_verb,
    lemma,
    matrix,
    particle,
    reports,
    subject,
    subjects,
    verb_lemma,
)
from kg.extract.grammar.control import is_of_thing_before, is_use_of
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun, kind_of_noun, noun_of
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

NAMED = (SCHEMA.agent, SCHEMA.object, SCHEMA.participant)


def is_enough(reading: Reading, verb: Token, parts: dict[str, tuple[Part, ...]]) -> bool:
    """Whether somebody or something in particular is spoken of."""
    if SCHEMA.object in parts and is_there_planned(verb):
        return True
    if (SCHEMA.object not in parts and _is_stranded(verb)) or _is_cut_off(verb) or _is_of_deed(verb):
        return False
    if SCHEMA.agent in parts and SCHEMA.object in parts and is_needed(verb):
        return True
    if reading.block_kind(verb) == "headline":
        return True  # "Court jails former mayor"
    named = any(part.entity for name in NAMED for part in parts.get(name, ()))
    who, what = SCHEMA.agent in parts, SCHEMA.object in parts
    dated = SCHEMA.startTime in parts or SCHEMA.endTime in parts
    alone = who or is_passive(verb) or is_undergone(verb)
    if what and ((alone and SCHEMA.startTime in parts and befell_one(verb)) or is_befallen(verb) or is_awaited(verb)):
        return True
    if _is_restrictive(verb, parts) or (not dated and (_is_loose_participle(verb) or (not named and _is_habit(verb)))):
        return False
    more = any(name in parts for name in (SCHEMA.participant, SCHEMA.location, SCHEMA.startTime, SCHEMA.endTime))
    if lasts_untold(verb, named or more):
        return False
    if who and ((named and what) or verb_lemma(verb) in words("actions", "withheld") | words("actions", "requests")):
        return True
    if (who and is_left_open(verb)) or (is_denied(verb) and (what or child(verb, "dobj") is None)):
        return True
    if named and (what or more or child(verb, "xcomp", "prep") is not None or is_repeated(verb) or _goes_off(verb)):
        return True
    if is_told_in_passing(verb, who, what):
        return True
    if is_done_meanwhile(verb) and (alone or what) and (what or verb_lemma(verb) in words("actions", "complete")):
        return True
    if who and (what or more) and _is_told_of_somebody(reading, verb):
        return True
    if who and not what and SCHEMA.participant in parts and (_is_main(verb) or _goes_with_main(reading, verb)):
        return True
    if (named or who) and not what and _is_not_done(reading, verb):
        return True
    if named and who and _is_done_alone(reading, verb):
        return True
    if who and not what and (_is_done_to_somebody(verb) or (named and _is_done_by_subject(verb))):
        return True
    if not what and _is_main(verb) and (tells_plainly(reading, verb) or (dated and comes_about(reading, verb))):
        return True
    if who and not what:
        gone = child(verb, "prep") is not None and verb_lemma(verb) not in words("actions", "vague")
        return _is_enough_alone(verb, named, dated, more) or (gone and _comes_next(reading, verb))
    if what and (_is_outcome(verb) or (who and is_done_to_noun(verb, dated))):
        return True
    if who and (_goes_with_main(reading, verb) or _comes_next(reading, verb)):
        return True
    if befell_when(verb) and _is_main(verb.head):
        return True
    if what and (is_of_thing_before(verb) or (who and goes_along(verb))) and _is_main(clause_beside(verb)):
        return True
    if who and what and is_accused_of(verb):
        return True
    besides = is_told_besides(matrix(clause_of(verb))) and (who or dated or has_doer(verb))
    if not (_is_main(verb) or besides or (dated and is_told_of(matrix(verb)))):
        return False
    return what and (who or is_passive(verb) or subject(verb) is not None or is_use_of(first_conjunct(verb)))


def _is_enough_alone(verb: Token, named: bool, dated: bool, more: bool) -> bool:
    """Whether a verb without an object tells enough: "43 people died", "said she would resign"."""
    told = more or child(verb, "prep") is not None or _is_counted(verb)
    heads = _is_main(verb) or (dated and is_told_of(verb)) or is_told_besides(verb)
    if verb_lemma(verb) not in words("actions", "complete") and not is_light(verb):
        return more and heads and not _is_habit(verb) and (dated or _sets_out(verb))
    asked = verb.dep_ == "xcomp" and verb.head.pos_ == "VERB"
    denied = child(verb, "neg") is not None
    return named or ((told or asked or denied or _is_said(verb)) and heads)


def _is_not_done(reading: Reading, verb: Token) -> bool:
    """Whether a whole sentence tells what somebody did not do: "Roe did not pay", "The ferry has not sailed"."""
    past = any(c.lower_ in ("did", "has", "have", "had") for c in verb.lefts if c.dep_ == "aux")
    whole = _is_main(verb) and not is_passive(verb) and child(verb, "ccomp") is None
    someone = any(may_do(reading, noun) or noun.lemma_.lower() in words("actions", "groups") for noun in subjects(verb))
    return past and whole and someone and child(verb, "neg") is not None


def _is_said(verb: Token) -> bool:
    """Whether a clause tells what somebody says is done, or will be besides: "said he was ill and would resign"."""
    ahead = any(c.tag_ == "MD" for c in verb.lefts)
    return verb.dep_ == "ccomp" or (ahead and first_conjunct(verb).dep_ == "ccomp")


def _is_done_alone(reading: Reading, verb: Token) -> bool:
    """Whether a sentence tells what somebody did who needs nobody for it: "Roe wept when it was over"."""
    alone = verb_lemma(verb) in words("actions", "alone") and child(verb, "ccomp", "dobj", "aux") is None
    person = any(reading.is_a(mention_of(reading, noun), SCHEMA.Person) for noun in subjects(verb))
    return alone and person and verb.dep_ == "ROOT" and verb.tag_ == "VBD"


def _is_done_to_somebody(verb: Token) -> bool:
    """Whether a main clause tells what will or will not be done to those told of: "the state will not pay them"."""
    other = child(verb, "dobj")
    told = other is not None and other.lower_ in TOLD_OF
    helping = [c for c in verb.lefts if c.dep_ in ("aux", "neg")]
    due = verb.dep_ == "xcomp" and verb.head.tag_ in ("VBZ", "VBP") and lemma(verb.head) == "be"  # "is to show it"
    open_still = due or any(c.dep_ == "neg" or c.tag_ == "MD" for c in helping)
    return told and open_still and (_is_main(verb) or verb.dep_ == "ccomp")


def _is_done_by_subject(verb: Token) -> bool:
    """Whether a clause tells of the subject what it did to what was told of: "Roe, who drafted it, wept"."""
    other = child(verb, "dobj")
    return other is not None and other.lower_ in TOLD_OF and is_told_of_subject(verb) and _is_over(verb)


def _sets_out(verb: Token) -> bool:
    """Whether something goes somewhere, or people do what needs no object: "the tug will fly in May", "fans slept"."""
    people = any(kind_of_noun(noun_of(noun)) == SCHEMA.Person for noun in subjects(verb))
    return verb_lemma(verb) in words("actions", "going") or people


def _goes_off(verb: Token) -> bool:
    """Whether it is told whither somebody goes: "Roe went home"."""
    whither = any(c.dep_ == "advmod" and c.lower_ in words("actions", "destinations") for c in verb.rights)
    return whither and lemma(verb) in words("actions", "going") and _is_over(verb)


def _is_counted(verb: Token) -> bool:
    """Whether the subject is so many people: "43 people died", "Nine withdrew", "Most of the workers left"."""
    some = words("actions", "some_of_them")
    told = (n.tag_ == "CD" or n.lower_ in some or is_share_of_people(n) for n in subjects(verb))
    return any(told) or any(child(noun, "nummod") is not None for noun in subjects(verb))


def _is_outcome(verb: Token) -> bool:
    """Whether a participle tells what the sentence led to: ", killing nine people", ", sparking protests"."""
    thing = child(verb, "dobj")
    counted = thing is not None and (thing.tag_ == "CD" or (thing.tag_ == "NNS" and child(thing, "nummod") is not None))
    apart = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.doc[verb.i - 1].text == ","
    of_speech = verb.head.dep_ == "ccomp"  # "said it would not sell, putting the deal in doubt": who says so is open
    harm = thing is not None and thing.pos_ == "NOUN" and does_damage(verb)
    return (thing is not None and not of_speech and is_consequence(verb)) or (counted and apart) or harm


def _goes_with_main(reading: Reading, verb: Token) -> bool:
    """Whether a participle tells what else was done: "Some 40 nurses blocked the road, demanding higher pay"."""
    above = first_conjunct(verb).head
    someone = any(is_somebody(reading, noun) for noun in subjects(verb))
    return someone and is_set_off(verb) and above.tag_ in ("VBD", "VBN") and _is_main(above)


def _comes_next(reading: Reading, verb: Token) -> bool:
    """Whether a gerund tells what somebody did before or after, or did it by: "A gunman fired twice before fleeing"."""
    above = _set_beside(verb)
    if above is None or is_passive(above) or child(above, "neg") is not None or is_supposed(above):
        return False
    often = any(c.lower_ in words("actions", "how_often") for c in above.children)
    someone = any(is_somebody(reading, noun) for noun in subjects(above))
    return someone and not often and _is_over(above) and _is_main(above)


def _is_cut_off(verb: Token) -> bool:
    """Whether what was to come next may not have come: "died before reaching hospital"."""
    above = _set_beside(verb)
    over = above is not None and verb_lemma(above) in words("actions", "cutting_short")
    return over and first_conjunct(verb).head.lower_ == "before"


def _set_beside(verb: Token) -> Token | None:
    """The verb beside which "before", "after" or "by" sets a gerund: "fired" of "fired twice before fleeing"."""
    first = first_conjunct(verb)
    timed = first.dep_ == "pcomp" and first.head.lower_ in ("before", "after", "by") and is_verb(first.head.head)
    if timed and first.head.lower_ == "by":
        timed = first.head.head.dep_ in ("ROOT", "conj") and first.head.head.tag_ == "VBD"
    return first.head.head if timed else None


def _is_told_of_somebody(reading: Reading, verb: Token) -> bool:
    """Whether a clause tells what somebody did of whom there is more to tell: "A man who stole two cars was jailed"."""
    noun = antecedent(verb) if verb.dep_ == "relcl" and _is_over(verb) else None
    if noun is None or noun != subject(verb) or is_passive(verb):
        return False
    one = is_one(noun)
    acts = may_do(reading, noun) or (one and does_harm(noun, verb))
    known = any(c.lower_ == "the" for c in noun.lefts) or noun.lower_ in words("actions", "bare_agents")
    who = any(c.lower_ == "who" and c.dep_ == "nsubj" for c in verb.lefts)  # "threw stones at the police, who fired"
    if who and known and is_told_of(verb) and is_somebody(reading, noun):
        return _is_there(noun)
    return (one or _is_counted(verb)) and acts and _is_there(noun)


def _is_over(verb: Token) -> bool:
    """Whether a verb tells the past: "stole", "had stolen", "has stolen"."""
    return verb.tag_ == "VBD" or any(c.lower_ in ("had", "has", "have") for c in verb.lefts if c.dep_ == "aux")


def _is_there(noun: Token) -> bool:
    """Whether a main clause tells of one that there is: not "plays a man who", "a man who ... could be"."""
    if noun.dep_ in SUBJECTS:
        return _is_main(noun.head) and not is_supposed(noun.head)
    owner = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if noun.lemma_.lower() in words("actions", "vehicles") and kind_of_noun(noun_of(owner)) == SCHEMA.Person:
        return _is_there(owner)  # "looked for the driver of a van that struck a cyclist"
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in words("actions", "meeting") else noun.head
    if noun.dep_ not in ("dobj", "pobj") or not is_verb(above) or child(above, "neg") is not None:
        return False
    invented = lemma(above) in words("actions", "inventing")
    goes_on = above.tag_ == "VBG" and child(above, "aux") is not None
    return (goes_on or _is_over(above)) and _is_main(above) and not (is_supposed(above) or invented)


def _is_stranded(verb: Token) -> bool:
    """Whether what a clause is about stands before it: "the rate that it is to aim for", "a mill it agreed to buy"."""
    last, bound, small, gerund = verb.right_edge, child(verb, "xcomp"), particle(verb), child(verb, "advcl")
    if small is not None and gerund is not None and gerund.tag_ == "VBG" and gerund.left_edge.i == small.i + 1:
        return True  # "ruled out selling it", parsed as an aside: what was ruled out is told by itself
    if bound is not None and any(c.dep_ == "dobj" and c.lower_ in RELATIVES for c in bound.lefts):
        return True
    behind = child(last, "pobj", "pcomp")
    open_still = behind is None or behind.i < last.i  # "a trial that it had paid for"
    return last.dep_ == "prep" and last.head.i == verb.i and last.tag_ == "IN" and open_still


def _is_of_deed(verb: Token) -> bool:
    """Whether a clause describes what was done, and not those whom it names last: "hired 40 nurses, which angered"."""
    own, noun = child(verb, "nsubj"), antecedent(verb) if verb.dep_ == "relcl" else None
    which = own is not None and own.lower_ == "which" and verb.doc[own.i - 1].text == ","
    return which and noun is not None and noun.tag_ == "NNS" and is_person_noun(noun.lemma_.lower())


def _is_restrictive(verb: Token, parts: dict[str, tuple[Part, ...]]) -> bool:
    """Whether a clause only says which ones are meant: "anyone who bought a phone", "phones sold in France"."""
    if verb.dep_ in ("relcl", "advcl", "pcomp", "acl") and not is_passive(verb) and child(verb, *SUBJECTS) is None:
        return SCHEMA.agent not in parts and not _is_outcome(verb)
    if is_content(verb) or is_undergone_by_one(verb):
        return False  # "denied a report that Roe had been fired"
    known = antecedent(verb)
    if known is not None and _is_any(known) and not is_told_of(verb):
        return True
    befell = verb.dep_ == "acl" and is_passive(verb) and lemma(verb) in words("actions", "befalling_people")
    if befell and known is not None and known.pos_ == "PROPN" and SCHEMA.object in parts and is_told_of(verb):
        return False  # "Roe, released under judicial control, wept"
    if is_told_of(verb) and SCHEMA.startTime in parts:
        return False
    if verb.dep_ == "relcl" and not is_passive(verb) and subject(verb) == antecedent(verb):
        return SCHEMA.agent not in parts
    dated = (SCHEMA.startTime, SCHEMA.endTime)
    told = dated if lemma(verb) in words("actions", "lasting") else (SCHEMA.agent, SCHEMA.participant, *dated)
    return first_conjunct(verb).dep_ == "acl" and is_passive(verb) and not any(name in parts for name in told)


def _is_any(noun: Token) -> bool:
    """Whether a clause must say which ones a noun means: "every mill sold by Acme", "the largest ever built by it"."""
    marked = any(c.lower_ in words("actions", "of_all") and c.nbor(1).text != "-" for c in noun.lefts)
    all_of = marked and child(noun, "nummod") is None
    return all_of or noun.tag_ in ("JJS", "JJR")


def _is_habit(verb: Token) -> bool:
    """Whether a plain present tells what happens in general: "companies do the rest", "goods are tested"."""
    if is_passive(verb):
        helping = child(verb, "auxpass")
        lies_ahead = lemma(verb) in rows("modality")["passive"]["planned"]
        present = helping is not None and helping.tag_ in ("VBZ", "VBP") and child(verb, "aux", "neg") is None
        return present and not lies_ahead
    return verb.tag_ in ("VBZ", "VBP") and lemma(verb) not in words("actions", "foretelling") and not lasts(verb)


def _is_loose_participle(verb: Token) -> bool:
    """Whether a participle only describes something indefinite: "data compiled by a bank"."""
    noun = antecedent(verb)
    bare = noun is not None and noun.pos_ == "NOUN" and child(noun, "det", "poss", "nummod") is None
    return bare and verb.dep_ == "acl" and verb.tag_ != "VB" and child(verb, *SUBJECTS) is None


def _is_main(verb: Token) -> bool:
    """Whether the verb heads the sentence, or what it reports or plans, and not an aside."""
    for _ in range(5):
        if verb.head.i == verb.i:
            return True
        if is_conceded(verb):
            verb = verb.head
        elif is_content(verb):
            verb = verb.head if verb.head.dep_ == "dobj" else verb
        elif is_set_off(verb) and reports(lemma(verb)):
            verb = first_conjunct(verb).head  # "welcomed it, adding that Roe had been moved"
            continue
        elif verb.dep_ not in ("ccomp", "conj", "xcomp", "acomp"):
            return False
        verb = verb.head
    return False
