"""The shapes file is sound: every kind and form has phases that a planner can place."""

import pytest

from meantime.policies.shapes import Shape, ShapePhase, load_shapes, shape_of, whole_shape_of
from meantime.terms.kinds import Form, Kind
from meantime.terms.modality import Clock, PhaseRole

SHAPES = load_shapes()


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.EXTERNAL])
def test_every_kind_has_a_shape_of_its_own(kind: Kind) -> None:
    assert (kind.value, None) in SHAPES


@pytest.mark.parametrize("form", list(Form))
def test_every_form_has_a_shape_of_its_own(form: Form) -> None:
    assert (Kind.EXTERNAL.value, form.value) in SHAPES


def test_there_is_no_shape_of_a_kind_nobody_knows() -> None:
    known = {kind.value for kind in Kind} | {"unknown"}
    assert {kind for kind, _ in SHAPES} == known


@pytest.mark.parametrize("shape", SHAPES.values(), ids=lambda shape: f"{shape.kind}-{shape.form}")
def test_a_shape_has_one_name_per_phase_an_engaged_phase_and_a_reason(shape: Shape) -> None:
    assert len({phase.name for phase in shape.phase}) == len(shape.phase)
    assert PhaseRole.ENGAGE in {phase.role for phase in shape.phase}
    assert sum(phase.share for phase in shape.phase) == pytest.approx(1)
    assert shape.why.endswith(".")


@pytest.mark.parametrize("shape", SHAPES.values(), ids=lambda shape: f"{shape.kind}-{shape.form}")
def test_phases_come_in_the_order_of_their_roles(shape: Shape) -> None:
    order = [PhaseRole.PREPARE, PhaseRole.ENGAGE, PhaseRole.FOLLOW_UP]
    places = [order.index(phase.role) for phase in shape.phase]
    assert places == sorted(places)


def test_a_brainstorm_generates_alone_and_converges_together() -> None:
    assert [phase.name for phase in shape_of("brainstorm")] == ["generate", "converge"]
    assert shape_of("brainstorm")[0].touchpoint == ()
    assert Clock.LIVE in shape_of("brainstorm")[1].touchpoint


def test_an_unknown_kind_is_one_engaged_phase() -> None:
    assert [(phase.role, phase.share) for phase in shape_of(None)] == [(PhaseRole.ENGAGE, 1.0)]
    assert shape_of("nobody knows") == shape_of(None)


def test_an_unknown_form_falls_back_to_its_kind() -> None:
    assert shape_of("external", "nobody knows") == shape_of("external")
    assert shape_of("external", "lab") != shape_of("external")


def test_the_whole_shape_says_why() -> None:
    assert "together" in whole_shape_of("brainstorm").why or "everyone" in whole_shape_of("brainstorm").why


@pytest.mark.parametrize("traits", [{"fun": 0.5}, {"pace": 1.5}])
def test_a_phase_with_wrong_traits_is_refused(traits: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="traits"):
        ShapePhase(name="x", role=PhaseRole.ENGAGE, share=1, traits=traits)


def test_a_touchpoint_on_a_clock_that_is_not_possible_is_refused() -> None:
    with pytest.raises(ValueError, match="clock"):
        ShapePhase(name="x", role=PhaseRole.ENGAGE, share=1, traits={}, clocks=(Clock.OWN,), touchpoint=(Clock.LIVE,))


def test_shares_that_do_not_add_to_one_are_refused() -> None:
    phase = ShapePhase(name="x", role=PhaseRole.ENGAGE, share=0.5, traits={})
    with pytest.raises(ValueError, match="add to 1"):
        Shape(kind="poll", why="Why.", phase=(phase,))


def test_a_briefing_does_not_grow_with_the_work() -> None:
    brief, work = shape_of("assignment")
    assert (brief.name, brief.at_most) == ("brief", 10)
    assert work.at_most is None


def test_a_phase_that_takes_no_time_at_most_is_refused() -> None:
    with pytest.raises(ValueError, match="no time"):
        ShapePhase(name="x", role=PhaseRole.ENGAGE, share=1, traits={}, at_most=0)


def test_a_shape_needs_a_phase_that_can_grow() -> None:
    phase = ShapePhase(name="x", role=PhaseRole.ENGAGE, share=1, traits={}, at_most=10)
    with pytest.raises(ValueError, match="open in length"):
        Shape(kind="poll", why="Why.", phase=(phase,))
