"""What a claim looks like in its sentence: numbers by which right claims differ from wrong ones.

Long sentences with much coordination are misparsed more often, what stands far from the verb is less surely its own,
and whom a word takes up grows doubtful towards the end of an article.
"""

from functools import lru_cache

from kg.extract.grammar import TENSED
from kg.extract.reading import Reading
from kg.extract.tokens import Span, Token
from kg.model import Claim
from kg.vocabulary import ORG, RDF, RDFS, SCHEMA

WHO = (SCHEMA.agent, SCHEMA.observationAbout, RDF.subject, ORG.member, SCHEMA.spokenByCharacter)
WHAT = (SCHEMA.object, SCHEMA.measuredProperty, RDF.object, ORG.organization, SCHEMA.text)
VALUE = (SCHEMA.value, SCHEMA.minValue)
WHEN = (SCHEMA.startTime, SCHEMA.endTime, SCHEMA.observationDate, SCHEMA.observationPeriod)
SHAPES = (RDF.Statement, ORG.Membership, SCHEMA.Action, SCHEMA.Observation, SCHEMA.Quotation)
SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
PRONOUNS = ("PRP", "PRP$", "WP", "WDT", "WP$")
MISSING = -99.0  # of a part that a claim does not have

OF_SENTENCE = (
    "tokens",
    "arc",
    "longest arc",
    "finite",
    "without subject",
    "pronouns",
    "conjuncts",
    "numbers",
    "commas",
)
OF_PLACE = ("position", "before anchor", "depth", "form", "parts", "label words", "certainty")
OF_PART = ("distance", "length", "steps", "kind")
KINDS = ("words", "nominal", "pronoun", "name")  # what stands for it in the text
NAMES = (*OF_SENTENCE, *OF_PLACE, *(f"{role} {name}" for role in ("who", "what", "value", "when") for name in OF_PART))


def features(reading: Reading, claim: Claim) -> tuple[float, ...]:
    """The numbers of a claim as it is published, in the order of `NAMES`."""
    anchor = reading.doc[claim.anchor]
    label = claim.part(RDFS.label)
    fillers = [part for parts in claim.parts.values() for part in parts]
    place = (
        anchor.sent.start / len(reading.doc),
        anchor.i - anchor.sent.start,
        sum(1 for _ in anchor.ancestors),
        SHAPES.index(claim.shape),
        len(fillers),
        len(label.text.split()) if label is not None and label.text else 0,
        reading.certainty(*fillers),
    )
    roles = (number for role in (WHO, WHAT, VALUE, WHEN) for number in _of_part(reading, claim, role, anchor))
    return (*_of_sentence(anchor.sent), *map(float, place), *roles)


@lru_cache(maxsize=16)
def _of_sentence(sentence: Span) -> tuple[float, ...]:
    arcs = [abs(token.i - token.head.i) for token in sentence]
    finite = [token for token in sentence if token.tag_ in TENSED]
    alone = [t for t in finite if t.dep_ not in ("aux", "conj") and not any(c.dep_ in SUBJECTS for c in t.children)]
    return (
        float(len(sentence)),
        sum(arcs) / len(sentence),
        float(max(arcs)),
        float(len(finite)),
        float(len(alone)),
        float(sum(token.tag_ in PRONOUNS for token in sentence)),
        float(sum(token.dep_ == "conj" for token in sentence)),
        float(sum(token.like_num for token in sentence)),
        float(sum(token.text == "," for token in sentence)),
    )


def _of_part(reading: Reading, claim: Claim, role: tuple[str, ...], anchor: Token) -> tuple[float, ...]:
    """Of the first filler of a role: how far from the anchor, how long, how many steps below it, and what it is."""
    part = next((part for name in role if (part := claim.part(name)) is not None), None)
    span = reading.span_of(part, "expand")
    if part is None or span is None:
        return (MISSING,) * len(OF_PART)
    above = {anchor.i, *(token.i for token in anchor.ancestors)}
    steps, token = 0, span.root
    while token.i not in above and token.head is not token:
        steps, token = steps + 1, token.head
    mention = reading.mention_of(part) if part.entity is not None else None
    kind = KINDS.index(mention.kind if mention is not None else "words")
    return float(span.start - anchor.i), float(len(span)), float(steps), float(kind)
