"""The sender: letterheads, signatory and series. Address and signatory are invented."""

from correspondence.demo.people import Cast
from correspondence.models import Letterhead, Series, Signatory


def enter_house(cast: Cast) -> Series:
    """The letterheads in English and French, and who signs; the series OUT."""
    Letterhead(
        language="en",
        name="Baku Initiative Group",
        line="International non-governmental organization",
        return_line="1 Sample Street, AZ1000 Baku, Azerbaijan",
        foot=(
            "1 Sample Street, AZ1000 Baku, Azerbaijan\n"
            "office@example.org  ·  www.example.org\n"
            "Sample letter: address, reference and signatory are invented"
        ),
        country="AZ",
    ).keep(by=cast.admin)
    Letterhead(
        language="fr",
        name="Groupe d’initiative de Bakou",
        line="Organisation non gouvernementale internationale",
        return_line="1, rue de l’Exemple, AZ1000 Bakou, Azerbaïdjan",
        foot=(
            "1, rue de l’Exemple, AZ1000 Bakou, Azerbaïdjan\n"
            "office@example.org  ·  www.example.org\n"
            "Lettre d’exemple : adresse, référence et signataire sont fictifs"
        ),
        country="AZ",
    ).keep(by=cast.admin)
    Signatory(
        name="A. N. Example",
        functions={"en": "Executive Director", "fr": "Directeur exécutif"},
    ).keep(by=cast.admin)
    return Series.objects.get(code="OUT")  # every installation begins with it
