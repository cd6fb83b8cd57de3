"""What can go wrong in the set-up. A bad article is no error: it is a `Reject`, reported, and the run goes on.

KgError                    exit code 2, one line: what happened and what to do
├── UsageError             an option or argument that cannot be used
├── MissingInputError      a named file or folder is not there
├── ModelError             no such language model, or one without a parser or entity recogniser
├── OutputError            the output folder cannot be written, or holds no graph
├── OntologyError          the ontology or the shapes cannot be read, or lack a name that the code uses
├── ServerError            a server that cannot be reached, or that answers with an error
└── QueryError             a query that cannot be parsed, bound or run; carries line and column where known
    └── QueryStopped       a query that was stopped at a limit; carries the limit
"""


class KgError(Exception):
    """A set-up that cannot work; the message says what happened and how to mend it."""


class UsageError(KgError):
    """An option or argument that cannot be used as given."""


class MissingInputError(KgError):
    """A file or folder that was named is not there."""


class ModelError(KgError):
    """A language model that is not installed or lacks a part that is needed."""


class OutputError(KgError):
    """An output folder that cannot be written, or holds no graph."""


class OntologyError(KgError):
    """An ontology or shapes file that cannot be read, or lacks a name in use."""


class QueryError(KgError):
    """A query that cannot be parsed, bound or run."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class QueryStopped(QueryError):  # noqa: N818 - it names what became of the query
    """A query that was stopped at a limit: seconds, memory, rows, bytes, size, nesting, busy or crash."""

    def __init__(self, message: str, limit: str = "") -> None:
        super().__init__(message)
        self.limit = limit


class ServerError(KgError):
    """A server that cannot be reached, or that answers with an error."""
