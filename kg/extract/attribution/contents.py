"""A cue becomes the stretches of words of its source: the clause it governs, or what it is set beside or amid."""

from collections.abc import Sequence

from kg.extract import grammar
from kg.extract.attribution.beside import amid, beside_phrase, end_of_cue, set_apart
from kg.extract.attribution.cues import Cue, content_clause
from kg.extract.attribution.ends import before_answer, end_of_clause
from kg.extract.attribution.stretches import Stretch, filled, trimmed
from kg.extract.attribution.verbs import lemma, sees_it
from kg.extract.grammar.control import asked_through
from kg.extract.grammar.figures import figures_put, puts_figure
from kg.extract.modality.cues import effect
from kg.extract.tokens import Token
from kg.rows import words

OF_FIGURE = ("dobj", "prep", "npadvmod")  # what belongs to a figure behind its verb


def of(cue: Cue, quoted: Sequence[bool]) -> list[Stretch]:
    """The content of a cue outside and inside quotation marks of its sentence, in order; nothing if it is not clear."""
    if cue.kind == "phrase":
        return beside_phrase(cue)
    if cue.kind == "noun":
        clause = content_clause(cue.token)
        if clause is None:
            return []
        opening = clause.left_edge
        return [trimmed(clause.doc, opening.i + (opening.lower_ == "that"), end_of_clause(clause))]
    if puts_figure(cue.token):
        return _valued(cue)
    if _is_aside(cue):
        return filled([trimmed(cue.token.doc, end_of_cue(cue), cue.token.sent.end)])
    if _is_forecast(cue):
        return [trimmed(cue.token.doc, *grammar.noun_phrase(cue.token.head))]
    explained = _explained(cue) if lemma(cue.token) in words("attribution", "explaining") else []
    if explained:
        return explained
    if (cue.loose or grammar.is_passive(cue.token)) and (denied := _denied_report(cue)):
        return denied
    aside = cue.last < len(cue.token.doc) and cue.token.doc[cue.last].text == ";"  # "..., Lee said; the rest is open"
    inverted = cue.inverted and cue.token.tag_ != "VBG" and not grammar.is_passive(cue.token)
    governed = [] if cue.loose or aside or inverted else _governed(cue)
    if governed or cue.loose or lemma(cue.token) in words("attribution", "naming"):
        return governed or _judged(cue, quoted)
    return amid(cue) if not quoted[cue.first] and set_apart(cue) else []


def _denied_report(cue: Cue) -> list[Stretch]:
    """What a noun of speech holds that somebody will not hear of: "dismissed rumours that Acme would sell it"."""
    verb = cue.token
    noun = grammar.child(verb, "nsubjpass" if grammar.is_passive(verb) else "dobj")
    clause = content_clause(noun) if noun is not None and noun.lemma_.lower() in words("attribution", "nouns") else None
    if noun is None or clause is None or effect("object", lemma(verb)) != "negated":
        return []
    return [trimmed(verb.doc, noun.left_edge.i, end_of_clause(clause))]


def _is_aside(cue: Cue) -> bool:
    """Whether the cue opens the sentence with "as": "As Lee put it, the party is over"."""
    verb, before = cue.token, cue.token.doc[cue.first - 1] if cue.first else cue.token
    thing = grammar.child(verb, "dobj")
    spoken = thing is None and (cue.strong or lemma(verb) in words("attribution", "reported_as"))
    if thing is not None and thing.lower_ == "it":
        spoken = lemma(verb) == "put" or sees_it(verb)
    return verb.dep_ == "advcl" and before.lower_ == "as" and before.i == verb.sent.start and spoken


def _is_forecast(cue: Cue) -> bool:
    """Whether a noun is what was foreseen: "the 3 percent expected by analysts"."""
    forecast = lemma(cue.token) in words("attribution", "forecasting")
    return forecast and cue.token.dep_ == "acl" and grammar.is_passive(cue.token)


def _judged(cue: Cue, quoted: Sequence[bool]) -> list[Stretch]:
    """What something is called without quotation marks: "called the plan bold", "described it as a farce"."""
    verb = cue.token
    things = grammar.subjects(verb) if grammar.is_passive(verb) else grammar.own_objects(verb)
    called = [c for c in verb.rights if c.dep_ == "oprd" or (c.dep_ == "prep" and c.lower_ == "as")]
    if lemma(verb) not in words("attribution", "naming") or not things or not called:
        return []
    first, last = things[0].left_edge.i, called[0].right_edge.i + 1
    if called[0].pos_ == "PROPN" or things[0].i > called[0].i or quoted[first]:
        return []  # "called the ship Aurora" gives a name
    if not any(quoted[first:last]):
        return [trimmed(verb.doc, first, last)]
    if things[0].i < verb.i or things[0].lower_ in ("it", "them", "this", "that", "these", "those"):
        return []
    if grammar.is_passive(verb) or lemma(verb) not in words("attribution", "judging"):
        return []  # that somebody "condemned the vote as 'a farce'" is a deed, and told as such
    while verb.doc[last - 1].dep_ == "cc" or verb.doc[last - 1].is_punct:
        last -= 1
    return [(first, last)]


def _explained(cue: Cue) -> list[Stretch]:
    """What is said to come from something: "attributed the loss to a strike", "blamed the weather for the delay"."""
    verb = cue.token
    thing = grammar.child(verb, "dobj")
    causes = [
        prep
        for word in (verb, *verb.rights)
        for prep in word.rights
        if prep.dep_ in ("prep", "dative") and prep.lower_ in words("attribution", "explaining_by")
    ]
    if thing is None or grammar.is_passive(verb) or not causes or causes[0].i < thing.i:
        return []
    got = grammar.child(causes[0], "pobj") if causes[0].lower_ == "with" else None
    if got is not None and any(c.tag_ in ("CD", "$") for c in got.subtree):
        return []  # "credited customers with $5 each": they got it
    return [trimmed(verb.doc, thing.left_edge.i, causes[0].right_edge.i + 1)]


def _valued(cue: Cue) -> list[Stretch]:
    """What something is put at: "put the cost at 40 million euros", "the bridge, which they put at 3 million"."""
    verb = cue.token
    source = grammar.subject(verb)
    outcome = verb.dep_ == "advcl" and verb.tag_ == "VBG"  # "will pay 40 cents, valuing it at 2 billion"
    if outcome or (source is not None and source.lemma_.lower() in words("attribution", "terms_of_deals")):
        return []  # "The proposal values the bank at 3 million": what it offers
    last = max(prep.right_edge.i for prep in figures_put(verb)) + 1
    thing = grammar.antecedent(verb) if verb.dep_ == "relcl" else None
    if thing is None or not any(c.lower_ in grammar.RELATIVES and c.dep_ not in grammar.SUBJECTS for c in verb.lefts):
        thing = next(iter(grammar.objects(verb)), None)
    if thing is None:
        return []
    if thing.i < verb.i:  # "the cost of cleaning it, which they put at 3 million"
        whole = thing.head.head.head if thing.head.dep_ == "pcomp" and thing.head.head.dep_ == "prep" else thing
        return [grammar.noun_phrase(whole), trimmed(verb.doc, figures_put(verb)[0].i, last)]
    return [trimmed(verb.doc, thing.left_edge.i, last)]


def _governed(cue: Cue) -> list[Stretch]:
    """What stands to the right of the cue and is governed by it: a clause, an infinitive, a noun of speech."""
    verb = cue.token
    name = lemma(verb)
    for below in verb.rights:
        if below.dep_ == "ccomp" and below.pos_ == "ADJ" and grammar.child(below, "mark", "aux") is None:
            return []  # "found the children unharmed": an adjective without a verb is no clause
        if below.dep_ in ("ccomp", "csubj") and _stands_behind(below, verb) and not _is_doing(below):
            if _is_of_thing(below) or (verb.i < below.left_edge.i and _is_aside_clause(below)):
                return []
            return [trimmed(verb.doc, _start_of_clause(cue, below), end_of_clause(_explained_behind(below)))]
        if below.dep_ == "xcomp" and grammar.tense(below) == "VBG" and name in words("attribution", "gerund"):
            return [trimmed(verb.doc, below.left_edge.i, below.right_edge.i + 1)]
        if below.dep_ == "prep" and f"{name} {below.lower_}" in words("attribution", "gerund_behind"):
            done = grammar.child(below, "pcomp")
            if done is not None and grammar.tense(done) == "VBG":
                return [trimmed(verb.doc, done.left_edge.i, done.right_edge.i + 1)]
        if below.dep_ == "xcomp" and name in words("attribution", "infinitive"):
            asked = grammar.child(verb, "dobj") or asked_through(below)
            if asked is None and name in words("attribution", "asking"):
                continue
            if name.endswith(" for") and asked is None:
                return [trimmed(verb.doc, below.left_edge.i + 1, below.right_edge.i + 1)]
            asked = asked or below
            return [trimmed(verb.doc, min(asked.left_edge.i, below.left_edge.i), _end_of_infinitive(below))]
        if below.dep_ == "dobj" and _is_finding(cue, below):
            told = (c.right_edge.i for c in verb.rights if c.dep_ in OF_FIGURE and c.lower_ != "according")
            return [trimmed(verb.doc, verb.i, max(told) + 1)]
        if below.dep_ == "dobj" and name in words("attribution", "object") and below.pos_ == "NOUN":
            noun = trimmed(verb.doc, below.left_edge.i, _end_of_noun(below))
            return _accusation(cue) or [noun, *_second_clause(verb)]
    return _accusation(cue) or _after_that(cue)


def _explained_behind(clause: Token) -> Token:
    """The clause behind a colon that says more of what is said: "said one thing had changed: the wall is higher"."""
    behind = (c for c in clause.head.rights if c.dep_ == "ccomp" and c.i > clause.i)
    return next((c for c in behind if ":" in (c.left_edge.text, c.doc[c.left_edge.i - 1].text)), clause)


def _stands_behind(clause: Token, verb: Token) -> bool:
    """Whether a clause stands behind a verb, but for a pronoun: "the boat, which Lee said she had sold"."""
    opener = clause.left_edge
    return opener.i > verb.i or (opener.tag_ in ("WDT", "WP") and opener.head.i > verb.i)


def _is_finding(cue: Cue, noun: Token) -> bool:
    """Whether a text finds a figure: "the auditors' report found losses of $40 million"."""
    text = cue.head.lemma_.lower() in words("attribution", "documents") and noun.left_edge.lower_ != "that"
    return text and lemma(cue.token) in words("attribution", "finding") and any(t.like_num for t in noun.subtree)


def _is_of_thing(clause: Token) -> bool:
    """Whether a clause says which thing is asked for: "asked for guarantees that the lenders would not provide"."""
    opener = clause.left_edge
    thing = opener.nbor(-1) if opener.i else opener
    thing = thing if thing.ent_type_ not in ("DATE", "TIME") else opener  # "has said for years that"
    return opener.lower_ == "that" and thing.dep_ == "pobj" and thing.head.lower_ == "for" and thing.tag_ == "NNS"


def _is_aside_clause(clause: Token) -> bool:
    """Whether a clause only tells more of what is spoken of: `said of the vote - which many had feared - "..."`."""
    opener = clause.left_edge
    return opener.tag_ == "WDT" and opener.i > 0 and opener.nbor(-1).text in grammar.DASHES


def _is_doing(clause: Token) -> bool:
    """Whether a clause has no tense and tells more beside the cue: "showed videos proving it", "added, citing Lee"."""
    tensed = grammar.child(clause, "aux", "auxpass") is not None
    apart = clause.doc[clause.left_edge.i - 1].text == ","
    return clause.tag_ == "VBG" and not tensed and (apart or grammar.child(clause, "nsubj") is not None)


def _end_of_noun(noun: Token) -> int:
    """The end of what a noun says, before a clause of the article's own: "the plan at a forum, where he spoke"."""
    asides = [t for t in noun.subtree if t.dep_ == "relcl" and t.doc[t.left_edge.i - 1].text == ","]
    return min([noun.right_edge.i + 1, *(t.left_edge.i for t in asides)])


def _end_of_infinitive(verb: Token) -> int:
    """The end of what is promised, before the article judges it: "offered to quit, all of which was a stunt"."""
    told = (t.left_edge.i for t in verb.subtree if t.dep_ == "relcl" and t.left_edge.i > verb.i)
    apart = (i for i in told if verb.doc[i - 1].text == "," and verb.doc[i + 1 : i + 3].text.lower() == "of which")
    return min([verb.right_edge.i + 1, *apart])


def _second_clause(verb: Token) -> list[Stretch]:
    """The clause that is said besides a noun: "announced a merger, and that the plant would close".

    Of "she said that they denied it, and that two had left", she says the second clause.
    """
    if verb.dep_ == "ccomp" and grammar.reports(lemma(verb.head)):
        return []
    joined = (c for c in verb.rights if c.dep_ in ("ccomp", "conj"))
    clause = next((c for c in joined if any(m.lower_ == "that" and m.dep_ == "mark" for m in c.lefts)), None)
    return [] if clause is None else [trimmed(verb.doc, clause.left_edge.i, end_of_clause(clause))]


def _accusation(cue: Cue) -> list[Stretch]:
    """What a named object is charged with or praised for: "accused Acme of hiding losses"."""
    verb = cue.token
    accused = grammar.child(verb, "dobj")
    if accused is None or lemma(verb) not in words("attribution", "object"):
        return []
    for noun in (verb, accused):
        for prep in noun.rights:
            if prep.dep_ == "prep" and prep.i > accused.i and prep.lower_ in ("of", "for", "over"):
                first = prep.i if accused.i < verb.i else accused.left_edge.i  # "Acme, which they accuse of it"
                return [trimmed(verb.doc, first, before_answer(prep, prep.right_edge.i + 1))]
    return []


def _start_of_clause(cue: Cue, clause: Token) -> int:
    """Where the clause begins; the parser may take its subject for an object of the cue: "said the tests failed"."""
    thing = grammar.child(cue.token, "dobj")
    misread = thing is not None and cue.last <= thing.i < clause.i
    if thing is not None and misread and lemma(cue.token) not in words("attribution", "telling"):
        return max(cue.last, thing.left_edge.i)
    return max(clause.left_edge.i, cue.last if cue.last <= clause.i else 0)


def _after_that(cue: Cue) -> list[Stretch]:
    """The rest of the sentence after "that" close behind the cue, where the parser saw no clause."""
    sentence = cue.token.sent
    if grammar.child(cue.token, "dobj") is not None and lemma(cue.token) not in words("attribution", "telling"):
        return []  # "found a fault that stopped the trains"
    for token in cue.token.doc[cue.token.i + 1 : min(cue.token.i + 10, sentence.end)]:
        if token.lower_ == "that" and token.tag_ in ("IN", "WDT"):
            before = token.nbor(-1)
            other = before.tag_.startswith("VB") and before.i > cue.token.i and token.head.head == before
            if before.dep_ == "pobj" or other:
                return []  # "commented on reports that", "agreed to pay without admitting that"
            return [trimmed(token.doc, token.i, sentence.end)]
        if token.is_punct or token.tag_ in grammar.FINITE:
            break
    return []
