"""A plan, its placements, and its adoption."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from meantime.activities.models import Activity
from meantime.courses.keys import new_key
from meantime.courses.models import Section
from meantime.planner.plan import Status
from meantime.plans.models.request import PlanRequest
from meantime.terms.modality import Clock, PhaseRole


class Hold(models.TextChoices):
    """How far people have decided where a phase stands."""

    FREE = ""
    CLOCK = "clock"  # on its clock, wherever
    PLACE = "place"  # right there


class Plan(models.Model):
    """What the planner answered in `document` (a plans.answer.Answer); where its phases stand now in its placements.

    `version` rises with every change; `stamp` names the course document that its problem came from.
    """

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="plans")
    request = models.OneToOneField(PlanRequest, on_delete=models.PROTECT, null=True, blank=True, related_name="plan")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    name = models.CharField(max_length=200, blank=True)
    # The plan that the section's page opens.
    current = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)
    stamp = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField()
    document = models.JSONField()
    status = models.CharField(max_length=20)
    objective = models.IntegerField()
    bound = models.FloatField()
    gap = models.FloatField()
    seed = models.PositiveIntegerField()
    solver = models.CharField(max_length=100)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(status__in=[status.value for status in Status]), name="plan_status_known"),
            models.CheckConstraint(condition=Q(gap__gte=0), name="plan_gap_not_negative"),
            models.UniqueConstraint(fields=("section",), condition=Q(current=True), name="one_current_plan"),
        )
        get_latest_by = ("made_at", "pk")

    def __str__(self) -> str:
        return f"{self.section}, {self.made_at:%Y-%m-%d %H:%M}"


class Placement(models.Model):
    """A phase at a stretch of the plan's timeline. `phase` and `at` are ids of the plan's own problem."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="placements")
    activity = models.ForeignKey(Activity, on_delete=models.SET_NULL, null=True, blank=True, related_name="placements")
    phase = models.CharField(max_length=300)
    kind = models.CharField(max_length=30)
    role = models.CharField(max_length=20)
    clock = models.CharField(max_length=10)
    at = models.CharField(max_length=100)
    order = models.PositiveSmallIntegerField()
    minutes_low = models.PositiveIntegerField()
    minutes_typical = models.PositiveIntegerField()
    minutes_high = models.PositiveIntegerField()
    minutes_planned = models.PositiveIntegerField()
    hold = models.CharField(max_length=5, choices=Hold.choices, default=Hold.FREE, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("plan", "phase"), name="a_phase_is_placed_once"),
            models.UniqueConstraint(fields=("plan", "at", "order"), name="one_placement_per_place"),
            models.CheckConstraint(condition=Q(clock__in=[clock.value for clock in Clock]), name="placement_clock_known"),
            models.CheckConstraint(condition=Q(role__in=[role.value for role in PhaseRole]), name="placement_role_known"),
            models.CheckConstraint(condition=Q(order__gte=1), name="placement_order_from_one"),
            models.CheckConstraint(condition=Q(hold__in=Hold.values), name="placement_hold_known"),
            models.CheckConstraint(
                condition=Q(minutes_typical__gte=F("minutes_low"), minutes_high__gte=F("minutes_typical")),
                name="placement_minutes_in_order",
            ),
        )

    def __str__(self) -> str:
        return f"{self.phase} @ {self.at}"


class Adoption(models.Model):
    """Somebody decided that this is the plan of the section from then on; the latest counts.

    `document` (a planner.plan.Plan) is what learners see, however the plan is changed before it is adopted again.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="adoptions")
    adopted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    adopted_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)
    document = models.JSONField(null=True)

    def __str__(self) -> str:
        return f"{self.plan}, {self.adopted_at:%Y-%m-%d %H:%M}"
