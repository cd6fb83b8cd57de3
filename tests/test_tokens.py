"""The rules' own tokens answer as spaCy's do."""

import random

import pytest
import spacy.tokens
from spacy.language import Language

from kg.extract.tokens import Doc, Span, Token

TEXT = """\
Rakesh Nair, 52, who "built" the (small) firm, said on Monday: "We don't expect €60M." Its plant, it is
not yet known, opened in the U.S. in March and closed – nobody knows why – ten days later.  What a hearing is scheduled
on the issue today! Ships
"""
LINKS = {"children", "doc", "head", "left_edge", "lefts", "right_edge", "rights", "sent"}
WORDS = (*sorted({*Token.__slots__} - LINKS), "text_with_ws")
OTHERS = ("children", "lefts", "rights", "ancestors", "subtree")
MODES = ("strict", "contract", "expand")


@pytest.fixture(scope="module")
def theirs(nlp: Language) -> spacy.tokens.Doc:
    return nlp(TEXT)


@pytest.fixture(scope="module")
def ours(theirs: spacy.tokens.Doc) -> Doc:
    return Doc(theirs)


def of_token(token: Token | spacy.tokens.Token) -> list[object]:
    single = [token.head.i, token.left_edge.i, token.right_edge.i, token.sent.start, token.sent.end, len(token)]
    several = [sorted(other.i for other in getattr(token, name)) for name in OTHERS]
    return [*(getattr(token, name) for name in WORDS), *single, *several]


def of_span(span: Span | spacy.tokens.Span | None) -> list[object] | None:
    if span is None or len(span) == 0:
        return None
    places = [span.start, span.end, span.start_char, span.end_char, len(span), span[0].i, span[-1].i]
    return [*places, span.text, span.root.i, span.sent.start]


def test_every_answer_about_a_token_is_that_of_spacy(ours: Doc, theirs: spacy.tokens.Doc) -> None:
    assert [of_token(token) for token in ours] == [of_token(token) for token in theirs]


def test_every_stretch_of_tokens_has_the_same_head_and_text(ours: Doc, theirs: spacy.tokens.Doc) -> None:
    size = len(theirs)
    for start in range(-2, size + 2):
        for end in range(-2, size + 2):
            assert of_span(ours[start:end]) == of_span(theirs[start:end])


@pytest.mark.parametrize("mode", MODES)
def test_every_stretch_of_characters_gives_the_same_tokens(mode: str, ours: Doc, theirs: spacy.tokens.Doc) -> None:
    for start in range(0, len(TEXT), 2):
        for end in range(start + 1, len(TEXT) + 2):
            one, other = (doc.char_span(start, end, alignment_mode=mode) for doc in (ours, theirs))
            assert of_span(one) == of_span(other), (start, end)


def test_sentences_are_the_same(ours: Doc, theirs: spacy.tokens.Doc) -> None:
    assert [of_span(sentence) for sentence in ours.sents] == [of_span(sentence) for sentence in theirs.sents]


def test_behind_the_last_token_stands_one_without_words_and_before_the_first_too(ours: Doc) -> None:
    behind = ours[3].nbor(len(ours) - 3)
    assert ours[3].nbor(-4) is behind
    assert (behind.i, behind.text, behind.tag_, behind.children, behind.idx) == (len(ours), "", "", (), len(TEXT))
    assert behind.head is behind
    assert behind.is_sent_start
    assert not behind.is_punct


def test_a_neighbour_further_beyond_the_text_is_an_error(ours: Doc) -> None:
    assert ours[3].nbor(-3) is ours[0]
    for step in (-5, len(ours) - 2):
        with pytest.raises(IndexError):
            ours[3].nbor(step)


def test_an_empty_article_has_no_tokens_and_no_sentences(nlp: Language) -> None:
    empty = Doc(nlp(""))
    assert (len(empty), list(empty), list(empty.sents), empty.text) == (0, [], [], "")


@pytest.mark.parametrize("seed", range(20))
def test_a_token_with_a_new_head_takes_its_branch_along(seed: int, nlp: Language) -> None:
    ours = Doc(nlp(TEXT))
    sentences = [(sentence.start, sentence.end) for sentence in ours.sents]
    chance = random.Random(seed)
    for _ in range(10):
        token = chance.choice(ours.tokens)
        head = chance.choice(list(token.sent))
        if token is token.head or token is head or token.is_ancestor(head):
            continue
        token.attach(head, "dep")
        assert token.head is head
        assert token.dep_ == "dep"
        for each in ours:
            assert list(each.children) == [other for other in ours if other.head is each is not other]
            assert (each.left_edge, each.right_edge) == (each.subtree[0], each.subtree[-1])
    assert [(sentence.start, sentence.end) for sentence in ours.sents] == sentences


def test_a_token_that_hangs_on_none_begins_a_sentence_as_in_spacy(nlp: Language) -> None:
    theirs = nlp("The mill closed and the bank, its owner, left.")
    ours = Doc(theirs)
    left, theirs_left = ours[len(ours) - 2], theirs[len(ours) - 2]
    left.attach(left, "ROOT")
    theirs_left.head, theirs_left.dep_ = theirs_left, "ROOT"
    assert [sentence.text for sentence in ours.sents] == [sentence.text for sentence in theirs.sents]
    assert len(ours.sents) == 2


def test_a_token_is_not_hung_on_what_hangs_on_it(nlp: Language) -> None:
    ours = Doc(nlp("The old mill closed."))
    mill = ours[2]
    mill.attach(ours[1])
    assert mill.head is ours[3]
