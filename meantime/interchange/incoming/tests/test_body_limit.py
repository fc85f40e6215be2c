"""A request that is too large stops before it lies on the disk."""

import asyncio

from meantime.interchange.incoming.body_limit import with_body_limit


def answered(length, bodies, most=10):
    """What the application saw of the request, and the status that was sent without it."""
    seen, sent = [], []
    waiting = [{"type": "http.request", "body": body, "more_body": True} for body in bodies]

    async def application(scope, receive, send):
        for _ in bodies:
            seen.append((await receive())["type"])

    async def receive():
        return waiting.pop(0)

    async def send(message):
        sent.append(message.get("status"))

    headers = [] if length is None else [(b"content-length", str(length).encode())]
    asyncio.run(with_body_limit(application, most)({"type": "http", "headers": headers}, receive, send))
    return seen, sent


def test_what_is_said_to_be_too_large_is_refused_unread():
    assert answered(11, [b"x"]) == ([], [413, None])


def test_what_turns_out_to_be_too_large_is_cut_off():
    assert answered(None, [b"x" * 6, b"x" * 6]) == (["http.request", "http.disconnect"], [])


def test_everything_else_passes():
    assert answered(10, [b"x" * 10]) == (["http.request"], [])
