"""Names that the tagger takes for another part of speech."""

from kg.extract.parses.trees import FINITE, SUBJECTS, TENSED, hang, hang_subject, has, make_root, take_place, tense
from kg.extract.tokens import Token


def mend_name_for_adverb(word: Token) -> None:
    """ "Tolliver rejected it": what opens a sentence, and is a name elsewhere in the text, is the verb's subject."""
    verb = word.head
    adverb = word.tag_ in ("RB", "JJ") and word.dep_ == "advmod" and verb.i == word.i + 1
    bare = adverb and verb.tag_ in FINITE and not has(verb, *SUBJECTS, "expl", "csubj")
    if bare and any(t.text == word.text and t.tag_ == "NNP" for t in word.doc if t.i != word.i):
        word.tag_, word.pos_, word.lemma_ = "NNP", "PROPN", word.text
        hang_subject(word, verb)


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


_LONGEST = 5  # tokens of somebody's name
