"""The dispatch pack of a letter: what each addressee gets, for the printer and as files."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from accounts.rights import Right, SignedInRequest, allowed
from correspondence import archive
from correspondence.forms.packs import PackForm
from correspondence.lifecycle import LetterStatus
from correspondence.models import Letter
from correspondence.models.pack import Incomplete, Pack, packs_of
from correspondence.pdf.pack import write_print_file
from correspondence.pdf.plan import Plan, plan
from correspondence.views.busy import at_the_press
from correspondence.views.files import download


@dataclass(frozen=True)
class Wanted:
    """The packs of a letter, and what the form says of them."""

    letter: Letter
    form: PackForm
    all_packs: list[Pack]

    @property
    def is_valid(self) -> bool:
        return self.form.is_valid()

    @cached_property
    def packs(self) -> list[Pack]:
        """The packs of those who are ticked."""
        return [one for one in self.all_packs if one.addressee.pk in self.form.chosen]

    @cached_property
    def outcome(self) -> tuple[Plan | None, list[str]]:
        """The plan, or what stands in its way, a sentence each."""
        if not self.is_valid:
            return None, []
        if not self.letter.is_registered:
            return None, [_("The letter is not registered yet, so nothing is sealed.")]
        try:
            return plan(self.packs, **self.form.printing), []
        except Incomplete as error:
            return None, error.missing

    @property
    def may_be_printed(self) -> bool:
        """A cancelled letter leaves the house no more."""
        return self.outcome[0] is not None and self.letter.status != LetterStatus.CANCELLED


@allowed(Right.READ_LETTERS)
def letter_pack(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who gets what, and how it is printed; the figures follow what is chosen."""
    wanted = _wanted(request, pk)
    return _page(request, wanted, status=200 if wanted.is_valid else 422)


@allowed(Right.READ_LETTERS)
@at_the_press
def print_file(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The packs in one PDF, or one of several where they are too many."""
    wanted = _wanted(request, pk)
    planned, _missing = wanted.outcome
    if planned is None or not wanted.may_be_printed:
        return _page(request, wanted, status=409 if wanted.is_valid else 422)
    files, number = planned.files, wanted.form.file_number
    if number > len(files):
        raise Http404(_("There are not so many print files."))
    try:
        return download(
            request,
            lambda out: write_print_file(files[number - 1], out),
            name=archive.print_name(wanted.letter, number=number, of=len(files)),
            media_type="application/pdf",
        )
    except Incomplete as error:
        return _page(request, wanted, status=409, missing=error.missing)


@allowed(Right.READ_LETTERS)
@at_the_press
def file_copies(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """A ZIP with a folder for each addressee, and the manifest."""
    wanted = _wanted(request, pk)
    planned, _missing = wanted.outcome
    if planned is None:
        return _page(request, wanted, status=409 if wanted.is_valid else 422)
    try:
        lines = archive.manifest(planned.packs)
        archive.refuse_too_large(lines)
        return download(
            request,
            lambda out: archive.write_zip(lines, out, day=wanted.letter.dated_on),
            name=archive.archive_name(wanted.letter),
            media_type="application/zip",
        )
    except archive.TooLarge as error:
        messages.error(request, str(error))
        return _page(request, wanted, status=409)
    except Incomplete as error:
        return _page(request, wanted, status=409, missing=error.missing)


def _wanted(request: SignedInRequest, pk: int) -> Wanted:
    """The form is sent, and not put into the address: hundreds of ticks would not fit there."""
    letter = get_object_or_404(Letter.objects.visible_to(request.user), pk=pk)
    packs = packs_of(letter)
    addressees = [one.addressee for one in packs]
    form = PackForm(request.POST or request.GET, addressees=addressees)
    if form.is_valid() and not form.with_enclosures:
        packs = [one.without_enclosures() for one in packs]
    return Wanted(letter, form, packs)


def _page(
    request: SignedInRequest, wanted: Wanted, *, status: int, missing: list[str] | None = None
) -> HttpResponse:
    """`missing` is what was found to be so while the files were read: the page reads none."""
    planned, absent = wanted.outcome
    context = {
        "letter": wanted.letter,
        "form": wanted.form,
        "packs": wanted.all_packs,
        "chosen": wanted.form.chosen,
        "plan": None if missing else planned,
        "missing": missing or absent,
        "may_be_printed": wanted.may_be_printed and not missing,
        "zip_size": sum(one.size for one in wanted.packs),
    }
    return render(request, "correspondence/letter_pack.html", context, status=status)
