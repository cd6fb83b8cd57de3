"""Headlines leave out "was", and their verbs look like nouns: "Roe jailed for fraud", "Police arrest banker Roe"."""

from kg.extract.grammar.lemmas import lemma
from kg.extract.parses.trees import SUBJECTS, TIMES, hang, has, make_root, says
from kg.extract.reference.taking_up.phrases import is_person_noun, kind_of_noun
from kg.extract.tokens import Token
from kg.rows import words
from kg.vocabulary import SCHEMA

ENDS = (".", "?", "!", ":")


def mend_headline_verb(verb: Token) -> None:
    """Give a headline its passive, or its verb."""
    if verb.dep_ != "ROOT" and verb.tag_ not in ("NN", "NNS"):
        return
    closed = verb.sent[-1].text in ENDS or verb.sent[-1].is_quote
    if len(verb.sent) < 3 or (closed and not _is_terse(verb)):
        return
    if verb.dep_ == "ROOT" and verb.tag_ in ("VBN", "VBD"):
        _mend_passive(verb)
    elif verb.dep_ == "ROOT" and verb.tag_ == "VBZ":
        _mend_clause_of_time(verb)
        _mend_first_of_two_verbs(verb)
    elif verb.dep_ == "ROOT" and verb.i + 1 < verb.sent.end and verb.nbor().lower_ == "to":
        _mend_what_is_to_come(verb)
    elif verb.tag_ == "NN" and verb.dep_ == "compound" and verb.i == verb.sent.start + 1:
        _mend_bare_verb(verb)
    elif verb.lower_ in words("grammar", "plurals_of_headlines") and verb.i and verb.nbor(-1).text == ",":
        _mend_second_deed(verb)
    elif verb.tag_ == "NNS" and verb.i > verb.sent.start and verb.nbor(-1).head == verb:
        _mend_verb_for_plural(verb)


def _is_terse(verb: Token) -> bool:
    """Whether one person without an article shows a headline, though it has a full stop: "Driver jailed for fraud."."""
    noun = next((c for c in verb.lefts if c.dep_ == "nsubj"), verb)
    bare = noun.i == verb.sent.start == verb.i - 1 and noun.tag_ in ("NN", "NNP") and is_person_noun(noun.lower_)
    return bare and verb.sent[-1].text == "." and any(c.lower_ in ("for", "over", "after") for c in verb.rights)


def _mend_passive(verb: Token) -> None:
    """ "Ann Roe jailed for fraud": what befalls people befell the subject, as nobody else is told of."""
    noun, name = next((c for c in verb.lefts if c.dep_ == "nsubj"), None), lemma(verb)
    if noun is None or noun.i + 1 != verb.i or has(verb, "ccomp", "aux", "auxpass", "prt"):
        return
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    befalling = words("actions", "befalling_people") | words("actions", "befalling_in_headlines")
    if thing is not None:
        let_in = name in words("grammar", "withholding") and thing.lemma_.lower() in words("grammar", "granted")
        befell = let_in or (name in words("grammar", "giving") and noun.ent_type_ == "PERSON")
    elif has(verb, "xcomp"):
        befell = name in words("actions", "bidding_in_headlines")  # "Ann Roe ordered to pay"
    else:
        befell = name in befalling and not (name == "sell" and noun.ent_type_ == "PERSON")
    if befell and verb.lower_ not in words("grammar", "preterites"):
        noun.dep_, verb.tag_ = "nsubjpass", "VBN"


def _mend_what_is_to_come(noun: Token) -> None:
    """ "Danish railway to buy 40 trains": the infinitive behind people or a body says what they are to do."""
    verb = next((c for c in noun.rights if c.tag_ == "VB" and c.dep_ in ("relcl", "acl")), None)
    if noun.tag_ not in ("NN", "NNS"):
        return
    if (
        verb is None
        or verb.left_edge.i != noun.i + 1
        or verb.left_edge.tag_ != "TO"
        or has(noun, "det", "conj", "poss")
    ):
        return
    if is_person_noun(noun.lemma_.lower()) or kind_of_noun(noun.lemma_.lower()) == SCHEMA.Organization:
        make_root(verb, noun)
        verb.dep_ = "ROOT"
        hang(noun, verb, "nsubj")


def _mend_clause_of_time(verb: Token) -> None:
    """ "Man held after fire guts shop": the fire did, and the man was held."""
    noun = next((c for c in verb.lefts if c.dep_ == "nsubj"), verb)
    held = next((c for c in noun.rights if c.dep_ == "acl" and c.tag_ == "VBN" and c.i == noun.i + 1), None)
    prep = next((c for c in held.rights if c.dep_ == "prep" and c.i == held.i + 1), None) if held is not None else None
    doer = next((c for c in prep.rights if c.dep_ == "pobj"), None) if prep is not None else None
    if held is None or prep is None or doer is None or doer.right_edge.i + 1 != verb.i:
        return
    if prep.lower_ in words("grammar", "prepositions_or_marks"):
        make_root(held, noun)
        hang(verb, held, "advcl")
        held.dep_ = "ROOT"
        hang(noun, held, "nsubjpass")
        hang(doer, verb, "nsubj")
        hang(prep, verb, "mark")


def _mend_bare_verb(verb: Token) -> None:
    """ "Police arrest banker Ann Roe": the noun for what befalls people is the verb of a plural before it."""
    doers, noun = verb.nbor(-1), verb.head
    name = noun.head if noun.dep_ == "compound" else noun
    whole = name.dep_ == "ROOT" and name.pos_ == "PROPN" and name.ent_type_ == "PERSON"
    if not whole or doers.tag_ != "NNS" or verb.lower_ not in words("actions", "befalling_people"):
        return
    _make_verb(verb, name, doers)
    verb.tag_ = "VBP"


def _mend_verb_for_plural(verb: Token) -> None:
    """ "Acme names Ann Roe chief executive", "Acme sacks finance chief Ann Roe": the plural is a verb."""
    below = verb.head if verb.dep_ == "nsubj" and verb.head.i == verb.i + 1 else verb
    things = [c for c in below.rights if c.dep_ in ("dobj", "appos")]
    posts = words("grammar", "appointing") | words("actions", "befalling_people")
    doer = verb.nbor(-1)
    if len(things) == 1 and doer.i == verb.sent.start:
        _mend_verb_before_number(verb, things[0], doer)
    if below is not verb and not things and below.dep_ == "ROOT" and any(c.lower_ == "as" for c in below.rights):
        things = [below]  # "Roe ousts Lee as Acme president"
        if verb.lemma_.lower() in posts and doer.pos_ == below.pos_ == "PROPN" and not has(below, "aux", "auxpass"):
            _make_verb(verb, below, doer)
            verb.tag_ = "VBZ"
    if _lifts_figure(verb, below, doer):
        _make_verb(verb, below, doer)
        for beside in [c for c in below.rights if c.dep_ == "advcl"]:
            hang(beside, verb)
        verb.tag_ = "VBZ"
        return
    victim = verb.head if verb.dep_ == "compound" else next((c for c in verb.rights if c.dep_ == "appos"), verb)
    if _is_done(verb, victim, doer):
        _make_verb(verb, victim, doer)
        verb.tag_ = "VBZ"
        return
    if below.dep_ != "ROOT" or len(things) != 1 or verb.lemma_.lower() not in posts or doer.pos_ != "PROPN":
        return
    named = any(t.ent_type_ == "PERSON" for t in things[0].subtree)
    if not named or has(below, "aux", "auxpass", "ccomp"):
        return
    if below is not verb:
        make_root(verb, below)
        hang(things[0], verb)
        hang(below, things[0], "compound")
        below.tag_, below.pos_ = "NN", "NOUN"
        for beside in [c for c in below.children if c != things[0]]:
            hang(beside, verb if beside.i > things[0].i else things[0])
    _make_verb(verb, things[0], doer)
    verb.tag_ = "VBZ"


def _is_done(verb: Token, below: Token, doer: Token) -> bool:
    """Whether a plural between nouns for people or bodies is what befalls them: "Malian president fires minister"."""
    deeds = (
        words("grammar", "appointing")
        | words("actions", "befalling_people")
        | {"fine", "sue", "ban", "clear", "accuse"}
    )
    if doer.tag_ != "NN" or below.tag_ != "NN" or verb.lower_.removesuffix("s") not in deeds:
        return False
    if "ROOT" not in {verb.dep_, below.dep_} or below.i < verb.i or has(below, "aux", *SUBJECTS):
        return False
    return all(is_person_noun(n.lower_) or kind_of_noun(n.lower_) == SCHEMA.Organization for n in (doer, below))


def _mend_verb_before_number(verb: Token, things: Token, doer: Token) -> None:
    """ "Council scraps 14 wardens; inspector moved": what stands between one noun and a number of others is a verb."""
    number = verb.nbor()
    counted = number.tag_ == "CD" and number.head == things and things.tag_ == "NNS" and things.left_edge == number
    free = verb.dep_ in ("ROOT", "ccomp") and doer.tag_ in ("NN", "NNP") and not has(verb, *SUBJECTS, "aux")
    if counted and free and number.ent_type_ not in TIMES and number.nbor().ent_type_ not in TIMES:
        hang(doer, verb, "nsubj")
        hang(things, verb, "dobj")
        verb.tag_, verb.pos_ = "VBZ", "VERB"


def _mend_first_of_two_verbs(second: Token) -> None:
    """ "Acme orders 22 jets, drops a plan": the first verb has the subject; it is no plural and says nothing."""
    verb = next((c for c in second.lefts if c.dep_ in ("nsubj", "ccomp") and c.tag_ in ("NNS", "VBZ")), second)
    doer = next((c for c in verb.lefts if c.i == verb.sent.start and c.i + 1 == verb.i), None)
    thing = next((c for c in verb.rights if c.dep_ in ("appos", "dobj") and c.left_edge.i == verb.i + 1), None)
    if doer is None or thing is None or says(second) or not (doer.is_title and has(thing, "nummod")):
        return
    if thing.right_edge.i + 2 == second.i and second.nbor(-1).text == ",":
        make_root(verb, second)
        hang(second, verb, "conj")
        hang(thing, verb, "dobj")
        hang(doer, verb, "nsubj")
        verb.dep_, verb.tag_, verb.pos_ = "ROOT", "VBZ", "VERB"


def _lifts_figure(verb: Token, thing: Token, doer: Token) -> bool:
    """Whether a headline tells what a firm does to a figure of its own: "Acme lifts outlook as orders return"."""
    named = doer.i == verb.sent.start and doer.pos_ in ("PROPN", "NOUN") and doer.is_title
    moves = verb.lower_ in words("grammar", "moving_in_headlines") and thing.i == verb.i + 1
    bare = moves and thing.dep_ == "ROOT" and thing.tag_ == "NN" and not has(thing, "cop", "aux", "conj")
    return named and bare and thing.lower_ in words("grammar", "moved_in_headlines")


def _mend_second_deed(verb: Token) -> None:
    """ "Acme wins nod for a pill, eyes Oslo debut": the plural behind the comma is what Acme does, too."""
    doc, end = verb.doc, verb.i + 1
    first = next((t for t in doc[verb.sent.start : verb.i] if t.tag_ == "VBZ" and has(t, "nsubj")), verb)
    while end < verb.sent.end and doc[end].pos_ in ("NOUN", "PROPN", "ADJ"):
        end += 1
    thing, parts = doc[end - 1], doc[verb.i + 1 : end - 1]
    if first is verb or thing is verb or thing.pos_ == "ADJ":
        return
    if thing.dep_ == "ROOT":
        make_root(first, thing)
        first.dep_ = "ROOT"
    hang(verb, first, "conj")
    hang(thing, verb, "dobj")
    for part in [t for t in parts if t.head not in {*parts, thing}]:
        hang(part, thing, "compound")
    verb.tag_, verb.pos_, verb.lemma_ = "VBZ", "VERB", verb.lower_.removesuffix("s")


def _make_verb(verb: Token, thing: Token, doer: Token) -> None:
    """Make a noun the verb of a headline, with its object and who does it."""
    if thing.dep_ == "ROOT":
        make_root(verb, thing)
        for beside in [c for c in thing.rights if c.dep_ == "prep"]:
            hang(beside, verb)
    verb.dep_, verb.pos_ = "ROOT", "VERB"
    for other in [c for c in verb.lefts if c != doer]:
        hang(other, doer)
    hang(doer, verb, "nsubj")
    hang(thing, verb, "dobj")
    for person in [c for c in thing.lefts if c.dep_ == "nmod" and c.pos_ == "PROPN"]:
        person.dep_ = "compound"


def mend_place_of_headline(verb: Token) -> None:
    """ "Karsk, Norway blaze kills two": the town and its land say where, and what strikes there is the subject."""
    town, noun = next(iter(verb.lefts), verb), next(reversed(verb.lefts), verb)
    place = [*noun.doc[verb.sent.start : noun.i]]
    if noun.i + 1 != verb.i or noun.tag_ not in ("NN", "NNS") or town.i != verb.sent.start or len(place) < 3:
        return
    named = all(t.pos_ == "PROPN" or t.text == "," for t in place) and place[-1].pos_ == "PROPN"
    if named and town.dep_ in ("nsubj", "npadvmod", "dep", "nmod") and sum(t.text == "," for t in place) == 1:
        hang(noun, verb, "nsubj")
        hang(town, noun, "nmod")


def mend_names_of_headline(verb: Token) -> None:
    """ "Iran, Iraq sign gas deal": a comma stands for "and" between two names before a plural verb."""
    last = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.pos_ == "PROPN"), None)
    first = next((c for c in verb.lefts if c.dep_ in ("npadvmod", "dep") and c.pos_ == "PROPN"), None)
    if last is None or first is None or verb.tag_ != "VBP" or first.left_edge.i != verb.sent.start:
        return
    if last.left_edge.i == first.i + 2 and first.nbor().text == "," and last.i + 1 == verb.i:
        first.dep_, last.dep_ = "nsubj", "conj"
        hang(last, first)
