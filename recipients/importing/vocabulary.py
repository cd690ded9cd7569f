"""Kinds, languages and channels by the words that lists have for them."""

import re
import unicodedata
from functools import cache, lru_cache

from django.utils.translation import override

from recipients.channels import Channel
from recipients.languages import Language
from recipients.models import Kind

_KINDS: dict[Kind, str] = {
    Kind.INTERNATIONAL: "igo|io|international organisation|intergovernmental organization"
    "|intergovernmental organisation|intergovernmental|un agency|un body"
    "|organisation internationale"
    "|organización internacional|международная организация|منظمة دولية",
    Kind.REGIONAL: "regional organisation|organisation régionale|organización regional"
    "|региональная организация|منظمة إقليمية",
    Kind.EU: "eu|eu body|eu agency|eu institution|institution européenne|european institution",
    Kind.GOVERNMENT: "government|ministry|gov|state|public authority|authority|agency|department"
    "|government agency|ministère|ministere|gouvernement|gobierno|ministerio|ministerium"
    "|министерство|правительство|وزارة|حكومة|head of government|head of state",
    Kind.MISSION: "mission|embassy|permanent mission|consulate|consulate general|ambassade"
    "|mission permanente|consulat|embajada|misión permanente|botschaft|посольство|سفارة"
    "|представительство|постоянное представительство|بعثة|high commission|delegation",
    Kind.PARLIAMENT: "parliament|senate|congress|assembly|national assembly|parlement|sénat"
    "|assemblée nationale|parlamento|senado|parlament|парламент|برلمان|legislature|house",
    Kind.COURT: "court|tribunal|cour|corte|gericht|суд|محكمة|supreme court",
    Kind.LOCAL: "local authority|municipality|city|commune|mairie|town|county|local government"
    "|collectivité|collectivité territoriale|ayuntamiento|municipio|stadt|gemeinde|kommune|город"
    "|муниципалитет|بلدية|region|province|state government",
    Kind.NGO: "ngo|ong|nro|non-governmental organization|non-governmental organisation"
    "|non governmental organization|nongovernmental organization|non-governmental|nonprofit"
    "|non-profit|not-for-profit|charity|association|foundation|civil society|cso|npo"
    "|organisation non gouvernementale|association loi 1901|fondation|asociación|fundación|verein"
    "|stiftung|нко|нпо|неправительственная организация|منظمة غير حكومية|جمعية|think tank",
    Kind.COMPANY: "company|corporation|enterprise|business|private sector|firm|entreprise|société"
    "|empresa|unternehmen|firma|компания|предприятие|شركة|bank",
    Kind.MEDIA: "press|newspaper|broadcaster|news agency|tv|radio|presse|médias|medias|medios"
    "|medien|сми|إعلام|magazine|journal",
    Kind.UNIVERSITY: "academia|academic|academic institution|college|école|ecole|université"
    "|universidad|universität|hochschule|университет|институт|جامعة|school|research institute"
    "|higher education|research",
    Kind.OTHER: "autre|otro|otra|sonstige|andere|другое|أخرى",
}

#: Words in a name that tell the kind of its organization; the first that fits.
_IN_NAMES: tuple[tuple[str, Kind], ...] = (
    (
        r"permanent (mission|delegation)|mission permanente|misión permanente|embassy|ambassade"
        r"|embajada|botschaft|consulate|consulat|high commission|посольств|представительств"
        r"|سفارة|البعثة",
        Kind.MISSION,
    ),
    (
        r"european (commission|parliament|council|court)|council of the european union"
        r"|commission européenne|parlement européen",
        Kind.EU,
    ),
    (
        r"\b(ministry|minist[eè]re|ministerio|ministerium|ministero|министерство|government"
        r"|gouvernement|gobierno|bundesministerium)\b|وزارة|\bstate department\b|department of"
        r"|auswärtiges amt",
        Kind.GOVERNMENT,
    ),
    (
        r"\b(parliament|parlement|parlamento|senate|sénat|senado|bundestag|congress|knesset)\b"
        r"|national assembly|assemblée nationale|парламент|государственная дума|مجلس النواب",
        Kind.PARLIAMENT,
    ),
    (r"\b(court|tribunal|cour|gericht|суд)\b|محكمة", Kind.COURT),
    (
        r"\b(university|université|universidad|universität|università|университет|college"
        r"|hochschule|faculty|academy of sciences)\b|جامعة(?! الدول)",
        Kind.UNIVERSITY,
    ),
    (
        r"\b(city of|ville de|mairie|commune de|municipality|ayuntamiento|stadt|county council"
        r"|city council|town of|borough|préfecture|мэрия|администрация города)\b|بلدية",
        Kind.LOCAL,
    ),
    (
        r"\b(ltd|limited|inc|corp|gmbh|s\.a\.|llc|plc|company|corporation|ооо|оао|пао|sarl|sas)\b",
        Kind.COMPANY,
    ),
    (
        r"\b(newspaper|news agency|broadcasting|television|radio|press agency|daily news)\b",
        Kind.MEDIA,
    ),
    (
        r"\b(foundation|fondation|fundación|stiftung|association|asociación|verein"
        r"|society|federation"
        r"|fédération|union of|charity|trust|alliance|network|ngo|фонд|ассоциация|общество)\b"
        r"|جمعية|مؤسسة",
        Kind.NGO,
    ),
)


def kind_of(word: str) -> str | None:
    """The kind that a cell names: its label, its code or a word in use for it."""
    return _by_word().get(_plain(word))


@lru_cache(maxsize=2000)
def kind_by_name(name: str) -> str:
    """The kind that the name of an organization tells; "other" where it tells none."""
    text = name.casefold()
    found = (kind for pattern, kind in _IN_NAMES if re.search(pattern, text))
    return str(next(found, Kind.OTHER).value)


def language_of(word: str) -> str | None:
    """The language of letters by its name in English or its own, or by its code."""
    return _languages().get(_plain(word))


def channel_of(word: str) -> str | None:
    """The channel by its label or code."""
    return _channels().get(_plain(word))


@cache
def _by_word() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in Kind:
        for word in (kind.value, str(kind.label), *_KINDS[kind].split("|")):
            found.setdefault(_plain(word), kind.value)
            found.setdefault(_plain(word) + "s", kind.value)
    return found


@cache
def _languages() -> dict[str, str]:
    own = {
        "en": ("anglais", "inglés", "английский", "الإنجليزية"),
        "fr": ("français", "francés", "французский", "الفرنسية"),
        "es": ("español", "espagnol", "испанский", "الإسبانية", "castellano"),
        "ru": ("русский", "russe", "ruso", "الروسية"),
        "ar": ("العربية", "arabe", "árabe", "арабский"),
    }
    with override("en"):
        labels = {_plain(str(one.label)): str(one.value) for one in Language}
    codes = {str(one.value): str(one.value) for one in Language}
    return labels | codes | {_plain(word): code for code, words in own.items() for word in words}


@cache
def _channels() -> dict[str, str]:
    more = {
        "mail": "post",
        "letter": "post",
        "email": "email",
        "post": "post",
        "diplomatic bag": "pouch",
    }
    with override("en"):
        labels = {_plain(str(one.label)): str(one.value) for one in Channel}
    return labels | {_plain(one.value): str(one.value) for one in Channel} | more


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word).casefold()
    kept = (one if one.isalnum() else " " for one in letters if not unicodedata.combining(one))
    return " ".join("".join(kept).split())


#: How the name of an office begins, in several languages.
_ROLE = re.compile(
    r"(?:the |le |la |el |der |die )?(?:his |her )?(?:deputy|acting|vice|permanent|pr[eé]sid|minist"
    r"|prime|premier|direct|secretar|secrétaire|sekret|chair|ambassad|embajad|botschaft|head|chief"
    r"|chef|governor|gouvern|mayor|maire|alcald|sindac|bürgermeister|r[eé]pr[eé]sent|charg[eé]"
    r"|commission|kommissar|rect[eo]|dean|doyen|general manager|executive|consul|memb|judge|juge"
    r"|counsel|conseil|attach|first |adviser|advisor|officer|manager|c[eof]o\b|founder|fondat"
    r"|coordinat|leiter|staats|senator|speaker|министр|директор|президент|глава|председатель"
    r"|губернатор|посол|ректор|وزير|رئيس|سفير|مدير|الأمين|a\. ?i\.|ad interim|interim)",
    re.IGNORECASE,
)


def names_office(text: str) -> bool:
    """Whether a text begins like the name of an office: "Director of …", "Chargé d'affaires"."""
    return _ROLE.match(text) is not None


_OF_ONE = re.compile(
    r"(?:permanent (?:observer|representative)|president|secretary.general|director.general"
    r"|executive (?:director|secretary)|prime minister|minister(?! couns| plen)\b"
    r"|head of (?!unit|sec|div)|chair(?:person|man|woman)?$|governor$|mayor$"
    r"|high commissioner|chief executive)",
    re.IGNORECASE,
)


def is_held_by_one(office: str) -> bool:
    """Whether an organization has such an office once: a president, a permanent observer."""
    return _OF_ONE.match(office) is not None
