"""Pairs of organizations that may be one, and what somebody says of them."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.rights import Right, SignedInRequest, allowed
from recipients.forms.merges import DuplicatesFilter
from recipients.models import Distinct, Organization
from recipients.models.pairs import Pair, pairs_among, with_addresses
from recipients.paging import Page, paginate

AT_ONCE = 1000
MOST_SLICES = 3
MOST_PAIRS = 100


@allowed(Right.KEEP_RECIPIENTS)
def duplicate_list(request: SignedInRequest) -> HttpResponse:
    """Pairs that may be one body, looked for in one part of the directory after the other."""
    chosen = DuplicatesFilter(request.GET)
    pages, pairs = look_through(request.GET, least=chosen.chosen)
    context = {
        "filter": chosen,
        "pairs": pairs[:MOST_PAIRS],
        "left_out": len(pairs) - MOST_PAIRS,
        "first": pages[0].rows[0] if pages[0].rows else None,
        "last": pages[-1].rows[-1] if pages[-1].rows else None,
        "page": Page([], pages[0].newer, pages[-1].older),
    }
    return render(request, "recipients/duplicate_list.html", context)


def look_through(query: QueryDict, *, least: int) -> tuple[list[Page[Organization]], list[Pair]]:
    """The next parts of the directory, in the order of names, until one of them has a pair."""
    organizations = with_addresses(Organization.objects.unmerged()).in_order()
    pages = [paginate(organizations, query, by="sorted_by", size=AT_ONCE)]
    pairs = pairs_among(pages[-1].rows, least=least)
    while not pairs and pages[-1].older is not None and len(pages) < MOST_SLICES:
        following = QueryDict(pages[-1].older)
        pages.append(paginate(organizations, following, by="sorted_by", size=AT_ONCE))
        pairs = pairs_among(pages[-1].rows, least=least)
    return pages, pairs


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def duplicate_apart(request: SignedInRequest, pk: int, other_pk: int) -> HttpResponse:
    """These are two: they are not proposed again."""
    one = get_object_or_404(Organization, pk=pk)
    other = get_object_or_404(Organization.objects.exclude(pk=pk), pk=other_pk)
    Distinct.objects.say(one, other, by=request.user)
    words = {"one": one, "other": other}
    messages.info(request, _("%(one)s and %(other)s are two; nobody is asked again.") % words)
    return redirect(f"{reverse('recipients:duplicate_list')}?{request.GET.urlencode()}")
