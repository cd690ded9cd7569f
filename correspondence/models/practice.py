"""How each kind of letter opens and closes, by language.

English and French after the United Nations Correspondence Manual (ST/DCS/4/Rev.1, 104 to 118);
Spanish, Russian and Arabic after the common use of foreign ministries (general knowledge).
"""

from correspondence.models.kind import LetterKind

#: Salutation and closing of a circular, which speaks to all its addressees at once.
_TO_ALL = {
    "en": (
        "Excellencies, Ladies and Gentlemen,",
        "Please accept, Excellencies, Ladies and Gentlemen, the assurances of my highest "
        "consideration.",
    ),
    "fr": (
        "Excellences, Mesdames, Messieurs,",
        "Veuillez agréer, Excellences, Mesdames, Messieurs, les assurances de ma très haute "
        "considération.",
    ),
    "es": (
        "Excelencias, señoras y señores:",
        "Sírvanse aceptar, Excelencias, señoras y señores, las seguridades de mi más alta "
        "consideración.",
    ),
    "ru": (
        "Ваши Превосходительства, дамы и господа,",
        "Примите, Ваши Превосходительства, дамы и господа, уверения в моём весьма высоком "
        "уважении.",
    ),
    "ar": (
        "أصحاب المعالي والسعادة، السيدات والسادة،",
        "وتفضلوا، أصحاب المعالي والسعادة، السيدات والسادة، بقبول فائق التقدير والاحترام.",
    ),
}

#: The text a draft begins with; the writer goes on from there.
_BEGINNINGS = {
    LetterKind.NOTE: {
        "en": "<p>The {sender.name} presents its compliments to the {addressee.organization} and "
        "has the honour to</p><p>The {sender.name} avails itself of this opportunity to renew to "
        "the {addressee.organization} the assurances of its highest consideration.</p>",
        "fr": "<p>La {sender.name} présente ses compliments à la {addressee.organization} et a "
        "l’honneur de</p><p>La {sender.name} saisit cette occasion pour renouveler à la "
        "{addressee.organization} les assurances de sa très haute considération.</p>",
        "es": "<p>La {sender.name} saluda atentamente a la {addressee.organization} y tiene el "
        "honor de</p><p>La {sender.name} aprovecha esta oportunidad para reiterar a la "
        "{addressee.organization} las seguridades de su más alta consideración.</p>",
        "ru": "<p>{sender.name} свидетельствует своё уважение {addressee.organization} и имеет "
        "честь</p><p>{sender.name} пользуется случаем, чтобы возобновить "
        "{addressee.organization} уверения в своём весьма высоком уважении.</p>",
        "ar": "<p>تهدي {sender.name} أطيب تحياتها إلى {addressee.organization} وتتشرف بأن</p>"
        "<p>وتغتنم {sender.name} هذه الفرصة لتعرب مجددًا إلى {addressee.organization} عن فائق "
        "تقديرها واحترامها.</p>",
    },
    LetterKind.REMINDER: {
        "en": "<p>I have the honour to refer to our letter {further_to.reference} of "
        "{further_to.date}, to which no reply has been received so far. Should a reply have "
        "crossed this letter, please disregard the reminder.</p>",
        "fr": "<p>J’ai l’honneur de me référer à notre lettre {further_to.reference} du "
        "{further_to.date}, restée sans réponse à ce jour. Si votre réponse s’est croisée avec la "
        "présente, veuillez ne pas tenir compte de ce rappel.</p>",
        "es": "<p>Tengo el honor de referirme a nuestra carta {further_to.reference} de "
        "{further_to.date}, que hasta la fecha no ha tenido respuesta. Si su respuesta se ha "
        "cruzado con la presente, sírvase no tener en cuenta este recordatorio.</p>",
        "ru": "<p>Имею честь сослаться на наше письмо {further_to.reference} от "
        "{further_to.date}, ответа на которое пока не получено. Если Ваш ответ уже отправлен, "
        "просим оставить это напоминание без внимания.</p>",
        "ar": "<p>أتشرف بالإشارة إلى رسالتنا {further_to.reference} المؤرخة {further_to.date} "
        "التي لم يرد عليها جواب حتى الآن. وإذا كان ردكم قد أُرسل، فالرجاء صرف النظر عن هذا "
        "التذكير.</p>",
    },
}


def salutation_and_closing(kind: str, language: str, own: tuple[str, str]) -> tuple[str, str]:
    """What stands before and after the text; `own` are the addressee's salutation and closing.

    A note verbale and a transmittal slip have neither: the text itself pays the compliments. A
    circular says the same to all, where its language has words for that.
    """
    if kind in {LetterKind.NOTE, LetterKind.SLIP}:
        return "", ""
    if kind == LetterKind.CIRCULAR:
        return _TO_ALL.get(language, own)
    return own


def beginning(kind: str, language: str) -> str:
    """The body (HTML) with which a draft of that kind begins; empty where it has no formula."""
    return _BEGINNINGS.get(LetterKind(kind), {}).get(language, "")
