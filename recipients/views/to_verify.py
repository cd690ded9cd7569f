"""What is to be verified: details in doubt, offices nobody holds, terms that end."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.rights import Right, SignedInRequest, allowed
from recipients.forms.to_verify import TickedForm, ToVerifyFilter
from recipients.models import Outlook, ToVerify
from recipients.models.to_verify import DETAILS, verify_all
from recipients.paging import AFTER, BEFORE, Page


@allowed(Right.READ_RECIPIENTS)
def to_verify(request: SignedInRequest) -> HttpResponse:
    """One list of what is to be looked at; every filter stands in the URL."""
    today = timezone.localdate()
    chosen = ToVerifyFilter(request.GET)
    what, outlook = chosen.what_shown, chosen.outlook(on=today)
    page = _page(outlook, what, request.GET)
    if not page.rows and {AFTER, BEFORE} & set(request.GET):
        return _list(request.GET, is_first=True)
    counts = outlook.counts()
    context = {
        "filter": chosen,
        "what": what,
        "page": page,
        "today": today,
        "months": settings.STALE_AFTER_MONTHS,
        "views": [(one, counts[one], _link(request.GET, one)) for one in ToVerify],
        "query": request.GET.urlencode(),
    }
    return render(request, "recipients/to_verify.html", context)


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def details_verify(request: SignedInRequest) -> HttpResponse:
    """Somebody has made sure of the ticked details today."""
    form = TickedForm(request.POST)
    if not form.is_valid():
        messages.warning(request, form.problem)
        return _list(request.GET)
    ticked = form.cleaned_data["detail"]
    verified, missing = verify_all(ticked, on=timezone.localdate(), by=request.user)
    if verified:
        sentence = ngettext("%(n)d detail verified.", "%(n)d details verified.", verified)
        messages.info(request, sentence % {"n": verified})
    if known := len(set(ticked)) - verified - len(missing):
        sentence = ngettext(
            "%(n)d had been verified today already.",
            "%(n)d had been verified today already.",
            known,
        )
        messages.info(request, sentence % {"n": known})
    if missing:
        gone = ", ".join(f"{DETAILS[name]._meta.verbose_name} {pk}" for name, pk in missing)
        messages.warning(request, _("No longer there: %(gone)s.") % {"gone": gone})
    return _list(request.GET)


def _page(outlook: Outlook, what: ToVerify, query: QueryDict) -> Page[Any]:
    """One page of a list; an office on it knows who held it last and who is to hold it next."""
    page = outlook.page(what, query)
    if what == ToVerify.VACANT:
        for office in page.rows:
            office.former = office.holder_before(outlook.on)
            office.coming = office.holder_after(outlook.on)
    return page


def _link(query: QueryDict, what: ToVerify) -> str:
    """The query string of another list under the same filters."""
    link = _without(query, AFTER, BEFORE, "what")
    if what:
        link["what"] = what
    return link.urlencode()


def _list(query: QueryDict, *, is_first: bool = False) -> HttpResponseRedirect:
    """Back to the list as it was filtered, at the page it was at or at its beginning."""
    kept = _without(query, AFTER, BEFORE) if is_first else query
    url = reverse("recipients:to_verify")
    return redirect(f"{url}?{kept.urlencode()}" if kept else url)


def _without(query: QueryDict, *names: str) -> QueryDict:
    kept = query.copy()
    for name in names:
        kept.pop(name, None)
    return kept
