"""Where somebody says that a measure stands: "left its dividend at 1.80", "puts the cost at 3 million"."""

from kg.extract import grammar
from kg.extract.observations.figures import Figure, is_end
from kg.extract.observations.portions.shares import share_of
from kg.extract.observations.statements import Sentence, Statement, change_way, is_in, owned, subject_of
from kg.extract.observations.whose.measures import is_measure, label, measure, noun_words, thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words
from kg.vocabulary import SCHEMA


def kept(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Somebody tells where a measure stands: "left its dividend at 1.80", "puts the cost at 3 million"."""
    if slot is None or slot.prep != "at" or figure.kind == "duration" or not grammar.is_verb(slot.governor):
        return None
    verb, reading = slot.governor, sentence.reading
    foreseen = grammar.is_passive(verb) and verb.lemma_.lower() in rows(ROWS)["forecast"]["verbs"]
    people = _are_put_at(figure, verb)
    if not (is_in(verb, "setters") or foreseen or people or (figure.kind == "money" and is_in(verb, "costing"))):
        return None
    target = next(iter(grammar.objects(verb)), None)
    if grammar.is_passive(verb):
        target = subject_of(reading, verb) or target  # "the deficit is projected at 4.8 percent"
    opened = _opened(verb)
    target = _beside(verb) or opened or target
    if target is None or (target.i >= figure.first and opened is None) or reading.quantity_at(target) is not None:
        return None
    subject = grammar.subject(verb)
    if figure.kind == "percent" and subject is not None and subject.lemma_.lower() in ("poll", "survey"):
        return None  # "polls put the party at 22 percent" tells its support
    owner = grammar.child(target, "poss")
    if owner is not None and owner.tag_ == "PRP$" and not (is_in(verb, "keepers") or grammar.is_passive(verb)):
        return _of_all_told(sentence, verb, target, owner)  # "the auction house put its value at 30,000"
    if people:
        return _number_of(reading, verb, target)
    if figure.kind == "money" and verb.lemma_ in ("cost", "price", "budget") and _is_described(reading, target):
        what = noun_words(reading, target, after=False)  # "on a site beside Orme, an option costed at 3 million"
        return Statement("observation/level", verb, what, label("cost"), noun=target)
    if opened is not None and figure.kind == "money" and is_in(verb, "costing") and not is_measure(target):
        return Statement("observation/level", verb, thing(reading, target), _worth(reading, verb, target), noun=target)
    found = owned(sentence, measure(reading, _measure_above(target, verb) or target), verb)
    prop = found.property
    if figure.unit in words(ROWS, "areas") and not is_measure(found.noun):
        return _spread(sentence, verb, target)
    of = share_of(reading, figure)
    if of is not None and not is_measure(target):  # "left the dam at 9.6 percent of capacity"
        return Statement("observation/level", verb, thing(reading, target), label("share"), of, noun=target)
    if prop is None and figure.kind == "money" and target.lemma_.lower() in words(ROWS, "put_at"):
        prop = noun_words(reading, target)
    elif prop is None and figure.kind == "money" and is_in(verb, "costing"):
        prop = _worth(reading, verb, target)
    elif prop is None and figure.kind == "money" and is_in(verb, "keepers") and target.tag_ == "NNS":
        prop = label("price")  # "season tickets, frozen at 310 euros"
    elif prop is None and figure.kind == "percent" and is_in(verb, "keepers") and change_way(target) is not None:
        prop = noun_words(reading, target)  # "would cap rent increases at 3 percent a year"
    elif prop is None and verb.lemma_ == "put" and target.tag_ == "NN" and reading.mention_headed_by(target) is None:
        prop = _with_what_moves(reading, verb, target)  # "had put the warming at 0.3 degrees"
    about = found.about or _borne_by(sentence, verb, target) or prop
    return Statement("observation/level", verb, about, prop, noun=target) if prop is not None else None


def _are_put_at(figure: Figure, verb: Token) -> bool:
    """Whether somebody says how many there are of those told of: "put the strikers at 4,000"."""
    bare = figure.kind == "count" and (figure.noun is None or figure.noun.i < figure.first)
    target = next(iter(grammar.objects(verb)), None) if bare and is_in(verb, "setting_sums") else None
    if target is None or grammar.is_passive(verb) or target.i < verb.i:
        return False
    lemma, doc = target.lemma_.lower(), figure.head.doc
    closed = is_end(doc, figure.last) or doc[figure.last].lower_ in ("on", "in", "by", "after", "before", "during")
    if not closed or not target.i + 1 < figure.first <= target.i + 3:
        return False  # "put the prisoners at 40 to a cell"
    return lemma in words(ROWS, "crowds") or (target.tag_ == "NNS" and is_person_noun(lemma))


def _number_of(reading: Reading, verb: Token, target: Token) -> Statement:
    """How many there are: "put the strikers at 4,000", "estimated the crowd at 12,000"."""
    what = noun_words(reading, target)
    prop = what if target.tag_ != "NNS" else Part(text=f"number of {what.text}", start=what.start, end=what.end)
    return Statement("observation/level", verb, what, prop, noun=target)


def _is_described(reading: Reading, noun: Token) -> bool:
    """Whether an aside tells what kind of thing something is, which the parser may hang on another name before it."""
    mention = reading.mention_headed_by(noun)
    return noun.dep_ == "appos" and noun.tag_ == "NN" and (mention is None or mention.kind != "name")


def _with_what_moves(reading: Reading, verb: Token, target: Token) -> Part:
    """The words of a noun, of a change with what changes: "put the likely fall in the water table at 11 metres"."""
    part, inside = noun_words(reading, target), grammar.prepositional(verb, "in") if change_way(target) else ()
    where = next((noun_words(reading, n).text for p, n in inside if p.i == target.i + 1), None)
    return part if where is None else Part(text=f"{part.text} in {where}", start=part.start, end=part.end)


def _worth(reading: Reading, verb: Token, target: Token) -> Part:
    """What a sum tells that something is put at: what somebody's thing is worth, what anything else costs."""
    source, mention = grammar.subject(verb), reading.mention_headed_by(target)
    valued = source is not None and source.lemma_.lower() in words(ROWS, "valuers")
    firm = mention is not None and reading.is_a(mention, SCHEMA.Organization)
    return label("value" if valued or firm or target.lemma_.lower() in words(ROWS, "belongings") else "cost")


def _borne_by(sentence: Sentence, verb: Token, cost: Token) -> Part | None:
    """Who bears a cost, where the parser hung that on the verb: "put the cost to the taxpayer at 3 million"."""
    bearers = (n for p, n in grammar.prepositional(verb, "to") if p.i == cost.i + 1 and n.tag_ in ("NN", "NNS", "NNP"))
    bearer = next(bearers, None) if cost.lemma_.lower() in words(ROWS, "borne") else None
    return thing(sentence.reading, bearer) if bearer is not None else None


def _spread(sentence: Sentence, verb: Token, target: Token) -> Statement:
    """How far a thing spreads: "the blaze was estimated at 90 hectares"."""
    named = sentence.reading.mention_headed_by(target) is not None
    about = thing(sentence.reading, target) if named else noun_words(sentence.reading, target, after=False)
    return Statement("observation/level", verb, about, label("area"), noun=target)


def _of_all_told(sentence: Sentence, verb: Token, target: Token, owner: Token) -> Statement | None:
    """What those counted before are worth together: "struck 1,740 deals. The hosts put their combined value at"."""
    together = any(c.lower_ in ("combined", "total", "joint", "overall", "aggregate") for c in target.lefts)
    if owner.lower_ != "their" or not together or not is_measure(target) or sentence.topic is None:
        return None
    told = sentence.topic.counted_before(verb.sent.start)
    if told is None or told[0].noun is None:
        return None
    about, prop = noun_words(sentence.reading, told[0].noun, after=False), noun_words(sentence.reading, target)
    return Statement("observation/level", verb, about, prop, noun=target)


def _beside(verb: Token) -> Token | None:
    """The plural right before the comma of a participle, which the parser hung on another noun of the list."""
    behind = verb.dep_ == "acl" and verb.i > 1 and verb.nbor(-1).text == ","
    noun = verb.nbor(-2) if behind else None
    return noun if noun is not None and noun.tag_ == "NNS" else None


def _opened(verb: Token) -> Token | None:
    """The subject of the clause that a participle opens: "First put at 490 million, the tunnel is to cost more"."""
    bare = verb.dep_ == "advcl" and verb.tag_ in ("VBN", "VBD") and verb.head.i > verb.i
    opens = bare and verb.left_edge.is_sent_start and not any(c.dep_ in grammar.SUBJECTS for c in verb.children)
    return grammar.subject(verb.head) if opens else None


def _measure_above(target: Token, verb: Token) -> Token | None:
    """The measure that a relative means, not the noun beside it: "the cost of draining the bog, which he puts at"."""
    told = target.lower_ in grammar.RELATIVES or (verb.dep_ == "relcl" and verb.head.i == target.i)
    noun = grammar.antecedent(verb) if told else None
    if noun is None or is_measure(noun):
        return noun
    for above in grammar.governors(noun):
        if is_measure(above):
            return above
        if above.dep_ not in ("prep", "pcomp", "pobj", "dobj"):
            return None
    return None
