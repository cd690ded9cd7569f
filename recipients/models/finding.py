"""What a search looks through: one line of plain words for each organization and each office.

The database keeps these lines (`chancery_find`, made by a migration), so that whatever way a name
comes in, it is found; and takes them away with their organization or office. An organization's
line has every name, acronym, office, title and holder
through time; an office's has its own of these and the names of its organization.
"""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models

_ROW = "CASE WHEN TG_OP = 'DELETE' THEN OLD.{column} ELSE NEW.{column} END"


class _Words(models.Model):
    """What one organization or office is found by."""

    name = models.TextField()  # the official one, plain: the order of what is found
    acronyms = ArrayField(models.TextField())  # in every language, plain
    words = models.TextField()  # each with a space before it

    class Meta:
        abstract = True


class OrganizationWords(_Words):
    organization = models.OneToOneField(
        "recipients.Organization",
        models.DO_NOTHING,
        primary_key=True,
        related_name="found_by",
        db_constraint=False,
    )

    class Meta:
        indexes = [
            GinIndex(OpClass("words", name="gin_trgm_ops"), name="organization_found_by"),
            GinIndex(fields=["acronyms"], name="organization_by_acronym"),
            models.Index(fields=["name", "organization"], name="organization_found_in_order"),
        ]


class OfficeWords(_Words):
    office = models.OneToOneField(
        "recipients.Office",
        models.DO_NOTHING,
        primary_key=True,
        related_name="found_by",
        db_constraint=False,
    )

    class Meta:
        indexes = [
            GinIndex(OpClass("words", name="gin_trgm_ops"), name="office_found_by"),
            GinIndex(fields=["acronyms"], name="office_by_acronym"),
            models.Index(fields=["name", "office"], name="office_found_in_order"),
        ]


class KnownWord(models.Model):
    """A word that some line has or had: what a misspelt one may have meant.

    Nothing keeps a word unique, because writers would wait for each other; twice is no harm.
    """

    word = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["word"], name="known_word"),
            GinIndex(OpClass("word", name="gin_trgm_ops"), name="known_word_alike"),
        ]


def finds(organization: str, *, column: str) -> pgtrigger.Trigger:
    """A trigger that writes the lines anew when a row with names changes.

    `organization` is SQL for the id of its organization, with `{row}` for the row's `column`. An
    import leaves it aside (`pgtrigger.ignore`) and writes the lines of many rows in one go.
    """
    row = _ROW.format(column=column)
    statements = [f"PERFORM public.chancery_find(ARRAY[{organization.format(row=row)}]);"]
    if organization == "{row}" and column != "id":  # it may have moved
        statements.append(
            f"IF TG_OP = 'UPDATE' AND OLD.{column} <> NEW.{column} THEN"
            f" PERFORM public.chancery_find(ARRAY[OLD.{column}]); END IF;"
        )
    return pgtrigger.Trigger(
        name="finds",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=" ".join([*statements, "RETURN NULL;"]),
    )


def forgets(lines: type[models.Model]) -> pgtrigger.Trigger:
    """A trigger that takes the line away with its organization or office."""
    table, key = lines._meta.db_table, lines._meta.pk.column
    return pgtrigger.Trigger(
        name="forgets",
        when=pgtrigger.After,
        operation=pgtrigger.Delete,
        func=f"DELETE FROM {table} WHERE {key} = OLD.id; RETURN NULL;",  # noqa: S608
    )


OF_ORGANIZATION = "{row}"
OF_OFFICE = "(SELECT organization_id FROM recipients_office WHERE id = {row})"
OF_HOLDER = (
    "(SELECT organization_id FROM recipients_office JOIN recipients_officeholder AS holder"
    " ON holder.office_id = recipients_office.id WHERE holder.id = {row})"
)
