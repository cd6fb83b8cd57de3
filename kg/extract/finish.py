"""Claims as the extractors make them become claims as they are published: modality, credit, confidence, no doubles."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from kg.extract import listings
from kg.extract.attribution.background import goes_on, is_background, is_cleft
from kg.extract.bygone import is_bygone, is_still_to_come
from kg.extract.confidence import calibrated
from kg.extract.grammar import child, is_verb, lemma, own_auxiliaries, reports
from kg.extract.invented import cast_of, is_invented
from kg.extract.modality import is_perhaps_undone, judge
from kg.extract.modality.contrast import is_contrasted
from kg.extract.modality.cues import effect
from kg.extract.modality.nouns import is_untrue
from kg.extract.modality.purpose import is_unsettled
from kg.extract.modality.unstated import is_joined_beyond, is_loose, is_unstated
from kg.extract.reading import Reading
from kg.extract.reference.bearers.written import is_foreign
from kg.extract.tokens import Token
from kg.model import Attribution, Claim, Modality, Part
from kg.rows import rows, words
from kg.vocabulary import KG, ORG, RDF, SCHEMA

# Fitted to docs/judged-claims.tsv: half of the asides whose reference is less clear, or that tell a plan, were right.
CLEAR = 0.85
GUESSED = 0.8
OPEN = 0.9  # what is told as merely possible is judged wrong more often
OPEN_FIGURE = 0.75  # a figure that is merely possible hardly ever is right in all its parts
FOREIGN = 4  # one word of so many may be of another script
LONGEST_TERM = 4  # tokens in quotation marks that may be a name
LOOSE = 0.5  # a risk or an aim, a verb that may go on with another clause: hardly ever right by itself
TOLD_BY_VERBS = (SCHEMA.Action, RDF.Statement, ORG.Membership)
# What "not" may rule out beside a verb that tells the rest: "by Bex, not by Orme".
DEED = (SCHEMA.agent, SCHEMA.object, SCHEMA.participant, SCHEMA.location, SCHEMA.startTime, SCHEMA.endTime)
FACT = (RDF.subject, RDF.object, ORG.member, ORG.organization, SCHEMA.observationAbout, SCHEMA.value)
_QUOTES = str.maketrans("", "", '"“”')
SPOKEN = "statement"  # that something was said is certain, whatever was said


def finish(
    reading: Reading, claims: Iterable[Claim], sure: Callable[[Reading, Claim], float] = calibrated
) -> tuple[Claim, ...]:
    """The claims in order of the text, each once, with modality and attribution judged at its anchor.

    `sure` makes the confidence of a finished claim from what its rule and whom it refers to say.
    """
    kept: dict[object, Claim] = {}
    quoted = _spoken_words(reading)
    owners, acted = _bare_owners(reading), cast_of(reading)
    for claim in claims:
        whole = _without_ruled_out(reading, _qualified(reading, claim))
        if whole.shape in TOLD_BY_VERBS and whole.rule != SPOKEN and _is_untold(reading.doc[claim.anchor]):
            continue
        if (whole.modality == "negated" and _is_left_open(reading, whole)) or is_bygone(reading, whole):
            continue
        if is_still_to_come(reading, whole) or _is_of_another_script(whole) or _is_of(owners, whole):
            continue
        if is_invented(acted, reading, whole):
            continue
        if claim.anchor in quoted and whole.attributed_to is None and whole.shape != SCHEMA.Quotation:
            continue  # nobody knows who says it
        key, confidence = _content(whole), sure(reading, whole)
        if key not in kept or kept[key].confidence < confidence:
            kept[key] = whole.with_(confidence=confidence)
    return tuple(sorted(kept.values(), key=lambda c: (c.evidence.start, c.evidence.end, c.shape, c.anchor, c.rule)))


def _bare_owners(reading: Reading) -> frozenset[str]:
    """What the article speaks of by "its" and "their" alone: nobody knows whose chairman "its chairman" is."""
    owners = ("its", "their")
    bare = {m.entity for m in reading.mentions if reading.doc[m.root].lower_ in owners}
    return frozenset(bare - {m.entity for m in reading.mentions if reading.doc[m.root].lower_ not in owners})


def _is_of(entities: frozenset[str], claim: Claim) -> bool:
    """Whether a direct fact or a post is told of one of some entities."""
    parts = [claim.part(name) for name in (RDF.subject, RDF.object, ORG.organization)]
    return any(part is not None and part.entity in entities for part in parts)


def _is_of_another_script(claim: Claim) -> bool:
    """Whether what a claim tells is written in another script, whose words the parser takes for English ones."""
    told = " ".join(part.text or "" for name, parts in claim.parts.items() if name != SCHEMA.text for part in parts)
    return not told.isascii() and FOREIGN * sum(map(is_foreign, told.split())) > len(told.split())


def _is_untold(verb: Token) -> bool:
    """Whether a verb tells neither that something was done nor that it may be."""
    return is_unstated(verb) or is_perhaps_undone(verb)


def _spoken_words(reading: Reading) -> frozenset[int]:
    """The tokens in quotation marks, apart from terms and titles of a word or two."""
    return frozenset(i for q in reading.quoted if q.last - q.first > LONGEST_TERM for i in range(q.first, q.last))


def _without_ruled_out(reading: Reading, claim: Claim) -> Claim:
    """A claim with what its words rule out: a fact about that is denied, a deed is told without it."""
    if claim.shape == SCHEMA.Quotation:
        return claim
    places = DEED if claim.shape == SCHEMA.Action else FACT
    out = [part for name in places for part in claim.parts.get(name, ()) if _is_ruled_out(reading, part)]
    if not out:
        return claim
    if claim.shape == SCHEMA.Action:
        kept = {name: tuple(part for part in parts if part not in out) for name, parts in claim.parts.items()}
        return claim.with_(parts={name: parts for name, parts in kept.items() if parts})
    return claim.with_(modality="negated") if claim.modality in ("asserted", "planned") else claim


def _is_left_open(reading: Reading, claim: Claim) -> bool:
    """Whether a denied deed leaves open what it would have told: who does not lead a party may belong to it.

    So does what stands behind "but" in "was not born in Oslo but in Bonn".
    """
    span = reading.span_of(claim.part(RDF.object))
    before = [t.lower_ for t in reading.doc[max(span.start - 2, 0) : span.start]] if span is not None else []
    if "but" in before:
        return True
    return lemma(reading.doc[claim.anchor]) in rows("modality")["left_open"].get(claim.rule, ())


def _is_ruled_out(reading: Reading, part: Part) -> bool:
    span = reading.span_of(part)
    return span is not None and is_contrasted(reading.doc, span.start, span.end)


def _modality(reading: Reading, claim: Claim) -> Modality:
    """The modality of a claim, which what its rule tells may settle."""
    modality, anchor = claim.modality, reading.doc[claim.anchor]
    settled = claim.rule == SPOKEN or claim.rule in words("modality", "told_in_asides")
    if modality == "asserted" and claim.shape != SCHEMA.Quotation and not settled:
        modality = judge(anchor)
        modality = "planned" if modality == "asserted" and _is_under_way(claim, anchor) else modality
    if modality == "negated" and claim.rule in words("modality", "denying"):
        return "asserted"
    if modality == "planned" and claim.rule in words("modality", "scheduled"):
        return "asserted" if anchor.tag_ in ("VBZ", "VBP") else modality
    if modality in ("planned", "possible") and lemma(anchor) in rows("modality")["belonging"].get(claim.rule, ()):
        told = effect("modifiers", *(c.lower_ for c in anchor.lefts))
        return "asserted" if told == modality else modality  # "the party's presumptive nominee" is of the party
    return modality


def _is_under_way(claim: Claim, verb: Token) -> bool:
    """Whether a takeover or an entry is told as one that goes on: "is buying Acme", "is being sold", "is joining"."""
    predicate, now = claim.part(RDF.predicate), [c.lower_ for c in own_auxiliaries(verb)]
    entry = predicate is not None and predicate.iri == ORG.memberOf and lemma(verb) == "join"
    if predicate is None or not now or not (entry or predicate.iri in (KG.acquired, KG.mergedWith)):
        return False
    return now[0] in ("is", "are", "'s", "’s", "'re", "’re") and (verb.tag_ == "VBG" or "being" in now)


def _qualified(reading: Reading, claim: Claim) -> Claim:
    modality = _modality(reading, claim)
    within = claim.attributed_to is None or _is_reported_telling(claim, reading.doc[claim.anchor])
    within = within and claim.rule != listings.RULE  # a code is the article's, whoever speaks of the firm
    credit = (_credited(reading, claim, modality) if within else None) or claim.attributed_to
    certainty = reading.certainty(*(part for parts in claim.parts.values() for part in parts))
    if claim.rule in words("actions", "asides") and (certainty < CLEAR or modality == "planned"):
        certainty *= GUESSED
    if modality == "possible":
        certainty *= OPEN_FIGURE if claim.shape == SCHEMA.Observation else OPEN
    anchor = reading.doc[claim.anchor]
    open_ended = (modality == "possible" and (is_loose(anchor) or _is_anyone(claim, anchor))) or (
        modality == "planned" and is_unsettled(anchor)
    )
    if claim.shape == SCHEMA.Action and (open_ended or is_joined_beyond(anchor)):
        certainty *= LOOSE
    parts = _whole_quotes(_in_time(claim, modality, anchor)) if claim.shape != SCHEMA.Quotation else claim.parts
    if claim.shape == SCHEMA.Action and modality == "negated":
        parts = _denied_once(parts)
    said = round(claim.confidence * certainty, 3)
    return claim.with_(modality=modality, attributed_to=credit, confidence=said, parts=parts)


def _whole_quotes(parts: Mapping[str, tuple[Part, ...]]) -> Mapping[str, tuple[Part, ...]]:
    """The parts without the half of a pair of quotation marks: 'the "forever chemicals' is cut out of its clause."""
    return {name: tuple(_without_half(part) for part in fillers) for name, fillers in parts.items()}


def _denied_once(parts: Mapping[str, tuple[Part, ...]]) -> Mapping[str, tuple[Part, ...]]:
    """The parts of a denied deed, whose object is not denied once more: "staff" for "no staff"."""
    things = tuple(_without_no(part) for part in parts.get(SCHEMA.object, ()))
    return {**parts, SCHEMA.object: things} if things else parts


def _without_no(part: Part) -> Part:
    text, no = part.text or "", len("no ")
    nobody = text.lower() == "no one" or not text.lower().startswith("no ")
    if nobody or part.entity is not None or part.start is None:
        return part
    return replace(part, text=text[no:], start=part.start + no)


def _without_half(part: Part) -> Part:
    text = part.text or ""
    half = text.count('"') % 2 or text.count("“") != text.count("”")
    return replace(part, text=text.translate(_QUOTES)) if half and part.entity is None else part


def _is_anyone(claim: Claim, verb: Token) -> bool:
    """Whether a pronoun that nobody is known for may do it: "you can build a house in two years"."""
    doer = claim.part(SCHEMA.agent)
    return (doer is None or doer.entity is None) and any(c.lower_ in words("modality", "anyone") for c in verb.lefts)


def _in_time(claim: Claim, modality: Modality, anchor: Token) -> Mapping[str, tuple[Part, ...]]:
    """The parts of a claim, where nobody holds a post at present who is only to take it: "will take over as head"."""
    status = claim.part(KG.status)
    if modality not in ("planned", "possible") or status is None or status.text != "current":
        return claim.parts
    if _goes_on(anchor):
        return claim.parts  # "will still be its head"
    kept = {name: fillers for name, fillers in claim.parts.items() if name != KG.status}
    return kept | {KG.status: (replace(status, text="incoming"),)} if modality == "planned" else kept


def _goes_on(anchor: Token) -> bool:
    """Whether the clause of an anchor says that something lasts: "is to stay on as head", "will still lead it"."""
    told = [anchor]
    while (told[-1].pos_ not in ("VERB", "AUX") or told[-1].dep_ == "xcomp") and told[-1].head.i != told[-1].i:
        told.append(told[-1].head)
    near = (t for word in told for t in (word, *word.children) if t is word or t.dep_ not in ("conj", "ccomp"))
    return any(t.lower_ in words("modality", "lasting") for t in near)


def _is_of_article(claim: Claim) -> bool:
    """Whether the article tells of a cue itself: that a report found it, that a third expect it."""
    return claim.shape == SCHEMA.Action or claim.rule in words("attribution", "told_of_speakers")


def _credited(reading: Reading, claim: Claim, modality: Modality) -> Part | None:
    """The source of the narrowest attributed content around the claim's anchor.

    What stands beside a name ("the analyst Ann Roe") or is set off by commas ("the party, which holds 61 seats") is the
    article's own, unless it stands in quotation marks. What is denied is the denier's: "the bank denied a report in the
    Times that it had sold".
    """
    about = claim.part(SCHEMA.observationAbout)
    unnamed = about is not None and about.entity is None  # "police said they held a 34-year-old man"
    framed = claim.rule in ("roles.member", "roles.title") and is_verb(
        reading.doc[claim.anchor]
    )  # "said Roe is its head"
    own = claim.rule in words("attribution", "told_beside_names") and not unnamed and not framed
    own = own and not is_cleft(reading.doc[claim.anchor])  # "said it was Lee who made the decision"
    around: list[tuple[int, Attribution]] = [
        (last - first, attribution)
        for attribution in reading.attributions
        for first, last in attribution.content
        if first <= claim.anchor < last
        if claim.anchor != attribution.cue or not _is_of_article(claim)
        if _is_quoted(reading, first)
        or _is_shifted(claim, reading, attribution)
        or _is_amid(claim, reading, attribution)
        or _is_only_claimed(claim, reading, attribution)
        or not (own or is_background(reading.doc[claim.anchor], first, reading.doc[attribution.cue]))
        if not (modality == "negated" and _is_denied(reading.doc[attribution.cue]))
    ]
    return min(around, key=lambda pair: pair[0])[1].source if around else None


def _is_reported_telling(claim: Claim, cue: Token) -> bool:
    """Whether it is told by another that somebody was told something: "Roe said that her pupils had told her"."""
    reported = cue.dep_ == "ccomp" and cue.head.i < cue.i and reports(lemma(cue.head))
    return claim.rule == SPOKEN and reported and lemma(cue) in words("attribution", "telling")


def _is_only_claimed(claim: Claim, reading: Reading, attribution: Attribution) -> bool:
    """Whether somebody claims what a verb tells, and the article does not: "claims to be the head of Acme".

    So it is where nobody vouches for it: "Some say Ann Roe is the head of Acme".
    """
    verb, cue = reading.doc[claim.anchor], reading.doc[attribution.cue]
    who = child(cue, "nsubj")
    loose = who is not None and who.lower_ in words("attribution", "some_people")
    told = loose or lemma(cue) in words("attribution", "claiming")
    return verb.pos_ in ("VERB", "AUX") and told and cue.is_ancestor(verb)


def _is_shifted(claim: Claim, reading: Reading, attribution: Attribution) -> bool:
    """Whether a clause beside a noun is in the tense of what was said: "said it lay in Harl, where it had failed"."""
    verb, cue = reading.doc[claim.anchor], reading.doc[attribution.cue]
    past = claim.rule == "action/relative" and any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.lefts)
    told = cue.tag_ == "VBD" and effect("object", lemma(cue)) != "negated"
    return past and told and cue.i < verb.i and cue.is_ancestor(verb)


def _is_amid(claim: Claim, reading: Reading, attribution: Attribution) -> bool:
    """Whether a clause beside a noun holds who says so: "a welder who, she said, had checked every joint".

    It is also theirs where it goes on with what they say: "died of a cold, for which she had seen nobody".
    """
    verb, cue = reading.doc[claim.anchor], reading.doc[attribution.cue]
    amid = verb.left_edge.i < cue.i < verb.i and verb.is_ancestor(cue)
    figure = claim.shape == SCHEMA.Observation and verb.dep_ == "relcl" and goes_on(verb)
    return figure or (claim.rule == "action/relative" and (amid or goes_on(verb)))


def _is_denied(cue: Token) -> bool:
    """Whether a cue is a noun that a verb denies, or a sentence: "denied a report", "Roe's claim was false"."""
    denied = cue.dep_ in ("dobj", "nsubjpass") and effect("object", lemma(cue.head)) == "negated"
    return cue.pos_ == "NOUN" and (denied or is_untrue(cue))


def _is_quoted(reading: Reading, first: int) -> bool:
    marked = reading.doc[first].is_quote or (first > 0 and reading.doc[first - 1].is_quote)
    return marked or first in reading.told_from


def _content(claim: Claim) -> object:
    """What makes two claims the same: shape, parts without their places, sentence, modality."""
    parts = tuple(
        (name, tuple((p.entity, p.iri, p.value, None if p.entity else (p.text or "").casefold()) for p in fillers))
        for name, fillers in sorted(claim.parts.items())
    )
    return claim.shape, parts, claim.evidence.start, claim.modality
