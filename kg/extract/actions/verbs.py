"""Which verbs of a sentence tell a happening."""

from collections.abc import Sequence

from kg.extract.actions.acts import is_act, is_inverted_report, is_proposed, is_request
from kg.extract.actions.amounts import is_figure
from kg.extract.actions.blurred import is_blurred
from kg.extract.actions.clauses import is_set_off, is_told_of
from kg.extract.actions.completed import is_found_so, verdict_on
from kg.extract.actions.crews import goes_to_winner, is_state_at_end
from kg.extract.actions.empty import has_empty_object, is_funding_round, whole_of
from kg.extract.actions.light import is_held, is_light, light_name
from kg.extract.actions.misread import is_misread
from kg.extract.actions.talks import is_talk
from kg.extract.actions.unanswered import (
    is_asked,
    is_instructed,
    is_left_open,
    is_open_question,
    is_to_speak,
    is_unknown,
    is_wished,
    is_withheld,
)
from kg.extract.grammar import (
    SUBJECTS,
    antecedent,
    by_agents,
    child,
    first_conjunct,
    is_passive,
    is_verb,
    lemma,
    objects,
    prepositional,
    reports,
    subject,
    verb_lemma,
)
from kg.extract.grammar.control import is_for_anyone, is_only_named, is_time_taken, is_use_denied
from kg.extract.grammar.figures import puts_figure
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.rows import rows, words
from kg.vocabulary import SCHEMA

COMPLEMENTS = ("xcomp", "ccomp")


def happens(reading: Reading, verb: Token) -> bool:
    """Whether a verb tells something done or undergone, not a state, not speech, not a bare figure."""
    if (
        verb.pos_ not in ("VERB", "AUX")
        or not verb.tag_.startswith("VB")
        or verb.dep_ in ("aux", "auxpass", "amod", "compound")
        or (verb.dep_ == "oprd" and verb.tag_ in ("VB", "VBP"))  # called it "blackmail with a smile"
        or (verb.dep_ == "conj" and verb.head.pos_ == "ADJ")  # "bold and talented"
    ):
        return False
    if is_asked(verb) or is_wished(verb) or is_blurred(verb):
        return False
    over = reading.mention_at(verb)
    if is_misread(verb) or _is_a_way(verb) or _is_no_deed(reading, verb) or is_state_at_end(verb):
        return False
    if _is_adjective(verb) or _only_finds_itself(verb) or (over is not None and over.kind == "name"):
        return False
    name = verb_lemma(verb)
    if name in words("actions", "states"):
        told = _is_occasion(verb) or _is_doing(verb) or is_request(verb)
        return told or is_left_open(verb) or is_light(verb) or (_is_new(verb) and not _is_who_of_body(reading, verb))
    if name in words("actions", "occasion_verbs"):
        return _is_occasion(verb)
    if verdict_on(verb) is not None or is_found_so(verb):
        return True
    if name in words("actions", "speech"):
        act = name in words("actions", "acts") and is_act(verb) and not is_inverted_report(reading, verb)
        told = act and not _reports_clause(verb, name)
        told = told or is_talk(reading, verb) or _is_occasion(verb)
        told = told or is_proposed(verb)
        return told or is_withheld(verb) or is_request(verb) or is_to_speak(verb) or is_instructed(verb)
    if is_left_open(verb):
        return True
    if _reports_clause(verb, name) or puts_figure(verb):
        return False
    if name in words("actions", "colouring") and _completed_by_verb(verb):
        return False
    moves = name in words("actions", "figures") or (
        name in words("actions", "figures_without_object") and not objects(verb)
    )
    return not (moves and is_figure(reading, verb)) and bool(light_name(verb) or not has_empty_object(verb))


def _is_adjective(verb: Token) -> bool:
    """Whether a participle is an adjective or a noun: "bold and talented enough", "the value looked stretched"."""
    if any(c.dep_ == "auxpass" and c.lower_ not in words("actions", "passive_auxiliaries") for c in verb.lefts):
        return True
    if verb.dep_ == "xcomp" and verb.tag_ == "VBG" and lemma(verb.head) in words("actions", "terming"):
        return True  # "called fishing a right"
    if verb.tag_ == "VBN" and any(t.lower_ == "enough" for t in verb.doc[verb.i + 1 : verb.i + 2]):
        return True
    beside = verb.dep_ == "conj" and not verb.head.tag_.startswith("VB")
    return beside and verb.tag_ in ("VBN", "VBG") and child(verb, "aux", "auxpass", *SUBJECTS) is None


def _is_no_deed(reading: Reading, verb: Token) -> bool:
    """Whether a verb form tells of a doing, but not that it is done: "developing it is dear", "what turned her"."""
    if verb.dep_ == "xcomp" and verb.head.lower_ in words("actions", "to_be_had") and not objects(verb):
        return True  # "homes were available to rent"
    thing = verb.doc[verb.left_edge.i - 1]
    ample = verb.tag_ == "VB" and any(c.lower_ == "enough" for c in thing.lefts)  # "found enough to double it"
    enough = verb.dep_ == "xcomp" and (ample or "enough" in (verb.head.lower_, thing.lower_))
    nothing = any(n.lower_ == "nothing" for _, n in prepositional(verb, "at", "to", "with"))  # "looked at nothing"
    named = is_time_taken(verb) or is_only_named(first_conjunct(verb)) or is_use_denied(verb)
    if _leaves_without(verb) or enough or nothing or named:
        return True  # "has range enough to link Oslo with Rome"
    left_to = lemma(verb) == "leave" and child(verb, "ccomp") is not None  # "left Lee to run it"
    let_go = verb.lower_ == "go" and verb.head.lemma_ == "let" and is_passive(verb.head)  # "was let go"
    ever = verb.dep_ == "relcl" and any(c.lower_ == "ever" for c in verb.lefts)  # "the most it has ever been paid"
    subject_of_verb = verb.dep_ in ("csubj", "csubjpass") and verb.tag_ == "VBG"
    prepositional_use = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.lower_ in words("actions", "prepositional")
    unknown = verb.dep_ == "ccomp" and is_unknown(verb.head) and any(c.tag_ == "WRB" for c in verb.lefts)
    part = any(_is_of_which(noun) for noun in objects(verb)) or _explains_figure(reading, verb)
    no_verb = subject_of_verb or prepositional_use or _is_taken_for(verb)
    return left_to or let_go or ever or part or no_verb or unknown or is_open_question(verb)


def _leaves_without(verb: Token) -> bool:
    """Whether somebody is in want, and nobody left them: "left 300 people without power", "left no child without"."""
    if lemma(verb) != "leave" or is_passive(verb) or not any(c.lower_ == "without" for c in verb.rights):
        return False
    people = words("attribution", "persons") | words("actions", "groups")
    return any(o.lemma_.lower() in people | {"family", "child", "people", "household"} for o in objects(verb))


def _explains_figure(reading: Reading, verb: Token) -> bool:
    """Whether a clause behind a figure tells why it changed: "fell to 40 tonnes, which Acme attributed to rain"."""
    noun = antecedent(verb) if verb.dep_ == "relcl" and verb_lemma(verb) in words("actions", "explaining") else None
    return noun is not None and reading.quantity_at(noun) is not None


def _is_of_which(noun: Token) -> bool:
    """Whether an object is a part of what a clause describes: "half of which", which says of what only there."""
    return any(t.tag_ == "WDT" for prep in noun.rights if prep.lower_ == "of" for t in prep.rights)


def _is_taken_for(verb: Token) -> bool:
    """Whether a verb only says what somebody holds another for: "whom she takes to have been the owner"."""
    held = child(verb, "xcomp") if lemma(verb) == "take" else None
    return held is not None and lemma(held) == "be" and held.left_edge.lower_ == "to"


def _is_a_way(verb: Token) -> bool:
    """Whether a verb only says which way would do: "the easiest way is to lift the ban"."""
    noun = subject(verb.head) if verb.dep_ in COMPLEMENTS and verb.head.lemma_ == "be" else None
    return noun is not None and noun.lemma_.lower() in words("actions", "ways")


def is_undergone(verb: Token) -> bool:
    """Whether the subject of an active verb undergoes it: "the trial began", "the skull went on display"."""
    if light_name(verb):
        return not is_passive(verb)
    undergone = verb_lemma(verb) in words("actions", "undergone") or is_light(verb) or goes_to_winner(verb)
    if undergone and lemma(verb) in words("actions", "begun_by_sides") and _is_somebody(verb):
        return False
    return undergone and not is_passive(verb) and not any(c.dep_ == "dobj" or _is_gerund(c) for c in verb.children)


def _is_somebody(verb: Token) -> bool:
    """Whether whoever is "who" begins something himself: "Lens, who finished last"."""
    return any(c.dep_ == "nsubj" and c.lower_ == "who" for c in verb.lefts)


def _is_gerund(complement: Token) -> bool:
    return complement.dep_ == "xcomp" and complement.tag_ == "VBG"  # "resumed searching"


def is_consequence(verb: Token) -> bool:
    """Whether a participle tells what the clause before it led to: "Acme cut 400 jobs, sparking protests"."""
    sum_ = child(verb, "dobj")
    if lemma(verb) == "give" and sum_ is not None and any(c.tag_ == "$" for c in (sum_, *sum_.lefts)):
        return False  # "had helped the school, giving £240,000"
    told = words("actions", "consequences")
    above = first_conjunct(verb).head
    if is_verb(above) and is_passive(above):
        told |= words("actions", "consequences_undergone")
    return is_set_off(verb) and not told.isdisjoint((lemma(verb), verb_lemma(verb)))


def does_damage(verb: Token) -> bool:
    """Whether a participle tells what something did as it crashed: "A lorry overturned, blocking the road"."""
    above = first_conjunct(verb).head
    befell = is_set_off(verb) and above.dep_ == "ROOT" and verb_lemma(above) in words("actions", "crashing")
    return befell and verb_lemma(verb) in words("actions", "damaging")


def _reports_clause(verb: Token, name: str) -> bool:
    """Whether the verb hands on a finite clause: "agreed that the music was branded"."""
    clause = child(verb, "ccomp")
    if name in words("attribution", "clause") and any(o.doc[o.left_edge.i].lower_ == "that" for o in objects(verb)):
        return True  # "ruled that section 11, which allowed it, was void", misparsed
    finite = clause is not None and clause.tag_ != "VB" and child(verb, "xcomp") is None
    return finite and reports(name)


def _completed_by_verb(verb: Token) -> bool:
    """Whether a verb or an adjective with a verb hangs on it: "plans to open", "is set to open", "aimed at opening"."""
    if lemma(verb) in words("actions", "colouring_alone") and child(verb, "dobj") is not None:
        return False  # "seek 100 million to build a plant"
    aimed = is_passive(verb) and any(child(c, "pcomp") is not None for c in verb.children if c.dep_ == "prep")
    return aimed or any(
        c.dep_ in COMPLEMENTS and c.left_edge.lower_ != "if" and not is_for_anyone(c) for c in verb.children
    )


def _is_occasion(verb: Token) -> bool:
    """Whether the object makes a happening of a verb that tells none by itself: "held talks", "led a study"."""
    pairs = (("occasion_verbs", "occasions"), ("undertaking_verbs", "undertakings"))
    state = child(verb, "oprd")
    if state is not None and state.lower_ not in ("unchanged", "steady", "intact"):
        return False  # "called the vote fair"
    fitting = [words("actions", nouns) for verbs, nouns in pairs if lemma(verb) in words("actions", verbs)]
    fitting.append(frozenset(rows("actions")["telling_objects"].get(lemma(verb), ())))
    if lemma(verb) == "lead" and any(is_funding_round(o) for o in objects(verb)):
        return True
    return any(not n.isdisjoint((o.lemma_.lower(), o.lower_)) for n in fitting for o in map(whole_of, objects(verb)))


def _is_doing(verb: Token) -> bool:
    """Whether the form or the aim makes a doing of a state: "is using it", "carried the boys to a church"."""
    name = verb_lemma(verb)
    if name in words("actions", "weighing") and _is_weighed(verb):
        return True
    if is_passive(verb) and name in words("actions", "permitting") and child(verb, "xcomp", "dobj", "oprd") is None:
        return verb.dep_ in ("ROOT", "conj", "ccomp")  # "Fishing was allowed again"
    if is_passive(verb) and name in words("actions", "lasting") and by_agents(verb):
        return True  # "was operated by Acme until 2015"
    shown = name == "show" and bool(objects(verb)) and any(c.dep_ == "dative" or c.lower_ == "to" for c in verb.rights)
    drawn = name == "hold" and any(n.lower_ in ("draw", "stalemate") for _, n in prepositional(verb, "to"))
    if drawn or is_held(verb) or (shown and verb.tag_ not in ("VBZ", "VBP")):
        return True  # "showed the letter to the police"
    if name in words("actions", "leading") and child(verb, "dobj") is None and not is_passive(verb):
        whole = verb.tag_ in ("VBD", "VBN", "VBG") and first_conjunct(verb).dep_ not in (
            "relcl",
            "acl",
        )  # "which" may sum up the sentence before it
        return whole and any(True for _ in prepositional(verb, *_asked_for(verb)))  # "The strike led to delays"
    going_on = verb.tag_ == "VBG" and child(verb, "aux") is not None
    if name in words("actions", "activities") and (going_on or any(c.lower_ == "being" for c in verb.lefts)):
        return bool(objects(verb)) or not _completed_by_verb(verb)
    moves = name in words("actions", "carrying") and verb.tag_ not in ("VBZ", "VBP") and bool(objects(verb))
    return moves and any(c.lower_ in words("actions", "destinations") for c in verb.rights)


def _is_weighed(verb: Token) -> bool:
    """Whether a thing was thought about: "considered a bid", "looked at the lake", not "considered him a friend"."""
    opinion = child(verb, "oprd", "xcomp", "ccomp", "attr") is not None or any(c.lower_ == "as" for c in verb.rights)
    thing = bool(objects(verb)) if lemma(verb) == "consider" else any(True for _ in prepositional(verb, "at", "into"))
    return thing and not opinion and not is_passive(verb) and verb.tag_ not in ("VBZ", "VBP")


def _is_new(verb: Token) -> bool:
    """Whether a state is to come, or is denied: "promised to include them", "will become head", "did not use it"."""
    noun = antecedent(verb)
    described = verb.dep_ == "relcl" and noun is not None and noun.dep_ == "appos"  # "Orme, the firm that will use it"
    described = described or (is_told_of(verb) and child(verb, "neg") is not None)  # "Roe, who was not involved in it"
    whole = lemma(verb) in words("actions", "states_to_come")
    settings = rows("actions")["states_beside"].get(lemma(verb), ())
    if not (settings or whole):
        return False
    if verb.dep_ in ("relcl", "acl", "advcl", "pcomp") and not described:
        return False
    ahead = any(c.tag_ == "MD" and c.lower_ not in ("can", "ca", "should", "must") for c in verb.lefts)
    ahead = ahead and verb.tag_ != "VBD"  # "would rather the boat stayed", torn apart by the parser
    promised = verb.dep_ == "xcomp" and lemma(verb.head) in words("actions", "committing")
    if promised and lemma(verb) == "show" and any(child(o, "det", "poss", "nummod") is not None for o in objects(verb)):
        return True  # "means to show a kite", not "vowed to show restraint"
    ahead = ahead or (verb.dep_ == "xcomp" and verb.head.tag_ in ("VBZ", "VBP") and verb.head.lemma_ == "be")
    denied = child(verb, "neg") is not None and any(c.dep_ in ("aux", "auxpass") and c.tag_ != "MD" for c in verb.lefts)
    denied = denied or any(c.lower_ == "no" for o in objects(verb) for c in o.lefts)  # "owns no shares in it"
    unknown = denied and lemma(verb) == "know" and child(verb, "prep") is not None  # "did not know about it"
    placed = any(c.lower_ in settings and c.dep_ in ("prep", "prt") for c in verb.rights)
    told = placed or (whole and bool(objects(verb) or complement(verb)))
    return unknown or ((ahead or promised or denied) and told)


def _is_who_of_body(reading: Reading, verb: Token) -> bool:
    """Whether "who" was taken for a body or a place: "Ann Roe of Lund Hospital, who was not involved in it"."""
    who = any(c.lower_ == "who" and c.dep_ in SUBJECTS for c in verb.lefts)
    noun = antecedent(verb) if who else None
    meant = reading.mention_headed_by(noun) if noun is not None else None
    return meant is not None and not reading.is_a(meant, SCHEMA.Person)


def complement(verb: Token) -> list[Token]:
    """What somebody becomes or pleads: "will become chairwoman", "pleaded guilty"."""
    told = {"become": "attr", "remain": "attr", "plead": "acomp"}.get(lemma(verb))
    return [c for c in verb.rights if c.dep_ == told]


def _asked_for(verb: Token) -> Sequence[str]:
    """The prepositions that a verb asks for: "for" of "apply"."""
    table: dict[str, list[str]] = rows("actions")["aims"]
    return table.get(verb_lemma(verb), ()) or table.get(lemma(verb), ())


def aimed_at(verb: Token) -> list[Token]:
    """The noun behind a preposition that a verb asks for: "applied for approval", "could eat into margins"."""
    asked = _asked_for(verb)
    behind = list(prepositional(verb, *asked)) if asked and not is_passive(verb) else []
    if asked and not behind and "for" in asked:
        sided = (c for _, n in prepositional(verb, "in") if n.lower_ in ("favour", "favor") for c in n.rights)
        behind = [(p, n) for p in sided for n in p.rights if n.dep_ == "pobj"]  # "voted 9-4 in favour of the sale"
    named = [(p, n) for p, n in behind if n.i > verb.i and n.pos_ in ("NOUN", "PROPN") and n.ent_type_ != "DATE"]
    terms = [p for p, n in behind if n.ent_type_ == "DATE" and child(n, "nummod") is not None]
    if any(p.lower_ == named[0][0].lower_ and p.i < named[0][0].i for p in terms if named):
        return []  # "asked for nine years for Roe"
    return [noun for prep, noun in named if prep == named[0][0]]  # "called on the minister for help"


def name_of(verb: Token, *, whole: bool) -> str:
    """What an action is called: "call for" of "called for an inquiry", "run for" of "is running for mayor".

    Without its preposition such a verb would say another thing. `whole`: whether its agent and its object are told.
    """
    asked = is_request(verb) and not is_passive(verb) and child(verb, "dobj") is None
    if asked and any(True for _ in prepositional(verb, "for")):
        return f"{lemma(verb)} for"
    if lemma(verb) == "go" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in words("actions", "going_named"):
        return f"go {verb.nbor().lower_}"
    preps = rows("actions")["named_with"].get(verb_lemma(verb), ()) if whole and not objects(verb) else ()
    behind = next((noun.head.lower_ for noun in aimed_at(verb)[:1]), "") if preps else ""
    return f"{lemma(verb)} {behind}" if behind in preps else verb_lemma(verb)


def deed_aimed_at(verb: Token) -> Token | None:
    """The gerund that tells what a verb asks for, allows or forbids: "voted against closing it", "bans selling it"."""
    asked = _asked_for(verb)
    preps = [c for c in verb.rights if c.dep_ == "prep" and c.lower_ in asked and not is_passive(verb)]
    gerunds = [child(prep, "pcomp") for prep in preps] + [c for c in verb.rights if is_for_anyone(c)]
    return next((g for g in gerunds if g is not None and g.tag_ == "VBG"), None)


def _only_finds_itself(verb: Token) -> bool:
    """Whether a reflexive verb tells no deed: "found himself in a cell", "calls itself free"."""
    itself = any(o.lower_ in words("actions", "reflexives") for o in objects(verb))
    completed = child(verb, "oprd", "xcomp", "ccomp") is not None
    return itself and (completed or verb_lemma(verb) in words("actions", "reflexive_states"))
