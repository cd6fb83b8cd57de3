"""Words in quotation marks with their speaker: schema:Quotation.

Each stretch between an opening and a closing mark is a claim of its own, so its text stands in the article letter for
letter. Its evidence is the sentences from the quotation to its cue.
"""

from collections.abc import Iterator

from kg.extract.quotations.marks import Quoted
from kg.extract.reading import Reading
from kg.extract.said import when_said
from kg.model import Attribution, Claim, Evidence, Part
from kg.vocabulary import SCHEMA

RULE = "quotation"
SURE = 0.9  # how sure it is that the words were said at the cue, and not at another time


def extract(reading: Reading) -> Iterator[Claim]:
    """A claim for every quotation that the attributions credit to someone."""
    spoken: dict[tuple[int, int], list[Attribution]] = {}
    for attribution in reading.attributions:
        spoken.setdefault(attribution.content[0], []).append(attribution)
    for quote in reading.quoted:
        credited = [a for a in spoken.get((quote.first, quote.last), []) if len(a.content) == 1]
        if credited and (quote.marked or quote.posted):
            yield _claim(reading, quote, credited)


def _claim(reading: Reading, quote: Quoted, credited: list[Attribution]) -> Claim:
    end = quote.end - (reading.document.text[quote.end - 1] == ",")  # the comma belongs to the sentence around
    text = reading.document.text[quote.start : end]
    speakers = tuple(dict.fromkeys(a.source for a in credited))
    sure = credited[0].confidence >= SURE
    dated = _posted(reading, quote) or (
        when_said(reading, credited[0], SCHEMA.dateCreated, spoken=True) if sure else {}
    )
    return Claim(
        SCHEMA.Quotation,
        {
            SCHEMA.text: (Part(text=text, start=quote.start, end=end),),
            SCHEMA.spokenByCharacter: speakers,
            **dated,
        },
        _evidence(reading, quote, credited[0].cue),
        RULE,
        quote.first,
        credited[0].confidence,
        attributed_to=speakers[0],
    )


def _posted(reading: Reading, quote: Quoted) -> dict[str, tuple[Part, ...]]:
    """The day of a post, as its signature tells: "— Ann Roe (@annroe) May 4, 2026"."""
    if not quote.posted or quote.speaker is None:
        return {}
    block = reading.document.blocks[reading.block_of(reading.doc[quote.speaker])]
    told = (time for time in reading.times if block.start <= time.start < block.end)
    return next(({SCHEMA.dateCreated: (reading.time_part(time),)} for time in told), {})


def _evidence(reading: Reading, quote: Quoted, cue: int) -> Evidence:
    """The whole sentences from the quotation to its cue."""
    around = [reading.doc[i].sent for i in (quote.before, quote.after - 1, cue)]
    return reading.evidence(min(s.start for s in around), max(s.end for s in around))
