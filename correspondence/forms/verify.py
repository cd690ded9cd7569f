"""What a person holds beside the register: a reference with its check code, or a file."""

from typing import Any, NamedTuple, override

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from correspondence.forms.uploads import JPEG, PDF, PNG
from correspondence.models.check_code import MOST_TYPED, strangers
from correspondence.models.claim import Finding
from recipients.forms.uploads import UploadField, sha256_of

UNREAD = {
    Finding.NO_CODE: gettext_lazy("The check code is missing: it stands beside the QR code."),
    Finding.UNREAD_CODE: gettext_lazy(
        "What stands behind the reference is no check code. A code has eight signs, like 7K3F-92QD;"
        " there is no 0, 1, I or O in it."
    ),
    Finding.NO_REFERENCE: gettext_lazy("Type the reference of the letter before its check code."),
}


class Seen(NamedTuple):
    """An uploaded file that is looked at and not kept. `content` is empty of a long one."""

    sha256: str
    content: bytes


class CodeForm(forms.Form):
    """What the QR code holds, typed or scanned."""

    typed = forms.CharField(
        label=gettext_lazy("Reference and check code"),
        help_text=gettext_lazy("As on the paper, like OUT/2026/0001 7K3F-92QD, or scanned"),
        max_length=MOST_TYPED,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "dir": "ltr",
            }
        ),
        error_messages={"required": gettext_lazy("Type the reference and the check code.")},
    )

    def __init__(self, *args: Any, is_answered: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.fields["typed"].widget.attrs["autofocus"] = True
        if is_answered:  # the next paper is typed here, and who listens hears the answer first
            about = "answer-title id_typed_helptext"
            self.fields["typed"].widget.attrs["aria-describedby"] = about

    def refuse(self, finding: Finding) -> bool:
        """Say what is wrong with what was typed, where it cannot be looked up; whether it was so.

        Letters that look like Latin ones are named: with them nothing is found.
        """
        alike = strangers(self.cleaned_data["typed"])
        if alike and finding in (Finding.NO_LETTER, Finding.UNREAD_CODE):
            sentence = _(
                "There are letters in it that are not Latin ones, though they may look like them: "
                "%(letters)s. Switch the keyboard to Latin letters and type it again."
            ) % {"letters": ", ".join(alike[:8])}
        elif finding in UNREAD:
            sentence = str(UNREAD[finding])
        else:
            return False
        self.add_error("typed", sentence)
        return True


class AnyFileField(UploadField):
    """A file that is only hashed, so that it may be damaged; its cleaned value is `Seen`."""

    accept = (PDF, JPEG, PNG)
    read = 5 * 1024 * 1024  # bytes; a longer file is no letter

    @override
    def to_python(self, data: Any) -> Any:
        file = super().to_python(data)
        if file is None:
            return None
        sha256 = sha256_of(file)
        file.seek(0)
        return Seen(sha256, file.read() if file.size <= self.read else b"")


class FileForm(forms.Form):
    """A file that may be one of ours."""

    file = AnyFileField(
        label=gettext_lazy("PDF or scan"),
        help_text=gettext_lazy("It is compared and not kept"),
    )
