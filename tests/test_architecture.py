"""The shape of the house: short files, tests beside what they test, nothing that names a machine."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
LONGEST = 400


def tracked(*patterns: str) -> list[Path]:
    names = subprocess.run(
        ["git", "ls-files", *patterns], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    return [ROOT / name for name in names if (ROOT / name).exists()]


def test_no_file_is_longer_than_a_person_reads():
    sources = [f for f in tracked("*.py", "*.js", "*.css", "*.html") if not {"vendor", "migrations"} & set(f.parts)]
    long = {str(f.relative_to(ROOT)): n for f in sources if (n := len(f.read_text().splitlines())) > LONGEST}
    assert long == {}


def test_requirements_name_no_index():
    for file in tracked("requirements/*.txt"):
        assert "://" not in file.read_text(), file.name
