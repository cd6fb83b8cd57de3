"""A sentence's first word is written large anyway: whether a common word there is a name, by what the lexicon says."""

from kg.extract.demonyms import is_group
from kg.extract.grammar.coordination import SUBJECTS
from kg.extract.names.evidence.lives import tells_life
from kg.extract.names.spans.hyphens import HYPHENS
from kg.extract.names.spans.large import is_given_day, is_large
from kg.extract.names.words import (
    called_class,
    given_names,
    head_class,
    known_class,
    leading_family_names,
    listed,
    noun_class,
)
from kg.extract.places.known import best
from kg.extract.tokens import Doc, Token
from kg.rows import words
from kg.rows.lexicon import common_kind, is_common_word, is_rarer_noun
from kg.vocabulary import SCHEMA

_SHORT = 5  # letters of the shortest word that is taken for a name though the tagger thinks otherwise
_IN_TITLES = ("NOUN", "PROPN", "ADJ")
_SPOKEN_OF = (SCHEMA.GovernmentOrganization, SCHEMA.Corporation)  # "Court said", "Company shall"
_BODIES = ("ORG", "GPE", "PRODUCT")
OWNING = ("Our", "My", "Your")


def with_owning_word(doc: Doc, first: int) -> int:
    """Where a name begins, with an "Our" that is written large within its sentence: "voted for Our Kettles"."""
    owned = first > 0 and doc[first - 1].text in OWNING and not opens_sentence(doc[first - 1])
    return first - owned


def opens_sentence(token: Token) -> bool:
    """Whether a word begins a sentence, or what stands behind a quotation mark, a colon or a dash."""
    doc, i = token.doc, token.i
    if token.is_sent_start or (i > 0 and doc[i - 1].text in ('"', "“", "‘", ":", "•", "—", "–")):
        return True
    if i > 1 and doc[i - 1].text == "." and doc[i - 1].tag_ == ".":
        return doc[i - 2].text.isdigit()  # "at odds of 33-1. Jockey Prieto", which the parser may take for one sentence
    return i > 1 and doc[i - 1].text == "-" and bool(doc[i - 2].whitespace_)


def leads_to_name(doc: Doc, first: int, last: int) -> bool:
    """Whether a verb before a name is no part of it, as the text has none with it: "Names Ana Roe CFO"."""
    finite = last < len(doc) and doc[last].tag_ in ("VBZ", "VBD", "MD")  # "Left Bank Books is a shop"
    word, behind = doc[first].text, doc[first + 1].text
    others = (i for i in range(len(doc) - 1) if doc[i].text == word and doc[i + 1].text == behind)
    return not finite and all(opens_sentence(doc[i]) for i in others)


def opens_text(token: Token) -> bool:
    """Whether a word begins a sentence, with or without a mark before it."""
    return token.is_sent_start is True or (opens_sentence(token) and token.nbor(-1).is_sent_start is True)


def is_common_opening(token: Token) -> bool:
    """Whether the lone first word of a sentence, met nowhere else, is common: "Attendance fell", "Annual sales"."""
    if (token.ent_type_ == "PERSON" or token.tag_ == "NNP") and tells_life(token):
        return False  # "Loftus grew up"
    if token.lower_.endswith(tuple(listed("common", "workers"))) and token.tag_ in ("NNS", "NNPS"):
        return True  # "Dockworkers voted"
    behind = token.doc[token.i + 1 : token.i + 2].text
    if token.text in listed("common", "produce") and behind in listed("common", "of_produce"):
        return True  # "Turkey prices", "Apple growers"
    if _is_learned_adjective(token) or _is_prefix(token) or _is_adjective_taken_for_person(token):
        return True
    parts = [part.lower() for part in token.text.split("-") if part]
    if token.like_num or known_class(token.text) is not None:
        return token.like_num
    kinds = [common_kind(part) for part in parts]
    if len(parts) > 1 and kinds[0] is not None and token.tag_ in ("NN", "NNS"):
        return True  # "Start-ups"
    kind = kinds[-1] if parts and (kinds[0] or len(parts[0]) < 4) else None
    kind = kind or ("p" if noun_class(token.lower_) == SCHEMA.Person else None)  # "Convenor of the union"
    if not token.text[1:].islower():
        return False
    acts = _acts(token)
    if token.lower_ in words("observations", "measures") | words("observations", "forms_of_money"):
        return not acts  # "Wage growth slowed"
    if kind is None:
        described = token.i + 1 < len(token.doc) and token.nbor().text == ","  # "Mistral, a start-up,"
        return not acts and not described and (is_rarer_noun(token.text) or _is_derived(token))
    if kind == "p" and token.i == 0 and not token.sent[-1].is_punct:
        return True  # the headline "Banker says memo was ignored"
    if kind == "w" or (kind == "p" and token.lower_.endswith("s")):
        owns = token.dep_ == "poss" and token.nbor().tag_ == "POS"
        sure = token.tag_ == "NNP" and token.ent_type_ == "ORG"
        return not ((acts or owns) and kind == "w" and sure)  # "Google announced", "Google's Pixel"
    sure = kind == "n" and token.ent_type_ in _BODIES  # "Kestrel executives"
    modifies = (
        not sure and token.dep_ in ("compound", "amod") and token.head.pos_ == "NOUN" and token.head.i == token.i + 1
    )
    if modifies or kind == "u":
        return not acts
    return not acts and token.ent_type_ not in _BODIES


def _is_prefix(token: Token) -> bool:
    """Whether a hyphen ties a prefix to a small word: "Pre-season"."""
    after = token.doc[token.i + 1 : token.i + 3]
    tied = len(after) == 2 and after[0].text == "-" and after[1].is_lower and not token.whitespace_
    return tied and token.lower_ in listed("hyphenated", "prefixes") | listed("common", "prefixes")


def _is_adjective_taken_for_person(token: Token) -> bool:
    """Whether the model takes an adjective before a small noun for somebody: "Martial law"."""
    return token.ent_type_ == "PERSON" and _is_adjective_before_noun(token)


def _is_adjective_before_noun(token: Token) -> bool:
    return token.tag_ == "JJ" and token.dep_ == "amod" and token.head.i == token.i + 1 and token.head.is_lower


def _acts(token: Token) -> bool:
    """Whether a word is the subject of what firms and people do or undergo: "Mistral hired", "Mistral was founded"."""
    verb = token.head.lemma_.lower()
    if token.dep_ == "nsubjpass":
        return verb in listed("verbs", "undergone") and verb != "establish"
    owned = any(c.dep_ == "dobj" and c.lower_ in listed("verbs", "owned") for c in token.head.rights)
    return token.dep_ == "nsubj" and (owned or verb in listed("verbs", "agent") | listed("verbs", "organization"))


def is_named_by_deed(token: Token) -> bool:
    """Whether a common word, no noun before it, does first in its sentence what bodies do: "Bramble will buy Corvo"."""
    if not opens_text(token) or token.dep_ != "nsubj" or common_kind(token.text) == "p" or not token.text[1:].islower():
        return False
    if token.tag_ == "NNS" or head_class(token.text) in _SPOKEN_OF or token.head.i == token.head.sent[-1].i:
        return False
    if token.head.lemma_ in listed("verbs", "deeds"):
        return any(c.dep_ == "dobj" and c.text[0].isupper() for c in token.head.rights)
    called = common_kind(token.text) in (None, "n") or head_class(token.text) is not None  # no "Management said"
    told = token.head.lemma_ in listed("verbs", "stated") and token.tag_ == "NNP"
    return told and called and any(c.dep_ == "ccomp" for c in token.head.rights)


def _is_derived(token: Token) -> bool:
    """Whether a word is a common one of doing, also with a prefix: "Overfishing", "Redevelopment"."""
    word = token.lower_
    if word.endswith(("isation", "ization")):
        return True  # "Mineralisation", which no lexicon has all of
    prefix = next((p for p in listed("common", "prefixes") if word.startswith(p)), "")
    rest = word.removeprefix(prefix)
    return bool(prefix) and rest.endswith(("ing", "ion", "ment", "ed")) and is_common_word(rest)


def is_loose_adjective(doc: Doc, first: int, last: int) -> bool:
    """Whether a headline's adjective stands before a name that the text has without it: "Tearful Roe-Kim weeps"."""
    word = doc[first].text
    if last - first < 2 or common_kind(word) != "w" or word in given_names() or word in listed("directions"):
        return False
    others = [i for i in range(last, len(doc)) if doc[i].text == doc[first + 1].text and is_large(doc[i])]
    return bool(others) and head_class(doc[last - 1].text) is None and all(doc[i - 1].text != word for i in others)


def only_describes(doc: Doc, i: int) -> bool:
    """Whether a sentence's first word says what the name behind it is: "Chipmaker Nordmark", "Cellist Ana Prieto"."""
    word = doc[i].text
    if word.lower() in listed("around", "nearby") and word not in listed("directions") and is_large(doc[i + 1]):
        called = doc[i + 1].text
        return best(called) is not None or is_group(called) or doc[i + 1].ent_type_ == "GPE"  # "Neighbouring Peru"
    if i + 2 < len(doc) and doc[i + 2].text == "&" and common_kind(word) == "p" and word not in listed("surnames"):
        return True  # "Bookseller Page & Roe"
    if word.lower().removesuffix("s") in words("reference", "pairs") and doc[i + 1].text in given_names():
        return True  # "Brothers Ahmed and Yusuf Roe"
    if word.lower() in listed("around", "sure_firms") | {"airline"} and not any(map(is_large, doc[i + 2 : i + 3])):
        return True  # "Airline Corvo", no "Airline Pilots Association"
    if _is_trade_of_firms(word) and head_class(doc[i + 1].text) is None and not is_common_word(doc[i + 1].text):
        return True  # "Glovemaker Corvo Prima", no "Utility Warehouse"
    if head_class(word) is not None or word in given_names() or word in listed("titles", "kept"):
        return False
    if word.lower() in listed("around", "players") and is_large(doc[i + 1]) and not is_common_word(doc[i + 1].text):
        return True  # "Substitute Prieto"
    one = word.lower().removesuffix("s")  # "Firefighters Ana Roe and Jim Prieto"
    person = common_kind(word) == "p" or SCHEMA.Person in (noun_class(word.lower()), noun_class(one))
    if person and doc[i + 1].text in leading_family_names() and all(map(is_large, doc[i + 2 : i + 4])):
        return True  # "Dealer Lim Mei Ling"
    if person and word not in listed("surnames") and _is_strange_pair(doc, i + 1):
        return True  # "Organiser Tamsel Prieto"
    if person and (doc[i + 1].text in given_names() or is_given_day(doc, i + 1)):
        return True
    return called_class(word.lower()) not in (None, SCHEMA.Product)  # no "Lantern Hill Pictures"


def _is_trade_of_firms(word: str) -> bool:
    """Whether a word tells what a firm makes or does: "Glovemaker", "Retailer", "Utility"."""
    trade = word.lower()
    if not word.istitle() or word in listed("surnames") or head_class(word) is not None:
        return False
    agent = trade.endswith(("er", "or")) and (
        called_class(trade) == SCHEMA.Corporation or trade in listed("nouns", "either")
    )
    return agent or trade in ("utility", "telco", "conglomerate", "startup") or trade.endswith("maker")


def _is_strange_pair(doc: Doc, i: int) -> bool:
    """Whether somebody's two names, the second unknown to English, begin here, a verb, a comma or "and" behind them."""
    pair = doc[i : i + 2]
    strange = len(pair) == 2 and all(t.is_title for t in pair) and common_kind(pair[-1].text) is None
    if not strange or head_class(pair[-1].text) is not None or best(pair.text) is not None:
        return False
    end = i + 2
    while end + 1 < len(doc) and doc[end].text in HYPHENS and doc[end + 1].is_title:
        end += 2  # "Jan Prieto-Roe"
    behind = doc[end] if end < len(doc) else pair[-1]
    person = all(t.ent_type_ == "PERSON" for t in pair)
    return person and (behind.text in (",", "and") or behind.pos_ in ("VERB", "AUX"))


def opens_learned(doc: Doc, i: int) -> bool:
    """Whether the word behind one tells a disease or ends a Latin phrase: "IgA nephropathy", "Prima facie"."""
    following = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    return following.endswith(tuple(listed("common", "diseases"))) or following in listed("common", "latin")


def _is_learned_adjective(token: Token) -> bool:
    """Whether the word ends as adjectives from Greek and Latin do, before a common noun: "Systolic pressure"."""
    return _is_adjective_before_noun(token) and token.lower_.endswith(tuple(listed("common", "learned_endings")))


def is_strange_subject(token: Token) -> bool:
    """Whether the lone first word of a sentence, which the lexicon does not know, acts or owns: "Ostreko was born"."""
    if common_kind(token.text) is not None or len(token) < _SHORT or not token.text[1:].islower():
        return False
    if _has_chief(token):
        return True
    if token.tag_ == "NNS" and token.head.tag_ != "VBZ":
        return False  # "Stallholders say"
    owns = token.dep_ == "poss" and token.tag_ != "NNS"
    return owns or (token.dep_ in SUBJECTS and token.head.pos_ in ("VERB", "AUX"))


def _has_chief(token: Token) -> bool:
    """Whether a title and its holder follow: "Malmvik chairman Ann Roe", "Sementa chief executive Luis Rey"."""
    doc, i = token.doc, token.i + 1
    while i < len(doc) and i - token.i < 4 and (doc[i].is_upper or (doc[i].is_lower and doc[i].pos_ in _IN_TITLES)):
        i += 1
    title = listed("around", "chiefs") if i - token.i == 2 else listed("around", "posts_before")
    return token.i + 1 < i < len(doc) and doc[i - 1].lower_ in title and is_large(doc[i])


def is_leading_pair(doc: Doc, first: int) -> bool:
    """Whether two words belong together: "Tropical Storm", "Lake Lomas", a road and its number, "Nurses Against"."""
    word, behind = doc[first].text, doc[first + 1].text
    tied = behind in listed("common", "within") or (word in listed("roads", "numbered") and behind.isdigit())
    strange = behind.istitle() and not is_common_word(behind) and not is_group(behind)
    tied = tied or (word in listed("common", "of_clubs") | listed("leading") and strange)
    return tied or (word in listed("leading", "behind") and behind in listed("leading"))


def is_language(token: Token) -> bool:
    """Whether a word that no map knows is what somebody speaks or writes in: "stories written in Sesotho"."""
    verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ in ("in", "into", "from") else token.head
    told = token.dep_ == "pobj" and verb.lemma_ in ("write", "translate")
    return (told or (token.dep_ == "dobj" and verb.lemma_ == "speak")) and best(token.text) is None


def is_of_seated(doc: Doc, i: int) -> bool:
    """Whether letters in brackets are those of a party, behind who sits in a council: "Cllr Jim Roe (FG)"."""
    first = i - 1
    while first > 0 and is_large(doc[first - 1]):
        first -= 1
    titled = {token.lower_.strip(".") for token in doc[max(first - 1, 0) : i]}
    return len(doc[i]) < 5 and not titled.isdisjoint(listed("around", "seated"))
