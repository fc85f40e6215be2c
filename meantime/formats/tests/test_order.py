"""Laws of the order of a Canvas course, whatever its modules say."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.formats import canvas
from meantime.formats.canvas.content import Content, draft
from meantime.formats.canvas.modules import CanvasModule, ModuleItem
from meantime.formats.canvas.order import in_order
from meantime.formats.cartridge.plain_ids import PlainIds
from meantime.formats.document import ItemType
from meantime.formats.tests.cartridges import Part, canvas_course, entry, module

_IDS = st.sampled_from(["", "a", "b", "c", "d", "e", "a-2"])
_ITEMS = st.builds(
    ModuleItem,
    id=_IDS,
    type=st.sampled_from(["WikiPage", "ExternalUrl", "ContextModuleSubHeader", "Odd"]),
    title=st.sampled_from(["", "Week 2", "Title"]),
    content=_IDS,
    url=st.just(""),
)
_MODULES = st.builds(
    CanvasModule,
    id=_IDS,
    title=st.sampled_from(["", "Week 1"]),
    items=st.lists(_ITEMS, max_size=5).map(tuple),
    opens=st.none(),
    sequential=st.booleans(),
    after=st.lists(_IDS, max_size=3).map(tuple),
    required=st.lists(_IDS, max_size=3).map(tuple),
    enough=st.sampled_from([None, 1]),
)
_CONTENTS = st.builds(
    lambda ids, title: Content(draft(ids[0], title, ItemType.PAGE), tuple(ids)),
    st.lists(_IDS, min_size=1, max_size=3),
    st.sampled_from(["", "Page"]),
)


@settings(max_examples=300)
@given(st.lists(_MODULES, max_size=5), st.lists(_CONTENTS, max_size=6))
def test_ids_are_unique_titles_are_filled_and_prerequisites_only_lead_back(
    modules: list[CanvasModule], contents: list[Content]
):
    placed, activities, outside = in_order(modules, contents)
    ids = [activity.id for activity in activities]
    assert len(set(ids)) == len(ids)
    assert len({one.id for one in placed}) == len(placed) == len(modules)
    assert [activity.position for activity in activities] == list(range(1, len(activities) + 1))
    assert all(activity.title for activity in activities)
    earlier: set[str] = set()
    for activity in activities:
        assert set(activity.after) <= earlier
        earlier.add(activity.id)
    assert {activity.module for activity in activities} <= {one.id for one in placed} | {None}
    assert sum(activity.module is None for activity in activities) == outside


@given(st.lists(st.sampled_from(["", "x", "x-2", "x-3", "joe@x.edu"]), max_size=30))
def test_plain_ids_are_unique_and_hold_no_address(identifiers: list[str]):
    ids = PlainIds()
    kept = [ids.keep(identifier, fallback="x") for identifier in identifiers]
    assert len(set(kept)) == len(kept)
    assert not any("@" in one for one in kept)


def test_a_flood_of_items_with_one_id_is_cut_in_good_time():
    titles = [f"Link {n * n * 7919}" for n in range(20_000)]
    flood = "".join(entry("ExternalUrl", "same", title, url=f"https://a.example/{title}") for title in titles)
    gates = "".join("<prerequisite><identifierref>m</identifierref></prerequisite>" for _ in range(5_000))
    start = time.perf_counter()
    reading = canvas.read(
        canvas_course(
            Part({f"a{n}/assignment_settings.xml": "<assignment identifier='other'/>" for n in range(2_000)}),
            modules=module("m", "Flood", flood, inside=f"<prerequisites>{gates}</prerequisites>"),
        )
    )
    assert len(reading.document.activities) == 5_000
    assert "formats.too_many_activities" in [notice.message.code for notice in reading.notices]
    assert time.perf_counter() - start < 15
