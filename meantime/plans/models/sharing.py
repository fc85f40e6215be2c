"""A plan shown to others by link, and what they say about its cards."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.crypto import get_random_string

from meantime.plans.models.plan import Plan


def new_token() -> str:
    """What opens a shared plan: 30 letters of 62, more than anybody can try."""
    return get_random_string(30)


class ShareLink(models.Model):
    """Whoever has the link reads the plan, until it is revoked; may comment where `may_comment` says so."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="links")
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    name = models.CharField(max_length=100, blank=True)
    may_comment = models.BooleanField(default=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name or f"{self.made_at:%Y-%m-%d}"


class Comment(models.Model):
    """`phase` is a Phase.id of the plan; empty: about the whole. `name` is what a visitor called themselves."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="comments")
    phase = models.CharField(max_length=300, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    link = models.ForeignKey(ShareLink, on_delete=models.SET_NULL, null=True, blank=True, related_name="comments")
    name = models.CharField(max_length=100, blank=True)
    text = models.TextField(max_length=2000)
    at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),)

    def __str__(self) -> str:
        return self.text[:60]
