"""How a field looks: label, one line of help, what is wrong, the control."""

from django import forms
from django.template import Context, Template


class Form(forms.Form):
    subject = forms.CharField(help_text="One line")
    note = forms.CharField(required=False, widget=forms.Textarea)
    agreed = forms.BooleanField(required=False)
    kind = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)
    scan = forms.FileField(required=False)  # noqa: TID251 - nothing is uploaded
    number = forms.IntegerField(widget=forms.HiddenInput)


def render(form):
    return Template("{% load crispy_forms_tags %}{{ form|crispy }}").render(Context({"form": form}))


def test_what_may_stay_empty_says_so():
    page = render(Form())
    assert page.count("(optional)") == 2  # the note and the scan; a tick is never needed
    assert "*" not in page


def test_a_form_of_filters_need_not_say_so():
    form = Form()
    form.is_all_optional = True
    assert "(optional)" not in render(form)


def test_help_and_error_are_read_with_the_control():
    page = render(Form({"kind": "a"}))
    assert 'aria-describedby="id_subject_helptext id_subject_error"' in page
    assert 'aria-invalid="true"' in page
    for name in ("helptext", "error"):
        assert f'id="id_subject_{name}"' in page
    help_text, wrong, control = (
        page.index(part)
        for part in ('id="id_subject_helptext"', "wrong-text", '<input type="text"')
    )
    assert help_text < wrong < control


def test_what_was_typed_cannot_break_out():
    page = render(Form({"subject": '"><script>', "kind": "<b>"}))
    assert "<script>" not in page
    assert "<b>" not in page


def test_no_field_carries_a_style_of_its_own():
    page = render(Form({}))
    assert " style=" not in page
    assert "<style" not in page


def test_several_controls_stand_in_a_fieldset():
    page = render(Form({}))
    assert '<fieldset class="field is-wrong" aria-describedby="id_kind_error"' in page
