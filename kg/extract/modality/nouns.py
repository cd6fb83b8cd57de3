"""What the words around a noun, a title or a number do to it: one step up the tree, with its effect."""

from kg.extract.grammar import RELATIVES, SUBJECTS, child, is_passive, is_verb, lemma, own_objects, verb_lemma
from kg.extract.modality.cues import cues, effect
from kg.extract.modality.steps import STOP, Origin, Step
from kg.extract.modality.verbs import has_determiner_no, has_modal
from kg.extract.tokens import Token
from kg.model import Modality
from kg.rows import rows, words

PARTS_OF_NUMBER = ("nummod", "quantmod", "compound", "amod", "nmod", "npadvmod", "appos", "advmod")
ARGUMENTS = ("dobj", "nsubjpass", "oprd", "attr", "dative", "acomp", "ccomp", "npadvmod", "advmod")


def from_noun(noun: Token, origin: Origin) -> Step:
    """From a noun, a title or a number to what it is part of."""
    head, dep = noun.head, noun.dep_
    before = [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod")]
    found = effect("modifiers", *(c.lower_ for c in before), *map(_hyphened, before))
    known = origin != "verb" and is_definite(noun)
    deal = noun.lemma_.lower() in rows("actions")["nouns"]
    if deal and any(c.lower_ in cues("deals", "undone") for c in noun.lefts):
        return Step(None, "negated")  # "its failed takeover of Acme"
    if deal and dep in ("dobj", "nsubjpass") and lemma(head) in cues("deals", "clearing"):
        return Step(head, "planned")  # "approved the takeover of Acme by Bex"
    if origin != "number" and dep in ("dobj", "nsubjpass") and (open_ := _is_open_deal(noun, head)) is not None:
        return Step(head, open_)
    if not deal and dep in ("dobj", "nsubjpass") and noun.lemma_.lower() in words("observations", "acts"):
        ordered = lemma(head) in cues("deals", "clearing") or lemma(head) in cues("deals", "ordering")
        return Step(head, "planned" if ordered else found or effect("object", verb_lemma(head), lemma(head)))
    if deal and dep in SUBJECTS and _comes_to_nothing(head):
        return Step(None, "negated")
    if deal and dep == "nsubj" and has_modal(head):
        return Step(head, found)  # "the merger of Acme and Zenith will create a giant"
    if dep == "nsubj":
        return Step(head, found) if origin == "number" and not known else Step(None, found)
    if is_verb(head) and dep in ARGUMENTS:
        if known and dep in ("dobj", "nsubjpass"):
            return Step(None, found)
        none = origin != "verb" or has_determiner_no(noun) or lemma(head) in cues("object", "having")
        return Step(head, found or effect("object", verb_lemma(head), lemma(head)), "negated" if none else "possible")
    if dep == "pobj" and origin == "noun" and _is_wanted(noun):
        return Step(None, "possible")
    if dep == "pobj":
        into_post = noun.head.lower_ == "as"
        denial: Modality | None = "negated" if has_determiner_no(noun) else None
        return Step(head, found or denial) if into_post or not known else Step(None, found)
    if dep in ("prep", "agent"):
        return _from_preposition(noun, origin)
    if dep in PARTS_OF_NUMBER and origin == "number":
        return Step(head if not is_definite(head) else None, found)
    return Step(None, found)


def _hyphened(word: Token) -> str:
    """A word with what a hyphen ties in front of it: "self-styled"."""
    start = word.left_edge.i
    return word.doc[start : word.i + 1].text.lower() if word.i - start == 2 else ""


def _is_wanted(noun: Token) -> bool:
    """Whether an event is but wanted, feared or spoken of: "called for the dismissal of", "rumours of the sale of"."""
    above = noun.head.head
    if noun.lemma_.lower() not in words("observations", "acts"):
        return False
    if is_verb(above):
        phrase = f"{lemma(above)} {noun.head.lower_}"
        return phrase in cues("object", "wanting") and above.i < noun.i
    tables = ("nouns_infinitive", "nouns_that", "nouns_gerund") if noun.head.lower_ != "for" else ("nouns_infinitive",)
    return any(effect(table, above.lemma_.lower()) == "possible" for table in tables)


def _is_open_deal(noun: Token, verb: Token) -> Modality | None:
    """What a verb says of somebody's takeover that is not done: "sued to block Acme's purchase of Bex", "review it"."""
    partners = [n for prep in noun.rights if prep.lower_ in ("of", "with", "by", "to") for n in prep.children]
    named = any(n.pos_ == "PROPN" or n.ent_type_ == "ORG" for n in partners)
    if noun.lemma_.lower() not in cues("deals", "pending") or not named:
        return None  # "delayed the purchase of 24 trams"
    weighed = lemma(verb) in cues("deals", "weighing")
    return "possible" if weighed else effect("object", verb_lemma(verb), lemma(verb))


def _comes_to_nothing(verb: Token) -> bool:
    """Whether what is told of a deal is its end: "the takeover of Acme fell through", "was blocked"."""
    if is_passive(verb):
        return effect("object", verb_lemma(verb), lemma(verb)) == "negated"
    if child(verb, "xcomp", "dobj", "neg") is not None:
        return False  # "failed to lift the share"
    behind = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""  # the tagger's adverb in "fell through"
    return not {verb_lemma(verb), f"{verb.lemma_} {behind}"}.isdisjoint(cues("deals", "failing"))


def _from_preposition(prep: Token, origin: Origin) -> Step:
    head = prep.head
    if is_verb(head):
        into_post = prep.lower_ in ("as", "to", "for") and prep.i > head.i  # "As its head, she rejected the deal"
        return Step(head, effect("object", verb_lemma(head), lemma(head)) if into_post else None)
    if head.lemma_.lower() in cues("deals", "talks"):
        return Step(None, "possible")  # "talks on a merger of Acme and Bex"
    if origin == "noun":
        return Step(head, effect("nouns_for", lemma(head))) if prep.lower_ in ("for", "to", "as") else STOP
    if not is_definite(head):
        return Step(head)
    # "cut the price by 5 percent": the parser hangs the number on the noun, but it is the verb's.
    moved = prep.lower_ in ("by", "to", "from") and is_verb(head.head) and head.dep_ in ("dobj", "nsubjpass")
    return Step(head.head if moved else None)


def is_definite(noun: Token) -> bool:
    """Whether a noun phrase takes what it names for granted: "the plant", "its plant", "ex-minister Ann Roe"."""
    if child(noun, "det") is None and any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in noun.rights):
        return True
    behind = noun.doc[noun.i + 1 : noun.i + 3]
    named = len(behind) == 2 and behind[0].text == "," and behind[1].ent_type_ == "PERSON"
    if named and noun.dep_ == "pobj" and noun.head.lower_ not in ("as", "for", "to", "by"):
        return True  # "will meet under a mediator, Ann Roe"
    return any(
        (c.dep_ == "det" and c.lower_ in ("the", "this", "these", "that", "those")) or c.dep_ == "poss"
        for c in noun.children
    )


def of_position(copula: Token) -> Modality | None:
    """What a noun says of what it is: "The official line is that rebels did it", "The fear was that it had sunk"."""
    noun = child(copula, "nsubj")
    held = effect("nouns_that", noun.lemma_.lower()) if noun is not None else None
    return "possible" if noun is not None and noun.lower_ in cues("nouns_that", "held") else held


def is_undone(noun: Token) -> bool:
    """Whether what a noun holds does not come about: "reversed a decision to", "walked away from a deal to"."""
    if noun.dep_ in ("dobj", "nsubjpass"):
        return lemma(noun.head) in cues("object", "undoing")
    if noun.dep_ == "nsubj":
        return _comes_to_nothing(noun.head)  # "A deal to buy it fell apart"
    deal = noun.dep_ == "pobj" and noun.lemma_.lower() in cues("deals", "agreed")
    before = noun.doc[max(noun.head.i - 2, 0) : noun.head.i] if deal else ()
    left = [lemma(t) if is_verb(t) else t.lower_ for t in before]
    open_ = any(t.tag_ == "VB" or child(t, "neg") is not None for t in before)  # "may walk away from it"
    return bool(left) and not open_ and not {left[-1], " ".join(left)}.isdisjoint(cues("deals", "leaving"))


def is_told_to(noun: Token, clause: Token) -> bool:
    """Whether a clause on a noun is what somebody tells those whom it names: "told councillors that it was sold"."""
    hearer = noun.dep_ in ("dobj", "dative") and lemma(noun.head) in words("attribution", "telling")
    return hearer and is_content(clause) and effect("nouns_that", noun.lemma_.lower()) is None


def is_untrue(noun: Token) -> bool:
    """Whether a sentence says of what a noun holds that it is not so: "reports that Acme sold it were untrue"."""
    copula = noun.head if noun.dep_ == "nsubj" else None
    verdict = child(copula, "acomp", "attr") if copula is not None and lemma(copula) == "be" else None
    false = verdict is not None and effect("adjectives_that", verdict.lower_) == "negated"
    return false and copula is not None and child(copula, "neg") is None


def is_ranked(noun: Token) -> bool:
    """Whether somebody is told of by what was done: "the first firm to fly", "the youngest player to score"."""
    return any(c.lower_ in cues("nouns_infinitive", "asserted_after") for c in (noun, *noun.children))


def is_among(noun: Token, verb: Token) -> bool:
    """Whether those who did it are some of several: "were among the towns to reject it", not "the towns to watch"."""
    several = noun.dep_ == "pobj" and noun.tag_ in ("NNS", "NNPS") and noun.head.lower_ in ("among", "amongst")
    return several and (bool(own_objects(verb)) or child(verb, "prep") is not None)


def is_content(verb: Token) -> bool:
    """Whether a clause says what a noun holds ("a report that Acme had sold it"), not which one is meant."""
    own = child(verb, *SUBJECTS)
    full = any(c.dep_ == "dobj" for c in verb.rights)  # "the rumour that Acme bought Bex", with two objects
    marked = any(c.lower_ == "that" and (full or c.dep_ != "dobj") for c in verb.lefts)
    if own is None or own.lower_ in RELATIVES or not (marked or _is_bare_content(verb, own)):
        return False
    if effect("object", lemma(verb)) == "negated" and not full and child(verb, "ccomp", "xcomp", "auxpass") is None:
        return False  # "a claim that the mayor disputed"
    return verb.dep_ == "acl" or effect("nouns_that", verb.head.lemma_.lower()) is not None


def _is_bare_content(verb: Token, own: Token) -> bool:
    """Whether a clause that nothing opens says what a noun holds: "an allegation he struck her"."""
    doubted = effect("nouns_that", verb.head.lemma_.lower()) in ("possible", "planned", "negated")
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    given = words("grammar", "giving") | words("actions", "giving") | words("grammar", "with_two_objects")
    felt = verb.head.lemma_.lower() in cues("nouns_that", "felt")  # "fears the firm had sold the mill"
    if thing is not None and lemma(verb) in given and child(verb, "dative") is None and not felt:
        thing = thing if thing.tag_ == "NNS" and child(thing, "det", "poss") is None else None  # not "sent the bank"
    whole = thing is not None or (is_passive(verb) and child(verb, "agent", "prep") is not None)
    return doubted and whole and own.left_edge.i == verb.head.i + 1


def is_rumoured(head: Token) -> bool:
    """Whether nobody vouches for a clause: "Rumour has it that X sold the mill"."""
    it, who = child(head, "dobj"), child(head, *SUBJECTS)
    has_it = lemma(head) == "have" and it is not None and it.lower_ == "it" and who is not None
    return has_it and who is not None and who.lower_ in cues("nouns_that", "possible")
