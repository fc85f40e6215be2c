"""What people did to a plan, in order: only ever added to, so that everything can be undone and done again."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from meantime.plans.models.plan import Plan


class PlanChange(models.Model):
    """`number` is the version that the plan has from then on.

    `patch` is a plans.patch.Patch. A row with `of` undoes (`undoes`) or does again what that row did, and has no patch.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="changes")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    # A terms.message.Message, said when it is read.
    label = models.JSONField()
    reason = models.CharField(max_length=500, blank=True)
    patch = models.JSONField(null=True, blank=True)
    of = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="turns")
    undoes = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("plan", "number"), name="one_change_per_version"),
            models.CheckConstraint(
                condition=Q(of__isnull=True, patch__isnull=False, undoes=False) | Q(of__isnull=False, patch__isnull=True),
                name="a_change_has_a_patch_or_turns_one",
            ),
        )

    def __str__(self) -> str:
        return f"{self.plan_id} v{self.number}"
