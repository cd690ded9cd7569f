"""Where the papers of an evidence file say under which number a file is in it."""

from django import template

from correspondence.models.evidence import Evidence
from correspondence.models.stored_file import StoredFile

register = template.Library()


@register.filter
def number_of(evidence: Evidence, stored: StoredFile | None) -> int | None:
    """The number of the exhibit that is this file."""
    return evidence.number_of(stored)
