"""What the clause around a pronoun tells: whether "it" stands for anything, what it is said to be, what is to come."""

from kg.extract.grammar import FINITE, REACH, SUBJECTS, child, lemma, prepositional, reports
from kg.extract.reference.taking_up.phrases import kind_of_noun, noun_of
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA

MADE = (SCHEMA.Product, SCHEMA.CreativeWork, SCHEMA.Event)
_OPENING = ("advcl", "prep", "advmod", "npadvmod")
_CLAUSAL = ("ccomp", "xcomp", "advcl", "acl", "csubj", "relcl", "csubjpass")


def clause_behind(token: Token) -> Token | None:
    """The verb to the right whose opening phrase or clause the pronoun stands in."""
    asked = token.head.head if token.dep_ in SUBJECTS and token.head.dep_ == "ccomp" else token
    if asked.dep_ == "advcl" and asked.tag_ == "VBN" and child(asked, *SUBJECTS) is None:
        token = asked  # "Asked whether he would resign, Roe smiled"
    for _ in range(REACH):
        if token.head.i == token.i or token.dep_ in {*SUBJECTS, "relcl", "conj", "ccomp"}:
            inside = token.dep_ in SUBJECTS and token.head.dep_ in ("advcl", "pcomp")
            if not inside and not _tells_where(token):
                return None
        if token.head.i > token.i and token.dep_ in _OPENING and token.head.tag_ in {*FINITE, "VBN", "VB"}:
            return token.head
        token = token.head
    return None


def _tells_where(token: Token) -> bool:
    """Whether a clause tells what was done at a place, or its subject: "In Graz, where it bought a mill, Acme"."""
    clause = token.head if token.dep_ in SUBJECTS else token
    return clause.dep_ == "relcl" and clause.left_edge.lower_ in ("where", "when")


def subject_behind(token: Token) -> Token | None:
    """The subject of which a participle opens to tell: "Acme" for "its" in "Founded by Roe, who is its chair, Acme".

    A person only in a clause about a place: "Born in Oslo, where he went to school, Roe".
    """
    opening = token.sent[0]
    tells = opening.tag_ == "VBN" and opening.dep_ == "advcl" and opening.is_ancestor(token)
    thing = token.lower_ in ("it", "its")
    there = any(t.lower_ == "where" and t.head.is_ancestor(token) for t in token.doc[opening.i : token.i])
    return child(opening.head, *SUBJECTS) if tells and (thing or there) else None


def called_before(token: Token) -> Token | None:
    """The name by which an opening participle calls the subject: "Roe" for "she" in "Born in Leeds as Ann Roe, she"."""
    opened = [c for c in token.head.lefts if c.dep_ == "advcl" and c.tag_ == "VBN" and c.i < token.i]
    if token.dep_ not in SUBJECTS or not opened or opened[0].lower_ not in words("reference", "naming"):
        return None
    by_name = child(opened[0], "dobj", "oprd")
    return by_name or next((noun for _, noun in prepositional(opened[0], "as")), None)


def is_organization(token: Token) -> bool:
    """Whether what is said of "it" or "its" is said of organizations: "it was founded", "its head office"."""
    if token.tag_ == "PRP$":
        held = token.head.dep_ == "dobj" and token.head.lower_ in words("reference", "holdings")
        part = token.head.lower_
        leads = part in words("reference", "leaders") and _is_named_beside(token.head)
        return leads or (not held and part in words("reference", "organization_parts") | words("reference", "posts"))
    return token.dep_ in SUBJECTS and token.head.lemma_ in words("reference", "organization_verbs")


def _is_named_beside(noun: Token) -> bool:
    """Whether a noun is told of a name: "its head of sales, Ann Roe", "Ann Roe, its leader"."""
    if noun.dep_ == "attr":
        return True  # "Roe is its head for Asia"
    beside = child(noun, "appos") or (noun.head if noun.dep_ == "appos" else None)
    return beside is not None and beside.tag_ == "NNP"


def begins_work(token: Token) -> bool:
    """Whether "it" does, undergoes or has behind it what only organizations do: "It started operations in 1990",
    "It is led by Ann Roe", "Based in Oslo, it has two offices".
    """
    verb = token.head
    if token.dep_ not in SUBJECTS:
        return False
    taken = child(verb, "dobj")
    starts = (
        taken is not None
        and verb.lemma_ in words("reference", "starting")
        and taken.lemma_ in words("reference", "work")
    )
    led = (
        token.dep_ == "nsubjpass" and verb.lemma_ in words("reference", "leading") and child(verb, "agent") is not None
    )
    opening = [c for c in verb.lefts if c.dep_ == "advcl" and c.tag_ == "VBN" and c.i < token.i]
    return starts or led or any(c.lemma_ in words("reference", "founded_or_seated") for c in opening)


def speaks_as_body(token: Token) -> bool:
    """Whether "it" makes known what only a body does: "it said in a statement", "it reported a loss"."""
    verb, told = token.head, child(token.head, "dobj")
    if token.dep_ != "nsubj":
        return False
    if told is not None and told.lower_ in words("reference", "results"):
        return verb.lemma_ in words("reference", "reporting")
    ways = (noun.lower_ for _, noun in prepositional(verb, "in", "by"))
    return reports(verb.lemma_.lower()) and any(way in words("reference", "announcements") for way in ways)


def is_said_of_things(token: Token) -> bool:
    """Whether "it" does, has or undergoes what no body or place does: "it implies", "its author", "sign it"."""
    does = lemma(token.head)
    if token.tag_ == "PRP$":
        return token.head.lower_ in words("reference", "parts_of_texts")
    if token.dep_ == "dobj":
        names = (does, *(f"{does} {c.lower_}" for c in token.head.rights if c.dep_ == "prt"))
        return any(name in words("reference", "done_to_things") for name in names)
    if token.dep_ == "nsubjpass":
        return does in words("reference", "decided_on")
    alone = child(token.head, "dobj") is None and does in words("reference", "said_of_forces")
    told = alone or does in words("reference", "said_of_facts") or _is_sold(token)
    return token.dep_ == "nsubj" and told


def is_told_of_goods(token: Token) -> bool:
    """Whether "it" is told of as goods are: "it costs $5", "it goes on sale in May", "it is available in blue"."""
    verb = token.head
    if token.dep_ not in SUBJECTS:
        return False
    told = {verb.lemma_, *(c.lower_ for c in verb.rights if c.dep_ == "acomp" and verb.lemma_ == "be")}
    on_sale = verb.lemma_ == "go" and any(noun.lower_ == "sale" for _, noun in prepositional(verb, "on"))
    asks = child(verb, "ccomp", "xcomp") is not None  # "it weighs whether to sell"
    return on_sale or (not asks and not told.isdisjoint(words("reference", "told_of_goods")))


def _is_sold(token: Token) -> bool:
    """Whether "it" is said to have a price, or buyers for all: "it sells for $5", "it has sold out three nights"."""
    verb = token.head
    if verb.lemma_ == "sell" and any(c.lower_ == "out" for c in verb.rights):
        return True
    priced = any(c.dep_ == "prep" and c.lower_ in ("for", "at") for c in verb.rights)
    sold = verb.lemma_ in ("sell", "retail") and child(verb, "dobj", "auxpass") is None
    return sold and priced


def is_in_force(token: Token) -> bool:
    """Whether "it" holds as rules and deals do: "it takes effect", "it came into force", "it expires in May"."""
    verb, force = token.head, words("reference", "forces")
    if token.dep_ != "nsubj" or verb.lemma_ in ("expire", "lapse"):
        return token.dep_ == "nsubj"
    taken = child(verb, "dobj")
    begun = verb.lemma_ == "take" and taken is not None and taken.lower_ in force
    asks = child(verb, "dobj", "xcomp") is not None or any(c.lower_ == "for" for c in verb.rights)
    applied = verb.lemma_ == "apply" and not asks
    return begun or applied or any(noun.lower_ in force for _, noun in prepositional(verb, "into"))


def is_to_come(token: Token) -> bool:
    """Whether "it" will do something, after a sentence about what is being made: "Acme will build a mill. It could"."""
    before = token.doc[token.sent.start - 1].sent if token.sent.start else token.sent
    made = (t for t in before if t.dep_ == "dobj" and t.head.lemma_ in words("reference", "making"))
    new = any(_is_new(noun) for noun in made)
    return new and any(c.tag_ == "MD" for c in token.head.lefts) and child(token.head, "neg") is None


def _is_new(made: Token) -> bool:
    """Whether a noun tells for the first time of what is made: "a mill", "its first phone, the Acme One"."""
    det, called = child(made, "det", "poss"), child(made, "appos")
    named = called is not None and called.tag_.startswith("NNP") and det is not None and det.tag_ == "PRP$"
    return named or (det is not None and det.lower_ in ("a", "an"))


def complement(token: Token) -> str | None:
    """The noun that a pronoun is said to be: "contract" in "it is the largest contract"."""
    noun = child(token.head, "attr") if token.dep_ == "nsubj" and token.head.lemma_ in ("be", "become") else None
    return noun_of(noun) if noun is not None and noun.tag_ in ("NN", "NNS") else None


def _is_fact(token: Token) -> bool:
    """Whether "it" is what was said or would happen: "neither confirmed nor denied it", "they would not like it"."""
    lemma = token.head.lemma_.lower()
    would = lemma in words("reference", "liking") and any(c.lower_ in ("would", "'d", "’d") for c in token.head.lefts)
    return token.dep_ == "dobj" and (would or lemma in words("reference", "done_to_facts"))


def means_unnamed(token: Token) -> bool:
    """Whether "it" is nothing that has been named: what was said, or a thing that its sentence goes on to tell of."""
    return _is_fact(token) or _leads_to_thing(token) or _is_so_told(token) or _is_made(token)


def _is_made(token: Token) -> bool:
    """Whether somebody arrives or succeeds, by which "it" is nothing: "we made it to the top", "made it home"."""
    verb = token.head
    made = token.dep_ == "dobj" and verb.lemma_ == "make" and child(verb, "oprd", "acomp", "attr") is None
    ways = [c.lower_ for c in verb.rights if c.i == token.i + 1 and c.dep_ in ("prep", "advmod")]
    return made and any(way in words("reference", "making_it") for way in ways)


def _is_so_told(token: Token) -> bool:
    """Whether "it" is what is told of as so that something follows: "after a vote so close that it was repeated"."""
    told = token.head.head
    so = child(told, "advmod") if token.dep_ in SUBJECTS and child(token.head, "mark") is not None else None
    return so is not None and so.lower_ == "so" and told.dep_ == "amod" and told.head.tag_ == "NN"


def _leads_to_thing(token: Token) -> bool:
    """Whether the clause of "it" opens a sentence about a thing: "Although it can fly to Lima, the 90 will land"."""
    main = clause_behind(token) if token.dep_ in SUBJECTS else None
    noun = child(main, *SUBJECTS) if main is not None else None
    if noun is None or noun.i < token.i or child(noun, "poss") is not None:
        return False
    definite = any(c.lower_ == "the" for c in noun.lefts)
    made = noun.tag_ == "CD" or (noun.tag_ == "NN" and kind_of_noun(noun_of(noun)) in MADE)
    made = made or (noun.tag_ == "NNP" and child(noun, "nummod") is not None)  # "the 90-200"
    acts = token.head.lemma_.lower() in words("reference", "done_by_bodies")
    return definite and made and not acts and child(noun, "appos") is None


def is_pleonastic(token: Token) -> bool:
    """Whether "it" stands for nothing: "it is expected that", "it takes years to", "it is raining"."""
    verb = token.head
    if token.lower_ != "it" or token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    if verb.lemma_ in words("reference", "weather_verbs"):
        return True
    below = [verb, *(c for c in verb.children if c.dep_ in ("acomp", "attr", "oprd", "dobj") and c.i > verb.i)]
    clauses = [c for b in below for c in b.children if c.dep_ in _CLAUSAL and c.i > verb.i]
    marks = {m.lower_ for c in clauses for m in c.children if m.dep_ in ("mark", "aux", "advmod") and m.i < c.i}
    empty = verb.lemma_ in words("reference", "empty_verbs")
    complement = child(verb, "acomp", "attr", "oprd")
    told = complement is not None or child(verb, "auxpass") is not None or empty
    bare = any(c.dep_ == "ccomp" and child(c, *SUBJECTS) is not None for c in clauses)
    if bare and child(verb, "auxpass") is not None:
        return True  # "it is hoped the first can be tested"
    if marks & {"that", "whether", "if", "how", "why", "when", "where"}:
        return told and verb.tag_ != "VBG"
    if marks & {"to", "for"}:
        raising = complement is not None and complement.lower_ in words("reference", "raising_adjectives")
        return (complement is not None and not raising) or empty
    return False
