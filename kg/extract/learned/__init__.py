"""Relations by a model learned from open data, joined with what the rules say.

The model judges pairs of mentions (`candidates`). What a rule and the model agree on is surer, what the model finds
unlikely is less sure, and what the model alone is sure of becomes a claim of its own. Types, modality, credit, time
and who is who stay with the rules. `models/` holds weights and calibration; how they were made is in `training/`.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace

from kg.extract.grammar import governing_verb, subject
from kg.extract.learned.candidates import Pair
from kg.extract.learned.claims import Key, claim, key_of, keys_of_claim
from kg.extract.learned.judging import Judgement, Predictor, judge, predictor
from kg.extract.learned.settings import NEVER, Settings, settings_of
from kg.extract.reading import Reading
from kg.model import Claim
from kg.report import Tier
from kg.rows import words
from kg.vocabulary import KG, ORG, RDF, SCHEMA

AGREES = 0.5  # from this probability on a model is of a rule's opinion
CLEAR = 0.75  # a rule's claim that is as sure as that needs no second opinion
SURE = 0.7  # what a model alone says is to be so sure, doubt about who is meant included: below, a third was wrong

OF_ONE = ("ceo", "birth_date", "death_date")  # what is so of one alone


def load(tier: Tier) -> None:
    """Load a tier's model; raises `ModelError` where it cannot be read."""
    if tier != "none":
        predictor(tier)


def join(reading: Reading, claims: Iterable[Claim], tier: Tier) -> Iterator[Claim]:
    """The claims of the rules with their confidence weighed by a tier's model, then the claims of the model alone."""
    return iter(claims) if tier == "none" else joined(reading, claims, predictor(tier), settings_of(tier))


def joined(reading: Reading, claims: Iterable[Claim], model: Predictor, settings: Settings) -> Iterator[Claim]:
    """The same with any model and settings."""
    ruled = [(made, keys_of_claim(made)) for made in claims]
    told = {key: made.confidence for made, keys in ruled for key in keys}

    def is_open(relation: str, pair: Pair) -> bool:
        sides = pair.subject.part, pair.object.part
        sure = told.get(key_of(relation, *sides))
        if sure is None:
            return settings.threshold(relation) < NEVER and reading.certainty(*sides) >= SURE
        return sure < CLEAR

    judged = {judgement.key: judgement for judgement in judge(reading, model, settings, is_open)}
    for made, keys in ruled:
        judgement = judged.get(keys[0]) if keys else None
        yield settings.weighed(made, judgement.probability) if judgement and _heard(judgement, made) else made
    posts = [made for made, _ in ruled if made.shape == ORG.Membership and made.part(ORG.organization) is not None]
    homes = [made for made, _ in ruled if _is_at(made)]
    objects = {(relation, object_) for relation, _, object_ in told}
    for key, judgement in judged.items():
        if key in told or judgement.probability < settings.threshold(judgement.relation):
            continue
        certainty = reading.certainty(judgement.pair.subject.part, judgement.pair.object.part)
        if judgement.probability * certainty < SURE or _is_barred(judgement, objects):
            continue
        if any(_is_held_elsewhere(judgement, post) or _is_held_by_another(judgement, post) for post in posts):
            continue
        if any(_is_seated_otherwise(judgement, home) for home in homes):
            continue
        if any(_is_kept_by_another(judgement, made) for made, _ in ruled) or _is_of_kin(reading, judgement):
            continue
        yield from claim(reading, _dated(judgement, judged), settings.rule(judgement.relation))


def _is_barred(judgement: Judgement, told: Set[tuple[str, str]]) -> bool:
    """Whether a model errs where rules tell the same of another, or of bodies that are a country's own.

    "Ann Roe's brother runs it. He lives in Oslo" is told of him, and a chief executive runs one company. Born on a day
    is the one of whom a rule tells so: not the father in "was born in May 1938, the son of a merchant, Tom Roe".
    """
    relation, _, object_ = judgement.key
    pair = judgement.pair
    if (relation, object_) in told and (pair.apart or relation in OF_ONE):
        return True
    own = pair.subject.special == SCHEMA.GovernmentOrganization and pair.object.special == SCHEMA.Country
    return relation == "headquarters" and own


def _is_held_elsewhere(judgement: Judgement, post: Claim) -> bool:
    """Whether a model makes somebody a member where the same words tell a post at another body: "its chairwoman".

    Of a body of another sentence the words are those beside the person: "Lee left for Acme. Bex's head, Roe, stays".
    """
    person, pair = post.part(ORG.member), judgement.pair
    place = (pair.subject if pair.apart else pair.object).part.start
    same = person is not None and person.entity == pair.subject.part.entity
    beside = place is not None and post.evidence.start <= place < post.evidence.end
    return judgement.relation == "member" and same and beside


def _is_held_by_another(judgement: Judgement, post: Claim) -> bool:
    """Whether a model makes somebody a member where another's post is told: "her aide, Lee of Acme", "Lee of Acme who
    worked under Roe".
    """
    person, body = post.part(ORG.member), post.part(ORG.organization)
    subject, place = judgement.pair.subject, judgement.pair.object.part
    if person is None or body is None or judgement.relation != "member":
        return False
    inside = place.start is not None and post.evidence.start <= place.start < post.evidence.end
    if subject.kind == "name" and place.start != body.start:
        return False  # "Acme appointed Lee in place of Roe, sacked by the club"
    return inside and body.entity == place.entity and person.entity != subject.part.entity


def _is_at(made: Claim) -> bool:
    """Whether a claim tells where something is."""
    predicate = made.part(RDF.predicate)
    return predicate is not None and predicate.iri in (KG.headquarters, SCHEMA.location)


def _is_seated_otherwise(judgement: Judgement, home: Claim) -> bool:
    """Whether a model gives a body the seat that rules tell of another, or only as where it is, or a second seat.

    "Acme is owned by Bex, based in Oslo", "an analyst at Acme in Leeds", "Oslo-based Acme makes tiles at Moss".
    """
    body, predicate, place = home.part(RDF.subject), home.part(RDF.predicate), home.part(RDF.object)
    if body is None or predicate is None or place is None or judgement.relation != "headquarters":
        return False
    here = judgement.pair.object.part
    if body.entity == judgement.pair.subject.part.entity:
        return place.entity == here.entity or predicate.iri == KG.headquarters
    return predicate.iri == KG.headquarters and place.start == here.start


def _is_kept_by_another(judgement: Judgement, made: Claim) -> bool:
    """Whether a model gives somebody the home or the spouse that rules tell of another by the same words.

    "Ann, whose husband, Tom, died, lives in Oslo", "Tom divorced Ann and married Eva".
    """
    one, predicate, other = made.part(RDF.subject), made.part(RDF.predicate), made.part(RDF.object)
    told = {"residence": SCHEMA.homeLocation, "spouse": SCHEMA.spouse}.get(judgement.relation)
    if one is None or other is None or predicate is None or told is None or predicate.iri != told:
        return False
    sides = {side.part.entity for side in (judgement.pair.subject, judgement.pair.object)}
    if judgement.relation == "spouse":
        third = {one.entity, other.entity}
        return len(third & sides) == 1 and judgement.pair.object.part.start in (one.start, other.start)
    return judgement.pair.object.part.start == other.start and one.entity not in sides


def _is_of_kin(reading: Reading, judgement: Judgement) -> bool:
    """Whether a model gives somebody the home of their relatives: "Roe, whose parents fled Oslo"."""
    span = reading.span_of(judgement.pair.object.part, "expand")
    verb = governing_verb(span.root) if span is not None and judgement.relation == "residence" else None
    who = subject(verb) if verb is not None else None
    return who is not None and who.lemma_.lower() in words("reference", "kin")


def _dated(judgement: Judgement, judged: Mapping[Key, Judgement]) -> Judgement:
    """A membership that the model takes for one that is over, as such: "joined from Acme"."""
    over = judged.get(("former_member", *judgement.key[1:])) if judgement.relation == "member" else None
    return replace(judgement, relation="former_member") if over and over.probability >= AGREES else judgement


def _heard(judgement: Judgement, made: Claim) -> bool:
    """Whether a model's opinion counts for a rule's claim: if it agrees, or has judged the words of that claim."""
    if judgement.probability >= AGREES:
        return True
    places = [p for p in (judgement.pair.subject.part, judgement.pair.object.part) if p.start is not None]
    return all(made.evidence.start <= (p.start or 0) < made.evidence.end for p in places)


__all__ = ["join", "joined", "load"]
