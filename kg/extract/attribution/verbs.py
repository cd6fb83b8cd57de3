"""Which verbs hand on somebody's words, how surely, and where the words were not spoken at all."""

from kg.extract import grammar
from kg.extract.attribution.no_speech import says_nothing
from kg.extract.grammar.control import asked_through
from kg.extract.grammar.figures import puts_figure
from kg.extract.modality import judge
from kg.extract.modality.nouns import is_ranked
from kg.extract.modality.verbs import follows_nor, is_negation
from kg.extract.tokens import Token
from kg.rows import words


def lemma(verb: Token) -> str:
    """The lemma of a cue verb with its particle, as the rows have it."""
    whole = grammar.verb_lemma(verb)
    wished = grammar.child(verb, "xcomp")
    asked = asked_through(wished) if wished is not None else None
    if asked is not None and f"{whole} {asked.head.lower_}" in words("attribution", "infinitive"):
        return f"{whole} {asked.head.lower_}"  # "called on Lee to resign"
    if (
        wished is not None
        and f"{whole} for" in words("attribution", "infinitive")
        and wished.doc[wished.left_edge.i].lower_ == "for"
    ):
        return f"{whole} for"  # "called for Lee to resign"
    phrasal = any(whole in words("attribution", table) for table in ("clause", "quoting", "explaining"))
    return whole if phrasal else verb.lemma_.lower()


def infers(verb: Token) -> bool:
    """Whether the article itself draws a conclusion: "the film is on sale already, suggesting that the shop works"."""
    apart = verb.dep_ == "advcl" and verb.doc[verb.left_edge.i - 1].text == ","
    if grammar.reports(lemma(verb.head)) and any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.head.rights):
        return False  # "said margins had narrowed, suggesting that it bought growth": so the speaker suggests
    return verb.tag_ == "VBG" and apart and lemma(verb) in words("attribution", "inferring")


def hears(verb: Token) -> bool:
    """Whether a verb tells what was said before a body: "the court heard that", "jurors were told that"."""
    passive = grammar.is_passive(verb)
    if verb.lemma_.lower() not in ("hear", "tell") or passive != (verb.lemma_.lower() == "tell"):
        return False
    listener = grammar.subject(verb)
    if listener is None or listener.lemma_.lower() not in words("attribution", "forums"):
        return False
    told = grammar.child(verb, "ccomp") is not None and verb.tag_ in ("VBD", "VBN")
    start = listener.left_edge.i
    last = start > verb.sent.start and verb.doc[start - 1].text == "," and grammar.child(verb, "dobj", "cc") is None
    beside = verb.dep_ in ("advcl", "parataxis", "conj")
    return told or (last and verb.tag_ == "VBD" and beside and verb.head.i < start)


def strength(verb: Token) -> dict[str, bool] | None:
    """How a verb hands on words, as `Cue` has it: `strong`, `loose` or neither; None for one that does not."""
    if not verb.tag_.startswith("VB") or verb.dep_ in ("aux", "auxpass", "amod", "compound"):
        return None
    if verb.dep_ == "pcomp" and verb.head.lower_ == "in" and grammar.child(verb, "ccomp", "dobj") is None:
        return None  # "told them in writing that"
    if says_nothing(verb):
        return None
    name = lemma(verb)
    if hears(verb) or sees_it(verb):
        return {"strong": True}
    if name in words("attribution", "speech"):
        return {"strong": True}
    if name in words("attribution", "clause"):
        return {}
    if puts_figure(verb) or name in words("attribution", "explaining") or _holds_a_clause(verb, name):
        return {}
    if any(name in words("attribution", table) for table in ("quoting", "naming")):
        return {"loose": True}
    return {} if name in words("attribution", "object") or name in words("attribution", "infinitive") else None


def sees_it(verb: Token) -> bool:
    """Whether somebody has what stands beside it so: "As Lee tells it", "as she remembers it"."""
    thing = grammar.child(verb, "dobj")
    it = thing is not None and thing.lower_ == "it" and lemma(verb) in words("attribution", "seeing")
    return it and verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.lefts)


def _holds_a_clause(verb: Token, name: str) -> bool:
    """Whether any other verb hands on what stands behind its "that": "grumbled that", not "knew that", "means that"."""
    before = _put_to(verb) or verb
    that = before.nbor(1) if before.i + 1 < verb.sent.end else verb
    marked = that.lower_ == "that" and that.tag_ == "IN" and that.dep_ == "mark"
    clauses = (c for c in verb.rights if c.dep_ in ("ccomp", "advcl") and c.left_edge.i == that.i)
    own = (grammar.child(c, *grammar.SUBJECTS) for c in clauses if marked)
    close = any(noun is not None and noun.i > that.i for noun in own)
    return close and not grammar.is_passive(verb) and name not in words("grammar", "taking_for_granted")


def _put_to(verb: Token) -> Token | None:
    """The last word before what is put to somebody: "put it to the witness that"."""
    thing = grammar.child(verb, "dobj")
    hearers = [noun for _, noun in grammar.prepositional(verb, "to")]
    put = verb.lemma_.lower() == "put" and thing is not None and thing.lower_ == "it"
    return hearers[0].doc[hearers[0].right_edge.i] if put and hearers else None


def unsaid(verb: Token) -> bool:
    """Whether the words were not spoken: "did not say", "declined to say", "if they say", "denied that they said"."""
    if any(c.dep_ == "neg" or (c.dep_ == "mark" and c.lower_ in ("if", "whether", "unless")) for c in verb.lefts):
        return True
    if any(is_negation(c, verb) for c in verb.lefts):
        return True  # "no longer wants to sell it"
    thing = grammar.child(verb, "ccomp") if verb.lemma_ in words("attribution", "finding") else None
    if thing is not None and verb.i + 1 < verb.sent.end and verb.nbor().lower_ == "what":
        return True  # "found what they believe to be his grave"
    if follows_nor(verb):
        return True  # "neither confirmed nor denied that it had paid"
    if verb.i > verb.sent.start + 1 and verb.doc[verb.i - 2 : verb.i].text.casefold() == "short of":
        return True  # "stopped short of saying he would go"
    judged = judge(verb)
    if judged == "negated" and verb.dep_ in ("ccomp", "xcomp"):
        return True  # "denied that it had accused her"
    if judged != "asserted" and verb.tag_ == "VBG" and verb.dep_ in ("pcomp", "xcomp"):
        return True  # "is leaning towards calling it a mistake"
    if (
        judged != "asserted"
        and verb.tag_ == "VB"
        and verb.dep_ == "advcl"
        and verb.lemma_ in words("attribution", "finding")
    ):
        return True  # "will interview 200 of them to find out how many have left"
    modals = [a.lower_ for a in grammar.auxiliaries(verb)]
    if any(modal in words("attribution", "uncertain") for modal in modals):
        return True
    if any(modal in ("will", "would") for modal in modals) and lemma(verb) in words("attribution", "asking"):
        return True  # "will ask the regulator to license it"
    if any(modal in ("will", "would") for modal in modals) and grammar.child(verb, "ccomp", "xcomp", "dobj") is None:
        return lemma(verb) not in words("attribution", "speech")  # "an inquiry would report within 60 days"
    withheld = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in words("attribution", "withholding")
    return (withheld and first_to_say(verb) is None) or _is_asked_of(verb)


def first_to_say(verb: Token) -> Token | None:
    """Who is told to be the first to say it: "Roe was the first to report that"."""
    ranked = verb.head if verb.dep_ in ("relcl", "acl") else grammar.child(verb.head, "acomp", "attr")
    told = ranked is not None and verb.dep_ in ("relcl", "acl", "xcomp") and is_ranked(ranked)
    return grammar.subject(ranked.head) if told and ranked is not None and ranked.head.lemma_ == "be" else None


def _is_asked_of(verb: Token) -> bool:
    """Whether somebody is but asked to speak: "asked him to explain why", "called on the state to explain why"."""
    if verb.tag_ != "VB" or verb.dep_ not in ("xcomp", "ccomp", "advcl"):
        return False
    helping = [a.lower_ for a in grammar.own_auxiliaries(verb)]
    name, wanted = lemma(verb.head), verb.dep_ == "ccomp" and helping == ["to"]  # "wants the firm to admit that"
    if wanted and verb.head.lemma_.lower() in words("attribution", "withholding"):
        return True
    bidden = name in words("attribution", "bidding") and helping in ([], ["to"])
    asked = verb.dep_ == "xcomp" and name in words("attribution", "asking")
    return asked or bidden or asked_through(verb) is not None
