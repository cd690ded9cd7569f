"""Four eyes: nobody approves what they wrote."""

import pytest

from accounts.rights import Role
from correspondence.lifecycle import LetterStatus
from correspondence.models import Letter, TransitionNotAllowed
from history.models import Event
from tests.correspondence.factories import make_letter, make_office, make_user

pytestmark = pytest.mark.django_db


def test_an_approver_who_wrote_nothing_approves():
    letter, person = make_letter("in_review"), make_user(Role.APPROVER)
    letter.approve(version=letter.version, by=person)
    assert (letter.status, letter.approved_by) == (LetterStatus.APPROVED, person)
    assert Event.objects.about(letter).first().verb == "approved"


def test_nobody_approves_their_own_letter_with_any_roles():
    person = make_user(Role.STAFF, Role.APPROVER)
    letter = make_letter("in_review", by=person)
    with pytest.raises(TransitionNotAllowed, match="somebody who did not write"):
        letter.approve(version=letter.version, by=person)


def test_nobody_approves_a_letter_they_edited_or_submitted():
    editor, submitter = make_user(Role.APPROVER), make_user(Role.STAFF, Role.APPROVER)
    letter = make_letter()
    letter.address(make_office(), by=editor)
    letter.submit(version=letter.version, by=submitter)
    for person in (editor, submitter):
        with pytest.raises(TransitionNotAllowed):
            letter.approve(version=letter.version, by=person)
    letter.approve(version=letter.version, by=make_user(Role.APPROVER))


def test_staff_do_not_approve():
    letter = make_letter("in_review")
    with pytest.raises(TransitionNotAllowed):
        letter.approve(version=letter.version, by=make_user(Role.STAFF))


def test_the_version_approved_is_the_version_seen():
    letter = make_letter("in_review")
    with pytest.raises(TransitionNotAllowed, match="changed"):
        letter.approve(version=letter.version - 1, by=make_user(Role.APPROVER))


def test_the_rule_holds_in_the_update_itself_and_not_only_before_it(monkeypatch):
    """The check for the message is off; the conditional UPDATE refuses all the same."""
    person = make_user(Role.STAFF, Role.APPROVER)
    letter = make_letter("in_review", by=person)
    monkeypatch.setattr(Letter, "may_be_approved_by", lambda self, person: True)
    with pytest.raises(TransitionNotAllowed):
        letter.approve(version=letter.version, by=person)


@pytest.mark.parametrize("status", ["draft", "approved", "registered", "cancelled", "closed"])
def test_only_what_is_in_review_is_approved(status):
    letter = make_letter(status)
    with pytest.raises(TransitionNotAllowed):
        letter.approve(version=letter.version, by=make_user(Role.APPROVER))
    assert Letter.objects.get(pk=letter.pk).status == status


def test_returned_with_a_remark_it_is_a_draft_again():
    letter = make_letter("in_review")
    letter.send_back(remark="Name the place", by=make_user(Role.APPROVER))
    assert letter.status == LetterStatus.DRAFT
    assert Event.objects.about(letter).first().detail == {"remark": "Name the place"}


def test_only_who_wrote_or_submitted_it_withdraws_it():
    letter = make_letter("in_review")
    with pytest.raises(TransitionNotAllowed):
        letter.withdraw(by=make_user())
    letter.withdraw(by=letter.submitted_by)
    assert letter.status == LetterStatus.DRAFT


def test_revising_an_approved_letter_voids_the_approval():
    letter = make_letter("approved")
    letter.revise(by=make_user())
    assert (letter.status, letter.approved_by, letter.approved_at) == ("draft", None, None)
