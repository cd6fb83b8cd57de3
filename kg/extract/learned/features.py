"""What a linear model sees of a pair, as readable strings: the words between, the path in the parse, the types.

The set of features follows Mintz et al. 2009 (words between, windows, dependency paths conjoined with types) and
Zhou et al. 2005 (words of the arguments, counts between).
"""

from collections.abc import Iterator
from itertools import pairwise

from kg.extract.learned.candidates import Argument, Pair, Passage
from kg.extract.tokens import Doc, Token

LONG = 14  # words between that are looked at one by one
PATH = 8  # steps of a path that is still written out
CUES = ("NOUN", "VERB")
BESIDE_VERB = ("neg", "aux", "auxpass", "prt", "mark")


class Features:
    """The features of a passage's pairs, always in the same order; what pairs share is worked out once."""

    def __init__(self, doc: Doc, passage: Passage) -> None:
        self.doc = doc
        self.first = passage.first
        arguments = {id(a): a for pair in passage.pairs for a in (pair.subject, pair.object)}.values()
        self.typed = {i: f"<{a.type}>" for a in arguments for i in range(a.first, a.last)}
        self.heads = sorted({(a.first, a.type) for a in arguments})
        self.words = [self._word(token) for token in doc[passage.first : passage.last]]
        own = {id(a): list(self._own(a)) for a in arguments}
        self.as_subject = {a: [f"s:{feature}" for feature in features] for a, features in own.items()}
        self.as_object = {a: [f"o:{feature}" for feature in features] for a, features in own.items()}
        self.beside: dict[str, tuple[list[str], list[str]]] = {}
        self.chains: dict[int, list[Token]] = {}
        self.cues: dict[tuple[int, str], list[str]] = {}

    def of(self, pair: Pair) -> list[str]:
        """The features of one pair."""
        a, b = pair.subject, pair.object
        ahead = a.first < b.first
        left, right = (a, b) if ahead else (b, a)
        side = ("a" if ahead else "b") + str(pair.apart)
        types = f"{a.type}-{b.type}"
        found = [f"{side}|{types}", f"{side}|{a.kind}-{b.kind}", f"{a.special}-{b.special}"]
        found += self.as_subject[id(a)]
        found += self.as_object[id(b)]
        found += self._around(left, right, side)
        found += self._between(left, right, side, types)
        if pair.apart == 0:
            found += self._path(a, b, side)
            found += self._cues(self.doc[a.root], types)
        return found

    def _cues(self, token: Token, types: str) -> list[str]:
        """The nouns and verbs of the sentence that a token stands in."""
        key = token.sent.start, types
        if key not in self.cues:
            lemmas = dict.fromkeys(t.lemma_.lower() for t in token.sent if t.pos_ in CUES)
            self.cues[key] = [f"{types}|in:{lemma}" for lemma in lemmas]
        return self.cues[key]

    def _word(self, token: Token) -> str:
        return self.typed.get(token.i) or (token.lemma_.lower() if token.pos_ != "NUM" else "0")

    def _at(self, i: int) -> str:
        at = i - self.first
        return self.words[at] if 0 <= at < len(self.words) else "^"

    def _own(self, a: Argument) -> Iterator[str]:
        root = self.doc[a.root]
        yield f"kind={a.kind}"
        yield f"special={a.special}"
        if a.kind in ("pronoun", "nominal"):
            yield f"word={root.lower_}"
        elif a.kind == "name":
            yield f"last={self.doc[a.last - 1].lower_}"
        yield f"dep={root.dep_}"
        yield f"head={root.dep_}<{root.head.lemma_.lower()}"
        yield f"in={self._at(a.first - 1)}"
        yield f"before={self._at(a.first - 2)}_{self._at(a.first - 1)}"
        yield f"behind={self._at(a.last)}_{self._at(a.last + 1)}"

    def _around(self, left: Argument, right: Argument, side: str) -> Iterator[str]:
        yield f"{side}|l:{self._at(left.first - 1)}"
        yield f"{side}|r:{self._at(right.last)}"
        yield f"{side}|r2:{self._at(right.last)}_{self._at(right.last + 1)}"

    def _between(self, left: Argument, right: Argument, side: str, types: str) -> list[str]:
        first, last = left.last, right.first
        gap = last - first
        length = min(gap, 3) if gap < 4 else 4 if gap < 7 else 5 if gap < 12 else 6 if gap < 20 else 7
        if gap <= 0:
            return [f"{side}|gap={length}", f"{side}|joined"]
        inner = [kind for at, kind in self.heads if first <= at < last]
        found = [f"{side}|gap={length}", f"{side}|inner={min(len(inner), 4)}"]
        found += [f"{side}|inner-{kind}={min(inner.count(kind), 2)}" for kind in (left.type, right.type)]
        start = first - self.first
        if gap <= 6:
            found.append(f"{side}|{types}|all={'_'.join(self.words[max(start, 0) : start + gap])}")
        return found + self._words_between(side, max(start, 0), start + gap)

    def _words_between(self, side: str, first: int, last: int) -> list[str]:
        """The words and pairs of words of a stretch of the passage; of a long one those at its ends."""
        words, pairs = self._beside(side)
        if last - first <= LONG:
            return [*dict.fromkeys(words[first:last]), *dict.fromkeys(pairs[first : last - 1])]
        before, behind = first + LONG // 2, last - LONG // 2
        gap = f"{side}|ww:{self.words[before - 1]}_...", f"{side}|ww:..._{self.words[behind]}"
        return [
            *dict.fromkeys((*words[first:before], f"{side}|w:...", *words[behind:last])),
            *dict.fromkeys((*pairs[first : before - 1], *gap, *pairs[behind : last - 1])),
        ]

    def _beside(self, side: str) -> tuple[list[str], list[str]]:
        """All words of the passage, and all pairs of words that stand together, as features of one side."""
        if side not in self.beside:
            words = [f"{side}|w:{word}" for word in self.words]
            self.beside[side] = words, [f"{side}|ww:{one}_{two}" for one, two in pairwise(self.words)]
        return self.beside[side]

    def _path(self, a: Argument, b: Argument, side: str) -> Iterator[str]:
        up, top, down = self._way(a.root, b.root)
        steps = [f"{t.dep_}<" for t in up] + [f">{t.dep_}" for t in down]
        yield f"{side}|top={top.lemma_.lower()}"
        yield f"{side}|steps={min(len(steps), 9)}"
        if len(steps) > PATH:
            return
        path = "".join(f"{t.dep_}<" for t in up) + "*" + "".join(f">{t.dep_}" for t in reversed(down))
        yield f"path={path}"
        yield f"path={path}|{top.lemma_.lower()}"
        lemmas = [t.lemma_.lower() for t in (*up[1:], top, *reversed(down[1:])) if t.i not in self.typed]
        yield f"{side}|way={'_'.join(lemmas)}"
        yield from dict.fromkeys(f"on:{lemma}" for lemma in lemmas)
        yield from dict.fromkeys(f"by:{c.dep_}={c.lower_}" for c in top.children if c.dep_ in BESIDE_VERB)

    def _way(self, a: int, b: int) -> tuple[list[Token], Token, list[Token]]:
        """The tokens from `a` up to below the lowest common ancestor, that one, and those from `b` up."""
        one, two = self._chain(a), self._chain(b)
        while len(one) > 1 and len(two) > 1 and one[-2].i == two[-2].i:
            one, two = one[:-1], two[:-1]
        return one[:-1], one[-1], two[:-1]

    def _chain(self, i: int) -> list[Token]:
        if i not in self.chains:
            token = self.doc[i]
            self.chains[i] = [token, *token.ancestors]
        return self.chains[i]
