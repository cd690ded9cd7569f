"""A matter, chosen by typing its title; a title that is not there yet opens a new one."""

from typing import Any

from django import forms
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from correspondence.models import Matter


class MatterField(forms.CharField):
    """The title of a matter; cleaned to the matter, which is unsaved if it is new."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Matter"))
        kwargs.setdefault(
            "help_text", _("What the letter is about. Choose one, or type the title of a new one")
        )
        super().__init__(max_length=200, **kwargs)
        self.widget.attrs.update({"list": "matters", "autocomplete": "off"})
        self.validators.append(ProhibitNullCharactersValidator())

    def clean(self, value: Any) -> Any:
        title = " ".join(super().clean(value).split())
        if not title:
            return None
        alike = Matter.objects.filter(title__iexact=title)
        return alike.filter(title=title).first() or alike.first() or Matter(title=title)


def recent_matters() -> list[str]:
    """Titles to choose from, the newest first."""
    return list(Matter.objects.order_by("-pk").values_list("title", flat=True)[:200])
