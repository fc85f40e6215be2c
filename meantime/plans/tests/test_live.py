"""Open pages hear of changes within a second."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
from django.db import OperationalError
from django.test import AsyncClient

from meantime.plans import live
from meantime.plans.actions import keep_plan
from meantime.plans.live import changes_of
from meantime.plans.models import Plan
from meantime.testing import NOW, an_answer, world


async def next_event(stream: AsyncIterator[bytes]) -> dict[str, Any]:
    async for chunk in stream:
        if chunk.startswith(b"data: "):
            return dict(json.loads(chunk[6:]))
    raise AssertionError("the stream ended")


@pytest.fixture
def plan(transactional_db: None) -> Plan:
    return keep_plan(world().section, an_answer(), NOW)


def test_a_page_hears_at_once_where_the_plan_is_and_then_of_every_change(plan):
    async def listen() -> tuple[int, int, float]:
        stream = changes_of(plan.key)
        first = await next_event(stream)
        began = time.monotonic()
        await Plan.objects.filter(pk=plan.pk).aupdate(version=7)
        second = await asyncio.wait_for(next_event(stream), 5)
        took = time.monotonic() - began
        await stream.aclose()  # type: ignore[attr-defined]
        return first["version"], second["version"], took

    first, second, took = asyncio.run(listen())
    assert (first, second) == (0, 7)
    assert took < 1


def test_two_pages_hear_the_same_change(plan):
    async def listen() -> list[int]:
        streams = [changes_of(plan.key), changes_of(plan.key)]
        for stream in streams:
            await next_event(stream)
        await Plan.objects.filter(pk=plan.pk).aupdate(version=3)
        heard = [(await asyncio.wait_for(next_event(stream), 5))["version"] for stream in streams]
        for stream in streams:
            await stream.aclose()  # type: ignore[attr-defined]
        return heard

    assert asyncio.run(listen()) == [3, 3]


def test_pages_still_hear_of_changes_after_the_database_was_busy(plan, monkeypatch):
    look, state = live._news_of, {"busy": False, "failed": False}

    def news_of(keys: list[str]) -> live.News:
        if state["busy"]:
            state.update(busy=False, failed=True)
            raise OperationalError("database is locked")
        return look(keys)

    monkeypatch.setattr(live, "_news_of", news_of)

    async def listen() -> int:
        stream = changes_of(plan.key)
        await next_event(stream)
        state["busy"] = True
        while not state["failed"]:
            await asyncio.sleep(0.05)
        await Plan.objects.filter(pk=plan.pk).aupdate(version=5)
        heard = await asyncio.wait_for(next_event(stream), 5)
        await stream.aclose()  # type: ignore[attr-defined]
        return int(heard["version"])

    assert asyncio.run(listen()) == 5


def test_strangers_hear_nothing(plan):
    async def ask() -> list[int]:
        client = AsyncClient()
        nobody = await client.get(f"/plans/{plan.key}/stream")
        from meantime.accounts.models import User

        await client.aforce_login(await User.objects.aget(email="otto@example.org"))
        stranger = await client.get(f"/plans/{plan.key}/stream")
        return [nobody.status_code, stranger.status_code]

    assert asyncio.run(ask()) == [403, 404]
