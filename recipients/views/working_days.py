"""The holidays of an organization."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from accounts.rights import Right, SignedInRequest, allowed
from recipients.forms.working_days import HolidayForm, HolidaysForm
from recipients.models import Holiday, Organization
from recipients.views.form_page import form_page, part_page, part_removed, posted


@allowed(Right.KEEP_RECIPIENTS)
def holiday_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enter holidays, as many as are typed."""
    organization = get_object_or_404(Organization, pk=pk)
    form = HolidaysForm(posted(request), organization=organization)
    if form.is_bound and form.keep(by=request.user):
        return redirect(f"{organization.get_absolute_url()}#holiday")
    return form_page(request, "holiday_new", form, organization=organization)


@allowed(Right.KEEP_RECIPIENTS)
def holiday_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    return part_page(request, get_object_or_404(Holiday, pk=pk), HolidayForm)


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def holiday_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    return part_removed(request, get_object_or_404(Holiday, pk=pk))
