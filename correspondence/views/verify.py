"""Is this paper, or this file, one of ours? Asked with its check code, or with the file itself."""

import logging
from typing import Any

from django import forms
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.rights import Right, SignedInRequest, allowed
from correspondence.forms.uploads import PDF, media_type_of
from correspondence.forms.verify import CodeForm, FileForm, Seen
from correspondence.models import StoredFile
from correspondence.models.claim import Claim, Finding, claimed, claimed_in
from correspondence.models.file_uses import uses_of
from correspondence.pdf.pages import NoSuchPage, words_on
from correspondence.pdf.press import PressBusy

MOST_WRONG = 20  # codes of a person that belong to no copy, one within `PAUSE` of the other
PAUSE = 600  # seconds
MOST_USES = 20  # shown of one file

logger = logging.getLogger(__name__)


@allowed(Right.READ_LETTERS)
def verify(request: SignedInRequest) -> HttpResponse:
    """Look up what the QR code on a paper holds; asked by POST, so that no address keeps a code."""
    if request.method != "POST":
        return _page(request, CodeForm(), FileForm())
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _page(request, form, FileForm(), status=422)
    if _wrong_codes(request) >= MOST_WRONG:
        form.add_error("typed", _("Too many codes that belong to no copy. Wait ten minutes."))
        return _page(request, form, FileForm(), status=429)
    claim = claimed(form.cleaned_data["typed"], seen_by=request.user)
    if claim.finding == Finding.OTHER_CODE:
        cache.set(_wrong_key(request), _wrong_codes(request) + 1, timeout=PAUSE)
        logger.warning("Person %s gave a wrong check code of %s", request.user.pk, claim.reference)
    if form.refuse(claim.finding):
        return _page(request, form, FileForm(), status=422)
    return _answer(request, claim.finding, claim=claim)


@allowed(Right.READ_LETTERS)
def verify_file(request: SignedInRequest) -> HttpResponse:
    """Compare a file, byte for byte, with all that the house has kept; it is not kept itself."""
    if request.method != "POST":
        return redirect("correspondence:verify")
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, CodeForm(), form, status=422)
    seen: Seen = form.cleaned_data["file"]
    stored = StoredFile.objects.filter(sha256=seen.sha256).first()
    uses = uses_of(stored, seen_by=request.user) if stored else []
    return _answer(
        request,
        "file" if uses else "no_file",
        sha256=seen.sha256,
        uses=uses[:MOST_USES],
        further=len(uses[MOST_USES:]),
        claim=None if uses else _claim_of(request, seen),
    )


def _answer(request: SignedInRequest, answer: str, **context: Any) -> HttpResponse:
    """The page with an answer, ready for the next paper."""
    template = f"correspondence/_verify_{answer}.html"
    return _page(request, CodeForm(is_answered=True), FileForm(), answer=template, **context)


def _page(
    request: SignedInRequest,
    code_form: forms.Form,
    file_form: forms.Form,
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    shown = {"code_form": code_form, "file_form": file_form, **context}
    return render(request, "correspondence/verify.html", shown, status=status)


def _claim_of(request: SignedInRequest, seen: Seen) -> Claim | None:
    """Which letter a file that is none of ours says that it is, if that can be read just now."""
    if media_type_of(seen.content) != PDF:
        return None
    try:
        words = words_on(seen.content, 1).decode()
    except (NoSuchPage, PressBusy):
        return None
    return claimed_in(words, seen_by=request.user)


def _wrong_key(request: SignedInRequest) -> str:
    return f"wrong-check-codes:{request.user.pk}"


def _wrong_codes(request: SignedInRequest) -> int:
    return int(cache.get(_wrong_key(request), 0))
