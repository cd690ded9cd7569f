"""The delivery book: what somebody carries today, and the sheet that is signed for it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.rights import Right, SignedInRequest, allowed
from correspondence.forms.delivery_book import (
    MOST_COVERS,
    DeliveryBookForm,
    Listed,
    ticked,
    too_many,
)
from correspondence.models import Letter
from correspondence.pdf.delivery_book import render_delivery_book
from correspondence.pdf.press import CannotRender
from correspondence.views.busy import at_the_press
from correspondence.views.papers import house_name, paper


@allowed(Right.DISPATCH)
def delivery_book(request: SignedInRequest) -> HttpResponse:
    """Choose the lines of the book; without a choice, what is ready to leave by hand today."""
    form = DeliveryBookForm(request.GET, on=timezone.localdate())
    covers = form.covers(by=request.user)
    letter = _letter(request, form)
    context = {
        "form": form,
        "covers": covers[:MOST_COVERS],
        "too_many": too_many() if len(covers) > MOST_COVERS else "",
        "is_blank": form.is_valid() and form.listed == Listed.NOTHING,
        "letter": letter,
        "copies_gone": _copies_gone(letter, form),
        "kept": [(name, value) for name, value in form.data.items() if name in form.fields],
    }
    return render(request, "correspondence/delivery_book.html", context)


@allowed(Right.DISPATCH)
@at_the_press
def delivery_book_pdf(request: SignedInRequest) -> HttpResponse:
    """The lines ticked, then the empty ones, to be taken along."""
    form = DeliveryBookForm(request.GET, on=timezone.localdate())
    back = f"{reverse('correspondence:delivery_book')}?{request.GET.urlencode()}"
    if not form.is_valid():
        return redirect(back)
    try:
        pdf = render_delivery_book(
            ticked(request.GET, form.covers(by=request.user)[:MOST_COVERS]),
            organization=house_name(),
            days=form.days_in_words,
            carrier=form.cleaned_data["carrier"],
            empty=form.empty_lines,
        )
    except CannotRender as error:
        messages.error(request, str(error))
        return redirect(back)
    return paper(pdf, name="delivery-book.pdf")


def _copies_gone(letter: Letter | None, form: DeliveryBookForm) -> str:
    """Where the copies of this letter that have left are listed, while those that wait are."""
    if letter is None or form.listed != Listed.READY:
        return ""
    return f"?letter={letter.pk}&lines={Listed.DISPATCHED}"


def _letter(request: SignedInRequest, form: DeliveryBookForm) -> Letter | None:
    """The letter the page was opened for, if it was for one."""
    pk = form.cleaned_data.get("letter") if form.is_valid() else None
    return Letter.objects.visible_to(request.user).filter(pk=pk).first() if pk else None
