"""Words typed into a search box."""

from django import forms


class SearchForm(forms.Form):
    """At most 200 letters; what is not text is dropped with the whole search."""

    q = forms.CharField(required=False, max_length=200)

    @property
    def words(self) -> str:
        """What was typed, or nothing where it makes no sense."""
        return str(self.cleaned_data["q"]) if self.is_valid() else ""
