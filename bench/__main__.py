"""All benchmarks in turn: `python -m bench [--quick]`."""

import sys

from bench import matching, planner


def main() -> None:
    matching.main()
    print()
    planner.main(sys.argv[1:])


if __name__ == "__main__":
    main()
