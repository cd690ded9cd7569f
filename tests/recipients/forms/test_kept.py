"""What no form of the directory lets through, whatever field it is typed into."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from recipients.forms.addresses import PostalAddressForm
from recipients.forms.holders import HolderForm
from recipients.forms.kept import CleanText, KeptForm
from recipients.forms.organizations import DeactivationForm, OrganizationForm
from recipients.forms.proposals import ProposalForm
from recipients.forms.typed import OrganizationField, TypedCountryField

pytestmark = pytest.mark.django_db

CHOSEN = (OrganizationField, TypedCountryField)


def kinds(base: type = CleanText) -> set[type]:
    """Every form of the directory that keeps text."""
    found = {kind for below in base.__subclasses__() for kind in (below, *kinds(below))}
    return {kind for kind in found if kind.__module__.startswith("recipients.")} - {KeptForm}


def text_fields() -> list:
    return [
        pytest.param(kind, name, id=f"{kind.__name__}.{name}")
        for kind in sorted(kinds(), key=lambda kind: kind.__name__)
        for name, field in kind.base_fields.items()
        if type(field) is forms.CharField
    ]


def field(kind, name) -> forms.CharField:
    """The field as the form makes it; a form about a record lends its fields to a bare one."""
    if issubclass(kind, KeptForm) and kind is not ProposalForm:
        return kind().fields[name]
    bare = type("Bare", (CleanText, forms.Form), dict(kind.base_fields))
    return bare().fields[name]


def test_every_form_that_keeps_a_record_is_among_them():
    assert {OrganizationForm, PostalAddressForm, HolderForm, DeactivationForm} <= kinds()


@pytest.mark.parametrize(("kind", "name"), text_fields())
@pytest.mark.parametrize("typed", ["a\x00b", "\ud800", "\x1b[2J", "x" + "\u0301" * 50])
def test_what_is_no_text_is_an_error_at_the_field(kind, name, typed):
    with pytest.raises(ValidationError) as refused:
        field(kind, name).clean(typed)
    assert refused.value.messages[0].endswith("Type the text again.")


@pytest.mark.parametrize(("kind", "name"), text_fields())
@pytest.mark.parametrize("typed", ["\u200b", "\u00ad \u2060", "\ufeff\u202e"])
def test_what_nobody_sees_is_nothing(kind, name, typed):
    asked = field(kind, name)
    if asked.required:
        with pytest.raises(ValidationError) as refused:
            asked.clean(typed)
        assert refused.value.code == "required"
    else:
        assert asked.clean(typed) == ""


@pytest.mark.parametrize(("kind", "name"), text_fields())
def test_length_is_counted_as_people_see_it(kind, name):
    asked = field(kind, name)
    most = asked.max_length
    assert most
    for sign in ("🕊", "\U00020000", "e\u0301"):
        assert len(asked.clean(sign * most)) == most
    for much in (most + 1, most * 10):
        with pytest.raises(ValidationError, match=f"at most {most} characters"):
            asked.clean("x" * much)


@pytest.mark.parametrize(("kind", "name"), text_fields())
def test_direction_is_that_of_the_letters(kind, name):
    assert field(kind, name).clean("a\u202ebc\u2066") == "abc"
    assert field(kind, name).clean("\u2067وزارة \u2069") == "وزارة"


def test_lines_of_an_address_stay():
    lines = PostalAddressForm().fields["lines"].clean(" Rue  X 1\r\n\r\n1000\xa0Bruxelles ")
    assert lines == "Rue X 1\n1000 Bruxelles"


def test_a_website_and_a_country_are_read_clean():
    asked = OrganizationForm().fields
    assert asked["website"].clean(" https://a\u200bcme.example/ ") == "https://acme.example/"
    assert asked["country"].clean("Co\u0302te d'Ivoire\u200b") == "CI"
