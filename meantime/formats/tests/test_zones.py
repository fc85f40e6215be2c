"""Zones of Canvas courses."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.formats.timezones.rails import RAILS_ZONES, infer_zone, zone_named


def test_every_rails_name_leads_to_a_zone_that_exists():
    assert len(RAILS_ZONES) >= 151
    for zone in RAILS_ZONES.values():
        ZoneInfo(zone)


def test_rails_and_iana_names_are_known_and_others_are_not():
    assert zone_named("Eastern Time (US & Canada)") == "America/New_York"
    assert zone_named("America/Toronto") == "America/Toronto"
    assert zone_named("Nowhere") is None
    assert zone_named("../../etc/passwd") is None
    assert zone_named("") is None


def end_of_days(zone: str, *, start: date, weeks: int) -> list[datetime]:
    first = datetime.combine(start, time(23, 59), ZoneInfo(zone))
    return [(first + timedelta(weeks=n)).astimezone(UTC) for n in range(weeks)]


@given(
    st.sampled_from(sorted(set(RAILS_ZONES.values()))),
    st.dates(date(2012, 1, 1), date(2026, 1, 1)),
    st.integers(1, 20),
)
def test_in_the_inferred_zone_every_time_reads_23_59(zone: str, start: date, weeks: int):
    due = end_of_days(zone, start=start, weeks=weeks)
    found = infer_zone(due)
    assert found is not None
    local = [moment.astimezone(ZoneInfo(found)) for moment in due]
    assert {(moment.hour, moment.minute) for moment in local} == {(23, 59)}


@pytest.mark.parametrize(
    "zone", ["America/New_York", "America/Chicago", "America/Denver", "Europe/London", "Australia/Sydney"]
)
def test_a_term_over_the_change_of_clocks_finds_the_very_zone(zone: str):
    assert infer_zone(end_of_days(zone, start=date(2023, 9, 1), weeks=26)) == zone


def test_no_zone_is_inferred_from_times_in_the_middle_of_the_day():
    due = [datetime(2024, 1, day, 17, 0, tzinfo=UTC) for day in range(1, 9)]
    assert infer_zone(due) is None
    assert infer_zone([]) is None
