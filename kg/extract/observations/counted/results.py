"""What polls give somebody and what somebody ends a vote or a season with: "came fourth with 16 percent"."""

from dataclasses import replace

from kg.extract import grammar
from kg.extract.observations.counted.counts import counted_words
from kg.extract.observations.figures import NOUNS, Figure, is_aboard, is_small_word, previous_word
from kg.extract.observations.portions.parts import whole_in_numbers
from kg.extract.observations.portions.shares import share_of
from kg.extract.observations.statements import Sentence, Statement, is_in, subject_of
from kg.extract.observations.whose.measures import is_measure, label, noun_words, thing
from kg.extract.observations.wording.forms import ROWS
from kg.extract.observations.wording.slots import Slot
from kg.extract.reading import Reading
from kg.extract.tokens import Token
from kg.model import Part
from kg.rows import rows, words
from kg.vocabulary import SCHEMA


def polled(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """What a poll gives somebody: "polls put the party at 22 percent", "a survey gave Orme 31 percent"."""
    if figure.kind != "percent" or slot is None or not grammar.is_verb(slot.governor):
        return None
    verb, reading = slot.governor, sentence.reading
    subject = subject_of(reading, verb)
    polls = subject is not None and subject.lemma_.lower() in ("poll", "survey")
    if (
        not polls
        or verb.lemma_ not in ("put", "give", "show", "have", "see")
        or slot.prep not in ("", "at", "on", "with")
    ):
        return None
    target = grammar.receiver(verb) or next((n for n in grammar.objects(verb) if n.i < figure.first), None)
    if target is None or target.i == figure.head.i or reading.quantity_at(target) is not None or is_measure(target):
        return None
    named = _named_before(sentence, figure)
    doc, again = figure.head.doc, any(s.anchor.i == verb.i for _, s in sentence.told)
    if named is None and again and doc[min(figure.last, len(doc) - 1)].tag_ in ("JJ", "VBN"):
        return None  # "put Roe at 41 percent, with 15 percent undecided"
    target = named if named is not None else target
    return Statement("observation/level", verb, thing(reading, target), label("support"), noun=target)


def _named_before(sentence: Sentence, figure: Figure) -> Token | None:
    """The head of the name that a figure stands right behind: "Lee" in "put Roe at 41 percent and Lee at 38"."""
    at = figure.first - 1
    at -= at > 0 and figure.head.doc[at].lower_ in ("at", "on")
    mention = sentence.reading.mention_at(figure.head.doc[at]) if at > 0 else None
    return figure.head.doc[mention.root] if mention is not None and mention.kind == "name" else None


def result(sentence: Sentence, figure: Figure, slot: Slot | None) -> Statement | None:
    """What somebody ends with: "came fourth with 16.8 percent and 9 seats", "Orme had 52 percent"."""
    slot = _past_campaign(slot) if slot is not None else None
    got = slot is not None and (slot.dep == "dobj" or (slot.dep == "npadvmod" and figure.first == slot.governor.i + 1))
    if slot is not None and figure.kind == "percent" and got and is_in(slot.governor, "polls"):
        return _of_votes(sentence, figure, slot.governor)
    if is_aboard(figure):
        return None  # "left Varna with 67 people aboard"
    voted = figure.kind == "percent" or (figure.noun is not None and figure.noun.lemma_ == "vote")
    beaten = _beaten(sentence, figure, slot) if slot is not None and voted else None
    if beaten is not None:
        return beaten
    if slot is None or figure.first < slot.governor.i or slot.prep not in ("with", "on"):
        return None
    verb = slot.governor
    if figure.unit == "percentage point":
        return None  # "leads with 46 percent, six points ahead of Roe"
    if not (grammar.is_verb(verb) or _is_ranked(verb)) or (slot.prep == "on" and figure.kind != "percent"):
        return None
    if verb.lemma_ == "close" and grammar.child(verb, "dobj") is not None:
        return None  # "to close three factories with 640 workers"
    ends = is_in(verb, "results") or _is_ranked(verb)
    subject = subject_of(sentence.reading, verb) if ends or _is_on(slot) else None
    if subject is not None and not ends and not _may_be_chosen(sentence.reading, subject):
        return None
    if subject is None or subject.i > verb.i or figure.kind not in ("percent", "count"):
        return None
    left = next((n for n in grammar.objects(verb) if n.i < figure.first), None) if verb.lemma_ == "leave" else None
    if left is not None and left.tag_ == "PRP" and _means_another(sentence.reading, verb, left):
        return None
    if figure.noun is not None and is_small_word(figure) and grammar.child(figure.noun, "acl") is not None:
        return None  # "was left with two men claiming to run it": what they do tells who they are
    sets_out = left is not None and sentence.reading.is_a(sentence.reading.mention_headed_by(left), SCHEMA.Place)
    left = None if sets_out else left  # "left Oslo with 212 passengers": they are not the town's
    subject = left if left is not None and sentence.reading.quantity_at(left) is None else subject
    part = whole_in_numbers(sentence, figure) if figure.kind == "count" and figure.noun is None else None
    if figure.kind == "count" and figure.noun is None and part is None:
        return None
    counted = part or (counted_words(sentence.reading, figure) if figure.kind == "count" else label("share"))
    prop, of = counted, part or share_of(sentence.reading, figure) or _told_vote(sentence, figure)
    about = _rival_before(sentence, figure) or thing(sentence.reading, subject)
    return Statement("observation/results", verb, about, prop, of, noun=subject)


def _past_campaign(slot: Slot) -> Slot:
    """The slot of the verb whose object took what a side ends with: "finished the season with 40 points"."""
    noun, verb = slot.governor, slot.governor.head
    ended = slot.prep == "with" and noun.dep_ == "dobj" and is_in(verb, "results")
    return replace(slot, governor=verb) if ended and noun.lemma_.lower() in words(ROWS, "campaigns") else slot


def _is_ranked(verb: Token) -> bool:
    """Whether a verb tells but which rank somebody has: "was second with 34 percent"."""
    rank = grammar.child(verb, "acomp", "attr", "advmod") if verb.lemma_ == "be" else None
    ranks = ("last", "ahead", "behind", *rows("numbers")["ordinals"])
    return rank is not None and rank.lower_ in ranks


def _is_on(slot: Slot) -> bool:
    """Whether somebody is at a share: "the Greens are on 17 percent"."""
    return slot.governor.lemma_ == "be" and slot.prep == "on" and slot.beside is None


def _may_be_chosen(reading: Reading, noun: Token) -> bool:
    """Whether a noun names a party or a person, for whom people vote."""
    return reading.is_a(reading.mention_headed_by(noun), SCHEMA.Organization, SCHEMA.Person)


def _beaten(sentence: Sentence, figure: Figure, slot: Slot) -> Statement | None:
    """The two shares of a contest, or its votes: "Roe beat Lee by 52 percent to 48 percent"."""
    verb, doc, before = slot.governor, figure.head.doc, sentence.last()
    if verb.lemma_ not in ("beat", "defeat", "lead", "edge") or figure.first < verb.i:
        return None
    if slot.prep == "to" and before is not None and before[1].rule == "observation/results":
        noun = grammar.child(verb, "dobj") if before[1].anchor.i == verb.i else None
    else:
        other = figure.last + 1 < len(doc) and doc[figure.last].lower_ == "to"
        paired = other and sentence.reading.quantity_at(doc[figure.last + 1]) is not None
        noun = subject_of(sentence.reading, verb) if slot.prep == "by" and paired else None
    if noun is None or noun.i > figure.first or grammar.is_passive(verb):
        return None
    prop = label("share" if figure.kind == "percent" else "votes")
    return Statement("observation/results", verb, thing(sentence.reading, noun), prop, noun=noun)


def _means_another(reading: Reading, verb: Token, pronoun: Token) -> bool:
    """Whether "leaving it with" does not go on with the subject: "sales fell after Orme raised it, leaving it with"."""
    here, above = reading.mention_headed_by(pronoun), grammar.subject(verb.head)
    there = reading.mention_headed_by(above) if above is not None else None
    return verb.dep_ == "advcl" and here is not None and (there is None or here.entity != there.entity)


def _rival_before(sentence: Sentence, figure: Figure) -> Part | None:
    """Whom another came behind or ahead of, with a result of its own: "came fourth, behind Orme with 13"."""
    word = previous_word(figure)
    mention = sentence.reading.mention_at(word.nbor(-1)) if word is not None and word.i > 1 else None
    if word is None or mention is None or mention.last != word.i:
        return None
    first = mention.first - (mention.first > 0 and word.doc[mention.first - 1].tag_ == "DT")
    if first < 1:
        return None
    lead = [t.lower_ for t in word.doc[max(first - 2, 0) : first]]
    behind = lead[-1] in ("behind", "after", "over", "before", "to", "by") or lead == ["ahead", "of"]
    return sentence.reading.entity_part(mention) if behind else None


def _told_vote(sentence: Sentence, figure: Figure) -> Part | None:
    """The vote that the shares told just before are of: "won 34 percent of the vote. The League took 24 percent"."""
    before = sentence.last_told()
    whole = before.denominator if before is not None and figure.kind == "percent" else None
    said = (whole.text or "").split() if whole is not None else []
    return whole if said and said[-1] in ("vote", "votes", "ballots") else None


def _of_votes(sentence: Sentence, figure: Figure, verb: Token) -> Statement | None:
    """The share that somebody had, where it is not said of what: "Orme had 52 percent"."""
    subject, doc = subject_of(sentence.reading, verb), figure.head.doc
    after = doc[figure.last] if figure.last < len(doc) else None
    alone = after is None or after.is_punct or after.tag_ == "CC" or (after.tag_ == "IN" and after.lower_ != "of")
    if subject is None or subject.i > verb.i or not alone:
        return None
    about, of = thing(sentence.reading, subject), _told_vote(sentence, figure)
    if of is None and verb.lemma_ == "take" and subject.pos_ == "PROPN":
        of = _told_share(sentence)
    mention = sentence.reading.mention_of(about) if about.entity is not None else None
    known = mention is not None and sentence.reading.is_a(mention, SCHEMA.Person, SCHEMA.Organization)
    if not (known or (of is not None and verb.lemma_ != "have" and subject.tag_ in NOUNS)):
        return None
    return Statement("observation/results", verb, about, _share_there(sentence, figure), of, noun=subject)


def _share_there(sentence: Sentence, figure: Figure) -> Part:
    """A share, with the part of the country where somebody has it: "won only 38 percent in the suburbs"."""
    doc, i = figure.head.doc, figure.last
    there = grammar.child(doc[i], "pobj") if i < len(doc) and doc[i].lower_ == "in" else None
    timed = there is None or any(sentence.reading.time_at(t) is not None for t in there.subtree)
    if there is None or timed or there.lemma_.lower() in words("attribution", "documents") | words(ROWS, "campaigns"):
        return label("share")
    placed = there.pos_ == "PROPN" or there.tag_ == "NNS" or is_in(there, "settlements")
    return label(f"share in {noun_words(sentence.reading, there).text}") if placed else label("share")


def _told_share(sentence: Sentence) -> Part | None:
    """What a share was told of just before: "Peru bought 38 percent of the tin. Japan took 11 percent"."""
    before = sentence.last_told()
    return before.denominator if before is not None and before.rule in words(ROWS, "tells_shares") else None
