"""Who works here."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.rights import Right, Role


class UserManager(BaseUserManager["User"]):
    def create_user(
        self, email: str, password: str | None = None, *, name: str, roles: list[Role]
    ) -> "User":
        """A person who signs in with `email` (kept in lower case) and has these roles."""
        user = self.model(email=email.strip().lower(), name=name, roles=roles)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """The first account of an installation: a system administrator, who opens the others."""
        return self.create_user(
            email, password, name=fields.get("name", email), roles=[Role.SYSTEM_ADMINISTRATOR]
        )


class User(AbstractBaseUser):
    """A person with an account; never deleted, only closed, because history names them."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    roles = ArrayField(
        models.CharField(max_length=30, choices=Role.choices),
        verbose_name=_("roles"),
        default=list,
        blank=True,
    )
    is_active = models.BooleanField(_("may sign in"), default=True)

    objects = UserManager()

    EMAIL_FIELD = USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="user_email_lower_case",
                violation_error_message=_("Write the e-mail address in small letters."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def rights(self) -> frozenset[Right]:
        """Everything this person may do: the rights of all their roles."""
        return frozenset().union(*(Role(role).rights for role in self.roles))

    def has_right(self, right: Right) -> bool:
        """Whether one of this person's roles carries `right`."""
        return self.is_active and right in self.rights

    @property
    def role_labels(self) -> list[str]:
        """The roles in words, in the order of `Role`."""
        return [str(role.label) for role in Role if role in self.roles]

    @property
    def initials(self) -> str:
        """Two letters for the masthead: of the first and the last word of the name."""
        words = self.name.split()
        return (words[0][:1] + words[-1][:1]).upper() if len(words) > 1 else self.name[:2].upper()

    def may(self) -> dict[str, bool]:
        """Every right by its value, for templates: `{% if may.register %}`."""
        return {right.value: self.has_right(right) for right in Right}
