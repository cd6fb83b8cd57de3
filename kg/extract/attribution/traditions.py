"""What is handed down by nobody in particular: "by one tradition", "in one version of the story"."""

from kg.extract.tokens import Token
from kg.rows import words


def tradition(prep: Token) -> Token | None:
    """The tradition or the version that is credited behind "by" or "in", one of several or some: "by some accounts"."""
    return next(
        (
            noun
            for noun in prep.rights
            if noun.lemma_.lower() in words("attribution", "traditions")
            and noun.doc[prep.i + 1].lower_ in words("attribution", "one_of_several")
        ),
        None,
    )
