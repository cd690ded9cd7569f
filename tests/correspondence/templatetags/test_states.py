import datetime as dt

import pytest
from django.template import Context, Template, TemplateSyntaxError

from correspondence.lifecycle import AddresseeState, DispatchStatus, LetterStatus, Outcome
from correspondence.templatetags.states import LOOKS

DAY = dt.date(2024, 9, 3)


def render(source, **context):
    return Template(source).render(Context(context))


@pytest.mark.parametrize("kind", LOOKS)
def test_every_state_has_a_look(kind):
    plain = {Outcome.NO_ANSWER}
    assert set(LOOKS[kind]) == set(kind) - plain


def test_a_state_is_an_icon_and_a_word():
    page = render("{% state value %}", value=LetterStatus.IN_REVIEW)
    assert page == (
        '<span class="state state-open">'
        '<i class="bi bi-eye" aria-hidden="true"></i>In review</span>'
    )


def test_a_stored_value_needs_its_kind():
    assert "bi-x-circle" in render("{% state 'declined' 'addressee' %}")
    assert "bi-send" in render("{% state value 'dispatch' %}", value="sent")
    with pytest.raises(TemplateSyntaxError, match="Of what kind"):
        render("{% state 'sent' %}")


def test_the_same_word_may_look_otherwise_elsewhere():
    sent = {
        render("{% state value %}", value=kind.SENT) for kind in (AddresseeState, DispatchStatus)
    }
    assert len(sent) == 2


def test_no_answer_is_plain_grey_text():
    assert (
        render("{% state value %}", value=Outcome.NO_ANSWER)
        == '<span class="none">No answer</span>'
    )


def test_overdue_says_by_how_much_and_has_a_ground_of_its_own():
    page = render("{% state 'overdue' word=12|overdue_words %}")
    assert "state-late" in page
    assert ">12 days overdue<" in page.replace("</i>", ">")
    assert render("{{ 1|overdue_words }}") == "1 day overdue"


def test_a_label_cannot_smuggle_markup():
    assert "<b>" not in render("{% state 'overdue' word=word %}", word="<b>")


def test_a_day_has_its_month_in_words():
    assert render("on {% day day %}, here", day=DAY) == (
        'on <time datetime="2024-09-03" class="nowrap">3 September 2024</time>, here'
    )
    assert ">3 Sep 2024<" in render("{% day day short=True %}", day=DAY)
    assert render("{% day day %}", day=None) == ""


def test_a_point_in_time_shows_the_day_where_the_house_is(settings):
    settings.TIME_ZONE = "Asia/Baku"
    evening = dt.datetime(2024, 9, 3, 22, tzinfo=dt.UTC)
    assert ">4 September 2024<" in render("{% day at %}", at=evening)
