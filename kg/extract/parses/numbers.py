"""Numbers and amounts that the parser hangs on the wrong noun, or takes for a verb or a subject."""

import re

from kg.extract.grammar import conjuncts
from kg.extract.numerals import words as in_words
from kg.extract.parses.sums import is_sum
from kg.extract.parses.trees import (
    FINITE,
    SUBJECTS,
    TENSED,
    hang,
    hang_subject,
    has,
    says,
    take_conjunction,
    take_place,
    tense,
)
from kg.extract.tokens import Token
from kg.rows import rows, words

_SCORE = re.compile(r"\d{1,3}–\d{1,3}")
NOUNS = ("NN", "NNP", "NNPS")


def mend_score(hyphen: Token) -> None:
    """ "beat Acme 3-1 in the final": the score is one thing, and says how the verb ended."""
    doc, i = hyphen.doc, hyphen.i
    if not 0 < i < len(doc) - 1 or doc[i - 1].whitespace_ or hyphen.whitespace_:
        return
    won, lost = doc[i - 1], doc[i + 1]
    beaten = won.head
    if not (won.text.isdigit() and lost.text.isdigit()):
        return
    other = any(c.dep_ == "dobj" and c.i != lost.i for c in beaten.head.children)
    if beaten.dep_ == "npadvmod" and beaten.pos_ == "PROPN" and beaten.i == won.i - 1 and not other:
        beaten.dep_ = "dobj"
    elif lost.head.i >= won.i:
        return
    if won.dep_ == "nummod" and won.head.i == won.i - 1 and won.head.dep_ == "dobj":
        hang(won, won.head.head, "npadvmod")
    hang(hyphen, won)
    hang(lost, won, "nummod")


def mend_whole_score(score: Token) -> None:
    """ "beat Acme 3–1 in the final": the score is no part of the team's name, whose place it takes in the tree."""
    name = score.doc[score.i - 1] if score.i > score.sent.start else score
    if _SCORE.fullmatch(score.text) is None or score.dep_ not in ("dobj", "pobj"):
        return
    if name.head != score or name.pos_ not in ("PROPN", "NOUN"):
        score.dep_ = "npadvmod" if score.dep_ == "dobj" and not has(score, "det", "prep") else score.dep_
        return
    take_place(name, score)
    for below in [c for c in score.children if c != name]:
        hang(below, name if below.i < name.i or below.dep_ in ("conj", "cc") else name.head)
    verb = next((t for t in name.ancestors if t.pos_ == "VERB"), name.head)
    hang(score, verb, "npadvmod")
    score.tag_, score.pos_ = "CD", "NUM"


def mend_currency(won: Token) -> None:
    """ "fined the group 31 billion won, said it": the currency is no verb, and its subject is the next one's."""
    before = won.doc[won.i - 1] if won.i else won
    if not won.tag_.startswith("VB") or not before.like_num or before.i == won.sent.start:
        return
    behind = next((c for c in won.rights if c.dep_ in ("dep", "conj", "ccomp") and c.tag_ in FINITE), None)
    if behind is not None and won.dep_ == "ROOT":
        behind.dep_ = "ROOT"
        behind.attach(behind)
        for below in [c for c in won.children if c != behind]:
            hang(below, behind)
        hang(won, before)
    elif won.dep_ != "ROOT":
        for below in won.children:
            hang(below, won.head)
        before.dep_ = won.dep_
        hang(won, before)
    else:
        return
    won.dep_, won.tag_, won.pos_, won.lemma_ = "npadvmod", "NN", "NOUN", "won"


def mend_numbered(noun: Token) -> None:
    """ "A magnitude 6.2 earthquake struck": what a number is of is no second subject beside what it tells of."""
    doc, i = noun.doc, noun.i
    if noun.like_num:
        _mend_before_participle(noun)
    if i + 2 >= noun.sent.end or doc[i + 1].pos_ != "NUM":
        return
    told = doc[i + 2]
    if told.tag_ == noun.tag_ == "NN" and told.head == noun.head and told.dep_ == noun.dep_:
        for below in noun.children:
            hang(below, told)
        hang(noun, told, "compound")


def _mend_before_participle(number: Token) -> None:
    """ "has won 640 elected delegates": a number before a participle counts the noun behind it, and does nothing."""
    done = number.head
    noun = done.head
    if done.tag_ in ("VBD", "VBN") and done.dep_ == "amod" and done.i == number.i + 1 and noun.i == done.i + 1:
        done.tag_ = "VBN"
        hang(number, noun, "nummod")
        return
    noun = next((c for c in done.rights if c.dep_ == "dobj" and c.i == done.i + 1), done)
    had = done.dep_ == "ccomp" and done.tag_ == "VBD" and done.i == number.i + 1 and noun != done
    if had and number.left_edge.i == done.head.i + 1 and not (says(done.head) or has(done, "aux", "mark", "neg")):
        take_place(noun, done)
        noun.dep_, done.tag_ = "dobj", "VBN"
        for below in [c for c in done.children if c != number]:
            hang(below, done.head)
        hang(done, noun, "amod")
        hang(number, noun, "nummod")


def mend_measure_before(before: Token) -> None:
    """ "earnings before interest and tax of 38 million": the sum is that of the earnings."""
    noun, taken = before.head, next((c for c in before.rights if c.dep_ == "pobj"), None)
    if taken is None or before.dep_ != "prep" or noun.lemma_.lower() not in words("observations", "before_charges"):
        return
    for sum_of in [c for n in (taken, *taken.subtree) for c in n.rights if c.lower_ == "of" and c.dep_ == "prep"]:
        if any(c.tag_ in ("CD", "$") for n in sum_of.rights for c in (n, *n.lefts)):
            hang(sum_of, noun)


def mend_forecast(word: Token) -> None:
    """ "The bank forecast growth of 3 percent": where no other verb stands, the word between two nouns is one."""
    if word.tag_ == "NN" and has(word, "nsubj") and has(word, "dobj"):
        word.tag_, word.pos_ = "VBD", "VERB"  # "Orme forecast a profit"
    noun, doc = word.head, word.doc
    behind = doc[noun.i + 1 : noun.i + 3]
    before = doc[word.i - 1] if word.i > word.sent.start else word
    amount = len(behind) == 2 and behind[0].lower_ == "of" and (behind[1].like_num or behind[1].tag_ == "$")
    told = any(t.tag_ in {*FINITE, "MD"} for t in word.sent)
    if (
        word.dep_ != "compound"
        or noun.dep_ != "ROOT"
        or not amount
        or told
        or before.pos_ not in ("NOUN", "PROPN")
        or noun.i < word.i
    ):
        return
    word.tag_, word.pos_, word.dep_ = "VBD", "VERB", "ROOT"
    word.attach(word)
    for below in [c for c in (*noun.lefts, *word.lefts) if c.i < before.i]:
        hang(below, before)
    for below in [c for c in noun.children if c.is_punct and c.i > noun.i]:
        hang(below, word)
    hang(noun, word, "dobj")
    hang(before, word, "nsubj")


def mend_joined_to_unit(noun: Token) -> None:
    """ "spending of 18 million euros and revenue of 16 million": a measure goes on with the measure, not the unit."""
    head, doc = noun.head, noun.doc
    behind = doc[noun.i + 1 : noun.i + 3]
    amount = len(behind) == 2 and behind[0].lower_ == "of" and (behind[1].like_num or behind[1].tag_ == "$")
    first = _with_amount(head) if noun.dep_ == "conj" and amount else None
    if first is None:
        return
    take_conjunction(head.children, noun, first)
    hang(noun, first)
    hang(behind[0], noun)


def mend_half(half: Token) -> None:
    """ "sold 31 shops in the past year and a half": the half belongs to the year, and is nothing else that was done."""
    doc, i = half.doc, half.i
    if half.lower_ != "half" or i - half.sent.start < 4 or doc[i - 2 : i].text.lower() != "and a":
        return
    unit = doc[i - 3]
    if unit.lemma_.lower() in rows("times")["units"] and half.head != unit and half.head.i < unit.i:
        hang(doc[i - 2], unit)
        hang(half, unit, "conj")


def _with_amount(token: Token) -> Token | None:
    """The measure whose amount a unit is, or a verb has for its object: "foresees spending of 18 million euros"."""
    if token.dep_ == "pobj" and token.head.lower_ == "of" and has(token, "nummod"):
        measure = token.head.head
        return measure if measure.pos_ == "NOUN" and measure.i < token.i else None
    found = next((c for c in token.rights if c.dep_ == "dobj"), None) if token.pos_ == "VERB" else None
    of = next((c for c in found.rights if c.lower_ == "of"), None) if found is not None else None
    return found if of is not None and any(has(c, "nummod", "quantmod") for c in of.rights) else None


def mend_move(prep: Token) -> None:
    """Hang the ends of a move on its verb: "cut the rest after flights from 36 hours to 28".

    So in "raised its forecast for sales to 4.1 million", where the parser gives them to the noun before them.
    """
    noun, behind = prep.head, prep.doc[prep.i + 1 : prep.i + 6]
    if prep.lower_ == "to" and noun.dep_ == "dobj":
        _mend_end(prep)
        return
    verb, first = next((t for t in noun.ancestors if t.tag_.startswith("VB")), None), prep.nbor()
    if noun.dep_ != "pobj" or verb is None or verb.i > noun.i or not (first.like_num or first.is_currency):
        return
    if verb.lemma_.lower() not in {*words("observations", "cutters"), *words("observations", "raisers")}:
        return
    ends = next((t for t in behind if t.lower_ == "to" and t.nbor().like_num), None) if prep.lower_ == "from" else None
    foreseen = words("observations", "foreseen_measures")
    measure = next((c for c in verb.rights if c.dep_ == "dobj" and c.lemma_.lower() in foreseen), None)
    if prep.lower_ == "from" and ends is not None:
        hang(prep, verb)
        hang(ends, verb, "prep")
    elif prep.lower_ == "to" and measure is not None:
        hang(prep, verb)
        hang(noun.head, measure)


def _mend_end(to: Token) -> None:
    """ "halved its contribution to 300 million": what is made so large is no part of what it is given to."""
    noun, verb = to.head, to.head.head
    owned = any(c.tag_ in ("PRP$", "POS") or c.dep_ == "poss" for c in noun.lefts)
    moved = verb.lemma_.lower() in {*words("observations", "cutters"), *words("observations", "raisers")}
    multiplied = verb.lemma_.lower() in rows("observations")["multiplied"]
    if owned and (moved or multiplied) and any(is_sum(c) or c.lower_ in ("percent", "%") for c in to.rights):
        hang(to, verb)


def mend_one_by_one(part: Token) -> None:
    """ "three firms, two Danish and one Swedish, have": parts that make up the number add none to it."""
    first = part.head
    several = first.head
    if first.dep_ != "conj" or part.i == part.sent.start or part.nbor(-1).text != "," or several.tag_ != "NNS":
        return
    parts = [_counted(noun) for noun in conjuncts(first)]
    if len(parts) > 1 and 0 not in parts and sum(parts) == _counted(several):
        first.dep_ = "appos"


def _counted(noun: Token) -> int:
    """How many a noun is told to be, in whole: 2 of "two Danes"."""
    number = next((c.lower_ for c in noun.lefts if c.dep_ == "nummod"), "")
    return int(number) if number.isdecimal() else int(in_words(number) or 0)


def mend_gapped_amount(amount: Token) -> None:
    """ "Flanders paid 22 million euros and the city of Ghent 11 million": the city is nothing that Flanders paid."""
    payer = amount.head
    while payer.dep_ in ("pobj", "prep") and payer.head.i < payer.i:
        payer = payer.head
    joint = payer.doc[max(payer.left_edge.i - 1, 0)]
    first = payer.head if payer.dep_ == "conj" else None
    if payer.dep_ == "dobj":
        first = next((c for c in payer.head.rights if c.dep_ == "dobj" and c.i < joint.i), None)
    counted = first is not None and any(c.dep_ == "nummod" or c.tag_ == "$" for c in first.children)
    behind = amount.left_edge.i == amount.head.i + 1 and amount.tag_ == "CD"
    if first is not None and joint.lower_ == "and" and counted and behind and first.dep_ == "dobj":
        hang(payer, first.head, "dep")


def mend_first_share(verb: Token) -> None:
    """ "68 percent named the rent and 57 percent cited the noise": each share has its own verb."""
    share, main = verb.head, verb.head.head
    shares = (c for c in main.lefts if c.dep_ == "nsubj" and c.lower_ == share.lower_)
    second = next((c for c in shares if c.i > verb.i), None)
    told = verb.dep_ == "acl" and verb.i == share.i + 1 and has(verb, "dobj", "oprd") and share.dep_ == "nsubj"
    if not told or second is None or share.lower_ not in ("percent", "%"):
        return
    verb.tag_ = "VBD"
    take_place(verb, main)
    hang(main, verb, "conj")
    for below in [c for c in main.lefts if c.i < share.left_edge.i]:
        hang(below, verb)
    hang(share, verb, "nsubj")
    hang(second, main, "nsubj")


def mend_number_behind_front(number: Token) -> None:
    """ "In Lund 44 percent of adults smoke", "last week 31 of the 48 stalls closed": the number opens the subject."""
    noun, before = number.head, number.doc[max(number.left_edge.i - 1, 0)]
    front = noun.head if noun.dep_ == "pobj" else noun
    verb, behind = front.head, number.doc[min(number.i + 1, len(number.doc) - 1)]
    bare = verb.tag_.startswith("VB") and tense(verb) in {*TENSED, "VBN"} and not has(verb, *SUBJECTS, "csubj", "expl")
    if before.i <= front.i - (front is noun) or verb.i < noun.i or not bare or before.tag_ not in NOUNS:
        return
    if before == noun and behind.lower_ == "of":
        hang(behind, number)
        hang_subject(number, verb)
    elif front is not noun and before.head == noun and number.i < noun.i:
        for left in [c for c in noun.lefts if c.i < before.i]:
            hang(left, before)
        hang(before, front, "pobj")
        hang_subject(noun, verb)


def mend_given_number(number: Token) -> None:
    """ "The vote gives Orme 31 of the 60 seats": the number is what is given, no part of the name before it."""
    name, doc = number.head, number.doc
    of = doc[number.i + 1] if number.i + 1 < len(doc) else number
    gives = name.head.lemma_ in words("observations", "gives_seats") and name.dep_ in ("dative", "dobj")
    if number.dep_ != "nummod" or name.i != number.i - 1 or of.lower_ != "of" or not gives:
        return
    name.dep_ = "dative"
    hang(number, name.head, "dobj")
    hang(of, number)


def mend_measure_for_object(noun: Token) -> None:
    """ "attacked five kilometres from the summit", "finished 341 votes behind": how far off, and no object.

    Nor is what sums up a figure: "slowed to 3 percent in May, its lowest level since 2021".
    """
    before = noun.doc[max(noun.left_edge.i - 1, noun.sent.start)]
    if before.text == "," and noun.left_edge.tag_ == "PRP$" and any(c.tag_ == "JJS" for c in noun.lefts):
        noun.dep_ = "dep"
    _mend_result(noun)
    if noun.lower_ == "time" and any(":" in c.text for c in noun.lefts if c.dep_ == "nummod"):
        noun.dep_ = "npadvmod"  # "began around 18:00 local time"
    behind = noun.doc[noun.i + 1 : noun.i + 2]
    counted = noun.tag_ in ("NNS", "NN") and has(noun, "nummod") and len(behind) == 1
    if counted and behind[0].lower_ in words("grammar", "distant"):
        unit = noun.lemma_.lower()
        far = unit in words("grammar", "distances")
        if far or (behind[0].lower_ != "from" and unit in words("grammar", "gaps")):
            noun.dep_ = "npadvmod"


def _mend_result(score: Token) -> None:
    """ "beat Acme 45 points to 24": whom it beat is the object, and no part of the score."""
    behind = score.doc[score.i + 1 : score.i + 3]
    if score.lemma_.lower() != "point" or not has(score, "nummod") or len(behind) < 2 or behind[0].lower_ != "to":
        return
    beaten = [c for c in score.head.rights if c.dep_ in ("dobj", "dative") and c.i < score.i and c.pos_ == "PROPN"]
    if beaten and behind[1].like_num:
        beaten[-1].dep_, score.dep_ = "dobj", "npadvmod"


def mend_up_to(up: Token) -> None:
    """ "will cover up to a third of the cost": the limit of an amount, no part of the verb."""
    verb, to = up.head, up.nbor(1) if up.i + 1 < up.sent.end else up
    amount = next((c for c in to.rights if c.dep_ == "pobj"), None)
    if up.dep_ != "prt" or to.lower_ != "to" or amount is None or verb.lemma_ in words("grammar", "going_up_to"):
        return
    counted = amount.like_num or amount.ent_type_ in ("MONEY", "PERCENT", "CARDINAL", "QUANTITY")
    if up.i == verb.i + 1 and (counted or has(amount, "nummod")):
        for thing in [c for c in verb.rights if c.dep_ == "dobj"]:
            hang(thing, amount, "appos")  # "up to a third, or 4 million"
        hang(amount, verb, "dobj")
        hang(up, amount, "quantmod")
        hang(to, amount, "quantmod")
