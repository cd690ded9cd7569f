"""The words that lists have at the head of their columns, in several languages."""

import unicodedata
from functools import cache

from recipients.importing.fields import FIELDS, PARTS

#: Words by field, parted by |; the first fields win where a word stands twice.
_WORDS: dict[str, str] = {
    "name": "organization|organisation|organization name|organisation name|institution|body|entity"
    "|name of organization|name of organisation|name of the organization|official name|company"
    "|employer|agency|ngo|ngo name|association|denomination|raison sociale|nom de l organisation"
    "|nom de l organisme|organisme|organizacion|institucion|entidad|nombre de la organizacion"
    "|einrichtung|behorde|firma|verein|организация|наименование|наименование организации"
    "|название|название организации|учреждение|орган|الجهة|المنظمة|المؤسسة|اسم المنظمة"
    "|اسم الجهة|الوزارة|ente|organizzazione|instituicao|permanent mission|mission|ministry"
    "|embassy|structure|etablissement|nom de la structure|libelle|commune|municipality"
    "|libelle de la commune|nom de la commune|school|university|account name"
    "|full name of organization",
    "acronym": "acronym|abbreviation|abbr|short name|sigle|acronyme|siglas|sigla|abkurzung|kurzel"
    "|сокращение|аббревиатура|краткое наименование|الاختصار|abbrev",
    "kind": "kind|type|category|organization type|organisation type|type of organization"
    "|type of organisation|entity type|sector|categorie|type d organisation|tipo|categoria|art"
    "|kategorie|тип|вид|категория|النوع|الفئة|nature",
    "country": "country|country name|country code|state country|nation|member state|pays|code pays"
    "|pais|land|страна|البلد|الدولة|paese|iso|iso2|iso3|iso code|country iso|state party"
    "|country of headquarters|headquarters country|etat|etat membre",
    "parent": "part of|parent|parent organization|parent organisation|organisation mere|tutelle",
    "website": "website|web site|web|url|homepage|home page|web address|site web|site internet|site"
    "|sitio web|pagina web|webseite|internet|сайт|веб сайт|الموقع|الموقع الالكتروني|www",
    "preferred_language": "language of letters|language|preferred language|correspondence language"
    "|langue|idioma|sprache|язык|اللغة|lang",
    "preferred_channel": "channel|preferred channel|send by|dispatch by",
    "tags": "tags|tag|labels|keywords|themes|mots cles|etiquetas|schlagworte|теги",
    "note": "note|notes|remark|remarks|comment|comments|remarque|remarques|observations|notas"
    "|bemerkung|bemerkungen|примечание|примечания|комментарий|ملاحظات",
    "former_names": "former names|former name|previous name|formerly|ancien nom|anciens noms",
    "aliases": "aliases|alias|other names|also known as|aka|autres noms|autre nom",
    "address": "address|postal address|mailing address|full address|office address|address lines"
    "|mission address|adresse|adresse postale|adresse complete|direccion|direccion postal"
    "|anschrift|postanschrift|адрес|почтовый адрес|юридический адрес|العنوان|indirizzo|endereco"
    "|hq address|headquarters address|headquarters|contact address",
    "street": "street|street address|address 1|address line 1|address1|address line1|address 2"
    "|address line 2|address2|address line2|address 3|address line 3|address3|address 4|rue|voie"
    "|numero et voie|adresse 1|adresse 2|adresse ligne 1|adresse ligne 2|complement d adresse"
    "|calle|strasse|strasse und hausnummer|strase|улица|الشارع|po box|p o box|box|building|bp"
    "|boite postale|room|suite|floor|office room|via|building name",
    "postal_code": "postal code|postcode|post code|zip|zip code|zipcode|code postal|cp"
    "|codigo postal|plz|postleitzahl|индекс|почтовый индекс|الرمز البريدي|cap|cep|pin|pin code",
    "city": "city|town|place|locality|city town|ville|localite|ciudad|localidad|ort|stadt|город"
    "|населенный пункт|المدينة|citta|cidade|bureau distributeur|libelle acheminement|location"
    "|headquarters city|hq city",
    "region": "region|state|province|state province|county|prefecture|departement|estado|provincia"
    "|bundesland|область|регион|المحافظة|district|state region|libelle du departement",
    "address_country": "address country|country of address|pays adresse",
    "emails": "e mail|email|mail|email address|e mail address|emails|e mails|email s|mail address"
    "|courriel|adresse electronique|adresse e mail|adresse mail|adresse courriel|correo"
    "|correo electronico|e mail adresse|эл почта|электронная почта|почта|email адрес"
    "|البريد الالكتروني|البريد|contact email|official email|mel",
    "phones": "telephone|phone|tel|phone number|telephone number|telephones|phones|tel no|mobile"
    "|telephone fixe|numero de telephone|telefono|telefon|rufnummer|телефон|телефоны|الهاتف"
    "|telefone|contact number|landline|phone no|office phone",
    "faxes": "fax|fax number|telecopie|telefax|факс|الفاكس|fax no|facsimile",
    "source": "source|quelle|fuente|источник|المصدر|source url",
    "verified_on": "verified on|verified|last verified|checked on|date de verification"
    "|last checked",
    "office": "office|title|position|function|job title|role|post|post title|designation"
    "|office held"
    "|fonction|titre|qualite|poste|libelle de la fonction|cargo|puesto|funktion|amt|titel funktion"
    "|должность|المنصب|الصفة|الوظيفة|carica|rank|mandat|type of official",
    "style": "form of address|style",
    "protocol_order": "order of protocol|protocol order|precedence|order|ordre protocolaire|rang",
    "holder": "holder|name|full name|contact|contact person|contact name|person|official|head"
    "|name of official|representative|permanent representative|ambassador|minister|director|chair"
    "|president|mayor|head of mission|head of organization|focal point|nom complet|nom et prenom"
    "|nom prenom|prenom nom|titulaire|responsable|dirigeant|representant|contacto|nombre completo"
    "|nombre y apellidos|responsible|ansprechpartner|leiter|фио|ф и о|руководитель"
    "|контактное лицо|имя|الاسم|اسم|nominativo|member|member name|addressee|name of head"
    "|full name of head|name of representative|nombre",
    "first_name": "first name|firstname|given name|given names|forename|first|first names"
    "|prenom|prenoms|prenom de l elu|nombre de pila|nombres|vorname|имя отчество|nome"
    "|الاسم الاول|givenname",
    "last_name": "last name|lastname|family name|surname|last|nom|nom de famille|nom de l elu"
    "|apellido|apellidos|nachname|familienname|фамилия|cognome|sobrenome|اسم العائلة|nom usuel"
    "|nom patronymique|sn",
    "honorific": "honorific|salutation|prefix|civility|civilite|mr ms|mr mrs|courtesy title|anrede"
    "|tratamiento|обращение|اللقب|m mme|titre de civilite|title prefix|name prefix|appellation",
    "gender": "gender|sex|sexe|code sexe|genre|sexo|genero|geschlecht|пол|الجنس|m f|sesso",
    "other_title": "other title|also",
    "since_on": "since|from|start|start date|in office since|term start|date of appointment"
    "|appointed|appointed on|date appointed|appointment date|start of term|took office|credentials"
    "|date of credentials|presentation of credentials|date de debut|date de debut du mandat"
    "|date de debut de la fonction|depuis|date de nomination|date de prise de fonction|fecha inicio"
    "|fecha de inicio|desde|seit|amtsantritt|beginn|дата назначения|назначен|منذ|تاريخ التعيين"
    "|begin|begin date|assumed office|holder since|in office from|term begins",
    "until_on": "until|to|end|end date|term end|end of term|term expires|left office|date de fin"
    "|date de fin du mandat|jusqu au|fecha fin|fecha de fin|hasta|bis|ende|по|дата окончания"
    "|holder until|in office until|term ends|expiry",
    "everything": "who|name and title|name title organization|title and organization"
    "|name and position|official and title|recipient",
    "name_fr": "organization french|nom francais|name french|name in french|french name"
    "|organization name french|name fr",
    "name_es": "name spanish|spanish name|name in spanish|name es",
    "name_ru": "name russian|russian name|name in russian|name ru",
    "name_ar": "name arabic|arabic name|name in arabic|name ar",
}


@cache
def field_by_header() -> dict[str, str]:
    """The field by the plain words of a header; those of our own exports come first."""
    found = {plain(field.header): name for name, field in (FIELDS | PARTS).items()}
    found |= {name.replace("_", " "): name for name in FIELDS | PARTS}
    for field, words in _WORDS.items():
        for word in words.split("|"):
            found.setdefault(plain(word), field)
    return found


#: Headers of a column of names that say what office these people hold.
OFFICES = frozenset(
    "permanent representative|ambassador|minister|director|chair|president|mayor"  # noqa: SIM905
    "|head of mission|executive director|secretary general|chief executive|ceo|chairperson"
    "|director general|chairman|governor|rector|maire|ministre|directeur|ambassadeur|alcalde"
    "|директор|министр|президент".split("|")
)

#: Words that tell in which language a list's own names and titles are.
TELL_LANGUAGE = {
    "fr": "nom prenom fonction organisme adresse courriel ville pays civilite qualite commune"
    " libelle sexe mandat",
    "es": "nombre apellidos cargo organizacion direccion correo ciudad pais",
    "ru": "наименование организация должность руководитель адрес телефон фамилия город страна",
    "ar": "الاسم المنصب الجهة البلد العنوان الهاتف المدينة الدولة",
}


def language_of_headers(headers: list[str]) -> str:
    """The language (ISO 639-1) that at least two words of the headers tell; else English."""
    words = {word for header in headers for word in plain(header).split()}
    found = {
        language: len(words & {plain(word) for word in told.split()})
        for language, told in TELL_LANGUAGE.items()
    }
    best = max(found, key=lambda language: found[language])
    return best if found[best] >= 2 else "en"


def plain(header: str) -> str:
    """A header in small letters, without accents and punctuation."""
    letters = unicodedata.normalize("NFKD", header).casefold()
    kept = (one if one.isalnum() else " " for one in letters if not unicodedata.combining(one))
    return " ".join("".join(kept).split())
