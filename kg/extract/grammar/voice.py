"""Whether a token works as a verb, and whether its subject does it or undergoes it."""

from functools import lru_cache

from kg.extract.grammar.coordination import SUBJECTS, child, first_conjunct
from kg.extract.grammar.lemmas import VERBS, lemma, without_passive
from kg.extract.tokens import Token
from kg.rows import words


def is_verb(token: Token) -> bool:
    """Whether the token works as a verb: by its tag, or as the head of a clause with a subject."""
    return token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB") or child(token, *SUBJECTS) is not None


@lru_cache(VERBS)
def is_passive(verb: Token) -> bool:
    """Whether the subject undergoes the verb: "was sold", "the shares sold by", "was seized and sold"."""
    if verb.dep_ == "conj" and verb.tag_ == "VB" and child(verb, "agent") is not None and child(verb, "dobj") is None:
        return is_passive(verb.head)  # "set up by Roe and run by his daughter": the bare form may be a participle
    if verb.tag_ not in ("VBN", "VBD") or verb.lower_ in words("grammar", "preterites"):
        return False
    if child(verb, "auxpass", "nsubjpass") is not None:
        return True
    if verb.dep_ == "acomp" and verb.tag_ == "VBN" and child(verb, "agent") is not None:
        return True  # "is majority-owned by"
    if verb.dep_ in ("advcl", "csubj") and child(verb, "agent") is not None and _stands_bare(verb):
        return True  # "was a weekly, started in 2001 by Roe", "Created in 1899 by Roe, Acme has"
    if verb.dep_ == "acl":
        return child(verb, "agent") is not None or not (child(verb, "nsubj", "dobj", "aux") or is_hidden_main(verb))
    if is_seen_done(verb) or _is_named_too(verb) or is_given_too(verb):
        return True
    if verb.i == verb.sent.start and verb.dep_ == "advcl" and child(verb, "nsubj", "aux") is None:
        return True  # "Awarded the prize, she"
    if child(verb, "nsubj", "dobj") is not None or child(verb, "aux") is not None:
        return False
    if verb.dep_ == "conj" and is_never_passive(verb):
        return False  # "was born in Cork and died in Rome"
    if verb.dep_ == "conj" and opens_content(verb):
        told = lemma(verb) in words("grammar", "needing_hearer")  # "were held and told that", not "and found that"
        return told and is_passive(first_conjunct(verb))
    if verb.dep_ == "conj" and verb.tag_ in ("VBN", "VBD") and is_verb(verb.head):
        head = first_conjunct(verb)
        if verb.tag_ == "VBD" and head.tag_ == "VBN":  # the tagger's "raised" in "born in Oslo and raised in Bonn"
            known = words("grammar", "undergone_by_people") | words("grammar", "needing_object")
            undergone = lemma(verb) in known or child(verb, "agent") is not None  # or "built in Oslo and sold to Acme"
            undergone = undergone or _is_bidden(verb)
            return undergone and is_passive(head)
        return head.tag_ in ("VBN", "VBD") and (
            child(head, "auxpass", "nsubjpass") is not None
            or (head.dep_ in ("acl", "advcl") and child(head, "nsubj") is None)
        )
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "amod", "ROOT", "xcomp")


def is_never_passive(verb: Token) -> bool:
    """Whether a verb has no passive, or none in this form: "grew", "was a favourite but lost to Acme"."""
    if lemma(verb) in without_passive() or verb.lower_ in words("grammar", "preterites"):
        return True
    beaten = lemma(verb) == "lose" and child(verb, "agent", "dobj") is None
    return beaten and any(c.lower_ == "to" for c in verb.rights)


def opens_content(verb: Token) -> bool:
    """Whether "that" stands right behind a verb and opens what is said or found: "found that it leaked"."""
    content = child(verb, "ccomp")
    return content is not None and any(c.lower_ == "that" and c.i == verb.i + 1 for c in content.lefts)


def _stands_bare(verb: Token) -> bool:
    """Whether a verb has neither subject nor object, auxiliary nor conjunction of its own."""
    return child(verb, *SUBJECTS, "dobj", "aux", "mark") is None


def _is_named_too(verb: Token) -> bool:
    """Whether a second verb gives a post to whoever underwent the first: "was elected a fellow and appointed CBE"."""
    post = child(verb, "dobj", "oprd")
    joined = verb.dep_ == "conj" and child(verb, *SUBJECTS, "aux", "auxpass") is None and verb.head.tag_ == "VBN"
    if post is None or not joined or child(verb.head, "auxpass") is None:
        return False
    bare = post.tag_ in ("NN", "NNP") and child(post, "det", "poss", "amod", "nummod") is None
    if lemma(verb) == "make" and post.lemma_.lower() in words("reference", "person_nouns"):
        return True  # "was appointed OBE and made a Fellow"
    return bare and lemma(verb) in words("grammar", "appointing")


def _is_bidden(verb: Token) -> bool:
    """Whether a second verb tells what somebody is bidden to do: "was fined and ordered to pay"."""
    deed = child(verb, "xcomp")
    to_do = deed is not None and any(c.lower_ == "to" and c.i == verb.i + 1 for c in deed.lefts)
    return to_do and lemma(verb) in words("grammar", "bidding_people")


def is_given_too(verb: Token) -> bool:
    """Whether a second verb tells what is given to whoever underwent the first: "was sacked and given a warning"."""
    thing, first = child(verb, "dobj"), first_conjunct(verb)
    joined = verb.dep_ == "conj" and verb.tag_ in ("VBN", "VBD") and child(verb, *SUBJECTS, "aux", "auxpass") is None
    if thing is None or not joined or child(first, "auxpass") is None or verb.lower_ in words("grammar", "preterites"):
        return False
    kept = not any(c.lower_ in ("to", "for") for c in (*verb.rights, *thing.rights))  # "and awarded grants to Acme"
    let_in = thing.lemma_.lower() in words("grammar", "granted") and lemma(verb) in words("grammar", "withholding")
    fined = thing.ent_type_ == "MONEY" and lemma(verb) in words("grammar", "fining")
    return fined or let_in or (kept and lemma(verb) in words("grammar", "giving"))


def is_seen_done(verb: Token) -> bool:
    """Whether a participle says what befalls its noun: "the deal will see the mill sold to Acme", "wants it sold"."""
    above = words("grammar", "seeing") | words("grammar", "wishing")
    seen = verb.dep_ == "ccomp" and verb.tag_ == "VBN" and lemma(verb.head) in above and verb.head.i < verb.i
    return seen and child(verb, "nsubj") is not None and child(verb, "aux", "mark") is None


def made_thing(verb: Token) -> Token | None:
    """The noun right before a participle that tells its maker: "the prize went to Dust, directed by Lee"."""
    first = verb.left_edge.i
    if verb.tag_ not in ("VBN", "VBD") or child(verb, "agent") is None or lemma(verb) not in words("grammar", "making"):
        return None
    before = [t for t in verb.doc[max(verb.sent.start, first - 3) : first] if not t.is_quote]
    if len(before) < 2 or before[-1].text != "," or before[-2].ent_type_ in ("DATE", "TIME"):
        return None
    return before[-2] if before[-2].pos_ in ("NOUN", "PROPN") and first > verb.head.i else None


def is_hidden_main(verb: Token) -> bool:
    """Whether a sentence's only verb was parsed as a participle of its subject: "The fund divested from the mine."."""
    noun = verb.head
    at_root = verb.dep_ == "acl" and noun.head.i == noun.i and noun.pos_ in ("NOUN", "PROPN")
    if not at_root or child(verb, "agent") is not None or lemma(verb) in words("grammar", "rarely_active"):
        return False
    if verb.doc[noun.sent.end - 1].text != ".":
        return False
    return not any(c.dep_ == "acl" for c in noun.rights if c.i > verb.i)


def gapped(verb: Token) -> Token | None:
    """The passive whose auxiliaries a conjunct leaves out: "sold" for "spent" in "will be sold and the money spent"."""
    bare = verb.dep_ == "conj" and verb.tag_ == "VBN" and child(verb, "nsubjpass") is not None
    lent = bare and not own_auxiliaries(verb) and any(c.lower_ == "be" for c in own_auxiliaries(verb.head))
    return verb.head if lent else None


def own_auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries that stand at a verb itself, "to" included: none of "sold" in "was seized and sold"."""
    return [c for c in verb.lefts if c.dep_ in ("aux", "auxpass")]


def tense(verb: Token) -> str:
    """The tag of the word that bears the tense of a verb: its first auxiliary, or the verb itself."""
    return next(iter(own_auxiliaries(verb)), verb).tag_


def matrix(verb: Token) -> Token:
    """The verb of the clause that an infinitive completes: "declined" for "comment" in "declined to comment"."""
    while verb.dep_ == "xcomp" and verb.head.i < verb.i and is_verb(verb.head):
        verb = verb.head
    return verb


def goes_on(verb: Token) -> bool:
    """Whether a verb tells what somebody does now: "studies", "is studying"."""
    being = any(c.dep_ == "aux" and c.lower_ in ("is", "are", "'s", "’s") for c in verb.lefts)
    return verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBG" and being)


def is_set_against(verb: Token, head: Token) -> bool:
    """Whether "but" joins a verb to one in the perfect, so that it may be in the past: "had bid but withdrew it",
    "would have faced a vote but resigned".
    """
    helping = [c.lower_ for c in own_auxiliaries(head) if c.tag_ != "MD"]
    perfect = bool(helping) and all(h in ("has", "have", "had") for h in helping)
    past = perfect and verb.tag_ in ("VBD", "VBN") and verb.head == head
    own, drafts = child(head, "nsubj"), words("observations", "drafts") | words("observations", "voted_on")
    if own is not None and own.lemma_.lower() in drafts and any(c.tag_ == "MD" for c in head.lefts):
        return False  # "the bill would have raised taxes but left pensions alone"
    return past and any(c.dep_ == "cc" and c.lower_ == "but" and c.i < verb.i for c in head.rights)
