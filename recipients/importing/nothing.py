"""Cells that say nothing, and cells that say that nobody is there."""

import re

from recipients.spreadsheets.table import ERROR_CELLS

#: What lists write where they have nothing to say, parted by |.
_NOTHING = frozenset(
    "n/a|n.a.|n.a|n / a|not available|not applicable|not known|unknown|none|nil|null"  # noqa: SIM905
    "|no data|tbc|tbd|tba|t.b.c.|t.b.d.|to be confirmed|to be determined|to be advised"
    "|blank|empty|(none)|(blank)|not provided|no e-mail|no email|no website|no fax"
    "|no phone|non disponible|non renseigné|non renseignee|non communiqué|sans objet"
    "|s.o.|s/o|néant|neant|n.d.|aucun|aucune|inconnu|no disponible|no aplica|ninguno"
    "|ninguna|s/d|desconocido|k.a.|k. a.|keine angabe|nicht bekannt|unbekannt|entfällt"
    "|nicht vorhanden|keine|non pervenuto|nessuno|não disponível|nenhum|brak|yok"
    "|bilinmiyor|нет|нет данных|отсутствует|не указан|не указано|не имеется|н/д|немає"
    "|жоқ|لا يوجد|غير متوفر|غير محدد|لا ينطبق|なし|無|无|未定".split("|")
)
_ALSO_NAMES = frozenset({"nil", "null", "none", "empty", "blank", "brak", "keine"})
_SIGNS = re.compile(r"[\s\-–—―_.…?*/\\=~•·#]*")
_VACANT = re.compile(
    r"[(\[«\"\s-]*(?:(?:post|seat|position|office|poste|siège|puesto|cargo|stelle|pozisyon|должность)"
    r"\s+(?:is\s+)?)?(?:currently\s+)?"
    r"(?:vacant[es]?|vacancy|vacancies|vacante|vacancia|vacanza|vago|vaga|vakant|unbesetzt|nicht"
    r" besetzt|n\. ?n\.|nn|to be (?:appointed|nominated|named|announced|elected|filled)|not yet"
    r" (?:appointed|nominated)|à pourvoir|a pourvoir|à désigner|en cours de (?:nomination"
    r"|désignation)|non pourvu|por (?:designar|nombrar)|da nominare|вакансия|вакантно|вакантна"
    r"|вакантная|вакант|не назначен|شاغر|شاغرة|boş|münhal|wakat|空席|空缺)"
    r"(?:\s+(?:post|seat|position|poste|должность))?[)\]»\".\s*-]*",
    re.IGNORECASE,
)


class Unkept(Exception):
    """What a cell says is no fact that has a column here; it stays readable in a note."""


def is_nothing(cell: str, *, is_name: bool = False) -> bool:
    """Whether a cell says that there is nothing to say: "n/a", "-", "néant".

    Of a name only what nobody is called is taken for that: there are people called Null.
    """
    if len(cell) > 20:
        return False
    word = cell.casefold()
    if word in _NOTHING:
        return not (is_name and word in _ALSO_NAMES)
    return cell == "nan" or _SIGNS.fullmatch(cell) is not None


def is_vacant(cell: str) -> bool:
    """Whether a cell for a name says that nobody holds the office."""
    return len(cell) < 60 and _VACANT.fullmatch(cell) is not None


def is_error(cell: str) -> bool:
    """Whether a spreadsheet shows here that a formula failed."""
    return cell[:1] == "#" and cell.upper() in ERROR_CELLS
