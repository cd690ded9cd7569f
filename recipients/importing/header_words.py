"""The words that lists have at the head of their columns, in several languages: data."""

# ruff: noqa: E501 (words of one language stay together)

#: Words by field, parted by |; the first field wins where a word stands twice.
WORDS: dict[str, str] = {
    "name": "organization|organisation|organization name|organisation name|institution|body|entity"
    "|name of organization|name of organisation|name of the organization|official name|company|employer"
    "|agency|ngo|ngo name|association|denomination|raison sociale|nom de l organisation|nom de l organisme"
    "|organisme|organizacion|institucion|entidad|nombre de la organizacion|einrichtung|behorde|firma"
    "|verein|организация|наименование|наименование организации|название|название организации|учреждение"
    "|орган|الجهة|المنظمة|المؤسسة|اسم المنظمة|اسم الجهة|الوزارة|ente|organizzazione|instituicao"
    "|permanent mission|mission|ministry|embassy|structure|etablissement|nom de la structure|libelle"
    "|commune|municipality|libelle de la commune|nom de la commune|school|university|account name"
    "|full name of organization|organisation organization|name of institution|institution name|entity name"
    "|body name|agency name|company name|name of company|name of body|name of the body|name of ngo"
    "|name of association|public body|permanent missions|embassy consulate|embassy name|mission name"
    "|ministry name|ministry department|department name|court|name of court|court name|newspaper"
    "|publication|title of publication|outlet|municipalite|mairie|kommune|gemeinde|stadt gemeinde|comune"
    "|denominazione|denominazione comune|denominazione ente|nome ente|amministrazione|municipio"
    "|municipality name|ayuntamiento|denominacion|organismo|nombre entidad|nombre del organismo|ministerio"
    "|universidad|nome da instituicao|nome do orgao|orgao|orgao entidade|prefeitura|entidade|behordenname"
    "|dienststelle|name der einrichtung|bezeichnung|organisationsname|hochschule|kurum|kurum adi|kurulus"
    "|belediye|belediye adi|bakanlik|universite|instytucja|nazwa|nazwa instytucji|nazwa organizacji|urzad"
    "|naam organisatie|organisatie|instelling|gemeente|myndighet|organisationens namn|virasto"
    "|наименование органа|полное наименование|наименование учреждения|орган власти|министерство|ведомство"
    "|муниципалитет|назва|назва органу|назва установи|найменування|установа|ұйым|мекеме|атауы|اسم الوزارة"
    "|اسم المؤسسة|الهيئة|السفارة|البلدية|اسم الجمعية|机构|机构名称|单位名称|组织|組織名|機関名|団体名|名称|法人名|大学名|기관명|기관|item"
    "|item label|body label|institute|collaborating centre|centre name|center name|institution title"
    "|nom de l institution|nom de l entite|nom de l association|denomination sociale|intitule|service nom"
    "|nom service|nom du service|mission permanente|ambassade|ministere|juridiction|journal|igo"
    "|organization s name|organisation s name|observer|member organization|full name of body"
    "|official name en|name en|organization en|name english|name in english|english name",
    "acronym": "acronym|abbreviation|abbr|short name|sigle|acronyme|siglas|sigla|abkurzung|kurzel|сокращение"
    "|аббревиатура|краткое наименование|الاختصار|abbrev|acronyms|short form|code acronym|akronym|acronimo"
    "|kisaltma|abreviation|abreviatura|abreviatur|скорочення|略称|abbreviated name",
    "kind": "kind|type|category|organization type|organisation type|type of organization|type of organisation"
    "|entity type|sector|categorie|type d organisation|tipo|categoria|art|kategorie|тип|вид|категория"
    "|النوع|الفئة|nature|organization category|body type|classification|organisation category|typ"
    "|type of body|type d organisme|tipo de entidad|tipologia|turu|organizasyon turu|rechtsform"
    "|type of institution|institution type|type of organisations",
    "country": "country|country name|country code|state country|nation|member state|pays|code pays|pais|land|страна"
    "|البلد|الدولة|paese|iso|iso2|iso3|iso code|country iso|state party|country of headquarters"
    "|headquarters country|etat|etat membre|country territory|country name en|country of origin"
    "|sending country|sending state|represented country|state territory|country or area|country area"
    "|member states|state name|countries|country region|country label|alpha two code|alpha 2 code|alpha 2"
    "|country code iso|iso 3166|iso code 2|nationality|pays territoire|pays d origine|pays membre"
    "|etat partie|nom du pays|paese stato|nazione|stato|pais origen|estado miembro|staat|herkunftsland"
    "|land staat|ulke|kraj|panstwo|land naam|maa|страна название|государство|краiна|країна|мемлекет|国名|国"
    "|国家|国别|국가|اسم الدولة|pays de siege|hq country|addr country|country headquarters"
    "|country of registration",
    "parent": "part of|parent|parent organization|parent organisation|organisation mere|tutelle|parent body"
    "|parent department|sponsor department|sponsoring department|parent organisation name"
    "|ministere de tutelle|supervising ministry|part of label",
    "website": "website|web site|web|url|homepage|home page|web address|site web|site internet|site|sitio web"
    "|pagina web|webseite|internet|сайт|веб сайт|الموقع|الموقع الالكتروني|www|website url|web page"
    "|web pages|webpage|website address|official website|official site|internet address|internet site"
    "|www address|links|link|sito web|sito|sito istituzionale|sitio|pagina|portal|web sitesi"
    "|internet sitesi|internetseite|strona www|strona internetowa|hemsida|сайт организации"
    "|официальный сайт|веб сайт организации|веб адреса|ウェブサイト|网址|网站|الموقع الإلكتروني|contact website"
    "|organization website",
    "preferred_language": "language of letters|language|preferred language|correspondence language|langue|idioma|sprache|язык"
    "|اللغة|lang|working language|language of communication|official language|working languages|lingua"
    "|idioma de correspondencia|dil",
    "preferred_channel": "channel|preferred channel|send by|dispatch by",
    "tags": "tags|tag|labels|keywords|themes|mots cles|etiquetas|schlagworte|теги|topics|areas of work"
    "|fields of activity|areas of expertise|theme|domaines|political group|group|consultative status",
    "note": "note|notes|remark|remarks|comment|comments|remarque|remarques|observations|notas|bemerkung"
    "|bemerkungen|примечание|примечания|комментарий|ملاحظات|observation|additional information"
    "|further information|comments notes|nota|osservazioni|not|uwagi|备注|備考",
    "former_names": "former names|former name|previous name|formerly|ancien nom|anciens noms",
    "aliases": "aliases|alias|other names|also known as|aka|autres noms|autre nom|other name|alternative name"
    "|alternative names|alternate name|trading name|short title",
    "address": "address|postal address|mailing address|full address|office address|address lines|mission address"
    "|adresse|adresse postale|adresse complete|direccion|direccion postal|anschrift|postanschrift|адрес"
    "|почтовый адрес|юридический адрес|العنوان|indirizzo|endereco|hq address|headquarters address"
    "|headquarters|contact address|adress|street and postal address|address in geneva|address in new york"
    "|full postal address|complete address|location address|address of headquarters|correspondence address"
    "|mail address postal|adresse du siege|siege|adresse geographique|adresse physique"
    "|adresse de correspondance|adresse du siege social|sitz|adresse anschrift|dienstsitz|domicilio"
    "|domicilio social|indirizzo sede|indirizzo completo|sede|adres|adresi|adres siedziby|bezoekadres"
    "|postadres|adress postadress|osoite|морада|адреса|поштова адреса|местонахождение"
    "|адрес местонахождения|мекенжай|мекенжайы|عنوان|عنوان المراسلة|所在地|住所|地址|通讯地址|주소|address label"
    "|contact postal address|mailing addresses|office location|chancery|chancery address"
    "|address of mission|endereco postal|endereco completo|addr full|physical address",
    "street": "city state zip|city state and zip|city state|city postcode|plz ort|cp ville|code postal ville"
    "|postal code and city|postcode city|zip city|postcode and city|postcode and town|plz und ort"
    "|cap citta|postleitzahl ort|street|street address|address 1|address line 1|address1|address line1"
    "|address 2|address line 2|address2|address line2|address 3|address line 3|address3|address 4|rue|voie"
    "|numero et voie|adresse 1|adresse 2|adresse ligne 1|adresse ligne 2|complement d adresse|calle"
    "|strasse|strasse und hausnummer|strase|улица|الشارع|building|room|suite|floor|office room|via"
    "|building name|street name|street address 1|street address 2|street 1|street 2|line 1|line 2|line 3"
    "|line 4|address line 4|address line 5|addressline1|addressline2|addressline3|adresse 3"
    "|adresse ligne 3|adresse ligne 4|nom de voie|numero voie|libelle voie|lieu dit|distribution speciale"
    "|complement adresse|complement|strasse nr|strasse hausnummer|strassenname|via e numero|via piazza"
    "|piazza|domicilio calle|via publica|logradouro|rua|rue et numero|cadde sokak|ulica|straat|gata"
    "|gatuadress|postadress|katu|улица дом|вулиця|addr street|thoroughfare|premises|office building"
    "|building room|mailing address 1|mailing address 2|address two|address one|physical street"
    "|street number and name|dpt address|locality name line",
    "house_number": "house number|street number|housenumber|house no|numero|n civico|numero civico|civico|hausnummer"
    "|hausnr|numero de voie|no de rue|nr domu|huisnummer|addr housenumber|дом|номер дома",
    "box": "po box number|p o box number|pob|postbox|post box|postfach|casilla|apartado|apartado postal"
    "|caixa postal|casella postale|posta kutusu|скрытка|а я|абонентский ящик|صندوق البريد|ص ب|bp"
    "|boite postale|po box|p o box|box|pobox",
    "postal_code": "postal code|postcode|post code|zip|zip code|zipcode|code postal|cp|codigo postal|plz|postleitzahl"
    "|индекс|почтовый индекс|الرمز البريدي|cap|cep|pin|pin code|post code zip|postal code zip"
    "|zip postal code|zip postcode|postal zip code|zip post code|postalcode|code postal cedex"
    "|codice postale|codigo postal c p|c p|cod postal|kod pocztowy|posta kodu|postinumero|postnummer"
    "|postnr|поштовий індекс|індекс|пошта индексi|郵便番号|邮编|邮政编码|우편번호|الرمز|addr postcode|eircode",
    "city": "ilce|hq label|headquarters label|city|town|place|locality|city town|ville|localite|ciudad|localidad"
    "|ort|stadt|город|населенный пункт|المدينة|citta|cidade|bureau distributeur|libelle acheminement"
    "|location|headquarters city|hq city|city name|town city|city or town|post town|suburb"
    "|municipality city|city town village|ville siege|ville commune|ville bureau distributeur"
    "|nom de la ville|localita|comune sede|ciudad localidad|poblacion|municipio sede|cidade sede|wohnort"
    "|dienstort|sehir|miasto|miejscowosc|woonplaats|plaats|stad|postort|ort stadt|kaupunki"
    "|postitoimipaikka|city label|місто|населений пункт|нас пункт|қала|مدينة|المدينه|都市|市|城市|도시|addr city"
    "|location city|seat|host city|duty station",
    "region": "region|state|province|state province|county|prefecture|departement|estado|provincia|bundesland"
    "|область|регион|المحافظة|district|state region|libelle du departement|state province region"
    "|province state|province territory|county state|region province|administrative area|canton|kanton"
    "|land bundesland|provincia sigla|regione|uf|comunidad autonoma|ccaa|departamento|il|voivodeship"
    "|wojewodztwo|область район|субъект|субъект рф|федеральный округ|облыс|المنطقة|الولاية|都道府県|省份"
    "|addr state|nom departement|nom du departement|nom region",
    "address_country": "address country|country of address|pays adresse|country of residence|host country|country of mission"
    "|receiving country|receiving state|host state|country postal",
    "emails": "e mail|email|mail|email address|e mail address|emails|e mails|email s|mail address|courriel"
    "|adresse electronique|adresse e mail|adresse mail|adresse courriel|correo|correo electronico"
    "|e mail adresse|эл почта|электронная почта|почта|email адрес|البريد الالكتروني|البريد|contact email"
    "|official email|mel|e mails of mission|contact e mail|mail 1|email 1|email 2|e mail 1|e mail 2"
    "|email address 1|email address 2|emailaddress|official e mail|office email|general email|public email"
    "|email contact|email id|e mail id|courriel 1|courriel du maire|adresse courriel electronique"
    "|mail mairie|adresse de messagerie|messagerie|correo e|correo electronico contacto"
    "|email institucional|e mail institucional|posta elettronica|indirizzo e mail|pec|indirizzo pec"
    "|e mail pec|mail pec|posta certificata|correio eletronico|e posta|eposta|e posta adresi|e mail adres"
    "|emailadres|e post|epost|sahkoposti|adres e mail|email адреса|электронный адрес"
    "|адрес электронной почты|эл адрес|эл почты|е mail|електронна пошта|адреса електронної пошти"
    "|электрондық пошта|بريد الكتروني|الايميل|ايميل|电子邮箱|电子邮件|邮箱|メールアドレス|メール|이메일",
    "phones": "telephone|phone|tel|phone number|telephone number|telephones|phones|tel no|mobile|telephone fixe"
    "|numero de telephone|telefono|telefon|rufnummer|телефон|телефоны|الهاتف|telefone|contact number"
    "|landline|phone no|office phone|phone 1|phone 2|telephone 1|telephone 2|tel 1|tel 2|tel number"
    "|telephone no|phones fax|tel fax|phone fax|telephone fax|contact phone|contact telephone|main phone"
    "|work phone|business phone|cell|cell phone|mobile phone|mobile number|switchboard|telephone standard"
    "|standard|no de telephone|numero telephone|tel standard|tel mairie|telephone mairie|portable"
    "|telefono fisso|recapito telefonico|telefonos|telefono contacto|telefones|contacto telefonico"
    "|telefon nr|telefonnummer|telefonnr|durchwahl|tel nr|telefon numarasi|numer telefonu|telefoonnummer"
    "|telefoon|puhelin|номер телефона|контактный телефон|телефон факс|телефон приемной|тел|номер телефону"
    "|رقم الهاتف|هاتف|تليفون|الهاتف الثابت|电话|联系电话|電話番号|電話|전화번호|contact phone number|phone number s",
    "faxes": "fax|fax number|telecopie|telefax|факс|الفاكس|fax no|facsimile|fax numbers|faxnummer|numero de fax"
    "|n fax|fax nr|faks|фах|номер факса|رقم الفاكس|فاكس|传真|ファックス|ファクス|팩스|contact fax",
    "source": "source|quelle|fuente|источник|المصدر|source url|data source|information source|source of information"
    "|sources",
    "verified_on": "verified on|verified|last verified|checked on|date de verification|last checked|date verified"
    "|last updated|updated|last update|last modified|date de mise a jour|mise a jour|date maj"
    "|fecha de actualizacion|stand|дата обновления|updated on",
    "office": "office|title|position|function|job title|role|post|post title|designation|office held|fonction|titre"
    "|qualite|poste|libelle de la fonction|cargo|puesto|funktion|amt|titel funktion|должность|المنصب|الصفة"
    "|الوظيفة|carica|rank|mandat|type of official|title of office|office title|official title"
    "|current position|position title|title position|position held|job|occupation|job position"
    "|function title|role title|fonctions|fonction exercee|intitule du poste|titre fonction"
    "|libelle de fonction|qualite du responsable|puesto o cargo|puesto cargo|denominacion del cargo"
    "|cargo que ocupa|dienststellung|amtsbezeichnung|dienstbezeichnung|position funktion|rolle|incarico"
    "|ruolo|funzione|qualifica|cargo funcao|funcao|gorevi|gorev|unvan|unvani|stanowisko|funkcja|functie"
    "|befattning|asema|должность руководителя|занимаемая должность|посада|лауазымы|қызметі|мансабы"
    "|المسمى الوظيفي|الرتبة|役職|肩書|职务|职位|직위|직책|position label|office label|capacity",
    "style": "form of address|style",
    "protocol_order": "order of protocol|protocol order|precedence|order|ordre protocolaire|rang",
    "holder": "holder|name|full name|contact|contact person|contact name|person|official|head|name of official"
    "|representative|permanent representative|ambassador|minister|director|chair|president|mayor"
    "|head of mission|head of organization|focal point|nom complet|nom et prenom|nom prenom|prenom nom"
    "|titulaire|responsable|dirigeant|representant|contacto|nombre completo|nombre y apellidos|responsible"
    "|ansprechpartner|leiter|фио|ф и о|руководитель|контактное лицо|имя|الاسم|اسم|nominativo|member"
    "|member name|addressee|name of head|full name of head|name of representative|nombre|head of state"
    "|head of government|leader|leader name|chairperson name|head label|name of the head|name of director"
    "|name of mayor|name of minister|name of ambassador|name of chair|contact person name"
    "|contact full name|person name|fullname|display name|official s name|head of agency"
    "|head of organisation|chief executive|ceo|executive director|secretary general|director general"
    "|chairman|governor|rector|president name|vice chancellor|permanent observer|observer name|ambassadeur"
    "|maire|ministre|directeur|directrice|nom du maire|nom du responsable|nom du dirigeant"
    "|nom du representant|chef de mission|chef de poste|responsable nom|personne de contact"
    "|nom prenom du responsable|nom et prenoms|nom de la personne|alcalde|alcaldesa|alcalde alcaldesa"
    "|presidente|titular|nombre del titular|nombre y apellido|apellidos y nombre|nombre apellidos"
    "|representante|representante permanente|embajador|responsabile|sindaco|nome e cognome|cognome e nome"
    "|nome cognome|titolare|legale rappresentante|nome completo|prefeito|titular do cargo|dirigente|reitor"
    "|name vorname|vor und nachname|vorname nachname|vorname name|burgermeister|oberburgermeister|leitung"
    "|behordenleitung|minister in|name des leiters|adi soyadi|ad soyad|baskan|baskan adi soyadi"
    "|baskanin adi soyadi|belediye baskani|belediye baskaninin adi soyadi|yetkili|buyukelci"
    "|imie i nazwisko|nazwisko i imie|naam contactpersoon|contactpersoon|burgemeester|kontaktperson|namn"
    "|nimi|ф и о руководителя|фио руководителя|руководитель фио|директор|министр|глава|посол|піб"
    "|прізвище ім я по батькові|керівник|міністр|аты жөні|басшы|басшысы|тегі аты|اسم المسؤول|اسم الوزير"
    "|الوزير|السفير|رئيس البلدية|المدير|الاسم الكامل|اسم الممثل|氏名|名前|代表者|代表者名|大臣|姓名|负责人|联系人|성명|이름|대표자"
    "|surname and name|name and surname|surname name|name surname|last name first name|first and last name"
    "|first name last name|name of chief executive|chair of the board|head chair|principal|editor"
    "|editor in chief|name of president|judge|presiding judge|president of the court"
    "|name of contact person|name of person|members|deputy|senator|mp|member of parliament|name of member"
    "|depute|nom complet du depute|parlamentar|deputado|abgeordneter|abgeordnete",
    "first_name": "first name|firstname|given name|given names|forename|first|first names|prenom|prenoms|prenom de l elu"
    "|nombre de pila|nombres|vorname|имя отчество|nome|الاسم الاول|givenname|name first|prenom du maire"
    "|prenom du responsable|prenom responsable|prenom usuel|nome proprio|nombre s|rufname|adi|isim|imie"
    "|imiona|voornaam|fornamn|etunimi|имя и отчество|ім я|ім я та по батькові|аты|الاسم الأول|名"
    "|given name s|forenames|first name s|first name middle name|vornamen",
    "middle_name": "middle name|middle names|middle|middle initial|middlename|second name|deuxieme prenom|отчество"
    "|по батькові|patronymic|әкесінің аты",
    "last_name": "last name|lastname|family name|surname|last|nom|nom de famille|nom de l elu|apellido|apellidos"
    "|nachname|familienname|фамилия|cognome|sobrenome|اسم العائلة|nom usuel|nom patronymique|sn|name last"
    "|family name s|family names|last names|surnames|surname s|nom responsable|nom de naissance"
    "|primer apellido|apellido s|apellidos primero|zuname|familien name|soyadi|soyad|nazwisko|achternaam"
    "|efternamn|sukunimi|прізвище|тегі|اللقب العائلي|الكنية|姓|last name family name|cognomi",
    "suffix": "suffix|name suffix|post nominals|postnominals|generational suffix|letters after name"
    "|post nominal letters",
    "unit": "unit|department|dept|division|section|directorate|bureau|sub unit|branch|service|direction"
    "|departement service|abteilung|referat|fachbereich|departamento area|area|unidad|direccion general"
    "|ufficio|settore|setor|unidade|birim|mudurluk|wydzial|afdeling|avdelning|отдел|подразделение"
    "|управление|департамент|структурное подразделение|відділ|бөлім|القسم|الإدارة|部署|部門|部门|부서|committee"
    "|commission|org unit|organizational unit|organisational unit|unit name",
    "honorific": "honorific|salutation|prefix|civility|civilite|mr ms|mr mrs|courtesy title|anrede|tratamiento"
    "|обращение|اللقب|m mme|titre de civilite|title prefix|name prefix|appellation|mr ms mrs|mr mrs ms"
    "|mr ms dr|title mr ms|salutation title|form of address mr|formal title|title of courtesy|courtesy|civ"
    "|titre civilite|m mme mlle|genre civilite|trato|trat|titulo|titolo|appellativo|tratamento|titel"
    "|akademischer titel|academic title|titel vorangestellt|hitap|tytul|aanhef|титул|звернення|敬称|称谓"
    "|العنوان الشرفي|h e|excellency",
    "gender": "gender|sex|sexe|code sexe|genre|sexo|genero|geschlecht|пол|الجنس|m f|sesso|gender label|sex or gender"
    "|sex label|sexe de l elu|genero sexo|cinsiyet|plec|geslacht|kon|sukupuoli|стать|жынысы"
    "|النوع الاجتماعي|性別|性别|성별|gender m f|sex m f",
    "other_title": "other title|also",
    "since_on": "since|from|start|start date|in office since|term start|date of appointment|appointed|appointed on"
    "|date appointed|appointment date|start of term|took office|credentials|date of credentials"
    "|presentation of credentials|date de debut|date de debut du mandat|date de debut de la fonction"
    "|depuis|date de nomination|date de prise de fonction|fecha inicio|fecha de inicio|desde|seit"
    "|amtsantritt|beginn|дата назначения|назначен|منذ|تاريخ التعيين|begin|begin date|assumed office"
    "|holder since|in office from|term begins|since when|appointment|appointed since|in office since date"
    "|start of mandate|mandate start|start of office|date of election|elected on|elected|election date"
    "|date elected|date of taking office|date of appointment nomination|assumed office on|tenure start"
    "|from date|valid from|term from|term start date|startdate|date debut|debut du mandat|debut de mandat"
    "|date d election|date de l election|date d entree en fonction|en poste depuis|en fonction depuis"
    "|date de prise de poste|prise de fonction|nomination|fecha de nombramiento|fecha nombramiento"
    "|fecha de toma de posesion|toma de posesion|nombramiento|data inizio|data di nomina|data elezione"
    "|data inizio mandato|in carica dal|data de inicio|inicio do mandato|data de posse|ernannt am"
    "|im amt seit|seit wann|amtszeit beginn|mandatsbeginn|goreve baslama tarihi|baslangic|od|sinds"
    "|начало полномочий|дата вступления в должность|с какого времени|в должности с|дата призначення|з"
    "|تاريخ البداية|就任日|就任年月日|任职时间|임기시작|start time|credentials presented|presented credentials"
    "|presentation of credentials date|date of presentation of credentials|date of arrival",
    "until_on": "until|to|end|end date|term end|end of term|term expires|left office|date de fin|date de fin du mandat"
    "|jusqu au|fecha fin|fecha de fin|hasta|bis|ende|по|дата окончания|holder until|in office until"
    "|term ends|expiry|end of mandate|mandate end|tenure end|to date|valid to|valid until|term to"
    "|term end date|enddate|term of office ends|term expiration|expiration|expires|end of office|date fin"
    "|fin du mandat|fin de mandat|date de fin de fonction|fecha de termino|fecha de cese|cese"
    "|fin de mandato|data fine|scadenza|fine mandato|scadenza mandato|data de fim|fim do mandato"
    "|amtszeit ende|amtszeit bis|mandatsende|bitis|bitis tarihi|do|tot|окончание полномочий"
    "|срок полномочий|дата звільнення|تاريخ النهاية|任期満了|任期満了日|任满|end time|term ending|term expires on",
    "everything": "who|name and title|name title organization|title and organization|name and position"
    "|official and title|recipient|addressee and title|name function organization"
    "|name function organisation|name position organization|name title and organization|full addressee",
    "name_fr": "organization french|nom francais|name french|name in french|french name|organization name french"
    "|name fr|nom en francais|name french version|organisation fr|organization fr|denomination francaise"
    "|nom fr|organisation name french|institution fr",
    "name_es": "name spanish|spanish name|name in spanish|name es|nombre en espanol|organization es|nombre es",
    "name_ru": "name russian|russian name|name in russian|name ru|наименование на русском|название на русском"
    "|organization ru",
    "name_ar": "name arabic|arabic name|name in arabic|name ar|الاسم بالعربية|الاسم العربي|organization ar"
    "|name in arabic script",
    "title_fr": "title french|title in french|titre francais|fonction fr|title fr|titre en francais",
    "title_es": "title spanish|title es",
    "title_ru": "title russian|title ru",
    "title_ar": "title arabic|title ar",
}
