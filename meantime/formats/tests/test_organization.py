"""Canvas exports that lack module_meta.xml."""

from meantime.formats import canvas
from meantime.formats.document import ItemType, Reading
from meantime.formats.source import Source
from meantime.formats.tests.cartridges import Part, item, manifest, page, resource, web_link, zipped


def tool(identifier: str, title: str) -> Part:
    path = f"{identifier}.xml"
    xml = f"<cartridge_basiclti_link><title>{title}</title><launch_url>https://tool.example.org</launch_url>"
    return Part({path: f"{xml}</cartridge_basiclti_link>"}, resource(identifier, "imsbasiclti_xmlv1p0", path))


def without_module_list() -> Reading:
    parts = [page("p1", "Ebb"), web_link("l1", "Film", "https://example.org/film"), tool("t1", "Board"), page("p2", "Flow")]
    items = item(
        "m1",
        "Week 1: Tides",
        items=item("h1", "Before class") + item("i1", "Watch the film", ref="l1") + item("i2", "", ref="t1"),
    ) + item("m2", "Week 2: Moons", items=item("i3", "Flow and ebb", ref="p2") + item("i4", "", ref="p1"))
    members: dict[str, str | bytes] = {
        "imsmanifest.xml": manifest(items=items, resources="".join(part.resources for part in parts)),
        "course_settings/canvas_export.txt": "Q: What did the panda say?",
    }
    for part in parts:
        members |= part.members
    return canvas.read(Source("export.imscc", zipped(members)))


def test_the_table_of_contents_of_the_manifest_stands_in_for_the_modules() -> None:
    document = without_module_list().document
    assert [(module.title, module.week) for module in document.modules] == [("Week 1: Tides", 1), ("Week 2: Moons", 2)]
    assert [(activity.title, activity.item_type, activity.module) for activity in document.activities] == [
        ("Watch the film", ItemType.LINK, "m1"),
        ("Board", ItemType.TOOL, "m1"),
        ("Flow and ebb", ItemType.PAGE, "m2"),
        ("Ebb", ItemType.PAGE, "m2"),
    ]
    assert document.activities[0].text == "Before class\nhttps://example.org/film"


def test_it_is_told_and_the_counts_stay_those_of_the_missing_list() -> None:
    reading = without_module_list()
    told = {notice.message.code: notice.message.params for notice in reading.notices}
    assert told["formats.modules_from_manifest"] == {"n": 2}
    assert (reading.counts["modules"], reading.counts["links"]) == (0, 1)
