"""What undoing an import would do, before it is done."""

from dataclasses import dataclass

from django.utils.translation import ngettext

from recipients.importing.undo import changed, changed_since, entered, used_since
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
    new = {pk for pk in entered(run).values_list("organization", flat=True) if pk}
    others = [pk for pk in changed(run).values_list("organization", flat=True) if pk]
    used = used_since(run, new) | changed_since(run, set(others))
    return Prospect(
        taken_out=len(new - used),
        given_back=len([pk for pk in others if pk not in used]),
        kept=len(used),
        named=list(Organization.objects.filter(pk__in=used).order_by("name")[:NAMED]),
    )
