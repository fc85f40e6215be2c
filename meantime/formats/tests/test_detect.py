"""Which format a file is in, and what is said of files that are none of ours."""

import gzip
import io
import tarfile
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meantime.formats import detect, outline
from meantime.formats.document import COUNTS, Reading
from meantime.formats.source import Source
from meantime.formats.tests.cartridges import (
    assignment,
    assignment_xml,
    canvas_course,
    cartridge,
    entry,
    event,
    events,
    item,
    manifest,
    module,
    page,
    quiz,
    topic,
    web_link,
    zipped,
)
from meantime.terms.message import UserError

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def tar(name: str) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as packed:
        packed.addfile(tarfile.TarInfo(name))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.imscc", b"", "formats.empty_file"),
        ("course.mbz", gzip.compress(tar("moodle_backup.xml"), mtime=0), "formats.moodle_not_yet"),
        ("renamed.tar.gz", gzip.compress(tar(".ARCHIVE_INDEX"), mtime=0), "formats.moodle_not_yet"),
        ("old.mbz", zipped({"moodle_backup.xml": "<x/>"}), "formats.moodle_not_yet"),
        ("course.tar.gz", gzip.compress(tar("course/course.xml"), mtime=0), "formats.olx_not_yet"),
        ("course.tar", tar("course/course.xml"), "formats.olx_not_yet"),
        ("broken.tar.gz", b"\x1f\x8b\x08" + b"\xff" * 30, "formats.olx_not_yet"),
        ("syllabus.pdf", b"%PDF-1.7\n...", "formats.pdf_not_yet"),
        ("syllabus.doc", _OLD_OFFICE, "formats.old_word"),
        ("schedule.xls", _OLD_OFFICE, "formats.old_excel"),
        ("schedule", _OLD_OFFICE + "Workbook".encode("utf-16-le"), "formats.old_excel"),
        ("locked.docx", _OLD_OFFICE, "formats.old_office"),
        ("photos.zip", zipped({"a.jpg": b"x"}), "formats.no_manifest"),
        ("courses.zip", zipped({"spring/course.imscc": b"x"}), "formats.holds_cartridge"),
        ("half.imscc", zipped({"imsmanifest.xml": manifest()})[:-30], "formats.zip_damaged"),
        ("odd.imscc", zipped({"imsmanifest.xml": "not xml"}), "formats.manifest_unreadable"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "formats.unknown_file"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_way_out(name: str, data: bytes, code: str):
    with pytest.raises(UserError) as caught:
        detect.read(Source(name, data))
    assert caught.value.message.code == code
    assert caught.value.message.params["name"] == name


def test_the_first_format_that_recognises_a_file_reads_it():
    assert detect.read(canvas_course(page("p", "One"))).format == "canvas"
    assert detect.read(cartridge(items=item("m", "One"))).format == "common_cartridge"


def test_columns_are_refused_where_there_are_none():
    with pytest.raises(UserError) as caught:
        detect.read(canvas_course(page("p", "One")), mapping={"date": "Day"})
    assert caught.value.message.code == "formats.no_columns"


def test_every_format_is_asked_and_has_its_own_name():
    names = [one.NAME for one in (*detect.FORMATS, *detect.TABLES, outline)]
    assert len(set(names)) == len(names)


_FULL = canvas_course(
    page("p1", "Waves"),
    assignment("a1", "Essay", due="2024-03-01T05:59:00"),
    quiz("q1", "Check", of="qa", questions="<item/>", inside="<time_limit>20</time_limit>"),
    topic("d1", "Debate", "<p>Say</p>", meta=assignment_xml("x", "Debate", spaced=False)),
    events(event("e1", "Trip", start="2024-03-01T10:00:00", end="2024-03-01T11:00:00")),
    web_link("w1", "Clock", "https://a.example"),
    modules=module("m1", "Week 1", entry("WikiPage", "p1", "Waves")),
)


def reads_or_refuses(source: Source) -> None:
    try:
        reading = detect.read(source)
    except UserError:
        return
    assert isinstance(reading, Reading)
    assert tuple(reading.counts) == COUNTS
    assert all(activity.title for activity in reading.document.activities)


@given(st.binary(max_size=500), st.sampled_from(["a.imscc", "a.zip", "a", "a.mbz", "a.ics"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str):
    reads_or_refuses(Source(name, data))


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_a_mutated_archive_is_read_or_refused(data: st.DataObject):
    mutated = bytearray(_FULL.data)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(mutated) - 1))
        length = data.draw(st.integers(0, 12))
        mutated[at : at + length] = data.draw(st.binary(max_size=12))
    reads_or_refuses(Source("mutated.imscc", bytes(mutated)))


_PATHS = ["imsmanifest.xml", "course_settings/module_meta.xml", "course_settings/course_settings.xml",
          "course_settings/events.xml", "a1/assignment_settings.xml", "q1/assessment_meta.xml",
          "wiki_content/p1.html", "d1.xml", "d1_meta.xml", "non_cc_assessments/q1.xml.qti"]  # fmt: skip


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(_PATHS), st.data())
def test_an_archive_with_a_mutated_member_is_read_or_refused(path: str, data: st.DataObject):
    with zipfile.ZipFile(io.BytesIO(_FULL.data)) as packed:
        members: dict[str, str | bytes] = {name: packed.read(name) for name in packed.namelist()}
    mutated = bytearray(members[path])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(mutated)))
        mutated[at : at + data.draw(st.integers(0, 40))] = data.draw(
            st.one_of(
                st.binary(max_size=20),
                st.sampled_from([b"<item>", b"</item>", b"<title/>", b"9" * 5000, b"&#0;", b"\xed\xa0\x80"]),
            )
        )
    members[path] = bytes(mutated)
    reads_or_refuses(Source("mutated.imscc", zipped(members)))
