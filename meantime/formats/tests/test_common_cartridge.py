"""Common Cartridges of other systems: every version, thin ones, odd tables of contents."""

import pytest

from meantime.formats import canvas, common_cartridge
from meantime.formats.document import ItemType, Reading
from meantime.formats.source import Source
from meantime.formats.tests.cartridges import (
    Part,
    cartridge,
    item,
    manifest,
    qti,
    resource,
    web_link,
    zipped,
)


def titles(reading: Reading) -> list[str]:
    return [activity.title for activity in reading.document.activities]


@pytest.mark.parametrize("version", ["1p0", "1p1", "1p2", "1p3"])
def test_every_version_is_read_by_its_local_names(version: str):
    source = cartridge(
        web_link("w1", "Tide clock", "https://tides.example/", version=version),
        Part({"a.html": "<p>Three short words</p>"}, resource("p1", "webcontent", "a.html", href=True)),
        items=item("m1", "Week 2", items=item("i1", "The clock", ref="w1") + item("i2", "A page", ref="p1")),
        version=version,
    )
    assert common_cartridge.recognises(source)
    assert not canvas.recognises(source)
    reading = common_cartridge.read(source)
    assert reading.document.title == "Tides"
    assert reading.counts == {
        "modules": 1, "pages": 1, "assignments": 0, "quizzes": 0,
        "discussions": 0, "links": 1, "events": 0, "meetings": 0,
    }  # fmt: skip
    assert [(a.title, a.item_type, a.module) for a in reading.document.activities] == [
        ("The clock", ItemType.LINK, "m1"),
        ("A page", ItemType.PAGE, "m1"),
    ]
    assert reading.document.modules[0].week == 2
    assert reading.document.activities[1].words == 3


def test_a_thin_cartridge_with_a_bom_and_one_link_directly_under_the_root_is_read():
    link = web_link("w1", "Syllabus", "https://school.example/syllabus", version="1p3")
    xml = "\ufeff" + manifest(items=item("i1", "Syllabus", ref="w1"), resources=link.resources, version="1p3")
    reading = common_cartridge.read(Source("thin.imscc", zipped({"imsmanifest.xml": xml, **link.members})))
    assert reading.counts["modules"] == 1
    assert reading.counts["links"] == 1
    assert titles(reading) == ["Syllabus"]
    assert reading.document.modules == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_a_manifest_in_another_encoding_is_read(encoding: str):
    xml = manifest(title="Marées", items=item("m1", "Août")).replace("UTF-8", encoding.removesuffix("-sig"))
    reading = common_cartridge.read(Source("c.imscc", zipped({"imsmanifest.xml": xml.encode(encoding)})))
    assert reading.document.title == "Marées"


def test_a_manifest_that_says_utf_8_and_is_not_keeps_its_accents():
    xml = manifest(title="Marées").encode("windows-1252")
    assert common_cartridge.read(Source("c.imscc", zipped({"imsmanifest.xml": xml}))).document.title == "Marées"


def test_resources_are_activities_by_their_type():
    limit = (
        "<qtimetadata><qtimetadatafield><fieldlabel>qmd_timelimit</fieldlabel><fieldentry>20</fieldentry>"
        "</qtimetadatafield></qtimetadata>"
    )
    assignment = (
        '<assignment><title>Essay</title><text>Write.</text><gradable points_possible="20">true</gradable></assignment>'
    )
    tool = "<cartridge_basiclti_link><title>Tool</title><description>Simulate</description></cartridge_basiclti_link>"
    question_kind = "imsqti_xmlv1p2/imscc_xmlv1p1"
    parts = [
        Part({"q.xml": qti("<item/><item/>", metadata=limit)}, resource("q", f"{question_kind}/assessment", "q.xml")),
        Part({"b.xml": "<x/>"}, resource("b", f"{question_kind}/question-bank", "b.xml")),
        Part({"d.xml": "<topic><text>Is &lt;b&gt;it&lt;/b&gt;?</text></topic>"}, resource("d", "imsdt_xmlv1p1", "d.xml")),
        Part({"a.xml": assignment}, resource("a", "assignment_xmlv1p0", "a.xml")),
        Part({"t.xml": tool}, resource("t", "imsbasiclti_xmlv1p0", "t.xml")),
        Part({"f.pdf": b"%PDF"}, resource("f", "webcontent", "f.pdf", href=True)),
    ]
    items = "".join(
        item(f"i-{ref}", title, ref=ref) for ref, title in [("q", ""), ("d", ""), ("a", ""), ("t", ""), ("f", "")]
    )
    reading = common_cartridge.read(cartridge(*parts, items=item("m", "Module", items=items)))
    by_type = {activity.item_type: activity for activity in reading.document.activities}
    assert by_type[ItemType.QUIZ].questions == 2
    assert by_type[ItemType.QUIZ].minutes.typical == 20
    assert by_type[ItemType.DISCUSSION].text == "Is it?"
    assert (by_type[ItemType.ASSIGNMENT].points, by_type[ItemType.ASSIGNMENT].graded) == (20, True)
    assert by_type[ItemType.TOOL].text == "Simulate"
    assert by_type[ItemType.FILE].title == "f.pdf"
    assert reading.counts["quizzes"] == 1


def test_folders_below_a_module_go_before_the_text_and_what_no_item_names_follows():
    reading = common_cartridge.read(
        cartridge(
            web_link("w1", "One", "https://a.example/1"),
            web_link("w2", "Two", "https://a.example/2"),
            items=item("m1", "Week 1", items=item("f1", "Before class", items=item("i1", "One", ref="w1"))),
        )
    )
    assert titles(reading) == ["One", "Two"]
    assert reading.document.activities[0].text == "Before class\nhttps://a.example/1"
    assert [activity.module for activity in reading.document.activities] == ["m1", None]
    assert "formats.not_in_module" in [notice.message.code for notice in reading.notices]


def test_modules_are_the_items_under_the_root_item_or_the_first_ones_where_it_is_missing():
    rooted = manifest(items=item("m1", "One") + item("m2", "Two"))
    bare = rooted.replace('<item identifier="root">', "").replace("</item></organization>", "</organization>")
    for xml in (rooted, bare):
        assert common_cartridge.read(Source("c.imscc", zipped({"imsmanifest.xml": xml}))).counts["modules"] == 2


def test_a_cartridge_packed_with_its_folder_is_read_and_mac_leftovers_are_not():
    link = web_link("w1", "One", "https://a.example/")
    xml = manifest(items=item("i1", "One", ref="w1"), resources=link.resources)
    members = {"imsmanifest.xml": xml, **link.members}
    wrapped: dict[str, str | bytes] = {f"my course/{path}": content for path, content in members.items()}
    reading = common_cartridge.read(Source("c.zip", zipped({"__MACOSX/imsmanifest.xml": "junk", **wrapped})))
    assert reading.document.activities[0].text == "https://a.example/"


def test_a_path_is_found_percent_encoded_or_in_another_case():
    source = cartridge(
        Part({"Pages/My page.html": "<p>Found it</p>"}, resource("p", "webcontent", "pages/My%20page.html", href=True)),
        items=item("i", "Page", ref="p"),
    )
    assert common_cartridge.read(source).document.activities[0].text == "Found it"
