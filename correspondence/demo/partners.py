"""The organizations of the invented matters. None of them exists; their addresses are samples."""

import datetime as dt

from correspondence.demo.bodies import MAN, WOMAN, Body, Post, Tenure
from recipients.channels import Channel

NOTE = "Invented for the sample data: organization, person and address."
STYLE = "ngo-director"
SINCE = dt.date(2023, 1, 1)
SAMPLE_DAYS = ((1, 1, "New Year (sample)"), (7, 1, "Water Day (sample)"))


def _director(
    of: str,
    of_fr: str,
    *,
    holder: str = "",
    gender: str = "",
    honorific: str = "",
    salutation: str = "",
) -> Post:
    """The director of an invented organization: `of` and `of_fr` as they follow the title."""
    tenures = (
        (Tenure(holder, gender, SINCE, honorific=honorific, family_name=holder.split()[-1]),)
        if holder
        else ()
    )
    return Post(
        name="Director",
        style=STYLE,
        title=f"Director of the {of}",
        title_fr=f"Directeur {of_fr}",
        title_fr_feminine=f"Directrice {of_fr}",
        tenures=tenures,
        salutation=salutation,
    )


#: An invented organization once more, so that the page of duplicates has something to show.
ENTERED_TWICE = Body(
    name="Network of the Coastal Cities",
    acronym="CCN",
    name_fr="Réseau des villes de la côte",
    kind="ngo",
    lines="P.O. Box 33\nModel City",
    address_country="CV",
    post=Post(
        name="Director",
        style=STYLE,
        title="Director of the Network of the Coastal Cities",
        title_fr="Directeur du Réseau des villes de la côte",
        tenures=(
            Tenure(
                "Carlo Modelo",
                MAN,
                dt.date(2019, 1, 1),
                until_on=dt.date(2022, 12, 31),
                honorific="Mr",
                family_name="Modelo",
            ),
        ),
    ),
    note=NOTE + " Entered twice.",
    source=NOTE,
)


def partners(*, verified_on: dt.date) -> tuple[Body, ...]:
    """The invented organizations, their details last verified on that day."""
    return (
        Body(
            name="Regional Water Forum",
            acronym="RWF",
            name_fr="Forum régional de l’eau",
            kind="regional",
            country="MT",
            lines="1 Example Quay\nSampletown",
            post=_director(
                "Regional Water Forum",
                "du Forum régional de l’eau",
                holder="Ada Sampleton",
                gender=WOMAN,
                honorific="Ms",
            ),
            note=NOTE,
            source=NOTE,
            verified_on=verified_on,
            channel=Channel.EMAIL,
            tags=("water", "small islands"),
            email="registry@water-forum.example",
            holidays=tuple(
                (dt.date(verified_on.year + years, month, day), name)
                for years in (0, 1)
                for month, day, name in SAMPLE_DAYS
            ),
        ),
        Body(
            name="Institute for Island Studies",
            acronym="IIS",
            name_fr="Institut d’études insulaires",
            kind="university",
            country="MU",
            language="fr",
            lines="2, rue de l’Exemple\nVille-Exemple",
            post=_director(
                "Institute for Island Studies",
                "de l’Institut d’études insulaires",
                holder="Luc Exemplaire",
                gender=MAN,
                honorific="Mr",
            ),
            note=NOTE,
            source=NOTE,
            verified_on=verified_on,
        ),
        Body(
            name="Coastal Cities Network",
            acronym="CCN",
            name_fr="Réseau des villes côtières",
            kind="ngo",
            country="CV",
            lines="3 Sample Road\nModel City",
            post=_director(
                "Coastal Cities Network",
                "du Réseau des villes côtières",
                holder="Ines Modelo",
                gender=WOMAN,
                honorific="Ms",
            ),
            note=NOTE,
            source=NOTE,
            verified_on=verified_on,
        ),
        Body(
            name="Example Scholarship Fund",
            acronym="ESF",
            name_fr="Fonds de bourses Exemple",
            kind="ngo",
            country="AZ",
            lines="4 Sample Street\nAZ1000 Baku",
            post=_director(
                "Example Scholarship Fund",
                "du Fonds de bourses Exemple",
                holder="Theo Specimen",
                gender=MAN,
                honorific="Mr",
            ),
            note=NOTE,
            source=NOTE,
            verified_on=verified_on,
        ),
        Body(
            name="Federation of Harbour Towns",
            acronym="FHT",
            name_fr="Fédération des villes portuaires",
            kind="ngo",
            country="FJ",
            lines="5 Harbour Lane\nExample Bay",
            post=_director(
                "Federation of Harbour Towns",
                "de la Fédération des villes portuaires",
                holder="Nora Muster",
                gender=WOMAN,
                honorific="Ms",
                salutation="Dear Director {family_name},",
            ),
            note=NOTE,
            source=NOTE,
            verified_on=verified_on,
        ),
        Body(
            name="Island Data Service",
            acronym="IDS",
            name_fr="Service de données insulaires",
            kind="other",
            country="SC",
            lines="6 Sample Hill\nPlaceholder",
            post=_director(
                "Island Data Service",
                "du Service de données insulaires",
                holder="Paul Beispiel",
                gender=MAN,
                honorific="Mr",
            ),
            note=NOTE,
            source=NOTE,
            verified_on=verified_on,
        ),
        Body(
            name="Society for Rainwater Harvesting",
            acronym="SRH",
            name_fr="Société pour la collecte des eaux de pluie",
            kind="ngo",
            country="KM",
            lines="7 Sample Terrace\nExample Town",
            post=_director(
                "Society for Rainwater Harvesting",
                "de la Société pour la collecte des eaux de pluie",
            ),
            note=NOTE + " The office is vacant.",
            source=NOTE,
            verified_on=verified_on,
        ),
    )
