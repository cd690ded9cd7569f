"""Two organizations become one, and two again."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.rights import Right, SignedInRequest, allowed
from recipients.forms.merges import MergeForm
from recipients.forms.organizations import SearchForm
from recipients.models import Merge, MergeNotAllowed, Organization
from recipients.models.duplicates import LEAST
from recipients.models.pairs import pairs_among
from recipients.models.plan import plan_offices
from recipients.views.form_page import form_page, posted

MOST = 20


def _mergeable() -> "QuerySet[Organization]":
    return Organization.objects.unmerged().select_related("parent")


@allowed(Right.KEEP_RECIPIENTS)
def merge_find(request: SignedInRequest, pk: int) -> HttpResponse:
    """Which other entry is the same body: found by typing."""
    organization = get_object_or_404(_mergeable(), pk=pk)
    form = SearchForm(request.GET)
    words = form.words.strip()
    found = Organization.objects.unmerged().matching(words).exclude(pk=pk) if words else None
    context = {
        "organization": organization,
        "form": form,
        "words": words,
        "found": found[:MOST] if found is not None else [],
        "likely": []
        if words
        else [
            (pair.beside(organization), pair.reason)
            for pair in pairs_among([organization], least=LEAST)
        ],
    }
    template = "_merge_found" if request.htmx else "merge_find"
    return render(request, f"recipients/{template}.html", context)


@allowed(Right.KEEP_RECIPIENTS)
def merge_new(request: SignedInRequest, pk: int, other_pk: int) -> HttpResponse:
    """Both entries side by side: what stays, what goes where, and what letters and lists say."""
    kept = get_object_or_404(_mergeable(), pk=pk)
    merged = get_object_or_404(_mergeable().exclude(pk=pk), pk=other_pk)
    form = MergeForm(posted(request), kept=kept, merged=merged)
    if form.is_bound and form.is_valid():
        try:
            Merge.objects.carry_out(
                kept=kept, merged=merged, by=request.user, chosen=form.cleaned_data
            )
        except MergeNotAllowed as error:
            form.add_error(None, str(error))
        else:
            words = {"merged": merged, "kept": kept}
            messages.info(request, _("%(merged)s was merged into %(kept)s.") % words)
            return redirect(kept)
    plans = plan_offices(kept=kept, merged=merged)
    return form_page(request, "merge_new", form, kept=kept, merged=merged, plans=plans)


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def merge_undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Part two entries again."""
    merge = get_object_or_404(Merge.objects.select_related("kept", "merged"), pk=pk)
    try:
        merge.undo(by=request.user, at=timezone.now())
    except MergeNotAllowed as error:
        messages.warning(request, str(error))
        return redirect(merge.kept)
    messages.info(request, _("%(name)s stands for itself again.") % {"name": merge.merged})
    return redirect(merge.merged)
