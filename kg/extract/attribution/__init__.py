"""Who is credited with what: speakers, reports, surveys, and the words that are theirs, quoted or told.

The cues of each sentence give their sources and the clauses they govern; every quotation goes to its speaker.
"""

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.attribution import contents, courts, cues, speakers
from kg.extract.attribution.cues import Cue
from kg.extract.attribution.sources import Sources
from kg.extract.quotations.marks import Quoted
from kg.extract.quotations.turns import points
from kg.extract.reading import PROSE, Reading
from kg.extract.tokens import Doc
from kg.model import Attribution, Part

SHORTEST = 2  # tokens of a content
SURE = {"strong": 0.95, "clause": 0.9, "loose": 0.85}


def find(reading: Reading) -> tuple[Attribution, ...]:
    """All attributions of the article, in order of their cues."""
    quotes = reading.quoted
    quoted = [False] * len(reading.doc)
    around: dict[int, Quoted] = {}
    for quote in quotes:
        quoted[quote.before : quote.after] = [True] * (quote.after - quote.before)
        around.update(dict.fromkeys(range(quote.first, quote.last), quote))
    sources = Sources(reading)
    credited = _credited_cues(reading, sources, quoted)
    governed = [
        Attribution(source, tuple(content), cue.token.i, _confidence(cue))
        for cue, parts in credited
        if (content := contents.of(cue, quoted))
        for source in parts
    ]
    governed += _points(reading, credited)
    told = [
        replace(attribution, content=stretches)
        for attribution in governed
        if (stretches := _told(attribution.content, reading.doc, around))
    ]
    spoken = speakers.find(reading, quotes, credited, governed, sources.memory.topics)
    told += courts.gone_on(reading, told)
    return tuple(sorted((*told, *spoken), key=lambda a: (a.cue, a.content)))


def _points(reading: Reading, credited: Sequence[tuple[Cue, tuple[Part, ...]]]) -> list[Attribution]:
    """The points of a list whose lead tells who says them: "Acme said:", then "- it will close the mill"."""
    found, by_sentence = [], {cue.token.sent.start: (cue, sources) for cue, sources in credited}
    for first, last, colon in points(reading.doc, reading.document):
        cue, sources = by_sentence.get(reading.doc[colon].sent.start, (None, ()))
        if cue is not None:
            found += [Attribution(source, ((first, last),), cue.token.i, SURE["clause"]) for source in sources]
    return found


def _told(content: Sequence[tuple[int, int]], doc: Doc, around: dict[int, Quoted]) -> tuple[tuple[int, int], ...]:
    """The stretches of a content that are not a quotation, each to the end of a quotation begun in it."""
    return tuple(
        (first, max(last, around[last - 1].last if last - 1 in around else last))
        for first, last in content
        if last - first >= SHORTEST and not _is_quotation(first, last, doc, around)
    )


def _is_quotation(first: int, last: int, doc: Doc, around: dict[int, Quoted]) -> bool:
    """Whether a content is all in quotation marks, or opens with a whole sentence in them."""
    opening = around.get(first)
    return opening is not None and (last <= opening.last or doc[opening.last - 1].text in (",", ".", "!", "?"))


def _credited_cues(reading: Reading, sources: Sources, quoted: list[bool]) -> list[tuple[Cue, tuple[Part, ...]]]:
    """The cues of the article with their sources, in order; a cue without a source credits nobody."""
    found = []
    for sentence in reading.sentences(PROSE):
        for cue in cues.find(sentence, quoted):
            credited = sources.of(cue.head, cue.token, cue.strong or cue.loose)
            if credited:
                found.append((cue, credited))
        sources.memory.notice(sentence, sources.mention)
    return found


def _confidence(cue: Cue) -> float:
    return SURE["strong" if cue.strong else "loose" if cue.loose else "clause"]
