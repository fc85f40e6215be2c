"""Course, section with its term, break, meeting, outcome, enrollment: the words of OneRoster and LTI."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q

from meantime.accounts.models import User
from meantime.courses.keys import new_key


class Course(models.Model):
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    title = models.CharField(max_length=300)
    code = models.CharField(max_length=100, blank=True)
    credits = models.FloatField(null=True, blank=True)
    policy = models.CharField(max_length=100, null=True, blank=True)  # noqa: DJ001  None: not stated by the source
    hours_low = models.FloatField(null=True, blank=True)
    hours_high = models.FloatField(null=True, blank=True)
    # [[name, weight], …]: what the instructor wants more or less of.
    priorities = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="course_has_a_title"),
            models.CheckConstraint(
                condition=Q(hours_low__isnull=True, hours_high__isnull=True)
                | Q(hours_low__gte=0, hours_high__gte=F("hours_low")),
                name="course_hours_in_order",
            ),
        )

    def __str__(self) -> str:
        return self.title


class SectionQuerySet(models.QuerySet["Section"]):
    def open_to(self, person: User | AnonymousUser) -> "SectionQuerySet":
        """The sections that `person` may see: the one door to everything about a course."""
        if isinstance(person, AnonymousUser):
            return self.none()
        return self.filter(enrollments__user=person, enrollments__role__in=Role.teaching()).distinct()

    def held(self, pk: int) -> "Section":
        """With its course, and nobody else's until the transaction ends. Who writes to a section, its course or its plans
        takes this first: they come one after the other, and no two wait for each other."""
        return self.select_for_update().select_related("course").get(pk=pk)


class Section(models.Model):
    """One time that a course is taught, with its term. Everything about the term may be unknown."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="sections")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    title = models.CharField(max_length=300, blank=True)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    zone = models.CharField(max_length=64, null=True, blank=True)  # noqa: DJ001  None: not known; else an IANA name
    zone_inferred = models.BooleanField(default=False)
    students = models.PositiveIntegerField(null=True, blank=True)
    # Meeting patterns not yet turned into meetings: ["Tue,Thu 10:00 75"].
    patterns = models.JSONField(default=list, blank=True)

    objects = SectionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__isnull=True) | Q(end__gte=F("start")), name="section_term_in_order"
            ),
            models.CheckConstraint(condition=Q(weeks__isnull=True) | Q(weeks__gte=1), name="section_has_weeks"),
        )

    def __str__(self) -> str:
        return self.title or self.course.title


class Break(models.Model):
    """Days without meetings and without work, both ends included."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="breaks")
    start = models.DateField()
    end = models.DateField()
    title = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(end__gte=F("start")), name="break_in_order"),)

    def __str__(self) -> str:
        return self.title or f"{self.start} – {self.end}"


class Meeting(models.Model):
    """One scheduled live session of a section."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="meetings")
    key = models.CharField(max_length=200)
    start = models.DateTimeField()
    end = models.DateTimeField()
    title = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=300, blank=True)
    cancelled = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("section", "key"), name="one_meeting_per_key"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="meeting_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.start:%Y-%m-%d %H:%M}"


class Outcome(models.Model):
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="outcomes")
    key = models.CharField(max_length=200)
    title = models.CharField(max_length=1000)
    position = models.PositiveIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("course", "key"), name="one_outcome_per_key"),)

    def __str__(self) -> str:
        return self.title


class Role(models.TextChoices):
    INSTRUCTOR = "instructor"
    ASSISTANT = "assistant"
    DESIGNER = "designer"
    LEARNER = "learner"

    @classmethod
    def teaching(cls) -> tuple["Role", ...]:
        """Who may see the plan of a section; learners get pages of their own."""
        return (cls.INSTRUCTOR, cls.ASSISTANT, cls.DESIGNER)


class Enrollment(models.Model):
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="enrollments")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="enrollments")
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("section", "user"), name="one_enrollment_per_person"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="enrollment_role_known"),
        )

    def __str__(self) -> str:
        return f"{self.user} ({self.role})"
