"""The evidence of one addressee: on a page, as one PDF, and with every file in it as a ZIP."""

import io

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from accounts.rights import Right, SignedInRequest, allowed
from correspondence import archive
from correspondence.models.board import Row
from correspondence.models.evidence import Evidence, evidence_for
from correspondence.models.pack import Incomplete
from correspondence.pdf.evidence import write_evidence
from correspondence.views.busy import at_the_press
from correspondence.views.files import download


@allowed(Right.READ_LETTERS)
def evidence(request: SignedInRequest, pk: int) -> HttpResponse:
    """What left for one addressee, how, what shows it, and what came back."""
    return _page(request, _evidence(request, pk))


@allowed(Right.READ_LETTERS)
@at_the_press
def evidence_pdf(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """All of it in one PDF, the papers behind a front page."""
    found = _evidence(request, pk)
    try:
        return download(
            request,
            lambda out: write_evidence(found, out, on=timezone.localdate(), by=request.user),
            name=archive.evidence_name(found.addressee, "pdf"),
            media_type="application/pdf",
        )
    except Incomplete as error:
        return _page(request, found, status=409, missing=error.missing)


@allowed(Right.READ_LETTERS)
@at_the_press
def evidence_zip(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """That PDF, every file as it was kept, and the manifest of their hashes."""
    found = _evidence(request, pk)
    pdf = io.BytesIO()
    try:
        write_evidence(found, pdf, on=timezone.localdate(), by=request.user)
        lines = archive.evidence_manifest(found, pdf.getvalue())
        return download(
            request,
            lambda out: archive.write_zip(lines, out, day=found.addressee.letter.dated_on),
            name=archive.evidence_name(found.addressee, "zip"),
            media_type="application/zip",
        )
    except Incomplete as error:
        return _page(request, found, status=409, missing=error.missing)


def _evidence(request: SignedInRequest, pk: int) -> Evidence:
    return Evidence(get_object_or_404(evidence_for(request.user), pk=pk))


def _page(
    request: SignedInRequest,
    found: Evidence,
    *,
    status: int = 200,
    missing: list[str] | None = None,
) -> HttpResponse:
    addressee = found.addressee
    requests = [one for one, _outcome in found.outcomes]
    context = {
        "evidence": found,
        "addressee": addressee,
        "letter": addressee.letter,
        "row": Row(addressee, requests, timezone.localdate()),
        "missing": missing or found.missing,
    }
    return render(request, "correspondence/evidence.html", context, status=status)
