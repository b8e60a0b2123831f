# De woorden op de schermen van Plein. Dezelfde sleutels staan in en/ en de/; een test bewaakt dat.
brand = Plein
spaces = Spaces
untitled = Naamloze Space
loading = Even geduld…
close = Sluiten
cancel = Stoppen
undo = Ongedaan maken
redo = Opnieuw
retry = Probeer opnieuw
remove = Verwijderen
get-back = Terughalen
get-back-what = { $title } terughalen
keep = Houden
dismiss = Bericht sluiten
progress = Voortgang
when-now = zojuist
copy = Kopiëren
copied = Gekopieerd
password = Wachtwoord
your-name = Jouw naam
trouble-unknown = Er ging iets mis wat Plein nog niet kent. Wat bewaard was, is veilig. Probeer het nog eens.
start-failed = Plein kan de bibliotheek niet openen

## Bibliotheek
library = Jouw bibliotheek
find = Zoeken
find-hint = Wat zoek je? Een onderwerp, een collega, een zin…
find-clear = Zoekveld leegmaken
found = Gevonden
found-count = { $count ->
    [0] niets voor ‘{ $find }’
    [one] 1 Space voor ‘{ $find }’
   *[other] { $count } Spaces voor ‘{ $find }’
 }
found-nothing = Probeer een deel van het woord, of een ander woord voor hetzelfde. Plein zoekt in alle titels en teksten op deze computer.
mine = Van jou
spaces-count = { $count ->
    [one] 1 Space
   *[other] { $count } Spaces
 }
chapters-count = { $count ->
    [0] nog leeg
    [one] 1 hoofdstuk
   *[other] { $count } hoofdstukken
 }
others = Nieuw op het plein
others-from = van je collega’s
others-none = Zodra een collega iets met je deelt, ligt het hier.
new-space = Nieuwe Space
library-more = Meer in je bibliotheek
import-any = Inlezen…
removed-spaces = Verwijderde Spaces
removed-spaces-none = Er is niets verwijderd.
removed-spaces-keep = Verwijderde Spaces blijven 30 dagen bewaard, en daarna tot jij opruimt. Niets gaat vanzelf weg.
space-more = Meer over { $title }
space-removed = ‘{ $title }’ is verwijderd. Je kunt hem 30 dagen lang terughalen.
open-to-write = Schrijven
read = Lezen
share-more = Delen…
export-more = Exporteren…
empty-title = Hier komt wat jij weet
empty-write = Maak een Space en schrijf op wat je elke nieuwe collega vertelt. Bewaren gaat vanzelf.
empty-photos = Sleep je foto’s erin, of plak een link naar een video. Plein zorgt dat het er mooi uitziet.
empty-share = Delen doe je pas als jij het wilt. Tot die tijd staat alles alleen op deze computer.
filter = Filteren en sorteren
filter-which = Welke Spaces
which-all = Alle Spaces
which-mine = Van jou
which-others = Van collega’s
which-only-here = Alleen hier
which-shared = Gedeeld
which-drafts = Met concepten
which-templates = Sjablonen
which-archived = Archief
filter-theme = Thema
filter-theme-any = Elk thema
filter-author = Wie
filter-author-any = Iedereen
filter-sort = Volgorde
sort-updated = Laatst bewerkt
sort-opened = Laatst geopend
sort-title = Op titel
sort-unopened = Langst niet geopend
filter-clear = Alles weer tonen
filter-nothing = Hier is nu niets. Toon alles weer, of kies iets anders.
found-cover = Over deze Space
found-more-places = { $count ->
    [one] en nog op 1 plek
   *[other] en nog op { $count } plekken
 }
templates = Beginnen met een sjabloon
templates-plein = Van Plein
templates-mine = Van jou
templates-others = Van collega’s
template = sjabloon
template-use = Hiermee beginnen
template-save = Bewaar als sjabloon
template-saved = ‘{ $title }’ staat nu bij de sjablonen. Deel hem, en collega’s kunnen er ook mee beginnen.
template-open = Bekijken
duplicate = Dupliceren
archive = Naar het archief
archive-back = Uit het archief halen
archived = archief
archived-now = ‘{ $title }’ ligt in het archief op deze computer. Zoeken vindt hem nog.
drafts-count = { $count ->
    [one] 1 concept
   *[other] { $count } concepten
 }
days-left = { $count ->
    [0] mag weg
    [one] nog 1 dag
   *[other] nog { $count } dagen
 }
discard = Voorgoed weg
discard-what = { $title } voorgoed weggooien
discard-sure = Dit kan niet ongedaan worden gemaakt. Wat op het plein staat, blijft daar.
discard-yes = Ja, weggooien
discard-no = Toch houden
discard-old = { $count ->
    [one] 1 Space is langer dan 30 dagen weg.
   *[other] { $count } Spaces zijn langer dan 30 dagen weg.
 } Ze blijven tot jij opruimt; eerst komt er een reservekopie.
discard-old-do = Opruimen
themes = Thema’s
theme-add = Thema toevoegen
theme-hint = Thema
theme-remove-what = Thema { $theme } weghalen

## Waar je werk is
where-is-it = Waar staat het?
whereabouts-only-here = alleen hier
whereabouts-on-its-way = onderweg
whereabouts-on-hub = op het plein
whereabouts-newer = nieuwer op het plein
whereabouts-only-here-means = Alleen op deze computer. Niemand anders kan het zien.
whereabouts-on-its-way-means = Onderweg: een deel staat nog alleen op deze computer en gaat nu naar het plein.
whereabouts-on-its-way-offline = Wacht op verbinding: een deel staat nog alleen op deze computer. Het gaat vanzelf mee zodra het plein te bereiken is.
whereabouts-on-hub-means = Alles staat op het plein. Het plein heeft bevestigd dat het bewaard is.
whereabouts-newer-means = Op het plein staat iets nieuwers. Het komt eraan.
kept-only-here = Bewaard op deze computer · nog niet gedeeld
kept-on-its-way = Bewaard op deze computer · onderweg naar het plein
kept-on-hub = Op het plein
kept-newer = Op het plein staat iets nieuwers
kept-refused = Bewaard op deze computer · het plein neemt het niet aan
kept-saving = Bewaren…
kept-failed = Nog niet bewaard
kept-failed-means = Dit kon niet op de schijf worden gezet. Plein probeert het steeds opnieuw. Laat dit venster open.
retry-now = Nu opnieuw

## Instellingen
settings = Instellingen
settings-of = Instellingen van { $name }
your-name-help = Zo zien collega’s wie iets schreef.
language = Taal
theme = Uiterlijk
theme-light = Licht
theme-dark = Donker
as-system = Zoals de computer
about = Plein { $version }. Je bibliotheek staat in { $home }

## Het plein van de organisatie
hub-title = Het plein van je organisatie
hub-none = Nog niet verbonden
hub-none-means = Je bent nog niet verbonden. Alles staat alleen op deze computer.
hub-connected = Verbonden met { $hub }
hub-offline = { $hub } is niet bereikbaar
hub-signed-out = Aanmelden bij { $hub }
hub-you-are = Je bent op { $hub } als { $name }.
hub-manage = Beheren
hub-connect = Verbinden met een plein
hub-joined = Je bent nu op { $hub }.
hub-as = Je bent
hub-where = Adres
hub-last-sync = Verbinding
hub-connected-now = verbonden
hub-offline-now = nu niet bereikbaar; je werk gaat vanzelf mee als het weer kan
hub-token = Je sleutel
hub-token-keychain = staat in de sleutelbos van deze computer
hub-token-file = staat in een bestand dat alleen jij kunt lezen, want deze computer heeft geen sleutelbos
hub-leave = Dit plein verlaten
hub-leave-means = Alles wat je hebt, blijft op deze computer. Je kunt later terugkomen.
hub-leave-do = Afmelden…
hub-leave-sure = Wat nog niet op het plein staat, blijft alleen hier. Weet je het zeker?
hub-leave-yes = Ja, afmelden
join-how = Heb je van een collega een uitnodiging gekregen? Plak haar hier. Je hebt maar één keer een naam en wachtwoord nodig.
join-invitation = Uitnodiging
join-invitation-help = De hele link, zoals je hem kreeg. Hij werkt één keer.
join = Verbinden
join-busy = Verbinden…
password-help = Minstens { $count } tekens. Een zin die je onthoudt is het best.
sign-in = Aanmelden
sign-in-why = { $hub } kent deze computer niet meer. Wat je schreef is hier veilig en gaat mee zodra je bent aangemeld.
invite = Een collega uitnodigen
invite-how = Maak een link en geef hem aan één collega.
invite-teams = Meteen in deze teams
invite-make = Uitnodiging maken
invite-link = Uitnodiging
invite-link-help = Werkt één keer, zeven dagen lang. Stuur haar alleen aan wie het betreft.
teams = Teams
team-empty = nog niemand
team-new = Nieuw team
team-make = Team maken
team-add = Iemand erbij…
team-add-to = Iemand bij { $name } zetten
devices = Waar je bent aangemeld
device-browser = Een browser
device-computer = Een computer
device-this = deze computer
device-unseen = nog niet gezien
device-seen = laatst gezien { $when }
device-sign-out = Afmelden
device-sign-out-what = { $name } afmelden
device-signed-out = { $name } is afgemeld.
devices-means = Een computer kwijt? Meld hem af: hij krijgt niets meer, en wat erop staat blijft staan.

## Delen
share = Delen
share-with = Met wie deel je?
share-with-more = Ook delen met
share-all = Iedereen bij { $hub }
share-person = Met één collega
share-person-name = Naam
share-person-do = Delen
person-unknown = een collega
share-they-may = Zij mogen
may-read = lezen
may-write = meeschrijven
may-all = alles
share-means = Delen laat niets uit je bibliotheek verdwijnen. Je kunt er altijd weer mee stoppen.
share-not-yours = Alleen wie deze Space heeft gemaakt, bepaalt met wie hij wordt gedeeld.
shared-with = Gedeeld met
team-unknown = een team
unshare = Niet meer delen
unshare-what = Niet meer delen met { $name }

## Inlezen
import = Inlezen
import-how = Kies een map of bestand met Markdown, of een Space-bestand (.space) van een collega. Van Markdown maakt Plein een Space: koppen worden hoofdstukken, plaatjes komen mee.
import-here-how = Kies een map of bestand met Markdown. Koppen worden hoofdstukken, plaatjes komen mee.
import-folder = Kies een map…
import-file = Kies een bestand…
import-texts = { $total ->
    [0] Kijken wat er staat…
    [one] Tekst lezen…
   *[other] Tekst { $done } van { $total } lezen…
 }
import-pictures = { $total ->
    [0] Plaatjes meenemen…
    [one] Plaatje meenemen…
   *[other] Plaatje { $done } van { $total } meenemen…
 }
import-look = Bekijken
import-now = Inlezen
import-done = Ingelezen: { $chapters ->
    [one] 1 hoofdstuk
   *[other] { $chapters } hoofdstukken
 }, { $pictures ->
    [0] geen plaatjes
    [one] 1 plaatje
   *[other] { $pictures } plaatjes
 }.
import-notes = { $count ->
    [one] 1 ding heeft Plein niet begrepen
   *[other] { $count } dingen heeft Plein niet begrepen
 }
import-notes-kept = Je eigen bestanden zijn niet veranderd.
import-other = Dit is anders overgenomen dan het er stond.
import-where = { $file }, regel { $line }
import-where-file = { $file }
import-not-text = Vanaf hier is dit geen leesbare tekst (UTF-8) en is niet ingelezen.
import-too-long = Dit bestand is te lang en is niet ingelezen.
import-unreadable = Dit bestand is niet te lezen en is overgeslagen.
import-empty = Er staat niets in dit bestand.
import-picture-missing = De afbeelding { $to } is er niet. De beschrijving staat op haar plaats.
import-picture-outside = De afbeelding { $to } ligt buiten de map en is niet meegenomen. De beschrijving staat op haar plaats.
import-picture-unusable = De afbeelding { $to } is niet te gebruiken ({ $reason }). De beschrijving staat op haar plaats.
import-picture-remote = De afbeelding { $to } staat op internet en is niet opgehaald. Er staat nu een link.
import-picture-moved = Een afbeelding stond in een tabel en staat er nu onder.
import-link-local = De link naar { $to } is niet meegekomen, de tekst wel.
import-link-refused = De link naar { $to } opent Plein niet. De tekst is gebleven.
import-link-title = De tekst die bij een link verscheen is weggelaten: { $title }
import-link-in-title = In een titel kan geen link staan. De link naar { $to } is weggelaten.
import-html = HTML is bewaard als code.
import-html-tag = De HTML-opmaak { $tag } is weggelaten, de tekst erin niet.
import-html-comment = Een opmerking die lezers niet zagen is weggelaten.
import-math = Een formule is bewaard als code.
import-footnote = Voetnoot { $label } staat nu in de tekst.
import-definition-list = Een lijst met begrippen is gewone tekst geworden.
import-code-language = De taal van een stuk code is weggelaten: { $language }
import-heading-flattened = Een kop in een lijst of citaat is gewone tekst geworden.
import-quote-flattened = Een lijst, tabel of stuk code in een citaat staat er nu buiten.
import-too-deep = Een lijst was dieper dan Plein kan tonen en is minder diep gemaakt.
import-table-alignment = De uitlijning van kolommen is weggelaten.
import-table-row = Een rij had meer cellen dan de tabel kolommen. De rest staat onder de tabel.
import-table-too-large = Een tabel met heel veel cellen is bewaard als code.
import-more = Er is nog meer over dit bestand te zeggen: { $count } keer.
import-front-matter-unknown = Voor { $key } heeft Plein geen plaats: { $value }
import-front-matter-unread = Deze regel bovenaan is niet begrepen: { $value }
import-open = Open de Space

## Sneltoetsen
keys = Sneltoetsen
keys-menu = Sneltoetsen
keys-text = Tekst
keys-blocks = Blokken
keys-space = De Space
keys-insert = Iets invoegen
keys-plain = Gewone tekst
keys-heading = Kop 1 tot 3
keys-bullets = Lijst
keys-numbers = Genummerde lijst
keys-tasks = Takenlijst
keys-quote = Citaat
keys-choose = Blok kiezen
keys-move = Blok verplaatsen
keys-indent = Inspringen
keys-replace = Vervangen

## Presenteren
present-menu = Presenteren
present = Presentatie
present-slide = { $at } van { $count }: { $title }
present-at = { $at } / { $count }
present-next = Volgende
present-back = Vorige
present-notes = Notities
present-notes-none = Geen notities hier.
present-notes-hide = Notities verbergen
present-notes-show = Notities tonen
present-coming = Straks: { $title }
present-end = Einde
present-stop = Stoppen met presenteren
present-keys = Pijltjes of spatie: verder en terug. N: notities. Esc: stoppen.

## Een Space als bestand
export = Exporteren
export-as = Als
export-package = Space-bestand (.space)
export-package-help = Alles, om elders mee verder te gaan: ook concepten. Wie het bestand krijgt, leest het in Plein in; wat jullie allebei veranderden komt samen.
export-markdown = Markdown met plaatjes (.zip)
export-markdown-help = Voor andere programma’s: wat lezers zien, zonder concepten en notities.
export-holds = { $chapters ->
    [one] 1 hoofdstuk
   *[other] { $chapters } hoofdstukken
 }, { $media ->
    [0] geen plaatjes of bestanden
    [one] 1 plaatje of bestand ({ $size })
   *[other] { $media } plaatjes en bestanden ({ $size })
 }.
export-drafts = { $count ->
    [one] Eén hoofdstuk is een concept en gaat mee.
   *[other] { $count } hoofdstukken zijn concepten en gaan mee.
 }
export-staying = { $count ->
    [one] Eén plaatje blijft hier: het is het origineel van een afgedekt plaatje.
   *[other] { $count } plaatjes blijven hier: het zijn de originelen van afgedekte plaatjes.
 }
export-missing = { $count ->
    [one] Eén plaatje of bestand is nog niet op deze computer en gaat niet mee.
   *[other] { $count } plaatjes en bestanden zijn nog niet op deze computer en gaan niet mee.
 }
export-save = Bewaren…
export-saved = Bewaard: { $path }
export-packing = { $total ->
    [0] Inpakken…
   *[other] { $done } van { $total } inpakken…
 }
package-choose = Kies een Space-bestand…
package-from = Van { $names }
package-holds = { $chapters ->
    [one] 1 hoofdstuk
   *[other] { $chapters } hoofdstukken
 }, { $media ->
    [0] geen plaatjes of bestanden
    [one] 1 plaatje of bestand
   *[other] { $media } plaatjes en bestanden
 }
package-here-no = Deze Space staat nog niet op deze computer.
package-here-yes = Deze Space staat al op deze computer. Samenvoegen voegt toe wat je nog niet had; er gaat niets weg.
package-here-removed = Deze Space ligt in je prullenbak. Inlezen haalt hem terug en voegt toe wat je nog niet had.
package-here-read-only = Deze Space mag je hier alleen lezen. Je kunt er wel een nieuwe Space van jezelf van maken.
package-merge = Samenvoegen
package-take-new = Als nieuwe Space
package-arrived-new = Ingelezen. De Space staat nu op deze computer.
package-arrived-merged = Samengevoegd. Alles wat hier stond, staat er nog.
package-arrived-known = Je had alles al. Er is niets veranderd.
package-came = ‘{ $title }’ is ingelezen.
package-unpacking = { $total ->
    [0] Kijken wat erin zit…
   *[other] { $done } van { $total } uitpakken…
 }
path = Waar staat het?
path-help = Het volledige pad op deze computer, bijvoorbeeld /home/anna/notities

## Mappen volgen
folders = Mappen volgen
folders-how = Zet een foto of Markdown-bestand in zo’n map, en het ligt hier klaar om te plaatsen. Haal je iets uit de map, dan blijft het hier gewoon staan.
folder-add = Map kiezen…
folder-path = Welke map?
folder-watch = Volgen
folder-away = nu niet bereikbaar; er verdwijnt niets
folder-stop = Niet meer volgen
folder-stop-what = { $path } niet meer volgen

## Schrijven
back = Spaces
write-more = Meer over deze Space
cover-choose = Foto voor de omslag kiezen
cover-change = Andere omslag kiezen
cover-photo = Foto kiezen…
cover-paving = Terug naar de bestrating
title = Titel
title-hint = Geef je Space een titel
summary = Samenvatting
summary-hint = Waar gaat het over, in één zin?
about-space = Over deze Space
chapters = Hoofdstukken
chapter-add = Hoofdstuk
chapter-title = Titel van het hoofdstuk
chapter-title-hint = Titel van dit hoofdstuk
chapter-untitled = Naamloos hoofdstuk
chapter-more = Meer over hoofdstuk { $title }
chapter-rename = Naam wijzigen
chapter-up = Omhoog
chapter-down = Omlaag
chapter-moved = { $title } staat nu op plaats { $at } van { $count }.
# Spoken: who else is in the Space at this moment, and in which chapter.
company-came = { $names } schrijft nu ook in deze Space.
company-here = hier: { $names }
chapter-removed = ‘{ $title }’ is verwijderd.
chapter-drag = Sleep om te verplaatsen, of klik voor meer
chapter-unplaced = Iemand verwijderde dit hoofdstuk terwijl er nog in geschreven werd.
chapter-unplaced-by = { $name } verwijderde dit hoofdstuk terwijl er nog in geschreven werd.
chapter-unplaced-short = verwijderd, en toch aan gewerkt
chapter-none = Elke Space begint met een hoofdstuk.
undone-elsewhere = Ongedaan gemaakt in ‘{ $title }’.
folders-menu = Mappen volgen…
import-here = Markdown toevoegen…
not-yours = Je mag deze Space lezen, niet erin schrijven.

## Invoegen
insert = Invoegen
insert-hint = Schrijf verder, of sleep hier foto’s en bestanden naartoe
insert-photo = Foto
insert-video = Video
insert-file = Bestand
insert-table = Tabel
insert-heading = Kop
insert-list = Lijst
insert-tasks = Takenlijst
insert-quote = Citaat
insert-divider = Lijn
insert-photo-also = afbeelding, plaatje, beeld
insert-video-also = film, filmpje, youtube, vimeo
insert-file-also = bijlage, document, pdf, download
insert-table-also = rooster, schema, kolommen
insert-heading-also = titel, kopje
insert-subheading-also = kop, kopje, ondertitel
insert-list-also = opsomming, punten, bullets
insert-numbers-also = stappen, volgorde, nummers, cijfers
insert-tasks-also = afvinklijst, checklist, te doen, actie
insert-quote-also = aanhaling, uitspraak
insert-code-also = programma, commando
insert-divider-also = streep, scheiding, verdeler
slash-found = { $count ->
    [0] Niets gevonden
    [one] 1 keuze. Enter kiest, Escape stopt.
   *[other] { $count } keuzes. Pijl omhoog en omlaag, Enter kiest, Escape stopt.
 }
drop-here = Laat los om in te voegen
adding-media = { $total ->
    [one] Bestand toevoegen…
   *[other] { $done } van { $total } toevoegen…
 }
video-link = Link naar de video
video-link-help = Plak een link van YouTube of Vimeo. De video speelt pas als iemand erop klikt.
video-insert = Video invoegen
video-unknown = Dit is geen link van YouTube of Vimeo.
tray = Uit je map
tray-count = { $count ->
    [one] 1 nieuw uit je map
   *[other] { $count } nieuw uit je map
 }
tray-place = Plaatsen
tray-place-what = { $name } onder aan dit hoofdstuk plaatsen
tray-place-chapters-what = { $name } als hoofdstukken achteraan plaatsen
tray-place-all = Alles plaatsen
tray-dismiss-what = { $name } wegleggen
tray-placed = ‘{ $name }’ staat onder aan dit hoofdstuk.
tray-placed-chapters = ‘{ $name }’ staat nu als hoofdstuk achteraan.

## Tekst opmaken
toolbar = Opmaak
bold = Vet
italic = Cursief
code = Code
link = Link
kind = Soort tekst
kind-mixed = Gemengd
kind-paragraph = Gewone tekst
kind-heading1 = Kop
kind-heading2 = Tussenkop
kind-heading3 = Kleine kop
kind-bullet = Lijst met punten
kind-number = Genummerde lijst
kind-task = Takenlijst
kind-quote = Citaat
kind-code = Code
kind-tip = Tip
kind-careful = Let op
kind-remember = Onthoud
kind-reveal = Denk eerst na
kind-note = Notitie voor jou
kind-formula = Formule
note-label = Alleen voor jou, als je presenteert
reveal-hint = Zet hieronder wat verborgen blijft tot de lezer het opent: Enter, of Tab in een blok.
reveal-in = Verberg onder ‘Denk eerst na’
reveal-out = Haal uit ‘Denk eerst na’
formula-empty = Formule
formula-bad = Deze formule is nog niet af, of Plein kent een teken niet.
insert-formula-also = wiskunde, rekenen, latex, tex, vergelijking
insert-tip-also = advies, handig, kader
insert-careful-also = waarschuwing, gevaar, opletten, kader
insert-remember-also = belangrijk, kern, kader
insert-reveal-also = verbergen, antwoord, openklappen, uitklappen
insert-note-also = spreker, presentator, spiekbriefje
kind-question = Vraag
kind-assignment = Opdracht
kind-option = Antwoord
question-form = Soort vraag
question-single = Eén antwoord is goed
question-multiple = Meer antwoorden zijn goed
question-order = Zet op volgorde
question-match = Zoek bij elkaar
question-open = Denk na en schrijf
question-spot = Wijs aan op een foto
question-answer = Uitleg achteraf
question-model = Wat zou jij antwoorden? De lezer ziet het daarna.
question-after = Uitleg die de lezer daarna ziet
question-feedback = Wat zeg je tegen wie dit kiest?
question-picture = Kies een foto
question-other-picture = Andere foto
question-point = Wijs aan
option-add = Antwoord
option-hint = Antwoord
option-left = Dit…
option-other-half-hint = …hoort bij dit
option-right = Antwoord { $number } is goed
option-text = Antwoord { $number }
option-other-half = Wat bij antwoord { $number } hoort
option-feedback = Reactie op antwoord { $number }
option-remove = Antwoord { $number } verwijderen
option-drag = Sleep om te verplaatsen, of Alt+↑ en Alt+↓
spot-at = Plek { $number }: { $x }% van links, { $y }% van boven, { $width }% breed, { $height }% hoog. Pijlen verplaatsen, met Shift maken ze groter of kleiner.
assignment-answer = De lezer antwoordt met
assignment-text = een tekst
assignment-photo = een foto
assignment-both = een tekst en een foto
insert-question-also = toets, quiz, meerkeuze, oefening, kennis, volgorde, reflectie, hotspot
insert-assignment-also = taak, huiswerk, inleveren, oefening
link-title = Link
link-address = Adres
link-address-help = Bijvoorbeeld www.voorbeeld.nl of een e-mailadres
link-set = Link maken
link-remove = Link weghalen
link-strange = Dit is geen adres dat Plein kan openen.
row-after = Rij eronder
row-remove = Rij verwijderen
column-after = Kolom erna
column-remove = Kolom verwijderen
header-toggle = Kopregel aan of uit
kind-block = Blok
block-more = { $name }: meer, of slepen
block-drag = Sleep om te verplaatsen, klik voor meer
block-turn = Maak hiervan
block-up = Omhoog
block-down = Omlaag
block-to-chapter = Naar hoofdstuk
block-duplicate = Dupliceren
blocks-count = { $count ->
    [one] 1 blok
   *[other] { $count } blokken
 }
blocks-chose = { $count ->
    [one] { $name } gekozen
   *[other] { $count } blokken gekozen
 }
blocks-moved = { $count ->
    [one] { $name } staat nu op plaats { $at } van { $of }
   *[other] { $count } blokken, nu vanaf plaats { $at } van { $of }
 }
blocks-duplicated = { $count ->
    [one] { $name } gedupliceerd
   *[other] { $count } blokken gedupliceerd
 }
blocks-removed = { $count ->
    [one] { $name } verwijderd
   *[other] { $count } blokken verwijderd
 }
blocks-turned = { $count ->
    [one] Nu: { $name }
   *[other] { $count } blokken, nu: { $name }
 }
blocks-to-chapter = { $count ->
    [one] Verplaatst naar ‘{ $title }’
   *[other] { $count } blokken verplaatst naar ‘{ $title }’
 }

## In de tekst
surface = Tekst van het hoofdstuk
placeholder = Begin te schrijven…
empty-heading = Kop
empty-item = Lijst
empty-task = Taak
empty-quote = Citaat
empty-code = Code
empty-tip = Wat maakt het makkelijker?
empty-careful = Waar gaat het vaak mis?
empty-remember = Wat mag niemand vergeten?
empty-note = Wat wil je erbij vertellen?
empty-reveal = Waar denkt de lezer eerst over na?
empty-formula = TeX, bijvoorbeeld \frac{"{"}a{"}"}{"{"}b{"}"}
empty-question = Wat vraag je?
empty-assignment = Wat gaat de lezer doen?
caption-picture = Bijschrift
caption-video = Bijschrift bij de video
caption-file = Toelichting
alt = Wat is er te zien?
alt-help = Voor wie de foto niet kan zien.
decorative = Alleen versiering
alt-missing = Nog geen beschrijving
describe = Beschrijven
picture-missing = Deze foto is nog onderweg naar deze computer
video-at = Video op { $site }
video-title = Titel van de video
play-video = Afspelen. Maakt verbinding met de site van de video.
open-file = Openen
divider = Lijn
table = Tabel
task-done = Klaar
unknown-kind = Dit blok ({ $kind }) komt uit een nieuwere Plein. Het blijft bewaard.
unplaced = Dit was verwijderd, maar er is intussen in geschreven.
unplaced-by = { $name } verwijderde dit, maar er is intussen in geschreven.
unplaced-writers = Geschreven door { $names }.
unplaced-row = Deze rij was verwijderd, maar er is intussen in geschreven.
unplaced-row-by = { $name } verwijderde deze rij, maar er is intussen in geschreven.

## Lezen
reading = Zo leest een collega het
read-back-write = Verder schrijven
read-failed = Dit kon niet worden getoond. Je tekst is veilig.

## Aan een foto werken
desk-title = Aan deze foto werken
desk-mask-task = Afschermen
desk-crop-task = Bijsnijden
desk-mark-task = Aanwijzen
desk-picture = De foto
desk-done = Klaar
desk-burn = { $count ->
    [one] Afschermen
   *[other] { $count } plekken afschermen
 }
desk-burning = Afschermen…
desk-burnt = Afgeschermd. Het zit nu vast in de foto.
desk-ask = Wat je tekende, is nog niet afgeschermd.
desk-throw = Weggooien
desk-go-on = Verder tekenen
desk-smaller = Uitzoomen
desk-larger = Inzoomen
desk-shape = Vorm
desk-rectangle = Rechthoek
desk-ellipse = Ovaal
desk-brush = Kwast
desk-add = In het midden zetten
desk-fill = Afschermen met
desk-black = Zwart
desk-blur = Wazig
desk-find-text = Tekst zoeken
desk-take-all = Alles overnemen
desk-remove = Weghalen
desk-removed = Weggehaald.
desk-taken = Overgenomen.
desk-found = { $count ->
    [0] Plein zag geen tekst. Kijk zelf ook goed: het ziet niet alles.
    [one] Plein ziet 1 plek die op tekst lijkt. Klik erop om haar over te nemen. Kijk zelf ook goed: het ziet niet alles.
   *[other] Plein ziet { $count } plekken die op tekst lijken. Klik erop om ze over te nemen. Kijk zelf ook goed: het ziet niet alles.
 }
desk-mask-means = Sleep over wat niemand mag zien. Wat je afschermt, gaat echt uit de foto: anderen krijgen het nooit en kunnen het niet terughalen.
desk-mask = { $shape } { $at }
desk-offered = Misschien tekst, plek { $at }
desk-keys = Pijltjes verplaatsen, Shift met pijltjes maakt groter of kleiner, Delete haalt weg.
desk-offer-keys = Enter neemt deze plek over, Delete slaat haar over.
desk-original = Origineel
desk-original-means = Zonder afscherming. Staat alleen op deze computer.
desk-original-show = Origineel terugzetten
desk-original-drop = Origineel voorgoed weggooien
desk-original-back = Het origineel staat er weer.
desk-original-gone = Het origineel is weg.
desk-ratio = Verhouding
desk-free = Vrij
desk-square = Vierkant
desk-four = 4 : 3
desk-wide = 16 : 9
desk-left = Linksom draaien
desk-right = Rechtsom draaien
desk-turned = Nu { $degrees } graden gedraaid.
desk-whole = Hele foto
desk-frame = Kader, { $width } % breed en { $height } % hoog
desk-crop-means = Wat buiten het kader valt, is niet te zien maar blijft in het bestand. Echt weghalen doe je met Afschermen.
desk-crop-keys = Pijltjes verplaatsen het kader, Shift met pijltjes maakt het groter of kleiner.
desk-arrow = Pijl
desk-circle = Cirkel
desk-box = Kader
desk-number = Nummer
desk-label = Tekst
desk-words = Tekst erbij
desk-colour = Kleur
desk-red = rood
desk-yellow = geel
desk-blue = blauw
desk-white = wit
desk-black-colour = zwart
desk-mark = { $shape }, { $colour }. { $words }
desk-mark-means = Sleep over de foto om iets aan te wijzen. Je kunt het later altijd nog veranderen.
picture-work = Bewerken

picture-beside = Hoe staat deze foto bij de vorige?
picture-under = Onder elkaar
picture-row = Naast elkaar
picture-compare = Voor en na
picture-before = Voor
picture-after = Na

## Kijken voor je deelt
check-title = Is hier een patiënt te zien?
check-why = Kijk naar gezichten, namen, nummers en data, ook klein in een hoek. Tot jij het zegt, gaan deze foto’s niet naar het plein. Plein vraagt het één keer.
check-cover = Omslag
check-film = Film
check-no-patient = Geen patiënt te zien
check-no-patient-film = Geen patiënt te zien in de film
check-leave-out = Weglaten
check-none-of = Op geen van deze { $count } is een patiënt te zien
check-look-closely = Beeld { $at } van { $of } van dichtbij bekijken: { $where }
check-waits = { $count ->
    [one] 1 foto wacht op jouw blik
   *[other] { $count } foto’s wachten op jouw blik
 }
check-waits-means = De tekst is gedeeld. Een nieuwe foto gaat pas mee als jij zegt dat er geen patiënt op te zien is.
check-new = { $count ->
    [one] Deze Space is gedeeld. De nieuwe foto gaat mee zodra jij zegt dat er geen patiënt op te zien is.
   *[other] Deze Space is gedeeld. De nieuwe foto’s gaan mee zodra jij zegt dat er geen patiënt op te zien is.
 }
check-now = Nu kijken
check-panel = Foto’s bekijken
check-all-done = Alles is bekeken.
desk-was-out = Deze foto stond zonder afscherming al op het plein. Wie haar toen zag, kan haar nog hebben.
desk-elsewhere = { $count ->
    [one] De foto zonder afscherming staat ook nog in 1 andere Space.
   *[other] De foto zonder afscherming staat ook nog in { $count } andere Spaces.
 }
missing-count = { $count ->
    [one] Nog 1 ding om te bekijken
   *[other] Nog { $count } dingen om te bekijken
 }
missing-means = Delen mag ook zo. Dit maakt het beter voor wie het leest.
missing-title = De Space heeft nog geen titel
missing-alt = Een foto heeft nog geen beschrijving
missing-empty = Het hoofdstuk ‘{ $words }’ is nog leeg
missing-draft = Het hoofdstuk ‘{ $words }’ is nog een concept: lezers zien het niet
missing-heading = De kop ‘{ $words }’ slaat een niveau over
missing-link = De link ‘{ $words }’ zegt niet waar hij heen gaat
missing-transcript = Bij ‘{ $words }’ staat nog niet wat er gezegd wordt

cover-focus = Wat blijft altijd in beeld?
cover-focus-menu = Wat blijft in beeld…
cover-focus-means = Een omslag wordt soms smal of laag bijgesneden. Zet het rondje op wat altijd te zien moet zijn.
cover-whole = De hele omslag
cover-point = Middelpunt, { $x } % van links en { $y } % van boven
cover-point-keys = Pijltjes verplaatsen het middelpunt.

# History, trash, drafts, two versions
history = Geschiedenis
history-of = Geschiedenis van ‘{ $title }’
history-close = Verder schrijven
history-by = door { $names }
history-by-you = door jou
history-by-unknown = door iemand zonder naam
history-about-space = titel en voorkant
history-about-more = { $count ->
    [one] { $title } en nog een hoofdstuk
   *[other] { $title } en nog { $count } hoofdstukken
}
history-brought-back = teruggehaald
history-older = Verder terug
history-compare = Waarmee vergeleken
history-then = Wat er toen veranderde
history-now = Verschil met nu
history-explain = Onderstreept komt terug als je dit terughaalt; doorgestreept verdwijnt. Wat een ander ondertussen schrijft, blijft staan. Ook terughalen staat in de geschiedenis.
history-back-whole = Alles terughalen
history-back-chapter = Dit hoofdstuk terughalen
history-away-chapter = Dit hoofdstuk was er toen niet: weghalen
history-back-block = Dit terughalen
history-is-back = Teruggehaald van { $at }.
history-as-now = Dit is precies zoals het nu is.
history-same = Hier veranderde niets dat je ziet.
history-head-set = Omslag, thema’s of taal veranderden ook.
history-came = toegevoegd: 
history-went = weggehaald: 
history-marked = andere opmaak
history-changed = Gewijzigd
history-added = Toegevoegd
history-removed = Weggehaald
history-moved = Verplaatst
history-moved-from = Verplaatst uit ‘{ $title }’
history-moved-to = Verplaatst naar ‘{ $title }’
history-turned = werd een ander soort blok
history-set = instelling of plaats van iets erin
trash = Prullenbak
trash-keep = Wat je weghaalt, blijft hier 30 dagen. Daarna staat het nog in de geschiedenis.
trash-picture = Foto of bestand
trash-chapter = { $count ->
    [one] hoofdstuk met één blok
   *[other] hoofdstuk met { $count } blokken
}
trash-block = uit ‘{ $title }’
trash-by = { $at }, door { $name }
trash-is-back = ‘{ $title }’ is terug.
draft = concept
draft-explain = Dit hoofdstuk is een concept: wie leest, ziet het nog niet.
draft-make = Concept maken
draft-ready = Klaar voor lezers
draft-made = ‘{ $title }’ is nu een concept: lezers zien het niet.
draft-made-ready = ‘{ $title }’ is klaar: lezers zien het.
overlap = Twee versies
overlap-choose = kies
overlap-by = { $names } schreef hier tegelijk
overlap-somebody = Iemand anders
overlap-explain = { $names } en jij veranderden los van elkaar dezelfde woorden. Niets is weg: nu staan beide er. Kies wat blijft.
overlap-both = Zoals het er nu staat
overlap-mine = Van jou
overlap-theirs = Van { $names }
overlap-take-both = Zo laten
overlap-take-mine = Mijn versie
overlap-take-theirs = Die van de ander
overlap-nothing = (weggehaald)

## Geluid, film, bestanden en links
media-missing = Dit is nog onderweg naar deze computer, of deze computer kan het niet afspelen
transcript = Wat er wordt gezegd
transcript-help = Voor wie het niet kan horen, en om te kunnen zoeken.
caption-link = Waarom is dit de moeite waard?
link-card-title = Titel van de pagina
link-card-description = Wat staat daar?
link-look = Ophalen. Maakt eenmalig verbinding met die site.
insert-link-card = Linkkaart
insert-link-card-also = link, website, kaart, bladwijzer, url

## Schrijfhulp
spelling-of = ‘{ $word }’ ken ik niet
spelling-looking = Even zoeken…
spelling-nothing = Geen suggesties
spelling-learn = Zet in mijn woorden
space-language = Taal van deze Space
find-in-space = Zoeken in deze Space
find-words = Zoek in deze Space
find-none = Niets gevonden
find-count = { $count ->
    [one] 1 keer
   *[other] { $count }{ $more ->
        [yes] +
       *[no] {""}
    } keer
  }{ $chapters ->
    [one] {""}
   *[other] , in { $chapters } hoofdstukken
  }
find-at = { $at } van { $count }
find-previous = Vorige
find-next = Volgende
find-replaced = { $count ->
    [one] 1 keer vervangen
   *[other] { $count } keer vervangen
  }
replace-by = Vervang door
replace-one = Vervang
replace-all = Alles
overview = Overzicht van dit hoofdstuk
outline = Kopjes
outline-empty = Kopjes in dit hoofdstuk komen hier te staan.
words-count = { $count ->
    [one] 1 woord
   *[other] { $count } woorden
  }
reading-time = { $minutes } min lezen
words-in-space = Hele Space: { $count } woorden, { $minutes } min lezen
focus-mode = Alleen de tekst
pictures-left-out = { $count ->
    [one] Eén plaatje stond ergens anders en is niet meegekomen. Sleep het zelf hierheen.
   *[other] { $count } plaatjes stonden ergens anders en zijn niet meegekomen. Sleep ze zelf hierheen.
  }
