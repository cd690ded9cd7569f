"""More lists as public bodies publish them; every person is invented."""

# ruff: noqa: E501 (a row is a line)

from tests.recipients.importing.public_lists import PublicList, public_list


def congress_members() -> PublicList:
    """As the public lists of legislators: many columns that are not ours."""
    return public_list(
        "utf-8",
        ",",
        """
last_name | first_name | middle_name | suffix | nickname | full_name | birthday | gender | type | state | district | senate_class | party | url | address | phone | contact_form | rss_url | twitter | bioguide_id | govtrack_id
Brownfield | Sherry |  |  |  | Sherry Brownfield | 1952-11-09 | F | sen | OH |  | 1 | Democrat | https://www.brownfield.senate.example | 503 Hart Senate Office Building Washington DC 20510 | 202-224-2315 |  |  |  | B000944 | 400050
O'Hale | Daniel | J. | Jr. | Dan | Daniel J. O'Hale, Jr. | 1958-10-13 | M | rep | WA | 4 |  | Republican | https://ohale.house.example | 511 Hart House Office Building Washington DC 20515 | 202-224-3441 |  |  |  | C000127 | 300018
""",
    )


def european_parliament() -> PublicList:
    """As the Parliament's list of members."""
    return public_list(
        "utf-8",
        ",",
        """
fullName | country | politicalGroup | id | nationalPoliticalGroup
Ana ABAD EJEMPLO | Spain | Group of the Example | 1 | Partido Ejemplo
Péter ÁGOSTON-MINTA | Hungary | Group of the Example | 2 | Minta Párt
Maria DE LA MUESTRA | Portugal | Non-attached Members | 3 | –
""",
    )


def embassies_on_a_map() -> PublicList:
    """As tags of a map: keys with a colon, house numbers apart."""
    return public_list(
        "utf-8",
        ",",
        """
@id | name | country | amenity | addr:street | addr:housenumber | addr:city | addr:postcode | contact:email | contact:phone | contact:website
node/1 | Embassy of France | FR | embassy | Pariser Platz | 5 | Berlin | 10117 | contact@fr.example | +49 30 590 03 90 00 | https://de.ambafrance.example
node/2 | Botschaft der Republik Kenia | KE | embassy | Markgrafenstraße | 63 | Berlin | 10969 |  | +49 30 259 26 60 | www.kenya.example
node/3 | Embassy of Peru | PE | embassy | Mohrenstraße | 42 | Berlin | 10117 | n/a | - |
""",
    )


def public_bodies() -> PublicList:
    """As the British list of public bodies."""
    return public_list(
        "utf-8-sig",
        ",",
        """
Name | Classification | Sponsoring Department | Address | Phone | Email | Website | Chair | Chief Executive
Example Standards Agency | Executive NDPB | Cabinet Office | 10 Sample Street, London, SW1P 9ZZ | 020 7946 0000 | enquiries@standards.example.uk | https://standards.example.uk | The Rt Hon Baroness Smith | Sir John Doe CBE
Museum of Examples | Executive NDPB | Department for Culture | The Mall, 3rd Floor, Edinburgh EH1 9ZZ | 0131 496 0000 | info@museum.example.uk |  | Dr Jane Roe OBE | Vacant
Sample Advisory Committee | Advisory NDPB |  | TBC | N/A | N/A | N/A | (vacant) |
""",
    )


def universities() -> PublicList:
    """As the list of universities and their domains."""
    return public_list(
        "utf-8",
        ",",
        """
name | alpha_two_code | country | state-province | domains | web_pages
Universidad de Ejemplo | BO | Bolivia, Plurinational State of |  | ['ejemplo.example'] | ['http://www.ejemplo.example/']
Example State University | US | United States | Ohio | ['esu.example'] | ['http://esu.example/', 'http://www.esu.example/']
东方示例大学 | CN | China |  | ['dfsl.example'] | ['https://dfsl.example/']
Université d'Exemple | CD | Congo, the Democratic Republic of the |  |  |
""",
    )


def italian_municipalities() -> PublicList:
    """As the index of public administrations."""
    return public_list(
        "cp1252",
        ";",
        """
Denominazione Ente | Comune | Provincia | CAP | Indirizzo | Nome Responsabile | Cognome Responsabile | Titolo | PEC | Telefono | Sito istituzionale
Comune di Esempio | Esempio | TO | 10010 | Via Roma, 1 | Giulia | ROSSI | Sindaca | comune.esempio@pec.example.it | 0125 555010 | www.comune.esempio.to.example.it
Comune di Sant'Esempio | Sant'Esempio | RM | 00018 | Piazza della Libertà, 12 | Marco Antonio | D'ESEMPIO | Sindaco | protocollo@pec.santesempio.example.it | 0774 555020 | http://www.santesempio.example.it
""",
    )


def wikidata() -> PublicList:
    """As a query of Wikidata is exported."""
    return public_list(
        "utf-8",
        ",",
        """
item | itemLabel | shortName | headLabel | countryLabel | website | hqLabel
http://www.wikidata.org/entity/Q1 | Ministry of Examples | MoE | Kwame Sample | Ghana | https://moe.example.gh | Accra
http://www.wikidata.org/entity/Q2 | Ministère des Exemples | | Awa Échantillon | Senegal | https://exemples.example.sn | Dakar
http://www.wikidata.org/entity/Q3 | Ministerium für Beispiele |  |  | Germany |  | Berlin
http://www.wikidata.org/entity/Q4 | 例省 | | 見本 太郎 | Japan |  | Tokyo
""",
    )


def canadian_contacts() -> PublicList:
    """As a bilingual list of a federal government."""
    return public_list(
        "utf-8-sig",
        ",",
        """
Organization / Organisation | Name / Nom | Title / Titre | Address / Adresse | City / Ville | Province | Postal Code / Code postal | Telephone / Téléphone | Email / Courriel
Example Canada | Tremblay-Roy, Marie-Ève | Deputy Minister | 1 Sample Street, 5th Floor | Ottawa | ON | K1A 0B1 | 613-555-0101 | marie-eve@example.gc.example.ca
Agence Exemple du Canada | O'Neil, Sean P. | President | 22, rue de l'Exemple | Gatineau | QC | K1A 0C9 | 819-555-0102 | sean.oneil@example.gc.example.ca
""",
    )


def japanese_offices() -> PublicList:
    """As a ministry's list of bodies under it."""
    return public_list(
        "utf-16",
        "\t",
        """
機関名 | 役職 | 氏名 | 郵便番号 | 住所 | 電話番号 | メールアドレス
例示庁 | 長官 | 見本 太郎 | 100-0013 | 東京都千代田区霞が関1-2-3 | 03-5555-0101 | info@reiji.example.jp
見本研究所 | 所長 | 試験 花子 | 305-8501 | 茨城県つくば市例1-1 | 029-555-0102 | kenkyu@mihon.example.jp
""",
    )


def kazakh_bodies() -> PublicList:
    """As a list of a government: three languages in the heads of columns."""
    return public_list(
        "utf-8",
        ";",
        """
№ п/п | Наименование государственного органа | ФИО руководителя | Должность | Адрес | Телефон приемной | Электронный адрес | Дата назначения
1 | Министерство примеров Республики Казахстан | АХМЕТОВ Ерлан Қайратұлы | Министр | 010000, г. Астана, пр. Мәңгілік Ел, 8 | +7 7172 55 01 01 | info@primer.example.kz | 05.02.2024 г.
2 | Акимат Примерской области | вакантно | Аким | 100000, г. Примерск, ул. Абая, 1 | +7 7212 55 01 02 | нет | март 2023 г.
""",
    )


def notes_above_and_below() -> PublicList:
    """With marks of footnotes, errors of formulas and remarks below."""
    return public_list(
        "utf-8",
        ",",
        """
Country | Organization | Head of Organization | Appointed | Telephone | E-mail
France* | Agence de l'Exemple | Mme Jeanne EXEMPLE | March 2021 | Tel: +33 1 55 50 01 01 | mailto:contact@exemple.fr
Kosovo¹ | Agency of Samples | Mr. Agim SHEMBULLI | 2019 | +383 38 555 010 | info(at)samples.example
Palestine, State of | Authority for Examples | vacant | n/a | – | none
Holy See | Office for Examples | Msgr. Paolo Esempio | #REF! | +39 06 5550 0101 | office@esempio.example
Source: Example Statistics, 2024 |  |  |  |  |
* Provisional |  |  |  |  |
""",
    )


def swiss_authorities() -> PublicList:
    """As a directory in German, with one column for town and code."""
    return public_list(
        "utf-8",
        ";",
        """
Bezeichnung | Kanton | Anrede | Name | Vorname | Funktion | Strasse / Nr. | Postfach | PLZ/Ort | E-Mail | Telefon
Bundesamt für Muster | BE | Frau | Müller-Rochat | Claire | Direktorin | Effingerstrasse 20 | 25 | 3003 Bern | info@bam.example.ch | +41 58 555 01 01
Staatskanzlei Beispiel | ZH | Herr | Dr. Keller | Urs | Staatsschreiber | Neumühlequai 10 |  | 8090 Zürich | kanzlei@zh.example.ch | +41 43 555 01 02
""",
    )
