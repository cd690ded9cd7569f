"""What came back in the invented matter, with their invented words."""

import datetime as dt

from correspondence.demo.acts import Stage, addressee, deliver, receive
from correspondence.lifecycle import Outcome, ResponseKind
from correspondence.models import Letter
from recipients.channels import Channel

PROMISED_IN = dt.timedelta(days=3)


def answer_invitation(stage: Stage, letter: Letter) -> None:
    """A reply, an interim reply, a decline, a referral, an automatic reply, and silence."""
    _forum_replies(stage, letter)
    _institute_asks_for_time(stage, letter)
    _network_declines(stage, letter)
    receive(
        stage,
        addressee(letter, "ESF"),
        ResponseKind.REFERRAL,
        stage.workday(25),
        reference="ESF 8",
        summary="The letter was passed on to the Example Study Programme, which keeps the data.",
        words=("We have passed your letter on to the Example Study Programme.",),
        outcomes={
            "Data": (
                Outcome.REFERRED,
                "We have passed your letter on to the Example Study Programme.",
            )
        },
    )
    deliver(stage, addressee(letter, "FHT"), stage.workday(31), "Advice of delivery (sample)")
    receive(
        stage,
        addressee(letter, "IDS"),
        ResponseKind.AUTOMATIC,
        stage.workday(39),
        summary="The office is closed for the season.",
    )
    addressee(letter, "IDS").waive(
        on=stage.workday(8),
        reason="Closed for the season; the data were asked for in a letter of their own.",
        by=stage.cast.staff,
    )


def _forum_replies(stage: Stage, letter: Letter) -> None:
    forum = addressee(letter, "RWF")
    receive(
        stage,
        forum,
        ResponseKind.ACKNOWLEDGEMENT,
        stage.workday(36),
        summary="Receipt confirmed; a reply will follow.",
    )
    experts = "We shall send two experts; their names are given below."
    data = "Our published series is at your disposal, except for the year under revision."
    receive(
        stage,
        forum,
        ResponseKind.REPLY,
        stage.workday(12),
        channel=Channel.COURIER,
        reference="RWF/112",
        summary="Two experts will come; the published series is shared, one year excepted.",
        words=(experts, data),
        outcomes={"Experts": (Outcome.AGREED, experts), "Data": (Outcome.PARTLY, data)},
    )


def _institute_asks_for_time(stage: Stage, letter: Letter) -> None:
    institute = addressee(letter, "IIS")
    deliver(stage, institute, stage.workday(34), "Accueil (exemple)")
    delegation = "La composition de notre délégation est à l’étude."
    receive(
        stage,
        institute,
        ResponseKind.INTERIM,
        stage.workday(20),
        reference="IEI 2/41",
        summary="The delegation is being considered; an answer is promised.",
        words=(delegation, "Une réponse vous parviendra prochainement."),
        promised_on=stage.today + PROMISED_IN,
        outcomes={"Experts": (Outcome.UNDER_CONSIDERATION, delegation)},
    )


def _network_declines(stage: Stage, letter: Letter) -> None:
    regret = "To our regret none of our experts can travel in the period of the seminar."
    noted = "We have taken note of your wish for data."
    receive(
        stage,
        addressee(letter, "CCN"),
        ResponseKind.DECLINE,
        stage.workday(15),
        channel=Channel.POST,
        reference="CCN-55",
        summary="No expert can travel in the period.",
        words=(regret, noted),
        outcomes={"Experts": (Outcome.DECLINED, regret), "Data": (Outcome.NOTED, noted)},
    )


def answer_groundwater(stage: Stage, letter: Letter) -> None:
    """One reply, one delivery without an answer."""
    deliver(stage, addressee(letter, "IDS"), stage.workday(9), "Front desk (sample)")
    series = "The series of the last five years is enclosed."
    receive(
        stage,
        addressee(letter, "CCN"),
        ResponseKind.REPLY,
        stage.workday(4),
        reference="CCN-61",
        summary="The series is enclosed.",
        words=(series,),
        outcomes={"Series": (Outcome.AGREED, series)},
    )
