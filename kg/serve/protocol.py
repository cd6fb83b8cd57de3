"""A request by the SPARQL 1.1 Protocol becomes a query, and its reply a response. Queries only.

Status codes: 400 a query that cannot be parsed or goes beyond a limit of its own (rows, bytes, nesting), 403 an update,
406 no format that is accepted, 413 a query that is too long, 415 another type of body, 503 stopped (time, memory,
busy).
"""

from urllib.parse import parse_qsl

import anyio.to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from kg import query_process
from kg.errors import OutputError, QueryError, QueryStopped
from kg.media import ALSO, GRAPH_TYPES, RESULT_TYPES, chosen
from kg.query_process import Reply
from kg.serve import descriptions

STOPPED = {"rows": 400, "bytes": 400, "nesting": 400, "size": 413}
FORM = "application/x-www-form-urlencoded"
PARAMETERS = 1000  # of a request
VARY = {"Vary": "Accept"}


async def sparql(request: Request) -> Response:
    """Answer a query; without one say what the service can do."""
    given, text = await _given(request)
    if any(name == "update" for name, _ in given):
        raise HTTPException(403, "this server is read only: updates are refused")
    queries = [value for name, value in given if name == "query"] if text is None else [text]
    if not queries and request.method == "GET" and not given:
        return descriptions.service(request)
    if len(queries) != 1:
        raise HTTPException(400, f"exactly one query is needed, not {len(queries)}")
    return await _answered(request, queries[0], _dataset(given))


async def _given(request: Request) -> tuple[list[tuple[str, str]], str | None]:
    """The parameters of a request, and the query where it is the body."""
    given = _parameters(request.url.query)
    if request.method != "POST":
        return given, None
    kind = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind == "application/sparql-update":
        raise HTTPException(403, "this server is read only: updates are refused")
    if kind not in (FORM, "application/sparql-query"):
        raise HTTPException(415, f"a query comes as {FORM} or as application/sparql-query")
    body = await _body(request)
    return (given + _parameters(body), None) if kind == FORM else (given, body)


def _parameters(text: str) -> list[tuple[str, str]]:
    if text.count("&") >= PARAMETERS:
        raise HTTPException(400, f"a request has no more than {PARAMETERS:,} parameters")
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict")
    except ValueError as error:
        raise HTTPException(400, "the parameters are not encoded as UTF-8 in a URL") from error


async def _body(request: Request) -> str:
    most = 4 * request.app.state.limits.query_bytes  # in a form a character may take more than one
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise HTTPException(413, f"a query is not longer than {request.app.state.limits.query_bytes:,} bytes")
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise HTTPException(400, "the query is not UTF-8") from error


def _dataset(given: list[tuple[str, str]]) -> tuple[list[str], list[str]] | None:
    """The graphs that a request asks for; None for all of them."""
    default = [value for name, value in given if name == "default-graph-uri"]
    single = [value for name, value in given if name == "named-graph-uri"]
    return (default, single) if default or single else None


async def _answered(request: Request, text: str, dataset: tuple[list[str], list[str]] | None) -> Response:
    accept = request.headers.get("Accept", "")
    rows, triples = chosen(accept, RESULT_TYPES, ALSO), chosen(accept, GRAPH_TYPES, ALSO)
    forms = {kind: form for kind, form in (("rows", rows), ("boolean", rows), ("triples", triples)) if form}
    if not forms:
        raise _not_acceptable({**RESULT_TYPES, **GRAPH_TYPES})
    try:
        reply = await anyio.to_thread.run_sync(_reply, request, text, forms, dataset)
    except QueryStopped as error:
        status = STOPPED.get(error.limit, 503)
        retry = {"Retry-After": "2"} if error.limit == "busy" else {}
        return PlainTextResponse(f"{error}\n", status, {**VARY, **retry})
    except QueryError as error:
        return PlainTextResponse(f"{error}\n", 400, VARY)
    types = GRAPH_TYPES if reply.kind == "triples" else RESULT_TYPES
    if reply.body is None:
        raise _not_acceptable(types)
    media = types[forms[reply.kind]]
    return Response(
        reply.body, headers={**VARY, "Content-Type": media + ("; charset=utf-8" if media[:5] == "text/" else "")}
    )


def _reply(request: Request, text: str, forms: dict[str, str], dataset: tuple[list[str], list[str]] | None) -> Reply:
    """The reply of a query process; asked again if the generation went away before it was opened."""
    state = request.app.state

    def ask() -> Reply:
        asked = query_process.Request(state.published.folder(), text, forms, dataset=dataset)
        reply: Reply = state.workers.answer(asked)
        return reply

    try:
        return ask()
    except OutputError:
        return ask()


def _not_acceptable(types: dict[str, str]) -> HTTPException:
    return HTTPException(406, f"this answer comes as {', '.join(dict.fromkeys(types.values()))}", VARY)
