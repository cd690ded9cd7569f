"""Covers to print, in the languages of letters; names and addresses are invented."""

from typing import Any

from correspondence.models.cover import Cover

VIA = "via the Permanent Mission of the Republic of Sampleland to the United Nations"


def make_cover(**changes: Any) -> Cover:
    """An English one to New York, six lines."""
    fields: dict[str, Any] = {
        "who": "Example Nations, Secretary-General",
        "language": "en",
        "lines": (
            "His Excellency Example Name",
            "Secretary-General of the Example Nations",
            "Example Nations",
            "405 East 42nd Street",
            "New York, NY 10017",
            "United States of America",
        ),
        "country": "United States of America",
        "reference": "OUT/2026/0147",
        "sender_name": "Sample Group",
        "sender_line": "1 Sample Street, AZ1000 Baku, Azerbaijan",
    }
    return Cover(**{**fields, **changes})


def make_long(**changes: Any) -> Cover:
    """Seven lines, of which that of the mission is broken on most labels."""
    lines = (
        "His Excellency Example Name",
        "President of the Republic of Sampleland",
        "Chair of the Example Movement",
        VIA,
        "336 East 45th Street",
        "New York, NY 10017",
        "UNITED STATES OF AMERICA",
    )
    return make_cover(**{"who": "Example Movement, Chair", "lines": lines, "via": VIA, **changes})


def make_nine(**changes: Any) -> Cover:
    lines = (*(f"Line {n} of the address" for n in range(1, 9)), "FRANCE")
    return make_cover(**{"who": "Nine Lines, Director", "lines": lines, "country": "", **changes})


def make_french(**changes: Any) -> Cover:
    lines = (
        "Son Excellence Madame Exemple Nom",
        "Présidente de la Commission de l’Exemple",
        "BP 3243",
        "RUE DE L’EXEMPLE",
        "ADDIS-ABEBA",
        "ÉTHIOPIE",
    )
    return make_cover(**{"who": "Commission", "language": "fr", "lines": lines, **changes})


def make_russian(**changes: Any) -> Cover:
    lines = (
        "Его Превосходительству г-ну Примеру",
        "Чрезвычайному и Полномочному Послу",
        "Примерная площадь, 32/34",
        "119200 Москва",
        "Россия",
    )
    return make_cover(
        **{"who": "Посол", "language": "ru", "lines": lines, "country": "Россия", **changes}
    )


def make_arabic(**changes: Any) -> Cover:
    lines = (
        "معالي السيد مثال",
        "الأمين العام لجامعة الأمثلة",
        "ميدان التحرير",
        "ص. ب. 11642",
        "القاهرة",
        "مصر",
    )
    return make_cover(
        **{
            "who": "جامعة الأمثلة",
            "language": "ar",
            "lines": lines,
            "country": "مصر",
            "sender_name": "المجموعة النموذجية",
            "sender_line": "شارع المثال، باكو",
            **changes,
        }
    )
