"""The six institutions of the letter of 9 September 2024. The facts are public."""

import datetime as dt

from correspondence.demo.bodies import MAN, WOMAN, Body, Post, Tenure

VERIFIED = dt.date(2024, 9, 2)  # long ago, so that the list of stale details has something to show
SOURCE = "Public information, verified September 2024"
FIRST_OF_MONTH = "Public information, verified September 2024; only the month is recorded"

MISSION = Body(
    name="Permanent Mission of the Republic of Uganda to the United Nations",
    name_fr="Mission permanente de la République de l’Ouganda auprès de l’Organisation des "
    "Nations Unies",
    kind="mission",
    country="UG",
    lines="336 East 45th Street\nNew York, NY 10017",
    address_country="US",
    source=SOURCE,
    verified_on=VERIFIED,
)

INSTITUTIONS = (
    Body(
        name="United Nations",
        acronym="UN",
        name_fr="Organisation des Nations Unies",
        acronym_fr="ONU",
        kind="international",
        country="US",
        lines="405 East 42nd Street\nNew York, NY 10017",
        source=SOURCE,
        verified_on=VERIFIED,
        post=Post(
            name="Secretary-General",
            style="un-secretary-general",
            title="Secretary-General of the United Nations",
            title_fr="Secrétaire général de l’Organisation des Nations Unies",
            title_fr_feminine="Secrétaire générale de l’Organisation des Nations Unies",
            protocol_order=10,
            tenures=(Tenure("António Guterres", MAN, dt.date(2017, 1, 1), family_name="Guterres"),),
        ),
    ),
    Body(
        name="Non-Aligned Movement",
        acronym="NAM",
        name_fr="Mouvement des pays non alignés",
        kind="international",
        note="The Chair is a head of state, reached through that state’s permanent mission.",
        via=MISSION.name,
        source=SOURCE,
        verified_on=VERIFIED,
        post=Post(
            name="Chair",
            style="chair-head-of-state",
            title="Chair of the Non-Aligned Movement",
            title_fr="Président du Mouvement des pays non alignés",
            title_fr_feminine="Présidente du Mouvement des pays non alignés",
            protocol_order=20,
            tenures=(
                Tenure(
                    "Yoweri Kaguta Museveni",
                    MAN,
                    dt.date(2024, 1, 1),
                    family_name="Museveni",
                    other_title="President of the Republic of Uganda",
                    other_title_fr="Président de la République de l’Ouganda",
                    source=FIRST_OF_MONTH,
                ),
            ),
        ),
    ),
    Body(
        name="Organisation of Islamic Cooperation",
        acronym="OIC",
        name_fr="Organisation de la coopération islamique",
        acronym_fr="OCI",
        kind="international",
        country="SA",
        lines="P.O. Box 178\nJeddah 21411",
        lines_fr="BP 178\nDjeddah 21411",
        source=SOURCE,
        verified_on=VERIFIED,
        post=Post(
            name="Secretary-General",
            style="oic-secretary-general",
            title="Secretary-General of the Organisation of Islamic Cooperation",
            title_fr="Secrétaire général de l’Organisation de la coopération islamique",
            title_fr_feminine="Secrétaire générale de l’Organisation de la coopération islamique",
            protocol_order=30,
            tenures=(
                Tenure(
                    "Hissein Brahim Taha",
                    MAN,
                    dt.date(2021, 11, 1),
                    family_name="Taha",
                    source=FIRST_OF_MONTH,
                ),
            ),
        ),
    ),
    Body(
        name="European Commission",
        acronym="EC",
        name_fr="Commission européenne",
        acronym_fr="CE",
        kind="eu",
        country="BE",
        lines="Rue de la Loi 200\n1049 Brussels",
        lines_fr="Rue de la Loi 200\n1049 Bruxelles",
        source=SOURCE,
        verified_on=VERIFIED,
        post=Post(
            name="President",
            style="european-commission-president",
            title="President of the European Commission",
            title_fr="Président de la Commission européenne",
            title_fr_feminine="Présidente de la Commission européenne",
            protocol_order=40,
            tenures=(
                Tenure(
                    "Ursula von der Leyen",
                    WOMAN,
                    dt.date(2019, 12, 1),
                    family_name="von der Leyen",
                ),
            ),
        ),
    ),
    Body(
        name="League of Arab States",
        acronym="LAS",
        name_fr="Ligue des États arabes",
        acronym_fr="LEA",
        kind="regional",
        country="EG",
        lines="Tahrir Square\nP.O. Box 11642\nCairo",
        lines_fr="Place Tahrir\nBP 11642\nLe Caire",
        source=SOURCE,
        verified_on=VERIFIED,
        post=Post(
            name="Secretary-General",
            style="las-secretary-general",
            title="Secretary-General of the League of Arab States",
            title_fr="Secrétaire général de la Ligue des États arabes",
            title_fr_feminine="Secrétaire générale de la Ligue des États arabes",
            protocol_order=50,
            tenures=(
                Tenure(
                    "Ahmed Aboul Gheit",
                    MAN,
                    dt.date(2016, 7, 1),
                    family_name="Aboul Gheit",
                    source=FIRST_OF_MONTH,
                ),
            ),
        ),
    ),
    Body(
        name="African Union Commission",
        acronym="AUC",
        name_fr="Commission de l’Union africaine",
        acronym_fr="CUA",
        kind="regional",
        country="ET",
        language="fr",
        lines="Roosevelt Street\nP.O. Box 3243\nAddis Ababa",
        lines_fr="Rue Roosevelt\nBP 3243\nAddis-Abeba",
        source=SOURCE,
        verified_on=VERIFIED,
        post=Post(
            name="Chairperson",
            style="au-commission-chairperson",
            title="Chairperson of the African Union Commission",
            title_fr="Président de la Commission de l’Union africaine",
            title_fr_feminine="Présidente de la Commission de l’Union africaine",
            protocol_order=60,
            tenures=(
                Tenure(
                    "Moussa Faki Mahamat",
                    MAN,
                    dt.date(2017, 3, 1),
                    dt.date(2025, 3, 12),
                    family_name="Faki Mahamat",
                    source=FIRST_OF_MONTH,
                ),
                Tenure(
                    "Mahmoud Ali Youssouf",
                    MAN,
                    dt.date(2025, 3, 13),
                    family_name="Ali Youssouf",
                    source="Public information, verified March 2025",
                    verified_on=dt.date(2025, 3, 13),
                ),
            ),
        ),
    ),
)
