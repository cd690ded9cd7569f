"""What undoing an import would do, before it is done."""

from dataclasses import dataclass

from django.utils.translation import ngettext

from recipients.importing.undo import used_since
from recipients.models import Organization, RecipientImport

NAMED = 20


@dataclass(frozen=True)
class Prospect:
    """Organizations that are taken out, rows whose changes are given back, and what stays."""

    taken_out: int
    given_back: int
    kept: int
    named: list[Organization]

    @property
    def verb(self) -> str:
        """What the button says; nothing where there is nothing to undo."""
        taken = ngettext(
            "Take out %(n)s organization", "Take out %(n)s organizations", self.taken_out
        ) % {"n": f"{self.taken_out:,}"}
        given = ngettext(
            "give back the changes of %(n)s row",
            "give back the changes of %(n)s rows",
            self.given_back,
        ) % {"n": f"{self.given_back:,}"}
        if self.taken_out and self.given_back:
            return f"{taken}, {given}"
        return taken if self.taken_out else given.capitalize() if self.given_back else ""

    @property
    def others(self) -> int:
        """How many stay besides those named."""
        return max(0, self.kept - len(self.named))


def prospect_of_undoing(run: RecipientImport) -> Prospect:
    """Counted as `undo` does it."""
    applied = run.rows.filter(is_applied=True, organization__isnull=False)
    entered = set(applied.filter(undo=[]).values_list("organization", flat=True))
    changed = list(applied.exclude(undo=[]).values_list("organization", flat=True))
    entered, touched = {pk for pk in entered if pk}, {pk for pk in changed if pk}
    used = used_since(run, entered | touched)
    back = [pk for pk in changed if pk not in used]
    return Prospect(
        taken_out=len(entered - used),
        given_back=len(back),
        kept=len(used),
        named=list(Organization.objects.filter(pk__in=used).order_by("name")[:NAMED]),
    )
