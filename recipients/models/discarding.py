"""Entries made by mistake: deleted as long as nothing ever used them."""

from collections.abc import Iterable

from django.db import IntegrityError, connection, models, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from accounts.models import User
from history.models import record
from recipients.models.holder import OfficeHolder
from recipients.models.office import Office
from recipients.models.organization import Organization

#: (model, field) of what belongs to an entry and goes with it, or does not count as using it.
OWN = {
    ("ContactDetail", "organization"),
    ("FormOfAddress", "office"),
    ("HolderName", "holder"),
    ("Holiday", "organization"),
    ("ImportRow", "organization"),
    ("Office", "organization"),
    ("OfficeHolder", "office"),
    ("OfficeTitle", "office"),
    ("OfficeWords", "office"),
    ("OrganizationName", "organization"),
    ("OrganizationWords", "organization"),
    ("PostalAddress", "organization"),
}


class InUse(Exception):
    """Something points to the entry: it is given up, never deleted; says what."""


def uses_in_words(organization: Organization) -> list[str]:
    """What points to the entry, its offices or their holders: "2 addressees"; [] for nothing."""
    offices = Office.objects.filter(organization=organization)
    holders = OfficeHolder.objects.filter(office__in=offices)
    pointed_at: Iterable[tuple[type[models.Model], models.QuerySet[models.Model]]] = (
        (Organization, Organization.objects.filter(pk=organization.pk)),
        (Office, offices),
        (OfficeHolder, holders),
    )
    found = []
    for model, targets in pointed_at:
        for relation in model._meta.related_objects:
            using, name = relation.related_model, relation.field.name
            if (using.__name__, name) in OWN:
                continue
            if count := using._base_manager.filter(**{f"{name}__in": targets}).count():
                noun = using._meta.verbose_name if count == 1 else using._meta.verbose_name_plural
                found.append(f"{count} {noun} ({relation.field.verbose_name})")
    return found


@transaction.atomic
def discard(organization: Organization, *, by: User) -> None:
    """Delete an entry that nothing ever used, with all that belongs to it.

    Raises `InUse` otherwise; the database refuses, too, whatever way the deletion comes.
    """
    Organization.objects.select_for_update().get(pk=organization.pk)
    if uses := uses_in_words(organization):
        raise InUse(_("It is in use: %(uses)s.") % {"uses": ", ".join(uses)})
    record(organization, "deleted", by=by, name=organization)
    try:
        with transaction.atomic():
            OfficeHolder.objects.filter(office__organization=organization).delete()
            Office.objects.filter(organization=organization).delete()
            organization.delete()
            connection.check_constraints()
    except (ProtectedError, IntegrityError) as error:
        raise InUse(_("Somebody has just begun to use it.")) from error
