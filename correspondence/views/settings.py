"""What an administrator sets for the whole house."""

from django.conf import settings as configured
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.rights import Right, SignedInRequest, allowed
from correspondence.forms.label_sheets import LabelSheetForm, PrinterForm
from correspondence.forms.letterheads import LetterheadForm
from correspondence.forms.settings import SeriesForm, SignatoryForm
from correspondence.models import (
    LabelSheet,
    Letterhead,
    NotAllowed,
    Printer,
    Series,
    Signatory,
)
from correspondence.pdf.letter import render as draw
from correspondence.pdf.pages import picture
from correspondence.pdf.press import CannotRender, PressBusy
from correspondence.views.busy import at_the_press
from correspondence.views.papers import PRIVATE
from history.models import Event
from recipients.forms.kept import KeptForm

SHEET_WIDTH = 1240  # pixels: A4 at 150 dots an inch


@allowed(Right.KEEP_SETTINGS, Right.KEEP_USERS)
def settings(request: SignedInRequest) -> HttpResponse:
    """What is set, and where it is changed; each person sees what they may keep."""
    year = timezone.localdate().year
    context = {
        "series": [(one, one.next_reference(year=year)) for one in Series.objects.all()],
        "letterheads": Letterhead.objects.all(),
        "signatories": Signatory.objects.order_by("-is_active", "name"),
        "label_sheets": LabelSheet.objects.order_by("-is_active", "name"),
        "printers": Printer.objects.order_by("-is_active", "name"),
        "user_count": User.objects.filter(is_active=True).count(),
        "approval_required": configured.APPROVAL_REQUIRED,
        "upload_limit": configured.UPLOAD_LIMIT_MB,
        "has_virus_scanner": bool(configured.CLAMD_ADDRESS),
    }
    return render(request, "correspondence/settings.html", context)


@allowed(Right.KEEP_SETTINGS)
def series_new(request: SignedInRequest) -> HttpResponse:
    """Another run of numbers."""
    if request.htmx:
        return _example(request, SeriesForm(request.GET))
    return _edit(request, SeriesForm(request.POST or None), "series_new")


@allowed(Right.KEEP_SETTINGS)
def series_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """The pattern of the references to come; those given stay as they are."""
    series = get_object_or_404(Series, pk=pk)
    if request.htmx:
        typed = {"name": series.name, **request.GET.dict()}
        return _example(request, SeriesForm(typed, instance=series))
    return _edit(request, SeriesForm(request.POST or None, instance=series), "series_edit")


def _example(request: SignedInRequest, form: SeriesForm) -> HttpResponse:
    """The next reference while the pattern is being typed."""
    return render(request, "correspondence/_series_example.html", {"form": form})


@allowed(Right.KEEP_SETTINGS)
def letterhead_new(request: SignedInRequest) -> HttpResponse:
    """The sender in a further language."""
    return _edit(
        request, LetterheadForm(request.POST or None, request.FILES or None), "letterhead_new"
    )


@allowed(Right.KEEP_SETTINGS)
def letterhead_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """The sender as letters registered from now on show it."""
    letterhead = get_object_or_404(Letterhead, pk=pk)
    form = LetterheadForm(request.POST or None, request.FILES or None, instance=letterhead)
    return _edit(request, form, "letterhead_edit")


@allowed(Right.KEEP_SETTINGS)
@at_the_press
def letterhead_sheet(request: SignedInRequest, pk: int) -> HttpResponse:
    """The sheet with nothing on it but the letterhead, as a picture."""
    letterhead = get_object_or_404(Letterhead.objects.select_related("emblem"), pk=pk)
    try:
        image = picture(draw(letterhead.empty_sheet, draft=True), 1, width=SHEET_WIDTH)
    except PressBusy:
        raise
    except (NotAllowed, CannotRender) as error:
        raise Http404(str(error)) from error
    return HttpResponse(image, content_type="image/png", headers=PRIVATE)


@allowed(Right.KEEP_SETTINGS)
def signatory_new(request: SignedInRequest) -> HttpResponse:
    """Somebody else who signs letters."""
    return _edit(request, SignatoryForm(request.POST or None), "signatory_new")


@allowed(Right.KEEP_SETTINGS)
def signatory_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Name and functions; or that the person signs no more."""
    signatory = get_object_or_404(Signatory, pk=pk)
    return _edit(request, SignatoryForm(request.POST or None, instance=signatory), "signatory_edit")


@allowed(Right.KEEP_SETTINGS)
def label_sheet_new(request: SignedInRequest) -> HttpResponse:
    """A sheet of labels with measures of one's own."""
    return _edit(request, LabelSheetForm(request.POST or None), "label_sheet_new")


@allowed(Right.KEEP_SETTINGS)
def label_sheet_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Its measures; or that it is offered no more."""
    sheet = get_object_or_404(LabelSheet, pk=pk)
    return _edit(request, LabelSheetForm(request.POST or None, instance=sheet), "label_sheet_edit")


@allowed(Right.KEEP_SETTINGS)
def printer_new(request: SignedInRequest) -> HttpResponse:
    """A printer that is a little off."""
    return _edit(request, PrinterForm(request.POST or None), "printer_new")


@allowed(Right.KEEP_SETTINGS)
def printer_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """By how much it is off; or that it is in use no more."""
    printer = get_object_or_404(Printer, pk=pk)
    return _edit(request, PrinterForm(request.POST or None, instance=printer), "printer_edit")


def _edit(request: SignedInRequest, form: KeptForm, page: str) -> HttpResponse:
    """Show the form, or keep what it holds and go back to the settings."""
    if form.keep(by=request.user):
        messages.info(request, _("%(what)s is saved.") % {"what": form.instance})
        return redirect("correspondence:settings")
    record = form.instance
    stored = type(record)._base_manager.filter(pk=record.pk).first()
    context = {
        "form": form,
        "record": stored,
        "events": Event.objects.about(record)[:50] if stored else None,
    }
    status = 422 if form.errors else 200
    return render(request, f"correspondence/{page}.html", context, status=status)
