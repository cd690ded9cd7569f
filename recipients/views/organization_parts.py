"""The parts of an organization: its other names, addresses and contact details."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from accounts.rights import Right, SignedInRequest, allowed
from recipients.forms.organizations import (
    ContactDetailForm,
    OrganizationNameForm,
    PostalAddressForm,
)
from recipients.models import ContactDetail, Organization, OrganizationName, PostalAddress
from recipients.views.form_page import part_page, part_removed


@allowed(Right.KEEP_RECIPIENTS)
def name_new(request: SignedInRequest, pk: int) -> HttpResponse:
    organization = get_object_or_404(Organization.objects.unmerged(), pk=pk)
    return part_page(request, OrganizationName(organization=organization), OrganizationNameForm)


@allowed(Right.KEEP_RECIPIENTS)
def name_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    return part_page(request, get_object_or_404(OrganizationName, pk=pk), OrganizationNameForm)


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def name_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    return part_removed(request, get_object_or_404(OrganizationName, pk=pk))


@allowed(Right.KEEP_RECIPIENTS)
def address_new(request: SignedInRequest, pk: int) -> HttpResponse:
    organization = get_object_or_404(Organization.objects.unmerged(), pk=pk)
    return part_page(request, PostalAddress(organization=organization), PostalAddressForm)


@allowed(Right.KEEP_RECIPIENTS)
def address_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    return part_page(request, get_object_or_404(PostalAddress, pk=pk), PostalAddressForm)


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def address_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    return part_removed(request, get_object_or_404(PostalAddress, pk=pk))


@allowed(Right.KEEP_RECIPIENTS)
def contact_new(request: SignedInRequest, pk: int) -> HttpResponse:
    organization = get_object_or_404(Organization.objects.unmerged(), pk=pk)
    return part_page(request, ContactDetail(organization=organization), ContactDetailForm)


@allowed(Right.KEEP_RECIPIENTS)
def contact_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    return part_page(request, get_object_or_404(ContactDetail, pk=pk), ContactDetailForm)


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def contact_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    return part_removed(request, get_object_or_404(ContactDetail, pk=pk))
