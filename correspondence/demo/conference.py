"""The letter of 9 September 2024 to the heads of six organizations.

Conference, addressees, enclosures and requests are public facts, stated in the sender's name.
Everything about dispatch and receipt is sample data; nothing is said for a real body.
"""

import datetime as dt

from correspondence.demo.acts import (
    Stage,
    Text,
    addressee,
    deliver,
    enter_enclosure,
    receive,
    register,
    send,
    write,
)
from correspondence.lifecycle import ProofKind, ResponseKind
from correspondence.models import Letter, Matter
from correspondence.pdf.sample import sample_pages
from recipients.channels import Channel

TITLE = "Illegal French Occupation of Mayotte Island of the Union of Comoros"
DATED_ON = dt.date(2024, 9, 9)
REPLY_DUE_ON = dt.date(2024, 10, 31)
SAMPLE_NOTE = "Dispatches, receipts and the pages of the enclosures are made up."
TO = ["UN", "NAM", "OIC", "EC", "LAS", "AUC"]
REQUESTS = (
    ("That an international conference on the question be held.", "Conference"),
    (
        "That appropriate working groups be set up within the institution addressed.",
        "Working groups",
    ),
)
ENGLISH = Text(
    "en",
    "International conference on Mayotte, Baku, 3\u00a0September 2024",
    f"<p>I have the honour to write to you on behalf of the Baku Initiative Group, following the "
    f"international conference held in Baku on 3\u00a0September 2024 under the title “{TITLE}”.</p>"
    "<p>The conference adopted a final declaration. It is enclosed, together with a brochure which "
    "the Group has published under the conference’s title. The Group considers that the question "
    "deserves to be examined at the international level, and asks you to receive both documents as "
    "a statement of its views.</p>"
    "<p>The Group respectfully asks:</p>"
    "<ol><li><p>that an international conference on the question be held; and</p></li>"
    "<li><p>that appropriate working groups be set up within the institution which you lead.</p>"
    "</li></ol>"
    "<p>The Group would be grateful for a reply by 31\u00a0October 2024 and remains at the "
    "disposal of your office for any further information.</p>",
)
FRENCH = Text(
    "fr",
    "Conférence internationale sur Mayotte, Bakou, 3\u00a0septembre 2024",
    "<p>Au nom du Groupe d’initiative de Bakou, j’ai l’honneur de vous écrire à la suite de la "
    f"conférence internationale tenue à Bakou le 3\u00a0septembre 2024 sous le titre « {TITLE} » "
    "(« Occupation française illégale de l’île de Mayotte de l’Union des Comores »).</p>"
    "<p>La conférence a adopté une déclaration finale, jointe à la présente avec une brochure que "
    "le Groupe a publiée sous le titre de la conférence. Le Groupe estime que la question mérite "
    "d’être examinée au niveau international ; il vous prie de recevoir ces deux documents comme "
    "l’exposé de ses vues.</p>"
    "<p>Le Groupe demande respectueusement :</p>"
    "<ol><li><p>qu’une conférence internationale soit tenue sur cette question ;</p></li>"
    "<li><p>que des groupes de travail appropriés soient créés au sein de l’institution que vous "
    "présidez.</p></li></ol>"
    "<p>Le Groupe vous saurait gré de bien vouloir lui répondre d’ici au 31\u00a0octobre 2024 et "
    "se tient à la disposition de vos services pour tout complément d’information.</p>",
)


def enter_conference(stage: Stage) -> Letter:
    """The matter, its enclosures and its letter, registered, sealed and sent."""
    matter = Matter(
        title="Conference in Baku, 3 September 2024",
        summary="A letter to the heads of six organizations after an international conference held "
        "in Baku. It encloses the final declaration and a brochure, and asks for two things.",
        happened_on=dt.date(2024, 9, 3),
        sample_note=SAMPLE_NOTE,
    )
    matter.keep(by=stage.cast.staff)
    declaration = enter_enclosure(
        stage,
        "Final declaration of the international conference, Baku, 3 September 2024",
        kind="declaration",
        editions=[
            (
                "en",
                "Final declaration of the international conference, Baku, 3\u00a0September 2024",
                4,
            ),
            (
                "fr",
                "Déclaration finale de la conférence internationale, Bakou, 3\u00a0septembre 2024",
                4,
            ),
        ],
    )
    brochure = enter_enclosure(
        stage, f"{TITLE} (brochure)", kind="brochure", editions=[("en", f"{TITLE}, brochure", 12)]
    )
    letter = write(
        stage,
        matter=matter,
        texts=[ENGLISH, FRENCH],
        to=TO,
        requests=REQUESTS,
        enclosures=(declaration, brochure),
        dated_on=DATED_ON,
        reply_due_on=REPLY_DUE_ON,
    )
    letter = register(stage, letter)
    _send_out(stage, letter)
    return letter


def _send_out(stage: Stage, letter: Letter) -> None:
    """Sample logistics: five channels, one receipt stamp, one item that came back."""

    def day(month: int, day: int) -> dt.date:
        return dt.date(2024, month, day)

    one = send(stage, letter, "UN", Channel.COURIER, day(9, 10), "SAMPLE 1001")
    deliver(stage, one, day(9, 12), "Mail desk (sample)")
    one = send(stage, letter, "NAM", Channel.BY_HAND, day(9, 11))
    deliver(stage, one, day(9, 11), "Reception (sample)")
    one.dispatches.get().add_proof(
        sample_pages("Delivery slip", 1, "en", source="Received, 11 September 2024, 10:20"),
        kind=ProofKind.DELIVERY,
        media_type="application/pdf",
        file_name="delivery-slip.pdf",
        by=stage.cast.staff,
    )
    receive(
        stage,
        addressee(letter, "NAM"),
        ResponseKind.ACKNOWLEDGEMENT,
        day(9, 11),
        channel=Channel.BY_HAND,
        reference="Stamp 0001 (sample)",
        summary="Sample data: our delivery slip came back with a receipt stamp.",
    )
    one = send(stage, letter, "OIC", Channel.REGISTERED_POST, day(9, 10), "RR 000 000 005 AZ")
    deliver(stage, one, day(9, 26), "Advice of delivery (sample)")
    one = send(stage, letter, "EC", Channel.COURIER, day(9, 10), "SAMPLE 1002")
    deliver(stage, one, day(9, 13), "Mail desk (sample)")
    send(stage, letter, "LAS", Channel.REGISTERED_POST, day(9, 10), "RR 000 000 014 AZ")
    receive(
        stage,
        addressee(letter, "LAS"),
        ResponseKind.RETURNED,
        day(10, 8),
        channel=Channel.REGISTERED_POST,
        summary="Sample data: address incomplete.",
    )
    send(stage, letter, "AUC", Channel.POUCH, day(9, 13), "LIST 17 (sample)")
