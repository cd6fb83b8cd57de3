"""The words of an action: how far it reaches in the text, and a readable sentence of it."""

from collections.abc import Mapping, Sequence

from kg.extract.actions.called import listed_names, open_object, subject_name, subject_words, words_of
from kg.extract.actions.clauses import is_content
from kg.extract.actions.matrices import having, matrices
from kg.extract.actions.predicates import denied_aims, either_of, is_ahead, opening_condition, predicate
from kg.extract.actions.spelled import is_mark, sentence
from kg.extract.actions.verbs import is_undergone
from kg.extract.grammar import (
    RELATIVES,
    SUBJECTS,
    TENSED,
    antecedent,
    auxiliaries,
    child,
    clause_tokens,
    first_conjunct,
    is_passive,
    is_verb,
    lemma,
    own_auxiliaries,
    reports,
    subjects,
)
from kg.extract.grammar.phrases import past_within
from kg.extract.modality.cues import cues, effect
from kg.extract.modality.openers import is_inverted_condition
from kg.extract.modality.purpose import is_aim
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words

TELLING = words("attribution", "telling")
WHOLE_CLAUSES = ("ccomp", "relcl", "advcl", "conj", "ROOT")
ARTICLES = ("The", "A")
NONE = frozenset(rows("modality")["negation"]["determiners"])


def reach(reading: Reading, verb: Token, parts: Mapping[str, Sequence[Part]]) -> tuple[int, int]:
    """Token span of the clause that tells the action, with the words of the same sentence that fill its places."""
    doc = reading.doc
    tokens = [*clause_tokens(verb), *(t for aim in denied_aims(verb) for t in aim.subtree)]
    for above in having(verb):
        tokens += [above, *(c.left_edge for c in above.lefts if c.dep_ in SUBJECTS)]
    for above in matrices(verb):
        tokens += [above, *(c for c in above.lefts if c.dep_ in {*SUBJECTS, "aux", "auxpass", "neg"})]
    first, last = min(t.i for t in tokens), max(t.i for t in tokens) + 1
    start, end = verb.sent.start, verb.sent.end
    for part in (p for fillers in parts.values() for p in fillers):
        span = doc.char_span(part.start, part.end) if part.start is not None and part.end is not None else None
        if span is not None and start <= span.start and span.end <= end:
            first, last = min(first, span.start), max(last, span.end)
    while last > verb.i + 1 and (is_mark(doc[last - 1]) or doc[last - 1].is_space):
        last -= 1
    while first < verb.i and (doc[first].is_punct or doc[first].is_space):
        first += 1
    return first, last


def readable(reading: Reading, verb: Token, who: Sequence[Part], what: Sequence[Part]) -> str:
    """A sentence that tells the action, with the "if" or "whether" that leaves it open."""
    told, top = _told(reading, verb, who, what), next(reversed(matrices(verb)), verb)
    told = _with_condition(reading, told, top)
    marks = [c.lower_ for c in top.lefts if c.dep_ in ("mark", "advmod") and c.lower_ in cues("conditions", "open")]
    if top.dep_ == "advcl" and is_ahead(top):
        marks += [c.lower_ for c in top.lefts if c.lower_ in cues("conditions", "depending")]
    marks += ["if"] if is_inverted_condition(top) else []
    if not marks or marks[0] in told.lower().split():
        return told
    first, _, rest = told.partition(" ")
    return f"{marks[0]} {first.lower() if first in ARTICLES else first} {rest}"


def _with_condition(reading: Reading, told: str, verb: Token) -> str:
    """A sentence with the condition that stands before it: "Unless it pays, the firm will stop" says so at the end."""
    clause = opening_condition(verb)
    if clause is None or told.endswith("?"):
        return told
    opener = clause.left_edge
    words = reading.evidence(opener.i, clause.right_edge.i + 1).exact.rstrip(" ,")
    return told if words.lower() in told.lower() else f"{told} {opener.lower_}{words[len(opener) :]}"


def _told(reading: Reading, verb: Token, who: Sequence[Part], what: Sequence[Part]) -> str:
    """A sentence: the subject by its name, then the clause's own words from its first auxiliary on."""
    if _goes_on_by(verb):
        matrix = _matrix_of(verb)
        matrix = next(reversed(matrices(matrix, coordinated=False)), matrix)
        if first_conjunct(verb).dep_ == "pcomp":
            return _told(reading, matrix, (), ()) if _paper_of(matrix) is not None else _told_whole(reading, matrix)
        told = sentence(subject_words(reading, matrix), "", predicate(matrix))
        return f"{told}, {sentence('', '', predicate(verb))}"
    beside = _set_beside(reading, verb)
    if beside is not None:
        return beside
    first = first_conjunct(verb) if child(verb, *SUBJECTS) is None else verb
    denied = _up_to_nor(verb)
    either = either_of(verb)
    if either is not None:
        return sentence(subject_words(reading, either[0]), "", either[1])
    if denied:
        return sentence(subject_words(reading, first), "", [*denied, *predicate(verb)])
    led_up_to = _asked(reading, verb) or _held(reading, verb) or _neither(reading, verb)
    led_up_to = led_up_to or (_announced(reading, verb) if first.i == verb.i else None)
    if led_up_to:
        return led_up_to
    tensed = first.i != verb.i and any(t.tag_ in TENSED for t in (verb, *own_auxiliaries(verb)))
    above = [] if tensed else [m for m in matrices(first, coordinated=False) if m.i < verb.i]
    if (
        first.i != verb.i
        and not (tensed or above)
        and is_aim(first)
        and first.head.i < first.i
        and subjects(first.head)
    ):
        above = [first.head]  # "came back to win and move to the top"
    if above:
        start = min([first.i, *(c.i for c in first.lefts if c.dep_ not in SUBJECTS)])
        if first.i == verb.i:
            if _goes_on_by(above[-1]) or _paper_of(above[-1]) is not None:
                return _told(reading, above[-1], who, ())
            behind = any(part.start is not None and part.start > reading.doc[verb.i].idx for part in what)
            gap = "" if behind or is_passive(verb) else open_object(reading, verb, what)
            if gap:  # "a mill that it plans to sell to Lee"
                return sentence(subject_words(reading, above[-1]), "", predicate(above[-1]), gap, verb)
            return _told_whole(reading, above[-1])
        led = [t for t in predicate(above[-1]) if t.i < start]
        gap = "" if is_passive(verb) else open_object(reading, verb, what)
        return sentence(subject_words(reading, above[-1]), "", led + predicate(verb), gap, verb)
    paper = _paper_of(verb)
    if paper is not None:
        both = sorted({*predicate(paper), *predicate(verb)}, key=lambda t: t.i)
        return sentence(subject_words(reading, paper), "", both)
    passive = is_passive(verb)
    kept_object = passive and any(_inside(c, what) for c in verb.rights if c.dep_ == "dobj")
    subject = () if kept_object else what if passive or (is_undergone(verb) and not who) else who
    kept = [t for t in predicate(verb) if subject is not what or passive or not _inside(t, what)]
    kept = [t for t in kept if not _inside(t, subject)] if subject is who else kept  # the "do" of "Rio do Norte"
    names = listed_names(subject_name(reading, verb, part) for part in subject) or subject_words(reading, verb)
    aside = verb.dep_ == "relcl" and verb.doc[verb.left_edge.i - 1].text == ","
    nobody = any(noun.lower_ in cues("negation", "pronouns") for noun in subjects(verb))
    if not aside and (nobody or any(c.lower_ in NONE for noun in subjects(verb) for c in noun.children)):
        names = " ".join(reading.evidence(s.left_edge.i, s.right_edge.i + 1).exact for s in subjects(verb)[:1])
    whole = _matrix_of(verb)
    if verb.tag_ == "VBG" and first.dep_ == "advcl" and not auxiliaries(verb) and subjects(whole):
        main, phrase = _told_whole(reading, whole), sentence("", "", predicate(verb))
        return f"{main} {phrase}" if whole.i < verb.i else f"{phrase[:1].upper()}{phrase[1:]}, {main}"
    verbal = _was(reading, verb, what)
    gap = "" if passive or subject is what or any(_inside(t, what) for t in kept) else open_object(reading, verb, what)
    return sentence(names, verbal, kept, gap, verb)


def _set_beside(reading: Reading, verb: Token) -> str | None:
    """A gerund that a word of time opens, with the clause beside it: "Before joining Acme, Roe had worked for Bex"."""
    first = first_conjunct(verb)
    opener = first.head if first.dep_ == "pcomp" else child(first, "mark", "advmod")
    if opener is not None and first.dep_ == "pcomp" and not is_verb(opener.head):
        return None  # "a speech, his first since surviving it"
    if opener is None or opener.i > first.i or first.tag_ != "VBG" or child(verb, *SUBJECTS) is not None:
        return None
    main = _matrix_of(first)
    if opener.lower_ not in words("actions", "beside_gerunds") or not (is_verb(main) and subjects(main)):
        return None
    told, phrase = _told_whole(reading, main), reading.evidence(opener.i, first.right_edge.i + 1).exact
    return f"{phrase[0].upper()}{phrase[1:]}, {told}" if first.i < main.i else f"{told} {phrase}".rstrip(" ,")


def _up_to_nor(verb: Token) -> list[Token]:
    """The words before a verb that deny it with another: "neither confirmed nor" of "neither confirmed nor denied"."""
    first = first_conjunct(verb) if child(verb, *SUBJECTS) is None else verb
    nor = verb.doc[verb.left_edge.i - 1] if first.i < verb.left_edge.i else verb
    return [*(t for t in predicate(first) if t.i < nor.i), nor] if nor.lower_ == "nor" else []


def _asked(reading: Reading, verb: Token) -> str | None:
    """A question that puts its auxiliary before who may do it, in its own words: "Will the bank lend it?"."""
    main = verb.head if verb.dep_ == "xcomp" else verb
    noun = next((c for c in main.lefts if c.dep_ in SUBJECTS), None)
    ahead = noun is not None and any(c.dep_ in ("aux", "auxpass") and c.i < noun.i for c in main.lefts)
    mark = next((t for t in main.doc[main.i : main.right_edge.i + 2] if t.text == "?"), None) if ahead else None
    opening = next((t for t in main.doc[main.left_edge.i : main.i] if not (t.is_punct or t.is_space)), main)
    return reading.evidence(opening.i, mark.i + 1).exact if mark is not None else None


def _held(reading: Reading, verb: Token) -> str | None:
    """A clause that somebody denies, only thinks or saw done, with those words: "they thought he had sold it"."""
    content = next(reversed(matrices(verb, coordinated=False)), verb)
    report = next((v for v in (content, *content.ancestors) if v.dep_ in WHOLE_CLAUSES or is_content(v)), content)
    if is_content(report):
        return _held_by_noun(reading, report)
    content = (
        report if content.dep_ == "acl" and report.dep_ == "ccomp" else content
    )  # "denied it was in talks to sell"
    above = content.head.head if content.head.pos_ == "ADJ" else content.head
    if content.dep_ != "ccomp" or above.i > content.i or not (is_verb(above) and subjects(above)):
        return None
    if (above.tag_ == "VBG" and not own_auxiliaries(above)) or not _is_weighed(content, above):
        return None  # "alleging that it copied the design"
    beside = [c for c in above.lefts if c.dep_ == "advmod" and c.i == above.i - 1]
    helping = [c for c in above.lefts if c.dep_ in ("aux", "auxpass", "neg")]
    clause = sorted({*clause_tokens(content), *predicate(content)}, key=lambda t: t.i)
    wished = matrices(above, coordinated=False) if any(c.tag_ == "TO" for c in helping) else []
    if wished:  # "wants the panel to recommend that it be sold"
        return sentence(
            subject_words(reading, wished[-1]), "", sorted({*predicate(wished[-1]), *clause}, key=lambda t: t.i)
        )
    kept = [t for t in (*reading.doc[above.i : content.left_edge.i], *clause) if t.tag_ == "POS" or not t.is_quote]
    before = [*_up_to_nor(above), *helping, *beside]
    return sentence(subject_words(reading, above), _was(reading, above, ()), [*before, *kept])


def _held_by_noun(reading: Reading, content: Token) -> str | None:
    """What a noun says may be so, with those words: "she denied reports that he had sold it"."""
    noun = content.head
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    told = noun.dep_ in ("dobj", "pobj") and is_verb(above) and above.i < noun.i and bool(subjects(above))
    if not told or effect("nouns_that", noun.lemma_.lower()) == "asserted" or lemma(above) in TELLING:
        return None
    main = next(reversed(matrices(above, coordinated=False)), above)
    kept = sorted({*predicate(main), *predicate(above), *content.subtree}, key=lambda t: t.i)
    return sentence(subject_words(reading, main), _was(reading, main, ()), [t for t in kept if not t.is_quote])


def _is_weighed(content: Token, above: Token) -> bool:
    """Whether what stands above a clause denies it, leaves it open or saw it done: "it is not true that he sold it"."""
    opened = any(c.lower_ == "that" and c.dep_ == "mark" for c in content.lefts)
    verdict = child(above, "acomp") if lemma(above) == "be" else None
    if verdict is not None:
        known = effect("adjectives_that", verdict.lower_) is not None
        return opened and (known or verdict.lower_ in cues("adjectives_that", "denied_by_not"))
    told = effect("finite", lemma(above))
    seen = content.tag_ == "VBG" and child(content, "nsubj") is not None and child(content, "aux") is None
    unsaid = told is None and reports(lemma(above)) and any(c.dep_ == "neg" for c in above.lefts)
    if unsaid:
        return True  # "could not claim that it had been warned"
    denied = told == "negated" and (opened or lemma(above) == "deny")
    return denied or told == "possible" or (seen and reports(lemma(above)))


def _neither(reading: Reading, verb: Token) -> str | None:
    """A clause that "nor" denies, in plain order: "it had not been sold"."""
    if not any(c.lower_ == "nor" for c in verb.lefts) or not own_auxiliaries(verb):
        return None
    first, *rest = [t for t in predicate(verb) if t.dep_ != "cc" and not (t.is_punct and t.i < verb.i)]
    return sentence(f"{subject_words(reading, verb)} {first.lower_} not", "", rest)


def _told_whole(reading: Reading, verb: Token) -> str:
    """The clause of a verb, with what "which" stands for behind it: "it accuses" + "the bank" + "of lying"."""
    which = child(verb, "dobj")
    noun = antecedent(verb) if which is not None and which.lower_ in RELATIVES and which.i < verb.i else None
    gap = words_of(reading, noun, verb) if noun is not None else ""
    kept = [t for t in predicate(verb) if not gap or t != which]
    return sentence(subject_words(reading, verb), _was(reading, verb, ()), kept, gap, verb)


def _goes_on_by(verb: Token) -> bool:
    """Whether a participle goes on with a clause before it: "they called it off, saying", "left after being sued"."""
    helping = own_auxiliaries(verb)
    gerund = helping[0].tag_ == "VBG" and first_conjunct(verb).dep_ == "pcomp" if helping else verb.tag_ == "VBG"
    if not gerund or child(verb, *SUBJECTS, "mark") is not None:
        return False
    matrix = _matrix_of(verb)
    behind = is_verb(matrix) and matrix.i < verb.i and bool(subjects(matrix))
    first = first_conjunct(verb)
    apart = first.dep_ == "advcl" and first.tag_ == "VBG" and first.doc[first.left_edge.i - 1].text == ","
    return behind and (apart or (first.dep_ == "pcomp" and first.head.dep_ == "prep"))


def _paper_of(verb: Token) -> Token | None:
    """The verb that hands out the paper which a participle speaks of: "Acme filed a suit accusing Bex of fraud"."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("acl", "advcl") or own_auxiliaries(verb):
        return None
    noun = verb.head if verb.dep_ == "acl" else child(verb.head, "dobj")
    papers = words("attribution", "vehicles") | words("attribution", "documents")
    if noun is None or noun.dep_ != "dobj" or noun.i > verb.i or noun.lemma_.lower() not in papers:
        return None
    return noun.head if is_verb(noun.head) and subjects(noun.head) else None


def _matrix_of(verb: Token) -> Token:
    """The verb above a participle, over a preposition, a noun or an adverb: "has no intention of selling"."""
    first = first_conjunct(verb)
    above = first.head.head if first.dep_ == "pcomp" else first.head
    above = past_within(above)
    above = above.head if above.pos_ == "ADJ" and is_verb(above.head) else above  # "was furious at losing it"
    return above.head if first.dep_ == "pcomp" and above.dep_ in ("dobj", "advmod") else above


def _announced(reading: Reading, verb: Token) -> str | None:
    """The words that lead to what an infinitive or a gerund says: "Acme has plans to", "its failure to", "left to"."""
    noun = verb.head
    bound = matrices(noun, coordinated=False) if is_aim(verb) and noun.dep_ == "xcomp" and noun.i < verb.i else []
    if bound and _leads(bound[-1], verb):  # "has agreed to pay 3 million to settle it"
        told = sorted({*predicate(bound[-1]), *predicate(noun), *predicate(verb)}, key=lambda t: t.i)
        return sentence(subject_words(reading, bound[-1]), "", told)
    if is_aim(verb) and _leads(noun, verb):
        told = sorted({*predicate(noun), *predicate(verb)}, key=lambda t: t.i)
        return sentence(subject_words(reading, noun), "", told)
    if is_aim(verb) and noun.dep_ == "relcl" and noun.i < verb.i and child(verb, *SUBJECTS, "mark") is None:
        return sentence(_told_whole(reading, noun), "", predicate(verb))  # "a school that she set up to teach girls"
    if is_aim(verb) and verb.i < noun.i and subjects(noun) and child(verb, *SUBJECTS, "mark") is None:
        main = sentence(subject_words(reading, noun), "", predicate(noun))
        return sentence(main, "", predicate(verb))
    if is_aim(verb) and _goes_on_by(noun):
        return sentence(_told(reading, noun, (), ()), "", predicate(verb))
    if verb.dep_ == "acl" and any(c.lower_ == "to" for c in verb.lefts):
        there = child(noun.head, "expl")
        if there is not None:
            return reading.evidence(there.i, max(t.i for t in clause_tokens(verb)) + 1).exact
        above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" else noun.head
        if child(noun, "poss") is not None and not (having(verb) and is_verb(above) and subjects(above)):
            words = reading.evidence(noun.left_edge.i, max(t.i for t in clause_tokens(verb)) + 1).exact
            return " ".join(words.split()).rstrip(" ,;:.")
        led = noun.dep_ == "dobj" or above.i != noun.head.i
    else:
        above, led = noun.head, verb.dep_ == "pcomp" and noun.lower_ == "from"
    if not led or not is_verb(above) or above.i > verb.i or not subjects(above):
        return None
    return sentence(subject_words(reading, above), "", predicate(above))


def _leads(matrix: Token, infinitive: Token) -> bool:
    """Whether a clause before an infinitive tells, whole and with the same subject, what was done for it."""
    own, helping = child(matrix, *SUBJECTS), own_auxiliaries(matrix)
    tensed = any(t.tag_ in TENSED for t in (matrix, *helping))
    whole = matrix.dep_ != "relcl" or (own is not None and own.lower_ in RELATIVES)
    return tensed and whole and matrix.i < infinitive.i and child(infinitive, *SUBJECTS, "mark") is None


def _was(reading: Reading, verb: Token, what: Sequence[Part]) -> str:
    """The auxiliary that a bare participle needs to tell something: "was" of "a mill sold to Acme"."""
    if not is_passive(verb) or child(verb, "auxpass") is not None or auxiliaries(verb):
        return ""
    return "were " if _is_plural(reading, verb, what) else "was "


def _is_plural(reading: Reading, verb: Token, what: Sequence[Part]) -> bool:
    """Whether many are told of: two or more, or a plural that is not the name of one body ("Veldkamp Optics")."""
    body = any(e.id == part.entity and "schema:Organization" in e.classes for part in what for e in reading.entities)
    found = subjects(verb)
    counted = any(n.tag_ == "CD" and n.lower_ not in ("1", "one") for n in found)
    return len(what) > 1 or counted or any(n.tag_ == "NNS" or (n.tag_ == "NNPS" and not body) for n in found)


def _inside(token: Token, parts: Sequence[Part]) -> bool:
    return any(p.start is not None and p.end is not None and p.start <= token.idx < p.end for p in parts)
