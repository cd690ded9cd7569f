"""Recipient lists: all of them, one with its offices, made, changed, put aside."""

import datetime as dt
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.rights import Right, SignedInRequest, allowed
from history.models import Event
from recipients.forms.lists import RecipientListForm, RuleForm, TroubleFilter
from recipients.forms.organizations import SearchForm
from recipients.models import RecipientList, Trouble
from recipients.models.office import OfficeQuerySet
from recipients.models.trouble import findings
from recipients.models.verified import stale_before
from recipients.paging import paginate
from recipients.views.form_page import form_page, posted
from recipients.views.search import found_for_list

#: A list found by rule that is longer is not looked through as a whole for what is to be mended.
MOST_CHECKED = 2000
FIRST_LEFT_OUT = 10


@allowed(Right.READ_RECIPIENTS)
def list_list(request: SignedInRequest) -> HttpResponse:
    """Every list, those put aside last."""
    lists = RecipientList.objects.order_by("is_archived", "name").sized()
    return render(request, "recipients/list_list.html", {"lists": lists})


@allowed(Right.READ_RECIPIENTS)
def list_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """The offices of a list, who holds each today, what is to be mended, and why each is on it."""
    chosen = get_object_or_404(RecipientList, pk=pk)
    today = timezone.localdate()
    size = chosen.offices().count()
    known = chosen.offices().with_troubles(
        on=today, since=stale_before(today), among=chosen.offices()
    )
    is_checked = size <= MOST_CHECKED
    trouble = TroubleFilter(request.GET).chosen if is_checked else None
    shown = _found if chosen.is_by_rule else _entered
    context = {
        "list": chosen,
        "size": size,
        "trouble": trouble,
        "troubles": known.count_troubles() if is_checked else {},
        "is_checked": is_checked,
        "events": Event.objects.about(chosen)[:50],
        **shown(request.GET, chosen, known, trouble, today),
    }
    return render(request, "recipients/list_detail.html", context)


def _entered(
    query: QueryDict,
    chosen: RecipientList,
    known: OfficeQuerySet,
    trouble: Trouble | None,
    today: dt.date,
) -> dict[str, Any]:
    """The entries of a list in their order, each with its troubles; what may be added."""
    entries = chosen.entries.in_order_of(chosen).with_offices(known.select_related("organization"))
    if trouble:
        entries = entries.filter(office__in=known.having(trouble).values("pk"))
    page = paginate(entries, query, by="place")
    rows = [(entry, findings(entry.office)) for entry in page.rows]
    words = SearchForm(query).words
    is_movable = not (chosen.is_by_protocol or trouble)
    found = found_for_list(words, chosen, on=today)
    return {"page": page, "rows": rows, "is_movable": is_movable, **found}


def _found(
    query: QueryDict,
    chosen: RecipientList,
    known: OfficeQuerySet,
    trouble: Trouble | None,
    today: dt.date,
) -> dict[str, Any]:
    """The offices that the rule finds, and why; the first of those that it leaves out."""
    rule = chosen.rule
    offices = known.having(trouble) if trouble else chosen.offices()
    page = paginate(offices.with_place(by_protocol=chosen.is_by_protocol), query, by="place")
    shown = known.select_related("organization").in_bulk([one.pk for one in page.rows])
    offices_shown = [shown[one.pk] for one in page.rows if one.pk in shown]
    rows = [(office, rule.why_in(office), findings(office)) for office in offices_shown]
    out = paginate(left_out(chosen, on=today), QueryDict(), by="place", size=FIRST_LEFT_OUT)
    reasons = [(office, rule.why_out(office)) for office in out.rows]
    return {"rule": rule, "page": page, "rows": rows, "out": out, "reasons": reasons}


def left_out(chosen: RecipientList, *, on: dt.date, words: str = "") -> OfficeQuerySet:
    """Those that the rule leaves out, by name, with who holds each."""
    offices = chosen.rule.left_out(words).with_place(by_protocol=False)
    return offices.with_holder(on=on).select_related("organization")


@allowed(Right.KEEP_RECIPIENTS)
def list_new(request: SignedInRequest) -> HttpResponse:
    """A list whose offices are entered one by one."""
    form = RecipientListForm(posted(request))
    if form.is_bound and form.keep(by=request.user):
        return redirect(form.instance)
    return form_page(request, "list_new", form)


@allowed(Right.KEEP_RECIPIENTS)
def list_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Name, note, order; and the rule, where it has one."""
    chosen = get_object_or_404(RecipientList, pk=pk)
    form_class = RuleForm if chosen.is_by_rule else RecipientListForm
    form = form_class(posted(request), instance=chosen)
    if form.is_bound and form.keep(by=request.user):
        return redirect(chosen)
    return form_page(request, "list_edit", form, list=RecipientList.objects.get(pk=pk))


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def list_archive(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put the list aside."""
    chosen = get_object_or_404(RecipientList.objects.in_use(), pk=pk)
    chosen.archive(by=request.user)
    return redirect(chosen)


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def list_restore(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the list up again."""
    chosen = get_object_or_404(RecipientList, pk=pk, is_archived=True)
    chosen.restore(by=request.user)
    return redirect(chosen)
