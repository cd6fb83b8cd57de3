"""Where a cue begins and ends, its source with it: ", as Lee said", "said Lee, who chairs the club"."""

from kg.extract import grammar
from kg.extract.attribution.verbs import lemma
from kg.extract.tokens import Token
from kg.rows import words


def behind_as(verb: Token, first: int) -> int:
    """Where a cue begins that "as" sets off behind a comma: "It shut in May, as Lee said", ", as told by Lee"."""
    doc, told = verb.doc, words("attribution", "reported_as") | words("attribution", "speech")
    before = [t.lower_ for t in doc[max(first - 3, verb.sent.start) : first]]
    if before == [",", "or", "so"] and verb.i + 1 < len(doc) and doc[verb.i + 1].is_punct:
        return first - 2  # "sold it in May, or so Lee says"
    apart = first - 2 > verb.sent.start and doc[first - 1].lower_ == "as" and doc[first - 2].text == ","
    if not apart or verb.dep_ != "advcl" or lemma(verb) not in told or grammar.reports(lemma(verb.head)):
        return first
    if any(c.lower_ == "had" for c in verb.lefts):
        return first  # "sold it in May, as Lee had said": the article tells that he was right
    denied = any(t.dep_ == "neg" or t.lower_ in ("no", "nor", "neither") for t in doc[verb.sent.start : first])
    return first if denied else first - 1  # "is not moving, as the daily had reported": the daily said it was


def first_of_verb(verb: Token) -> int:
    """Where a verb begins with its auxiliaries and what stands between."""
    first = verb.i
    while (
        first > verb.sent.start
        and verb.doc[first - 1].dep_ in ("aux", "advmod", "neg")
        and (verb.doc[first - 1].head.i == verb.i)
    ):
        first -= 1
    return first


def start_of_source(head: Token, verb: Token) -> int:
    """Where the source's words begin; the parser may hang what was said on them, so a comma is never crossed."""
    first = max(head.left_edge.i, verb.sent.start)
    for token in reversed(head.doc[first : head.i]):
        if token.is_punct and token.text not in ("-", "’", "'", ".") and token.head.i != head.i:
            return token.i + 1
        if token.text in ('"', "”", "“"):
            return token.i + 1
    return first


def end_of_source(head: Token) -> int:
    """Where a source ends with its appositions and relative clauses: "said Lee, who chairs the club".

    Where no mark follows, the parser has read the next subject as an apposition: "according to Lee, the council lost".
    """
    last = min(head.right_edge.i + 1, head.sent.end)
    if last < head.sent.end and not head.doc[last].is_punct and head.doc[last].pos_ in ("VERB", "AUX", "ADV"):
        commas = [t.i for t in head.doc[head.i + 1 : last] if t.text == ","]
        last = commas[-1] if commas else last
    inner = (t for t in head.doc[head.i + 2 : last] if t.is_quote and t.nbor(-1).text == ",")
    last = next((t.i for t in inner), last)  # `reads a note, "a kind soul"`
    while last > head.i + 1 and (head.doc[last - 1].is_punct or head.doc[last - 1].dep_ == "cc"):
        last -= 1
    return last
