"""Names that the tagger takes for another part of speech."""

from kg.extract.parses.trees import FINITE, SUBJECTS, hang, hang_subject, has
from kg.extract.tokens import Token


def mend_name_for_adverb(word: Token) -> None:
    """ "Tolliver rejected it": what opens a sentence, and is a name elsewhere in the text, is the verb's subject."""
    verb = word.head
    adverb = word.tag_ == "RB" and word.dep_ == "advmod" and verb.i == word.i + 1
    bare = adverb and verb.tag_ in FINITE and not has(verb, *SUBJECTS, "expl", "csubj")
    if bare and any(t.text == word.text and t.tag_ == "NNP" for t in word.doc if t.i != word.i):
        word.tag_, word.pos_, word.lemma_ = "NNP", "PROPN", word.text
        hang_subject(word, verb)


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
