"""The rows of an import, what was found of each, and what a person decides."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accounts.rights import Right, SignedInRequest, allowed
from recipients.forms.imports import DecideAllForm, DecisionsForm
from recipients.importing.rejects import rejects
from recipients.models import ImportMoved, RecipientImport, Verdict
from recipients.paging import paginate

#: The order of the tabs: what wants a person comes first.
TABS = {
    Verdict.DUPLICATE: _("Needs a decision"),
    Verdict.CHANGED: _("Changed"),
    Verdict.NEW: _("New"),
    Verdict.UNCHANGED: _("Unchanged"),
    Verdict.INVALID: _("Invalid"),
}


def rows_of(run: RecipientImport, query: QueryDict) -> dict[str, Any]:
    """One page of the rows with one verdict, and the tabs with their counts."""
    counts = run.count()
    wanted = query.get("tab", "")
    order = list(TABS) if run.is_checked else list(Verdict)
    shown = next((one for one in order if one == wanted), None) or next(
        (one for one in order if counts[one]), Verdict.NEW
    )
    rows = run.rows.filter(verdict=shown).select_related("organization").defer("cells", "undo")
    return {
        "counts": counts,
        "total": sum(counts.values()),
        "tab": shown.value,
        "tab_word": TABS[shown],
        "tabs": [(one.value, word, counts[one]) for one, word in TABS.items()],
        "page": paginate(rows, query, by="number"),
        "place": query.urlencode(),
        "decide_all": DecideAllForm(),
    }


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def import_decide(request: SignedInRequest, pk: int) -> HttpResponse:
    """Keep the decisions of one page, and stay on it."""
    run = get_object_or_404(RecipientImport, pk=pk)
    try:
        DecisionsForm(request.POST, run=run).keep(by=request.user)
    except ImportMoved as error:
        messages.warning(request, str(error))
    else:
        messages.info(request, _("The decisions are kept."))
    return redirect(f"{run.get_absolute_url()}?{request.GET.urlencode()}")


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def import_decide_all(request: SignedInRequest, pk: int) -> HttpResponse:
    """One decision for every possible duplicate."""
    run = get_object_or_404(RecipientImport, pk=pk)
    form = DecideAllForm(request.POST)
    try:
        if form.is_valid():
            run.decide_all(form.cleaned_data["decision"], by=request.user)
    except ImportMoved as error:
        messages.warning(request, str(error))
    return redirect(f"{run.get_absolute_url()}?tab={Verdict.DUPLICATE}")


@allowed(Right.KEEP_RECIPIENTS)
def import_rejects(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The invalid rows with the reasons, to be corrected and imported again."""
    run = get_object_or_404(RecipientImport, pk=pk)
    if not run.rows.invalid().exists():
        return redirect(reverse("recipients:import_detail", args=[pk]))
    name = f"{run.file_name.rpartition('.')[0] or run.file_name} – {_('invalid rows')}.csv"
    return StreamingHttpResponse(
        rejects(run),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": content_disposition_header(as_attachment=True, filename=name)
            or "attachment",
            "Cache-Control": "no-store, private",
            "X-Content-Type-Options": "nosniff",
        },
    )
