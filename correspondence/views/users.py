"""Who works here: accounts and their roles."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.forms import ResetPasswordForm
from accounts.models import User
from accounts.rights import Right, SignedInRequest, allowed
from correspondence.forms.users import UserEditForm, UserForm
from history.models import Event


@allowed(Right.KEEP_USERS)
def user_list(request: SignedInRequest) -> HttpResponse:
    people = User.objects.order_by("-is_active", "name", "pk")
    return render(request, "correspondence/user_list.html", {"people": people})


@allowed(Right.KEEP_USERS)
def user_new(request: SignedInRequest) -> HttpResponse:
    form = UserForm(request.POST or None)
    user = form.open(by=request.user) if form.is_valid() else None
    if user:
        tell(request, user, is_sent=send_link(request, user))
        return redirect("correspondence:user_list")
    return render(request, "correspondence/user_new.html", {"form": form})


@allowed(Right.KEEP_USERS)
def user_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(User, pk=pk)
    form = UserEditForm(request.POST or None, instance=person, by=request.user)
    if form.is_valid():
        form.change()
        messages.info(request, _("The account of %(name)s is saved.") % {"name": person.name})
        return redirect("correspondence:user_list")
    events = Event.objects.about(person)[:50]
    context = {"form": form, "person": get_object_or_404(User, pk=pk), "events": events}
    return render(request, "correspondence/user_edit.html", context)


def send_link(request: HttpRequest, user: User) -> bool:
    """Send the link by which a password is set; whether the mail server took it."""
    form = ResetPasswordForm({"email": user.email})
    if not form.is_valid():
        return False
    try:
        form.save(request)
    except OSError:
        return False
    return True


def tell(request: HttpRequest, user: User, *, is_sent: bool) -> None:
    """Say whether the new person can come in already."""
    if is_sent:
        sentence = _("The account of %(name)s is open. A link to set a password went to %(email)s.")
    else:
        sentence = _(
            "The account of %(name)s is open, but no mail could be sent to %(email)s. "
            "“Get a link by e-mail” on the sign-in page sends it later."
        )
    level = messages.INFO if is_sent else messages.WARNING
    messages.add_message(request, level, sentence % {"name": user.name, "email": user.email})
