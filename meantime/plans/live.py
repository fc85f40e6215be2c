"""Tell open pages that a plan has changed. One look at the database serves every page that is open in this process."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator

from asgiref.sync import sync_to_async
from django.db import DatabaseError, close_old_connections

from meantime.plans.models import Plan, PlanRequest

# Seconds between two looks: the other person's change is seen well within a second.
LOOK = 0.35
# Seconds after which a silent connection says that it is alive, and after which a page has to ask for access anew.
ALIVE, LONGEST = 15.0, 300.0

News = dict[str, str]

log = logging.getLogger("meantime.live")


class _Watch:
    """Who listens to which plan, and the one task that looks while anybody does."""

    def __init__(self) -> None:
        self.listeners: dict[str, set[asyncio.Queue[str]]] = {}
        self.task: asyncio.Task[None] | None = None

    def join(self, key: str) -> asyncio.Queue[str]:
        # Only the newest state is worth sending.
        queue: asyncio.Queue[str] = asyncio.Queue(maxsize=1)
        self.listeners.setdefault(key, set()).add(queue)
        if self.task is None or self.task.done():
            self.task = asyncio.get_running_loop().create_task(self._look())
        return queue

    def leave(self, key: str, queue: asyncio.Queue[str]) -> None:
        self.listeners.get(key, set()).discard(queue)
        if not self.listeners.get(key):
            self.listeners.pop(key, None)

    async def _look(self) -> None:
        last: News = {}
        while self.listeners:
            try:
                found = await sync_to_async(_news_of, thread_sensitive=False)(list(self.listeners))
            except DatabaseError:
                # A database that is busy for a moment does not end the watch; the next look will do.
                log.exception("looking for news of plans failed")
                found = last
            for key, said in found.items():
                if last.get(key) != said:
                    for queue in self.listeners.get(key, ()):
                        _replace(queue, said)
            # Who joins later is told at once by `changes_of`.
            last = found
            await asyncio.sleep(LOOK)


def _replace(queue: asyncio.Queue[str], said: str) -> None:
    if queue.full():
        queue.get_nowait()
    queue.put_nowait(said)


_watches: dict[asyncio.AbstractEventLoop, _Watch] = {}


async def changes_of(key: str) -> AsyncIterator[bytes]:
    """Server-sent events: what the plan is at now, and whenever that changes."""
    watch = _watches.setdefault(asyncio.get_running_loop(), _Watch())
    queue = watch.join(key)
    end = asyncio.get_running_loop().time() + LONGEST
    try:
        now = await sync_to_async(_news_of, thread_sensitive=False)([key])
        yield b"retry: 1000\n\n"
        last = now.get(key, "")
        if last:
            yield _event(last)
        while asyncio.get_running_loop().time() < end:
            try:
                said = await asyncio.wait_for(queue.get(), ALIVE)
            except TimeoutError:
                yield b": alive\n\n"
                continue
            if said != last:
                last = said
                yield _event(said)
    finally:
        watch.leave(key, queue)


def _event(said: str) -> bytes:
    return f"data: {said}\n\n".encode()


def _news_of(keys: list[str]) -> News:
    """By Plan.key: its version, and the newest thing that the worker was asked about it."""
    close_old_connections()
    requests: dict[str, dict[str, object]] = {}
    asked = PlanRequest.objects.filter(plan_asked__key__in=keys).order_by("pk")
    for key, pk, task, state, stage in asked.values_list("plan_asked__key", "pk", "task", "state", "stage"):
        requests[key] = {"id": pk, "task": task, "state": state, "stage": stage}
    versions = Plan.objects.filter(key__in=keys).values_list("key", "version")
    return {key: json.dumps({"version": version, "request": requests.get(key)}) for key, version in versions}
