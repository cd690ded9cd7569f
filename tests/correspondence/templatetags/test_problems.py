from django import forms
from django.template.loader import render_to_string

from correspondence.templatetags.problems import problems


class Form(forms.Form):
    name = forms.CharField()
    kind = forms.MultipleChoiceField(
        choices=[("a", "A")],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick one."},
    )

    def clean(self):
        self.add_error(None, "Both are the same office.")


def test_nothing_is_wrong_before_it_was_sent():
    assert problems(Form()) == []
    assert problems(None) == []


def test_each_line_leads_to_its_field():
    assert [tuple(problem) for problem in problems(Form({}))] == [
        ("Name: This field is required.", "id_name"),
        ("Kind: Tick one.", "id_kind_0"),
        ("Both are the same office.", ""),
    ]


def test_several_forms_share_one_summary():
    several = [Form({}, prefix="one"), Form(prefix="two"), Form({"name": "x"}, prefix="one")]
    assert len(problems(several)) == 6


def test_a_formset_says_what_is_wrong_in_all():
    formset = forms.formset_factory(Form, min_num=2, validate_min=True)
    sent = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0"}
    assert "Please submit at least 2 forms." in [p.sentence for p in problems(formset(sent))]


def test_the_summary_is_a_list_of_links():
    page = render_to_string("_errors.html", {"form": Form({})})
    assert '<a href="#id_name">Name: This field is required.</a>' in page
    assert 'role="alert"' in page
    assert "summary" not in render_to_string("_errors.html", {"form": Form()})
