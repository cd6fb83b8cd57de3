"""Where the words that name a measured or counted thing begin and end."""

from kg.extract import grammar
from kg.extract.observations.figures import MODIFIERS, NOUNS
from kg.extract.observations.wording.forms import ROWS
from kg.extract.reading import Reading
from kg.extract.tokens import Span, Token
from kg.model import Part
from kg.rows import words

LEFT_OUT = ("DT", "PRP$", "POS", "WP$", "PDT", "CC", ",", ":", "``", "''", "-LRB-", "-RRB-")
BEFORE_NOUN = ("amod", "compound", "nmod", "npadvmod", "punct", "advmod", "dep", "conj")
UNSPECIFIC = ("same", "such", "total", "overall", "some", "own", "first", "last", "latest", "remaining")
OFTEN = ("hourly", "daily", "weekly", "monthly", "annual", "yearly")  # "average weekly earnings"
LONGEST = 9
OLDS = 4  # tokens of "12-year-" before "olds"
CHAIN = 5  # tokens of three words that hyphens tie
TIED = ("all", "co", "non", "anti", "multi", "inter", "sub", "mid")  # words that are none without what a hyphen ties


def left(reading: Reading, noun: Token, owner: Part | None = None) -> int:
    """Where the words that specify a noun begin: after determiner, number, time and the named owner."""
    doc, i, start = reading.doc, noun.i, noun.sent.start
    if noun.lower_ == "olds" and i - OLDS >= start and doc[i - OLDS].like_num:
        i -= OLDS
    while i - 1 >= start:
        token = doc[i - 1]
        joins = token.dep_ == "cc" and i - 2 >= start and _joins_kinds(token, noun)
        tied = token.text == "-" and i - 2 >= start and not token.whitespace_ and not doc[i - 2].whitespace_
        hyphen = tied and (doc[i - 2].tag_ in {*MODIFIERS, "RB"} or doc[i - 2].lower_ in TIED)  # "an all-cash deal"
        done = tied and doc[i - 2].tag_ in ("VB", "VBP") and doc[i - 1].head.i <= noun.i
        if done or (hyphen and (doc[i - 2].tag_ == "CD" or doc[i - 2].lower_ in TIED)):
            i -= 2  # "two-room flat", "take-home pay"
            continue
        if token.lower_ == "own" and i - 2 >= start and doc[i - 2].tag_ == "NN" and doc[i - 2].head.i <= noun.i:
            i -= 2  # "supermarket own brands"
            continue
        if _is_chain(reading, doc[max(i - CHAIN, start) : i]):
            i -= CHAIN  # "loan-to-value ratio", "like-for-like sales"
            continue
        joins = joins or (token.text == "," and _is_in_kinds(doc[i - 2], noun))
        if not (hyphen or joins or _specifies(reading, token, noun, owner) or _tells_how(token, noun)):
            break
        i -= 1
    i -= noun.tag_ == "CD" and i == noun.i > start and doc[i - 1].head == noun and doc[i - 1].tag_ == "CD"
    while i < noun.i and (doc[i].tag_ == "HYPH" or doc[i].is_punct):
        i += 1
    tight = i > start and doc[i - 1].like_num and not doc[i - 1].whitespace_ and doc[i].is_alpha  # "2G network"
    return i - 1 if tight else i


def paid_to(noun: Token) -> tuple[Token, Token] | None:
    """The participle and those who are paid: "the price paid to growers", "wages paid to teachers"."""
    paid = noun.nbor() if noun.i + 1 < len(noun.doc) and grammar.child(noun, "poss") is None else noun
    if paid.lower_ != "paid" or paid.head.i != noun.i:
        return None
    whom = next((n for p, n in grammar.prepositional(paid, "to") if p.i == paid.i + 1), None)
    return (paid, whom) if whom is not None and whom.tag_ in NOUNS else None


def _is_chain(reading: Reading, words: Span) -> bool:
    """Whether three words are tied by two hyphens: "loan-to-value", but no age."""
    tied = len(words) == CHAIN and all(t.text == "-" for t in (words[1], words[3]))
    tied = tied and not any(reading.quantity_at(t) or reading.time_at(t) for t in words)
    return tied and all(words[n].is_alpha for n in (0, 2, 4)) and not any(words[n].whitespace_ for n in range(4))


def _specifies(reading: Reading, token: Token, noun: Token, owner: Part | None) -> bool:
    """Whether a word before a noun tells which one is meant: no determiner, number, time or owner of it."""
    mention = reading.mention_at(token)
    timed = reading.time_at(token) is not None and token.lower_ not in OFTEN
    if token.tag_ in LEFT_OUT or token.is_space or timed or reading.quantity_at(token):
        return False
    if mention is not None and owner is not None and mention.entity == owner.entity and mention.last <= noun.i:
        return False
    if not (token.tag_ in ("JJ", "JJR", "JJS", "RBS", "VBN", "VBG", "HYPH") or token.tag_ in NOUNS):
        return False
    within = token.i <= token.head.i <= noun.i and token.dep_ in BEFORE_NOUN
    if not (within or (token.dep_ == "conj" and _is_in_kinds(token, noun))) and token.tag_ != "HYPH":
        return False
    joined = token.i + 1 < len(reading.doc) and reading.doc[token.i + 1].text == "-"  # "same-store sales"
    return joined or token.lower_ not in UNSPECIFIC


def _is_in_kinds(word: Token, noun: Token) -> bool:
    """Whether a word is one of those that tell the kind of a noun: "research and development costs"."""
    first = grammar.first_conjunct(word)
    return first.head.i == noun.i and first.dep_ in BEFORE_NOUN and first.i <= word.i < noun.i


def _joins_kinds(conjunction: Token, noun: Token) -> bool:
    """Whether "and" joins words before the noun: "software and information services sector"."""
    kind = grammar.first_conjunct(conjunction.head)
    return kind.i < noun.i and kind.dep_ in BEFORE_NOUN and (kind.head.i == noun.i or kind.head.head.i == noun.i)


def _tells_how(adverb: Token, noun: Token) -> bool:
    """Whether an adverb belongs to the participle before a noun: "newly built flats"."""
    done = adverb.head if adverb.tag_ == "RB" and adverb.dep_ == "advmod" else adverb
    return done.i == adverb.i + 1 <= noun.i - 1 and done.tag_ in ("VBN", "VBG") and done.dep_ == "amod"


def right(reading: Reading, noun: Token, skip: Token | None, prepositions: tuple[str, ...]) -> int:
    """Where a noun phrase ends: after the prepositional phrases that specify it, none of them a time or the owner."""
    last = noun.i + 1
    doc = reading.doc
    if (
        last < len(doc)
        and doc[last].tag_ in ("TO", "IN")
        and doc[last].lower_ == "to"
        and doc[last].dep_ == "aux"
        and doc[last].sent.start == noun.sent.start
    ):
        # "time to diagnosis": the parser may see an infinitive where a noun stands
        end = last + 1
        while end < len(doc) and doc[end].tag_ in {*NOUNS, "JJ"}:
            end += 1
        whole = end == len(doc) or doc[end].tag_ != "POS"
        if end > last + 1 and skip is None and whole and doc[end - 1].tag_ in NOUNS:
            return end
    while last < len(doc):
        prep = doc[last]
        told = _is_whither(noun, prep) or _is_of_part(reading, noun, prep) or _tells_foreseen(noun, prep)
        inside = noun.i <= prep.head.i < last or told
        if prep.dep_ != "prep" or prep.lower_ not in prepositions or not inside:
            break
        found = grammar.child(prep, "pobj")
        done = grammar.child(prep, "pcomp") if found is None and prep.lower_ == "of" else None
        if done is not None and skip is None and (end := _end_of_doing(reading, done)) - noun.i <= LONGEST:
            return max(last, end)  # "the cost of building wind farms"
        if found is None or (skip is not None and prep.i == skip.i) or grammar.child(prep, "conj") is not None:
            break  # "inspectors at Schiphol and at Brussels": those at one alone are others
        end = _end_of_list(reading, found)
        if any(reading.time_at(t) or reading.quantity_at(t) for t in doc[prep.i : end]) or end - noun.i > LONGEST:
            if _tells_foreseen(noun, prep) and _is_untimed(reading, found):
                return found.i + 1
            aged = with_age(found, found.i + 1)
            return aged if aged > found.i + 1 else last  # "the number of voters under 30"
        named = reading.mention_at(doc[end - 1])
        end = max(end, named.last) if named is not None and named.kind == "name" else end
        end = _to_the_other(prep, end)
        last = end if prep.head.i != found.i else last
        if end <= prep.i:
            break
    long = next((n for n in (1, 2) if doc[last : last + n].text.casefold() in words(ROWS, "behind_nouns")), 0)
    last += long  # "posts at risk", "the divers underground"
    return with_age(doc[last - 1], last) if last > noun.i + 1 else last


def _tells_foreseen(forecast: Token, prep: Token) -> bool:
    """Whether a phrase tells what is foreseen, also where it hangs on the verb: "raised its forecast for inflation"."""
    listed = forecast.lemma_.lower() in words("observations", "foreseen_measures")
    return listed and prep.lower_ == "for" and prep.i == forecast.i + 1


def _is_untimed(reading: Reading, noun: Token) -> bool:
    """Whether a common noun is neither a time nor an amount: "inflation", not "next year"."""
    common = noun.tag_ in ("NN", "NNS")
    return common and reading.time_at(noun) is None and reading.quantity_at(noun) is None


def _is_whither(goods: Token, prep: Token) -> bool:
    """Whether a preposition tells where goods come from or go: "from" of "imports of steel from Norway rose"."""
    traded = goods.head.head if goods.dep_ == "pobj" and goods.head.lower_ == "of" else None
    if traded is None or prep.lower_ not in ("from", "to") or prep.head.i != traded.i:
        return False
    return traded.lemma_.lower() in words(ROWS, "traded")


def _is_of_part(reading: Reading, noun: Token, prep: Token) -> bool:
    """Whether a preposition behind a whole hangs on the share of it: "half of the wells in the worst-hit villages"."""
    of = noun.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    share = reading.quantity_at(of.head) if of is not None and prep.head.i == of.head.i < of.i else None
    if share is None or isinstance(share.value, tuple):
        return False
    return share.unit == "percent" or share.value < 1  # not "25 centimetres of snow in Wales"


def _end_of_doing(reading: Reading, doing: Token) -> int:
    """Where "building wind farms in Europe" ends; where it starts, if a pause, a time or a number stands in it."""
    inside = doing.doc[doing.i : doing.right_edge.i + 1]
    broken = any(t.is_punct and t.tag_ != "HYPH" for t in inside)
    broken = broken or any(reading.time_at(t) or reading.quantity_at(t) for t in inside)
    return doing.i - 1 if broken or doing.tag_ != "VBG" else doing.right_edge.i + 1


def _to_the_other(prep: Token, end: int) -> int:
    """Where "from Porto to Lisbon" ends, wherever the parser hangs its second half."""
    doc = prep.doc
    goes_on = prep.lower_ == "from" and end + 1 < len(doc) and doc[end].lower_ == "to" and doc[end].dep_ == "prep"
    other = grammar.child(doc[end], "pobj") if goes_on else None
    return other.i + 1 if other is not None and other.pos_ == "PROPN" and other.i <= end + 3 else end


def with_pair(reading: Reading, noun: Token) -> int:
    """Where a noun ends together with another that "and" joins to it: "schools and mosques", "houses and flats"."""
    doc, i = noun.doc, noun.i + 1
    crew = grammar.child(noun, "conj")
    if crew is not None and crew.lemma_.lower() in words("observations", "same_in_plural"):  # "pilots and cabin crew"
        between = doc[i : crew.i]
        if len(between) and between[0].lower_ == "and" and all(t.dep_ == "compound" for t in list(between)[1:]):
            return crew.i + 1
    joined = noun.tag_ == "NNS" and i + 1 < len(doc) and doc[i].lower_ == "and"
    other = doc[i + 1] if joined else None
    whole = crew is not None and other is not None and other.dep_ == "compound" and other.head == crew
    other = crew if whole else other  # "boat owners and fish traders"
    if other is None or other.tag_ != "NNS" or other.dep_ != "conj" or reading.quantity_at(other) is not None:
        return noun.i + 1
    after = doc[other.i + 1] if other.i + 1 < len(doc) else None
    goes_on = after is not None and (
        after.tag_ in {*NOUNS, "TO", "CD", "DT", "CC", "HYPH"} or after.lower_ in ("of", "to")
    )
    return noun.i + 1 if goes_on else other.i + 1


def with_age(noun: Token, last: int) -> int:
    """Where a noun ends with the age that narrows it: "Belgians over 65", "children aged 12"."""
    doc = noun.doc
    aged = last + 1 < len(doc) and doc[last].lower_ in ("over", "under", "aged") and doc[last + 1].like_num
    if aged and last + 3 < len(doc) and doc[last + 2].lower_ in ("to", "and", "or") and noun.tag_ in ("NNS", "NNPS"):
        joined = doc[last + 3].like_num or doc[last + 3].lower_ in ("over", "under", "older", "younger")
        return last + 4 if joined else last  # "people aged 18 to 65", "men aged 50 and over"
    closed = last + 2 >= len(doc) or doc[last + 2].tag_ not in {*NOUNS, "HYPH", "CD", "TO", "CC"}
    return last + 2 if aged and closed and noun.tag_ in ("NNS", "NNPS") and doc[last + 1].text.isdigit() else last


def with_clause(noun: Token, longest: int = LONGEST) -> int:
    """Where a noun ends with what tells which ones are meant: "goods it sells", "adults who were asked"."""
    last = grammar.noun_phrase(noun)[1]
    clause = next((c for c in noun.rights if c.dep_ in ("relcl", "acl") and c.left_edge.i == last), None)
    if clause is None:
        lacking = noun.doc[last] if last < len(noun.doc) and noun.doc[last].lower_ == "without" else None
        return lacking.right_edge.i + 1 if lacking is not None and len(list(lacking.subtree)) < LONGEST else last
    end = clause.right_edge.i + 1
    while end > last and noun.doc[end - 1].is_punct:
        end -= 1
    broken = any(t.is_punct and t.tag_ != "HYPH" for t in noun.doc[last:end])
    limit = (
        longest if clause.dep_ == "relcl" else LONGEST
    )  # not "a survey of 900 bakers carried out by the union in May"
    return last if broken or end - noun.i > limit else end


def _end_of_list(reading: Reading, noun: Token) -> int:
    """Where a phrase ends with all that is coordinated in it: "San Francisco, Orlando and Washington"."""
    end = grammar.noun_phrase(noun)[1]
    for other in grammar.conjuncts(noun)[1:]:
        alike = (other.pos_ == "PROPN") == (noun.pos_ == "PROPN") and other.tag_ in NOUNS
        between = noun.doc[end : other.left_edge.i]
        if not alike or other.i < end or any(t.lower_ not in (",", "and", "or") for t in between) or not len(between):
            return end
        if any(reading.quantity_at(t) or reading.time_at(t) for t in other.subtree):
            return end
        end = grammar.noun_phrase(other)[1]
    return end


def is_measure(noun: Token) -> bool:
    """Whether a noun says what is measured of somebody ("revenue"), never who."""
    common = noun.tag_ in ("NN", "NNS") or noun.is_upper or _opens_sentence(noun)  # "EBITDA", which may pass for a name
    listed = noun.lemma_.lower() in words(ROWS, "measures") or noun.lower_ in words(ROWS, "measures")
    town = noun.lower_ == "capital" and any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in noun.rights)
    return common and listed and not town and (noun.lemma_ != "product" or _is_domestic(noun))


def _is_domestic(noun: Token) -> bool:
    """Whether a product is that of a country: "gross domestic product", not "its main product"."""
    return noun.i > 0 and noun.nbor(-1).lower_ in ("domestic", "national")


def _opens_sentence(noun: Token) -> bool:
    """Whether a capital only opens the sentence: the tagger takes "Turnout was" for a name."""
    alone = noun.tag_ in ("NNP", "NNPS") and noun.is_sent_start is True and noun.dep_ in grammar.SUBJECTS
    return alone and noun.i + 1 < len(noun.doc) and noun.nbor().tag_ not in ("NNP", "NNPS")


def hyphenated(noun: Token) -> Token:
    """The last noun of a chain of hyphens that the parser took apart: "commerce" of "e-commerce"."""
    doc = noun.doc
    while noun.i + 2 < len(doc) and doc[noun.i + 1].text == "-" and _goes_on(noun):
        noun = doc[noun.i + 2]
    return noun


def _goes_on(noun: Token) -> bool:
    """Whether what stands behind the hyphen is a noun, or the rest of one: "co-operative"."""
    other = noun.doc[noun.i + 2]
    return other.tag_ in NOUNS or (noun.lower_ in TIED and other.is_alpha)


def before_tax(noun: Token) -> Token | None:
    """The profit that a tax only tells apart, whatever the parser makes of it: "profit before tax slumped"."""
    doc, i = noun.doc, noun.i
    told = i > 1 and noun.lower_ in ("tax", "interest", "taxes") and doc[i - 1].lower_ in ("before", "after")
    return (
        doc[i - 2] if told and (is_measure(doc[i - 2]) or doc[i - 2].lower_ in ("profit", "profits", "loss")) else None
    )


def what_behind(of: Token) -> Token | None:
    """The "what" of a clause that tells a whole: "9 percent of what creditors are owed"."""
    clause = grammar.child(of, "pcomp")
    what = of.nbor() if clause is not None else of
    below = clause.subtree if clause is not None else ()
    dated = any(t.ent_type_ in ("DATE", "TIME") or t.tag_ == "CD" for t in below)
    return what if what.lower_ == "what" and not dated else None


def end_of_what(what: Token) -> int:
    """Where the clause of a whole ends: behind "owed" of "what creditors are owed"."""
    clause = grammar.child(what.nbor(-1), "pcomp") if what.i else None
    if clause is None or not what.i < clause.i < what.i + LONGEST:
        return what.i + 1
    small = grammar.particle(clause)
    return small.i + 1 if small is not None and small.i == clause.i + 1 else clause.i + 1


def bears_figures(noun: Token) -> bool:
    """Whether a noun bears figures itself, though a name stands with it: "the Orme lender", "Orme's team"."""
    lemma = noun.lemma_.lower()
    return lemma in words(ROWS, "bearers") or (noun.tag_ == "NN" and lemma in words(ROWS, "businesses"))


def described(noun: Token) -> Token:
    """The name that a noun behind a comma describes: "Orme Works, then a firm of 30 people"."""
    name = noun.head if noun.dep_ == "appos" else noun
    return name if name.pos_ == "PROPN" and noun.doc[noun.left_edge.i - 1].text == "," else noun


def whole_of_share(reading: Reading, share: Token) -> Part | None:
    """Those of whom a share is told, with all that tells which: "the share of households that are in arrears"."""
    told = share.lemma_.lower() in ("share", "proportion", "percentage")
    whole = next((n for _, n in grammar.prepositional(share, "of")), None) if told else None
    end = _end_of_share(share, whole) if whole is not None else 0
    if whole is None or end == whole.i + 1 or reading.mention_headed_by(whole) is not None:
        return None
    inside = share.doc[whole.left_edge.i : end]
    far = len(inside) > 2 * LONGEST or any(t.text in (",", ";") for t in inside)
    times = (reading.time_at(t) for t in inside if t.tag_ == "CD")  # "drivers more than 60 days late"
    far = far or any(time is None or time.type != "DURATION" for time in times)
    return reading.words_part(left(reading, whole), end) if not far else None


def _end_of_share(share: Token, whole: Token) -> int:
    """Where those end of whom a share is told, some of whose words the parser may hang on the share itself."""
    verb, stray = share.head, share.right_edge.i
    before = share.dep_ in grammar.SUBJECTS and stray < verb.i
    return max(whole.right_edge.i, stray if before else whole.i) + 1
