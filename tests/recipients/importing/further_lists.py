"""Lists of still other kinds, as they are published; every person is invented."""

# ruff: noqa: E501 (a row is a line)

from tests.recipients.importing.public_lists import PublicList, public_list


def bundestag() -> PublicList:
    return public_list(
        "cp1252",
        ";",
        """
Anrede | Titel | Vorname | Name | Fraktion | Straße | PLZ | Ort | E-Mail
Herr | Dr. | Jens | Muster | Beispielfraktion | Platz der Republik 1 | 11011 | Berlin | jens.muster@parlament.de
Frau |  | Ayse | Beispiel-Öz | Beispielfraktion | Platz der Republik 1 | 11011 | Berlin | ayse.beispiel@parlament.de
Frau | Prof. Dr. | Claudia | von Muster | Fraktionslos | Platz der Republik 1 | 11011 | Berlin | claudia.muster@parlament.de
""",
    )


def observers() -> PublicList:
    """Names with their acronyms; several people in one office."""
    return public_list(
        "utf-8",
        ",",
        """
Intergovernmental organization | Address | Name | Title
African Example Union (AEU) | 3 Dag Hammarskjöld Plaza, 305 East 47th Street, 5th Floor, New York, NY 10017 | H.E. Ms. Fatima SAMPLE | Permanent Observer
African Example Union (AEU) | 3 Dag Hammarskjöld Plaza, 305 East 47th Street, 5th Floor, New York, NY 10017 | Mr. Issa TEST | Counsellor
African Example Union (AEU) | 3 Dag Hammarskjöld Plaza, 305 East 47th Street, 5th Floor, New York, NY 10017 | Ms. Awa PROBE | Counsellor
Caribbean Sample Community (CSC) | 88 Burnett Avenue, Maplewood, New Jersey 07040 | Ms. Missouri SHERMAN-EXAMPLE | Permanent Observer
""",
    )


def french_prefectures() -> PublicList:
    return public_list(
        "utf-8-sig",
        ";",
        """
Nom de la structure | Sigle | Civilité | Prénom | Nom | Fonction | Adresse | Code postal | Ville | Téléphone | Courriel | Site internet | Date de mise à jour
Préfecture de l'Exemple | PREF | M. | Jean-Noël | LE GALL | Préfet | 1 place de l'Exemple, CS 12345 | 35026 | RENNES CEDEX 9 | 02 55 50 01 01 | pref@exemple.gouv.fr | www.exemple.gouv.fr | 12/01/2024
Direction des Exemples | DDE | Mme | Anne | de LA TOUR | Directrice | BP 45 | 97400 | SAINT-DENIS | 02 62 55 01 01 / 02 62 55 01 02 | dde@exemple.gouv.fr |  | 31/12/2023
""",
    )


def non_governmental_organizations() -> PublicList:
    return public_list(
        "utf-8",
        ",",
        """
Organization name | Headquarters address | City | Country | Status | Website | Fields of activity
Example Action Network | P.O. Box 12345-00100 | Nairobi | Kenya | Special (2016) | http://www.ean.example | Environment; Human rights
Réseau Exemple | 12 rue de Lausanne, Case postale 20 | Genève | Switzerland | Roster | reseau.example.ch |
Sample Relief Society | 5 Tahrir St. | Cairo | Egypt | General | N/A | Relief
""",
    )


def newspapers() -> PublicList:
    return public_list(
        "utf-8",
        ",",
        """
Newspaper | Editor-in-chief | E-mail | Country
The Daily Example | Jane Doe | editor@dailyexample.example | UK
Le Quotidien d'Exemple | Jean Exemple | redaction@quotidien.example | Côte d’Ivoire
""",
    )


def arab_phone_book() -> PublicList:
    """Figures of the Arabic script."""
    return public_list(
        "utf-8",
        ",",
        """
الوزارة | الوزير | العنوان | الهاتف | تاريخ التعيين | البلد
وزارة المثال | د. سامي المثالي | شارع المثال ١٢، القاهرة | ٠٢ ٢٥٥٥ ٠١٠١ | ٣/٩/٢٠٢٣ | مصر
وزارة النموذج | السيدة منى النموذجي | ص.ب. ٥٥٥، الرياض | +٩٦٦ ١١ ٥٥٥ ٠١٠٢ | ٢٠٢٤-٠١-١٥ | المملكة العربية السعودية
""",
    )


def ukrainian_councils() -> PublicList:
    return public_list(
        "cp1251",
        ";",
        """
Назва | ПІБ | Посада | Поштова адреса | Телефон | Електронна пошта
Прикладська міська рада | ШЕВЧЕНКО Олена Іванівна | Міський голова | 01001, м. Київ, вул. Прикладна, 3 | +380 44 555 01 01 | rada@pryklad.gov.ua
Зразкова районна рада | Ковальчук Петро Ігорович | Голова | 79000, м. Львів, вул. Зразкова, 5 | +380 32 555 01 02 | zrazok@rada.gov.ua
""",
    )


def portuguese_authorities() -> PublicList:
    return public_list(
        "cp1252",
        ";",
        """
Órgão | Nome | Cargo | Endereço | Cidade | UF | CEP | E-mail | Telefone
Ministério dos Exemplos | Exma. Sra. Maria João da Silva Exemplo | Ministra | Esplanada dos Exemplos, Bloco A | Brasília | DF | 70050-000 | gm@exemplos.gov.br | (61) 5555-0101
Tribunal de Exemplo | Exmo. Sr. Carlos dos Santos | Presidente | Av. Paulista, 1000 | São Paulo | SP | 01310-100 | gab@te.jus.br | (11) 5555-0102
""",
    )


def chinese_names() -> PublicList:
    """Ministers of many countries, each person with the title in the same cell."""
    return public_list(
        "utf-8",
        ",",
        """
Country | Ministry | Minister
China | Ministry of Examples | H.E. Mr. WANG Yi, Minister of Examples
Korea (Rep. of) | Ministry of Samples | H.E. Mr. CHO Tae-yul, Minister of Samples
Viet Nam | Ministry of Tests | H.E. Mr. BUI Thanh Son
United Kingdom | Department of Examples | The Rt Hon Dr John Sample KC MP, Secretary of State
Democratic Republic of the Congo | Ministère des Exemples | S.E. Mme Thérèse EXEMPLE WA EXEMPLE, Ministre d'État
""",
    )


def one_cell_for_all() -> PublicList:
    return public_list(
        "utf-8",
        ",",
        """
Addressee | E-mail
H.E. Mr. John Sample, Minister of Examples, Government of Ruritania | j.sample@ruritania.example
Ms Ana Lima, Director, Institute for Islands | ana@islands.example
""",
    )


def without_good_headers() -> PublicList:
    return public_list(
        "utf-8",
        ",",
        """
Column 1 | Column 2 | Column 3 | Column 4
International Institute of Examples | Dr. Ana Lima | Portugal | ana@iie.example
Council for Samples | Mr. Bo Berg | Sweden | bo@cs.example
National Bank of Tests | Ms. Chi Chukwu | Nigeria | chi@nbt.example
European Centre for Probes | Prof. Dan Dan | Romania | dan@ecp.example
Ministry of Trials | Mr. Eli Eke | Ghana | eli@mot.example
""",
    )


def whole_addresses() -> PublicList:
    return public_list(
        "utf-8",
        ",",
        """
Court | President of the Court | Address | Term ends
Supreme Court of Examples | Judge Maria EXAMPLE | 1 Justice Road, Accra, Ghana | 31 December 2027
Cour d'Exemple | M. le Juge Paul Exemple | 10 place de l'Exemple, 75001 Paris, France | 2026
Corte de Ejemplos | Sr. D. Juan Ejemplo | Apartado 12, San José, Costa Rica | 15/08/2027
Example High Court | To be appointed | Private Bag X1, Pretoria 0001, South Africa |
""",
    )


def academies() -> PublicList:
    """Several columns of the same thing."""
    return public_list(
        "utf-8",
        ",",
        """
Academy / Institution | Contact person | Position | Address 1 | Address 2 | Address 3 | City | Zip | Country | Email 1 | Email 2 | Tel. (office) | Mobile | Fax
Academy of Examples | LIMA, Ana | President | Block B | 12 Example Road | P.O. Box 7 | Accra | GA-184 | Ghana | pres@aoe.example | office@aoe.example | +233 30 255 0101 | +233 24 455 0101 | +233 30 255 0102
Sample Academy |  |  | Sample House |  |  | Dublin | D02 X285 | Ireland | info@sample.example |  | +353 1 555 0101 | |
""",
    )
