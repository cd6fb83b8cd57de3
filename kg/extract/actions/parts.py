"""Who did it, and to what: the main fillers of an action."""

from collections.abc import Sequence, Set

from kg.extract.actions import empty
from kg.extract.actions.acts import is_proposed
from kg.extract.actions.again import same_object
from kg.extract.actions.clauses import does_harm, is_added, is_done_by_one, nominal_subject
from kg.extract.actions.completed import is_national, verdict_on
from kg.extract.actions.core import core
from kg.extract.actions.crews import is_award, is_some_of_them, names_nobody, sets_to_work
from kg.extract.actions.several import distinct, with_named
from kg.extract.actions.verbs import aimed_at, complement, deed_aimed_at, does_damage, is_consequence, is_undergone
from kg.extract.grammar import (
    RELATIVES,
    SUBJECTS,
    agents,
    antecedent,
    by_agents,
    child,
    conjuncts,
    first_conjunct,
    is_handed,
    is_passive,
    is_verb,
    lemma,
    noun_phrase,
    objects,
    own_auxiliaries,
    reports,
    subject,
    subjects,
)
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.matters import harmful_matter
from kg.extract.reference.taking_up.phrases import is_undertaking, kind_of_noun, noun_of
from kg.extract.tokens import Token
from kg.model import Mention, Part
from kg.rows import words
from kg.vocabulary import SCHEMA

DOUBTFUL = 0.56  # a noun that takes up somebody no surer than this stays words: "the group"
DOUBTFUL_ASIDE = 0.7
DOUBTFUL_THING = 0.57  # the same for an object, times how sure it is who did it


def mention_of(reading: Reading, noun: Token) -> Mention | None:
    """The entity that a noun stands for: its own mention, a name around it, or the name in apposition with it."""
    if reading.time_at(noun) is not None or (noun.tag_ == "PRP$" and noun.dep_ != "poss"):
        return None  # "said to be his" is not said of him
    mention = reading.mention_headed_by(noun)
    if mention is None and noun.dep_ not in ("poss", "compound"):
        over = reading.mention_at(noun)
        mention = over if over is not None and over.kind == "name" else None
    telling = noun.pos_ == "NOUN" and noun.lemma_.lower() not in words("actions", "summing_up")
    ordinal = noun.tag_ in ("JJ", "JJS", "CD") and noun.dep_ in SUBJECTS  # "The first, the Aurora, left"
    if mention is None and (telling or ordinal):
        beside = noun.head if noun.dep_ == "appos" else child(noun, "appos")
        close = child(beside, "appos") if beside is not None and beside.pos_ == "NOUN" and beside.i > noun.i else None
        if close is not None and beside is not None and close.left_edge.i == beside.i + 1:
            beside = close  # "A rival bidder, the building firm Acme, offered"
        named = reading.mention_headed_by(beside) if beside is not None else None
        person = _person_of(reading, beside) if kind_of_noun(noun_of(noun)) == SCHEMA.Person else None
        named = person or named
        deed = named is not None and is_undertaking(noun.lemma_.lower(), reading.entity(named).classes[0])
        return named if named is not None and named.kind == "name" and not deed else None
    return mention


def _person_of(reading: Reading, body: Token | None) -> Mention | None:
    """Who is named before a body that stands beside a noun for a person: "Ann Roe of Acme, a chemist who"."""
    inside = body is not None and body.dep_ == "pobj" and body.head.lower_ in ("of", "at", "from")
    named = reading.mention_headed_by(body.head.head) if body is not None and inside else None
    return named if reading.is_a(named, SCHEMA.Person) else None


def sure_mention(reading: Reading, noun: Token, verb: Token) -> Mention | None:
    """The entity that the subject of a verb stands for, unless it is too doubtful whom "the group" takes up."""
    mention = mention_of(reading, noun)
    enough = DOUBTFUL_ASIDE if verb.dep_ in ("acl", "relcl", "advcl", "pcomp") else DOUBTFUL
    if mention is None or mention.kind != "nominal" or noun.pos_ != "NOUN" or mention.confidence >= enough:
        return mention
    beside = child(noun, "appos")  # "the developer, Acme"
    named = reading.mention_headed_by(beside) if beside is not None else None
    return named if named is not None and named.kind == "name" else None


def agent_parts(reading: Reading, verb: Token) -> tuple[Part, ...]:
    """Who did it: entities, or the words for a definite group ("the engineers", "police", "two gunmen")."""
    sides = (SCHEMA.Place,) if lemma(verb) in words("actions", "begun_by_sides") else ()  # "Durban began well"
    acting = (s for s in subjects(verb) if may_do(reading, reading.noun_for(s), *sides) or sets_to_work(verb, s))
    doers = [s for s in acting if not is_award(s)] if is_undergone(verb) else agents(verb)
    if is_consequence(verb):
        forces = [doer for doer in doers if doer.lemma_.lower() in words("actions", "forces")]
        if forces:
            return tuple(reading.words_part(*core(force)) for force in forces)
        hurt = lemma(verb) in words("actions", "of_people")  # what a gunman did killed nine, not what befell a plane
        doers = [doer for doer in doers if hurt and may_do(reading, doer)]
    parts = distinct(part for noun in with_named(doers) if (part := _agent(reading, noun, verb)) is not None)
    if not is_passive(verb) and parts and len(parts) < len(doers) and all(part.entity is None for part in parts):
        parts = _all_doers(reading, doers, verb)
    told = doers[0].head if doers else verb
    alone = told.tag_ == "VBZ" or any(c.tag_ == "VBZ" for c in own_auxiliaries(told))
    named = tuple(part for part in parts if part.entity is not None)
    return named if alone and len(named) == 1 else parts  # "Its founder and chair, Ann Roe, has sold it"


def may_do(reading: Reading, noun: Token, *others: str) -> bool:
    """Whether a noun stands for people: they go on strike themselves, a trial is opened."""
    mention = mention_of(reading, noun)
    if mention is not None:
        return reading.is_a(mention, SCHEMA.Person, SCHEMA.Organization, *others)
    return kind_of_noun(noun_of(noun)) == SCHEMA.Person


def doer_meant(reading: Reading, noun: Token) -> Token:
    """The noun that a pronoun takes up, of those who can do something: "The jury met. It has cleared Roe"."""
    meant = reading.noun_for(noun)
    name = noun_of(meant)
    bodies = words("reference", "peopled") | words("actions", "groups")
    acts = kind_of_noun(name) in (SCHEMA.Person, SCHEMA.Organization) or name in bodies
    return meant if acts else noun


def speaker_meant(reading: Reading, pronoun: Token, verb: Token) -> Token:
    """Who says it, for a pronoun that nobody resolved in what is said: "traders said they had not been paid"."""
    clause = first_conjunct(verb)
    finite = not any(c.tag_ == "TO" for c in clause.lefts)  # not "expects it to take effect", "to be sold"
    reported = clause.dep_ == "ccomp" and finite and reports(lemma(clause.head))
    of_others = reported and lemma(clause.head) in ("find", "rule")  # "It asked for no study, the court found"
    if reported and (matter := harmful_matter(pronoun, lemma(verb), clause.head)) is not None:
        return matter
    who = subject(clause.head) if reported and not of_others else None
    counted = who is not None and who.tag_ == "CD" and any(c.lower_ == "of" for c in who.rights)
    if who is None or (who.pos_ not in ("NOUN", "PROPN") and not counted):
        return pronoun
    itself = pronoun.dep_ in ("dobj", "dative") and any(s.tag_ == "PRP" or s == who for s in subjects(verb))
    if pronoun.tag_ != "PRP" or mention_of(reading, pronoun) is not None or itself:
        return pronoun
    other = {"he": "she", "she": "he"}.get(pronoun.lower_)
    if other is not None and any(t.lower_ == other and t.i < pronoun.i for t in clause.head.subtree):
        return pronoun  # "a clerk said that she had warned him, and that he had signed it"
    named = mention_of(reading, who)
    kind = SCHEMA.Person if reading.is_a(named, SCHEMA.Person) else kind_of_noun(noun_of(who))
    fits = {
        "they": counted or who.tag_ in ("NNS", "NNPS") or kind == SCHEMA.Organization,
        "it": who.tag_ in ("NN", "NNP") and kind != SCHEMA.Person,
        "he": who.tag_ == "NN" and kind == SCHEMA.Person,
        "she": who.tag_ == "NN" and kind == SCHEMA.Person,
    }
    return who if fits.get(pronoun.lower_, False) else pronoun


def _agent(reading: Reading, noun: Token, verb: Token) -> Part | None:
    noun = speaker_meant(reading, doer_meant(reading, noun), verb)
    mention = sure_mention(reading, noun, verb)
    if mention is not None:
        return reading.entity_part(mention)
    behind = noun.doc[noun.i + 1 : noun.i + 2]
    if noun.tag_ == "CD" and (any(c.lower_ == "the" for c in noun.lefts) or any(t.lower_ == "of" for t in behind)):
        return reading.words_part(*core(noun))  # "the two met", "five of the members voted"
    if empty.is_share_of_people(noun) or is_some_of_them(noun, verb):
        return reading.words_part(*core(noun))
    if reading.time_at(noun) is not None or noun.pos_ not in ("NOUN", "PROPN") or reading.quantity_at(noun) is not None:
        return None
    if noun.lemma_.lower() in words("actions", "margins") and is_passive(verb):
        return None  # "was passed by 74 votes to 71"
    if noun.lower_ in words("actions", "time_nouns") or noun.lower_ in words("actions", "announcing_nouns"):
        return None
    return reading.words_part(*_counted_together(noun)) if _is_particular(noun, verb) else None


def _counted_together(noun: Token) -> tuple[int, int]:
    """The words for doers, with those joined to them that their number counts too: "1,480 clerks and planners"."""
    first, last = core(noun)
    other = child(noun, "conj")
    joined = other is not None and other.tag_ == noun.tag_ == "NNS" and child(noun, "nummod") is not None
    if other is None or not joined or child(other, "det", "nummod", "poss", "amod", "conj") is not None:
        return first, last
    return first, max(last, other.i + 1)


def anyone(reading: Reading, verb: Token) -> tuple[Part, ...]:
    """The words for whoever or whatever does it, be it nobody in particular: "a fire destroyed the mill"."""
    noun = None if is_undergone(verb) else _doer(verb)
    if noun is None or noun.pos_ != "NOUN" or noun.lower_ in words("actions", "announcing_nouns"):
        return ()
    if not _is_told_by_words(reading, noun):
        return ()
    doers = [n for n in conjuncts(noun) if n.pos_ == "NOUN" and _is_told_by_words(reading, n)]  # "A fire and a flood"
    return tuple(reading.words_part(*core(n)) for n in doers)


def _all_doers(reading: Reading, doers: Sequence[Token], verb: Token) -> tuple[Part, ...]:
    """The words for all who or what did it together: "Rain, a shortage and the firm's collapse delayed it"."""
    found = []
    for noun in doers:
        part = _agent(reading, noun, verb)
        if part is None and noun.pos_ == "NOUN" and _is_told_by_words(reading, noun):
            part = reading.words_part(*core(noun))
        found += [part] if part is not None else []
    return distinct(found)


def _is_told_by_words(reading: Reading, noun: Token) -> bool:
    """Whether a noun tells by its words alone who or what did it: no time, no quantity, nobody, nobody known."""
    nobody = any(c.lower_ in words("actions", "nobody") for c in noun.lefts)
    vague = nobody or noun.lower_ in words("actions", "time_nouns")
    told = reading.time_at(noun) is not None or reading.quantity_at(noun) is not None
    return not (vague or told) and mention_of(reading, noun) is None


def _doer(verb: Token) -> Token | None:
    """The subject of an active verb, its own or that of the verb it is joined to; "a lorry" of "hit by a lorry"."""
    if is_passive(verb):
        noun = next(iter(by_agents(verb)), None) if child(verb, "agent") is not None else None
        if noun is None or noun.lemma_.lower() in words("actions", "margins"):
            return None
        some = noun.tag_ == "NN" and any(c.lower_ in ("a", "an") for c in noun.lefts)
        return noun if some or {noun.lemma_.lower(), f"{lemma(verb)} by"} & words("actions", "forces") else None
    if verb.dep_ == "xcomp":
        noun = subject(verb)  # "A lorry is to carry the stones"
        return noun if noun is not None and noun.dep_ == "nsubj" and noun.i < verb.i else None
    if does_damage(verb):
        return subject(first_conjunct(verb).head)
    return nominal_subject(verb)


def _is_particular(noun: Token, verb: Token) -> bool:
    """Whether a noun without a name stands for somebody, or for something known, where the verb is said of it."""
    if noun.pos_ == "PROPN" or noun.lower_ in words("actions", "bare_agents") or child(noun, "nummod") is not None:
        return True
    before = [c for c in noun.children if c.i < noun.i]
    if any(names_nobody(c, verb) for c in before):
        return False
    if any(c.dep_ == "poss" or c.lower_ in ("the", "this", "these") for c in before):
        return True
    aside = verb.dep_ == "relcl" and verb.doc[verb.left_edge.i - 1].text == ","
    restricted = noun.tag_ == "NNS" and antecedent(verb) == noun and not aside  # "patients who took it", whoever
    counted = child(noun, "prep") if noun.lower_ in words("actions", "counting_nouns") else None
    members = child(counted, "pobj") if counted is not None and counted.lower_ == "of" else None
    if members is not None and members.tag_ == "NNS":
        return True
    name = noun_of(noun)
    force = noun.tag_ == "NN" or noun.lemma_.lower() in words("actions", "forces")
    if verb.dep_ == "relcl" and ((force and does_harm(noun, verb)) or is_done_by_one(verb)):
        return True  # "a storm that tore down the hall"
    people = name in words("attribution", "persons") | words("actions", "groups")
    return not restricted and (people or kind_of_noun(name) in (SCHEMA.Person, SCHEMA.Organization))


def object_parts(reading: Reading, verb: Token, who: Sequence[Part]) -> tuple[Part, ...]:
    """What it was done to: entities where a noun stands for one, else the words of the noun phrase."""
    things = subjects(verb) if is_undergone(verb) and not who else objects(verb)
    things = [judged] if (judged := verdict_on(verb)) is not None else things
    if not things and lemma(verb) in words("actions", "naming") and not is_passive(verb):
        things = [c for c in verb.rights if c.dep_ == "oprd" and (_named_inside(reading, c) or is_national(c))]
    doers, least = {part.entity for part in who}, DOUBTFUL_THING / reading.certainty(*who)
    kept = [c for c in verb.rights if c.dep_ == "dobj"] if is_passive(verb) else []
    things = things or complement(verb) or aimed_at(verb)
    for found in (kept,) if is_handed(verb) else (things, kept):
        told = [n for n in with_named(found) if not (_goes_on(reading, n) or empty.is_left_out(n))]
        meant = [same_object(reading, reading.noun_for(n), verb) for n in told]
        nouns = [speaker_meant(reading, n, verb) for n in meant]
        parts = distinct(part for noun in nouns if (part := _thing(reading, noun, doers, least)) is not None)
        if parts:
            return parts
    return _clause_told(reading, verb)


def _clause_told(reading: Reading, verb: Token) -> tuple[Part, ...]:
    """The words for what somebody agrees to do or asks: "send 80 workers" of "offered to send 80 workers"."""
    clause = child(verb, "xcomp", "ccomp") if child(verb, "dobj", "dative") is None and not is_passive(verb) else None
    gerund = deed_aimed_at(verb)
    if gerund is not None:
        return (reading.words_part(gerund.left_edge.i, gerund.right_edge.i + 1),)
    if clause is None or clause.i < verb.i or any(c.dep_ == "dobj" and c.lower_ in RELATIVES for c in clause.lefts):
        return ()
    bound = clause.dep_ == "xcomp" and clause.nbor(-1).tag_ == "TO" and lemma(verb) in words("actions", "binding")
    bound = bound or is_proposed(verb)
    opener = clause.left_edge
    asked = opener.tag_ in ("WRB", "WDT", "WP$") or opener.lower_ in ("who", "whom", "whether")
    told = opener.lower_ == "what" and lemma(verb) in words("actions", "speech") | words("actions", "choosing")
    asked = asked or told  # "did not say what it had paid", not "did what they could"
    unsaid = clause.dep_ == "xcomp" and opener.lower_ != "whether"  # "has not decided whether to appeal"
    unasked = not bound and (unsaid or not asked or opener.i < verb.i)
    if unasked or opener.lower_ in words("actions", "open_relatives"):
        return ()
    first = (child(clause, "neg") or clause).i if bound else opener.i  # "agreed not to sell it"
    later = [t for t in clause.subtree if t.dep_ in ("relcl", "advcl") or is_added(clause, t)]
    apart = (t.left_edge.i for t in later if t.left_edge.i > clause.i)
    last = min([clause.right_edge.i, *(i - 1 for i in apart)])
    while last > clause.i and (clause.doc[last].text == "," or clause.doc[last].dep_ == "cc"):
        last -= 1
    return (reading.words_part(first, last + 1),)


def _goes_on(reading: Reading, noun: Token) -> bool:
    """Whether a noun is but the end of a range that its conjunct began: "between 12 and 20 euros"."""
    amount = reading.quantity_at(noun)
    return noun.dep_ == "conj" and amount is not None and reading.quantity_at(noun.head) is amount


def _thing(reading: Reading, noun: Token, doers: Set[str | None], least: float) -> Part | None:
    """What an object is: an entity, or the words for it; `least` is how sure it has to be whom a noun takes up."""
    if (of_all := empty.whom_denied(noun)) or noun.lower_ in words("actions", "reflexives"):
        return reading.words_part(*core(noun), of_all)  # nobody was hurt: nothing hurt anyone
    mention = mention_of(reading, noun) or _named_inside(reading, noun)
    if mention is not None and mention.kind == "nominal" and noun.dep_ == "attr":
        mention = None  # "will become the director": a post, whoever holds it now
    doubtful = mention is not None and mention.kind == "nominal" and mention.confidence < least
    if mention is not None and mention.entity not in doers and not (doubtful and noun.pos_ == "NOUN"):
        return reading.entity_part(mention)
    if mention is not None and (mention.kind != "nominal" or noun.pos_ != "NOUN"):
        return None  # nobody buys himself: the subject or the object was misread
    amount = reading.quantity_at(noun)
    timed = (empty.is_season(noun) or reading.time_at(noun) is not None) and not empty.is_filled(noun)
    if (timed and not _is_given(reading, noun)) or empty.says_nothing(noun) or (_is_clause(noun) and amount is None):
        return None
    first, last = core(noun)
    if amount is not None:  # "£", "4" and "m" are three words to the parser
        first, last = min(first, amount.first), max(last, amount.last)
    if reading.doc[last - 1].lower_ == "of":
        return None  # "slept an average of 30 minutes longer"
    return reading.words_part(first, last)


def _is_given(reading: Reading, noun: Token) -> bool:
    """Whether a length of time is what somebody gets: "gave the firm 90 days to pay"."""
    time, verb = reading.time_at(noun), noun.head
    gives = noun.dep_ == "dobj" and child(verb, "dative") is not None and lemma(verb) in words("actions", "giving")
    return gives and time is not None and time.type == "DURATION"


def _is_clause(noun: Token) -> bool:
    """Whether an object is a verb ("tried to sell") and not a noun that is tagged as one ("its 17 percent holding")."""
    return is_verb(noun) and child(noun, "det", "poss") is None


def _named_inside(reading: Reading, noun: Token) -> Mention | None:
    """The name that the parser makes part of what follows: "elected Ana Ruiz president", "fined Telcor 5 euros"."""
    if noun.dep_ not in ("dobj", "oprd"):
        return None
    if lemma(noun.head) in words("actions", "naming") and kind_of_noun(noun_of(noun)) == SCHEMA.Person:
        names = [reading.mention_at(c) for c in noun.lefts if c.dep_ == "compound"]
        return next((m for m in names if reading.is_a(m, SCHEMA.Person)), None)
    first = reading.mention_at(noun.doc[noun_phrase(noun)[0]])
    paid = first is not None and first.kind == "name" and reading.quantity_at(noun.doc[first.last]) is not None
    return first if paid else None
