"""What those who are ranked end on, and how far apart: "came third on 9,120", "finished 1.3 seconds behind Roe"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.counted.counts import counted_words
from kg.extract.observations.figures import Figure, is_end, previous_word
from kg.extract.observations.going_on.bare import told_noun
from kg.extract.observations.statements import Sentence, Statement, is_in, subject_of
from kg.extract.observations.whose.measures import label, noun_words, thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words

CLOCKED = ("second", "minute")
AGAINST = ("behind", "of", "against", "with", "versus", "than", "after", "to")
STAYS = ("be", "stand", "lie", "sit", "remain", "stay")
AHEAD = ("ahead", "clear")
BEHIND = ("behind", "adrift", "back")


def placed(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """What a rank is reached with: "was second with 8.31 metres", "Ann Bell a distant fourth on 2,951"."""
    word = previous_word(figure)
    if word is None or word.lower_ not in ("with", "on", "in") or word.i < 2:
        return None
    rank = _rank_before(word)
    verb = _verb_of(rank) if rank is not None else None
    name = _named_before(sentence, rank) if rank is not None else None
    if rank is None or (verb is None and name is None):
        return None
    stays = verb is not None and verb.lemma_ in STAYS and word.lower_ == "in"  # "was first in 12 minutes"
    told_elsewhere = name is None and (figure.kind == "percent" or (figure.noun is not None and word.lower_ == "with"))
    prop = None if told_elsewhere or stays else _reached(sentence, figure, word)
    noun = name or (subject_of(sentence.reading, verb) if verb is not None else None)
    if prop is None or noun is None or noun.i > rank.i:
        return None
    anchor = verb if verb is not None and name is None else figure.head
    unit = (prop.text or "") if figure.kind == "count" and figure.noun is None else ""
    return Statement("observation/results", anchor, thing(sentence.reading, noun), prop, noun=noun, unit=unit)


def _rank_before(word: Token) -> Token | None:
    """The rank right before a preposition: "third", "in second place", "last"."""
    last = word.nbor(-1)
    rank = last.nbor(-1) if last.lower_ in ("place", "position") else last
    alone = rank.i < last.i or (
        rank.i > 0 and rank.nbor(-1).lower_ not in ("the", "its", "their")
    )  # "was the third in"
    return rank if alone and rank.lower_ in {"last", *rows("numbers")["ordinals"]} else None


def _verb_of(rank: Token) -> Token | None:
    """The verb that tells a rank: "was second", "came a distant fourth", "finished in third place"."""
    i = rank.i - 1
    while i > rank.sent.start and rank.doc[i].tag_ in ("DT", "JJ", "RB", "IN", "PRP$"):
        i -= 1
    verb = rank.doc[i]
    return verb if grammar.is_verb(verb) and is_in(verb, "ranked") else None


def _named_before(sentence: Sentence, rank: Token) -> Token | None:
    """The name right before a rank that no verb tells: "with Labour's Ann Bell a distant fourth"."""
    i = rank.i - 1
    while i > rank.sent.start and (rank.doc[i].tag_ in ("DT", "JJ", "RB") or rank.doc[i].text == ","):
        i -= 1
    mention = sentence.reading.mention_at(rank.doc[i])
    ends = mention is not None and mention.kind == "name" and mention.last == i + 1
    root = rank.doc[mention.root] if mention is not None and ends else None
    return root if root is not None and grammar.child(rank.doc[i], "case") is None else None


def _reached(sentence: Sentence, figure: Figure, word: Token) -> Part | None:
    """What a contestant has: a time, a length or a share; votes, where votes were told before."""
    if figure.kind == "duration":
        return label("time") if figure.unit in CLOCKED and word.lower_ == "in" else None
    if word.lower_ == "in":
        return None
    if figure.kind == "measure":
        return label("result")
    if figure.kind == "percent":
        return label("share")
    if figure.kind != "count":
        return None
    if figure.noun is not None:
        counted = figure.noun.lemma_.lower() in words(ROWS, "contested")
        return counted_words(sentence.reading, figure) if counted else None
    noun = told_noun(sentence)
    fits = noun is not None and noun.lemma_.lower() in words(ROWS, "contested")
    return Part(text=noun.lower_) if noun is not None and fits and is_end(figure.head.doc, figure.last) else None


def apart(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """By how much somebody is ahead or behind: "is eight points ahead of Orme", "put Roe 388 votes ahead"."""
    doc, i = figure.head.doc, figure.last
    way = doc[i].lower_ if i < len(doc) else ""
    way = "ahead" if doc[i : i + 2].text.lower() == "in front" else way
    if way not in {*AHEAD, *BEHIND} or not _parts_contestants(figure):
        return None
    verb = grammar.governing_verb(figure.head)
    told = _share_told(sentence, figure)
    if told is not None and verb is not None and _are_rivals(sentence, figure, verb):
        prop = label("lead" if way in AHEAD else "points behind")
        return replace(told, rule="observation/votes", property=prop, denominator=None, qualifiers=(), noun=None)
    if verb is None or verb.i > figure.first or not _are_rivals(sentence, figure, verb):
        return None
    noun = subject_of(sentence.reading, verb)
    if is_in(verb, "putting_ahead"):
        noun = _put_ahead(sentence, figure, verb)
    elif not is_in(verb, "ranked"):
        return None
    if noun is None or noun.i > figure.first or noun.lower_ in ("it", "there", "this", "that"):
        return None
    prop = label("lead" if way in AHEAD else f"{_gap(figure)} behind")
    return Statement("observation/votes", verb, thing(sentence.reading, noun), prop, noun=noun)


def _share_told(sentence: Sentence, figure: Figure) -> Statement | None:
    """The share of votes that an aside goes on with: "leads with 46 percent, six points ahead of Roe"."""
    before, aside = sentence.last(), figure.head.doc[figure.first - 1].text == ","
    if before is None or not aside or before[0].last != figure.first - 1 or figure.unit != "percentage point":
        return None
    polled = before[1].rule == "observation/results" or before[1].property.text == "support"
    return before[1] if polled and before[0].kind == "percent" else None


def _put_ahead(sentence: Sentence, figure: Figure, verb: Token) -> Token | None:
    """Whom a poll or a count puts ahead: the name right before the figure, or the object of the verb."""
    mention = sentence.reading.mention_at(figure.head.doc[figure.first - 1])
    if mention is not None and mention.kind == "name":
        return figure.head.doc[mention.root]
    return next((n for n in grammar.objects(verb) if n.i < figure.first and n.i != figure.head.i), None)


def rivals_own(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The same of another, who is set against the first: "a share of 29 percent, behind Orme's 54 percent"."""
    before, doc, i = sentence.last(), figure.head.doc, figure.first - 1
    if before is None or i < 2 or doc[i].tag_ != "POS" or not is_end(doc, figure.last):
        return None
    owner = doc[i - 1]
    mention = sentence.reading.mention_at(owner)
    if mention is None or mention.kind != "name" or mention.last != i or mention.first < 1:
        return None
    lead = doc[mention.first - 1]
    lead = lead.nbor(-1) if lead.tag_ == "DT" and lead.i > 0 else lead
    same = before[0].kind == figure.kind and before[0].unit == figure.unit and figure.noun in (None, before[0].noun)
    if not same or lead.lower_ not in AGAINST or before[1].rule not in words(ROWS, "has_in_full"):
        return None
    about = sentence.reading.entity_part(mention)
    return replace(before[1], rule="observation/compared", about=about, noun=None)


def with_as_well(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """Another's share of what a share was just told of: "has a share of 29%. Only Orme, with 54%, is bigger"."""
    word, doc = previous_word(figure), figure.head.doc
    aside = word is not None and word.lower_ == "with" and word.i > 1 and doc[word.i - 1].text == ","
    if (
        figure.kind != "percent"
        or word is None
        or not aside
        or doc[figure.last : figure.last + 1].text not in (",", ".")
    ):
        return None
    before = sentence.last_told()
    mention = sentence.reading.mention_at(doc[word.i - 2])
    if before is None or mention is None or mention.kind != "name" or mention.last != word.i - 1:
        return None
    shared = (before.property.text or "").split()[-1:] == ["share"] and before.rule in words(ROWS, "has_in_full")
    near = figure.head.sent.start in (before.anchor.sent.start, before.anchor.sent.end)
    if not shared or not near:
        return None
    about = sentence.reading.entity_part(mention)
    return replace(before, rule="observation/left-out", anchor=figure.head, about=about, qualifiers=(), noun=None)


def or_share(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """The same as a share: "won 38,412 votes, or 51 percent", "340 patients, or 12 percent, relapsed"."""
    before, doc = sentence.last(), figure.head.doc
    if before is None or figure.kind != "percent" or before[0].kind != "count":
        return None
    lead = doc[before[0].last : figure.first].text.casefold()
    if lead not in (", or", "or", ", or about", ", or just", ", or some"):
        return None
    told, noun, behind = before[1], before[0].noun, doc[figure.last : figure.last + 1].text
    if told.rule == "observation/count-subject" and told.denominator is None and noun is not None:
        whole = noun_words(sentence.reading, noun)
        return replace(told, rule="observation/share-of-subject", denominator=whole, unit="") if behind == "," else None
    if told.rule == "observation/count-subject":
        return replace(told, rule="observation/share-of-subject", unit="") if behind == "," else None
    votes = noun is not None and noun.lemma_ == "vote" and told.rule in words(ROWS, "has_in_full")
    if not votes or not (behind == "of" or is_end(doc, figure.last)):
        return None
    return replace(told, rule="observation/results", property=label("share"), unit="", noun=None)


def _gap(figure: Figure) -> str:
    """What somebody is behind by."""
    if figure.noun is not None:
        return figure.noun.lower_
    return {"duration": "time", "measure": "distance"}.get(figure.kind, "points")


def _parts_contestants(figure: Figure) -> bool:
    """Whether those who contest something are so far apart: by votes, points, lengths or seconds."""
    if figure.kind == "count":
        return figure.noun is not None and figure.noun.lemma_.lower() in words(ROWS, "counted_in_contests")
    return figure.unit == "percentage point" or (figure.kind == "duration" and figure.unit in CLOCKED)


def _are_rivals(sentence: Sentence, figure: Figure, verb: Token) -> bool:
    """Whether nobody is named whom one is ahead of, or somebody who contests it too: not "ahead of schedule"."""
    doc, i = figure.head.doc, figure.last + 1
    i += i < len(doc) and doc[i].lower_ == "of"
    i += 1 + (doc[i + 1 : i + 2].text == "of") if doc[i : i + 1].text == "front" else 0
    if is_end(doc, i) or doc[i].tag_ in ("IN", "TO"):
        return figure.kind != "duration" or not is_in(verb, "have")
    if sentence.reading.time_at(doc[i]) is not None:
        return figure.kind == "count"  # "is 40 votes ahead on Monday"
    mention = sentence.reading.mention_at(doc[i]) or sentence.reading.mention_at(doc[min(i + 1, len(doc) - 1)])
    rival = next((t for t in doc[i : i + 4] if t.lemma_.lower() in words(ROWS, "rivals")), None)
    return rival is not None or (mention is not None and mention.entity is not None)
