"""How much of a request is taken in at all: what is larger stops here, before any of it lies on the disk."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from meantime.formats.limits import FILE_BYTES

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[..., Awaitable[None]]

# Above what a form may send, so that a file that is a little too large still gets the page that says so.
MOST = 2 * FILE_BYTES


def with_body_limit(application: Application, most: int = MOST) -> Application:
    """The same application. Who says beforehand how much they send gets status 413, others are cut off."""

    async def limited(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await application(scope, receive, send)
        length = dict(scope["headers"]).get(b"content-length", b"0")
        if length.isdigit() and int(length) > most:
            headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
            await send({"type": "http.response.start", "status": 413, "headers": headers})
            return await send({"type": "http.response.body", "body": b"This is larger than any course."})
        return await application(scope, _counted(receive, most), send)

    return limited


def _counted(receive: Receive, most: int) -> Receive:
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return {"type": "http.disconnect"} if taken > most else message

    return counted
