"""A SPARQL server elsewhere: queries are asked of it, requests are sent to it, again where it asks for patience."""

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError, ServerError, UsageError
from kg.media import GRAPH_TYPES, RESULT_TYPES, form_of
from kg.query import declared_prefixes, with_parameters
from kg.query_process import Reply

if TYPE_CHECKING:
    import httpx

TRIES = 5
PATIENCE = (429, 500, 502, 503, 504)  # answers after which a server is asked again
FIRST_PAUSE = 0.5  # seconds; doubled with every try


@dataclass(frozen=True, slots=True)
class Access:
    """How a server knows who asks: a name and a password (basic or digest), or a token."""

    user: str | None = None
    password: str | None = None
    token: str | None = None
    digest: bool = False

    @staticmethod
    def from_environment(user: str | None = None, digest: bool = False) -> "Access":
        """What KG_USER, KG_PASSWORD and KG_TOKEN say; a user that is given counts more."""
        given = os.environ.get
        return Access(user or given("KG_USER"), given("KG_PASSWORD"), given("KG_TOKEN"), digest)


def client(access: Access, seconds: float | None = 60.0) -> "httpx.Client":
    """A client that identifies itself and gives up on a silent server after some seconds."""
    import httpx

    if access.user is not None and access.password is None:
        raise UsageError("a user needs a password: set KG_PASSWORD")
    auth: Any = None
    if access.user is not None and access.password is not None:
        auth = (httpx.DigestAuth if access.digest else httpx.BasicAuth)(access.user, access.password)
    headers = {"Authorization": f"Bearer {access.token}"} if access.token and not access.user else {}
    return httpx.Client(auth=auth, headers=headers, timeout=seconds, follow_redirects=True)


def send(session: "httpx.Client", method: str, url: str, **request: Any) -> "httpx.Response":
    """The response to a request, tried again with growing pauses; raises `ServerError` if no one answers.

    A response with another status than those of `PATIENCE` is given back as it is.
    """
    import httpx

    for attempt in range(TRIES):
        last = attempt == TRIES - 1
        pause = FIRST_PAUSE * 2**attempt
        try:
            response = session.request(method, url, **request)
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise UsageError(f"{url!r} is no address of a server: it starts with http:// or https://") from error
        except httpx.TransportError as error:
            if last:
                raise ServerError(f"{url} does not answer ({error or type(error).__name__}): is it running?") from error
        else:
            if response.status_code not in PATIENCE or last:
                return response
            wished = response.headers.get("Retry-After", "")
            pause = max(pause, min(float(wished), 60.0)) if wished.isdecimal() else pause
        time.sleep(pause)
    raise AssertionError("the last try returns or raises")


def told(response: "httpx.Response") -> str:
    """What a server says about an error, on one line."""
    text = " ".join(response.text.split())[:300]
    return f"{response.status_code} {response.reason_phrase}" + (f": {text}" if text else "")


def ask(
    url: str,
    text: str,
    parameters: Mapping[str, str],
    forms: Mapping[str, str],
    access: Access,
    seconds: float | None = None,
) -> Reply:
    """Ask a query of a server by the SPARQL Protocol; the usual prefixes and parameters work as they do here.

    Raises `QueryError` for a query that the server refuses, `ServerError` where it cannot answer.
    """
    whole = declared_prefixes(with_parameters(text, parameters) if parameters else text)
    kinds = {"rows": RESULT_TYPES, "boolean": RESULT_TYPES, "triples": GRAPH_TYPES}
    accepted = dict.fromkeys(kinds[kind][form] for kind, form in forms.items())
    headers = {"Accept": ", ".join([*accepted, "*/*;q=0.1"]), "Content-Type": "application/sparql-query"}
    with client(access, seconds) as session:
        response = send(session, "POST", url, content=whole.encode(), headers=headers)
    if response.status_code == 400:
        raise QueryError(f"{url} refuses the query: {told(response)}")
    if response.status_code != 200:
        raise ServerError(f"{url} answers {told(response)}")
    kind, form = form_of(response.headers.get("Content-Type", ""))
    return Reply(kind, response.content if form == forms.get(kind) else None)
