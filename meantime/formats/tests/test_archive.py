"""Zip archives from strangers: whatever they hold, a sentence or a reading, and never much memory or time."""

import io
import struct
import time
import zipfile

import pytest

from meantime.formats import archive as archives
from meantime.formats import canvas, common_cartridge
from meantime.formats.archive import Archive, DamagedMember
from meantime.formats.source import Source
from meantime.formats.tests.cartridges import canvas_course, manifest, page, zipped
from meantime.terms.message import UserError


def refusal(source: Source, path: str = "") -> str:
    with pytest.raises(UserError) as caught:
        Archive(source).read(path)
    return caught.value.message.code


def test_a_member_that_swells_is_refused_while_it_is_read():
    source = Source("bomb.imscc", zipped({"imsmanifest.xml": b" " * 20_000_000}))
    assert refusal(source, "imsmanifest.xml") == "formats.zip_bomb"


def test_a_member_that_declares_a_false_size_is_not_believed():
    data = bytearray(zipped({"imsmanifest.xml": b" " * 20_000_000}))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = struct.pack("<I", 10)
    with pytest.raises(DamagedMember):  # it ends after the ten bytes that it declares, and its checksum is wrong
        Archive(Source("bomb.imscc", bytes(data))).read("imsmanifest.xml")


def test_one_large_member_and_many_in_total_are_refused(monkeypatch: pytest.MonkeyPatch):
    members: dict[str, str | bytes] = {f"{n}.txt": bytes(1000) for n in range(10)}
    source = Source("large.zip", zipped(members, method=zipfile.ZIP_STORED))
    monkeypatch.setattr(archives, "MEMBER_BYTES", 999)
    assert refusal(source, "1.txt") == "formats.zip_too_large"
    monkeypatch.setattr(archives, "MEMBER_BYTES", 10_000)
    monkeypatch.setattr(archives, "TOTAL_BYTES", 5_500)
    archive = Archive(source)
    for path in range(5):
        archive.read(f"{path}.txt")
    with pytest.raises(UserError, match="zip_too_large"):
        archive.read("5.txt")


def test_too_many_members_are_refused_before_they_are_listed(monkeypatch: pytest.MonkeyPatch):
    source = Source("many.zip", zipped({f"{n}": "" for n in range(2_000)}))
    monkeypatch.setattr(archives, "MEMBERS", 1_000)
    assert refusal(source) == "formats.zip_too_many"
    monkeypatch.setattr(archives, "_DIRECTORY_BYTES", 10_000)
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert refusal(source) == "formats.zip_too_many"


def test_names_that_point_outside_and_links_are_left_out():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for name in ("../up.txt", "/etc/passwd", "C:\\boot.ini", "a/../../b", "good/./file.txt", "back\\slash.txt"):
            packed.writestr(name, "x")
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        packed.writestr(link, "/etc/passwd")
    archive = Archive(Source("odd.zip", buffer.getvalue()))
    assert sorted(archive.paths) == ["back/slash.txt", "good/file.txt"]
    assert archive.left_out == 5
    assert archive.find("../up.txt") is None


def test_a_name_in_utf_8_without_the_flag_that_says_so_is_read_as_it_was_meant():
    data = bytearray(zipped({"página.html": "x"}))
    for mark, offset in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        data[data.index(mark) + offset] &= ~0x08
    archive = Archive(Source("es.imscc", bytes(data)))
    assert archive.find("p%C3%A1gina.html") == "página.html"
    assert archive.read("página.html") == b"x"


def test_of_two_members_with_one_name_the_last_is_read_once():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("a.txt", "first")
        with pytest.warns(UserWarning, match="Duplicate name"):
            packed.writestr("a.txt", "second")
    archive = Archive(Source("twice.zip", buffer.getvalue()))
    assert list(archive.paths) == ["a.txt"]
    assert archive.read("a.txt") == b"second"


def test_a_password_is_said_in_one_sentence():
    data = bytearray(zipped({"imsmanifest.xml": manifest()}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    assert refusal(Source("secret.imscc", bytes(data)), "imsmanifest.xml") == "formats.zip_encrypted"


def test_a_method_that_needs_much_memory_is_not_unpacked():
    source = Source("lzma.zip", zipped({"a.txt": "x" * 100}, method=zipfile.ZIP_LZMA))
    with pytest.raises(DamagedMember):
        Archive(source).read("a.txt")


@pytest.mark.parametrize("keep", [10, 200, 900])
def test_a_truncated_archive_is_said_to_be_incomplete(keep: int):
    data = canvas_course(page("p1", "One")).data
    assert refusal(Source("half.imscc", data[:keep])) == "formats.zip_damaged"


def test_a_damaged_member_is_left_out_with_a_notice():
    data = bytearray(zipped({"imsmanifest.xml": manifest(), "course_settings/module_meta.xml": "<modules/>" * 50}))
    start = data.rindex(b"PK\x03\x04") + 30 + len("course_settings/module_meta.xml")
    data[start : start + 8] = b"\xff" * 8
    source = Source("hurt.imscc", bytes(data))
    assert canvas.recognises(source)
    reading = canvas.read(source)
    assert [(n.message.code, n.where) for n in reading.notices] == [
        ("formats.member_unreadable", "course_settings/module_meta.xml")
    ]


def test_an_archive_inside_is_never_opened():
    inner = canvas_course(page("p1", "Hidden")).data
    reading = common_cartridge.read(Source("outer.zip", zipped({"imsmanifest.xml": manifest(), "inner.imscc": inner})))
    assert reading.document.activities == ()


def test_a_large_cartridge_is_read_without_unpacking_its_media():
    course = canvas_course(*(page(f"p{n}", f"Page {n}") for n in range(200)))
    buffer = io.BytesIO(course.data)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_STORED) as packed:
        for n in range(10):
            packed.writestr(f"web_resources/film {n}.mp4", bytes(10_000_000))
    source = Source("large.imscc", buffer.getvalue())
    start = time.perf_counter()
    reading = canvas.read(source)
    assert reading.counts["pages"] == 200
    # The goal is 2 s for 100 MB; a loaded test machine may take longer, unpacking would take far longer.
    assert time.perf_counter() - start < 6
