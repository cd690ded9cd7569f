"""Matters: what a set of letters is about, and how it went."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from accounts.rights import Right, SignedInRequest, allowed
from correspondence.forms.matters import MatterFilter, MatterForm
from correspondence.models import Matter
from correspondence.models.standing import standings
from correspondence.models.timeline import letters_of, timeline
from history.models import Event
from recipients.paging import paginate


@allowed(Right.READ_LETTERS)
def matter_list(request: SignedInRequest) -> HttpResponse:
    """Every matter, the newest first."""
    chosen = MatterFilter(request.GET)
    page = paginate(chosen.apply(Matter.objects.with_counts()), request.GET, by="-id")
    context = {"filter": chosen, "page": page}
    return render(request, "correspondence/matter_list.html", context)


@allowed(Right.READ_LETTERS)
def matter_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """One timeline, and the state of responses beside it."""
    matter = get_object_or_404(Matter, pk=pk)
    today = timezone.localdate()
    letters = letters_of(matter)
    context = {
        "matter": matter,
        "today": today,
        "timeline": timeline(matter, letters, on=today),
        "standings": standings(letters, on=today),
        "drafts": [letter for letter in letters if not letter.is_registered],
        "letter_count": matter.letters.count(),
        "shown": len(letters),
        "events": Event.objects.about(matter)[:20],
    }
    return render(request, "correspondence/matter_detail.html", context)


@allowed(Right.WRITE_LETTERS)
def matter_new(request: SignedInRequest) -> HttpResponse:
    """Open a matter."""
    return _keep(request, Matter())


@allowed(Right.WRITE_LETTERS)
def matter_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change its title, summary or day."""
    return _keep(request, get_object_or_404(Matter, pk=pk))


def _keep(request: SignedInRequest, matter: Matter) -> HttpResponse:
    form = MatterForm(request.POST or None, instance=matter)
    if form.keep(by=request.user):
        return redirect(matter)
    title = Matter.objects.filter(pk=matter.pk).values_list("title", flat=True).first()
    context = {"form": form, "matter": matter, "title": title}
    status = 422 if form.errors else 200
    return render(request, "correspondence/matter_edit.html", context, status=status)
