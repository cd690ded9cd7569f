"""The kinds of file in which recipients leave the house."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from recipients.exporting.rows import Entry, rows
from recipients.exporting.sheets import csv_parts, workbook_parts
from recipients.exporting.vcard import card_parts


class Format(TextChoices):
    WORKBOOK = "xlsx", _("Excel workbook (XLSX)")
    CSV = "csv", _("CSV (UTF-8)")
    CSV_FOR_EXCEL = "csv-bom", _("CSV for Excel (UTF-8 with a byte order mark)")
    VCARD = "vcf", _("vCard 4.0 (address books)")

    @property
    def media_type(self) -> str:
        return {
            Format.WORKBOOK: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Format.VCARD: "text/vcard; charset=utf-8",
        }.get(self, "text/csv; charset=utf-8")

    def file_name(self, on: dt.date) -> str:
        """The same for every filter: nothing that was typed stands in it."""
        ending = self.value.removesuffix("-bom")
        return f"recipients-{on:%Y-%m-%d}.{ending}"

    def written(self, found: Iterator[Entry], *, at: dt.datetime, site: str) -> Iterator[bytes]:
        """The file as of `at`, written while it is read: once closed, nothing more is looked up.

        `site` is this site's own address.
        """
        on = at.date()
        match self:
            case Format.VCARD:
                return card_parts(found, on=on, at=at, site=site)
            case Format.WORKBOOK:
                return workbook_parts(rows(found, on=on))
        return csv_parts(rows(found, on=on), with_bom=self is Format.CSV_FOR_EXCEL)
