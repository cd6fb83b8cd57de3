"""Names that the tagger takes for another part of speech."""

from spacy.tokens import Token

from kg.extract.parses.trees import FINITE, SUBJECTS, hang_subject, has


def mend_name_for_adverb(word: Token) -> None:
    """ "Tolliver rejected it": what opens a sentence, and is a name elsewhere in the text, is the verb's subject."""
    verb = word.head
    bare = verb.i == word.i + 1 and verb.tag_ in FINITE and not has(verb, *SUBJECTS, "expl", "csubj")
    if bare and any(t.text == word.text and t.tag_ == "NNP" for t in word.doc if t.i != word.i):
        word.tag_, word.pos_, word.lemma_ = "NNP", "PROPN", word.text
        hang_subject(word, verb)
