"""All letters are set on paper in the background; only then is a draft submitted or registered."""

import datetime as dt

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.rights import Role
from correspondence import trial as trials
from correspondence.models import Letter, NotAllowed, Register, Then, Trial, TrialStatus
from correspondence.pdf import letter as paper
from correspondence.tasks import ask_for, try_letter
from history.models import Event
from recipients.models import PostalAddress
from tests.correspondence.factories import make_letter, make_office, make_user, too_long

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_queue")]
TODAY = timezone.localdate()


def draft(status: str = "approved", *, offices: int = 2, **facts) -> Letter:
    return make_letter(
        status, offices=[make_office() for _ in range(offices)], dated_on=None, **facts
    )


def ask(letter: Letter, then: Then = Then.REGISTER, *, by=None, **facts) -> None:
    facts = {"version": letter.version, "on": TODAY, **facts}
    ask_for(trials.wish(letter, then, by=by or make_user(), **facts))


def fresh(letter: Letter) -> Letter:
    return Letter.objects.get(pk=letter.pk)


def waiting(path: str) -> int:
    return ProcrastinateJob.objects.filter(args__path=f"correspondence.tasks.{path}").count()


def test_it_is_registered_for_who_asked_as_soon_as_all_came_out():
    letter, person = draft(), make_user()
    ask(letter, by=person)
    trial = letter.trials.get()
    assert (trial.done, trial.total, waiting("try_letter")) == (0, 2, 1)
    assert fresh(letter).status == "approved"

    try_letter.call(trial.pk)
    trial.refresh_from_db()
    assert (trial.done, trial.status, trial.has_led_on) == (2, TrialStatus.PASSED, True)
    assert (fresh(letter).status, fresh(letter).registered_by) == ("registered", person)
    assert Event.objects.about(letter).get(verb="registered").actor == person
    assert waiting("seal_letter") == 1


def test_what_came_out_once_is_registered_at_once():
    letter = make_letter(dated_on=TODAY)
    ask(letter, Then.SUBMIT)
    try_letter.call(letter.trials.get().pk)
    letter.refresh_from_db()
    letter.approve(version=letter.version, by=make_user(Role.APPROVER))
    ask(letter)
    assert fresh(letter).status == "registered"
    assert letter.trials.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda letter: PostalAddress.objects.update(lines="2 Harbour Road\nSuva"),
        lambda letter: letter.letterheads["en"].__class__.objects.update(foot="6 Quay Street"),
        lambda letter: Trial.objects.update(renderer="another"),
    ],
    ids=["directory", "letterhead", "renderer"],
)
def test_what_came_out_otherwise_is_tried_again(change):
    letter = draft("draft")
    ask(letter, Then.SUBMIT)
    try_letter.call(letter.trials.get().pk)
    letter.refresh_from_db()
    letter.approve(version=letter.version, by=make_user(Role.APPROVER))
    change(letter)
    ask(fresh(letter))
    assert fresh(letter).status == "approved"
    assert letter.trials.running().count() == 1


def test_every_letter_that_does_not_come_out_is_named_and_no_number_is_taken():
    offices = [make_office(), too_long(make_office()), make_office(), too_long(make_office())]
    letter = make_letter("approved", offices=offices, dated_on=None)
    ask(letter)
    try_letter.call(letter.trials.get().pk)
    trial = letter.trials.get()
    addressees = list(letter.addressees.all())
    assert (trial.status, trial.done) == (TrialStatus.FAILED, 4)
    assert [pk for pk, _ in trial.failures] == [addressees[1].pk, addressees[3].pk]
    assert all("does not fit the window" in reason for _, reason in trial.failures)
    assert fresh(letter).status == "approved"
    assert not Register.objects.exists()


def test_an_edit_meanwhile_is_kept_and_nothing_is_registered(settings):
    settings.APPROVAL_REQUIRED = False
    letter, writer = draft("draft", offices=3), make_user()
    ask(letter)

    def edits() -> bool:
        mine = fresh(letter)
        mine.edit(
            version=mine.version,
            by=writer,
            facts={},
            texts={"en": ("Another subject", "<p>The new text</p>")},
            requests=[],
        )
        return False

    trial = letter.trials.get()
    with pytest.raises(NotAllowed, match="edited in the meantime"):
        trials.go_on(trial, on=TODAY, is_to_stop=edits)
    assert trial.done == 2  # it does not go on to the end for nothing

    try_letter.call(trial.pk)
    trial.refresh_from_db()
    assert (trial.status, fresh(letter).status) == (TrialStatus.FAILED, "draft")
    assert "changed in the meantime" in trial.problem
    assert fresh(letter).texts.get().body == "<p>The new text</p>"
    assert not Register.objects.exists()


def test_what_changes_in_the_directory_meanwhile_is_not_printed():
    letter = draft()
    ask(letter)
    trial = letter.trials.get()
    trials.go_on(trial, on=TODAY, is_to_stop=lambda: False)
    PostalAddress.objects.update(lines="Elsewhere\nSuva")
    with pytest.raises(NotAllowed, match="What would be printed has changed"):
        trial.lead_on(on=TODAY)
    assert fresh(letter).status == "approved"
    assert not Register.objects.exists()


@pytest.mark.parametrize("lost", [{"roles": [Role.VIEWER]}, {"is_active": False}])
def test_a_person_who_lost_the_right_meanwhile_registers_nothing(lost):
    letter, person = draft(), make_user()
    ask(letter, by=person)
    type(person).objects.filter(pk=person.pk).update(**lost)
    try_letter.call(letter.trials.get().pk)
    trial = letter.trials.get()
    assert (trial.is_passed, trial.has_led_on) == (True, False)
    assert "may not register letters any more" in trial.problem
    assert fresh(letter).status == "approved"


def test_the_reason_for_an_earlier_date_is_kept_with_it():
    letter = make_letter("approved", dated_on=TODAY - dt.timedelta(3))
    with pytest.raises(NotAllowed, match="say why"):
        ask(letter)
    ask(letter, backdating_reason="Signed then")
    try_letter.call(letter.trials.get().pk)
    assert fresh(letter).backdating_reason == "Signed then"


def test_a_version_that_was_not_seen_is_not_even_tried():
    letter = draft()
    with pytest.raises(NotAllowed, match="changed in the meantime"):
        ask(letter, version=letter.version - 1)
    assert not Trial.objects.exists()


def test_a_second_worker_goes_on_where_the_first_was_killed():
    letter = draft(offices=3)
    ask(letter)
    trial = letter.trials.get()
    trials.go_on(trial, on=TODAY, is_to_stop=lambda: True)
    assert letter.trials.get().done == 1
    try_letter.call(trial.pk)
    assert letter.trials.get().done == 3
    assert fresh(letter).status == "registered"


def test_another_renderer_begins_from_the_first_letter():
    letter = draft(offices=2)
    ask(letter)
    letter.trials.update(renderer="an older one", done=1)
    try_letter.call(letter.trials.get().pk)
    trial = letter.trials.get()
    assert (trial.renderer, trial.done, trial.is_passed) == (paper.RENDERER, 2, True)


def test_a_draft_thrown_away_meanwhile_ends_it():
    letter, person = draft("draft"), make_user()
    ask(letter, Then.SUBMIT, by=person)
    trial = letter.trials.get()
    letter.discard(by=person)
    try_letter.call(trial.pk)
    assert not Trial.objects.exists()
