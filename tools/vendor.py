"""Rebuild the vendored files (fonts, icons, axe for the tests) with `npm pack`, and write their hashes.

    python tools/vendor.py           rebuild every file from the versions in tools/vendor.json
    python tools/vendor.py --check   only compare the files with their hashes

Whoever runs Meantime never needs node: the files are committed. `tools/vendor.json` says where each comes from.
"""

import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MANIFEST = ROOT / "tools" / "vendor.json"


def main() -> int:
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    if "--check" in sys.argv[1:]:
        wrong = [file["path"] for _, file in files_of(manifest) if sha256(ROOT / file["path"]) != file["sha256"]]
        print("\n".join(f"{path}: not the file that tools/vendor.json names" for path in wrong) or "all as listed")
        return 1 if wrong else 0
    for package in manifest["packages"]:
        rebuild(package)
    MANIFEST.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def files_of(manifest: dict) -> list[tuple[dict, dict]]:
    return [(package, file) for package in manifest["packages"] for file in package["files"]]


def rebuild(package: dict) -> None:
    """Fetch one package, write its files, and keep their hashes in the manifest."""
    with tempfile.TemporaryDirectory() as folder:
        name = f"{package['name']}@{package['version']}"
        packed = subprocess.run(["npm", "pack", "--silent", name], cwd=folder, check=True, capture_output=True, text=True)
        with tarfile.open(Path(folder) / packed.stdout.strip().splitlines()[-1]) as tarball:
            for file in package["files"]:
                target = ROOT / file["path"]
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content(tarball, file))
                file["sha256"] = sha256(target)
                print(f"{name}: {file['path']}")


def content(tarball: tarfile.TarFile, file: dict) -> bytes:
    if "icons" in file:
        return sprite(tarball, file["source"], file["icons"]).encode()
    return read(tarball, file["source"])


def sprite(tarball: tarfile.TarFile, folder: str, icons: list[str]) -> str:
    """One SVG with a symbol per icon. Attributes of presentation are set by our CSS, so only shapes are kept."""
    symbols = []
    for icon in sorted(icons):
        svg = read(tarball, f"{folder}/{icon}.svg").decode()
        shapes = re.search(r"<svg[^>]*>(.*)</svg>", svg, re.DOTALL)
        if shapes is None:
            raise SystemExit(f"{icon}: no shapes found")
        inner = " ".join(shapes[1].split())
        symbols.append(f'<symbol id="{icon}" viewBox="0 0 24 24">{inner}</symbol>')
    notice = "<!-- Lucide icons, ISC License, see LICENSE-lucide.txt -->"
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{notice}\n' + "\n".join(symbols) + "\n</svg>\n"


def read(tarball: tarfile.TarFile, path: str) -> bytes:
    member = tarball.extractfile(path)
    if member is None:
        raise SystemExit(f"{path}: not in the package")
    return member.read()


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    raise SystemExit(main())
