"""As "he" or as "she": what pronouns have said of each thing or person that an article tells of."""

CERTAIN, LATELY = 0.6, 2  # how sure a pronoun is that tells for some sentences whether a person is a man or a woman
Key = tuple[int, str]


class Called:
    """The pronoun that each key was last taken up by."""

    def __init__(self) -> None:
        self._last: dict[Key, tuple[str, int, float]] = {}

    def note(self, key: Key, gender: str, sentence: int, sure: float) -> None:
        """Record that somebody was taken up as "he" or "she", and how surely."""
        self._last[key] = gender, sentence, sure

    def gender(self, key: Key, sentence: int) -> str | None:
        """ "m" or "f" for whom a pronoun told of in the same sentence, or surely in the one or two before."""
        gender, since, sure = self._last.get(key, ("", sentence, 0.0))
        near = since == sentence or (sure >= CERTAIN and sentence - since <= LATELY)
        return gender or None if near else None

    def otherwise(self, key: Key, gender: str, sentence: int) -> bool:
        """Whether "he", for "she", was said of somebody just before."""
        return self.gender(key, sentence) not in (None, gender)
