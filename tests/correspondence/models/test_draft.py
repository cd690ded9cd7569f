"""A draft is edited by several people, and nothing anybody typed is lost."""

import pytest

from correspondence.models import Conflict, Letter, NotAllowed, TransitionNotAllowed
from correspondence.models.changes import _where_they_part, plain
from history.models import Event
from tests.correspondence.factories import (
    make_enclosure,
    make_letter,
    make_letterhead,
    make_office,
    make_user,
)

pytestmark = pytest.mark.django_db


def edit(letter: Letter, *, version: int | None = None, by=None, **changes) -> None:
    text = letter.texts.get()
    letter.edit(
        version=version or letter.version,
        by=by or make_user(),
        **{
            "facts": {},
            "texts": {"en": (text.subject, text.body)},
            "requests": [(one.text, one.label) for one in letter.requests.all()],
            **changes,
        },
    )


def test_an_edit_says_what_changed():
    letter = make_letter()
    edit(letter, texts={"en": ("New subject", "<p>We have the honour to ask you.</p>")})
    event = Event.objects.about(letter).first()
    assert event.verb == "edited"
    assert event.changes["subject, English"] == ["Seminar on water management", "New subject"]
    old, new = event.changes["text, English"]
    assert "invite" in old
    assert "ask" in new


def test_saving_what_is_saved_already_changes_nothing():
    letter = make_letter(requests=["That it be so"])
    events = Event.objects.about(letter).count()
    version = letter.version
    edit(letter)
    letter.refresh_from_db()
    assert (letter.version, Event.objects.about(letter).count()) == (version, events)


def test_the_second_of_two_writers_is_told_and_overwrites_nothing():
    letter = make_letter()
    seen = letter.version
    edit(letter, texts={"en": ("Mine", "<p>Mine</p>")})
    with pytest.raises(Conflict):
        edit(letter, version=seen, texts={"en": ("Theirs", "<p>Theirs</p>")})
    assert letter.texts.get().subject == "Mine"


def test_a_letter_in_review_is_not_edited():
    letter = make_letter("in_review")
    with pytest.raises(TransitionNotAllowed, match="in review"):
        edit(letter, texts={"en": ("Other", "<p>Other</p>")})
    with pytest.raises(NotAllowed):
        letter.address(make_office(), by=make_user())
    with pytest.raises(NotAllowed):
        letter.enclose(make_enclosure(), by=make_user())


def test_the_body_is_sanitised_on_its_way_in():
    letter = make_letter()
    edit(letter, texts={"en": ("S", '<p onclick="x()">Hi<script>alert(1)</script></p>')})
    assert letter.texts.get().body == "<p>Hi</p>"


def test_an_office_is_addressed_once_in_the_language_it_prefers():
    make_letterhead("fr")
    office = make_office()
    office.organization.preferred_language = "fr"
    office.organization.save()
    letter = make_letter(offices=[], languages=("en", "fr"))
    first = letter.address(office, by=make_user())
    assert letter.address(office, by=make_user()) == first
    assert first.language == "fr"


def test_a_language_the_letter_has_not_is_not_chosen():
    office = make_office()
    office.organization.preferred_language = "fr"
    office.organization.save()
    letter = make_letter(offices=[])
    assert letter.address(office, by=make_user()).language == "en"


def test_addressees_move_up_and_down_and_stay_at_the_end():
    first, second = make_office(), make_office()
    letter = make_letter(offices=[first, second])
    last = letter.addressees.last()
    for up, expected in (
        (True, [second, first]),
        (True, [second, first]),
        (False, [first, second]),
    ):
        letter.move_addressee(last, up=up, by=make_user())
        assert [one.office for one in letter.addressees.all()] == expected


def test_changing_an_addressee_is_an_edit_of_the_letter():
    letter = make_letter()
    version = letter.version
    letter.change_addressee(letter.addressees.get(), by=make_user(), role="cc")
    assert letter.addressees.get().role == "cc"
    assert letter.version == version + 1


def test_a_draft_never_submitted_is_discarded_and_its_history_stays():
    letter = make_letter(enclosures=[make_enclosure()])
    subject = Letter(pk=letter.pk)
    letter.discard(by=make_user())
    assert not Letter.objects.exists()
    assert Event.objects.about(subject).first().verb == "discarded"


def test_a_draft_that_was_submitted_once_is_kept():
    letter = make_letter("in_review")
    letter.withdraw(by=letter.submitted_by)
    with pytest.raises(NotAllowed):
        letter.discard(by=make_user())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "All new", ("", "All new")),
        ("Same", "Same", ("Same", "Same")),
        ("a" * 100 + "x", "a" * 100 + "y", ("…" + "a" * 40 + "x", "…" + "a" * 40 + "y")),
        ("x" + "a" * 100, "y" + "a" * 100, ("x" + "a" * 40 + "…", "y" + "a" * 40 + "…")),
        ("aaa", "aa", ("aaa", "aa")),
    ],
)
def test_the_history_shows_the_place_where_two_texts_part(old, new, expected):
    assert _where_they_part(old, new) == expected


def test_the_history_keeps_the_words_of_a_body_apart():
    body = "<h2>A</h2><p>b<br>c</p><ol><li><p>d</p></li><li>e</li></ol><table><tr><th>f</th><td>g"
    assert plain(body) == "A b c d; e; f g"


def test_the_order_of_the_addressees_stands_in_the_history():
    letter = make_letter(offices=[make_office(), make_office(organization="Second")])
    second = letter.addressees.last()
    letter.move_addressee(second, up=True, by=make_user())
    event = Event.objects.about(letter).first()
    assert event.changes == {f"{second}, place": ["2", "1"]}


def test_what_is_not_there_is_not_taken_off_again():
    letter, enclosure = make_letter(), make_enclosure()
    addressee = letter.addressees.get()
    letter.unaddress(addressee, by=make_user())
    events = Event.objects.about(letter).count()
    letter.unaddress(addressee, by=make_user())
    letter.unenclose(enclosure, by=make_user())
    letter.move_addressee(addressee, up=True, by=make_user())
    assert Event.objects.about(letter).count() == events
    with pytest.raises(NotAllowed, match="taken off"):
        letter.change_addressee(addressee, by=make_user(), role="cc")
