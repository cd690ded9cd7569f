"""Names of countries in use beside those of ISO 3166."""

#: By code, parted by |.
ALSO: dict[str, str] = {
    "AE": "UAE|Emirates|U.A.E.",
    "AT": "Österreich",
    "BA": "Bosnia|Bosnia & Herzegovina|Bosnia-Herzegovina",
    "BN": "Brunei Darussalam",
    "BO": "Bolivia (Plurinational State of)|Plurinational State of Bolivia",
    "BQ": "Caribbean Netherlands",
    "BY": "Belorussia|Byelorussia|Белоруссия",
    "CD": "DR Congo|Democratic Republic of the Congo|Democratic Republic of Congo"
    "|Congo (the Democratic Republic of the)|DRC|Congo (Kinshasa)"
    "|Congo, Democratic Republic of the|RDC|République démocratique du Congo"
    "|Congo, Dem. Rep.|Congo (Dem. Rep. of the)|Dem. Rep. of the Congo"
    "|D.R. Congo|Zaire",
    "CF": "Central African Rep|RCA",
    "CG": "Congo|Congo (Brazzaville)|Republic of the Congo|Congo-Brazzaville|Congo, Rep.",
    "CI": "Ivory Coast|Cote d'Ivoire|Côte d’Ivoire|Кот-д’Ивуар",
    "CN": "PRC|P.R. China|PR China|China (People's Republic of)|中国|中华人民共和国|КНР",
    "CV": "Cape Verde|Cabo Verde|Cap-Vert",
    "CW": "Curacao",
    "CZ": "Czech Republic|Czechia|République tchèque|Česko|Česká republika|Tschechien",
    "DE": "Federal Republic of Germany|BRD|ФРГ",
    "DK": "Danmark",
    "EG": "Egypt, Arab Republic of|ARE",
    "FI": "Suomi",
    "FK": "Falkland Islands|Malvinas",
    "FM": "Micronesia|Federated States of Micronesia"
    "|Micronesia (Federated States of)|Micronesia, Fed. Sts.",
    "FR": "République française|French Republic",
    "GB": "UK|U.K.|Great Britain|United Kingdom|England|Scotland|Wales"
    "|Northern Ireland|United Kingdom of Great Britain and Northern Ireland"
    "|Grande-Bretagne|Royaume-Uni|Great Britain and Northern Ireland"
    "|Großbritannien|Grossbritannien|Gran Bretaña|Gran Bretagna|Англия|英国"
    "|Birleşik Krallık|UK (England)|UK of Great Britain and Northern Ireland",
    "GM": "The Gambia|Gambia (Republic of The)|Gambie",
    "GR": "EL|Hellas|Hellenic Republic",
    "GW": "Guinea-Bissau",
    "HK": "Hong Kong SAR|Hong Kong, China|Hong Kong (China)|Hong Kong SAR, China|Hongkong",
    "HR": "Hrvatska",
    "HU": "Magyarország",
    "IE": "Eire|Éire|Ireland, Republic of",
    "IR": "Iran|Iran (Islamic Republic of)|Islamic Republic of Iran",
    "JP": "日本|日本国",
    "KG": "Kyrgyz Republic|Kirghizistan|Киргизия|Kyrgyzstan",
    "KP": "North Korea|DPRK|DPR Korea|Democratic People's Republic of Korea"
    "|Korea, Dem. People's Rep.|Korea (Dem. People's Rep. of)|Corée du Nord"
    "|КНДР",
    "KR": "South Korea|Republic of Korea|Korea (the Republic of)|Korea|ROK"
    "|Corée du Sud|Korea (Rep. of)|Korea, Rep.|Korea, Republic of"
    "|Rep. of Korea|République de Corée|Südkorea|Республика Корея|대한민국|한국",
    "KZ": "Kazakstan|Қазақстан|Республика Казахстан",
    "LA": "Laos|Lao PDR|Lao People's Democratic Republic|Lao P.D.R.|Lao",
    "LY": "Libyan Arab Jamahiriya|Libya",
    "MD": "Moldova|Republic of Moldova|Молдавия|République de Moldova",
    "MF": "Saint Martin",
    "MH": "Marshall Is",
    "MK": "Macedonia|North Macedonia|Republic of North Macedonia|Macedonia (FYROM)"
    "|FYROM|The former Yugoslav Republic of Macedonia"
    "|Former Yugoslav Republic of Macedonia",
    "MM": "Burma|Myanmar|Republic of the Union of Myanmar",
    "MO": "Macau|Macao SAR|Macao, China|Macau SAR",
    "NL": "Holland|The Netherlands|Netherlands (Kingdom of the)"
    "|Kingdom of the Netherlands|Nederland|Niederlande",
    "NO": "Norge",
    "PL": "Polska",
    "PS": "Palestine|State of Palestine|Palestinian Territories",
    "RU": "Russia|Russian Federation|Россия|РФ|Russian Fed.|俄罗斯",
    "SA": "KSA|K.S.A.|Kingdom of Saudi Arabia",
    "SB": "Solomon Is",
    "SE": "Sverige",
    "SH": "Saint Helena",
    "SK": "Slovak Republic|Slovensko",
    "ST": "Sao Tome and Principe|Sao Tome & Principe",
    "SX": "Sint Maarten",
    "SY": "Syria|Syrian Arab Republic",
    "SZ": "Swaziland|Eswatini",
    "TL": "East Timor|Timor-Leste|East-Timor",
    "TR": "Turkey|Türkiye|Turkiye|Türkiye Cumhuriyeti|Republic of Türkiye|Republic of Turkey",
    "TW": "Taiwan|Taiwan, Province of China|Chinese Taipei"
    "|Taiwan (Province of China)|Taiwan, China|Republic of China (Taiwan)",
    "TZ": "Tanzania|United Republic of Tanzania|Tanzanie",
    "UA": "Україна",
    "US": "USA|U.S.A.|U.S.|United States|United States of America|America|Etats-Unis"
    "|США|Vereinigte Staaten|Vereinigte Staaten von Amerika|Stati Uniti"
    "|Stati Uniti d'America|Estados Unidos de América|EE.UU.|EE. UU.|EEUU"
    "|الولايات المتحدة|الولايات المتحدة الأمريكية|Соединенные Штаты Америки"
    "|Соединённые Штаты|ABD|美国|É.-U.|The United States|United States (USA)",
    "VA": "Vatican|Holy See|Saint-Siège|Vatican City",
    "VE": "Venezuela|Venezuela (Bolivarian Republic of)|Venezuela, RB"
    "|República Bolivariana de Venezuela",
    "VG": "British Virgin Islands",
    "VI": "US Virgin Islands|U.S. Virgin Islands",
    "VN": "Vietnam|Viet Nam",
}
