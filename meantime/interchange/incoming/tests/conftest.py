"""Reading in the tests' own process: a child for every draft would take half a second each."""

from collections.abc import Callable

import pytest
from django.test import Client

from meantime.interchange.incoming import worker
from meantime.interchange.incoming.parsed import parse
from meantime.interchange.incoming.tests.sending import OUTLINE
from meantime.interchange.models import Draft
from meantime.testing import World

Give = Callable[..., Draft]


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "parse_apart", parse)


@pytest.fixture
def tara(world: World, client: Client) -> Client:
    client.force_login(world.tara)
    return client


@pytest.fixture
def give(tara: Client, read_here: None) -> Give:
    """`give(way="paste", outline=…)`: sends a source, lets the worker read it, and hands over the draft."""

    def give_(address: str = "/courses/new/", **fields: object) -> Draft:
        answer = tara.post(address, {"way": "paste", "outline": OUTLINE, **fields})
        assert answer.status_code == 302, answer.content.decode()
        while worker.take("one"):
            pass
        return Draft.objects.latest("pk")

    return give_
