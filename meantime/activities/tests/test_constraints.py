"""The database itself refuses what cannot be."""

import pytest
from django.db import IntegrityError

from meantime.activities.models import Activity, Phase


@pytest.mark.parametrize(
    "columns",
    [
        {"title": ""},
        {"kind": "sleeping"},
        {"form": "sleeping"},
        {"clock": "both"},
        {"item_type": "leaf"},
        {"minutes_low": 5},
        {"minutes_low": 30, "minutes_typical": 20, "minutes_high": 40, "minutes_source": "stated"},
        {"minutes_low": 10, "minutes_typical": 20, "minutes_high": 40, "minutes_source": "guessed"},
        {"key": "map"},
    ],
    ids=str,
)
def test_an_activity_that_cannot_be_is_refused(world, columns):
    good = {"course": world.section.course, "key": "new", "title": "New", "position": 9, "item_type": "text"}
    with pytest.raises(IntegrityError):
        Activity.objects.create(**{**good, **columns})


@pytest.mark.parametrize(
    "columns", [{"role": "warm_up"}, {"mode": "hybrid"}, {"clock": "both"}, {"minutes_low": 5}], ids=str
)
def test_a_phase_that_cannot_be_is_refused(world, columns):
    good = {"activity": Activity.objects.get(key="map"), "position": 1, "name": "read", "role": "engage"}
    with pytest.raises(IntegrityError):
        Phase.objects.create(**{**good, **columns})
