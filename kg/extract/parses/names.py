"""Names that the tagger takes for another part of speech, and clauses behind a name that describe what bears it."""

from kg.extract.parses.trees import FINITE, SUBJECTS, TENSED, hang, hang_subject, has, make_root, take_place, tense
from kg.extract.reference.taking_up.phrases import is_person_noun
from kg.extract.tokens import Token
from kg.rows.lexicon import common_kind, is_common_word

CALLED = ("called", "named", "dubbed", "nicknamed")
_PLURAL_ENDS = ("s", "a", "ae", "i", "men", "fish", "folk", "people", "ren", "youth")
_LONGEST = 5  # tokens of somebody's name


def mend_name_for_adverb(word: Token) -> None:
    """ "Tolliver rejected it": what opens a sentence, and is a name elsewhere in the text, is the verb's subject."""
    verb = word.head
    adverb = word.tag_ in ("RB", "JJ") and word.dep_ == "advmod" and verb.i == word.i + 1
    bare = adverb and verb.tag_ in FINITE and not has(verb, *SUBJECTS, "expl", "csubj")
    if bare and any(t.text == word.text and t.tag_ == "NNP" for t in word.doc if t.i != word.i):
        word.tag_, word.pos_, word.lemma_ = "NNP", "PROPN", word.text
        hang_subject(word, verb)


def mend_name_for_plural(word: Token) -> None:
    """ "Orme raised prices": a strange subject that opens a sentence and ends as no plural does is a name."""
    strange = word.tag_ == "NNS" and word.is_title and word.is_alpha and not word.lower_.endswith(_PLURAL_ENDS)
    if strange and word.dep_ in SUBJECTS and not has(word, "amod", "nummod") and common_kind(word.text) is None:
        word.tag_, word.pos_, word.lemma_ = "NNP", "PROPN", word.text


def mend_start_up(word: Token) -> None:
    """ "Lagos start-up Orlo raised $8 million": what stands before its name, and behind its town, is no verb."""
    verb = next((c for c in word.rights if c.dep_ == "ccomp"), word)
    name = next((c for c in verb.lefts if c.dep_ in SUBJECTS and c.left_edge.i == word.i + 1), None)
    if word.tag_.startswith("VB") and name is not None:
        word.tag_, word.pos_, word.lemma_ = "NN", "NOUN", word.lower_
        take_place(verb, word)
        hang(word, name, "compound")
        for below in [c for c in word.rights if c.is_punct]:
            hang(below, verb)
    for town in [c for c in word.lefts if c.dep_ in SUBJECTS and word.tag_ == "NN"]:
        town.dep_ = "compound"
    if word.tag_.startswith("VB") and word.i > word.sent.start + 1 and word.i + 1 < word.sent.end:
        _mend_start_up_behind_verb(word)


def _mend_start_up_behind_verb(word: Token) -> None:
    """ "left Acme to run software startup Orlo": who runs it runs Orlo, and "software" tells of what kind it is."""
    field, name = word.nbor(-1), next((c for c in word.rights if c.dep_ == "dobj"), word)
    if name.pos_ != "PROPN" or name.left_edge.i != word.i + 1 or field.dep_ not in ("dobj", "pobj") or field.i > word.i:
        return
    above, dep = field.head, field.dep_
    if above.i > field.i or above == word:
        return
    word.tag_, word.pos_, word.lemma_ = "NN", "NOUN", word.lower_
    below = [c for c in word.children if c != name]
    hang(name, above, dep)
    for child in below:
        hang(child, above)
    for part in (field, word):
        hang(part, name, "compound")


def mend_legal_form(form: Token) -> None:
    """ "heads Acme, Inc.", "sold Acme Ltd. Ann Roe is": the form ends the name before it, and maybe the sentence."""
    comma = form.nbor(-1) if form.i > form.sent.start + 1 else form
    before = comma.nbor(-1) if comma.text == "," else form
    free = form.left_edge == form and form.dep_ not in {*SUBJECTS, "appos", "conj"}
    if before != form and before.pos_ == "PROPN" and free:
        hang(comma, before)
        hang(form, before, "appos")
    elif form.text.endswith(".") and form.dep_ == "compound" and form.head.i > form.i + 1:
        _mend_sentence_behind(form)


def _mend_sentence_behind(form: Token) -> None:
    """ "chairs Acme Ltd. Ann Roe is": whoever stands behind the form is the subject of the verb behind."""
    doc, name = form.doc, form.head
    verb = doc[min(name.i + 1, form.sent.end - 1)]
    verb = verb.head if verb.dep_ in ("aux", "auxpass") else verb
    person = all(t.ent_type_ == "PERSON" for t in doc[form.i + 1 : name.i + 1]) and name.right_edge == name
    if person and verb.i > name.i and tense(verb) in TENSED and not has(verb, *SUBJECTS):
        take_place(form, name)
        for below in [c for c in name.lefts if c.i < form.i]:
            hang(below, form)
        hang_subject(name, verb)


def mend_noun_for_name(word: Token) -> None:
    """ "Copper has risen", "Exports of tin fell": a common word is large because it opens the sentence."""
    behind = word.doc[word.i + 1 : min(word.i + 3, word.sent.end)]
    if word.tag_ not in ("NNP", "NNPS") or word.ent_type_ or not word.text[1:].islower() or len(behind) < 2:
        return
    elsewhere = [t for t in word.doc if t.lower_ == word.lower_ and not t.is_sent_start]
    office = behind[0].lower_ in ("minister", "secretary") or (behind[0].lower_ == "of" and behind[1].tag_ == "NN")
    if behind[0].lower_ in ("of", "for") and is_person_noun(word.lower_):  # "Chairman of Acme, Ann Roe, said"
        office = office or any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in word.rights)
    common = all(t.is_lower for t in elsewhere) and (len(elsewhere) > 0 or (office and behind[0].is_lower))
    if common and (is_common_word(word.lower_) or is_person_noun(word.lower_)):
        word.tag_, word.pos_ = ("NNS" if word.tag_ == "NNPS" else "NN"), "NOUN"


def mend_plural_of_person(name: Token) -> None:
    """ "Union leader Radek Hons said": whoever has a given name is one, whatever ends the other."""
    given = name.nbor(-1) if name.i > name.sent.start else name
    if given.head == name and given.pos_ == "PROPN" and name.left_edge.lower_ != "the" and given != name:
        name.tag_ = "NNP"


def mend_name_before_noun(noun: Token) -> None:
    """ "to rename the Tarn crossing after him": behind a name with an article it is a noun, no second object."""
    name = noun.nbor(-1) if noun.i > noun.sent.start else noun
    second = name.dep_ == noun.dep_ and name.head == noun.head and noun.left_edge.i == noun.i
    before = second or (name.dep_ == "compound" and name.head == noun)
    if name.pos_ != "PROPN" or not before or "the" not in (name.left_edge.lower_, noun.left_edge.lower_):
        return
    noun.tag_, noun.pos_ = "NN", "NOUN"
    if second:
        hang(name.left_edge, noun)
        hang(name, noun, "compound")


def mend_holder(heads: Token) -> None:
    """ "Ana Lima heads Bank Nusa": between two names in a sentence without a verb it is the verb."""
    doc, sent, i = heads.doc, heads.sent, heads.i
    run, behind = list(doc[sent.start : i]), list(doc[i + 1 : min(i + 2, sent.end)])
    if not 0 < len(run) < _LONGEST or not behind or any(t.tag_ in TENSED and t != heads for t in sent):
        return
    named = behind[0].is_title or behind[0].lower_ in ("the", "its", "a", "an")
    if (heads.dep_ == "ROOT" and heads.tag_ == "VBZ") or not named or not all(t.is_title for t in run):
        return
    thing = next((t for t in doc[i + 1 : sent.end] if t.head.i <= i or t.head == t), None)
    root = next(t for t in sent if t.head == t)
    if thing is None or thing.is_punct:
        return
    if root != heads:
        make_root(heads, root)
    heads.tag_, heads.pos_, heads.lemma_, heads.dep_ = "VBZ", "VERB", "head", "ROOT"
    holder = run[-1]
    hang(holder, heads, "nsubj")
    for part in run[:-1]:
        hang(part, holder, "compound")
    hang(thing, heads, "dobj")
    for below in [c for c in (*thing.lefts, *root.rights) if c.i <= i or c.is_punct]:
        hang(below, heads if below.is_punct else holder)


def mend_clause_of_named(opener: Token) -> None:
    """ "a chip called Dingo that Acme designed": the clause describes the chip."""
    name = opener.nbor(-1) if opener.i > opener.sent.start else opener
    called = name.head
    named = opener.lower_ in ("that", "which", "who") and called.dep_ == "acl" and called.lower_ in CALLED
    named = named and called.tag_ == "VBN" and called.i < name.i
    doer = opener.head if opener.dep_ == "det" else opener  # "that" may be taken for the article of the name behind it
    verb = next((c for c in doer.rights if c.dep_ in ("acl", "relcl")), doer) if doer is not opener else opener.head
    if not named or not verb.tag_.startswith("VB") or verb.head not in (called, called.head, doer) or verb.i < opener.i:
        return
    hang(verb, called.head, "relcl")
    if doer is not opener:
        hang(doer, verb, "nsubj")
        hang(opener, verb)
    opener.tag_ = "WDT" if opener.tag_ == "IN" else opener.tag_
    opener.dep_ = "dobj" if any(c.dep_ in SUBJECTS and c != opener for c in verb.lefts) else "nsubj"
    verb.tag_ = "VBD" if verb.tag_ == "VBN" and not has(verb, "aux", "auxpass") else verb.tag_


_PLURAL_ENDS = ("s", "a", "ae", "i", "men", "fish", "folk", "people", "ren", "youth")


def mend_plural_before_noun(plural: Token) -> None:
    """ "people below the tailings dam": behind an article a plural right before a noun tells which dam it is."""
    noun = plural.nbor(1) if plural.i + 1 < plural.sent.end else plural
    loose = noun.dep_ in ("appos", "advcl", "npadvmod", "dep") and noun.tag_ == "NN" and noun.left_edge == noun
    if plural.tag_ == "NNS" and loose and has(plural, "det") and plural.right_edge.i <= noun.right_edge.i:
        hang(noun, plural.head, "pobj")
        hang(plural, noun, "compound")
        for below in list(plural.lefts):
            hang(below, noun)


def mend_owner(case: Token) -> None:
    """ "speaks for 600 of the trust's 9,400 clerks": the owner stands right before "'s", what it has behind."""
    owner = case.nbor(-1) if case.i > case.sent.start else case
    above = case.head
    things = [c for c in above.rights if c.i > case.i and c.dep_ in ("appos", "npadvmod", "conj", "dobj")]
    stray = case.tag_ == "POS" and owner.dep_ == "pobj" and above.i < owner.head.i
    if stray and things and things[0].left_edge.i == case.i + 1 and things[0].pos_ == "NOUN":
        hang(things[0], owner.head, "pobj")
        hang(owner, things[0], "poss")
        hang(case, owner)


def mend_name_before_letters(bracket: Token) -> None:
    """ "The Dockers' Union (DU), which": the letters in brackets stand for the name, and not the name for them."""
    letters = bracket.head
    name = next((c for c in letters.lefts if c.dep_ in ("nmod", "compound") and c.i + 1 == bracket.i), None)
    if name is None or name.pos_ != "PROPN" or letters.i != bracket.i + 1 or not letters.is_upper:
        return
    take_place(name, letters)
    for below in [c for c in letters.children if c.text not in ("(", ")") and c != name]:
        hang(below, name)
    hang(letters, name, "appos")
