"""What the rows of public lists say, when nobody chooses how they are read."""

from tests.recipients.importing import further_lists, other_lists, public_lists
from tests.recipients.importing.reading_lists import entries, told

PERSON = ("holder", "family_name", "honorific", "gender")


def test_permanent_missions():
    some = public_lists.permanent_missions()
    assert told(some, "country", *PERSON, "since_on") == [
        ("TR", "Kerem Özdoğan", "Özdoğan", "Mr", "m", "2023-03-14"),
        ("CI", "Awa Marie Kouassi-Bamba", "Kouassi-Bamba", "Ms", "f", "2021-09-02"),
        ("IR", "Farhad Daryaei", "Daryaei", "Mr", "m", None),
        ("GB", "Harriet Winthrop-Grey D.C.M.G.", "Winthrop-Grey", "Dame", "f", "2024-07-30"),
        ("VN", "Trần Thị Lan Hương", "Lan Hương", "Mrs", "f", None),
    ]
    assert told(some, "name")[3] == "United Kingdom Mission to the United Nations"
    assert set(told(some, "address_country", "kind")) == {("US", "mission")}
    assert told(some, "address")[3] == (
        "1 Dag Hammarskjöld Plaza\n885 Second Avenue\nNew York, NY 10017"
    )
    assert told(some, "office") == [*["Permanent Representative"] * 4, "Chargé d'affaires a.i."]
    assert told(some, "emails")[1] == [
        "ci.mission@missions.example",
        "protocol@ci.missions.example",
    ]
    assert told(some, "phones")[1] == ["(212) 555-0151", "(212) 555-0152"]


def test_european_officials():
    some = public_lists.european_officials()
    assert told(some, "name", "office", *PERSON) == [
        (
            "European Commission",
            "Head of Unit, DG EXAMPLE > Directorate A > Unit A.1",
            "Lucía Fernández-Roca",
            "Fernández-Roca",
            "Ms",
            "f",
        ),
        (
            "European Commission",
            "Director-General, DG EXAMPLE",
            "Jānis Bērziņš-Kalniņš",
            "Bērziņš-Kalniņš",
            "Mr",
            "m",
        ),
        (
            "European Parliament",
            "Chair, Committee on Examples",
            "Małgorzata Wójcik",
            "Wójcik",
            "Ms",
            "f",
        ),
        ("Court of Auditors", "Member", "Σταύρος Παπαδακης", "Παπαδακης", "Mr", "m"),
    ]
    assert told(some, "emails", "phones")[0] == (
        ["lucia.fernandez@eu.example"],
        ["+32 2 555 01 01"],
    )
    assert told(some, "address")[3] == "Rue Alcide De Gasperi 12\nL-1615 Luxembourg"


def test_french_mayors():
    some = public_lists.french_mayors()
    assert told(some, "name", *PERSON, "since_on") == [
        ("Ambérieu-en-Exemple", "Hélène Dupont-Léger", "Dupont-Léger", None, "f", "2020-05-25"),
        ("Sant'Andréa-d'Exemple", "Ange Casabianca", "Casabianca", None, "m", "2020-05-23"),
        ("Saint-Exemple", "Marie-Noëlle Payet", "Payet", None, "f", "2020-07-04"),
        ("Œrmingen-l'Exemple", "Jean-François Schnæbelé", "Schnæbelé", None, "m", "2020-07-03"),
    ]
    assert set(told(some, "office", "title_fr", "country", "kind", "preferred_language")) == {
        ("Maire", "Maire", "FR", "local", "fr")
    }


def test_american_members():
    some = public_lists.american_members()
    assert told(some, "name", *PERSON) == [
        ("United States Congress", "Maria Elena Castellano", "Castellano", None, "f"),
        ("United States Congress", "Daniel O'Rourke-Hale Jr.", "O'Rourke-Hale", None, "m"),
        ("United States Congress", "Thomas J. Begaye III", "Begaye", None, "m"),
    ]
    assert told(some, "address")[:2] == [
        "517 Example Senate Office Building\nConstitution Ave NE\nWashington, DC 20510",
        "1032 Example House Office Building\nWashington, DC 20515",
    ]
    assert told(some, "office")[0] == "Member (Maria Elena Castellano)"


def test_organizations_in_consultative_status():
    some = public_lists.organizations_in_consultative_status()
    assert told(some, "country") == ["KE", "CD", "CH", "BO", "IN", "EG"]
    assert told(some, "name") == [row[0] for row in some.rows]


def test_german_ministries():
    some = public_lists.german_ministries()
    assert told(some, "office", *PERSON) == [
        ("Bundesministerin", "Käthe Weißmüller", "Weißmüller", "Dr", "f"),
        ("Staatssekretär", "Jürgen von der Höh", "von der Höh", "Herr", "m"),
        ("Präsidentin", "Aysel Öztürk-Groß", "Öztürk-Groß", "Professor", "f"),
        (None, None, None, None, None),
    ]
    assert told(some, "address", "address_country") == [
        ("Scharnhorststraße 34-37\n10115 Berlin", "DE"),
        ("Wilhelm-Buck-Straße 2\n01097 Dresden", "DE"),
        ("Max-Planck-Straße 1\n81675 München", "DE"),
        ("Stauffenbergstraße 1\n10785 Berlin", "DE"),
    ]


def test_russian_regions():
    some = public_lists.russian_regions()
    assert told(some, "office", "holder", "family_name", "address") == [
        (
            "Губернатор",
            "Мария Сергеевна Иванова-Бельская",
            "Иванова-Бельская",
            "101000, г. Примерск\nпл. Ленина, д. 1",
        ),
        ("Министр", "П. А. Ёлкин", "Ёлкин", "101000, г. Примерск\nул. Мира, 5"),
        ("Директор", None, None, "690091, г. Владивосток\nул. Светланская, д. 22"),
        (
            "Председатель",
            "Руслан Ильдар оглы Абдуллаев",
            "Абдуллаев",
            "101000, г. Примерск\nа/я 14",
        ),
    ]
    assert told(some, "phones")[1] == ["8 (495) 555-01-02, доб. 12"]
    assert told(some, "emails")[2] == ["info@obrazec.example", "buh@obrazec.example"]
    assert set(told(some, "country", "address_country")) == {("RU", "RU")}


def test_arab_ministries():
    some = public_lists.arab_ministries()
    assert told(some, "country", *PERSON) == [
        ("EG", "أحمد محمد المثالي", "المثالي", "السيد", "m"),
        ("JO", "ليلى بنت سعيد الراشدي", "الراشدي", "السيدة", "f"),
        ("QA", "خالد بن حمد آل مثال", "آل مثال", "الشيخ", "m"),
        ("TN", "يوسف بن علي", "بن علي", "الدكتور", "m"),
    ]
    assert told(some, "name", "office")[3] == ("مجلس المثال، تونس", "الأمين العام")


def test_turkish_municipalities():
    some = public_lists.turkish_municipalities()
    assert told(some, "name", "office", "holder", "address") == [
        (
            "Örnek Belediyesi",
            "Belediye Başkanı",
            "Işıl Çağlar",
            "Örnek Cad. No: 12\nŞİŞLİ/İSTANBUL",
        ),
        (
            "Iğdır Örnek Belediyesi",
            "Belediye Başkanı",
            "Gökhan Şahin",
            "14 Kasım Cad. 3\nMERKEZ/IĞDIR",
        ),
    ]


def test_spanish_authorities():
    some = public_lists.spanish_authorities()
    assert told(some, *PERSON, "address") == [
        (
            "María del Pilar Núñez de Ejemplo",
            "Núñez de Ejemplo",
            "Señora",
            "f",
            "P.º de la Castellana, 100\n28046 Madrid",
        ),
        (
            "Íñigo Goñi Etxebarría",
            "Goñi Etxebarría",
            "Señor",
            "m",
            "C/ Mayor, 1\n01001 Vitoria-Gasteiz",
        ),
    ]


def test_embassies_stand_where_they_are():
    assert told(other_lists.embassies_on_a_map(), "country", "address", "address_country") == [
        ("FR", "Pariser Platz 5\n10117 Berlin", "DE"),
        ("KE", "Markgrafenstraße 63\n10969 Berlin", "DE"),
        ("PE", "Mohrenstraße 42\n10117 Berlin", "DE"),
    ]


def test_names_of_many_orders():
    assert told(further_lists.chinese_names(), "country", "holder", "family_name", "office") == [
        ("CN", "Wang Yi", "Wang", "Minister of Examples"),
        ("KR", "Cho Tae-yul", "Cho", "Minister of Samples"),
        ("VN", "Bui Thanh Son", "Bui", "Minister"),
        ("GB", "John Sample KC MP", "Sample", "Secretary of State"),
        ("CD", "Thérèse Exemple Wa Exemple", "Exemple Wa Exemple", "Ministre d'État"),
    ]


def test_figures_of_the_arabic_script():
    some = further_lists.arab_phone_book()
    assert told(some, "phones", "since_on", "address") == [
        (["02 2555 0101"], "2023-09-03", "شارع المثال ١٢\nالقاهرة"),
        (["+966 11 555 0102"], "2024-01-15", "ص.ب. ٥٥٥\nالرياض"),
    ]


def test_what_fits_no_column_is_kept_in_the_note():
    read = entries(other_lists.notes_above_and_below())
    assert [bool(one.problems) for one in read] == [False, True, False, True, True, True]
    assert [one.is_aside for one in read] == [False, False, False, False, True, True]
    assert read[0].facts["note"] == "Appointed: March 2021"
    assert read[1].facts["note"] == "Country: Kosovo¹\nAppointed: 2019"
    assert read[2].facts == {"country": "PS", "name": "Authority for Examples", "office": "Head"}
