"""The columns of a `Minutes`, shared by activities and phases."""

from django.db import models
from django.db.models import F, Q

from meantime.terms.minutes import Minutes, MinutesSource


class MinutesRange(models.Model):
    """All four columns are known, or none."""

    minutes_low = models.PositiveIntegerField(null=True, blank=True)
    minutes_typical = models.PositiveIntegerField(null=True, blank=True)
    minutes_high = models.PositiveIntegerField(null=True, blank=True)
    minutes_source = models.CharField(max_length=20, blank=True)

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                condition=Q(
                    minutes_low__isnull=True, minutes_typical__isnull=True, minutes_high__isnull=True, minutes_source=""
                )
                | Q(
                    minutes_low__isnull=False,
                    minutes_typical__gte=F("minutes_low"),
                    minutes_high__gte=F("minutes_typical"),
                    minutes_source__in=[source.value for source in MinutesSource],
                ),
                name="%(class)s_minutes_in_order",
            ),
        )

    @property
    def minutes(self) -> Minutes | None:
        if self.minutes_low is None or self.minutes_typical is None or self.minutes_high is None:
            return None
        return Minutes(self.minutes_low, self.minutes_typical, self.minutes_high, MinutesSource(self.minutes_source))


def minutes_columns(minutes: Minutes | None) -> dict[str, int | str | None]:
    """The values of the four columns."""
    return {
        "minutes_low": minutes.low if minutes else None,
        "minutes_typical": minutes.typical if minutes else None,
        "minutes_high": minutes.high if minutes else None,
        "minutes_source": minutes.source.value if minutes else "",
    }
