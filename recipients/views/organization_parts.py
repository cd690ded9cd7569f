"""The parts of an organization: its other names, addresses and contact details."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from accounts.rights import Right, SignedInRequest, allowed
from recipients.forms.addresses import AddressAsTyped, PostalAddressForm
from recipients.forms.organizations import ContactDetailForm, OrganizationNameForm
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
    address = PostalAddress(organization=organization)
    return part_page(request, address, PostalAddressForm, template="address_edit")


@allowed(Right.KEEP_RECIPIENTS)
def address_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    address = get_object_or_404(PostalAddress, pk=pk)
    return part_page(request, address, PostalAddressForm, template="address_edit")


@require_POST
@allowed(Right.KEEP_RECIPIENTS)
def address_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    return part_removed(request, get_object_or_404(PostalAddress, pk=pk))


@allowed(Right.KEEP_RECIPIENTS)
def address_hints(request: SignedInRequest) -> HttpResponse:
    """A fragment: what the post of the country asks for, while an address is being typed."""
    address = AddressAsTyped(request.GET).address
    return render(request, "recipients/_address_hints.html", {"address": address})


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
