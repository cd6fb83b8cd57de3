"""The name of a site at the end of a headline: "Mayor resigns | The Echo", "Mayor resigns - Echo News"."""

import re

DIVIDED = re.compile(r"\s+(?:[|–—»·•]|-{1,2}|::)\s+|\s*\|\s*")  # what parts a headline from the name of its site
FEWEST = 3  # letters of a name that others may start with


def without_site(title: str, site: str) -> str:
    """The headline without the site's name behind it, or that of its section: "Mayor resigns | Echo Business"."""
    parts = [*DIVIDED.finditer(title)]
    named = letters(site).removeprefix("the")
    if not parts or len(named) < FEWEST:
        return title
    last = letters(title[parts[-1].end() :]).removeprefix("the")
    same = last.startswith(named) or (len(last) >= FEWEST and named.startswith(last))
    return title[: parts[-1].start()].rstrip() or title if same else title


def starts(text: str, start: str) -> bool:
    """Whether a text starts with the letters of another, which may be all that it has."""
    first = letters(start)
    return bool(first) and letters(text).startswith(first)


def letters(text: str) -> str:
    """The letters and digits of a text, in lower case."""
    return "".join(c for c in text.casefold() if c.isalnum())
