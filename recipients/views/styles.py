"""Forms of address, by kind of office."""

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.rights import Right, SignedInRequest, allowed
from history.models import Event
from recipients.forms.styles import FormOfAddressForm, StyleForm
from recipients.models import FormOfAddress, Office, Style
from recipients.views.form_page import form_page, part_page, part_removed, posted


@allowed(Right.READ_RECIPIENTS)
def style_list(request: SignedInRequest) -> HttpResponse:
    styles = Style.objects.annotate(uses=Count("offices")).order_by("name")
    styles = styles.prefetch_related("forms")
    return render(request, "recipients/style_list.html", {"styles": styles})


@allowed(Right.READ_RECIPIENTS)
def style_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Every form of a style, each with an example."""
    style = get_object_or_404(Style.objects.prefetch_related("forms__verified_by"), pk=pk)
    context = {
        "style": style,
        "offices": style.offices.select_related("organization")[:50],
        "events": Event.objects.about(style)[:50],
    }
    return render(request, "recipients/style_detail.html", context)


@allowed(Right.KEEP_RECIPIENTS)
def style_new(request: SignedInRequest) -> HttpResponse:
    form = StyleForm(posted(request))
    if form.is_bound and form.keep(by=request.user):
        return redirect(form.instance)
    return form_page(request, "style_new", form)


@allowed(Right.KEEP_RECIPIENTS)
def style_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    style = get_object_or_404(Style, pk=pk)
    form = StyleForm(posted(request), instance=style)
    if form.is_bound and form.keep(by=request.user):
        return redirect(style)
    return form_page(request, "style_edit", form, style=Style.objects.get(pk=pk))


@allowed(Right.KEEP_RECIPIENTS)
def form_new(request: SignedInRequest, pk: int) -> HttpResponse:
    style = get_object_or_404(Style, pk=pk)
    return part_page(request, FormOfAddress(style=style), FormOfAddressForm)


@allowed(Right.KEEP_RECIPIENTS)
def own_form_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """A form of one office alone, which stands before that of its style."""
    office = get_object_or_404(Office, pk=pk)
    return part_page(request, FormOfAddress(office=office), FormOfAddressForm)


@allowed(Right.KEEP_RECIPIENTS)
def form_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    return part_page(request, get_object_or_404(FormOfAddress, pk=pk), FormOfAddressForm)


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def form_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    return part_removed(request, get_object_or_404(FormOfAddress, pk=pk))
