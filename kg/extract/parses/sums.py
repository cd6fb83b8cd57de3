"""Sums of money that the parser hangs on the noun beside them, not on what tells of them."""

from kg.extract.parses.trees import FINITE, SUBJECTS, TENSED, Mend, hang, has, make_root, take_place, tense
from kg.extract.tokens import Token
from kg.rows import words

DESCRIBED = 5  # tokens between "the" and "firm"
LONGEST_NAME = 9  # tokens of "values" with the name of what is valued
PARTS = ("det", "poss", "amod", "compound")
NOUNS = ("NN", "NNS", "NNP", "NNPS")


def is_sum(token: Token) -> bool:
    """Whether a token heads a sum: "million" of "$3 million", "euros" of "3 million euros"."""
    counted = any(c.like_num for c in token.lefts) and token.lemma_.lower() in words("observations", "currencies")
    return counted or any(c.is_currency or c.tag_ == "$" for c in token.lefts)


def mend_sum_behind_payee(amount: Token) -> None:
    """ "Fees could cost the leader, Orme, 2 billion shillings": what it costs is no other name of who pays."""
    name = amount.head
    payee = name.head if name.dep_ == "appos" else name
    named = any(c.dep_ == "appos" and c.pos_ == "PROPN" and c.i < amount.left_edge.i for c in payee.rights)
    if named and payee.dep_ == "dobj" and payee.head.lemma_ == "cost" and is_sum(amount):
        payee.dep_ = "dative"
        hang(amount, payee.head, "dobj")


def mend_clause_of_sum(verb: Token) -> None:
    """ "Double the 76 million euros the operator earned": what somebody did with a sum is told behind it."""
    noun = verb.head
    amount = noun.doc[max(noun.left_edge.i - 1, 0)]
    apart = verb.tag_ == "VBD" and verb.nbor(-1).text == "," and has(verb, "dobj") and not has(verb, *SUBJECTS)
    if apart and is_sum(noun):
        _mend_deed_behind_sum(verb, noun)
    beside = noun.dep_ in ("appos", "attr", "npadvmod", "nmod", "dep", "dobj") and verb.i == noun.i + 1
    defined = any(c.lower_ in ("the", "that", "those") for c in amount.lefts)
    if beside and defined and verb.tag_ in ("VBN", "VBD") and is_sum(amount):
        hang(verb, amount, "relcl")
        hang(noun, verb, "nsubj")
        verb.tag_ = "VBD"


def _mend_deed_behind_sum(verb: Token, amount: Token) -> None:
    """ "bought Roe for 3 million euros, sold Lee and have won": behind the comma the row of verbs goes on."""
    main = next((t for t in amount.ancestors if t.pos_ == "VERB"), verb)
    if amount.dep_ in ("pobj", "dobj") and main.i < amount.i and tense(main) in FINITE and not has(main, "auxpass"):
        hang(verb, main, "conj")


def mend_second_object(noun: Token) -> None:
    """ "bought Orme for 9 million and the mill Lund for 5": behind "and" a second object is bought like the first."""
    verb, before = noun.head, noun.doc[max(noun.left_edge.i - 1, 0)]
    first = next((c for c in verb.rights if c.dep_ == "dobj"), noun)
    if first.i < noun.i and before.lower_ == "and" and before.head is verb and before.dep_ == "cc":
        hang(noun, first, "conj")
        hang(before, first)


def mend_second_price(noun: Token) -> None:
    """ "bought Orme for 9 million and the mill Lund for 5 million": the mill is bought, too, and no price."""
    prep = noun.head
    verb = prep.head
    amount = next((c for c in noun.lefts if c.dep_ == "nummod" and is_sum(c) and c.left_edge.i == prep.i + 1), None)
    joint = (
        next((c for c in amount.rights if c.dep_ == "cc" and c.lower_ == "and"), None) if amount is not None else None
    )
    target = next((c for c in verb.rights if c.dep_ == "dobj" and c.i < prep.i), None)
    again = any(c.dep_ == "prep" and c.lower_ == "for" and c.i > noun.i for c in (*verb.rights, *noun.rights))
    if amount is not None and joint is not None and target is not None and prep.lower_ == "for" and again:
        hang(amount, prep, "pobj")
        hang(noun, target, "conj")
        hang(joint, target, "cc")


def mend_firm(firm: Token) -> None:
    """ "They paid the Oslo-based firm $2 million": a firm, no sum that is firm."""
    amount, doc = firm.head, firm.doc
    beside = firm.tag_ == "JJ" and firm.i + 1 < len(doc) and (doc[firm.i + 1].is_currency or doc[firm.i + 1].like_num)
    article = next((t for t in doc[max(firm.sent.start, firm.i - DESCRIBED) : firm.i] if t.lower_ == "the"), None)
    if not beside or article is None:
        return
    firm.tag_, firm.pos_, firm.lemma_ = "NN", "NOUN", "firm"
    if firm.dep_ == "amod" and amount.i > firm.i and amount.dep_ == "dobj":
        for word in [c for c in amount.lefts if article.i <= c.i < firm.i]:
            hang(word, firm)
        hang(firm, amount.head, "dative")


def mend_costs(costs: Token) -> None:
    """ "Illegal fishing costs Peru some $330 million": what costs so much is no kind of costs."""
    subject = costs.doc[max(costs.i - 1, 0)]
    amount = next((c for c in costs.rights if c.dep_ in ("npadvmod", "appos", "dobj") and is_sum(c)), None)
    payer = costs.doc[amount.left_edge.i - 1] if amount is not None else costs
    own = subject.head.i == costs.i and subject.dep_ == "compound" and not has(costs, *SUBJECTS)
    if amount is None or not own or costs.dep_ not in ("ROOT", "ccomp") or payer.tag_ not in NOUNS:
        return
    costs.tag_, costs.pos_, costs.lemma_ = "VBZ", "VERB", "cost"
    for left in [c for c in costs.lefts if c.i < subject.i]:
        hang(left, subject)
    hang(subject, costs, "nsubj")
    hang(amount, costs, "dobj")
    if payer.i > costs.i:
        hang(payer, costs, "dative")


def mend_cost(cost: Token) -> None:
    """ "Repairs to the stand cost taxpayers 3.4 million": where no other verb is, what stands before a sum tells it."""
    payer, subject, before = cost.head, cost.sent.root, cost.doc[max(cost.i - 1, 0)]
    amount = next((t for t in payer.doc[payer.i + 1 : payer.i + 3] if t.like_num or t.is_currency), None)
    if cost.dep_ != "compound" or amount is None or any(t.tag_ in TENSED for t in cost.sent):
        return
    if subject.i >= before.i or subject.tag_ not in NOUNS or before.tag_ not in NOUNS or payer.tag_ != "NNS":
        return
    while amount.head.i > amount.i:
        amount = amount.head
    place, dep = payer.head, payer.dep_
    make_root(cost, subject)
    cost.dep_, cost.tag_, cost.pos_, cost.lemma_ = "ROOT", "VBD", "VERB", "cost"
    subject.dep_ = "nsubj"
    for below in [c for c in payer.lefts if c.i < before.i]:
        hang(below, before)
    hang(before, place, dep)
    hang(payer, cost, "dative")
    hang(amount, cost, "dobj")


def mend_noun_before_sum(noun: Token) -> None:
    """ "Rain added $3 million, fuel $2 million": a verb in another tense than the one it goes on with is a noun."""
    verb, joint = noun.head, noun.doc[noun.i - 1]
    amount = next((c for c in noun.rights if c.dep_ == "dobj" and c.left_edge.i == noun.i + 1), None)
    past = tense(verb) in ("VBD", "VBN") and noun.tag_ in ("VBP", "VBZ")  # not "is based in Oslo and pays 5 million"
    other = past or (verb.tag_ in FINITE and noun.tag_ == "VB")
    alone = not has(noun, *SUBJECTS, "aux", "auxpass", "mark") and noun.left_edge.i == noun.i
    if (
        amount is None
        or amount.left_edge.pos_ == "PROPN"
        or not (other and alone)
        or not is_sum(amount)
        or joint.lower_ not in (",", "and")
    ):
        return
    noun.tag_, noun.pos_ = "NNS" if noun.tag_ == "VBZ" else "NN", "NOUN"
    for below in [c for c in noun.rights if c.i > amount.i]:
        hang(below, verb)
    hang(noun, verb, "dep")
    hang(amount, noun, "appos")


def mend_payee_before_sum(number: Token) -> None:
    """ "will lend the city 40 million euros", "paid the heir of Ann Roe 9 euros": the sum is no part of who gets it."""
    amount = number.head
    before = (c for c in amount.lefts if c.dep_ in ("nmod", "compound") and c.tag_ in NOUNS and c.i < number.i)
    inside = next(before, None)
    behind = amount.dep_ == "pobj" and amount.head.lower_ == "of"
    payee = amount.head.head if behind else inside
    verb = payee.head if behind and payee is not None else amount.head
    paying = words("grammar", "giving") | words("grammar", "fining") | words("grammar", "paying_to")
    if payee is None or not is_sum(amount) or verb.lemma_.lower() not in paying or verb.i > payee.i:
        return
    if (payee if behind else amount).dep_ != "dobj":
        return
    of = amount.head if behind else verb
    others = (c for c in of.rights if behind and c.dep_ == "pobj" and c.i < amount.left_edge.i)
    last = inside or next(others, None)
    if last is None:
        return  # "paid a tax of 9 euros"
    for below in [t for t in verb.doc[of.i + 1 : last.i] if t.head in (amount, verb) and t.dep_ in PARTS]:
        hang(below, last)
    if behind and last is not payee:
        hang(last, of, "pobj")
    payee.dep_ = "dative"
    hang(payee, verb)
    hang(amount, verb, "dobj")


def mend_sentenced(verb: Token) -> None:
    """ "sentenced the owner of a ferry that sank off Lomas to nine years": they are no ferry's."""
    if verb.tag_ not in ("VBD", "VBN", "VB", "VBZ") or any(c.lower_ == "to" and c.dep_ == "prep" for c in verb.rights):
        return
    for prep in verb.doc[verb.i + 1 : verb.sent.end]:
        noun = next((c for c in prep.rights if c.dep_ == "pobj"), None) if prep.lower_ == "to" else None
        if noun is not None and noun.lemma_ in ("year", "month", "week") and verb.is_ancestor(prep):
            hang(prep, verb, "prep")
            return


def mend_cut(cut: Token) -> None:
    """ "fell as a dry summer cut output by 18 percent": what is cut behind "as" is cut by what stands before."""
    doc, output = cut.doc, cut.head
    subject = doc[cut.i - 1] if cut.i > cut.sent.start else cut
    opener = output.head
    taken = (cut.tag_ == "NN" and cut.dep_ == "compound") or (cut.tag_ in ("VBN", "VBD") and cut.dep_ == "amod")
    nouns = taken and subject.tag_ in NOUNS and subject.dep_ in ("compound", "nmod")
    opened = output.dep_ == "pobj" and opener.lower_ in ("as", "after", "because", "while", "since", "when")
    if not nouns or not opened or not opener.i < subject.i or output.i < cut.i:
        return
    verb = opener.head
    behind = [c for c in verb.rights if c.i > output.i and c.dep_ in ("prep", "npadvmod")]
    cut.tag_, cut.pos_, cut.lemma_ = "VBD", "VERB", cut.lemma_ if cut.tag_ != "NN" else "cut"
    hang(cut, verb, "advcl")
    hang(output, cut, "dobj")
    hang(opener, cut, "mark")
    hang(subject, cut, "nsubj")
    for word in doc[opener.i + 1 : subject.i]:
        if word.head in (output, cut):
            hang(word, subject)
    for below in behind:
        hang(below, cut)


def mend_sum_taken(of: Token) -> None:
    """ "defrauded members of the church of $1.7 million": so much was taken, and is no part of the church."""
    above = next((t for t in of.ancestors if t.pos_ == "VERB"), of)
    amount = next((c for c in of.rights if c.dep_ == "pobj"), of)
    if above.lemma_ in words("grammar", "robbing") and is_sum(amount) and of.head.pos_ in ("NOUN", "PROPN"):
        hang(of, above, "prep")


def mend_million(unit: Token) -> None:
    """ "could keep back another £3m pledged for roofs": the letter is no auxiliary of "pledged", but the millions."""
    promised = unit.head
    verb = promised.head
    before = unit.doc[max(unit.i - 1, unit.sent.start)]
    described = promised.tag_ in ("VBN", "VBD") and promised.dep_ in ("advcl", "acl", "ccomp", "xcomp")
    if not (before.like_num and unit.dep_ in ("auxpass", "aux") and described) or not unit.i < promised.i:
        return
    unit.tag_, unit.pos_, unit.lemma_ = "NN", "NOUN", unit.lower_
    if verb.i < unit.i and verb.pos_ == "VERB" and not has(verb, "dobj"):
        hang(unit, verb, "dobj")
        hang(promised, unit, "acl")
        promised.tag_ = "VBN"


def mend_worth(worth: Token) -> None:
    """ "equipment worth around 45 billion won will be sold": the sum is what it is worth, and no second thing."""
    noun, last = worth.head, worth.i
    while last + 1 < worth.sent.end and worth.doc[last + 1].ent_type_ == "MONEY":
        last += 1
    unit = worth.doc[last]
    loose = unit.head == noun and unit.dep_ in ("conj", "appos", "dobj")
    if worth.dep_ == "amod" and noun.i < worth.i < last and loose:
        hang(unit, worth, "npadvmod")


MENDS: dict[str, Mend] = {
    **dict.fromkeys(("m", "bn", "mn", "tn", "k"), mend_million),
    **dict.fromkeys(("cut", "reduced", "lifted", "raised", "boosted", "pushed", "hit", "hurt"), mend_cut),
    "sentenced": mend_sentenced,
    "worth": mend_worth,
    "cost": mend_cost,
    "costs": mend_costs,
    "firm": mend_firm,
}


def mend_valued(verb: Token) -> None:
    """ "The bid values Acme at $4 billion": what a deal does to a firm is no noun."""
    doc, bid = verb.doc, verb.nbor(-1) if verb.i > verb.sent.start else verb
    at = next((t for t in doc[verb.i + 2 : verb.i + LONGEST_NAME] if t.lower_ == "at"), None)
    if verb.tag_ != "NNS" or bid.tag_ != "NN" or at is None or at.i + 1 >= len(doc):
        return
    firm, summed = at.nbor(-1), at.nbor().like_num or at.nbor().is_currency
    if not summed or not all(t.tag_ in {*NOUNS, "DT", "JJ", "PRP", "VBP", "POS"} for t in doc[verb.i + 1 : at.i]):
        return
    verb.tag_, verb.pos_, verb.lemma_ = "VBZ", "VERB", verb.lower_.removesuffix("s")
    for word in list(verb.lefts):
        hang(word, bid if word is not bid and word.i < bid.i else verb)
    if firm.head is not verb:
        take_place(verb, firm) if verb.head is firm else hang(firm, verb)
        for word in list(firm.rights):
            hang(word, verb)
    hang(bid, verb, "nsubj")
    firm.tag_, firm.pos_ = ("NNP", "PROPN") if firm.tag_ == "VBP" else (firm.tag_, firm.pos_)
    hang(firm, verb, "dobj")
    hang(at, verb, "prep")
