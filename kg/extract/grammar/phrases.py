"""Where a noun phrase begins and ends, and what it is to a sum before it."""

from kg.extract.grammar.coordination import REACH, child
from kg.extract.grammar.lemmas import lemma
from kg.extract.tokens import Doc, Token
from kg.rows import words

# Dependents that begin something new to the right of a noun: they are not part of what the noun phrase names.
BESIDE_NOUN = ("relcl", "acl", "appos", "parataxis", "advcl")
PRIZED = ("winning", "nominated", "shortlisted")


def noun_phrase(head: Token) -> tuple[int, int]:
    """Token span (last exclusive) of what a noun names: with its modifiers, without relative clause and apposition."""
    doc, first = head.doc, max(head.left_edge.i, head.i - REACH)
    while first < head.i and (doc[first].is_punct or doc[first].is_space or doc[first].dep_ in ("cc", "preconj")):
        first += 1
    last = min(head.right_edge.i + 1, head.i + REACH)
    last = min([last, *(max(t.left_edge.i, head.i + 1) for t in doc[head.i + 1 : last] if _parts_noun(t, head))])
    while last > head.i + 1 and _is_loose(doc[last - 1]):
        last -= 1
    while last + 1 < len(doc) and doc[last].text == "-" and not (doc[last - 1].whitespace_ or doc[last].whitespace_):
        last += 2  # "a full load non" of "non-stop"
    return first, last


def _is_loose(token: Token) -> bool:
    """Whether a word at the end says nothing of its noun: a mark that is no unit ("4.5%"), a blank, "and"."""
    unit = token.text in ("%", "″", "°") and token.i > 0 and token.nbor(-1).like_num
    return (token.is_punct and not unit) or token.is_space or token.dep_ == "cc"


def _parts_noun(token: Token, head: Token) -> bool:
    """Whether something beside the noun phrase begins at a token: a clause, an apposition, a conjunct, an aside."""
    if token.dep_ == "appos" and token.left_edge.i == token.head.i + 1 and token.pos_ == "PROPN":
        return False  # "the poet Ion Rusu"
    if token.dep_ in BESIDE_NOUN or token.is_space:
        return True
    if token.head.i == head.i:
        return token.dep_ in ("conj", "cc") or token.is_punct
    return token.text in (",", "–", "—", "(", ";", ":") and child(token.head, "conj") is None


def closes_phrase(doc: Doc, noun: Token) -> bool:
    """Whether a noun ends a phrase: what follows is a comma, a full stop, a preposition or a relative pronoun."""
    following = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
    if following is None or following.text in (",", ".", ";", ")", "—", "–"):
        return True
    if noun.dep_ == "nmod" and noun.head.i > following.i:
        return False  # "a nurse turned novelist"
    return following.tag_ in ("IN", "WP", "WDT", "VBN", "WP$")


def is_rate(noun: Token) -> bool:
    """Whether a noun is what a sum is paid for: "a price of 1.60 a dose"."""
    return noun.dep_ == "dobj" and [t.dep_ for t in noun.lefts] == ["det"] and noun.i > 1 and noun.nbor(-2).like_num


def costing(price: Token) -> Token | None:
    """The noun with a sum or time that the parser describes instead: "the offer of $49, which", "the quake of May"."""
    behind = price.head if price.dep_ == "pobj" and price.ent_type_ in ("MONEY", "DATE") else price
    thing = behind.head.pos_ == "NOUN" and behind.head.lemma_ not in ("end", "start", "middle")  # "the end of May"
    return behind.head if behind.lower_ in ("of", "for") and thing else None


def spanning(verb: Token) -> Token | None:
    """What lies between the two that the parser describes: "the line between Lund and Malmo, which carries"."""
    own, second = child(verb, "nsubj", "nsubjpass"), verb.head
    pair = second.head if second.dep_ == "conj" and own is not None and own.lower_ == "which" else None
    between = pair.head if pair is not None and pair.dep_ == "pobj" and pair.head.lower_ == "between" else None
    return between.head if between is not None and between.head.pos_ == "NOUN" else None


def surveyed(verb: Token) -> Token | None:
    """The survey of which the parser describes those asked: "a poll of 900 clerks carried out by Acme in May"."""
    asked, survey = verb.head, verb.head.head.head
    survey = asked.head.nbor(-1) if survey.pos_ == "VERB" and asked.head.i else survey  # "draws on interviews with"
    of = (
        asked.dep_ == "pobj"
        and asked.head.lower_ in ("of", "with", "among")
        and verb.dep_ == "acl"
        and verb.tag_ == "VBN"
    )
    papers = words("attribution", "documents") | words("grammar", "questionings")
    makes = words("attribution", "making")
    return survey if of and survey.lemma_.lower() in papers and verb.lemma_.lower() in makes else None


def is_occasion(noun: Token, clause: Token) -> bool:
    """Whether a noun says when or how a clause was so: "by the time he retired", "the day he signed".

    But somebody may lose a day, or spend it. Nor does "all I wrote is lost" tell that all was written.
    """
    if noun.lemma_.lower() in words("grammar", "occasions_of_time") or noun.lower_ in words("grammar", "anything"):
        return True
    bare = clause.dep_ == "relcl" and not any(c.tag_ in ("WDT", "WP") for c in clause.lefts)
    day = noun.tag_ == "NN" and noun.lemma_.lower() in words("grammar", "days")
    return day and bare and lemma(clause) not in words("grammar", "done_with_days")


def past_within(above: Token) -> Token:
    """What a length of time behind "within" hangs on: "sued" for "day" of "sued within a day of being hit"."""
    return above.head.head if above.dep_ == "pobj" and above.head.lower_ == "within" else above


def is_short_field(token: Token) -> bool:
    """Whether letters say the field of the trade behind them: "PE" of "the retired PE teacher"."""
    return token.text in words("descriptions", "short_fields") and token.doc[token.i + 1 : token.i + 2].text.islower()


def former_before(doc: Doc, first: int) -> int:
    """Where a noun phrase with a name in it begins: at the "former" of "former Sri Lanka batsman", else at `first`."""
    at = first
    past = words("descriptions", "past")
    while at > max(first - REACH, 1) and _may_be_of_land(doc[at - 1]) and doc[at - 1].lower_ not in past:
        at -= 1
    if at > 0 and doc[at - 1].lower_ in past:
        return at - 1
    return first - _is_led(doc, first) - 2 * _is_rounder(doc, first)


def _is_led(doc: Doc, first: int) -> bool:
    """Whether a word that the parser took for a verb belongs to the noun behind it: "lead author Ann Roe"."""
    if not first or doc[first - 1].lower_ not in ("lead", "corresponding") or doc[first].tag_ not in ("NN", "NNP"):
        return False
    opens = first == 1 or doc[first - 1].is_sent_start or not doc[first - 2].text.isalnum()
    return opens and doc[first].lower_ in ("author", "researcher", "investigator", "scientist", "writer", "lawyer")


def _is_rounder(doc: Doc, first: int) -> bool:
    """Whether a hyphen ties "all" to a player: "All-rounder Ann Roe"."""
    return first > 1 and doc[first].lower_ == "rounder" and doc[first - 2 : first].text.lower() == "all-"


def _may_be_of_land(word: Token) -> bool:
    """Whether a word before a trade may tell of where: "Sri Lanka", "Danish"."""
    return word.pos_ == "PROPN" or (word.pos_ == "ADJ" and word.is_title)


def is_part_of_word(piece: Token) -> bool:
    """Whether a small letter or two are the first part of a word: "e" of "e-tailer"."""
    return piece.is_lower and len(piece) <= 2 and not piece.whitespace_ and piece.nbor(1).text == "-"


def joins_adjective(adjective: Token) -> bool:
    """Whether an adjective, or the "and" before it, goes on with another: "British and American airline"."""
    second = adjective.nbor(1) if adjective.lower_ == "and" else adjective
    first = second.nbor(-2) if second.i - 2 >= second.sent.start else second
    joined = second.dep_ == "conj" and second.head == first and first.dep_ == "amod"
    return joined and second.nbor(-1).lower_ == "and" and first.pos_ == second.pos_ == "ADJ"


def is_ranked(noun: Token) -> bool:
    """Whether a noun needs what follows: "the first firm to fly it", "the 500th jet", "the oldest man to swim it"."""
    if any(t.lower_ in words("grammar", "ranks") or t.ent_type_ == "ORDINAL" or t.like_num for t in noun.lefts):
        return True
    best = any(t.tag_ == "JJS" or any(c.tag_ == "RBS" for c in t.lefts) for t in noun.lefts)
    return best and any(t.dep_ in ("relcl", "acl") for t in noun.rights)


def tells_happening(noun: Token, last: int) -> bool:
    """Whether a noun phrase that ends before `last` ranks what happened in its time: "the worst blaze in a decade"."""
    ranked = any(t.tag_ in ("JJS", "RBS") or t.ent_type_ == "ORDINAL" for t in noun.lefts)
    return ranked and any(t.lower_ in ("since", "there") or t.ent_type_ == "DATE" for t in noun.doc[noun.i : last])


def end_within(noun: Token, most: int) -> int:
    """The end of what hangs on a word, at most so many tokens on, but not behind a word that leads to another."""
    end = min(noun.right_edge.i + 1, noun.i + most)
    while end > noun.i + 1 and noun.doc[end - 1].tag_ in ("IN", "DT", "CC", "TO", "PRP$"):
        end -= 1
    return end


def is_figure(noun: Token) -> bool:
    """Whether a noun tells how much, or how many stand behind it: "Lund, population 412"."""
    counted = noun.is_lower and any(c.like_num and c.i == noun.i + 1 for c in noun.rights)
    return counted or noun.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY")


def tells_prize(token: Token) -> bool:
    """Whether a word says what somebody has won: "Pulitzer Prize" of "the Pulitzer Prize-winning author"."""
    doc, i = token.doc, token.i
    while i + 2 < len(doc) and doc[i].is_title and doc[i + 1].is_title:
        i += 1
    return doc[i].is_title and i + 2 < len(doc) and doc[i + 1].text == "-" and doc[i + 2].lower_ in PRIZED


def goes_on_listing(comma: Token, head: int, last: int) -> bool:
    """Whether a comma stands in a row that ends within a phrase: "a maker of soups, sauces and frozen meals"."""
    first = comma.head
    if comma.text != "," or not head < first.i < comma.i or first.right_edge.i >= last:
        return False
    return any(c.dep_ == "conj" and c.i > comma.i for c in first.rights)


def before_clause(doc: Doc, head: int, last: int) -> int:
    """Cut a phrase at its first comma or clause after the head."""
    for i in range(head + 1, last):
        if goes_on_listing(doc[i], head, last):
            continue
        ends = doc[i].text in (",", ";", "—", "–") or doc[i].tag_ in ("WP", "WDT", "VBD", "VBZ")
        if ends or (doc[i].lower_ == "that" and i + 1 < len(doc) and doc[i + 1].tag_ in ("VBD", "VBZ")):
            return i
    return last
