"""Write the JSON Schemas of every output, or check that the written ones are current.

python -m meantime.cli.schemas [--check] docs/schemas
"""

import argparse
import json
import sys
from pathlib import Path

import msgspec

from meantime.cli.outputs import MatchOut, PlanOut, ReadOut

OUTPUTS = {"match": MatchOut, "plan": PlanOut, "read": ReadOut}


def schema_text(name: str) -> str:
    """The schema of one output; JSON names a flip's start `from`, which Python cannot."""
    schema = msgspec.json.schema(OUTPUTS[name])
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, indent=2, ensure_ascii=False).replace('"from_"', '"from"') + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    stale = []
    for name in OUTPUTS:
        path, text = args.folder / f"{name}.schema.json", schema_text(name)
        if args.check and (not path.exists() or path.read_text() != text):
            stale.append(str(path))
        elif not args.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    if stale:
        print(f"not current, run make schemas: {', '.join(stale)}", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
