"""All benchmarks in turn: `python -m bench [--quick]`."""

from bench import matching, pages, planner


def main() -> None:
    matching.main()
    print()
    planner.main()
    print()
    pages.main()


if __name__ == "__main__":
    main()
