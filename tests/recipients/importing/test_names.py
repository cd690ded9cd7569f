"""Names of people as lists have them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recipients.importing.capitals import ordinary
from recipients.importing.honorifics import HONORIFICS
from recipients.importing.names import Person, family_first, joined, written_plainly


@pytest.mark.parametrize(
    ("written", "name", "family", "honorific", "gender"),
    [
        ("H.E. Mr. Kerem ÖZDOĞAN", "Kerem Özdoğan", "Özdoğan", "Mr", "m"),
        ("H. E. Mrs. Ana de la CRUZ", "Ana de la Cruz", "de la Cruz", "Mrs", "f"),
        ("S. E. M. Jean DUPONT", "Jean Dupont", "Dupont", "Monsieur", "m"),
        ("M. le Juge Paul Exemple", "Paul Exemple", "Exemple", "Monsieur", "m"),
        ("The Rt Hon Sir John Sample KC MP", "John Sample KC MP", "Sample", "Sir", "m"),
        ("Dame Harriet GREY, D.C.M.G.", "Harriet Grey D.C.M.G.", "Grey", "Dame", "f"),
        ("Martin Luther King, Jr.", "Martin Luther King Jr.", "King", "", ""),
        ("Exmo. Sr. José da Silva", "José da Silva", "da Silva", "Senhor", "m"),
        ("Sra. D.ª María Núñez", "María Núñez", "Núñez", "Señora", "f"),
        ("Dott.ssa Giulia Rossi", "Giulia Rossi", "Rossi", "Dr", "f"),
        ("Prof. Dr. Dr. h. c. Aysel Öztürk", "Aysel Öztürk", "Öztürk", "Professor", ""),
        ("Alexander Van der Bellen", "Alexander Van der Bellen", "Van der Bellen", "", ""),
        ("Lt. Gen. John Doe", "John Doe", "Doe", "General", ""),
        ("Mr Smith", "Smith", "Smith", "Mr", "m"),
        ("Sheikh Hamad", "Hamad", "", "Sheikh", "m"),
        ("Plato", "Plato", "", "", ""),
        ("LIMA Ana Maria", "Ana Maria Lima", "Lima", "", ""),
        ("Lima, Ana M.", "Ana M. Lima", "Lima", "", ""),
        ("WANG Yi", "Wang Yi", "Wang", "", ""),
        ("NGUYỄN Văn Nam", "Nguyễn Văn Nam", "Nguyễn", "", ""),
        ("Ban Ki-moon", "Ban Ki-moon", "Ban", "", ""),
        ("He Wei", "He Wei", "Wei", "", ""),
        ("見本 太郎", "見本 太郎", "見本", "", ""),
        ("Иванова Мария Сергеевна", "Мария Сергеевна Иванова", "Иванова", "", ""),
        ("Ёлкин П. А.", "П. А. Ёлкин", "Ёлкин", "", ""),
        ("Абдуллаев Руслан Ильдар оглы", "Руслан Ильдар оглы Абдуллаев", "Абдуллаев", "", ""),
        ("معالي السيد أحمد المثالي", "أحمد المثالي", "المثالي", "السيد", "m"),
        ("الدكتور يوسف بن علي", "يوسف بن علي", "بن علي", "الدكتور", "m"),
        ("Sayın Işıl ÇAĞLAR", "Işıl Çağlar", "Çağlar", "", ""),
        ("DIYARBAKIR İSMAİL", "Dıyarbakır İsmail", "İsmail", "", ""),
        ("Ana Lima¹", "Ana Lima", "Lima", "", ""),
    ],
)
def test_a_name_in_one_cell(written, name, family, honorific, gender):
    assert written_plainly(written) == Person(name, family, honorific, gender)


def test_family_names_first():
    assert family_first("Lima Ana").name == "Ana Lima"
    assert family_first("Tremblay-Roy, Marie-Ève").family_name == "Tremblay-Roy"
    assert family_first("KING, Martin, Jr.") == Person("Martin King Jr.", "King")


def test_a_name_in_several_cells():
    assert joined("Dr. Max", "von der HÖH") == Person("Max von der Höh", "von der Höh", "Dr")
    made = joined("Daniel", "O'ROURKE-HALE", middle="J.", suffix="Jr.")
    assert made == Person("Daniel J. O'Rourke-Hale Jr.", "O'Rourke-Hale")


@pytest.mark.parametrize(
    ("word", "made"),
    [("O'BRIEN-LÓPEZ", "O'Brien-López"), ("MCDONALD", "McDonald"), ("III", "III"),
     ("ŞAHİN", "Şahin"), ("J.R.", "J.R."), ("ΠΑΠΑΣ", "Παπας")],
)  # fmt: skip
def test_a_word_in_capitals(word, made):
    assert ordinary(word) == made


words = st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=3, max_size=12)


@given(first=words, last=words)
def test_what_is_joined_has_both(first, last):
    person = joined(first, last)
    assert len(person.name.split()) <= 2
    assert person.name.endswith(person.family_name)


@given(
    st.lists(st.sampled_from(["Mr.", "H.E.", "Dr.", "Mme", "Prof.", "Sir", "Excma."]), max_size=4),
    st.sampled_from(["Ana Lima", "LIMA Ana", "Ana LIMA", "Lima, Ana"]),
)
def test_no_honorific_stays_in_a_name(before, name):
    person = written_plainly(" ".join([*before, name]))
    assert (person.name, person.family_name) == ("Ana Lima", "Lima")


@pytest.mark.parametrize("word", [word for word in HONORIFICS if "." not in word])
def test_an_honorific_alone_is_a_name(word):
    assert written_plainly(word).name
