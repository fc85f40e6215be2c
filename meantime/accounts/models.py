"""Who signs in: a person with an e-mail address."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower


class UserManager(BaseUserManager["User"]):
    def create_user(
        self, email: str, password: str | None = None, *, name: str = "", is_staff: bool = False, is_demo: bool = False
    ) -> "User":
        """A person; without a password they can sign in only by other ways (the demo, an LMS)."""
        email = self.normalize_email(email).strip()
        user = self.model(email=email, name=name, is_staff=is_staff, is_superuser=is_staff, is_demo=is_demo)
        user.set_password(password)
        user.full_clean()
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Whoever types Ada@Example.org means ada@example.org."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=150, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    # Belongs to the demo: signed in without a form on the computer that runs it, never with a password.
    is_demo = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()

    class Meta:
        constraints = (
            models.UniqueConstraint(Lower("email"), name="one_user_per_email"),
            models.UniqueConstraint(fields=("is_demo",), condition=models.Q(is_demo=True), name="one_demo_user"),
        )

    def __str__(self) -> str:
        return self.name or self.email
