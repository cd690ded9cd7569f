"""The letters of the invented matters, in a few neutral sentences each."""

from correspondence.demo.acts import Text

INVITATION_EN = Text(
    "en",
    "Invitation to a seminar on water management in small islands",
    "<p>I have the honour to invite you to a seminar on water management in small islands, to be "
    "held in Baku over two days. A programme and a background paper are enclosed.</p>"
    "<p>The seminar will compare methods for three tasks: measuring groundwater where wells are "
    "few, keeping rainwater through long dry seasons, and sharing desalination plants.</p>"
    "<p>The Group asks:</p>"
    "<ol><li><p>that the names of one or two experts be sent; and</p></li>"
    "<li><p>that published data on water use be shared with the organizers.</p></li></ol>"
    "<p>Accommodation for two nights will be arranged by the Group.</p>",
)
INVITATION_FR = Text(
    "fr",
    "Invitation à un séminaire sur la gestion de l’eau dans les petites îles",
    "<p>J’ai l’honneur de vous inviter à un séminaire sur la gestion de l’eau dans les petites "
    "îles, qui se tiendra à Bakou pendant deux jours. Un programme et un document d’information "
    "sont joints.</p>"
    "<p>Le séminaire comparera les méthodes employées pour trois tâches : mesurer les eaux "
    "souterraines là où les puits sont rares, conserver l’eau de pluie pendant les longues saisons "
    "sèches et partager des usines de dessalement.</p>"
    "<p>Le Groupe demande :</p>"
    "<ol><li><p>que les noms d’un ou deux experts lui soient communiqués ;</p></li>"
    "<li><p>que les données publiées sur l’usage de l’eau soient mises à la disposition des "
    "organisateurs.</p></li></ol>"
    "<p>Le Groupe se chargera de l’hébergement pour deux nuits.</p>",
)
INVITATION_REQUESTS = (
    ("That the names of one or two experts be sent.", "Experts"),
    ("That published data on water use be shared.", "Data"),
)
THANKS = Text(
    "en",
    "Thanks for the study visit",
    "<p>The Group thanks you and your colleagues for the study visit to the rain gardens, and for "
    "the time you gave to its questions.</p>"
    "<p>The notes of the visit will be sent to you before they are published.</p>",
)
WITHDRAWN = Text(
    "en",
    "Change of the seminar’s venue",
    "<p>The seminar will be held in another building of the same street. The programme stays as "
    "it is.</p>",
)
GROUNDWATER = Text(
    "en",
    "Data on groundwater levels",
    "<p>For the background paper of the seminar the Group is collecting published series of "
    "groundwater levels in small islands.</p>"
    "<p>It would be grateful for the series of the last five years, in any common format.</p>",
)
GROUNDWATER_REQUESTS = (("That the series of the last five years be shared.", "Series"),)
REMINDER = Text(
    "en",
    "Reminder: seminar on water management in small islands",
    "<p>The Group refers to its earlier letter and has not yet received the names of your "
    "experts.</p><p>It would be grateful to have them within two weeks.</p>",
)
PROGRAMME_EN = Text(
    "en",
    "Programme of the seminar",
    "<p>The Group has the honour to send you the programme of the seminar on water management in "
    "small islands.</p><p>Remarks on the order of the sessions are welcome.</p>",
)
PROGRAMME_FR = Text(
    "fr",
    "Programme du séminaire",
    "<p>Le Groupe a l’honneur de vous adresser le programme du séminaire sur la gestion de l’eau "
    "dans les petites îles.</p>"
    "<p>Vos remarques sur l’ordre des séances seront les bienvenues.</p>",
)
PLACES = Text(
    "en",
    "Scholarships for students from small islands",
    "<p>The Group proposes that three scholarships a year be kept for students of hydrology from "
    "small islands, and asks whether the Fund could take part.</p>",
)
PLACES_REQUESTS = (("That the Fund say whether it can take part.", "Taking part"),)
INTERPRETERS = Text(
    "en",
    "Interpretation during the seminar",
    "<p>The seminar will be interpreted between English and French. The Group asks whether your "
    "speakers need a further language.</p>",
)
INTERPRETERS_REQUESTS = (("That further languages be named.", "Languages"),)
REPORT_EN = Text(
    "en",
    "Report of the seminar: request for comments",
    "<p>The Group is preparing the report of the seminar and would be grateful for your "
    "comments on its outline.</p>",
)
REPORT_FR = Text(
    "fr",
    "Rapport du séminaire : demande d’observations",
    "<p>Le Groupe prépare le rapport du séminaire et vous saurait gré de vos observations sur "
    "son plan.</p>",
)
