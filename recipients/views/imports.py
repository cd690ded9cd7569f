"""Imports: the list of them, a new one, and how far each has come."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from accounts.models import User
from accounts.rights import Right, SignedInRequest, allowed
from history.models import Event
from recipients.forms.imports import ApplyForm, UploadForm
from recipients.importing import stages
from recipients.importing.begin import choose_reading, earlier
from recipients.importing.seen import reading_of_preview
from recipients.models import ImportMoved, ImportStatus, RecipientImport
from recipients.paging import paginate
from recipients.spreadsheets.source import Unreadable
from recipients.views.form_page import form_page, posted
from recipients.views.import_rows import rows_of


@allowed(Right.KEEP_RECIPIENTS)
def import_list(request: SignedInRequest) -> HttpResponse:
    """Every import, the newest first."""
    runs = RecipientImport.objects.in_short().select_related("started_by")
    page = paginate(runs, request.GET, by="-id")
    return render(request, "recipients/import_list.html", {"page": page})


@allowed(Right.KEEP_RECIPIENTS)
def import_new(request: SignedInRequest) -> HttpResponse:
    """Hand in a file; where it can be read in one way only, its columns come next."""
    form = UploadForm(posted(request), request.FILES or None)
    if form.is_bound and (run := form.begin(by=request.user)):
        _read_what_is_certain(run, by=request.user)
        return redirect(run)
    return form_page(request, "import_new", form)


def _read_what_is_certain(run: RecipientImport, *, by: User) -> None:
    """Spare a person the choice where there is none; a file that was imported already waits."""
    previews = run.seen["previews"]
    if len(previews) > 1 or not previews[0]["is_certain"] or earlier(run):
        return
    try:
        choose_reading(run, reading_of_preview(previews[0]), by=by)
    except Unreadable:
        return  # the page on which one chooses says why


@allowed(Right.KEEP_RECIPIENTS)
def import_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """The step that the import has come to."""
    run = get_object_or_404(RecipientImport.objects.select_related("started_by"), pk=pk)
    if run.stage == ImportStatus.UPLOADED:
        step = "import_again" if earlier(run) else "import_reading"
        return redirect(f"recipients:{step}", pk)
    if run.stage == ImportStatus.MATCHED:
        return redirect("recipients:import_match", pk)
    if run.is_busy:
        return render(request, "recipients/import_progress.html", {"run": run})
    form = ApplyForm(run=run) if run.is_checked else None
    return run_page(request, run, form)


def run_page(
    request: SignedInRequest, run: RecipientImport, form: ApplyForm | None
) -> HttpResponse:
    """What the dry run found, or what became of it, row by row."""
    new, changed = run.rows.by_act()
    context = {
        "run": run,
        "new": new,
        "changed": changed,
        "good": new + changed,
        "undecided": run.rows.undecided().count(),
        "events": Event.objects.about(run)[:50],
        **rows_of(run, request.GET),
    }
    return form_page(request, "import_detail", form or ApplyForm(run=run), **context)


@allowed(Right.KEEP_RECIPIENTS)
def import_progress(request: SignedInRequest, pk: int) -> HttpResponse:
    """How far the worker is, for whoever watches; the page of the import once it is done."""
    run = get_object_or_404(RecipientImport.objects.in_short(), pk=pk)
    if not request.htmx:
        return redirect(run)
    if not run.is_busy:
        return HttpResponseClientRedirect(run.get_absolute_url())
    is_news = request.GET.get("said") != str(run.tenths)
    return render(request, "recipients/_import_progress.html", {"run": run, "is_news": is_news})


@allowed(Right.KEEP_RECIPIENTS)
def import_again(request: SignedInRequest, pk: int) -> HttpResponse:
    """The very same file was imported before: go on or not."""
    run = get_object_or_404(RecipientImport.objects.select_related("started_by"), pk=pk)
    before = earlier(run)
    if before is None or not run.is_editable:
        return redirect(run)
    return render(request, "recipients/import_again.html", {"run": run, "before": before})


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def import_cancel(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give the import up; nothing was entered."""
    run = get_object_or_404(RecipientImport, pk=pk)
    if run.is_half_done:
        messages.warning(request, _("A part of the rows is imported already."))
        return redirect(run)
    try:
        stages.cancel(run, by=request.user)
    except ImportMoved as error:
        messages.warning(request, str(error))
        return redirect(run)
    messages.info(request, _("The import was cancelled: %s") % run)
    return redirect("recipients:import_list")
