"""Letters: the register list, the board, the compose page."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.rights import Right, SignedInRequest, allowed
from correspondence.forms.drafts import Draft, NewLetterForm, TextAddForm
from correspondence.forms.letter_filter import VIEWS, LetterFilter
from correspondence.forms.matter_field import recent_matters
from correspondence.models import Addressee, Letter, LetterText, NotAllowed
from correspondence.models.board import Row, rows_of, tally_of
from correspondence.models.changes import changes_of
from correspondence.models.merge_fields import FIELDS
from correspondence.views.compose import composing
from history.models import Event
from recipients.languages import Language
from recipients.paging import paginate

MOST_EVENTS = 500  # on a letter's page


@allowed(Right.READ_LETTERS)
def letter_list(request: SignedInRequest) -> HttpResponse:
    """The register, filtered by what stands in the URL; a reference typed exactly opens it."""
    chosen = LetterFilter(request.GET)
    if reference := chosen.exact_reference:
        return redirect(Letter.objects.visible_to(request.user).get(reference__iexact=reference))
    today = timezone.localdate()
    addressees = Addressee.objects.with_state().select_related("office__organization")
    letters = (
        chosen.apply(Letter.objects.visible_to(request.user), user=request.user, on=today)
        .select_related("matter")
        .prefetch_related("texts", Prefetch("addressees", addressees))
    )
    page = paginate(letters, request.GET, by="-filed_on")
    lines = [
        (letter, tally_of([Row(one, [], today) for one in letter.addressees.all()]))
        for letter in page.rows
    ]
    context = {
        "filter": chosen,
        "page": page,
        "lines": lines,
        "views": VIEWS,
        "state": request.GET.get("state", ""),
        "used": chosen.used(request.GET),
    }
    return render(request, "correspondence/letter_list.html", context)


@allowed(Right.READ_LETTERS)
def letter_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """The board: what each addressee got, and what came back."""
    letter = get_object_or_404(
        Letter.objects.visible_to(request.user)
        .select_related("matter", "signatory", "drafted_by", "approved_by", "further_to")
        .prefetch_related("texts", "requests", "followed_by__texts"),
        pk=pk,
    )
    rows = rows_of(letter, on=timezone.localdate(), why=request.GET.get("why", ""))
    context = {
        "letter": letter,
        "rows": rows,
        "tally": tally_of(rows),
        "sealing": letter.addressees.sealing() if letter.is_in_force else None,
        "uses": letter.letter_enclosures.select_related("enclosure").prefetch_related(
            "enclosure__editions__file"
        ),
        "may_approve": letter.may_be_approved_by(request.user),
        "events": Event.objects.about(letter)[:MOST_EVENTS],
    }
    return render(request, "correspondence/letter_detail.html", context)


@allowed(Right.WRITE_LETTERS)
def letter_new(request: SignedInRequest) -> HttpResponse:
    """Begin a draft: matter, subject, language."""
    names = ("matter", "subject", "kind", "further_to")
    initial = {name: request.GET.get(name, "")[:200] for name in names}
    initial["language"] = Language.ENGLISH
    form = NewLetterForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        letter = Letter.objects.begin(by=request.user, **form.cleaned_data)
        return redirect("correspondence:letter_edit", letter.pk)
    context = {"form": form, "matters": recent_matters()}
    status = 422 if form.errors else 200
    return render(request, "correspondence/letter_new.html", context, status=status)


@allowed(Right.WRITE_LETTERS)
def letter_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """The compose page. What was typed is never lost: a conflict shows both versions."""
    letter = get_object_or_404(
        Letter.objects.visible_to(request.user).select_related("matter", "further_to"), pk=pk
    )
    if request.method != "POST":
        if not letter.is_editable:
            messages.info(request, _("This letter is no longer a draft."))
            return redirect(letter)
        return _compose(request, letter, Draft(letter))
    draft = Draft(letter, request.POST)
    if not draft.is_valid():
        return _compose(request, letter, draft, status=422)
    saved = Letter.objects.get(pk=pk)  # the forms have written into `letter`
    try:
        saved.edit(by=request.user, **draft.edit)
    except NotAllowed as error:
        return _conflict(request, saved, draft, str(error))
    if request.htmx:
        return render(request, "correspondence/_saved.html", {"letter": saved})
    messages.success(request, _("Saved."))
    return redirect("correspondence:letter_edit", pk)


def _conflict(request: SignedInRequest, saved: Letter, draft: Draft, error: str) -> HttpResponse:
    """Both versions side by side; what was typed goes along, to be saved or dropped."""
    context = {"letter": saved, "error": error}
    if request.htmx:
        return render(request, "correspondence/_conflict.html", context, status=422)
    typed = {key: value for key, value in draft.edit.items() if key != "version"}
    context["differing"] = [
        (label, saved_value, yours)
        for label, (saved_value, yours) in changes_of(saved, **typed).items()
    ]
    context["typed"] = [
        (name, values)
        for name, values in request.POST.lists()
        if name not in ("version", "csrfmiddlewaretoken")
    ]
    return render(request, "correspondence/letter_conflict.html", context, status=409)


def _compose(
    request: SignedInRequest, letter: Letter, draft: Draft, *, status: int = 200
) -> HttpResponse:
    context = {
        "draft": draft,
        "add_text": _languages_left(letter),
        "merge_fields": [(f"{{{name}}}", meaning) for name, meaning in FIELDS.items()],
        **composing(letter),
    }
    if request.htmx:
        return render(request, "correspondence/_not_saved.html", context, status=422)
    return render(request, "correspondence/letter_edit.html", context, status=status)


def _languages_left(letter: Letter) -> list[Language]:
    there = {text.language for text in letter.texts.all()}
    return [language for language in Language if language not in there]


@require_POST
@allowed(Right.WRITE_LETTERS)
def letter_text_add(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add a text in a further language."""
    letter = get_object_or_404(Letter.objects.visible_to(request.user), pk=pk)
    form = TextAddForm(request.POST)
    if form.is_valid():
        try:
            letter.add_text(form.cleaned_data["language"], by=request.user)
        except NotAllowed as error:
            messages.error(request, str(error))
    return redirect("correspondence:letter_edit", pk)


@allowed(Right.WRITE_LETTERS)
def letter_discard(request: SignedInRequest, pk: int) -> HttpResponse:
    """Throw away a draft that was never submitted, after saying what goes."""
    letter = get_object_or_404(Letter.objects.visible_to(request.user), pk=pk)
    if request.method == "POST":
        try:
            letter.discard(by=request.user)
        except NotAllowed as error:
            messages.error(request, str(error))
            return redirect(letter)
        messages.success(request, _("The draft is discarded."))
        return redirect("correspondence:letter_list")
    texts = LetterText.objects.filter(letter=letter)
    return render(request, "correspondence/letter_discard.html", {"letter": letter, "texts": texts})
