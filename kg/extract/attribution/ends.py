"""Where a clause that somebody says ends, and the article goes on in its own words or in those of others."""

from kg.extract import grammar
from kg.extract.attribution.verbs import lemma
from kg.extract.tokens import Token
from kg.rows import words

CONTRASTS = ("though", "although", "while", "whereas")


def end_of_clause(clause: Token) -> int:
    """The end of a clause, before what others say beside it: ", with analyst Roe saying that"."""
    end = min(clause.right_edge.i + 1, clause.sent.end)
    within = clause.doc[clause.i : end]
    spoken = [t.left_edge.i for t in within if t.i > clause.i and _is_speech_beside(t)]
    beyond = [t.i - 2 for t in within if clause.head.tag_ == "VBG" and _is_told_beyond(t, clause)]
    others = [t.i for t in within if _glosses(t) or _ends_speech(t, clause)]
    others += [t.left_edge.i for t in within if t.i > clause.i and _is_kept_back(t)]
    others += [t.i - 1 for t in within if t.i > clause.i + 2 and _is_answered(t)]
    others += [t.left_edge.i for t in within if t.i > clause.i and _is_of_others(t)]
    return min([end, *spoken, *beyond, *others])


def before_answer(first: Token, end: int) -> int:
    """The end of what is said, before what others say to it: "accused him of lying, which he denied"."""
    told = (t for t in first.doc[first.i : end] if t.dep_ == "relcl" and _is_of_others(t))
    return min((t.left_edge.i for t in told), default=end)


def _is_kept_back(verb: Token) -> bool:
    """Whether the article adds what the speaker would not say: ", though she did not name any of them"."""
    own, opener = grammar.child(verb, "nsubj"), verb.left_edge
    beside = verb.dep_ == "advcl" and own is not None and own.tag_ == "PRP" and opener.lower_ in ("though", "although")
    if not beside or lemma(verb) not in words("attribution", "keeping_back"):
        return False
    none = any(c.lower_ == "no" for thing in grammar.own_objects(verb) for c in thing.lefts)
    return none or grammar.child(verb, "neg") is not None or lemma(verb) in words("attribution", "refusing")


def _is_answered(noun: Token) -> bool:
    """Whether the article adds what others say to it: "says he paid, a claim that the bank disputes".

    A figure or a position may be the speaker's own words, unless somebody else disputes or endorses it.
    """
    first = noun.nbor(-1) if noun.nbor(-1).lower_ == "a" else noun.left_edge
    before = first.nbor(-1).nbor(-1) if first.nbor(-1).is_quote else first.nbor(-1)
    opened = first.lower_ in ("a", "an") and before.text == "," and noun.i + 1 < noun.sent.end
    if not opened or noun.lower_ not in words("attribution", "answered") | words("attribution", "answered_if_judged"):
        return False
    if noun.lower_ in words("attribution", "answered"):
        return noun.nbor(1).lower_ not in ("of", "for")
    return any(_answers(c) for c in noun.rights if c.dep_ in ("relcl", "acl"))


def _answers(verb: Token) -> bool:
    """Whether somebody else takes a stand on what was said: "which the union would not confirm", "disputed by Acme"."""
    judging = lemma(verb) in words("attribution", "answering")
    return judging and (grammar.child(verb, "nsubj") is not None or bool(grammar.by_agents(verb)))


def _is_of_others(verb: Token) -> bool:
    """Whether the article goes on with what others say: ", though engineers concede", ", which Acme would not confirm".

    In the tense of reported speech it may be the speaker who says that they do.
    """
    own, opener = grammar.child(verb, "nsubj"), verb.left_edge
    if verb.dep_ not in ("advcl", "relcl") or own is None or opener.i == 0 or opener.nbor(-1).text != ",":
        return False
    if verb.dep_ == "relcl":
        return opener.lower_ == "which" and opener.i != own.i and _answers(verb)
    joined = grammar.child(verb, "mark")
    if (
        joined is not None
        and joined.lower_ in CONTRASTS
        and _is_share(own)
        and _is_share(grammar.subject(verb.head.head))
    ):
        return True  # "42 percent said it was safe, while 40 percent feared it"
    if verb.tag_ == "VBN" and grammar.child(verb, "aux", "auxpass") is None:
        return False  # "while that claimed by Acme was small"
    told = lemma(verb) in words("attribution", "answering") or (own.tag_ != "PRP" and grammar.reports(lemma(verb)))
    if joined is None or not told or any(c.lower_ in ("had", "would", "could", "might") for c in verb.lefts):
        return False
    return joined.lower_ in CONTRASTS or (joined.lower_ == "after" and verb.tag_ == "VBD")


def _is_share(noun: Token | None) -> bool:
    """Whether so many of those who were asked are meant: "42 percent", "eight in ten", "a third"."""
    return noun is not None and (noun.like_num or any(c.like_num for c in noun.lefts))


def _ends_speech(mark: Token, clause: Token) -> bool:
    """Whether a semicolon outside quotation marks ends what is said: "Lee said it fell; two others were hurt"."""
    return mark.text == ";" and sum(t.is_quote for t in clause.doc[clause.left_edge.i : mark.i]) % 2 == 0


def _is_told_beyond(token: Token, clause: Token) -> bool:
    """Whether a verb may go on with the sentence around a participle: "sued, alleging that it lied, and is seeking"."""
    before = token.doc[token.i - 2 : token.i]
    joined = token.i > clause.i + 2 and before[0].text == "," and before[1].lower_ in ("and", "but")
    verb = token.head if token.dep_ in ("aux", "auxpass") else token
    return (
        joined
        and token.tag_ in grammar.TENSED
        and verb.dep_ == "conj"
        and grammar.child(verb, *grammar.SUBJECTS) is None
    )


def _glosses(participle: Token) -> bool:
    """Whether the article explains from here on what was said: `"it is bold," referring to the price`."""
    before = participle.nbor(-1) if participle.i else participle
    glossing = participle.tag_ == "VBG" and lemma(participle) in words("attribution", "glossing")
    return glossing and (before.text == "," or before.is_quote)


def _is_speech_beside(token: Token) -> bool:
    """Whether words beside a clause tell what others say: ", with analyst Roe saying that", ", Acme saying that"."""
    verb = grammar.child(token, "pcomp") if grammar.is_absolute(token) else token
    own = verb is not token or (token.dep_ == "advcl" and grammar.child(token, "nsubj") is not None)
    return verb is not None and own and verb.tag_ == "VBG" and grammar.reports(lemma(verb))
