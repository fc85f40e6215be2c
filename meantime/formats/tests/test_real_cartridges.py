"""Counts of real exports against an independent, simple count with zipfile and ElementTree."""

import io
import os
import re
import zipfile
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

import pytest

from meantime.formats import detect
from meantime.formats.source import Source

_COURSES = Path(os.environ.get("MEANTIME_REAL_COURSES", Path(__file__).parents[4] / "shared" / "courses"))
_FILES = sorted(_COURSES.rglob("*.imscc")) if _COURSES.is_dir() else []
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def tags(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [element for element in root.iter() if element.tag.rsplit("}", 1)[-1] == name]


def independent_counts(data: bytes) -> dict[str, int]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = [name for name in packed.namelist() if not name.endswith("/")]

        def xml(name: str) -> ElementTree.Element:
            return ElementTree.fromstring(packed.read(name)) if name in names else ElementTree.Element("none")

        root = xml("imsmanifest.xml")
        types = [resource.get("type", "") for resource in tags(root, "resource")]
        files = [PurePosixPath(name) for name in names]
        counts = {
            "discussions": sum(kind.startswith("imsdt") for kind in types),
            "links": sum(kind.startswith("imswl") for kind in types),
            "events": len(tags(xml("course_settings/events.xml"), "event")),
            "meetings": 0,
        }
        if "course_settings/canvas_export.txt" not in names:
            (organization,) = tags(root, "organization")
            (top,) = [child for child in organization if child.tag.endswith("}item")]
            counts["modules"] = sum(child.tag.endswith("}item") for child in top)
            counts["assignments"] = sum(kind.startswith("assignment") for kind in types)
            counts["quizzes"] = sum("assessment" in kind for kind in types)
            counts["pages"] = sum(
                resource.get("type") == "webcontent" and ".htm" in str([e.get("href") for e in resource.iter()][:2])
                for resource in tags(root, "resource")
            )
            return counts
        return counts | {
            "modules": len(tags(xml("course_settings/module_meta.xml"), "module")),
            "pages": sum(path.parts[0] == "wiki_content" for path in files),
            "assignments": len(
                {path.parent.name for path in files if path.name == "assignment_settings.xml"}
                | {r.get("identifier") for r in tags(root, "resource") if r.get("type") == "assignment_xmlv1p0"}
            ),
            "quizzes": sum(path.name == "assessment_meta.xml" for path in files),
        }


@pytest.mark.skipif(not _FILES, reason="no real courses here: set MEANTIME_REAL_COURSES to a folder of exports")
@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.parent.name)
def test_counts_of_a_real_export_equal_an_independent_count(path: Path):
    data = path.read_bytes()
    reading = detect.read(Source(path.name, data))
    assert reading.counts == independent_counts(data)
    assert not _ADDRESS.search(repr(reading))
