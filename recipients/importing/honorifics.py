"""What lists write before and behind a name, and what it tells."""

from recipients.models import Gender

MAN, WOMAN, UNKNOWN = Gender.MAN.value, Gender.WOMAN.value, Gender.UNKNOWN.value

#: Words before a name, parted by |, by the honorific as it is printed and the gender it tells.
#: Excellencies are left to the form of address; "M." and "Mme" are written out, as French usage
#: wants it.
_PRINTED: tuple[tuple[str, str, str], ...] = (
    ("Mr", MAN, "mr|mister|shri|sri|bay|pan|dhr|hr"),
    ("Ms", WOMAN, "ms|smt|bayan|pani|mw|mevr|fru"),
    ("Mrs", WOMAN, "mrs"),
    ("Miss", WOMAN, "miss|kum"),
    ("Monsieur", MAN, "m|monsieur|mm"),
    ("Madame", WOMAN, "mme|madame|mlle|mademoiselle"),
    ("Señor", MAN, "sr|señor|senor|don"),
    ("Señora", WOMAN, "sra|señora|senora|srta|señorita|doña"),
    ("Senhor", MAN, "senhor|exmo"),
    ("Senhora", WOMAN, "senhora|exma"),
    ("Herr", MAN, "herr|herrn"),
    ("Frau", WOMAN, "frau"),
    ("Signor", MAN, "signor|sig"),
    ("Signora", WOMAN, "signora|sig.ra"),
    ("господин", MAN, "г-н|господин|пан"),
    ("госпожа", WOMAN, "г-жа|госпожа|пані"),
    ("السيد", MAN, "السيد|سيد"),
    ("السيدة", WOMAN, "السيدة|سيدة"),
    ("الشيخ", MAN, "الشيخ"),
    ("الشيخة", WOMAN, "الشيخة"),
    ("الدكتور", MAN, "الدكتور"),
    ("الدكتورة", WOMAN, "الدكتورة"),
    ("الدكتور", UNKNOWN, "د"),
    ("المهندس", MAN, "المهندس"),
    ("المهندسة", WOMAN, "المهندسة"),
    ("الأستاذ", MAN, "الأستاذ"),
    ("الأستاذة", WOMAN, "الأستاذة"),
    ("Sir", MAN, "sir"),
    ("Dame", WOMAN, "dame"),
    ("Lord", MAN, "lord"),
    ("Lady", WOMAN, "lady"),
    ("Baron", MAN, "baron"),
    ("Baroness", WOMAN, "baroness"),
    ("Prince", MAN, "prince"),
    ("Princess", WOMAN, "princess"),
    ("Sheikh", MAN, "sheikh|shaikh"),
    ("Sheikha", WOMAN, "sheikha|shaikha"),
    ("Dr", UNKNOWN, "dr|doctor|dr.h.c|dott|dr.-ing|dipl.-ing|mag|др|д-р"),
    ("Dr", WOMAN, "dra|dott.ssa|dottssa|drin|dr.in"),
    ("Professor", UNKNOWN, "prof|professor|профессор|проф"),
    ("Professor", WOMAN, "profa|prof.ssa|profssa|profª"),
    ("Professeur", UNKNOWN, "professeur|pr"),
    ("Maître", UNKNOWN, "maître|maitre"),
    ("Avv.", UNKNOWN, "avv"),
    ("Ing.", UNKNOWN, "ing|dipl"),
    ("Ambassador", UNKNOWN, "amb|ambassador"),
    ("Judge", UNKNOWN, "judge"),
    ("Justice", UNKNOWN, "justice"),
    ("Senator", UNKNOWN, "senator|sen"),
    ("Eng.", UNKNOWN, "eng|engr"),
    ("General", UNKNOWN, "general|gen|lt.gen|maj.gen|brig.gen"),
    ("Captain", UNKNOWN, "capt|captain"),
    ("Colonel", UNKNOWN, "colonel|col"),
    ("Admiral", UNKNOWN, "admiral"),
    ("Chief", UNKNOWN, "chief"),
    ("Father", MAN, "fr"),
    ("Sister", WOMAN, "sister"),
    ("Reverend", UNKNOWN, "rev|reverend"),
    ("Monsignor", MAN, "msgr|mons"),
    (
        "",
        UNKNOWN,
        "h.e|he|hon|hon'ble|honourable|honorable|rt|right|the|s.e|s.exc|excellency|excellence|son"
        "|excelentísimo|onorevole|on|lic|se|sayın|معالي|سعادة|سمو|فخامة|دولة|صاحب|صاحبة|السمو|المعالي"
        "|السعادة|его|ее|её|е.п|превосходительство|h.c|mult",
    ),
    ("", MAN, "his|s.e.m|sem|h.e.m|h.e.mr|hrh|h.r.h|excmo|ilmo|d|egr"),
    ("", WOMAN, "her|s.e.mme|h.e.ms|h.e.mrs|excma|ilma|d.ª|dª|dña"),
)
HONORIFICS: dict[str, tuple[str, str]] = {
    word: (printed, gender) for printed, gender, words in _PRINTED for word in words.split("|")
}
#: Those that say no more than that somebody is a man or a woman.
PLAIN = frozenset({"Mr", "Ms", "Mrs", "Miss", "Monsieur", "Madame", "Señor", "Señora"}) | {
    *("Herr", "Frau", "Signor", "Signora", "Senhor", "Senhora", "господин", "госпожа"),
    *("السيد", "السيدة"),
}
#: Those before a family name that stands alone ("Mr Smith", but "Sir John", "Sheikh Hamad").
BEFORE_FAMILY = PLAIN | {
    "Dr",
    "Professor",
    "Professeur",
    "Lord",
    "Lady",
    "Baroness",
    "Judge",
    "Senator",
}
#: Never taken for an honorific without its dot ("He Wei", "Son Ye-jin", "Sen", "Pan Yue").
ALSO_NAMES = frozenset(
    "he son don the fr m mm his her right eng sem pan on se d mag col gen sen hr bay sig pr ing amb"  # noqa: SIM905
    " mons general prince baron chief justice judge lord mult dipl sri sister др د сэр".split()
)
#: Of these the dot is not asked for where more than one word follows ("Sen Maria Cruz").
BEFORE_MORE_WORDS = frozenset(
    "m he sen gen col amb eng hr dr fr on general prince chief justice judge lord se".split()  # noqa: SIM905
)
#: Words that only begin a phrase of respect ("His Excellency", "Son Excellence").
OPENERS = frozenset({"his", "her", "son", "the", "right"})
AFTER_OPENERS = frozenset(
    "excellency excellence honourable honorable rt hon right royal majesty highness".split()  # noqa: SIM905
)
#: Letters behind a name, without dots; they stay with the name, and are no part of the family's.
BEHIND_A_NAME = frozenset(
    "jr sr ii iii iv phd md esq mp mep obe mbe cbe dcmg kcmg gcmg cmg kc qc kcb cb cvo kcvo fba frs"  # noqa: SIM905
    " msp ms am td llm mba ll.m ll.d dphil msc bsc ba ma mla mpp senator sc ao oam frcp".split()
)

_WORDS_OF_GENDER = {
    MAN: "m male man mr h homme masculin masculino hombre м муж мужской männlich herr monsieur"
    " mâle ذكر uomo maschio mann maschile erkek чоловік ч ер masc",
    WOMAN: "f female woman w ms mrs femme féminin femenino feminino mujer ж жен женский weiblich"
    " frau mme madame أنثى donna femmina fem femminile kadın жінка",
    UNKNOWN: "x n/a na u - – ? unknown other autre divers d non diverse",
}
GENDERS = {word: gender for gender, words in _WORDS_OF_GENDER.items() for word in words.split()}

#: Family names that stand first also where they are not in capitals before a comma: the person is
#: called in this order (Chinese, Korean, Vietnamese).
FAMILY_IS_FIRST = frozenset(
    "wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song"  # noqa: SIM905
    " zheng xie han tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai"
    " jia ding wei xue ye yan pan du dai xia zhong wen tian ren fan fang shi yao tan zou xiong jin"
    " hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan qian yin chang lai he geng"
    " xi wong chan leung cheung lau"
    " kim lee park choi jung kang cho yoon jang lim oh seo shin kwon hwang ahn ryu hong moon ban"
    " nguyen nguyễn tran trần le lê pham phạm hoang hoàng phan vu vũ vo võ dang đặng bui bùi do đỗ"
    " ho hồ ngo ngô duong dương ly lý".split()
)
