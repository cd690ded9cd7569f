"""Letters to set on paper; names, addresses and figures are invented or public."""

from typing import Any

from correspondence.models.sheet import EnclosureLine, Sheet

DECLARATION = EnclosureLine("Final declaration of the conference", "en", 4)
BROCHURE = EnclosureLine("Brochure of the conference", "fr", 36)


def make_sheet(**changes: Any) -> Sheet:
    """An English letter of one page to New York; `changes` are fields of the sheet."""
    fields: dict[str, Any] = {
        "language": "en",
        "sender_name": "Sample Group",
        "sender_line": "Non-governmental organization",
        "return_line": "1 Sample Street, AZ1000 Baku, Azerbaijan",
        "sender_foot": ("1 Sample Street, AZ1000 Baku", "office@example.org"),
        "address": (
            "His Excellency Example Name",
            "Secretary-General of the Example Nations",
            "405 East 42nd Street",
            "New York, NY 10017",
            "United States of America",
        ),
        "country": "United States of America",
        "reference": "OUT/2026/0147",
        "date": "2026-09-12",
        "subject": "Exchange of registers",
        "salutation": "Excellency,",
        "body": "<p>I have the honour to write to you about the exchange of registers.</p>",
        "closing": "Please accept, Excellency, the assurances of my highest consideration.",
        "signatory_name": "A. N. Example",
        "signatory_function": "Executive Director",
    }
    return Sheet(**{**fields, **changes})


def make_french(**changes: Any) -> Sheet:
    return make_sheet(
        language="fr",
        date="2026-09-01",
        subject="Échange des registres",
        salutation="Monsieur le Président,",
        body="<p>Il s’agit d’une demande : l’échange des registres.</p>",
        closing="Veuillez agréer, Monsieur le Président, les assurances de ma haute considération.",
        signatory_function="Directeur exécutif",
        **changes,
    )


def make_arabic(**changes: Any) -> Sheet:
    fields: dict[str, Any] = {
        "language": "ar",
        "sender_name": "المجموعة النموذجية",
        "address": ("معالي السيد مثال", "الأمين العام", "القاهرة، مصر", "Cairo, Egypt"),
        "country": "Cairo, Egypt",
        "subject": "تبادل السجلات",
        "salutation": "معالي الأمين العام،",
        "body": "<p>أتشرف بأن أكتب إلى معاليكم (Example Group) بشأن تبادل السجلات.</p>",
        "closing": "وتفضلوا بقبول أسمى آيات التقدير والاحترام.",
        "signatory_name": "أ. ن. مثال",
        "signatory_function": "المدير التنفيذي",
    }
    return make_sheet(**{**fields, **changes})


def make_russian(**changes: Any) -> Sheet:
    return make_sheet(
        language="ru",
        subject="Об обмене реестрами",
        salutation="Ваше Превосходительство,",
        body="<p>Имею честь обратиться к Вам по вопросу об обмене реестрами.</p>",
        closing="Примите, Ваше Превосходительство, уверения в моём весьма высоком уважении.",
        **changes,
    )


def paragraphs(count: int, words: int = 60) -> str:
    """A body of that many paragraphs."""
    text = "the register keeps every letter with its date and number so that a later reader"
    stock = (text.split() * words)[:words]
    return f"<p>{' '.join(stock)}.</p>" * count
