"""Shared questions to a spaCy tree: who is the subject, what is the object, where does a phrase or a clause end.

The answers survive the usual slips of a small parser as far as the tree allows: a missing subject is looked for along
coordination, control and relative clauses. Walks are bounded by `REACH`, so a broken tree costs little.
"""

from collections.abc import Iterator

from kg.extract.grammar.control import commissioned, intended_by, is_for_anyone, is_use_of, meant_before, taker
from kg.extract.grammar.coordination import REACH as REACH
from kg.extract.grammar.coordination import SUBJECTS as SUBJECTS
from kg.extract.grammar.coordination import child as child
from kg.extract.grammar.coordination import conjuncts as conjuncts
from kg.extract.grammar.coordination import first_conjunct as first_conjunct
from kg.extract.grammar.coordination import governors as governors
from kg.extract.grammar.coordination import is_absolute as is_absolute
from kg.extract.grammar.coordination import prepositions
from kg.extract.grammar.lemmas import lemma as lemma  # asked together with the questions below
from kg.extract.grammar.lemmas import may_be_bare
from kg.extract.grammar.lemmas import particle as particle
from kg.extract.grammar.lemmas import reports as reports
from kg.extract.grammar.lemmas import verb_lemma as verb_lemma
from kg.extract.grammar.phrases import costing, is_occasion, past_within, spanning, surveyed
from kg.extract.grammar.phrases import end_within as end_within
from kg.extract.grammar.phrases import noun_phrase as noun_phrase
from kg.extract.grammar.relatives import is_told_inside as is_told_inside
from kg.extract.grammar.relatives import nearer_kin, thing_made
from kg.extract.grammar.verb_objects import RELATIVES as RELATIVES
from kg.extract.grammar.verb_objects import is_handed as is_handed
from kg.extract.grammar.verb_objects import lacks_object, leaves_object_open, next_of_pair
from kg.extract.grammar.verb_objects import own_objects as own_objects
from kg.extract.grammar.verb_objects import receiver as receiver
from kg.extract.grammar.voice import gapped as gapped
from kg.extract.grammar.voice import is_given_too, made_thing, opens_content
from kg.extract.grammar.voice import is_hidden_main as is_hidden_main
from kg.extract.grammar.voice import is_never_passive as is_never_passive
from kg.extract.grammar.voice import is_passive as is_passive
from kg.extract.grammar.voice import is_seen_done as is_seen_done
from kg.extract.grammar.voice import is_set_against as is_set_against
from kg.extract.grammar.voice import is_verb as is_verb
from kg.extract.grammar.voice import matrix as matrix
from kg.extract.grammar.voice import own_auxiliaries as own_auxiliaries
from kg.extract.grammar.voice import tense as tense
from kg.extract.tokens import Token
from kg.rows import words

CLAUSES = ("ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "csubj", "csubjpass", "parataxis")
FINITE = ("VBD", "VBZ", "VBP")
TENSED = (*FINITE, "MD")  # what a clause that can stand alone begins its verbs with
DASHES = ("-", "–", "—", "--")


def coordinated_with(verb: Token) -> Token:
    """The verb that a conjunct shares its subject with.

    The parser hangs "planned" on "examine" in "urged them to examine it and planned to strike"; a finite verb does not
    share the subject of an infinitive, so the clause above it is meant.
    """
    head = _above_content(verb) or verb.head
    for _ in range(REACH):
        infinitive = head.tag_ in ("VB", "VBG") and head.dep_ in ("xcomp", "conj", "pcomp")
        infinitive = infinitive or (head.tag_ == "VB" and head.dep_ == "advcl" and child(head, *SUBJECTS) is None)
        if not infinitive or verb.tag_ not in FINITE or may_be_bare(verb, head):
            break
        head = head.head
    return head


def _above_content(verb: Token) -> Token | None:
    """The verb with the same auxiliary above a clause: "had known that the covers leaked and had ordered her out"."""
    own, below = child(verb, "aux"), verb.head
    above = below.head if below.dep_ in ("ccomp", "acl", "advcl") else below
    above = above if is_verb(above) else next((v for v in governors(above) if is_verb(v)), below)
    alike = next((c for c in above.lefts if c.dep_ == "aux"), None)
    perfect = own is not None and own.tag_ in FINITE and verb.tag_ == "VBN"
    if not perfect or own is None or alike is None or child(verb, *SUBJECTS) is not None:
        return None
    other = child(below, "aux", "auxpass") is None and child(below, *SUBJECTS) is not None
    other = other and not reports(lemma(above))  # "had said that the mill lost money and had closed"
    return above if other and above.i < below.i and above.tag_ == "VBN" and alike.lower_ == own.lower_ else None


def shares_auxiliaries(verb: Token, head: Token) -> bool:
    """Whether a conjunct has the form that the auxiliaries of its head ask for: "will close and cut"."""
    if is_set_against(verb, head) and any(c.tag_ == "MD" for c in own_auxiliaries(head)):
        return False  # "would have faced a vote but resigned"
    if verb.tag_ == "VBD" and [c.lower_ for c in own_auxiliaries(head)] == ["would", "have"]:
        return True  # "would have written premiums of 3 million and held 9 percent of the market", tagged so
    return (verb.tag_ == head.tag_ and verb.tag_ not in FINITE) or may_be_bare(verb, head)


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above the token, or the token itself if it is one."""
    for _ in range(REACH):
        if is_verb(token):
            return token
        if token.head is token or token.head.i == token.i:
            break
        token = token.head
    return None


def auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of a verb, "to" included; a conjunct without a subject or any of its own borrows its head's."""
    start, lender = verb.i, gapped(verb)
    if lender is not None:
        above = [lender.head] if lender.dep_ == "xcomp" and lender.head.pos_ == "AUX" else []
        return above + own_auxiliaries(lender)  # "is to be closed and its looms moved"
    # "was founded in 1976 and launched a store", "was born in Cork and died in Rome": nothing is shared
    active = (
        (child(verb, "dobj") is not None and not is_given_too(verb)) or is_never_passive(verb) or _goes_on_doing(verb)
    )
    for _ in range(REACH):
        own = own_auxiliaries(verb)
        if own and own[0].tag_ == "VB" and own[0].lower_ in ("be", "have") and child(verb, *SUBJECTS) is None:
            shared = auxiliaries(verb.head) if verb.dep_ == "conj" else []
            return [c for c in shared if c.tag_ in ("MD", "TO")] + own  # "will step down and be replaced"
        if own and own[0].lower_ == "been" and verb.dep_ == "conj" and child(verb, *SUBJECTS) is None:
            return [
                c for c in auxiliaries(verb.head) if c.lemma_ == "have"
            ] + own  # "had asked for it and been refused"
        if own or verb.dep_ != "conj" or child(verb, *SUBJECTS) is not None:
            bare = verb.doc[start].tag_ == "VB" and not any(
                c.tag_ in ("MD", "TO", "VB") or c.lemma_ == "do" for c in own
            )
            lent = any(c.dep_ == "auxpass" and c.head.i != start for c in own)  # "were charged and deny it"
            led = [c for c in own if c.tag_ in ("MD", "TO")] if verb.doc[start].tag_ == "VB" else []
            return led if lent and (active or bare) else own  # "will be renamed and move its office"
        head = coordinated_with(verb)
        if verb.lower_ in ("was", "were") or (verb.tag_ in ("VBZ", "VBP") and not may_be_bare(verb, head)):
            return []  # "will lease land and plans to build"
        if head.tag_ == "VBG" and verb.tag_ in ("VBD", "VBN"):
            return []  # "was working in Leeds and met Ann Roe"
        if head.tag_ == "VB" and verb.tag_ == "VBD" and verb.lower_ not in words("grammar", "same_in_past"):
            return []  # "would not sell its stake and still planned to build"
        if verb.tag_ in ("VBD", "VBN") and is_set_against(verb, head):
            return []  # "had planned to fly but cancelled the trip"
        verb = head
    return []


def _goes_on_doing(verb: Token) -> bool:
    """Whether a verb tells what its subject begins, means to do or finds: "began singing", "found that it leaked"."""
    told = words("grammar", "phases") | words("grammar", "willing")
    found = opens_content(verb) and lemma(verb) not in words("grammar", "needing_hearer")
    return found or (lemma(verb) in told and child(verb, "xcomp") is not None)


def antecedent(verb: Token) -> Token | None:
    """The noun that the relative clause or the participle of a verb describes: "plant" in "a plant that opened"."""
    head = first_conjunct(verb)
    head = head.head if is_told_inside(head) else head
    if head.dep_ not in ("relcl", "acl") or head.head.i == head.i:
        return None
    return nearer_kin(head) or thing_made(head) or surveyed(head) or spanning(head) or costing(head.head) or head.head


def subject(verb: Token) -> Token | None:
    """The grammatical subject of a verb, borrowed from above where the verb has none of its own.

    A relative pronoun gives its antecedent. A controlled infinitive gives the controller: the object of "urge",
    the subject of "plan". A participle gives its noun, or the subject of the clause it stands beside.
    """
    for _ in range(REACH):
        own = child(verb, *SUBJECTS)
        if own is not None:
            noun = antecedent(verb) if own.lower_ in RELATIVES else None
            return noun if noun is not None else own
        if verb.dep_ in ("xcomp", "advcl") and (asked := meant_before(verb)) is not None:
            return asked
        if is_use_of(verb) or is_for_anyone(verb):
            return None
        if verb.dep_ == "xcomp":
            controls = lemma(verb.head) in words("grammar", "object_control") or lemma(verb.head) == "give"
            controller = child(verb.head, "dobj", "dative") if controls else taker(verb.head)
            if controller is not None:
                return controller
        elif verb.dep_ in ("relcl", "acl"):
            return _described(verb)
        elif verb.dep_ not in ("conj", "advcl", "pcomp", "acomp", "oprd"):
            return _subject_of_series(verb)
        if verb.dep_ == "advcl" and (made := made_thing(verb)) is not None:
            return made
        if verb.dep_ == "advcl" and verb.tag_ == "VB" and child(verb, "aux") is not None:
            chosen = commissioned(verb)
            if chosen is not None or is_passive(verb.head):
                return chosen  # "fares were raised to pay for it": whoever raised them will pay
        if verb.dep_ == "pcomp" and verb.head.lower_ == "of" and _is_intention(verb.head.head):
            return _whose(verb.head.head)  # "has no intention of selling"
        chosen_against = lemma(verb.head.head) in words("grammar", "choosing_against")
        if verb.dep_ == "pcomp" and verb.head.lower_ == "against" and not chosen_against:
            return None  # "warned against building too many"
        if verb.dep_ == "pcomp":
            verb = verb.head  # from "by selling" to what "by" hangs on
            held = verb.lower_ in ("for", "of", "from") or lemma(verb.head) in words("grammar", "entrusting")
            held = held and is_verb(verb.head) and not is_passive(verb.head)
            blamed = (receiver(verb.head) or child(verb.head, "dobj")) if held else None
            if blamed is not None and verb.lower_ != "by":
                return blamed  # "fined the bank for hiding losses", "charged Roe with fraud"
        above = coordinated_with(verb) if verb.dep_ == "conj" else verb.head
        above = above.head if above.dep_ == "advmod" else above  # "stopped short of banning"
        above = past_within(above)
        if not (is_verb(above) or above.pos_ == "ADJ") or above.i == verb.i:
            return None
        verb = above
    return None


def _subject_of_series(verb: Token) -> Token | None:
    """The subject that a verb shares with the clause before its comma: "Roe was born in Rome, went to Oslo and wed"."""
    before = [c for c in verb.lefts if c.dep_ == "ccomp"]
    if verb.tag_ not in FINITE or not before or reports(lemma(verb)):
        return None
    clause, last = before[-1], before[-1].right_edge
    comma = last if last.text == "," else verb.doc[last.i + 1]
    if comma.text != "," or clause.tag_ not in {*FINITE, "VBN"} or child(clause, "mark") is not None:
        return None
    return child(clause, *SUBJECTS) if verb.i - comma.i <= 3 else None


def _described(verb: Token) -> Token | None:
    """The subject of a participle, or of the infinitive that a noun announces: "Acme has plans to open"."""
    noun = thing_made(verb) or surveyed(verb) or costing(verb.head) or verb.head
    if verb.dep_ != "acl":
        return None
    if child(verb, "aux") is None:
        return noun if verb.tag_ in ("VBN", "VBD", "VBG") else None
    return _whose(noun)


def _is_intention(noun: Token) -> bool:
    return noun.lemma_.lower() in words("grammar", "intentions")


def _whose(noun: Token) -> Token | None:
    """Who has what a noun announces: the possessor, or the subject of the verb that has it."""
    owner = child(noun, "poss") or intended_by(noun)
    if owner is not None:
        return owner if _is_intention(noun) else None
    matrix = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" else noun.head
    controls = words("grammar", "noun_control" if noun.dep_ == "dobj" else "noun_control_in")
    asked = noun.lemma_.lower() in words("grammar", "requests") and verb_lemma(matrix) in words("grammar", "resisting")
    asked = asked or (noun.head.lower_ == "in" and noun.lemma_.lower() in words("grammar", "undertaken_in"))
    if noun.dep_ in ("dobj", "pobj") and (lemma(matrix) in controls or asked) and not is_passive(matrix):
        return subject(matrix)
    return None


def subjects(verb: Token) -> list[Token]:
    """The subject with its coordinated nouns: "Lee and Roy founded" gives both.

    Of a noun that a relative clause or participle describes, only the conjuncts before the verb count: "Acme (sold to
    Volta), Balta and Zenith".
    """
    found = subject(verb)
    if found is None:
        return []
    noun = antecedent(verb)
    described = noun is not None and noun.i == found.i
    nouns = [t for t in conjuncts(found) if not described or t.i < verb.i]
    return nouns[-1:] if described and _is_of_one(verb) else nouns


def _is_of_one(verb: Token) -> bool:
    """Whether a relative clause has a verb in the singular: "Lee and Roy, who heads the bank", so that Roy is meant."""
    own = child(verb, "nsubj", "nsubjpass")
    aside = own is not None and own.lower_ in RELATIVES and own.i > 0 and own.nbor(-1).text == ","
    return verb.dep_ == "relcl" and aside and any(t.tag_ == "VBZ" or t.lower_ == "was" for t in (*verb.lefts, verb))


def by_agents(verb: Token) -> list[Token]:
    """Who did it according to "by ...": "the council" in "was approved by the council"."""
    following = next_of_pair(verb)
    kept = [c for c in verb.rights if c.dep_ in ("dobj", "oprd")] if is_passive(verb) else []  # "fined 5 euros by Acme"
    by = [
        c
        for word in (verb, *kept)
        for c in word.rights
        if (c.dep_ == "agent" and c.lower_ != "to")
        or (c.lower_ == "by" and c.dep_ in ("prep", "conj") and is_passive(verb))
    ]
    if not by and following is not None:
        return by_agents(following)
    doers = [noun for prep in by for found in prep.children if found.dep_ == "pobj" for noun in conjuncts(found)]
    doers = [noun for noun in doers if noun.ent_type_ not in ("DATE", "TIME")]  # "had been lost by Wednesday"
    if any(c.lower_ == "or" and c.nbor(-1).text != "," for word in (*by, *doers) for c in word.rights):
        return []  # "killed by lightning or by falling trees": by one of them
    return [noun for noun in doers if noun == doers[0] or not any(c.lower_ == "by" for c in noun.rights)]


def agents(verb: Token) -> list[Token]:
    """Who does it: the subjects of an active verb, the by-phrase of a passive one."""
    return by_agents(verb) if is_passive(verb) else subjects(verb)


def objects(verb: Token) -> list[Token]:
    """What it is done to: direct objects, the subject of a passive, or the noun that a relative clause leaves open."""
    if is_passive(verb):
        return subjects(verb)
    found = [o for o in own_objects(verb) if o.lower_ not in RELATIVES]
    if found:
        return found
    above = verb.head if verb.dep_ == "conj" and child(verb, "nsubj") is not None else verb
    shared = any(o.lower_ in RELATIVES for o in own_objects(above))  # "which Roe built and Lee runs"
    clause = above if shared else verb
    own = child(verb, "nsubj")
    if verb.dep_ in ("xcomp", "ccomp") and (shared or lacks_object(verb)):
        noun = antecedent(
            verb.head
        )  # "which Acme plans to close", "which Lee said she had sold", "a mill it wants to buy"
        return [noun] if noun is not None and child(verb.head, "nsubj") is not None else []
    noun = antecedent(clause)
    if noun is not None and is_occasion(noun, clause):
        return []
    if noun is not None and clause.dep_ == "relcl" and own is not None and leaves_object_open(verb, own):
        return [noun] if child(verb, "ccomp", "xcomp") is None else []
    return []


def prepositional(verb: Token, *allowed: str) -> Iterator[tuple[Token, Token]]:
    """Preposition and noun of each prepositional phrase of a token (any preposition if none is given)."""
    for prep in prepositions(verb):
        if (not allowed or prep.lower_ in allowed) and not is_absolute(prep):
            yield from ((prep, noun) for found in prep.children if found.dep_ == "pobj" for noun in conjuncts(found))


def clause_head(token: Token) -> Token:
    """The verb (or other head) of the clause that a token stands in."""
    for _ in range(REACH):
        if token.dep_ in CLAUSES or (token.dep_ == "conj" and is_verb(token)) or token.head.i == token.i:
            break
        token = token.head
    return token


def clause_tokens(verb: Token) -> list[Token]:
    """The tokens of a verb's own clause in order: its subtree without coordinated, relative and adverbial clauses."""
    found, queue = [verb], [verb]
    while queue and len(found) < 10 * REACH:
        token = queue.pop()
        for below in token.children:
            apart = below.dep_ in ("relcl", "advcl", "parataxis") or is_absolute(below)
            if not apart and not (below.dep_ in ("conj", "cc") and token.i == verb.i):
                found.append(below)
                queue.append(below)
    return sorted(found, key=lambda t: t.i)
