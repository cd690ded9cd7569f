"""Files, served only from here: the right is checked, and the hash of every byte."""

import errno
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from typing import BinaryIO, cast
from urllib.parse import quote

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.rights import Right, SignedInRequest, allowed
from correspondence import archive
from correspondence.models import (
    Addressee,
    EnclosureEdition,
    Proof,
    Response,
    StoredFile,
)
from correspondence.models.damage import note_damage
from correspondence.models.stored_file import FileDamaged
from correspondence.pdf.pages import NoSuchPage, picture
from correspondence.views.busy import at_the_press

PAGE_WIDTH = 1240  # pixels: A4 at 150 dots an inch
_IN_MEMORY = 16 * 1024 * 1024  # bytes of a file made here; a larger one goes to the disk
_HEADERS = {
    "Cache-Control": "no-store, private",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
}


@allowed(Right.READ_LETTERS)
def file_copy(request: SignedInRequest, pk: int) -> HttpResponse:
    """What left the house for one addressee."""
    addressee = _addressee(request, pk)
    if not addressee.has_file_copy:
        return _not_sealed(request, addressee)
    return _served(request, addressee.file_copy.file, name=archive.file_name(addressee))


@allowed(Right.READ_LETTERS)
@at_the_press
def file_copy_page(request: SignedInRequest, pk: int, page: int) -> HttpResponse:
    """One page of it as a picture."""
    addressee = _addressee(request, pk)
    if not addressee.has_file_copy:
        raise Http404(_("The file copy is not sealed yet."))
    try:
        image = picture(addressee.file_copy.file.read(), page, width=PAGE_WIDTH)
    except NoSuchPage as error:
        raise Http404(_("The file copy has no such page.")) from error
    except FileDamaged as error:
        return _damaged(request, error)
    return HttpResponse(image, content_type="image/png", headers=_HEADERS)


@allowed(Right.READ_LETTERS)
def edition_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """An edition of an enclosure."""
    edition = get_object_or_404(EnclosureEdition.objects.select_related("file"), pk=pk)
    return _served(request, edition.file, name=edition.file_name)


@allowed(Right.READ_LETTERS)
def response_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """The scan of something that came back."""
    responses = Response.objects.visible_to(request.user).filter(file__isnull=False)
    response = get_object_or_404(responses.select_related("file"), pk=pk)
    return _served(request, response.file, name=response.file_name)  # type: ignore[arg-type]


@allowed(Right.READ_LETTERS)
def proof_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """What shows that a dispatch left or arrived."""
    proofs = Proof.objects.visible_to(request.user).select_related("file")
    proof = get_object_or_404(proofs, pk=pk)
    return _served(request, proof.file, name=proof.file_name)


def disposition(name: str, *, is_download: bool) -> str:
    """The header that names a file: in ASCII, and as it is for programs that read UTF-8."""
    way = "attachment" if is_download else "inline"
    plain = archive.ascii_name(name)
    return f"{way}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def download(
    request: SignedInRequest, write: Callable[[BinaryIO], None], *, name: str, media_type: str
) -> HttpResponseBase:
    """A file that `write` makes in one go, whole before its first byte leaves.

    Where something in the store is damaged, or no room is left for it, a page says so.
    Raises what else `write` raises.
    """
    with ExitStack() as to_close:
        out = to_close.enter_context(tempfile.SpooledTemporaryFile(_IN_MEMORY))
        try:
            write(cast(BinaryIO, out))
        except FileDamaged as error:
            return _damaged(request, error)
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT):
                raise
            return render(request, "correspondence/no_room.html", status=507)
        to_close.pop_all()
    out.seek(0)
    return FileResponse(
        out,
        content_type=media_type,
        headers=_HEADERS | {"Content-Disposition": disposition(name, is_download=True)},
    )


def _addressee(request: SignedInRequest, pk: int) -> Addressee:
    addressees = Addressee.objects.visible_to(request.user)
    return get_object_or_404(addressees.select_related("letter", "file_copy__file"), pk=pk)


def _served(request: SignedInRequest, stored: StoredFile, *, name: str) -> HttpResponse:
    """The bytes as they were kept, shown in the browser or, with `?download=1`, saved."""
    try:
        content = stored.read()
    except FileDamaged as error:
        return _damaged(request, error)
    is_download = request.GET.get("download") == "1"
    return HttpResponse(
        content,
        content_type=stored.media_type,
        headers=_HEADERS | {"Content-Disposition": disposition(name, is_download=is_download)},
    )


def _not_sealed(request: SignedInRequest, addressee: Addressee) -> HttpResponse:
    messages.warning(request, addressee.why_no_file_copy)
    return redirect(addressee.letter)


def _damaged(request: SignedInRequest, error: FileDamaged) -> HttpResponse:
    """A page that says so; the bytes that are there are not shown to anybody, the log is told."""
    note_damage(error.stored, error.how)
    context = {"error": error}
    page = render(request, "correspondence/file_damaged.html", context, status=410)
    page["Cache-Control"] = _HEADERS["Cache-Control"]  # a 410 is kept by browsers, and it may heal
    return page
