"""The vendored files are the ones that tools/vendor.json names."""

import hashlib
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = json.loads((ROOT / "tools/vendor.json").read_text(encoding="utf-8"))["packages"]
FILES = [file for package in PACKAGES for file in package["files"]]


@pytest.mark.parametrize("file", FILES, ids=lambda file: Path(file["path"]).name)
def test_a_vendored_file_is_as_listed(file):
    assert hashlib.sha256((ROOT / file["path"]).read_bytes()).hexdigest() == file["sha256"]


def test_every_vendored_file_is_listed():
    folders = (ROOT / "meantime/ui/static/ui/vendor", ROOT / "tests/browser/vendor")
    present = {path.relative_to(ROOT).as_posix() for folder in folders for path in folder.iterdir()}
    assert present == {file["path"] for file in FILES}


def test_every_package_has_a_licence_and_brings_its_text():
    for package in PACKAGES:
        assert package["licence"] in {"OFL-1.1", "ISC", "MPL-2.0"}
        assert any("LICENSE" in file["path"] for file in package["files"])


def test_every_icon_that_a_page_shows_is_in_the_sprite():
    from meantime.plans.kind_labels import FORMS, KINDS
    from meantime.terms.kinds import Form, Kind

    sprite = (ROOT / "meantime/ui/static/ui/vendor/icons.svg").read_text(encoding="utf-8")
    icons = {icon for _, icon in (*KINDS.values(), *FORMS.values())}
    assert all(f'<symbol id="{icon}"' in sprite for icon in icons)
    assert set(KINDS) == set(Kind)
    assert set(FORMS) == set(Form)
    assert len(icons) == len(Kind) + len(Form)
