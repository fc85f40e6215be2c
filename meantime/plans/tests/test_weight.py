"""What the map costs whoever opens it."""

import gzip
import re
from pathlib import Path

import meantime.plans

SCRIPTS = Path(meantime.plans.__file__).parent / "static" / "plans"
TEMPLATES = Path(meantime.plans.__file__).parent / "templates" / "plans"
_IMPORT = re.compile(r'^import .*?"\./([\w-]+\.js)";', re.MULTILINE)
_SCRIPT = re.compile(r"{% static 'plans/([\w-]+\.js)' %}")


def scripts_of(*templates: str) -> set[str]:
    """The modules that the templates name, and all that these import."""
    waiting = [name for template in templates for name in _SCRIPT.findall((TEMPLATES / template).read_text())]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _IMPORT.findall((SCRIPTS / name).read_text())
    return found


def test_the_scripts_of_the_map_stay_small():
    scripts = scripts_of("map.html", "improve_bar.html")
    assert {"term-map.js", "model.js", "saving.js", "sheet.js", "improving.js"} <= scripts
    assert sum(len(gzip.compress((SCRIPTS / name).read_bytes())) for name in scripts) < 25_000


def test_no_module_of_the_map_does_everything():
    assert max(len((SCRIPTS / name).read_text().splitlines()) for name in scripts_of("map.html")) <= 150
