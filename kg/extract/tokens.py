"""An article's annotation as the rules read it: spaCy's tokens, sentences and tree as plain Python objects.

A spaCy token decodes its strings, and walks over its words to find its children, whenever it is asked; the rules ask
millions of times an article. Here each answer is worked out once, when the `Doc` is made. Names and meaning are
those of spaCy's `Doc`, `Span` and `Token`, of which these have what rules need. Only the mends of a parse change
anything here: they tag words anew and attach them to another head.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import attrgetter
from types import SimpleNamespace
from typing import Literal, cast, overload

import spacy.tokens

from kg.shown import shown
from kg.shown.shorthand import written_out

_index = attrgetter("i")
_SHAPES = ("alpha", "bracket", "currency", "lower", "punct", "quote", "space", "stop", "title", "upper")
_WORDS = ("lower_", "whitespace_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "text")
_NOTHING = {"like_num": False, **{f"is_{shape}": False for shape in _SHAPES}, **dict.fromkeys(_WORDS, "")}


class Token:
    """A word or mark. `i` is its index, `idx` its first character; see `spacy.tokens.Token` for the rest."""

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_alpha",
        "is_bracket",
        "is_currency",
        "is_lower",
        "is_punct",
        "is_quote",
        "is_sent_start",
        "is_space",
        "is_stop",
        "is_title",
        "is_upper",
        "left_edge",
        "lefts",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "right_edge",
        "rights",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )

    doc: Doc
    sent: Span
    head: Token
    left_edge: Token
    right_edge: Token
    lefts: tuple[Token, ...]
    rights: tuple[Token, ...]
    children: tuple[Token, ...]

    def __init__(self, doc: Doc, token: spacy.tokens.Token, written_out: str | None = None) -> None:
        self.doc = doc
        self.i = token.i
        self.idx = token.idx
        self.text = token.text
        self.lower_ = written_out or token.lower_
        self.whitespace_ = token.whitespace_
        self.lemma_ = written_out.removesuffix("s") if written_out else token.lemma_
        self.pos_ = token.pos_
        self.tag_ = token.tag_
        self.dep_ = token.dep_
        self.ent_type_ = token.ent_type_
        self.is_sent_start = bool(token.is_sent_start)
        self.is_alpha = token.is_alpha
        self.is_bracket = token.is_bracket
        self.is_currency = token.is_currency
        self.is_lower = token.is_lower
        self.is_punct = token.is_punct
        self.is_quote = token.is_quote
        self.is_space = token.is_space
        self.is_stop = token.is_stop
        self.is_title = token.is_title
        self.is_upper = token.is_upper
        self.like_num = token.like_num

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def text_with_ws(self) -> str:
        """The word with the blank behind it, if there is one."""
        return self.text + self.whitespace_

    @property
    def ancestors(self) -> Iterator[Token]:
        """The tokens above, from the head to the root of the sentence."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> list[Token]:
        """The token and all that hangs on it, in order of the text."""
        found = [self]
        for token in found:
            found.extend(token.children)
        return sorted(found, key=_index)

    def attach(self, head: Token, dep: str = "") -> None:
        """Hang the token on another one, or on none where that is itself, and say as what, if that is new.

        Edges and sentences follow, as they do when the head of a spaCy token is set. A tree has no circles: where the
        head hangs on the token, nothing moves.
        """
        self.dep_ = dep or self.dep_
        if head is self.head or self.is_ancestor(head):
            return
        tops = self.top, head.top
        before, self.head = self.head, head
        before._bear(token for token in before.children if token is not self)
        if head is not self:
            head._bear((*head.children, self))
        self.doc._settle(min(top.left_edge.i for top in tops), max(top.right_edge.i for top in tops) + 1)

    def _bear(self, children: Iterable[Token]) -> None:
        """Set what hangs on the token."""
        self.children = tuple(sorted(children, key=_index))
        self.lefts = tuple(token for token in self.children if token.i < self.i)
        self.rights = tuple(token for token in self.children if token.i > self.i)

    @property
    def top(self) -> Token:
        """The root of the sentence."""
        token = self
        while token.head is not token:
            token = token.head
        return token

    def is_ancestor(self, descendant: Token) -> bool:
        """Whether another token hangs on this one, directly or not."""
        return any(token is self for token in descendant.ancestors)

    def nbor(self, i: int = 1) -> Token:
        """The token so many places to the right; an empty one right before and behind the text, beyond `IndexError`."""
        at = self.i + i
        if at < -1:
            raise IndexError(f"no token {i} from token {self.i}")
        return self.doc._with_end[at]


class Span:
    """Tokens that follow each other, from `start` to `end` (exclusive)."""

    __slots__ = ("_tokens", "doc", "end", "start")

    def __init__(self, doc: Doc, start: int, tokens: list[Token]) -> None:
        self.doc = doc
        self.start = start
        self.end = start + len(tokens)
        self._tokens = tokens

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    def __reversed__(self) -> Iterator[Token]:
        return reversed(self._tokens)

    def __contains__(self, token: object) -> bool:
        return token in self._tokens

    def __len__(self) -> int:
        return len(self._tokens)

    def __getitem__(self, i: int) -> Token:
        return self._tokens[i]

    @property
    def start_char(self) -> int:
        """The first character."""
        return self._tokens[0].idx

    @property
    def end_char(self) -> int:
        """The character behind the last one."""
        last = self._tokens[-1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The characters from the first token to the last."""
        return self.doc.text[self.start_char : self.end_char] if self._tokens else ""

    @property
    def sent(self) -> Span:
        """The sentence in which the span begins."""
        return self._tokens[0].sent

    @property
    def root(self) -> Token:
        """The token nearest to the root of its sentence; a mark or blank without dependents only for want of others."""
        tops = [token for token in self._tokens if token.head is token or not self.start <= token.head.i < self.end]
        return min(tops, key=_depth) if len(tops) > 1 else tops[0]


class Doc:
    """An article's tokens. `doc[len(doc)]` is an empty one, so that rules may ask what follows a word."""

    __slots__ = ("_starts", "_with_end", "left_out", "sents", "supplied", "text", "tokens")

    def __init__(self, doc: spacy.tokens.Doc) -> None:
        held = shown(doc)
        self.text, self.left_out = held.text, held.cuts
        self.supplied = frozenset(token.i for token in doc if held.is_supplied(token.idx)) if held.cuts else frozenset()
        units = written_out(doc)
        self.tokens = [Token(self, token, units.get(token.i)) for token in doc]
        for token in self.tokens if held.cuts else ():
            token.idx = held.place(token.idx)
        self._starts = [token.idx for token in self.tokens]
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token, original in zip(self.tokens, doc, strict=True):
            token.head = self.tokens[original.head.i]
            token.left_edge = self.tokens[original.left_edge.i]
            token.right_edge = self.tokens[original.right_edge.i]
            if token.head is not token:
                below[token.head.i].append(token)
        for token, children in zip(self.tokens, below, strict=True):
            token._bear(children)
        self._part_sentences()
        self._with_end = [*self.tokens, _behind(self)]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __reversed__(self) -> Iterator[Token]:
        return reversed(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    @overload
    def __getitem__(self, i: int) -> Token: ...
    @overload
    def __getitem__(self, i: slice) -> Span: ...
    def __getitem__(self, i: int | slice) -> Token | Span:
        if isinstance(i, slice):
            found = self.tokens[i]
            return Span(self, found[0].i if found else i.indices(len(self.tokens))[0], found)
        return self._with_end[i] if i >= 0 else self.tokens[i]

    def char_span(
        self, start: int, end: int, alignment_mode: Literal["strict", "contract", "expand"] = "strict"
    ) -> Span | None:
        """The tokens from one character to another (exclusive), or None where no tokens fit.

        A token that is cut makes it None ("strict"), is left out ("contract") or taken in ("expand").
        """
        first, last = self._token_at(start), self._token_at(end - 1)
        if first is None or last is None:
            return None
        one, other = self.tokens[first], self.tokens[last]
        cut = start > one.idx, end < other.idx + len(other.text)
        if alignment_mode == "strict":
            return self[first : last + 1] if start == one.idx and end == other.idx + len(other.text) else None
        if alignment_mode == "contract":
            first, last = first + cut[0], last - cut[1]
            return self[first : last + 1] if first <= last else None
        first += start >= one.idx + len(one.text)
        return self[first : last + 1] if first <= last else None

    def _part_sentences(self) -> None:
        """Set the sentences by the tokens that begin one."""
        edges = [0, *(token.i for token in self.tokens[1:] if token.is_sent_start), len(self.tokens)]
        self.sents = tuple(self[start:end] for start, end in pairwise(edges) if start < end)
        for sentence in self.sents:
            for token in sentence:
                token.sent = sentence

    def _settle(self, start: int, end: int) -> None:
        """Find the edges, and by them the sentences, of the tokens of whole sentences, one of which has a new head."""
        tokens = self.tokens[start:end]
        for token in tokens:
            token.left_edge = token.right_edge = token
        moved = True
        while moved:  # once and again where no branch of the tree crosses another
            moved = False
            for token in (*tokens, *reversed(tokens)):
                head = token.head
                if token.left_edge.i < head.left_edge.i:
                    head.left_edge, moved = token.left_edge, True
                if token.right_edge.i > head.right_edge.i:
                    head.right_edge, moved = token.right_edge, True
        begun = {token.left_edge.i for token in tokens if token.head is token}
        changed = [token for token in tokens if token.is_sent_start != (token.i in begun)]
        for token in changed:
            token.is_sent_start = not token.is_sent_start
        if changed:
            self._part_sentences()

    def _token_at(self, character: int) -> int | None:
        i = bisect_right(self._starts, character) - 1
        return i if i >= 0 and character < len(self.text) else None


def _behind(doc: Doc) -> Token:
    """What stands behind the last token: a token without words, which would begin a sentence."""
    blank = SimpleNamespace(**_NOTHING, i=len(doc), idx=len(doc.text), is_sent_start=True)
    token = Token(doc, cast(spacy.tokens.Token, blank))
    token.head = token.left_edge = token.right_edge = token
    token.lefts = token.rights = token.children = ()
    token.sent = Span(doc, len(doc), [])
    return token


def _depth(token: Token) -> int:
    """How many tokens stand above a token in the tree."""
    alone = (token.is_punct or token.is_space) and not token.children and token.head is not token
    return len(token.doc) if alone else sum(1 for _ in token.ancestors)


def behind_brackets(doc: Doc, at: int, most: int) -> int:
    """The token behind the brackets that open at a token and close among the next `most`, else the token itself."""
    if at >= len(doc) or doc[at].text != "(":
        return at
    return next((t.i + 1 for t in doc[at : at + most] if t.text == ")"), at)
