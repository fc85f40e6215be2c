"""Make the demo course larger: `python -m bench.larger_demo PHASES`, in the data folder of the environment."""

import os
import sys
from dataclasses import replace
from datetime import UTC, datetime


def main(phases: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "meantime.settings")
    from meantime.cli.site import open_site

    open_site()
    from meantime.activities.actions import write_activities
    from meantime.activities.queries import document_for
    from meantime.balance.problem import problem_for
    from meantime.cli.demo import open_demo
    from meantime.plans.actions import request_plan

    now = datetime.now(UTC)
    section = open_demo(now)
    assert section is not None
    document = document_for(section)
    number = 0
    while len(problem_for(document_for(section)).problem.phases) < phases:
        number += 1
        model = document.activities[7 * number]
        position = len(document.activities) + number
        again = replace(model, id=f"more-{number}", title=f"{model.title}, once more", position=position, after=())
        write_activities(section.course, {again.id: again})
    request_plan(section, by=None, now=now)


if __name__ == "__main__":
    main(int(sys.argv[1]))
