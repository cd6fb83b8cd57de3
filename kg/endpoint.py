"""A SPARQL server elsewhere: queries are asked of it, requests are sent to it, again where it asks for patience."""

import math
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
SAID = 10_000  # bytes that are read of an answer which carries no data
LARGEST = 1_000_000_000  # bytes of an answer to a query


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


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answers: the status and its words, the media type and the bytes of the body."""

    status: int
    reason: str
    kind: str
    body: bytes

    @property
    def is_success(self) -> bool:
        """Whether the server did as it was asked."""
        return 200 <= self.status < 300


def send(session: "httpx.Client", method: str, url: str, most: int = SAID, **request: Any) -> Answer:
    """The answer to a request, tried again with growing pauses; raises `ServerError` if no one answers.

    An answer with another status than those of `PATIENCE` is given back as it is, its body up to `most` bytes.
    """
    import httpx

    for attempt in range(TRIES):
        last = attempt == TRIES - 1
        pause = FIRST_PAUSE * 2**attempt
        try:
            with session.stream(method, url, **request) as response:
                if response.request.method != method:
                    raise ServerError(f"{url} leads to {response.url}, and the request got lost: give that address")
                answer = _answer(response, most)
                wished = response.headers.get("Retry-After", "")
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise UsageError(f"{url!r} is no address of a server: it starts with http:// or https://") from error
        except (httpx.TooManyRedirects, httpx.DecodingError) as error:
            raise ServerError(f"{url} answers what is no answer ({error}): is it the right address?") from error
        except httpx.TransportError as error:
            if last:
                why = str(error)[:300] or type(error).__name__
                raise ServerError(f"{url} does not answer ({why}): is it running?") from error
        else:
            if answer.status not in PATIENCE or last:
                return answer
            pause = max(pause, min(float(wished), 60.0)) if wished.isdecimal() else pause
        time.sleep(pause)
    raise AssertionError("the last try returns or raises")


def _answer(response: "httpx.Response", most: int) -> Answer:
    """A response with as much of its body as is wanted; raises `ServerError` where it takes too long."""
    seconds = response.request.extensions["timeout"]["read"]
    due = time.monotonic() + (seconds or math.inf)
    parts, length = list[bytes](), 0
    for part in response.iter_bytes():
        parts.append(part)
        length += len(part)
        if length >= most:
            break
        if time.monotonic() > due:
            raise ServerError(f"{response.url} did not end its answer within {seconds:g} s")
    kind, body = response.headers.get("Content-Type", ""), b"".join(parts)[:most]
    return Answer(response.status_code, response.reason_phrase, kind, body)


def told(answer: Answer) -> str:
    """What a server says about an error, on one line."""
    text = " ".join(answer.body.decode("utf-8", "replace").split())[:300]
    return f"{answer.status} {answer.reason}" + (f": {text}" if text else "")


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
        answer = send(session, "POST", url, LARGEST + 1, content=whole.encode(), headers=headers)
    if answer.status == 400:
        raise QueryError(f"{url} refuses the query: {told(answer)}")
    if answer.status != 200:
        raise ServerError(f"{url} answers {told(answer)}")
    if len(answer.body) > LARGEST:
        raise QueryError(f"the answer has more than {LARGEST / 1e6:,.0f} MB: ask for less, with LIMIT")
    kind, form = form_of(answer.kind)
    if not form:
        raise ServerError(f"{url} answers with {answer.kind or 'nothing known'}: is it the address of a SPARQL server?")
    return Reply(kind, answer.body if form == forms.get(kind) else None)
