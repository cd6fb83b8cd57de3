"""The text of an annotated article as one string."""

from spacy.tokens import Doc


def text_of(doc: Doc) -> str:
    """The text of a `Doc`, put together once: `doc.text` joins all its tokens each time it is asked for."""
    text = doc.user_data.get("text")
    if text is None:
        text = doc.user_data["text"] = doc.text
    return str(text)
