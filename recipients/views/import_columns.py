"""How the file of an import is read, and which column is which field."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.rights import Right, SignedInRequest, allowed
from recipients.forms.imports import ReadingForm
from recipients.forms.matching import ColumnForm, MatchForm
from recipients.models import ImportMoved, ImportStatus, RecipientImport
from recipients.tasks import ask_for_check
from recipients.views.form_page import form_page, posted


@allowed(Right.KEEP_RECIPIENTS)
def import_reading(request: SignedInRequest, pk: int) -> HttpResponse:
    """The ways in which the file can be read, side by side."""
    run = get_object_or_404(RecipientImport, pk=pk)
    if not run.is_editable:
        return redirect(run)
    form = ReadingForm(posted(request), run=run)
    if form.is_bound and form.keep(by=request.user):
        return redirect("recipients:import_match", pk)
    return form_page(request, "import_reading", form, run=run)


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def import_preview(request: SignedInRequest, pk: int) -> HttpResponse:
    """The same page with another separator or header, and nothing kept yet."""
    run = get_object_or_404(RecipientImport, pk=pk)
    if not run.is_editable:
        return redirect(run)
    form = ReadingForm(run=run, asked=request.POST)
    return render(request, "recipients/import_reading.html", {"form": form, "run": run})


@allowed(Right.KEEP_RECIPIENTS)
def import_match(request: SignedInRequest, pk: int) -> HttpResponse:
    """Every column with its field, its rule and what comes of its cells; POST keeps it."""
    run = get_object_or_404(RecipientImport, pk=pk)
    if not _has_columns(run):
        return redirect(run)
    form = MatchForm(posted(request), run=run)
    if form.is_bound and form.keep(by=request.user):
        return redirect("recipients:import_match", pk)
    return form_page(request, "import_match", form, run=run)


@allowed(Right.KEEP_RECIPIENTS)
def import_column(request: SignedInRequest, pk: int, place: int) -> HttpResponse:
    """One column as it would be read under another field or rule: a row of the page's table."""
    run = get_object_or_404(RecipientImport, pk=pk)
    if place >= len(run.headers):
        raise Http404
    samples = run.seen.get("samples", [])
    shown = samples[place] if place < len(samples) else []
    form = ColumnForm(request.GET, place=place, header=run.headers[place], samples=shown)
    return render(request, "recipients/_import_column.html", {"column": form, "run": run})


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def import_check(request: SignedInRequest, pk: int) -> HttpResponse:
    """Keep the columns as they are matched, and have every row checked."""
    run = get_object_or_404(RecipientImport, pk=pk)
    if not _has_columns(run):
        return redirect(run)
    form = MatchForm(request.POST, run=run)
    if not form.keep(by=request.user):
        return form_page(request, "import_match", form, run=run)
    try:
        ask_for_check(run, by=request.user)
    except ImportMoved as error:
        messages.warning(request, str(error))
    return redirect(run)


def _has_columns(run: RecipientImport) -> bool:
    return run.is_editable and run.stage != ImportStatus.UPLOADED and bool(run.headers)
