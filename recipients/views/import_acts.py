"""An import is carried out, and undone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.rights import Right, SignedInRequest, allowed
from recipients.forms.imports import ApplyForm
from recipients.importing.prospect import prospect_of_undoing
from recipients.models import ImportMoved, RecipientImport
from recipients.tasks import ask_for_apply, ask_for_rest, ask_for_undo
from recipients.views.imports import run_page


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def import_apply(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enter and change what the dry run has found: all of it, or the good rows only."""
    run = get_object_or_404(RecipientImport, pk=pk)
    if not run.is_checked:
        messages.warning(request, str(ImportMoved(run)))
        return redirect(run)
    form = ApplyForm(request.POST, run=run)
    if not form.is_valid():
        return run_page(request, run, form)
    try:
        is_whole = not form.cleaned_data["is_good_rows_only"]
        ask_for_apply(run, is_all_or_nothing=is_whole, by=request.user)
    except ImportMoved as error:
        messages.warning(request, str(error))
    return redirect(run)


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def import_resume(request: SignedInRequest, pk: int) -> HttpResponse:
    """Go on with an import that broke off after some rows were entered."""
    run = get_object_or_404(RecipientImport, pk=pk)
    if not run.is_half_done:
        messages.warning(request, str(ImportMoved(run)))
        return redirect(run)
    try:
        ask_for_rest(run, by=request.user)
    except ImportMoved as error:
        messages.warning(request, str(error))
    return redirect(run)


@allowed(Right.KEEP_RECIPIENTS)
def import_undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """What undoing would take out, give back and leave; and the act itself."""
    run = get_object_or_404(RecipientImport, pk=pk)
    if request.method == "POST":
        try:
            ask_for_undo(run, by=request.user)
        except ImportMoved as error:
            messages.warning(request, str(error))
        return redirect(run)
    if not run.is_applied:
        return redirect(run)
    context = {"run": run, "prospect": prospect_of_undoing(run)}
    return render(request, "recipients/import_undo.html", context)
