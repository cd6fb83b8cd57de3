"""Figures of what is counted somewhere are the place's: "burglaries in Malmö fell by 11 percent"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.figures import NOUNS, Figure
from kg.extract.observations.statements import Statement, is_in
from kg.extract.observations.whose.measures import is_measure, thing
from kg.extract.observations.whose.scopes import among_whom, in_scope
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.phrases import with_pair
from kg.extract.reading import Reading
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Span, Token
from kg.model import Mention, Part
from kg.rows import words
from kg.vocabulary import SCHEMA

WAYS = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outside")
WITHIN = ("in", "at", "across", "throughout")
OF_OTHERS = (*WITHIN, "of", "to", "from", "for")
STANDING = ("observation/level", "observation/change", "observation/change-to")
MOVED = ("observation/change", "observation/change-to", "observation/change-from", "observation/left-out")
LEVELS = ("observation/amount-of", "observation/change", "observation/change-to", "observation/change-from")


def of_place(reading: Reading, figure: Figure, statement: Statement) -> Statement:
    """The statement about the named place or body that its words tell of, where the words name no owner themselves."""
    statement = among_whom(reading, figure, _in_the_next(reading, figure, in_scope(reading, statement)))
    about = statement.about
    if statement.rule == "observation/level" and statement.property.text == "cost" and about is not None:
        return _inside(reading, figure, statement, about)
    if about is not None and about.entity is not None and statement.rule in MOVED:
        return _inside(reading, figure, statement, about)
    if about is None or about.entity is not None:
        return statement
    span = reading.span_of(about, "expand")
    if span is None:
        return statement
    if span.end <= statement.anchor.i and span.root.lemma_.lower() in words("places", "premises"):
        return statement  # "the mill in Gorsk, where 180 people work"
    said = (about.text or "").casefold()
    same = bool(said) and (statement.property.text or "").casefold().startswith(said)
    counts = is_in(statement.anchor, "counting")
    officials = _is_of_officials(span) and "at" not in said.split() and (statement.rule in LEVELS or counts)
    counters = counts and span.root.lemma_.lower() in words(ROWS, "counters_of_people")
    done = statement.rule in ("observation/count-subject", "observation/count-denied")
    found = _named_within(reading, span) if same or officials or done else None
    if found is None and (officials or counters):
        found = _place_of(reading, figure.noun) if figure.noun is not None else None
    if found is None and same and statement.rule in STANDING:
        found = _right_behind(reading, figure.last)
    return replace(statement, about=reading.entity_part(found)) if found is not None else statement


def _in_the_next(reading: Reading, figure: Figure, statement: Statement) -> Statement:
    """The statement of the other that stands before a further figure: "sales in Peru fell 4 percent, in Chad 7"."""
    doc, about = reading.doc, statement.about
    other, i = doc[figure.first - 1], figure.first - 1
    while i > statement.anchor.i and doc[i].tag_ in {*NOUNS, "JJ", "DT"}:
        i -= 1
    prep = doc[i]
    if about is None or prep.i <= statement.anchor.i or prep.i == other.i or statement.rule not in MOVED:
        return statement
    if prep.lower_ not in OF_OTHERS or doc[prep.i - 1].lower_ not in (",", "and", "but", ";"):
        return statement
    told = (
        (n for p, n in grammar.prepositional(statement.noun, prep.lower_)) if statement.noun is not None else iter(())
    )
    first, said = next(told, None), doc[prep.i + 1 : figure.first].text
    if first is not None:
        told_first = doc[first.left_edge.i : first.right_edge.i + 1].text
        prop = (statement.property.text or "").replace(told_first, said)
        same = about.entity is None and told_first in (about.text or "") and about.text != told_first
        whole = Part(text=(about.text or "").replace(told_first, said)) if same else thing(reading, other)
        named = about.entity is None or reading.mention_headed_by(first) == reading.mention_of(about)
        return replace(statement, property=Part(text=prop), about=whole if named else about)
    if not reading.is_a(reading.mention_headed_by(other), SCHEMA.Place) or about.entity is None:
        return statement
    return replace(
        statement, property=Part(text=f"{(statement.property.text or '').partition(' in ')[0]} {prep.lower_} {said}")
    )


def _inside(reading: Reading, figure: Figure, statement: Statement, about: Part) -> Statement:
    """The statement with where it holds: "Acme's sales rose 3 percent in Norway, 4 percent in Sweden"."""
    place = _right_behind(reading, figure.last)
    if (
        place is None
        or (about.entity is not None and reading.is_a(reading.mention_of(about), SCHEMA.Place))
        or "price" in (statement.property.text or "")
    ):
        return statement
    told = f"{statement.property.text} in {reading.doc[place.first : place.last].text}"
    return replace(statement, property=replace(statement.property, text=told))


def _right_behind(reading: Reading, at: int) -> Mention | None:
    """The place right behind a figure: "inflation was 2.9 percent in Portugal and 3.3 percent in Spain"."""
    doc = reading.doc
    first = at + 2 if at + 2 < len(doc) and doc[at + 1].lower_ == "the" else at + 1
    mention = reading.mention_at(doc[first]) if first < len(doc) and doc[at].lower_ in ("in", "across") else None
    named = mention is not None and mention.kind == "name" and mention.first in (first, at + 1)
    return mention if named and reading.is_a(mention, SCHEMA.Place) else None


def _is_of_officials(span: Span) -> bool:
    """Whether words mean several persons who only tell or decide of a place: "councillors in Duisburg"."""
    head = next((t for t in span if t.tag_ in ("NN", "NNS", "NNP", "NNPS")), span.root)
    while head.i + 1 < span.end and head.nbor().tag_ in ("NN", "NNS"):
        head = head.nbor()
    plural = head.lower_.endswith("s") or head.lower_ in ("police", "staff")
    return plural and (is_person_noun(head.lemma_.lower()) or head.lower_ in words(ROWS, "officials"))


def _named_within(reading: Reading, span: Span) -> Mention | None:
    """The named place or body at the end of words, behind "in" or "at"."""
    mentions = [m for m in reading.mentions_in(span.start, span.end) if m.kind == "name" and m.last == span.end]
    if not mentions or mentions[-1].first == span.start:
        return None
    lead = reading.doc[mentions[-1].first - 1]
    lead = lead.nbor(-1) if lead.tag_ == "DT" and lead.i > span.start else lead
    outermost = lead.head.i < span.start or lead.head.head.i < span.start or lead.head.head.i >= span.end
    fits = lead.lower_ in WITHIN and outermost and _is_owner(reading, mentions[-1], lead)
    return mentions[-1] if fits else None


def _is_owner(reading: Reading, mention: Mention, lead: Token) -> bool:
    bodies = (SCHEMA.Organization,) if lead.lower_ == "at" else ()
    return reading.is_a(mention, SCHEMA.Place, *bodies)


def _place_of(reading: Reading, noun: Token) -> Mention | None:
    """The place behind what was counted: "counted 41,207 inhabitants in Vatra Mare"."""
    noun = grammar.first_conjunct(noun)
    verb = noun.head
    behind = [*grammar.prepositional(noun, "in"), *(grammar.prepositional(verb, "in") if grammar.is_verb(verb) else ())]
    mentions = (reading.mention_headed_by(n) for _, n in behind)
    return next((m for m in mentions if m is not None and reading.is_a(m, SCHEMA.Place)), None)


def where(reading: Reading, verb: Token) -> Part | None:
    """The entity or thing that the counted ones belong to: object or prepositional phrase of the verb."""
    site = _employer(reading, verb) or _site(reading, verb)
    if site is not None:
        return thing(reading, site)
    against = ("against",) if grammar.is_verb(verb) else ()  # not "31 of 40 matches against better players"
    behind = grammar.prepositional(verb, "in", "at", "on", "aboard", "by", "from", "of", "for", *against)
    candidates = [n for p, n in behind if _is_place_of(verb, p, n) and (p.lower_ != "from" or n.pos_ == "PROPN")]
    candidates = [n for n in candidates if not _is_partly(n) and not _is_cause(reading, n)]
    candidates += [n for _, n in grammar.prepositional(verb, "to")] if verb.lemma_ == "come" else []
    target = grammar.child(verb, "dobj")
    # not "fled their homes", which are those of the counted, nor "held a protest", which they made
    own = grammar.child(target, "det", "poss") if target is not None else None
    determined = own is not None and own.tag_ != "PRP$" and own.lower_ not in ("a", "an")
    if target is not None and (determined or reading.mention_headed_by(target) is not None):
        candidates.insert(0, target)
    candidates = [n for n in candidates if not _is_one_of_places(reading, n)]  # "in Brno, Olomouc and Zlín"
    candidates = [n for n in candidates if not is_first_of_several(reading, n)]
    candidates = [n for n in candidates if not _is_of_any(reading, n)]
    named = [n for n in candidates if reading.mention_headed_by(n) is not None]
    for noun in named or candidates:
        if _tells_where(reading, noun):
            return thing(reading, noun)
    return None


def _employer(reading: Reading, verb: Token) -> Token | None:
    """For whom people work: "some 2,600 people work for it at sea"."""
    if verb.lemma_ != "work":
        return None
    bodies = (n for _, n in grammar.prepositional(verb, "for"))
    return next((n for n in bodies if reading.is_a(reading.mention_headed_by(n), SCHEMA.Organization)), None)


def _is_of_any(reading: Reading, noun: Token) -> bool:
    """Whether a plural names no certain things, so that nothing is theirs: "is stuck in refrigerated containers"."""
    certain = any(c.dep_ in ("det", "poss", "nummod", "predet") for c in noun.lefts) or noun.right_edge.i > noun.i
    return noun.tag_ == "NNS" and not certain and reading.mention_headed_by(noun) is None


def _is_cause(reading: Reading, noun: Token) -> bool:
    """Whether an unnamed noun behind "of" tells but what people died of or spoke of: "died of pneumonia"."""
    told = noun.head.lower_ == "of" and grammar.is_verb(noun.head.head)
    return told and reading.mention_headed_by(noun) is None


def _is_partly(noun: Token) -> bool:
    """Whether what is counted belongs there but for the most part, or once: "1,200 jobs could go, mostly in towns"."""
    before = noun.head.i - 1
    return before >= 0 and noun.doc[before].lower_ in words(ROWS, "partly")


def _is_one_of_places(reading: Reading, noun: Token) -> bool:
    """Whether a place is listed with others, each of which has but a part of what is counted."""
    listed = (reading.mention_headed_by(n) for n in grammar.conjuncts(grammar.first_conjunct(noun)))
    return len({m.entity for m in listed if m is not None and reading.is_a(m, SCHEMA.Place)}) > 1


def is_first_of_several(reading: Reading, noun: Token) -> bool:
    """Whether others are listed beside a noun whose words leave them out: "in halls, barns and other buildings"."""
    if reading.mention_headed_by(noun) is not None:
        return False
    others = [t for t in grammar.conjuncts(noun)[1:] if t.tag_ in NOUNS]
    prep = noun.head if noun.dep_ == "pobj" else None  # "by lightning or by landslides"
    either = prep is not None and any(c.lower_ == "or" for c in grammar.first_conjunct(prep).rights)
    return either or bool(others and others[-1].i >= with_pair(reading, noun))


def _site(reading: Reading, verb: Token) -> Token | None:
    """What a clause with "where" or "in which" describes: "its mill in Gorsk, where 180 people work"."""
    inside = next((n for _, n in grammar.prepositional(verb, "in", "at", "on")), None)
    opened = any(c.lower_ == "where" for c in verb.lefts) or (inside is not None and inside.lower_ == "which")
    noun = grammar.antecedent(verb) if opened else None
    noun = _premises_above(noun) or noun if noun is not None else None
    fits = noun is not None and noun.tag_ in NOUNS and not _is_idle(noun) and reading.time_at(noun) is None
    return noun if fits else None


def _tells_way(place: Token) -> bool:
    """Whether a place only tells where another is: "Lund, a town north of Gorsk, where"."""
    way = place.head.head
    other = way.head
    explained = other.dep_ == "appos" or grammar.child(other, "appos") is not None
    return place.head.lower_ == "of" and way.lower_ in WAYS and explained


def _premises_above(place: Token) -> Token | None:
    """The mill or district that a place tells where it is: "its mill in Gorsk, western Norland, where ..."."""
    noun, beside = place, None
    while noun.dep_ == "appos" or (noun.dep_ == "pobj" and (noun.head.lower_ in WITHIN or _tells_way(noun))):
        noun = noun.head if noun.dep_ == "appos" else noun.head.head
        if noun.lower_ in WAYS:
            noun = noun.head
            beside = noun.head if noun.dep_ == "appos" else noun
            continue
        if noun.lemma_.lower() in words("places", "premises") | words(ROWS, "territories"):
            return noun
    return beside


def _is_place_of(verb: Token, prep: Token, noun: Token) -> bool:
    """Whether a phrase tells whose the counted are: not "will shut by Easter", not "were treated for burns"."""
    if prep.lower_ == "for":
        return any(t.tag_ in ("NNP", "NNPS") for t in noun.subtree)
    if prep.lower_ == "from" and is_in(verb, "coming"):
        return False  # "two helicopters will arrive from Chad"
    if prep.i and prep.nbor(-1).lower_ in ("them", "whom", "which"):
        return False  # "1,150 people will lose their jobs, 400 of them in Basel"
    alone = noun.tag_ == "NN" and noun.left_edge.i == noun.i
    bare = alone and noun.right_edge.i == noun.i  # "on duty", "on strike"
    charged = prep.lower_ == "on" and noun.lower_ in words(ROWS, "grounds_of_doing")  # "on suspicion of bribery"
    ways = words(ROWS, "ways_of_doing") | words(ROWS, "sickbeds")
    how = (alone if noun.lower_ != "board" else bare) and prep.lower_ == "on"  # "on strike over pay"
    how = how or (bare and prep.lower_ == "in" and noun.lower_ in ways)
    how = (
        how
        or (prep.lower_ == "at" and (alone or is_measure(noun)))  # "at anchor", "at prices 4 percent higher"
        or (noun.lower_ in words(ROWS, "at_ones_wish") | words(ROWS, "in_any_weather"))
    )
    if prep.lower_ == "by":  # but "were evacuated by helicopter"
        return grammar.is_passive(verb) and noun.lemma_.lower() not in words(ROWS, "means_of_doing")
    return not (how or charged)


def _tells_where(reading: Reading, noun: Token) -> bool:
    """Whether a phrase names something that counted ones can belong to: no time, no number, no connective."""
    if _is_idle(noun) or noun.tag_ not in {*NOUNS, "PRP"}:
        return False
    return all(reading.time_at(t) is None for t in noun.subtree) and reading.quantity_at(noun) is None


def _is_idle(noun: Token) -> bool:
    """Whether a noun names nothing that anybody could be in: a connective or a time."""
    name = noun.lemma_.lower()
    idle = words(ROWS, "connective_nouns") | words(ROWS, "idle_nouns") | words(ROWS, "quarrels")
    return name in idle | words("actions", "time_nouns")
