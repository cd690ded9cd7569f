"""What a person may do: rights, the roles that carry them, and the decorator every view wears."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, cast

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _


class Right(models.TextChoices):
    """One thing a person may be allowed to do; every page and act names the one it needs."""

    SIGN_IN = "sign_in", _("use the pages every signed-in person has")
    READ_LETTERS = "read_letters", _("read letters, their file copies and history")
    WRITE_LETTERS = "write_letters", _("write and submit drafts, keep enclosures")
    APPROVE = "approve", _("approve or return a draft that somebody else wrote")
    REGISTER = "register", _("register a letter, log a letter that was sent")
    CANCEL = "cancel", _("cancel, close or reopen a registered letter")
    DISPATCH = "dispatch", _("log dispatches and their proof")
    LOG_RESPONSE = "log_response", _("log responses and outcomes, set the day a reply is due")
    READ_RECIPIENTS = "read_recipients", _("read organizations, offices and lists")
    KEEP_RECIPIENTS = (
        "keep_recipients",
        _("keep organizations, offices, lists, forms of address"),
    )
    PROPOSE_RECIPIENTS = "propose_recipients", _("propose new organizations and corrections")
    EXPORT_RECIPIENTS = "export_recipients", _("export organizations with their details")
    KEEP_SETTINGS = "keep_settings", _("keep letterheads, signatories and number patterns")
    KEEP_USERS = "keep_users", _("open and close accounts, give roles")


class Role(models.TextChoices):
    """What a person is here for. A person may have several."""

    VIEWER = "viewer", _("Viewer")
    STAFF = "staff", _("Staff")
    APPROVER = "approver", _("Approver")
    RECIPIENT_ADMINISTRATOR = "recipient_administrator", _("Recipient administrator")
    SYSTEM_ADMINISTRATOR = "system_administrator", _("System administrator")

    @property
    def rights(self) -> frozenset[Right]:
        """The rights this role carries."""
        return RIGHTS[self]


_READING = frozenset({Right.SIGN_IN, Right.READ_LETTERS, Right.READ_RECIPIENTS})
_WRITING = _READING | {Right.WRITE_LETTERS, Right.LOG_RESPONSE, Right.PROPOSE_RECIPIENTS}

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.VIEWER: _READING,
    Role.STAFF: _WRITING | {Right.REGISTER, Right.DISPATCH, Right.EXPORT_RECIPIENTS},
    Role.APPROVER: _WRITING | {Right.APPROVE, Right.CANCEL},
    Role.RECIPIENT_ADMINISTRATOR: frozenset(
        {
            Right.SIGN_IN,
            Right.READ_RECIPIENTS,
            Right.KEEP_RECIPIENTS,
            Right.PROPOSE_RECIPIENTS,
            Right.EXPORT_RECIPIENTS,
        }
    ),
    Role.SYSTEM_ADMINISTRATOR: frozenset({Right.SIGN_IN, Right.KEEP_SETTINGS, Right.KEEP_USERS}),
}


class SignedInRequest(HttpRequest):
    """A request behind the sign-in: its user is one of ours. For type checking only."""

    user: Any
    htmx: Any


type View[**P] = Callable[Concatenate[SignedInRequest, P], HttpResponseBase]


def allowed[**P](
    *rights: Right,
) -> Callable[[View[P]], Callable[Concatenate[HttpRequest, P], HttpResponseBase]]:
    """Let through a person with one of `rights`; others get a 403 page that names the first."""

    def decorate(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def checked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            user = cast(SignedInRequest, request).user
            if not any(user.has_right(right) for right in rights):
                raise PermissionDenied(rights[0].label)
            return view(cast(SignedInRequest, request), *args, **kwargs)

        checked.rights = rights  # type: ignore[attr-defined]
        return cast(Callable[Concatenate[HttpRequest, P], HttpResponseBase], checked)

    return decorate
