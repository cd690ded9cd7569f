"""Lists as public bodies publish them, made for others than us; every person is invented."""

# ruff: noqa: E501 (a row is a line)

from typing import NamedTuple


class PublicList(NamedTuple):
    """A list and the form in which it arrives."""

    headers: list[str]
    rows: list[list[str]]
    encoding: str
    separator: str


def public_list(encoding: str, separator: str, table: str) -> PublicList:
    """The list that a table of lines stands for, with `|` between cells and `¶` for a new line."""
    headers, *rows = [
        [cell.strip().replace(" ¶ ", "\n") for cell in line.split("|")]
        for line in table.strip("\n").splitlines()
    ]
    return PublicList(headers, rows, encoding, separator)


def permanent_missions() -> PublicList:
    """As in the United Nations' Blue Book: the mission's address in one cell, title in the name."""
    return public_list(
        "utf-8-sig",
        ",",
        """
Member State | Mission | Permanent Representative | Credentials | Tel. | E-mail
Türkiye | Permanent Mission of the Republic of Türkiye to the United Nations ¶ 885 Second Avenue, 45th Floor ¶ New York, NY 10017 | H.E. Mr. Kerem ÖZDOĞAN | 14 March 2023 | (212) 555-0150 | tr.mission@missions.example
Côte d'Ivoire | Permanent Mission of the Republic of Côte d'Ivoire to the United Nations ¶ 800 Second Avenue, 5th Floor ¶ New York, NY 10017 | H.E. Ms. Awa Marie KOUASSI-BAMBA | 2 September 2021 | (212) 555-0151; (212) 555-0152 | ci.mission@missions.example; protocol@ci.missions.example
Iran (Islamic Republic of) | Permanent Mission of the Islamic Republic of Iran to the United Nations ¶ 622 Third Avenue, 34th Floor ¶ New York, NY 10017 | H.E. Mr. Farhad DARYAEI |  | (212) 555-0153 | ir.mission@missions.example
United Kingdom of Great Britain and Northern Ireland | United Kingdom Mission to the United Nations ¶ 1 Dag Hammarskjöld Plaza ¶ 885 Second Avenue ¶ New York, NY 10017 | H.E. Dame Harriet WINTHROP-GREY, D.C.M.G. | 30 July 2024 | (212) 555-0154 | uk.mission@missions.example
Viet Nam | Permanent Mission of the Socialist Republic of Viet Nam to the United Nations ¶ 866 UN Plaza, Suite 435 ¶ New York, NY 10017 | Mrs. Trần Thị LAN HƯƠNG ¶ Chargé d'affaires a.i. |  | (212) 555-0155 | vn.mission@missions.example
""",
    )


def european_officials() -> PublicList:
    """As in EU Whoiswho: the unit in its hierarchy, the family name in capitals."""
    return public_list(
        "utf-16",
        "\t",
        """
Institution | Entity | Title | First name | LAST NAME | Function | Address | Postcode | City | Country code | Contact
European Commission | DG EXAMPLE > Directorate A > Unit A.1 | Ms | Lucía | FERNÁNDEZ-ROCA | Head of Unit | Rue de l’Exemple 41 | 1049 | Bruxelles | BE | lucia.fernandez@eu.example +32 2 555 01 01
European Commission | DG EXAMPLE | Mr | Jānis | BĒRZIŅŠ-KALNIŅŠ | Director-General | Rue de l’Exemple 41 | 1049 | Bruxelles | BE | janis.berzins@eu.example
European Parliament | Committee on Examples | Ms | Małgorzata | WÓJCIK | Chair | Allée du Printemps 1 | 67070 | Strasbourg | FR |
Court of Auditors |  | Mr | Σταύρος | ΠΑΠΑΔΑΚΗΣ | Member | Rue Alcide De Gasperi 12 | 1615 | Luxembourg | LU | cabinet@eca.example
""",
    )


def french_mayors() -> PublicList:
    """As in the Répertoire national des élus: M and F, day before month."""
    return public_list(
        "cp1252",
        ";",
        """
Code du département | Libellé du département | Code de la commune | Libellé de la commune | Nom de l'élu | Prénom de l'élu | Code sexe | Date de naissance | Libellé de la catégorie socio-professionnelle | Date de début du mandat | Date de début de la fonction
01 | Ain | 01004 | Ambérieu-en-Exemple | DUPONT-LÉGER | Hélène | F | 12/11/1968 | Professeur, profession scientifique | 18/05/2020 | 25/05/2020
2A | Corse-du-Sud | 2A041 | Sant'Andréa-d'Exemple | CASABIANCA | Ange | M | 01/02/1955 | Ancien artisan, commerçant | 18/05/2020 | 23/05/2020
974 | La Réunion | 97411 | Saint-Exemple | PAYET | Marie-Noëlle | F | 30/07/1971 | Cadre de la fonction publique | 28/06/2020 | 04/07/2020
67 | Bas-Rhin | 67482 | Œrmingen-l'Exemple | SCHNÆBELÉ | Jean-François | M | 09/09/1960 | Retraité | 18/05/2020 | 03/07/2020
""",
    )


def american_members() -> PublicList:
    """As lists of members of the Congress: the office's address in three columns."""
    return public_list(
        "utf-8",
        ",",
        """
last_name | first_name | middle_name | suffix | gender | type | state | party | office | address_2 | city_state_zip | phone | url
Castellano | Maria | Elena |  | F | sen | NM | Democrat | 517 Example Senate Office Building | Constitution Ave NE | Washington, DC 20510 | 202-555-0110 | https://castellano.example
O'Rourke-Hale | Daniel |  | Jr. | M | rep | OH | Republican | 1032 Example House Office Building |  | Washington, DC 20515 | 202-555-0111 | https://orourkehale.example
Begaye | Thomas | J. | III | M | rep | AZ | Independent | 2411 Example House Office Building |  | Washington, DC 20515 | 202-555-0112 |
""",
    )


def organizations_in_consultative_status() -> PublicList:
    """As in the list of the Economic and Social Council: little but names and countries."""
    return public_list(
        "utf-8",
        "\t",
        """
Organization | Country | Status / year
Women of the Lake, Association of | Kenya | Special, 2016
Association « Terre d’exemple » | République démocratique du Congo | Special, 2019
The International Example Federation | Switzerland | General, 1998
Fundación Ejemplo para la Paz | Bolivia (Plurinational State of) | Roster, 2004
Example Foundation (India) | India | Special, 2021
جمعية المثال الخيرية | Egypt | Special, 2015
""",
    )


def german_ministries() -> PublicList:
    """As an office's own address list: form of address, title and street apart."""
    return public_list(
        "cp1252",
        ";",
        """
Anrede | Titel | Vorname | Nachname | Funktion | Institution | Straße | PLZ | Ort | Telefon | E-Mail
Frau | Dr. | Käthe | Weißmüller | Bundesministerin | Bundesministerium für Beispiele | Scharnhorststraße 34-37 | 10115 | Berlin | 030 5550 100 | poststelle@bmbsp.example
Herr |  | Jürgen | von der Höh | Staatssekretär | Sächsisches Staatsministerium für Muster | Wilhelm-Buck-Straße 2 | 01097 | Dresden | 0351 555-0 | post@smm.example, presse@smm.example
Frau | Prof. Dr. h. c. | Aysel | Öztürk-Groß | Präsidentin | Bayerischer Musterlandtag | Max-Planck-Straße 1 | 81675 | München |  |
 |  |  |  |  | Botschaft der Republik Österreich | Stauffenbergstraße 1 | 10785 | Berlin | 030 555 200 | berlin@bmeia.example
""",
    )


def russian_regions() -> PublicList:
    """As a register of regional bodies: surname first, initials or all three names."""
    return public_list(
        "cp1251",
        ";",
        """
№ | Наименование | Адрес | Руководитель | Должность | Телефон | E-mail
1 | Правительство Примерной области | 101000, г. Примерск, пл. Ленина, д. 1 | Иванова-Бельская Мария Сергеевна | Губернатор | 8 (495) 555-01-01 | gov@primer.example
2 | Министерство культуры «Примерной» области | 101000, г. Примерск, ул. Мира, 5 | Ёлкин П. А. | Министр | 8 (495) 555-01-02, доб. 12 | kultura@primer.example
3 | ФГБУ "Образец" | 690091, г. Владивосток, ул. Светланская, д. 22 |  | Директор |  | info@obrazec.example; buh@obrazec.example
4 | Законодательное собрание Примерной области | 101000, г. Примерск, а/я 14 | Абдуллаев Руслан Ильдар оглы | Председатель | 8 (495) 555-01-04 |
""",
    )


def arab_ministries() -> PublicList:
    """As a list of ministers: the title of courtesy before the name, the country in Arabic."""
    return public_list(
        "utf-8",
        ",",
        """
الاسم | المنصب | الجهة | البلد | البريد الإلكتروني
معالي السيد أحمد محمد المثالي | وزير الخارجية | وزارة الخارجية | مصر | minister@mofa.example
سعادة السيدة ليلى بنت سعيد الراشدي | السفيرة | سفارة سلطنة عُمان | الأردن | oman@embassy.example
سمو الشيخ خالد بن حمد آل مثال | وزير الثقافة | وزارة الثقافة | قطر |
الدكتور يوسف بن علي | الأمين العام | مجلس المثال، تونس | تونس | sg@majlis.example
""",
    )


def turkish_municipalities() -> PublicList:
    """As a list of mayors: capitals with and without dots."""
    return public_list(
        "cp1254",
        ";",
        """
İl | İlçe | Belediye | Başkanın Adı Soyadı | Adres | Telefon | E-posta
İSTANBUL | ŞİŞLİ | Örnek Belediyesi | Sayın Işıl ÇAĞLAR | Örnek Cad. No: 12 | 0212 555 01 01 | baskan@ornek.example
IĞDIR | MERKEZ | Iğdır Örnek Belediyesi | Dr. Gökhan ŞAHİN | 14 Kasım Cad. 3 | 0476 555 01 02 |
""",
    )


def spanish_authorities() -> PublicList:
    """As a directory of high offices: treatment, two surnames, the town apart."""
    return public_list(
        "cp1252",
        ";",
        """
TRATAMIENTO | NOMBRE | APELLIDOS | CARGO | ORGANISMO | DIRECCIÓN | C.P. | LOCALIDAD | PAÍS | TELÉFONO | CORREO ELECTRÓNICO
Excma. Sra. | María del Pilar | Núñez de Ejemplo | Ministra | Ministerio de los Ejemplos | P.º de la Castellana, 100 | 28046 | Madrid | España | +34 915 550 101 | ministra@ejemplos.example
Ilmo. Sr. | Íñigo | Goñi Etxebarría | Director General | Diputación Foral de Muestra | C/ Mayor, 1 | 01001 | Vitoria-Gasteiz | España | +34 945 550 102 |
""",
    )
