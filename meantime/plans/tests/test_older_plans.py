"""Plans from before they could be changed, as the migration leaves them."""

from dataclasses import replace
from importlib import import_module

import pytest
from django.apps import apps

from meantime import testing
from meantime.interchange.actions import import_document
from meantime.plans.actions import adopt, claim_request, keep_answer, request_plan
from meantime.plans.changes import bring_up_to_date
from meantime.plans.models import Adoption, Plan
from meantime.plans.queries import adopted_plan, plan_now
from meantime.plans.worker import answer_request

migration = import_module("meantime.plans.migrations.0003_older_plans")


@pytest.fixture
def planned(db: None) -> tuple[testing.World, Plan]:
    world = testing.world()
    request_plan(world.section, world.tara, testing.NOW)
    request = claim_request("worker", testing.NOW)
    assert request
    answer_request(request)
    return world, Plan.objects.get()


def test_a_plan_from_before_stands_as_it_is_where_its_course_does(planned: tuple[testing.World, Plan]) -> None:
    world, plan = planned
    Plan.objects.update(stamp="")
    migration.stamp_plans(apps, None)
    assert Plan.objects.get().stamp == plan.stamp
    assert bring_up_to_date(plan, world.tara, testing.NOW) is None


def test_a_plan_from_before_follows_what_was_changed_in_its_course_since(planned: tuple[testing.World, Plan]) -> None:
    world, plan = planned
    Plan.objects.update(stamp="")
    document = testing.a_document()
    left = tuple(activity for activity in document.activities if activity.id != "hello")
    import_document(replace(document, activities=left), world.tara, testing.NOW)
    migration.stamp_plans(apps, None)
    assert bring_up_to_date(plan, world.tara, testing.NOW) is not None
    assert "hello/1" not in {placed.phase for placed in plan_now(Plan.objects.get()).placements}


def test_learners_still_see_a_plan_that_was_adopted_before(db: None) -> None:
    world = testing.world()
    request_plan(world.section, world.tara, testing.NOW)
    request = claim_request("worker", testing.NOW)
    assert request
    plan = keep_answer(request, testing.an_answer(), testing.NOW)
    assert plan
    adopt(plan, world.tara, testing.NOW)
    Adoption.objects.update(document=None)
    migration.keep_adopted_plans(apps, None)
    assert adopted_plan(world.section) == plan_now(plan)
