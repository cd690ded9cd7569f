"""A page with one form that keeps a record."""

from typing import Any

from django.contrib import messages
from django.db.models import ProtectedError
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.rights import SignedInRequest
from recipients.forms.kept import KeptForm
from recipients.models.part import Part


def posted(request: SignedInRequest) -> QueryDict | None:
    """What the form was sent with; None while it is only being looked at."""
    return request.POST if request.method == "POST" else None


def form_page(request: SignedInRequest, template: str, form: Any, **context: Any) -> HttpResponse:
    """The page with the form; 422 while something in it is wrong."""
    status = 422 if form.is_bound and form.errors else 200
    return render(request, f"recipients/{template}.html", {"form": form, **context}, status=status)


def part_page(
    request: SignedInRequest,
    part: Part,
    form_class: type[KeptForm],
    *,
    template: str = "part_edit",
) -> HttpResponse:
    """Enter or change a part (name, address, title…), and go back to its whole."""
    is_new = part.pk is None
    form = form_class(posted(request), instance=part)
    if form.is_bound and form.keep(by=request.user):
        return redirect(f"{part.whole.get_absolute_url()}#{part._meta.model_name}")
    noun = part._meta.verbose_name
    title = pgettext("a new part", "New %(noun)s") if is_new else _("Change the %(noun)s")
    context = {"part": part, "noun": noun, "title": title % {"noun": noun}}
    return form_page(request, template, form, **context)


def part_removed(request: SignedInRequest, part: Part) -> HttpResponse:
    """Take a part away, and go back to its whole."""
    whole = part.whole
    words = {"noun": part._meta.verbose_name, "part": part}
    try:
        part.remove(by=request.user)
    except ProtectedError:
        messages.warning(request, _("The %(noun)s is in use and stays: %(part)s") % words)
    else:
        messages.info(request, _("The %(noun)s was removed: %(part)s") % words)
    return redirect(whole.get_absolute_url())
