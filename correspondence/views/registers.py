"""The outgoing register: on screen, on paper, as a file."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.rights import Right, SignedInRequest, allowed
from correspondence.exporting.register import Format
from correspondence.forms.registers import RegisterFilter
from correspondence.models import Letter
from correspondence.models.register_entry import (
    count_lines,
    part_of,
    shortened,
    whole,
    with_first_lines,
)
from correspondence.pdf.press import CannotRender
from correspondence.pdf.register import MOST_LINES, Part, parts_for, render_register
from correspondence.views.busy import at_the_press
from correspondence.views.papers import PRIVATE, house_name, paper
from recipients.paging import paginate

SHOWN = 12  # lines of one letter on screen
_MOST_GAPS = 20
_MOST_PARTS = 30  # named on the page


@allowed(Right.READ_LETTERS)
def outgoing_register(request: SignedInRequest) -> HttpResponse:
    """The newest number first, some lines of each letter; cancelled numbers stay in their place."""
    chosen = RegisterFilter.asked(request.GET)
    letters = _register(chosen, request.user)
    page = paginate(with_first_lines(letters, shown=SHOWN), request.GET, by="-place")
    lines = count_lines(letters)
    context = {
        "filter": chosen,
        "page": page,
        "entries": shortened(page.rows),
        "letters": letters.count(),
        "lines": lines,
        "part_count": parts_for(lines),
        "parts": range(1, min(parts_for(lines), _MOST_PARTS) + 1),
        "most_lines": MOST_LINES,
        "formats": Format,
        "gaps": _gaps(chosen),
    }
    return render(request, "correspondence/outgoing_register.html", context)


@allowed(Right.READ_LETTERS)
@at_the_press
def outgoing_register_pdf(request: SignedInRequest) -> HttpResponse:
    """The register as it is printed and bound; a long one in parts (`part=2`)."""
    chosen = RegisterFilter.asked(request.GET)
    letters = _register(chosen, request.user)
    lines = count_lines(letters) if chosen.is_valid() else 0
    if not lines:
        return _nothing(request, chosen)
    part = Part(_number(request.GET.get("part", "1")), parts_for(lines))
    if not 1 <= part.number <= part.of:
        raise Http404(_("The register has no such part."))
    try:
        pdf = render_register(
            part_of(letters, part=part.number, size=MOST_LINES),
            organization=house_name(),
            period=chosen.in_words,
            part=part,
            gaps=_gaps(chosen),
            on=timezone.localdate(),
        )
    except CannotRender as error:
        messages.error(request, str(error))
        return _back(chosen)
    ending = "" if part.is_whole else f"-{part.number}"
    return paper(pdf, name=f"outgoing-register{ending}.pdf")


@allowed(Right.READ_LETTERS)
def outgoing_register_export(request: SignedInRequest) -> HttpResponseBase:
    """Every line as a row of a workbook or CSV file, in the order of the numbers."""
    chosen = RegisterFilter.asked(request.GET)
    wanted = request.GET.get("format", Format.WORKBOOK)
    if wanted not in Format.values:
        raise Http404(_("There is no such kind of file."))
    if not chosen.is_valid():
        return _nothing(request, chosen)
    kind = Format(wanted)
    disposition = content_disposition_header(
        as_attachment=True, filename=kind.file_name(timezone.localdate())
    )
    return StreamingHttpResponse(
        kind.written(whole(_register(chosen, request.user))),
        content_type=kind.media_type,
        headers=PRIVATE | {"Content-Disposition": str(disposition)},
    )


def _register(chosen: RegisterFilter, user: User) -> "QuerySet[Letter]":
    """The letters of the register that this person may read, in order."""
    return chosen.apply(Letter.objects.visible_to(user))


def _gaps(chosen: RegisterFilter) -> list[str]:
    """References that no letter bears although higher ones were given."""
    found: list[str] = []
    for register in chosen.registers().with_gaps().select_related("series")[:_MOST_GAPS]:  # type: ignore[attr-defined]
        found += register.missing_references(most=_MOST_GAPS)
    return found if len(found) <= _MOST_GAPS else [*found[:_MOST_GAPS], "…"]


def _number(typed: str) -> int:
    """The part asked for; 0, which there is not, for what is no number."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 7 else 0


def _nothing(request: SignedInRequest, chosen: RegisterFilter) -> HttpResponse:
    """Back to the page, which says what of the filter makes no sense."""
    if chosen.is_valid():
        messages.info(request, _("There is nothing to print: no letter is in this register."))
    return _back(chosen)


def _back(chosen: RegisterFilter) -> HttpResponse:
    return redirect(f"{reverse('correspondence:outgoing_register')}?{chosen.query}")
