"""An accepted proposal on its way into the directory, by the same mutators as by hand."""

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from accounts.models import User
from recipients.models.address import ContactDetail, PostalAddress
from recipients.models.form_of_address import Style
from recipients.models.holder import OfficeHolder, TenureOverlaps
from recipients.models.office import Office
from recipients.models.organization import Organization
from recipients.models.proposed import (
    ADDRESS,
    CONTACTS,
    HOLDER,
    ORGANIZATION,
    first_detail,
)
from recipients.models.verified import Verified


class NotAcceptable(Exception):
    """What is proposed cannot be entered as it stands; the message says why."""


@dataclass
class Acceptance:
    """One proposal being entered: `new` are the values by the names of the facts.

    What is entered counts as verified on that day, with `source`.
    """

    new: dict[str, str]
    organization: Organization
    office: Office | None
    style: Style | None
    source: str
    on: dt.date
    by: User

    def enter(self) -> None:
        """Enter everything or nothing; raises `NotAcceptable` with a sentence."""
        try:
            with transaction.atomic():
                self._enter_organization()
                self._enter_address()
                self._enter_details()
                self._enter_office()
                self._enter_holder()
        except ValidationError as error:
            raise NotAcceptable(" ".join(error.messages)) from error
        except TenureOverlaps as error:
            raise NotAcceptable(str(error)) from error
        except ProtectedError as error:
            raise NotAcceptable(_("What it would take away is in use.")) from error
        except IntegrityError as error:
            raise NotAcceptable(_("Somebody else has just saved the same.")) from error

    def _enter_organization(self) -> None:
        changed = [name for name in ORGANIZATION if name in self.new]
        for name in changed:
            setattr(self.organization, name, self.new[name])
        if changed:
            self.organization.full_clean()
            self.organization.keep(by=self.by)

    def _enter_address(self) -> None:
        if not any(name in self.new for name in ADDRESS):
            return
        address = self.organization.main_address or PostalAddress(organization=self.organization)
        if self.new.get("address") == "":
            address.remove(by=self.by)
            return
        address.lines = self.new.get("address", address.lines)
        address.country = (
            self.new.get("address_country") or str(address.country) or self.organization.country
        )
        self._keep_verified(address)

    def _enter_details(self) -> None:
        for name, sort in CONTACTS.items():
            if name not in self.new:
                continue
            detail = first_detail(self.organization, sort) or ContactDetail(
                organization=self.organization, sort=sort
            )
            if self.new[name]:
                detail.value = self.new[name]
                self._keep_verified(detail)
            elif detail.pk:
                detail.remove(by=self.by)

    def _enter_office(self) -> None:
        if "office" not in self.new:
            return
        if self.office is None:
            if self.style is None:
                raise NotAcceptable(_("Say how the office is addressed."))
            self.office = Office(organization=self.organization, style=self.style)
        self.office.name = self.new["office"]
        self.office.full_clean()
        self.office.keep(by=self.by)

    def _enter_holder(self) -> None:
        facts = {HOLDER[name]: value for name, value in self.new.items() if name in HOLDER}
        if not facts:
            return
        if self.office is None:
            raise NotAcceptable(_("It does not say which office is held."))
        is_successor = bool(facts.get("name") and facts.get("since_on"))
        current = None if is_successor else self.office.holder_on(self.on)
        tenure = current or OfficeHolder(office=self.office)
        for column, value in facts.items():
            setattr(tenure, column, value or None if column == "since_on" else value)
        if is_successor:
            self._source(tenure)
            tenure.full_clean(validate_constraints=False)
            self.office.change_holder(tenure, by=self.by)
        else:
            self._keep_verified(tenure)

    def _keep_verified(self, detail: Verified) -> None:
        self._source(detail)
        detail.full_clean()
        detail.keep(by=self.by)

    def _source(self, detail: Verified) -> None:
        detail.source, detail.verified_on = self.source, self.on
