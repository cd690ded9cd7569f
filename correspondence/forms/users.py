"""Accounts as an administrator keeps them."""

from typing import Any, NamedTuple

from allauth.account.models import EmailAddress
from django import forms
from django.db import IntegrityError, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.rights import Right, Role
from accounts.sessions import end_sessions
from history.models import record
from recipients.forms.kept import CleanText


class Offer(NamedTuple):
    """A role as the form offers it, with what it lets a person do."""

    id: str
    role: Role
    duties: str
    is_given: bool


class UserForm(CleanText, forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """Name, address and roles of a person."""

    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        help_text=_("A person may have several; they add up."),
        choices=Role.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one role.")},
    )

    class Meta:
        model = User
        fields = ["name", "email", "roles"]
        labels = {"name": _("Name"), "email": _("E-mail")}
        help_texts = {
            "name": _("As it should stand in the history"),
            "email": _("The address the person signs in with"),
        }
        error_messages = {"email": {"unique": _("An account with this address exists already.")}}

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def offers(self) -> list[Offer]:
        """Every role, with its rights in words."""
        given = self["roles"].value() or []
        return [
            Offer(
                id=f"{self['roles'].auto_id}_{place}",
                role=role,
                duties="; ".join(str(r.label) for r in Right if r in role.rights - {Right.SIGN_IN}),
                is_given=role.value in given,
            )
            for place, role in enumerate(Role)
        ]

    def open(self, *, by: User) -> User | None:
        """Open the account; it has no password until its owner sets one.

        None, and an error, where somebody else, or a double click, was faster.
        """
        told = self.cleaned_data
        try:
            with transaction.atomic():
                user = User.objects.create_user(
                    told["email"], name=told["name"], roles=told["roles"]
                )
                record(user, "account opened", by=by, roles=", ".join(user.role_labels))
        except IntegrityError:
            self.add_error("email", self.Meta.error_messages["email"]["unique"])
            return None
        return user


class UserEditForm(UserForm):
    """The same for an account that is open, and whether it stays so."""

    class Meta(UserForm.Meta):
        fields = ["name", "email", "roles", "is_active"]
        labels = {**UserForm.Meta.labels, "is_active": _("The account is open")}
        help_texts = {
            **UserForm.Meta.help_texts,
            "is_active": _("Closing it signs the person out everywhere; what they did is kept."),
        }

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        self.old = words(self.instance)
        if self.is_own:
            del self.fields["roles"], self.fields["is_active"]

    @property
    def is_own(self) -> bool:
        """Nobody changes their own roles or closes their own account."""
        return bool(self.instance.pk == self.by.pk)

    @transaction.atomic
    def change(self) -> User:
        """Save what differs, with its event; a former address no longer opens the door."""
        user: User = self.save()
        new = words(user)
        changes = {name: (self.old[name], new[name]) for name in new if self.old[name] != new[name]}
        if changes:
            record(user, "account changed", by=self.by, changes=changes)
        if "email" in self.changed_data:
            EmailAddress.objects.filter(user=user).delete()
        if not user.is_active:
            end_sessions(user)
        return user


def words(user: User) -> dict[str, str]:
    """What history says of an account, by the name of the field."""
    return {
        gettext("Name"): user.name,
        gettext("E-mail"): user.email,
        gettext("Roles"): ", ".join(user.role_labels),
        gettext("Account"): gettext("open") if user.is_active else gettext("closed"),
    }
