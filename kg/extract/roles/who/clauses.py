"""The order of a clause tells who has a post: "Taking over as head will be Ann Roe", "whose treasurer she is"."""

from kg.extract.demonyms import is_group
from kg.extract.grammar import (
    SUBJECTS,
    antecedent,
    auxiliaries,
    child,
    conjuncts,
    first_conjunct,
    governing_verb,
    is_passive,
    lemma,
    prepositional,
    reports,
    verb_lemma,
)
from kg.extract.modality import judge
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.referents import referent
from kg.extract.roles.titles.titles import Title
from kg.extract.roles.who.holder import HELD, HELD_AT
from kg.extract.tokens import Doc, Token
from kg.model import Mention
from kg.rows import rows, words


def behind_be(verb: Token) -> list[Token]:
    """Who is told behind "be" to do what stands in front: "Taking over as head will be Ann Roe"."""
    fronted = verb.is_sent_start and verb.tag_ == "VBG" and verb.head.lemma_ == "be" and verb.head.i > verb.i
    return [noun for noun in verb.head.rights if noun.dep_ == "attr"] if fronted else []


def is_to_go_on(verb: Token) -> bool:
    """Whether somebody who has a post is to keep it: "will remain its head", "has been asked to stay on as head"."""
    wished = any(t.lower_ == "to" for t in verb.lefts) and judge(verb) == "possible"
    return wished or judge(verb) == "planned"


def is_gone_by(verb: Token) -> bool:
    """Whether something is told as gone by: "who used to run Acme", "has previously worked for Bex"."""
    used = verb.dep_ == "xcomp" and verb.head.lower_ == "used"
    after = verb.dep_ == "pcomp" and verb.tag_ == "VBG" and verb.head.lower_ == "after"
    if after and verb.head.head.tag_ in ("VBD", "VBN") and judge(verb.head.head) == "asserted":
        return True  # "took over after running Acme"
    since = any(prepositional(verb, "since"))
    had = any(t.lower_ == "had" for t in verb.lefts if t.dep_ == "aux") and not since  # "had worked for Acme"
    return used or had or any(t.lower_ in rows("roles")["over"]["adverbs"] for t in verb.lefts)


def whose_is(doc: Doc, title: Title) -> Token | None:
    """The verb behind a title and a pronoun: "is" of "Acme, whose treasurer she is"."""
    told = doc[max(title.lead - 1, 0)].tag_ == "WP$" and doc[title.last : title.last + 1].text.lower() in ("he", "she")
    return next((t for t in doc[title.last + 1 : title.last + 3] if t.lemma_ == "be"), None) if told else None


def first_of_kind(verb: Token) -> Token | None:
    """Who is "the first woman to lead" a body, or behind a comma; nothing that is to come."""
    noun = verb.head
    somebody = noun.lemma_ in words("roles", "firsts") or is_person_noun(noun.lower_) or is_group(noun.text)
    if verb.dep_ not in ("relcl", "acl") or not somebody:
        return None
    ranked = any(t.lower_ in ("first", "second", "third", "only", "youngest", "oldest") for t in noun.lefts)
    told = noun.dep_ == "appos" or (noun.dep_ == "attr" and noun.head.tag_ in ("VBZ", "VBD"))
    return noun if ranked and told else None


def is_past(verb: Token, first: Token | None) -> bool:
    """Whether somebody did what a verb tells, and is not said to do it: "was the first woman to lead", not "became"."""
    main = first.head if first is not None and first.head.lemma_ != "become" else verb
    undergone = main.tag_ == "VBN" and any(t.lower_ in ("was", "were") for t in auxiliaries(main))  # "was run by Roe"
    return undergone or (main.tag_ == "VBD" and main.lower_ != "run")  # the tagger's past of "Roe and Lee run it"


def first_to_be(verb: Token) -> list[Token]:
    """Who is "the first woman to be elected" to a post."""
    told = first_of_kind(verb) if is_passive(verb) and any(t.lower_ == "to" for t in verb.lefts) else None
    return [told] if told is not None else []


def where_told(reading: Reading, verb: Token) -> Mention | None:
    """The body of a clause with "where": "a bank, where she was head", "the club of which he is chairman"."""
    opening = verb.doc[verb.left_edge.i : verb.i]
    where = any(t.lower_ == "where" for t in verb.lefts)
    of_which = any(t.lower_ == "which" and t.nbor(-1).lower_ in ("of", "at") for t in opening if t.i)
    noun = antecedent(verb) if where or of_which else None
    found = referent(reading, noun, *HELD_AT) if noun is not None else None
    if found is None and where and noun is not None and noun.dep_ == "pobj" and noun.head.lower_ in ("in", "at"):
        found = referent(reading, noun.head.head, *HELD_AT)  # "the museum in Oslo, where she was head"
    return found


def held_in_front(reading: Reading, first: int, name: Token) -> str | None:
    """When a post is held that opens a clause: "Once head of Acme, Roe paints", "While mayor, Roe built a tram".

    "As head of Acme, Roe closed it" tells what was done then, and leaves open whether the post still is held.
    """
    doc, verb = reading.doc, governing_verb(name)
    opener = doc[first - 1 - (doc[first - 1].tag_ in ("DT", "PRP$"))] if first > 1 else doc[0]
    if opener.lower_ == "once":
        return "former"
    if verb is None or name.dep_ not in SUBJECTS or opener.i > name.i or not _is_told_past(verb):
        return None
    if opener.lower_ in ("while", "whilst", "when"):
        return "former"
    lasting = reports(verb_lemma(verb)) or any(t.lower_ in ("since", "now") for t in doc[first : name.i])
    if opener.lower_ != "as" or lasting:
        return None
    nouns = [n for _, n in prepositional(verb, "in", "on", "during", "from", "between")]
    nouns += [c for c in verb.children if c.dep_ == "npadvmod"]
    years = [time.value[:4] for n in nouns if (time := reading.time_at(n)) is not None and time.value[:4].isdigit()]
    published = str(reading.document.published or "")[:4]
    return HELD if not years else "former" if not published or max(years) < published else None


def is_served_under(name: Token) -> bool:
    """Whether somebody once served under whom a name tells, who ruled then: "was minister under President Roe"."""
    verb = governing_verb(name) if name.dep_ == "pobj" and name.head.lower_ == "under" else None
    return verb is not None and verb_lemma(verb) in ("be", "serve", "work", "study", "train") and _is_told_past(verb)


def _is_told_past(verb: Token) -> bool:
    """Whether a verb tells a deed as past: "sold", "was paid", "had sold"; not "has sold"."""
    helping = auxiliaries(verb)
    return helping[0].tag_ == "VBD" if helping else verb.tag_ == "VBD"


def is_either(nouns: list[Token]) -> bool:
    """Whether one of several is meant, and nobody knows which: "Roe or Lee will become head of Acme"."""
    return any(t.lower_ == "or" and t.dep_ == "cc" for noun in nouns for t in noun.children)


def then_left(verb: Token) -> bool:
    """Whether somebody leaves by a verb joined behind another, without a word of what: "and retired in 2001"."""
    joined = (c for c in conjuncts(first_conjunct(verb)) if c.i > verb.i and c.tag_ in ("VBD", "VBN"))
    told = (c for c in joined if verb_lemma(c) in words("roles", "leaving_it") | {"retire"} and judge(c) == "asserted")
    return any(child(c, *SUBJECTS, "dobj") is None and not any(prepositional(c, "as", "from", "to")) for c in told)


def is_shifted(verb: Token) -> bool:
    """Whether "was" only follows the tense of who says so: "said Roe was its head", not "was its head in 2010"."""
    told = verb.dep_ == "ccomp" and verb.lower_ in ("was", "were") and reports(lemma(verb.head))
    timed = any(t.ent_type_ == "DATE" or t.lower_ in ("then", "when", "until", "once") for t in verb.subtree)
    return told and verb.head.tag_ == "VBD" and verb.head.i < verb.i and not timed


def by_tense(verb: Token) -> str:
    """Past tense says that the post was held, as "used to be" does; "has been" and "is" that it is."""
    aux = child(verb, "aux") or child(verb, "auxpass")
    if is_shifted(verb):
        return "current"
    if verb.tag_ == "VBD" or is_gone_by(verb) or (aux is not None and aux.lower_ in ("had", "was", "were")):
        return "former"
    return "current"
