"""The templates are courses that can be taught as they are."""

import pytest

from meantime.balance.planned import plan_document
from meantime.formats.coursefile import read
from meantime.formats.source import Source
from meantime.interchange.incoming.drafts import TEMPLATES, template
from meantime.planner.limits import Limits
from meantime.planner.plan import Status


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_planned_without_a_shortfall(name):
    document = read(Source(f"{name}.yaml", template(name).data)).document
    plan = plan_document(document, limits=Limits(seconds=2)).plan
    assert plan.status is not Status.INFEASIBLE
    assert plan.shortfalls == ()
