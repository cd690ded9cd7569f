"""How an import and its rows are put into words."""

from typing import NamedTuple

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from recipients.forms.imports import ENCODINGS
from recipients.models import ImportStatus, RecipientImport, Verdict

register = template.Library()

_STEPS = (
    ("upload", gettext_lazy("Upload")),
    ("columns", gettext_lazy("Match columns")),
    ("check", gettext_lazy("Check")),
    ("import", gettext_lazy("Import")),
)


_BETWEEN = {
    ";": gettext_lazy("semicolons between the columns"),
    "\t": gettext_lazy("tabs between the columns"),
    ",": gettext_lazy("commas between the columns"),
    "|": gettext_lazy("bars between the columns"),
}


class Step(NamedTuple):
    """One step on the way; `is_done` are those before the one at which the page is."""

    word: str | Promise
    icon: str
    is_here: bool
    is_done: bool


@register.inclusion_tag("recipients/_import_steps.html")
def import_steps(here: str) -> dict[str, list[Step]]:
    """The steps of an import, the one that the page is marked."""
    names = [name for name, _word in _STEPS]
    at = names.index(here) if here in names else len(names)
    return {
        "steps": [
            Step(word, "check2" if place < at else f"{place + 1}-circle", place == at, place < at)
            for place, (_name, word) in enumerate(_STEPS)
        ]
    }


@register.filter
def grouped(number: int) -> str:
    """A figure with its thousands parted: 12,000."""
    return f"{number:,}"


@register.filter
def row_count(run: RecipientImport) -> int:
    """How many rows the file has; 0 while nobody has counted them."""
    return sum(run.counts.get(verdict, 0) for verdict in Verdict) or run.total


@register.filter
def in_counts(counts: dict[str, int]) -> str:
    """The rows by verdict: "38 new, 57 changed"; without those of which there are none."""
    words = {verdict: str(verdict.label).lower() for verdict in Verdict}
    twins = counts.get(Verdict.DUPLICATE, 0)
    words[Verdict.DUPLICATE] = ngettext("possible duplicate", "possible duplicates", twins)
    return ", ".join(f"{counts[one]:,} {word}" for one, word in words.items() if counts.get(one))


@register.simple_tag
def import_verb(new: int, changed: int, invalid: int) -> str:
    """What the button does, with how many rows."""
    if invalid:
        good = new + changed
        return ngettext(
            "Import the %(n)s good row only", "Import the %(n)s good rows only", good
        ) % {"n": grouped(good)}
    words = {"new": grouped(new), "changed": grouped(changed)}
    if new and changed:
        return _("Import %(new)s new and %(changed)s changed offices") % words
    if new:
        return ngettext("Import %(new)s new office", "Import %(new)s new offices", new) % words
    return (
        ngettext("Import %(changed)s changed office", "Import %(changed)s changed offices", changed)
        % words
    )


@register.filter
def outcome(run: RecipientImport) -> list[str]:
    """What an import has done, or what is left of it after it was undone."""
    if run.is_undone:
        counts = run.counts
        return [
            _("Taken out again: %(n)s organizations.") % {"n": grouped(counts.get("taken_out", 0))},
            _("Changes given back: %(n)s rows.") % {"n": grouped(counts.get("given_back", 0))},
            _("Left as they are, since used or changed: %(n)s.")
            % {"n": grouped(counts.get("kept", 0))},
        ]
    new, changed = run.rows.filter(is_applied=True).by_act()
    words = {"new": grouped(new), "changed": grouped(changed)}
    return [_("Imported: %(new)s new and %(changed)s changed rows.") % words]


@register.filter
def standing(run: RecipientImport) -> str:
    """What the import has done to the directory so far."""
    if run.is_applied or run.is_undone:
        return str(run.get_status_display())
    if run.is_busy:
        return _("Nothing has been changed yet") if step(run) == "check" else ""
    if run.is_half_done:
        return _("A part of the rows is imported")
    return _("Nothing has been changed yet") if run.is_editable else _("Nothing was changed")


@register.filter
def step(run: RecipientImport) -> str:
    """The step that the import has come to; nothing once it is over."""
    match run.stage:
        case ImportStatus.CHECKING | ImportStatus.CHECKED:
            return "check"
        case ImportStatus.APPLYING | ImportStatus.UNDOING | ImportStatus.FAILED:
            return "import"
        case ImportStatus.CANCELLED:
            return "upload"
    return ""


@register.filter
def progress_in_words(run: RecipientImport) -> str:
    """How far the worker is; undoing is one act, of which no rows are counted."""
    if run.stage == ImportStatus.UNDOING:
        return _("It is undone as a whole, which may take some minutes")
    if not run.done:
        return _("Waits for its turn, or has just begun")
    if run.total:
        return _("%(done)s of %(total)s rows") % {
            "done": grouped(min(run.done, run.total)),
            "total": grouped(run.total),
        }
    return _("%(done)s rows") % {"done": grouped(run.done)}


@register.filter
def reading_in_words(run: RecipientImport) -> str:
    """How the file is read, so that nobody has to guess what was guessed."""
    parts = [
        ENCODINGS.get(run.encoding, run.encoding),
        _BETWEEN.get(run.separator, ""),
        _("sheet “%s”") % run.sheet if run.sheet else "",
        _("the first row names the columns")
        if run.has_header
        else _("the columns have no names, the first row is read like the others"),
    ]
    return _("Read as: %s.") % ", ".join(str(part) for part in parts if part)


@register.filter
def remarks(run: RecipientImport) -> list[str]:
    """What is to be known of the file before it is read."""
    found = [f"{note}." if note[-1:] not in ".!?" else note for note in run.seen.get("notes", [])]
    if hidden := run.seen.get("hidden_sheets"):
        found.append(_("Hidden sheets are not read: %s.") % ", ".join(hidden))
    return found


@register.filter
def problem_title(run: RecipientImport) -> str:
    if run.is_applied:
        return _("Undoing failed")
    if run.is_half_done:
        return _("The import broke off; a part of the rows is in the directory")
    return _("Nothing was imported")
