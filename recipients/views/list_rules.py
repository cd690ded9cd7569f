"""Lists whose offices are found by rule: made, tried, looked through, fixed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.rights import Right, SignedInRequest, allowed
from recipients.forms.lists import RuleForm
from recipients.forms.organizations import SearchForm
from recipients.models import ListTooLong, RecipientList
from recipients.paging import paginate
from recipients.views.form_page import form_page, posted
from recipients.views.lists import left_out

FIRST_NAMED = 5


@allowed(Right.KEEP_RECIPIENTS)
def list_new_by_rule(request: SignedInRequest) -> HttpResponse:
    """A list whose offices are found by rule."""
    form = RuleForm(posted(request))
    if form.is_bound and form.keep(by=request.user):
        return redirect(form.instance)
    return form_page(request, "list_new_by_rule", form)


@allowed(Right.KEEP_RECIPIENTS)
def list_rule_count(request: SignedInRequest) -> HttpResponse:
    """A fragment: how many offices the rule as it is typed would find, and the first of them."""
    form = RuleForm(request.GET)
    form.is_valid()
    rule = form.instance.rule
    offices = rule.offices().with_place(by_protocol=False).select_related("organization")
    size = rule.offices().count()
    context = {
        "rule": rule,
        "size": size,
        "first": offices.order_by("place", "pk")[:FIRST_NAMED],
        "is_more": size > FIRST_NAMED,
        "errors": [form.errors[name] for name in ("countries", "tags") if name in form.errors],
    }
    return render(request, "recipients/_rule_count.html", context)


@allowed(Right.READ_RECIPIENTS)
def list_left_out(request: SignedInRequest, pk: int) -> HttpResponse:
    """Who is not on a list found by rule, and why; with words, everybody who matches them."""
    chosen = get_object_or_404(RecipientList.objects.by_rule(), pk=pk)
    words = SearchForm(request.GET).words
    offices = left_out(chosen, on=timezone.localdate(), words=words)
    page = paginate(offices, request.GET, by="place")
    reasons = [(office, chosen.rule.why_out(office)) for office in page.rows]
    context = {"list": chosen, "words": words, "page": page, "reasons": reasons}
    return render(request, "recipients/list_left_out.html", context)


@allowed(Right.KEEP_RECIPIENTS)
def list_fix(request: SignedInRequest, pk: int) -> HttpResponse:
    """Keep the offices of today one by one, after a look at how many these are."""
    chosen = get_object_or_404(RecipientList.objects.by_rule(), pk=pk)
    if request.method == "POST":
        try:
            chosen.fix(by=request.user)
        except ListTooLong as error:
            messages.error(request, str(error))
        else:
            messages.info(request, _("The offices are now kept one by one; the rule is gone."))
        return redirect(chosen)
    context = {"list": chosen, "size": chosen.offices().count()}
    return render(request, "recipients/list_fix.html", context)
