"""What stands in apposition to a name becomes evidence for its class: "Corvo, a Chilean builder,"."""

from kg.extract.demonyms import is_group
from kg.extract.grammar import SUBJECTS, TENSED
from kg.extract.names.evidence.shape import Votes, vote
from kg.extract.names.spans.large import is_large
from kg.extract.names.spans.runs import Run
from kg.extract.names.words import apposed_class, given_names, head_class, lineage, listed, noun_class, noun_pair_class
from kg.extract.tokens import Doc, Token, behind_brackets
from kg.rows import rows
from kg.vocabulary import SCHEMA

BRACKET = 12  # tokens that stand in brackets behind a name


def vote_apposition(votes: Votes, doc: Doc, run: Run) -> None:
    """ "Corvo, a Chilean builder," and "Ana Prieto, head of research"; of two, "Ana Prieto and Luis Rey, founders"."""
    last = _end_of_pair(doc, run)
    comma = behind_brackets(doc, last, BRACKET)  # "Corvo (Lumo Nova), a party,"
    if comma + 1 >= len(doc) or doc[comma].text != ",":
        return
    comma += doc[comma + 1].lower_ in ("then", "now")  # "Corvo, then a band of three boys"
    head = apposed_noun(doc, comma + 1)
    if head is None or any(t.tag_ in TENSED for t in doc[head.i + 1 : head.i + 2]) or _follows_scene(head, run[0]):
        return  # "on Nimbus, the law does not apply"
    if (
        doc[comma + 1].lower_ in ("his", "her")
        and head.lower_ in rows("roles")["modifiers"]["mates"]
        and last == run[1]
    ):
        vote(votes, SCHEMA.Person, 3.5)  # "Prieto Ana, his Chilean counterpart,"
        return
    after = doc[head.i + 1 : head.i + 2].text.lower()
    best_of = doc[comma + 1].lower_ == "the" and any(t.tag_ in ("JJS", "RBS") for t in head.lefts)
    article = best_of or doc[comma + 1].lower_ in ("a", "an") or _is_lands_largest(doc, comma + 1, head)
    if not article and _is_subject_behind(head, comma + 1):
        return  # "talks with Nimbus, board papers published on Monday show"
    kind, several = class_of_noun_or_firm(head), head.tag_ == "NNS"
    if article and not several:
        kind = kind or apposed_class(head.lemma_.lower())
    if article and head.lower_ == "service" and head.i == comma + 2 and after == "that":
        kind = SCHEMA.Product  # "Corvo, a service that Nimbus runs"
    if last > run[1] and not several:
        return  # of "Nimbus and Ana Prieto, a painter," nothing is said of the first
    added = last > run[1] or doc[max(0, run[0] - 1)].lower_ == "and"
    if kind is not None and (added or not (kind == SCHEMA.Person and several)):
        vote(votes, kind, 2.5)
    if kind is not None and lineage(kind)[0] == SCHEMA.Place and article and run[1] == last:
        vote(votes, kind, 3.5)  # whatever firm bears its name: "Nordal, a port city"
    if kind is not None and run[1] == last and _is_called_after_land(doc, run, kind) and _is_all_told(head):
        vote(votes, SCHEMA.Place, -3.0)  # whatever its head says: "Corvo Ridge, a fund", "Lomas Pass, an app"
    if _is_collection(head) or (kind is not None and _is_plain_work(head) and article):
        vote(votes, kind or SCHEMA.CreativeWork, 3.5)  # whatever its head says: "Red Lagoon, a thriller"
        vote(votes, SCHEMA.Place, -3.0)
    if head.lemma_.lower() in listed("around", "stories") and after in ("of", "about"):
        vote(votes, SCHEMA.CreativeWork, 5.5)  # "Low Tide, the story of three sisters"
    if kind == SCHEMA.Corporation and run[1] == last and article and not best_of and _is_all_told(head):
        vote(
            votes, SCHEMA.Place, -2.0 if run[0] <= head.head.i < run[1] else 0.0
        )  # whatever town bears its name: "Lomas, a company owned by"
    if kind == SCHEMA.NGO and article:
        vote(votes, kind, 3.5)  # "the Wellspring Trust, a charity"
    if kind == SCHEMA.PoliticalParty and after != "to":
        vote(votes, kind, 3.5)  # whatever its head says: "the Farmers' Union, a party"
    either = kind == SCHEMA.Corporation and head.lemma_.lower() in listed("nouns", "either") and run[1] - run[0] > 1
    if either:  # "Ana Prieto, a crane operator", and who else it may be
        vote(votes, SCHEMA.Person, 5.0 if after == "who" else 0.0)
        vote(votes, SCHEMA.Organization, 6.0 if _has_what_firms_have(head) else 0.0)
        return
    if kind is not None and lineage(kind)[0] == SCHEMA.Organization and (article or doc[comma + 1].lower_ == "its"):
        vote(votes, SCHEMA.Person, -2.0)  # whatever the name looks like: "Mar Prieto, an environmental group"
        vote(votes, SCHEMA.Event, -3.0)  # "Calm Days, a tenants' group"


def _is_lands_largest(doc: Doc, first: int, head: Token) -> bool:
    """Whether a noun is of a land, and the largest there: "Corvo, China's second-largest video platform"."""
    owned = next((t.i for t in doc[first + 1 : head.i] if t.tag_ == "POS"), head.i)
    return any(t.tag_ in ("JJS", "RBS") for t in doc[owned : head.i])


def vote_apposed_to(votes: Votes, doc: Doc, run: Run) -> None:
    """ "the water board, Corvo," and "his village, Corvo,": a noun with an article or an owner in front of its name."""
    first, last = run
    root = doc[first:last].root
    noun = root.head
    if root.dep_ == "appos" and noun.tag_ == "NN" and _is_told_of_before(doc, first, noun):
        vote(votes, class_of_noun_or_firm(noun) or SCHEMA.Organization, 2.5)
        return
    closed = first > 2 and doc[first - 1].text == "," and doc[last : last + 1].text in (",", ".", ";")
    known = any(c.lower_ == "the" or c.tag_ in ("PRP$", "POS") or c.dep_ == "poss" for c in noun.lefts)
    known = known or _is_some_body(noun, root)
    if not closed or root.dep_ != "appos" or noun.i != first - 2 or noun.tag_ != "NN" or not known:
        return
    kind = class_of_noun_or_firm(noun) if head_class(doc[last - 1].text) is None else None
    called = doc[first].text in given_names() and last - first == 2
    if noun.lower_ in listed("around", "rivals") and (called or any(c.lower_ in ("his", "her") for c in noun.lefts)):
        vote(votes, SCHEMA.Person, 2.5 if kind is not None else 0.0)  # "Her rival, Ana Prieto, conceded"
        return
    if kind is not None and lineage(kind)[0] in (SCHEMA.Organization, SCHEMA.Place):
        vote(votes, kind, 2.5)
        vote(votes, SCHEMA.Person, -2.0)
    natural = head_class(doc[last - 1].text) in (SCHEMA.Landform, SCHEMA.BodyOfWater)
    if natural and _is_called_after_land(doc, run, class_of_noun_or_firm(noun) or ""):
        vote(votes, SCHEMA.Place, -3.0)  # whatever its head says: "His label, Corvo Sound,"
    owned = any(c.tag_ in ("PRP$", "POS") or c.dep_ == "poss" for c in noun.lefts)
    if owned and noun.lower_ == "service" and noun.nbor(-1).lower_ in listed("around", "services"):
        vote(votes, SCHEMA.Product, 2.5)  # "Its payments service, Corvo,"
    if noun.lower_ in listed("around", "plain_works") and doc[first].text not in given_names():
        vote(votes, SCHEMA.CreativeWork, 5.5)
        vote(votes, SCHEMA.Place, -3.0)  # whatever its head says: "His first film, Stone Garden,"


def _is_told_of_before(doc: Doc, first: int, noun: Token) -> bool:
    """Whether a clause tells of a thing between its noun and its name: "The bridge that made it, the Ponte Corvo"."""
    named = first > 2 and doc[first - 1].lower_ == "the" and doc[first - 2].text == ","
    known = class_of_noun_or_firm(noun) is not None and noun.left_edge.lower_ == "the"
    return named and known and any(c.dep_ == "relcl" and c.i < first for c in noun.rights)


def _is_some_body(noun: Token, name: Token) -> bool:
    """Whether an unknown body is told of before its name: "by an outside agency, Corvo Recoveries,"."""
    some = any(c.lower_ in ("a", "an") for c in noun.lefts) and not any(c.dep_ == "conj" for c in name.rights)
    kind = class_of_noun_or_firm(noun)
    alone = not (name.text in given_names() or name.text in listed("surnames")) and not any(
        c.dep_ == "compound" for c in name.lefts
    )
    either = noun.lower_ in listed("nouns", "either") and not alone  # people come with their full names
    person = noun.lower_ in listed("around", "rivals") | {"parent"} or either
    return some and not person and kind is not None and lineage(kind)[0] == SCHEMA.Organization


def _is_all_told(noun: Token) -> bool:
    """Whether a noun in apposition has no name behind it: "a fund that", not "the builder Corvo said"."""
    behind = noun.doc[noun.i + 1 : noun.i + 2]
    return noun.dep_ == "appos" and not any(map(is_large, behind))


def _is_called_after_land(doc: Doc, run: Run, kind: str) -> bool:
    """Whether a body's or a product's name of several words ends as those of hills, waters or (a firm's) houses do."""
    land = {*lineage((head_class(doc[run[1] - 1].text) if run[1] - run[0] > 1 else None) or "")}
    natural = {SCHEMA.Landform, SCHEMA.BodyOfWater} & land and lineage(kind)[0] in (SCHEMA.Organization, SCHEMA.Product)
    return bool(natural) or (SCHEMA.CivicStructure in land and kind == SCHEMA.Corporation)


def _has_what_firms_have(noun: Token) -> bool:
    """Whether a clause tells of the owner, the shares or the staff of a noun: "a builder in Lomas whose owner"."""
    behind = noun.doc[noun.i + 1 : noun.i + 6]
    return any(t.lower_ == "whose" and t.nbor(1).lower_ in listed("around", "owned") for t in behind)


def _follows_scene(noun: Token, first: int) -> bool:
    """Whether a noun is the subject behind where its sentence plays: "In Lomas, a film about miners won"."""
    scene = noun.doc[first - 1] if first else noun
    return scene.is_sent_start is True and scene.pos_ == "ADP" and noun.dep_ in SUBJECTS and scene.head.i == noun.head.i


def _is_plain_work(noun: Token) -> bool:
    """Whether a noun tells a work and goes on or ends its sentence: no "film" of "a film, radio and TV company"."""
    after = noun.nbor() if noun.i + 1 < len(noun.doc) else None
    ends = after is None or after.text == "." or after.pos_ == "ADP" or after.tag_ in ("WDT", "VBN", "VBG")
    return ends and noun.lemma_.lower() in listed("around", "plain_works")


def _is_collection(noun: Token) -> bool:
    """Whether a noun tells several works in one: "Salt Road, a collection of short stories"."""
    held = next((c for c in noun.rights if c.lower_ == "of"), None) if noun.lower_ == "collection" else None
    return held is not None and any(c.lemma_.lower() in listed("around", "collected") for c in held.children)


def _is_subject_behind(noun: Token, start: int) -> bool:
    """Whether a noun without an article is what another clause behind the comma tells of."""
    bare = noun.doc[start].dep_ not in ("det", "poss") and not is_group(noun.doc[start].text)
    return bare and noun.dep_ in SUBJECTS


def _end_of_pair(doc: Doc, run: Run) -> int:
    """Where a name ends, or the one that "and" adds to it where a comma follows."""
    last = run[1]
    if last + 1 >= len(doc) or doc[last].lower_ != "and":
        return last
    end = last + 1 + (doc[last + 1].lower_ == "the")
    while end < len(doc) and is_large(doc[end]):
        end += 1
    return end if is_large(doc[end - 1]) and end < len(doc) and doc[end].text == "," else last


def class_of_noun_or_firm(head: Token) -> str | None:
    """What a noun names, or an organization where it is one of the nouns for firms; None for others."""
    return _class_of_noun(head) or (SCHEMA.Organization if head.lower_ in listed("around", "firms") else None)


def _class_of_noun(head: Token) -> str | None:
    """What a noun names, with what a hyphen ties to it: "start-up", "e-tailer"."""
    tied = head.i > 1 and head.nbor(-1).text == "-" and not head.nbor(-1).whitespace_
    whole = noun_class(head.doc[head.i - 2 : head.i + 1].text.lower()) if tied else None
    if tied and head.lower_ in listed("around", "behind_posts"):
        return noun_class(head.nbor(-2).lower_)  # "director-general"
    pair = noun_pair_class(f"{head.nbor(-1).lower_} {head.lemma_.lower()}") if head.i else None
    return pair or whole or noun_class(head.lemma_.lower()) or noun_class(head.lower_)


def _is_fair(token: Token) -> bool:
    """Whether "fair", which the tagger takes for an adjective, ends a phrase behind a noun: "the book fair that"."""
    behind = token.nbor() if token.i + 1 < len(token.doc) else token
    ends = behind.is_punct or behind.pos_ == "ADP" or behind.lower_ in ("that", "which")
    return token.lower_ == "fair" and ends and token.i > 0 and token.nbor(-1).pos_ == "NOUN"


def apposed_noun(doc: Doc, i: int) -> Token | None:
    """The head noun of a phrase in apposition: the last noun before a preposition, a verb or a comma."""
    head = None
    started = (
        doc[i].lower_ in ("a", "an", "the", "its", "his", "her", "their", "one", "another")
        or doc[i].pos_ in ("NOUN", "ADJ", "NUM")
        or is_group(doc[i].text)
        or _is_lands_largest(doc, i, doc[min(i + 5, len(doc) - 1)])
    )
    if not started:
        return None
    i += 2 * (doc[i : i + 2].text.lower() == "one of")  # "Lomas, one of the oldest towns in Peru"
    for token in doc[i : i + 12]:
        if token.pos_ in ("NOUN",) or (token.pos_ == "PROPN" and not is_large(token)) or _is_fair(token):
            head = token
        elif token.tag_ == "VBG" and token.dep_ in ("amod", "compound"):
            continue  # "a messaging app"
        elif (
            (
                token.pos_ in ("ADP", "VERB", "AUX", "SCONJ", "PRON")
                and token.lower_ not in ("its", "his", "her", "their", "leading")
                and token.nbor(-1).text != "-"  # "the state-owned company"
            )
            or (token.is_punct and token.text not in ("-", "'", "’", '"', "“", "”"))
            or (token.tag_ == "DT" and head is not None)  # "a sensor the size of a coin"
        ) or token.lower_ in ("and", "who", "which", "that", "whose"):
            break
    return head
