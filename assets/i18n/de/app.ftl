# Die Wörter auf den Bildschirmen von Plein. Dieselben Schlüssel stehen in nl/ und en/; ein Test wacht darüber.
brand = Plein
spaces = Spaces
untitled = Space ohne Namen
loading = Einen Moment…
close = Schließen
cancel = Abbrechen
undo = Rückgängig
redo = Wiederholen
retry = Noch einmal versuchen
remove = Entfernen
get-back = Zurückholen
get-back-what = { $title } zurückholen
keep = Behalten
dismiss = Meldung schließen
progress = Fortschritt
when-now = gerade eben
copy = Kopieren
copied = Kopiert
password = Passwort
your-name = Dein Name
trouble-unknown = Etwas ging schief, das Plein noch nicht kennt. Was gespeichert war, ist sicher. Versuche es noch einmal.
start-failed = Plein kann die Bibliothek nicht öffnen

## Bibliothek
library = Deine Bibliothek
find = Suchen
find-hint = Was suchst du? Ein Thema, eine Kollegin, einen Satz…
find-clear = Suche leeren
found = Gefunden
found-count = { $count ->
    [0] nichts für „{ $find }“
    [one] 1 Space für „{ $find }“
   *[other] { $count } Spaces für „{ $find }“
 }
found-nothing = Versuche einen Teil des Wortes oder ein anderes Wort dafür. Plein sucht in allen Titeln und Texten auf diesem Computer.
mine = Von dir
spaces-count = { $count ->
    [one] 1 Space
   *[other] { $count } Spaces
 }
chapters-count = { $count ->
    [0] noch leer
    [one] 1 Kapitel
   *[other] { $count } Kapitel
 }
others = Neu auf dem Plein
others-from = aus deinem Kollegium
others-none = Sobald jemand etwas mit dir teilt, liegt es hier.
new-space = Neuer Space
library-more = Mehr in deiner Bibliothek
import-any = Einlesen…
removed-spaces = Entfernte Spaces
removed-spaces-none = Es wurde nichts entfernt.
removed-spaces-keep = Entfernte Spaces bleiben 30 Tage erhalten, und danach, bis du aufräumst. Nichts verschwindet von selbst.
space-more = Mehr zu { $title }
space-removed = „{ $title }“ wurde entfernt. Du kannst ihn 30 Tage lang zurückholen.
open-to-write = Schreiben
read = Lesen
share-more = Teilen…
export-more = Exportieren…
empty-title = Hier ist Platz für das, was du weißt
empty-write = Lege einen Space an und schreibe auf, was du allen Neuen erzählst. Gespeichert wird von selbst.
empty-photos = Zieh deine Fotos hinein oder füge den Link zu einem Video ein. Plein sorgt dafür, dass es gut aussieht.
empty-share = Geteilt wird erst, wenn du es willst. Bis dahin bleibt alles nur auf diesem Computer.
filter = Filtern und sortieren
filter-which = Welche Spaces
which-all = Alle Spaces
which-mine = Von dir
which-others = Von Kollegen
which-only-here = Nur hier
which-shared = Geteilt
which-drafts = Mit Entwürfen
which-templates = Vorlagen
which-archived = Archiv
filter-theme = Thema
filter-theme-any = Jedes Thema
filter-author = Wer
filter-author-any = Alle
filter-sort = Reihenfolge
sort-updated = Zuletzt bearbeitet
sort-opened = Zuletzt geöffnet
sort-title = Nach Titel
sort-unopened = Am längsten nicht geöffnet
filter-clear = Wieder alles zeigen
filter-nothing = Hier ist gerade nichts. Zeig wieder alles oder wähle etwas anderes.
found-cover = Über diesen Space
found-more-places = { $count ->
    [one] und an 1 weiteren Stelle
   *[other] und an { $count } weiteren Stellen
 }
templates = Mit einer Vorlage beginnen
templates-plein = Von Plein
templates-mine = Von dir
templates-others = Von Kollegen
template = Vorlage
template-use = Damit anfangen
template-save = Als Vorlage speichern
template-saved = ‘{ $title }’ steht jetzt bei den Vorlagen. Teile sie, und Kollegen können auch damit anfangen.
template-open = Ansehen
duplicate = Duplizieren
archive = Ins Archiv
archive-back = Aus dem Archiv holen
archived = Archiv
archived-now = ‘{ $title }’ liegt im Archiv auf diesem Computer. Die Suche findet ihn weiterhin.
drafts-count = { $count ->
    [one] 1 Entwurf
   *[other] { $count } Entwürfe
 }
days-left = { $count ->
    [0] kann weg
    [one] noch 1 Tag
   *[other] noch { $count } Tage
 }
discard = Endgültig weg
discard-what = { $title } endgültig wegwerfen
discard-sure = Das lässt sich nicht rückgängig machen. Was auf dem Plein steht, bleibt dort.
discard-yes = Ja, wegwerfen
discard-no = Doch behalten
discard-old = { $count ->
    [one] 1 Space ist seit mehr als 30 Tagen weg.
   *[other] { $count } Spaces sind seit mehr als 30 Tagen weg.
 } Sie bleiben, bis du aufräumst; vorher wird eine Sicherung gemacht.
discard-old-do = Aufräumen
themes = Themen
theme-add = Thema hinzufügen
theme-hint = Thema
theme-remove-what = Thema { $theme } entfernen

## Wo deine Arbeit ist
where-is-it = Wo ist es?
whereabouts-only-here = nur hier
whereabouts-on-its-way = unterwegs
whereabouts-on-hub = auf dem Plein
whereabouts-newer = neuer auf dem Plein
whereabouts-only-here-means = Nur auf diesem Computer. Niemand sonst kann es sehen.
whereabouts-on-its-way-means = Unterwegs: Ein Teil ist noch nur auf diesem Computer und geht jetzt zum Plein.
whereabouts-on-its-way-offline = Wartet auf Verbindung: Ein Teil ist noch nur auf diesem Computer. Er geht von selbst mit, sobald das Plein erreichbar ist.
whereabouts-on-hub-means = Alles ist auf dem Plein. Das Plein hat bestätigt, dass es gespeichert ist.
whereabouts-newer-means = Auf dem Plein gibt es etwas Neueres. Es kommt gleich.
kept-only-here = Auf diesem Computer gespeichert · noch nicht geteilt
kept-on-its-way = Auf diesem Computer gespeichert · unterwegs zum Plein
kept-on-hub = Auf dem Plein
kept-newer = Auf dem Plein gibt es etwas Neueres
kept-refused = Auf diesem Computer gespeichert · das Plein nimmt es nicht an
kept-saving = Wird gespeichert…
kept-failed = Noch nicht gespeichert
kept-failed-means = Dies konnte nicht auf die Festplatte geschrieben werden. Plein versucht es weiter. Lass dieses Fenster offen.
retry-now = Jetzt versuchen

## Einstellungen
settings = Einstellungen
settings-of = Einstellungen von { $name }
your-name-help = So sehen andere, wer etwas geschrieben hat.
language = Sprache
theme = Aussehen
theme-light = Hell
theme-dark = Dunkel
as-system = Wie der Computer
about = Plein { $version }. Deine Bibliothek liegt in { $home }

## Das Plein der Organisation
hub-title = Das Plein deiner Organisation
hub-none = Noch nicht verbunden
hub-none-means = Du bist noch nicht verbunden. Alles ist nur auf diesem Computer.
hub-connected = Verbunden mit { $hub }
hub-offline = { $hub } ist nicht erreichbar
hub-signed-out = Bei { $hub } anmelden
hub-you-are = Du bist auf { $hub } als { $name }.
hub-manage = Verwalten
hub-connect = Mit einem Plein verbinden
hub-joined = Du bist jetzt auf { $hub }.
hub-as = Du bist
hub-where = Adresse
hub-last-sync = Verbindung
hub-connected-now = verbunden
hub-offline-now = gerade nicht erreichbar; deine Arbeit geht von selbst mit, sobald es geht
hub-token = Dein Schlüssel
hub-token-keychain = liegt im Schlüsselbund dieses Computers
hub-token-file = liegt in einer Datei, die nur du lesen kannst, denn dieser Computer hat keinen Schlüsselbund
hub-leave = Dieses Plein verlassen
hub-leave-means = Alles, was du hast, bleibt auf diesem Computer. Du kannst später zurückkommen.
hub-leave-do = Abmelden…
hub-leave-sure = Was noch nicht auf dem Plein ist, bleibt nur hier. Bist du sicher?
hub-leave-yes = Ja, abmelden
join-how = Hast du eine Einladung bekommen? Füge sie hier ein. Namen und Passwort brauchst du nur einmal.
join-invitation = Einladung
join-invitation-help = Der ganze Link, so wie du ihn bekommen hast. Er gilt einmal.
join = Verbinden
join-busy = Wird verbunden…
password-help = Mindestens { $count } Zeichen. Am besten ein Satz, den du dir merkst.
sign-in = Anmelden
sign-in-why = { $hub } kennt diesen Computer nicht mehr. Was du geschrieben hast, ist hier sicher und geht mit, sobald du angemeldet bist.
invite = Jemanden einladen
invite-how = Erstelle einen Link und gib ihn einer Person.
invite-teams = Gleich in diesen Teams
invite-make = Einladung erstellen
invite-link = Einladung
invite-link-help = Gilt einmal, sieben Tage lang. Schicke sie nur der Person, für die sie ist.
teams = Teams
team-empty = noch niemand
team-new = Neues Team
team-make = Team erstellen
team-add = Jemanden dazu…
team-add-to = Jemanden zu { $name } hinzufügen
devices = Wo du angemeldet bist
device-browser = Ein Browser
device-computer = Ein Computer
device-this = dieser Computer
device-unseen = noch nicht gesehen
device-seen = zuletzt gesehen { $when }
device-sign-out = Abmelden
device-sign-out-what = { $name } abmelden
device-signed-out = { $name } ist abgemeldet.
devices-means = Einen Computer verloren? Melde ihn ab: Er bekommt nichts mehr, und was darauf ist, bleibt dort.

## Teilen
share = Teilen
share-with = Mit wem teilst du?
share-with-more = Auch teilen mit
share-all = Alle bei { $hub }
share-person = Mit einer Person
share-person-name = Name
share-person-do = Teilen
person-unknown = eine Person
share-they-may = Sie dürfen
may-read = lesen
may-write = mitschreiben
may-all = alles
share-means = Teilen nimmt nichts aus deiner Bibliothek. Du kannst jederzeit damit aufhören.
share-not-yours = Nur wer diesen Space angelegt hat, bestimmt, mit wem er geteilt wird.
shared-with = Geteilt mit
team-unknown = ein Team
unshare = Nicht mehr teilen
unshare-what = Nicht mehr mit { $name } teilen

## Einlesen
import = Einlesen
import-how = Wähle einen Ordner oder eine Datei mit Markdown oder eine Space-Datei (.space) von jemandem aus dem Team. Aus Markdown macht Plein einen Space: Überschriften werden Kapitel, Bilder kommen mit.
import-here-how = Wähle einen Ordner oder eine Datei mit Markdown. Überschriften werden Kapitel, Bilder kommen mit.
import-folder = Ordner wählen…
import-file = Datei wählen…
import-texts = { $total ->
    [0] Nachsehen, was da ist…
    [one] Text wird gelesen…
   *[other] Text { $done } von { $total } wird gelesen…
 }
import-pictures = { $total ->
    [0] Bilder kommen mit…
    [one] Bild kommt mit…
   *[other] Bild { $done } von { $total } kommt mit…
 }
import-look = Ansehen
import-now = Einlesen
import-done = Eingelesen: { $chapters ->
    [one] 1 Kapitel
   *[other] { $chapters } Kapitel
 }, { $pictures ->
    [0] keine Bilder
    [one] 1 Bild
   *[other] { $pictures } Bilder
 }.
import-notes = { $count ->
    [one] 1 Sache hat Plein nicht verstanden
   *[other] { $count } Dinge hat Plein nicht verstanden
 }
import-notes-kept = Deine eigenen Dateien sind unverändert.
import-other = Dies wurde anders übernommen, als es dastand.
import-where = { $file }, Zeile { $line }
import-where-file = { $file }
import-not-text = Ab hier ist dies kein lesbarer Text (UTF-8); die Datei wurde ausgelassen.
import-too-long = Diese Datei ist zu lang und wurde ausgelassen.
import-unreadable = Diese Datei lässt sich nicht lesen und wurde ausgelassen.
import-empty = In dieser Datei steht nichts.
import-picture-missing = Das Bild { $to } ist nicht da. An seiner Stelle steht die Beschreibung.
import-picture-outside = Das Bild { $to } liegt außerhalb des Ordners und kam nicht mit. An seiner Stelle steht die Beschreibung.
import-picture-unusable = Das Bild { $to } lässt sich nicht verwenden ({ $reason }). An seiner Stelle steht die Beschreibung.
import-picture-remote = Das Bild { $to } liegt im Internet und wurde nicht geholt. Es ist jetzt ein Link.
import-picture-moved = Ein Bild stand in einer Tabelle und steht jetzt darunter.
import-link-local = Der Link zu { $to } kam nicht mit, sein Text schon.
import-link-refused = Den Link zu { $to } öffnet Plein nicht. Sein Text ist geblieben.
import-link-title = Der Text, der bei einem Link erschien, wurde weggelassen: { $title }
import-link-in-title = In einem Titel steht kein Link. Der Link zu { $to } wurde weggelassen.
import-html = HTML wurde als Code behalten.
import-html-tag = Das HTML-Element { $tag } wurde weggelassen, der Text darin nicht.
import-html-comment = Ein Kommentar, den niemand sah, wurde weggelassen.
import-math = Eine Formel wurde als Code behalten.
import-footnote = Fußnote { $label } steht jetzt im Text.
import-definition-list = Eine Begriffsliste wurde normaler Text.
import-code-language = Die Sprache eines Codestücks wurde weggelassen: { $language }
import-heading-flattened = Eine Überschrift in einer Liste oder einem Zitat wurde normaler Text.
import-quote-flattened = Eine Liste, Tabelle oder ein Codestück aus einem Zitat steht jetzt außerhalb.
import-too-deep = Eine Liste war tiefer, als Plein zeigen kann, und wurde flacher.
import-table-alignment = Die Ausrichtung der Spalten wurde weggelassen.
import-table-row = Eine Zeile hatte mehr Zellen als die Tabelle Spalten. Der Rest steht unter der Tabelle.
import-table-too-large = Eine Tabelle mit sehr vielen Zellen wurde als Code behalten.
import-more = Zu dieser Datei gibt es noch mehr zu sagen: { $count } Mal.
import-front-matter-unknown = Für { $key } hat Plein keinen Platz: { $value }
import-front-matter-unread = Diese Zeile am Anfang wurde nicht verstanden: { $value }
import-open = Space öffnen

## Tastenkürzel
keys = Tastenkürzel
keys-menu = Tastenkürzel
keys-text = Text
keys-blocks = Blöcke
keys-space = Der Space
keys-insert = Etwas einfügen
keys-plain = Einfacher Text
keys-heading = Überschrift 1 bis 3
keys-bullets = Liste
keys-numbers = Nummerierte Liste
keys-tasks = Aufgabenliste
keys-quote = Zitat
keys-choose = Block auswählen
keys-move = Block verschieben
keys-indent = Einrücken
keys-replace = Ersetzen

## Präsentieren
present-menu = Präsentieren
present = Präsentation
present-slide = { $at } von { $count }: { $title }
present-at = { $at } / { $count }
present-next = Weiter
present-back = Zurück
present-notes = Notizen
present-notes-none = Hier keine Notizen.
present-notes-hide = Notizen ausblenden
present-notes-show = Notizen zeigen
present-coming = Gleich: { $title }
present-end = Ende
present-stop = Präsentation beenden
present-keys = Pfeile oder Leertaste: weiter und zurück. N: Notizen. Esc: beenden.

## Ein Space als Datei
export = Exportieren
export-as = Als
export-package = Space-Datei (.space)
export-package-help = Alles, um anderswo damit weiterzumachen: auch Entwürfe. Wer die Datei bekommt, liest sie in Plein ein; was ihr beide geändert habt, kommt zusammen.
export-markdown = Markdown mit Bildern (.zip)
export-markdown-help = Für andere Programme: was Lesende sehen, ohne Entwürfe und Notizen.
export-holds = { $chapters ->
    [one] 1 Kapitel
   *[other] { $chapters } Kapitel
 }, { $media ->
    [0] keine Bilder oder Dateien
    [one] 1 Bild oder Datei ({ $size })
   *[other] { $media } Bilder und Dateien ({ $size })
 }.
export-drafts = { $count ->
    [one] Ein Kapitel ist ein Entwurf und geht mit.
   *[other] { $count } Kapitel sind Entwürfe und gehen mit.
 }
export-staying = { $count ->
    [one] Ein Bild bleibt hier: Es ist das Original eines abgedeckten Bildes.
   *[other] { $count } Bilder bleiben hier: Es sind die Originale abgedeckter Bilder.
 }
export-missing = { $count ->
    [one] Ein Bild oder eine Datei ist noch nicht auf diesem Computer und geht nicht mit.
   *[other] { $count } Bilder und Dateien sind noch nicht auf diesem Computer und gehen nicht mit.
 }
export-save = Sichern…
export-saved = Gesichert: { $path }
export-packing = { $total ->
    [0] Einpacken…
   *[other] { $done } von { $total } einpacken…
 }
package-choose = Space-Datei wählen…
package-from = Von { $names }
package-holds = { $chapters ->
    [one] 1 Kapitel
   *[other] { $chapters } Kapitel
 }, { $media ->
    [0] keine Bilder oder Dateien
    [one] 1 Bild oder Datei
   *[other] { $media } Bilder und Dateien
 }
package-here-no = Dieser Space ist noch nicht auf diesem Computer.
package-here-yes = Dieser Space ist schon auf diesem Computer. Zusammenführen fügt hinzu, was dir fehlte; es geht nichts verloren.
package-here-removed = Dieser Space liegt in deinem Papierkorb. Einlesen holt ihn zurück und fügt hinzu, was dir fehlte.
package-here-read-only = Diesen Space darfst du hier nur lesen. Du kannst aber einen neuen eigenen Space daraus machen.
package-merge = Zusammenführen
package-take-new = Als neuer Space
package-arrived-new = Eingelesen. Der Space ist jetzt auf diesem Computer.
package-arrived-merged = Zusammengeführt. Alles, was hier stand, steht noch hier.
package-arrived-known = Du hattest schon alles. Es ist nichts geändert.
package-came = „{ $title }“ wurde eingelesen.
package-unpacking = { $total ->
    [0] Nachsehen, was drin ist…
   *[other] { $done } von { $total } auspacken…
 }
path = Wo liegt es?
path-help = Der volle Pfad auf diesem Computer, zum Beispiel /home/anna/notizen

## Ordner beobachten
folders = Ordner beobachten
folders-how = Lege ein Foto oder eine Markdown-Datei in so einen Ordner, und es liegt hier zum Platzieren bereit. Nimmst du etwas aus dem Ordner, bleibt es hier einfach stehen.
folder-add = Ordner wählen…
folder-path = Welcher Ordner?
folder-watch = Beobachten
folder-away = gerade nicht erreichbar; es geht nichts verloren
folder-stop = Nicht mehr beobachten
folder-stop-what = { $path } nicht mehr beobachten

## Schreiben
back = Spaces
write-more = Mehr zu diesem Space
cover-choose = Foto für den Umschlag wählen
cover-change = Anderen Umschlag wählen
cover-photo = Foto wählen…
cover-paving = Zurück zum Pflaster
title = Titel
title-hint = Gib deinem Space einen Titel
summary = Zusammenfassung
summary-hint = Worum geht es, in einem Satz?
about-space = Über diesen Space
chapters = Kapitel
chapter-add = Kapitel
chapter-title = Titel des Kapitels
chapter-title-hint = Titel dieses Kapitels
chapter-untitled = Kapitel ohne Namen
chapter-more = Mehr zum Kapitel { $title }
chapter-rename = Umbenennen
chapter-up = Nach oben
chapter-down = Nach unten
chapter-moved = { $title } steht jetzt an Stelle { $at } von { $count }.
# Spoken: who else is in the Space at this moment, and in which chapter.
company-came = { $names } schreibt jetzt auch in diesem Space.
company-here = hier: { $names }
chapter-removed = „{ $title }“ wurde entfernt.
chapter-drag = Ziehen zum Verschieben, klicken für mehr
chapter-unplaced = Jemand hat dieses Kapitel entfernt, während noch darin geschrieben wurde.
chapter-unplaced-by = { $name } hat dieses Kapitel entfernt, während noch darin geschrieben wurde.
chapter-unplaced-short = entfernt, aber bearbeitet
chapter-none = Jeder Space beginnt mit einem Kapitel.
undone-elsewhere = Rückgängig gemacht in „{ $title }“.
folders-menu = Ordner beobachten…
import-here = Markdown hinzufügen…
not-yours = Du darfst diesen Space lesen, nicht darin schreiben.

## Einfügen
insert = Einfügen
insert-hint = Schreibe weiter oder zieh Fotos und Dateien hierher
insert-photo = Foto
insert-video = Video
insert-file = Datei
insert-table = Tabelle
insert-heading = Überschrift
insert-list = Liste
insert-tasks = Aufgabenliste
insert-quote = Zitat
insert-divider = Linie
insert-photo-also = Bild, Abbildung
insert-video-also = Film, Clip, YouTube, Vimeo
insert-file-also = Anhang, Dokument, PDF, Download
insert-table-also = Raster, Zeilen, Spalten
insert-heading-also = Titel, Überschrift
insert-subheading-also = Überschrift, Untertitel
insert-list-also = Aufzählung, Punkte
insert-numbers-also = Schritte, Reihenfolge, Nummern
insert-tasks-also = Checkliste, zu tun, Aufgabe
insert-quote-also = Ausspruch, Zitat
insert-code-also = Programm, Befehl
insert-divider-also = Strich, Trenner
slash-found = { $count ->
    [0] Nichts gefunden
    [one] 1 Möglichkeit. Enter nimmt sie, Escape beendet.
   *[other] { $count } Möglichkeiten. Pfeil auf und ab, Enter nimmt eine, Escape beendet.
 }
drop-here = Loslassen zum Einfügen
adding-media = { $total ->
    [one] Datei wird hinzugefügt…
   *[other] { $done } von { $total } wird hinzugefügt…
 }
video-link = Link zum Video
video-link-help = Füge einen Link von YouTube oder Vimeo ein. Das Video spielt erst, wenn jemand darauf klickt.
video-insert = Video einfügen
video-unknown = Das ist kein Link von YouTube oder Vimeo.
tray = Aus deinem Ordner
tray-count = { $count ->
    [one] 1 neu aus deinem Ordner
   *[other] { $count } neu aus deinem Ordner
 }
tray-place = Platzieren
tray-place-what = { $name } ans Ende dieses Kapitels setzen
tray-place-chapters-what = { $name } als Kapitel am Ende einfügen
tray-place-all = Alles platzieren
tray-dismiss-what = { $name } weglegen
tray-placed = „{ $name }“ steht am Ende dieses Kapitels.
tray-placed-chapters = „{ $name }“ steht jetzt als Kapitel am Ende.

## Formatieren
toolbar = Format
bold = Fett
italic = Kursiv
code = Code
link = Link
kind = Art des Textes
kind-mixed = Gemischt
kind-paragraph = Normaler Text
kind-heading1 = Überschrift
kind-heading2 = Zwischenüberschrift
kind-heading3 = Kleine Überschrift
kind-bullet = Liste mit Punkten
kind-number = Nummerierte Liste
kind-task = Aufgabenliste
kind-quote = Zitat
kind-code = Code
kind-tip = Tipp
kind-careful = Achtung
kind-remember = Merken
kind-reveal = Erst nachdenken
kind-note = Notiz für dich
kind-formula = Formel
note-label = Nur für dich, wenn du präsentierst
reveal-hint = Darunter kommt, was verborgen bleibt, bis man es öffnet: Enter, oder Tab in einem Block.
reveal-in = Unter ‘Erst nachdenken’ verbergen
reveal-out = Aus ‘Erst nachdenken’ herausholen
formula-empty = Formel
formula-bad = Diese Formel ist noch nicht fertig, oder Plein kennt ein Zeichen nicht.
insert-formula-also = Mathematik, Gleichung, LaTeX, TeX
insert-tip-also = Rat, Hinweis, Kasten
insert-careful-also = Warnung, Gefahr, Vorsicht, Kasten
insert-remember-also = wichtig, Kern, Kasten
insert-reveal-also = verbergen, Antwort, aufklappen
insert-note-also = Sprecher, Vortrag, Spickzettel
kind-question = Frage
kind-assignment = Aufgabe
kind-option = Antwort
question-form = Art der Frage
question-single = Eine Antwort ist richtig
question-multiple = Mehrere Antworten sind richtig
question-order = In die Reihenfolge bringen
question-match = Zuordnen
question-open = Nachdenken und schreiben
question-spot = Auf einem Bild zeigen
question-answer = Erklärung danach
question-model = Was würdest du antworten? Man sieht es danach.
question-after = Erklärung, die man danach sieht
question-feedback = Was sagst du denen, die dies wählen?
question-picture = Bild wählen
question-other-picture = Anderes Bild
question-point = Zeigen
option-add = Antwort
option-hint = Antwort
option-left = Dies…
option-other-half-hint = …gehört zu diesem
option-right = Antwort { $number } ist richtig
option-text = Antwort { $number }
option-other-half = Was zu Antwort { $number } gehört
option-feedback = Reaktion auf Antwort { $number }
option-remove = Antwort { $number } entfernen
option-drag = Ziehen zum Verschieben, oder Alt+↑ und Alt+↓
spot-at = Stelle { $number }: { $x }% von links, { $y }% von oben, { $width }% breit, { $height }% hoch. Pfeile verschieben, mit Umschalt machen sie größer oder kleiner.
assignment-answer = Geantwortet wird mit
assignment-text = einem Text
assignment-photo = einem Foto
assignment-both = Text und Foto
insert-question-also = Quiz, Test, Mehrfachauswahl, Übung, Wissen, Reihenfolge, Reflexion, Hotspot
insert-assignment-also = Auftrag, Hausaufgabe, abgeben, Übung
link-title = Link
link-address = Adresse
link-address-help = Zum Beispiel www.beispiel.de oder eine E-Mail-Adresse
link-set = Link setzen
link-remove = Link entfernen
link-strange = Das ist keine Adresse, die Plein öffnen kann.
row-after = Zeile darunter
row-remove = Zeile entfernen
column-after = Spalte danach
column-remove = Spalte entfernen
header-toggle = Kopfzeile an oder aus
kind-block = Block
block-more = { $name }: mehr, oder ziehen
block-drag = Ziehen zum Verschieben, klicken für mehr
block-turn = Umwandeln in
block-up = Nach oben
block-down = Nach unten
block-to-chapter = In Kapitel
block-duplicate = Duplizieren
blocks-count = { $count ->
    [one] 1 Block
   *[other] { $count } Blöcke
 }
blocks-chose = { $count ->
    [one] { $name } gewählt
   *[other] { $count } Blöcke gewählt
 }
blocks-moved = { $count ->
    [one] { $name } steht jetzt an Stelle { $at } von { $of }
   *[other] { $count } Blöcke, jetzt ab Stelle { $at } von { $of }
 }
blocks-duplicated = { $count ->
    [one] { $name } dupliziert
   *[other] { $count } Blöcke dupliziert
 }
blocks-removed = { $count ->
    [one] { $name } entfernt
   *[other] { $count } Blöcke entfernt
 }
blocks-turned = { $count ->
    [one] Jetzt: { $name }
   *[other] { $count } Blöcke, jetzt: { $name }
 }
blocks-to-chapter = { $count ->
    [one] Verschoben nach ‘{ $title }’
   *[other] { $count } Blöcke verschoben nach ‘{ $title }’
 }

## Im Text
surface = Text des Kapitels
placeholder = Fang an zu schreiben…
empty-heading = Überschrift
empty-item = Liste
empty-task = Aufgabe
empty-quote = Zitat
empty-code = Code
empty-tip = Was macht es leichter?
empty-careful = Was geht oft schief?
empty-remember = Was darf niemand vergessen?
empty-note = Was erzählst du dazu?
empty-reveal = Worüber denkt man zuerst nach?
empty-formula = TeX, zum Beispiel \frac{"{"}a{"}"}{"{"}b{"}"}
empty-question = Was fragst du?
empty-assignment = Was soll man tun?
caption-picture = Bildunterschrift
caption-video = Unterschrift zum Video
caption-file = Erläuterung
alt = Was ist zu sehen?
alt-help = Für alle, die das Foto nicht sehen können.
decorative = Nur Verzierung
alt-missing = Noch keine Beschreibung
describe = Beschreiben
picture-missing = Dieses Foto ist noch unterwegs zu diesem Computer
video-at = Video auf { $site }
video-title = Titel des Videos
play-video = Abspielen. Verbindet mit der Seite des Videos.
open-file = Öffnen
divider = Linie
table = Tabelle
task-done = Erledigt
unknown-kind = Dieser Block ({ $kind }) kommt aus einem neueren Plein. Er bleibt erhalten.
unplaced = Dies wurde entfernt, aber inzwischen hat jemand darin geschrieben.
unplaced-by = { $name } hat dies entfernt, aber inzwischen hat jemand darin geschrieben.
unplaced-writers = Geschrieben von { $names }.
unplaced-row = Diese Zeile wurde entfernt, aber inzwischen hat jemand darin geschrieben.
unplaced-row-by = { $name } hat diese Zeile entfernt, aber inzwischen hat jemand darin geschrieben.

## Lesen
reading = So liest es eine Kollegin
read-back-write = Weiterschreiben
read-failed = Dies konnte nicht gezeigt werden. Dein Text ist sicher.

## An einem Bild arbeiten
desk-title = An diesem Bild arbeiten
desk-mask-task = Abdecken
desk-crop-task = Zuschneiden
desk-mark-task = Zeigen
desk-picture = Das Bild
desk-done = Fertig
desk-burn = { $count ->
    [one] Abdecken
   *[other] { $count } Stellen abdecken
 }
desk-burning = Abdecken…
desk-burnt = Abgedeckt. Es ist jetzt fest im Bild.
desk-ask = Was du gezeichnet hast, ist noch nicht abgedeckt.
desk-throw = Wegwerfen
desk-go-on = Weiterzeichnen
desk-smaller = Verkleinern
desk-larger = Vergrößern
desk-shape = Form
desk-rectangle = Rechteck
desk-ellipse = Oval
desk-brush = Pinsel
desk-add = In die Mitte setzen
desk-fill = Abdecken mit
desk-black = Schwarz
desk-blur = Unscharf
desk-find-text = Text suchen
desk-take-all = Alle übernehmen
desk-remove = Wegnehmen
desk-removed = Weggenommen.
desk-taken = Übernommen.
desk-found = { $count ->
    [0] Plein hat keinen Text gesehen. Schau auch selbst genau hin: es sieht nicht alles.
    [one] Plein sieht 1 Stelle, die nach Text aussieht. Klicke darauf, um sie zu übernehmen. Schau auch selbst genau hin: es sieht nicht alles.
   *[other] Plein sieht { $count } Stellen, die nach Text aussehen. Klicke darauf, um sie zu übernehmen. Schau auch selbst genau hin: es sieht nicht alles.
 }
desk-mask-means = Ziehe über das, was niemand sehen darf. Was du abdeckst, verschwindet wirklich aus dem Bild: andere bekommen es nie und können es nicht zurückholen.
desk-mask = { $shape } { $at }
desk-offered = Vielleicht Text, Stelle { $at }
desk-keys = Pfeiltasten verschieben, Umschalt mit Pfeiltasten vergrößert oder verkleinert, Entf nimmt weg.
desk-offer-keys = Enter übernimmt diese Stelle, Entf überspringt sie.
desk-original = Original
desk-original-means = Ohne Abdeckung. Nur auf diesem Computer.
desk-original-show = Original zurücksetzen
desk-original-drop = Original endgültig wegwerfen
desk-original-back = Das Original ist wieder da.
desk-original-gone = Das Original ist weg.
desk-ratio = Seitenverhältnis
desk-free = Frei
desk-square = Quadrat
desk-four = 4 : 3
desk-wide = 16 : 9
desk-left = Nach links drehen
desk-right = Nach rechts drehen
desk-turned = Jetzt um { $degrees } Grad gedreht.
desk-whole = Ganzes Bild
desk-frame = Rahmen, { $width } % breit und { $height } % hoch
desk-crop-means = Was außerhalb des Rahmens liegt, ist nicht zu sehen, bleibt aber in der Datei. Wirklich entfernen geht mit Abdecken.
desk-crop-keys = Pfeiltasten verschieben den Rahmen, Umschalt mit Pfeiltasten vergrößert oder verkleinert ihn.
desk-arrow = Pfeil
desk-circle = Kreis
desk-box = Rahmen
desk-number = Nummer
desk-label = Text
desk-words = Text dazu
desk-colour = Farbe
desk-red = Rot
desk-yellow = Gelb
desk-blue = Blau
desk-white = Weiß
desk-black-colour = Schwarz
desk-mark = { $shape }, { $colour }. { $words }
desk-mark-means = Ziehe über das Bild, um etwas zu zeigen. Du kannst es später jederzeit ändern.
picture-work = Bearbeiten

picture-beside = Wie steht dieses Bild beim vorigen?
picture-under = Untereinander
picture-row = Nebeneinander
picture-compare = Vorher und nachher
picture-before = Vorher
picture-after = Nachher

## Schauen vor dem Teilen
check-title = Ist hier ein Patient zu sehen?
check-why = Achte auf Gesichter, Namen, Nummern und Daten, auch klein in einer Ecke. Bis du es sagst, gehen diese Bilder nicht auf den Platz. Plein fragt einmal.
check-cover = Titelbild
check-film = Film
check-no-patient = Kein Patient zu sehen
check-no-patient-film = Kein Patient im Film zu sehen
check-leave-out = Weglassen
check-none-of = Auf keinem dieser { $count } ist ein Patient zu sehen
check-look-closely = Bild { $at } von { $of } genau ansehen: { $where }
check-waits = { $count ->
    [one] 1 Bild wartet auf deinen Blick
   *[other] { $count } Bilder warten auf deinen Blick
 }
check-waits-means = Der Text ist geteilt. Ein neues Bild geht erst mit, wenn du sagst, dass darauf kein Patient zu sehen ist.
check-new = { $count ->
    [one] Dieser Space ist geteilt. Das neue Bild geht mit, sobald du sagst, dass darauf kein Patient zu sehen ist.
   *[other] Dieser Space ist geteilt. Die neuen Bilder gehen mit, sobald du sagst, dass darauf kein Patient zu sehen ist.
 }
check-now = Jetzt ansehen
check-panel = Bilder ansehen
check-all-done = Alles ist angesehen.
desk-was-out = Dieses Bild war schon ohne Abdeckung auf dem Platz. Wer es damals sah, hat es vielleicht noch.
desk-elsewhere = { $count ->
    [one] Das Bild ohne Abdeckung steht noch in 1 anderen Space.
   *[other] Das Bild ohne Abdeckung steht noch in { $count } anderen Spaces.
 }
missing-count = { $count ->
    [one] Noch 1 Ding zum Anschauen
   *[other] Noch { $count } Dinge zum Anschauen
 }
missing-means = Teilen geht auch so. Das macht es besser für alle, die es lesen.
missing-title = Der Space hat noch keinen Titel
missing-alt = Ein Bild hat noch keine Beschreibung
missing-empty = Das Kapitel ‘{ $words }’ ist noch leer
missing-draft = Das Kapitel ‘{ $words }’ ist noch ein Entwurf: Lesende sehen es nicht
missing-heading = Die Überschrift ‘{ $words }’ überspringt eine Ebene
missing-link = Der Link ‘{ $words }’ sagt nicht, wohin er führt
missing-transcript = Zu ‘{ $words }’ steht noch nicht, was gesagt wird

cover-focus = Was bleibt immer im Blick?
cover-focus-menu = Was im Blick bleibt…
cover-focus-means = Ein Titelbild wird manchmal schmal oder niedrig zugeschnitten. Setze den Ring auf das, was immer zu sehen sein soll.
cover-whole = Das ganze Titelbild
cover-point = Mittelpunkt, { $x } % von links und { $y } % von oben
cover-point-keys = Pfeiltasten verschieben den Mittelpunkt.

# History, trash, drafts, two versions
history = Verlauf
history-of = Verlauf von „{ $title }“
history-close = Weiterschreiben
history-by = von { $names }
history-by-you = von dir
history-by-unknown = von jemandem ohne Namen
history-about-space = Titel und Vorderseite
history-about-more = { $count ->
    [one] { $title } und ein weiteres Kapitel
   *[other] { $title } und { $count } weitere Kapitel
}
history-brought-back = zurückgeholt
history-older = Weiter zurück
history-compare = Verglichen mit
history-then = Was sich damals änderte
history-now = Unterschied zu jetzt
history-explain = Unterstrichenes kommt wieder, wenn du dies zurückholst; Durchgestrichenes verschwindet. Was andere inzwischen schreiben, bleibt. Auch das Zurückholen steht im Verlauf.
history-back-whole = Alles zurückholen
history-back-chapter = Dieses Kapitel zurückholen
history-away-chapter = Dieses Kapitel gab es damals nicht: entfernen
history-back-block = Dies zurückholen
history-is-back = Zurückgeholt von { $at }.
history-as-now = Das ist genau wie jetzt.
history-same = Hier änderte sich nichts Sichtbares.
history-head-set = Titelbild, Themen oder Sprache änderten sich auch.
history-came = hinzugefügt: 
history-went = entfernt: 
history-marked = andere Formatierung
history-changed = Geändert
history-added = Hinzugefügt
history-removed = Entfernt
history-moved = Verschoben
history-moved-from = Verschoben aus „{ $title }“
history-moved-to = Verschoben nach „{ $title }“
history-turned = wurde eine andere Art Block
history-set = eine Einstellung oder etwas darin
trash = Papierkorb
trash-keep = Was du entfernst, bleibt 30 Tage hier. Danach steht es noch im Verlauf.
trash-picture = Bild oder Datei
trash-chapter = { $count ->
    [one] Kapitel mit einem Block
   *[other] Kapitel mit { $count } Blöcken
}
trash-block = aus „{ $title }“
trash-by = { $at }, von { $name }
trash-is-back = „{ $title }“ ist wieder da.
draft = Entwurf
draft-explain = Dieses Kapitel ist ein Entwurf: Wer liest, sieht es noch nicht.
draft-make = Zum Entwurf machen
draft-ready = Bereit für Leser
draft-made = „{ $title }“ ist jetzt ein Entwurf: Leser sehen es nicht.
draft-made-ready = „{ $title }“ ist bereit: Leser sehen es.
overlap = Zwei Fassungen
overlap-choose = wählen
overlap-by = { $names } schrieb hier gleichzeitig
overlap-somebody = Jemand anderes
overlap-explain = { $names } und du habt unabhängig voneinander dieselben Wörter geändert. Nichts ist weg: Jetzt stehen beide da. Wähle, was bleibt.
overlap-both = Wie es jetzt dasteht
overlap-mine = Deine
overlap-theirs = Von { $names }
overlap-take-both = So lassen
overlap-take-mine = Meine Fassung
overlap-take-theirs = Die andere Fassung
overlap-nothing = (entfernt)

## Ton, Film, Dateien und Links
media-missing = Das ist noch unterwegs zu diesem Computer, oder dieser Computer kann es nicht abspielen
transcript = Was gesagt wird
transcript-help = Für alle, die es nicht hören können, und damit man es findet.
caption-link = Warum lohnt sich das?
link-card-title = Titel der Seite
link-card-description = Was steht dort?
link-look = Abrufen. Verbindet einmal mit dieser Website.
insert-link-card = Linkkarte
insert-link-card-also = Link, Website, Karte, Lesezeichen, URL

## Schreibhilfe
spelling-of = ‚{ $word }‘ kenne ich nicht
spelling-looking = Moment…
spelling-nothing = Keine Vorschläge
spelling-learn = Zu meinen Wörtern
space-language = Sprache dieses Space
find-in-space = In diesem Space suchen
find-words = In diesem Space suchen
find-none = Nichts gefunden
find-count = { $count ->
    [one] 1 Mal
   *[other] { $count }{ $more ->
        [yes] +
       *[no] {""}
    } Mal
  }{ $chapters ->
    [one] {""}
   *[other] , in { $chapters } Kapiteln
  }
find-at = { $at } von { $count }
find-previous = Vorige
find-next = Nächste
find-replaced = { $count ->
    [one] Einmal ersetzt
   *[other] { $count } Mal ersetzt
  }
replace-by = Ersetzen durch
replace-one = Ersetzen
replace-all = Alle
overview = Überblick über dieses Kapitel
outline = Überschriften
outline-empty = Hier stehen die Überschriften dieses Kapitels.
words-count = { $count ->
    [one] 1 Wort
   *[other] { $count } Wörter
  }
reading-time = { $minutes } Min. Lesezeit
words-in-space = Ganzer Space: { $count } Wörter, { $minutes } Min. Lesezeit
focus-mode = Nur der Text
pictures-left-out = { $count ->
    [one] Ein Bild lag woanders und kam nicht mit. Zieh es selbst hierher.
   *[other] { $count } Bilder lagen woanders und kamen nicht mit. Zieh sie selbst hierher.
  }
