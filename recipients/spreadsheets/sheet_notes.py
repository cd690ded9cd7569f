"""What to tell of a sheet before its rows are taken for what they seem."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recipients.spreadsheets.sheet import Places, Remarks
from recipients.spreadsheets.table import title_notes


def notes(remarks: Remarks) -> Iterator[str]:
    """Sentences on a title, formulas, errors, merged cells and hidden rows, each with its cells."""
    yield from title_notes(remarks.title)
    if remarks.without_result.count:
        yield _("formulas without a saved result are read as empty cells: %s") % _named(
            remarks.without_result
        )
    if count := remarks.formulas - remarks.without_result.count:
        yield ngettext(
            "%(count)s formula is read as the result saved with it",
            "%(count)s formulas are read as the results saved with them",
            count,
        ) % {"count": count}
    if remarks.errors.count:
        yield _("cells with an error instead of a value: %s") % _named(remarks.errors)
    if remarks.merged.count:
        yield _("of merged cells only the first holds the value: %s") % _named(remarks.merged)
    if remarks.hidden_rows:
        yield ngettext(
            "%(count)s hidden row is read too",
            "%(count)s hidden rows are read too",
            remarks.hidden_rows,
        ) % {"count": remarks.hidden_rows}


def _named(places: Places) -> str:
    """The first cells by name and how many more there are: A1, B2 and 4 more."""
    shown = ", ".join(places.first)
    if (more := places.count - len(places.first)) <= 0:
        return shown
    return ngettext("%(shown)s and %(more)s more", "%(shown)s and %(more)s more", more) % {
        "shown": shown,
        "more": more,
    }
