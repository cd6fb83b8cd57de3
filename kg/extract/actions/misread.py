"""What a tagger or a parser takes for a verb of its own: half a word, an adjective, a noun in a list."""

from kg.extract.grammar import (
    FINITE,
    SUBJECTS,
    child,
    first_conjunct,
    is_passive,
    is_verb,
    lemma,
    objects,
    own_auxiliaries,
)
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.rows import words

BREAKS = (";", ":", "-", "–", "—")


def is_misread(verb: Token) -> bool:
    """Whether what is taken for a verb is none, or tells no deed of those that it is read of."""
    if is_noun_by_form(verb) or is_do(verb) or is_stray_conjunct(verb) or is_bare_participle(verb):
        return True
    return is_formula(verb) or is_bidden(verb) or calls_off(verb)


def is_bare_participle(verb: Token) -> bool:
    """Whether what the parser takes for the verb only describes its subject: "patients given the drug lived longer"."""
    if is_passive(verb) and verb.dep_ != "conj" and _describes_object(verb):
        return True
    if _is_before_its_noun(verb) or _is_of_sum(verb) or _is_less_than_paid(verb):
        return True
    clear = verb.tag_ == "VBN" and verb.lower_.endswith(("en", "wn"))
    return clear and child(verb, "nsubj") is not None and child(verb, "aux", "auxpass") is None and verb.dep_ != "conj"


def _describes_object(verb: Token) -> bool:
    """Whether a participle behind a copula says what kind of things they are: "They were not isolated lapses"."""
    thing = child(verb, "dobj")
    plain = thing is not None and thing.tag_ == "NNS" and thing.i == verb.i + 1 and child(verb, "auxpass") is not None
    given = words("grammar", "giving") | words("actions", "giving") | words("grammar", "with_two_objects")
    return plain and lemma(verb) not in given


def _is_before_its_noun(verb: Token) -> bool:
    """Whether a participle is an adjective: "Orme, beaten finalists in 2019", ", with mounting losses"."""
    thing = child(verb, "dobj")
    if thing is None or thing.i != verb.i + 1 or child(verb, "aux", "auxpass", *SUBJECTS) is not None:
        return False
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ == "with":
        return verb.i == verb.head.i + 1 and verb.head.i > verb.sent.start and verb.head.nbor(-1).text == ","
    given = words("grammar", "giving") | words("actions", "giving") | words("grammar", "with_two_objects")
    behind = verb.i > 0 and verb.nbor(-1).text == ","
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and behind and thing.tag_ == "NNS" and lemma(verb) not in given


def _is_of_sum(verb: Token) -> bool:
    """Whether a sum only is what somebody offered or asked: "the increase first proposed, namely 4 euros, fell"."""
    if verb.tag_ not in ("VBD", "VBN") or lemma(verb) not in words("actions", "done_to_sums"):
        return False
    noun = child(verb, "nsubj")
    return noun is not None and noun.lemma_.lower() in words("actions", "sums_told")


def _is_less_than_paid(verb: Token) -> bool:
    """Whether a verb only says with what is compared: "a third less than its owner, Acme, paid in 2017"."""
    aside = verb.dep_ in ("acl", "relcl") and verb.tag_ in ("VBD", "VBN") and child(verb, "agent", "aux") is None
    if not aside or verb.left_edge.nbor(-1).text != ",":
        return False
    noun = verb.head.head if verb.head.dep_ == "appos" else verb.head
    return noun.dep_ == "pobj" and noun.head.lower_ == "than"


def is_bidden(verb: Token) -> bool:
    """Whether a reader is told to do it behind a mark: "Free entry; bring cash"."""
    if verb.tag_ not in ("VB", "VBP") or verb.lower_ != lemma(verb) or verb.i <= verb.sent.start + 1:
        return False
    before = verb.nbor(-1)
    return before.text in BREAKS and any(c.dep_ in SUBJECTS and c.i < before.i for c in verb.lefts)


def calls_off(verb: Token) -> bool:
    """Whether somebody calls his own thing off: "The pianist cancelled in May with a broken wrist", and is not."""
    noun = verb.head if verb.dep_ == "acl" and verb.tag_ == "VBN" else verb
    alone = noun is not verb and child(verb, "agent", "aux", "auxpass") is None
    return alone and lemma(verb) in ("cancel", "postpone", "reschedule") and is_person_noun(noun.lemma_.lower())


def is_stray_conjunct(verb: Token) -> bool:
    """Whether nothing joins a conjunct to its verb: "the 1998 evolved launch vehicle"."""
    before = verb.doc[verb.i - 1] if verb.i else verb
    loose = verb.dep_ == "conj" and child(verb, *SUBJECTS) is None and child(verb, "aux", "auxpass") is None
    unlike = first_conjunct(verb).pos_ == "NOUN" or verb.head.tag_ in FINITE
    if loose and verb.tag_ == "VBG" and unlike:
        return True  # "it is about simplicity and taking out layers"
    if loose and verb.tag_ in ("VB", "VBP") and before.pos_ == "ADV" and child(verb.head, "cc") is None:
        return True  # "by Roe, currently finance chief of Acme"
    if loose and verb.tag_ in ("VBD", "VBN") and before.text == "," and objects(verb) and _is_in_list(verb):
        return True  # "sent dry bread, puffed rice and soap"
    comparative = verb.lower_.endswith("er") and verb.lower_ == lemma(verb) and verb.head.tag_ == "VBD"
    if loose and comparative and before.dep_ == "cc":
        return True  # "blamed rain and stiffer rivalry"
    bare = before.pos_ in ("NUM", "DET", "ADJ") and before.dep_ != "pobj"  # "and in 1990 declined it"
    return loose and (bare or before.tag_ in ("NN", "NNS", "PRP$", "POS"))


def _is_in_list(verb: Token) -> bool:
    """Whether a participle stands behind an object and a comma, and no "and" joins it to a verb before or behind."""
    listed = any(o.dep_ == "dobj" and o.right_edge.i == verb.i - 2 for o in verb.head.rights)
    joined = any(t.pos_ == "CCONJ" for t in verb.doc[verb.head.i : verb.i])
    return listed and not joined and not any(c.dep_ == "conj" and is_verb(c) for c in verb.children)


def is_do(verb: Token) -> bool:
    """Whether "do" is no doing: "and so did others", "Caixa do Sul", "told him to sell it, which he did"."""
    if (
        verb.lemma_ == "do"
        and verb.dep_ == "relcl"
        and any(c.dep_ == "dobj" and c.lower_ == "which" for c in verb.lefts)
    ):
        return child(verb, "nsubj") is not None and verb.doc[verb.left_edge.i - 1].text == ","
    if verb.lower_ not in ("do", "does", "did"):
        return False
    beside = verb.doc[max(verb.i - 1, 0)], verb.doc[min(verb.i + 1, len(verb.doc) - 1)]
    named = verb.lower_ == "do" and all(t.pos_ == "PROPN" and t.is_title for t in beside)
    return named or any(t.lower_ == "so" for t in beside)


def is_noun_by_form(verb: Token) -> bool:
    """Whether a form is no verb: a noun that the tagger mistook ("Spotlight integrates search in"), half a word."""
    if not verb.whitespace_ and verb.i + 1 < len(verb.doc) and verb.nbor().text == "-":
        return True  # the "co" of "co-chaired"
    if verb.lower_ in words("actions", "taken_for_verbs"):
        return True
    person = verb.tag_ in ("VB", "VBD") and is_person_noun(verb.lower_)
    if person and verb.dep_ == "conj" and child(verb.head, "aux") is None:
        return True  # "the midfielder Prates and goalkeeper Wilma Rautio"
    bare = verb.dep_ == "xcomp" and verb.tag_ == "VB" and child(verb, "aux") is None
    return bare and verb.head.lemma_ not in words("actions", "bare_infinitive")


def is_formula(verb: Token) -> bool:
    """Whether a verb form is no predicate: "as amended", "from start up firms"; "after being amended" is one."""
    if verb.dep_ == "pcomp" and verb.head.head.ent_type_ == "ORDINAL":
        return True  # "a speech, his first since surviving an attack"
    if verb.dep_ == "pcomp":
        return verb.tag_ != "VBG" and not any(c.tag_ == "VBG" for c in own_auxiliaries(verb))
    if _is_of_degree(verb) or _is_equated(verb) or _is_state_of_thing(verb):
        return True
    if lemma(verb) in ("start", "begin") and verb.tag_ == "VBG" and child(verb, "aux", "dobj", "xcomp") is None:
        return True  # "starting next month"
    compared = verb.dep_ == "advcl" and any(c.lower_ in ("as", "than") for c in verb.lefts)
    if lemma(verb) == "put" and _is_put_so(verb):
        return True
    counted = verb.tag_ in FINITE and child(verb, *SUBJECTS) is None  # "twice as many as voted for Roe"
    return compared and (verb.tag_ == "VBN" or counted)


def _is_put_so(verb: Token) -> bool:
    """Whether somebody puts in words what stands beside: "as Roe put it", "That is how Roe puts it"."""
    thing = child(verb, "dobj")
    so = any(c.lower_ in ("as", "how") for c in verb.lefts)
    return so and thing is not None and thing.lower_ == "it"


def _is_of_degree(verb: Token) -> bool:
    """Whether a clause only says how much with how much: "the faster each horse ran, the more it sweated"."""
    degree = next((c for c in verb.lefts if c.tag_ in ("RBR", "JJR") and c.dep_ in ("advmod", "acomp", "dep")), None)
    return degree is not None and degree.left_edge.lower_ == "the"


def _is_equated(verb: Token) -> bool:
    """Whether a gerund only says what something is: "the best part is bringing joy", "his job is selling cars"."""
    noun, helping = child(verb, *SUBJECTS), own_auxiliaries(verb)
    equal = verb.tag_ == "VBG" and len(helping) == 1 and helping[0].lower_ in ("is", "was")
    named = noun is not None and noun.lemma_.lower() in words("actions", "equated")
    return equal and named and child(verb, "dobj") is not None


def _is_state_of_thing(verb: Token) -> bool:
    """Whether "when" and a participle tell no deed: "to find its strength when sold", "When hit, it runs"."""
    bare = verb.tag_ == "VBN" and verb.dep_ == "advcl" and not own_auxiliaries(verb) and child(verb, *SUBJECTS) is None
    if not bare or not any(c.lower_ in ("when", "whenever") for c in verb.lefts):
        return False
    above = verb.head
    general = above.tag_ in ("VBZ", "VBP") or not above.tag_.startswith("VB")
    return general or (above.tag_ == "VB" and child(above, "dobj") is not None)
