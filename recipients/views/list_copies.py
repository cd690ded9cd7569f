"""What is made of whole lists: a copy, and one taken into another."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.rights import Right, SignedInRequest, allowed
from recipients.forms.lists import CopyForm, TakeInForm
from recipients.models import ListTooLong, NameTaken, RecipientList
from recipients.models.list_entry import TakenIn
from recipients.views.form_page import form_page, posted

MOST_NAMED = 10


@allowed(Right.KEEP_RECIPIENTS)
def list_copy(request: SignedInRequest, pk: int) -> HttpResponse:
    """A list of its own with the same offices or rule."""
    chosen = get_object_or_404(RecipientList, pk=pk)
    form = CopyForm(posted(request), initial={"name": chosen.free_name})
    if form.is_bound and form.is_valid():
        try:
            return redirect(chosen.copy(by=request.user, **form.cleaned_data))
        except NameTaken as error:
            form.add_error("name", str(error))
    return form_page(request, "list_copy", form, list=chosen)


@allowed(Right.KEEP_RECIPIENTS)
def list_merge(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the offices of another list in at the end."""
    chosen = get_object_or_404(RecipientList.objects.in_use().by_hand(), pk=pk)
    form = TakeInForm(posted(request), into=chosen)
    if form.is_bound and form.is_valid():
        try:
            taken = chosen.take_in(form.cleaned_data["other"], by=request.user)
        except ListTooLong as error:
            form.add_error("other", str(error))
        else:
            messages.info(request, _came_in(taken))
            return redirect(chosen)
    return form_page(request, "list_merge", form, list=chosen)


def _came_in(taken: TakenIn) -> str:
    """How many came in, and who was there already."""
    came = len(taken.came)
    told = ngettext("%(n)s office came in.", "%(n)s offices came in.", came) % {"n": came}
    if not taken.stayed:
        return told
    named = "; ".join(str(office) for office in taken.stayed[:MOST_NAMED])
    if (more := len(taken.stayed) - MOST_NAMED) > 0:
        named = _("%(offices)s and %(n)s more") % {"offices": named, "n": more}
    return (
        f"{told} {_('Already on the list, and left as they were: %(named)s.') % {'named': named}}"
    )
