"""What is wrong with a form, line by line, for the summary on top of a page."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django import template
from django.core.exceptions import ValidationError
from django.forms import BaseForm, BaseFormSet
from django.forms.boundfield import BoundField

register = template.Library()

NAMELESS = {
    "required",
    "invalid",
    "invalid_choice",
    "max_length",
    "min_length",
    "max_value",
    "min_value",
    "null_characters_not_allowed",
    "empty",
}


class Problem(NamedTuple):
    """One thing that is wrong; `target` is the id of its field, empty for the whole form."""

    sentence: str
    target: str


def target(field: BoundField) -> str:
    """The id to go to: the control, the first of several controls, or the place around them."""
    if field.is_hidden:
        return ""
    if field.use_fieldset:
        return f"{field.auto_id}_0"
    return field.id_for_label or f"div_{field.auto_id}"


def sentence(field: BoundField, error: ValidationError) -> str:
    """What is wrong; Django's own words name no field, so the label goes before them."""
    words = " ".join(error.messages)
    return f"{field.label}: {words}" if error.code in NAMELESS else words


def of_form(form: BaseForm) -> Iterator[Problem]:
    """The problems of one form: its fields in their order, then the form itself."""
    for field in form:
        for error in field.errors.as_data():
            yield Problem(sentence(field, error), target(field))
    for words in form.non_field_errors():
        yield Problem(str(words), "")


@register.filter
def problems(
    form: "BaseForm | BaseFormSet[BaseForm] | Iterable[BaseForm] | None",
) -> list[Problem]:
    """Everything wrong with a form, a formset or a list of them; nothing before it was sent."""
    if not form:  # a page that has no form at all
        return []
    if isinstance(form, BaseForm):
        return list(of_form(form)) if form.is_bound else []
    found = [problem for one in form for problem in problems(one)]
    if isinstance(form, BaseFormSet) and form.is_bound:
        found += [Problem(str(sentence), "") for sentence in form.non_form_errors()]
    return found
