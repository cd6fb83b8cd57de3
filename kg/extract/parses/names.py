"""Names that the tagger takes for another part of speech, and clauses behind a name that describe what bears it."""

from kg.extract.parses.trees import FINITE, SUBJECTS, TENSED, hang, hang_subject, has, make_root, take_place, tense
from kg.extract.tokens import Token
from kg.rows.lexicon import common_kind

CALLED = ("called", "named", "dubbed", "nicknamed")
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


def mend_legal_form(form: Token) -> None:
    """ "heads Acme, Inc.", "sold Acme Ltd. Ann Roe is": the form ends the name before it, and maybe the sentence."""
    comma = form.nbor(-1) if form.i > form.sent.start + 1 else form
    before = comma.nbor(-1) if comma.text == "," else form
    if before != form and before.pos_ == "PROPN" and form.left_edge == form and form.dep_ not in ("appos", "conj"):
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
_LONGEST = 5  # tokens of somebody's name
