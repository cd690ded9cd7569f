"""The library of enclosures: what one enters, and a file that is added."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from correspondence.forms.refusals import refuse
from correspondence.forms.uploads import PdfField, Upload
from correspondence.models import Enclosure, EnclosureEdition, NotAllowed
from recipients.forms.kept import CleanText, KeptForm
from recipients.languages import Language


class EnclosureForm(KeptForm):
    """What an enclosure is called in the library, and of what kind it is."""

    class Meta:
        model = Enclosure
        fields = ["title", "kind"]
        help_texts = {"title": _("As the library lists it; each edition has a title of its own")}
        error_messages = {"title": {"unique": _("The library has an enclosure of this title.")}}


class EnclosureUploadForm(EnclosureForm):
    """A new enclosure with its first file, whose language is that of the original."""

    language = forms.ChoiceField(label=_("Language of the file"), choices=Language.choices)
    file = PdfField(label=_("File"), help_text=_("A PDF"))

    class Meta(EnclosureForm.Meta):
        help_texts = {"title": _("As it stands at the foot of the letter")}

    def enter(self, *, by: User) -> Enclosure | None:
        """The enclosure with its first edition; None, and an error, if it was not kept."""
        enclosure: Enclosure = self.instance
        try:
            with transaction.atomic():
                if not self.keep(by=by):
                    return None
                _add(enclosure, {**self.cleaned_data, "title": enclosure.title}, by=by)
        except NotAllowed as error:
            refuse(self, "file", error)
            return None
        return enclosure


class EditionForm(CleanText, forms.Form):
    """A further file: a better one in a language that is there, or another language."""

    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)
    title = forms.CharField(
        label=_("Title in this language"),
        max_length=200,
        help_text=_("As it stands at the foot of a letter in this language"),
    )
    file = PdfField(label=_("File"), help_text=_("A PDF"))

    def add_to(self, enclosure: Enclosure, *, by: User) -> EnclosureEdition | None:
        """Keep the file as the current edition in its language; None, and an error, if not."""
        try:
            return _add(enclosure, self.cleaned_data, by=by)
        except NotAllowed as error:
            refuse(self, "file", error)
            return None


def _add(enclosure: Enclosure, told: dict[str, Any], *, by: User) -> EnclosureEdition:
    upload: Upload = told["file"]
    return enclosure.add_edition(
        upload.content,
        language=told["language"],
        title=told["title"],
        pages=upload.pages or 0,
        apart=upload.apart,
        file_name=upload.file_name,
        by=by,
    )
