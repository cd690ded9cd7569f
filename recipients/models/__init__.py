"""Whom we write to: organizations, their offices and who holds them; lists; forms of address."""

from recipients.models.address import ContactDetail, PostalAddress
from recipients.models.form_of_address import FormOfAddress, Gender, Style
from recipients.models.holder import HolderName, OfficeHolder, TenureOverlaps
from recipients.models.office import Office, OfficeTitle
from recipients.models.opening import Opening
from recipients.models.organization import Kind, Organization, OrganizationName
from recipients.models.recipient_list import RecipientList, RecipientListEntry

__all__ = [
    "ContactDetail",
    "FormOfAddress",
    "Gender",
    "HolderName",
    "Kind",
    "Office",
    "OfficeHolder",
    "OfficeTitle",
    "Opening",
    "Organization",
    "OrganizationName",
    "PostalAddress",
    "RecipientList",
    "RecipientListEntry",
    "Style",
    "TenureOverlaps",
]
