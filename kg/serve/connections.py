"""How long a client may keep a connection that it does not use, and how many there may be.

A request has to arrive whole in a while, and an answer has to be taken; where there are too many connections, the one
that has kept the server waiting longest gives way, and where too much stands unread, the one with most of it. Clients
that only hold on, by a byte a second or by none, so keep nobody out.
"""

import asyncio
import resource
import socket
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

ARRIVAL = 20.0  # seconds in which a request has to be here, whole
SLOWEST = 5_000  # bytes a second at which an answer has to be taken, by the `ARRIVAL`
SENDING = 200_000  # bytes that the system may hold on their way: what it holds looks as if it were taken
UNREAD = 500_000_000  # bytes of answers that may wait to be taken, of all connections together
MOST = min(500, resource.getrlimit(resource.RLIMIT_NOFILE)[0] // 2)  # connections; the graph needs files too
BACKLOG = 100  # connections that are taken up at a time


class Connection(H11Protocol):
    """A connection to a client, cut off where the client lets the server wait."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._request: asyncio.TimerHandle | None = None  # set while the server waits for one, from its first moment on
        self._answer: asyncio.TimerHandle | None = None  # set while the client has one to take

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for a request; beyond `MOST` connections the one that is waited for longest is cut off."""
        super().connection_made(transport)
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SENDING)
        self._wait()
        if len(self.connections) > MOST:
            waiting = {one: until for one in self._all() if (until := one.waited_for_until()) is not None}
            min(waiting, key=lambda one: waiting[one]).transport.abort()

    def data_received(self, data: bytes) -> None:
        """Take what came; a request that is whole is waited for no longer."""
        super().data_received(data)
        self._look()

    def on_response_complete(self) -> None:
        """Wait for the next request, part of which may be here."""
        self._wait()
        super().on_response_complete()
        self._look()

    def pause_writing(self) -> None:
        """An answer waits to be taken; where too much does, the largest is let go."""
        super().pause_writing()
        self._watch()
        unread = {one: one.transport.get_write_buffer_size() for one in self._all()}
        if sum(unread.values()) > UNREAD:
            max(unread, key=lambda one: unread[one]).transport.abort()

    def resume_writing(self) -> None:
        """The client has taken the answer."""
        super().resume_writing()
        _stop(self._answer)
        self._answer = None

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        _stop(self._request)
        _stop(self._answer)
        super().connection_lost(exc)

    def waited_for_until(self) -> float | None:
        """When a request has to be here, on the clock of the loop; None while one is answered or the answer taken."""
        if self._request is None or self._answer is not None or self.transport.is_closing():
            return None
        return self._request.when()

    def _all(self) -> list["Connection"]:
        return [one for one in self.connections if isinstance(one, Connection)]

    def _wait(self) -> None:
        _stop(self._request)
        self._request = self.loop.call_later(ARRIVAL, self._late)

    def _late(self) -> None:
        if self._answer is not None:
            self._wait()
        else:
            self.transport.abort()

    def _look(self) -> None:
        """Wait no longer where all of a request is here."""
        if self.cycle is not None and not self.cycle.response_complete and not self.cycle.more_body:
            _stop(self._request)
            self._request = None

    def _watch(self) -> None:
        _stop(self._answer)
        self._answer = self.loop.call_later(ARRIVAL, self._taken, self.transport.get_write_buffer_size())

    def _taken(self, before: int) -> None:
        """Go on where the client has taken enough of what was unread a while ago."""
        if before - self.transport.get_write_buffer_size() < SLOWEST * ARRIVAL:
            self.transport.abort()
        else:
            self._watch()


def _stop(timer: asyncio.TimerHandle | None) -> None:
    if timer is not None:
        timer.cancel()
