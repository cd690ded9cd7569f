"""Whom we write to: organizations, their offices and who holds them; lists; forms of address."""

from recipients.kinds import Kind
from recipients.models.acceptance import NotAcceptable
from recipients.models.address import ContactDetail, PostalAddress
from recipients.models.finding import KnownWord, OfficeWords, OrganizationWords
from recipients.models.form_of_address import FormOfAddress, Gender, Style
from recipients.models.holder import HolderName, OfficeHolder, TenureOverlaps
from recipients.models.import_mapping import ImportMapping
from recipients.models.import_row import ImportRow
from recipients.models.list_entry import RecipientListEntry
from recipients.models.merge import Distinct, Merge
from recipients.models.merging import MergeNotAllowed
from recipients.models.office import Office, OfficeTitle
from recipients.models.opening import Opening
from recipients.models.organization import Organization, OrganizationName
from recipients.models.proposal import AlreadyDecided, DirectoryChanged, Proposal
from recipients.models.recipient_import import (
    ImportMoved,
    ImportStatus,
    RecipientImport,
    Verdict,
)
from recipients.models.recipient_list import ListTooLong, NameTaken, RecipientList
from recipients.models.to_verify import Outlook, ToVerify
from recipients.models.trouble import Trouble
from recipients.models.verified import Verified, Worry
from recipients.models.working_days import Holiday, Weekend, WorkingCalendar

__all__ = [
    "AlreadyDecided",
    "ContactDetail",
    "DirectoryChanged",
    "Distinct",
    "FormOfAddress",
    "Gender",
    "HolderName",
    "Holiday",
    "ImportMapping",
    "ImportMoved",
    "ImportRow",
    "ImportStatus",
    "Kind",
    "KnownWord",
    "ListTooLong",
    "Merge",
    "MergeNotAllowed",
    "NameTaken",
    "NotAcceptable",
    "Office",
    "OfficeHolder",
    "OfficeTitle",
    "OfficeWords",
    "Opening",
    "Organization",
    "OrganizationName",
    "OrganizationWords",
    "Outlook",
    "PostalAddress",
    "Proposal",
    "RecipientImport",
    "RecipientList",
    "RecipientListEntry",
    "Style",
    "TenureOverlaps",
    "ToVerify",
    "Trouble",
    "Verdict",
    "Verified",
    "Weekend",
    "WorkingCalendar",
    "Worry",
]
