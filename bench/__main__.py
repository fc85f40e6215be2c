"""All benchmarks in turn: `python -m bench [--quick]`."""

from bench import matching, planner


def main() -> None:
    matching.main()
    print()
    planner.main()


if __name__ == "__main__":
    main()
