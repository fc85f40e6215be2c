from meantime.planner.check import judge
from meantime.plans import worker
from meantime.plans.actions import claim_request, request_plan
from meantime.plans.models import State
from meantime.plans.queries import answer_in, current_plan, last_failure
from meantime.testing import NOW


def test_a_request_becomes_a_plan_that_keeps_its_rules(world):
    request_plan(world.section, world.tara, NOW)
    worker.answer_request(claim_request("one", NOW))
    plan = current_plan(world.section)
    answer = answer_in(plan)
    assert plan.status == "optimal"
    assert judge(answer.plan) == ()
    assert {phase.activity for phase in answer.plan.problem.phases} >= {
        "map",
        "flow",
        "bed",
        "hello",
        "dam",
        "sheet",
        "check",
    }


def test_what_a_person_can_put_right_is_said_in_a_sentence(world):
    world.section.course.policy = "no-such-policy"
    world.section.course.save()
    request = request_plan(world.section, world.tara, NOW)
    worker.answer_request(claim_request("one", NOW))
    request.refresh_from_db()
    assert request.state == State.FAILED
    assert "no-such-policy" in last_failure(world.section)


def test_a_fault_fails_the_request_and_not_the_worker(transactional_db, world, monkeypatch, caplog):
    def broken(*args, **kwargs):
        raise RuntimeError("a fault")

    monkeypatch.setattr(worker, "plan_document", broken)
    request_plan(world.section, world.tara, NOW)
    looks = iter([True, True, False])
    worker.work(going=lambda: next(looks), pause=0)
    assert last_failure(world.section) == "Planning failed; the server's log says why."
    assert "a fault" in caplog.text
