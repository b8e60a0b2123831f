# What the reader page says itself. Keys: crates/plein-publish/src/words.rs
reader-untitled-space = Space ohne Titel
reader-untitled-chapter = Kapitel ohne Titel
reader-skip = Zum Text springen
reader-contents = Kapitel
reader-chapters = { $count ->
    [one] { $count } Kapitel
   *[other] { $count } Kapitel
}
reader-minutes = { $count ->
    [one] { $count } Minute Lesezeit
   *[other] { $count } Minuten Lesezeit
}
reader-authors = Geschrieben von
reader-empty = Hier ist noch nichts geschrieben.
reader-task-open = noch zu tun:
reader-task-done = erledigt:
reader-table = Tabelle
reader-code = Code
reader-picture-undescribed = Foto ohne Beschreibung
reader-picture-missing = Dieses Foto ist noch unterwegs.
reader-file-missing = Diese Datei ist noch unterwegs.
reader-untitled-video = Video
reader-video-note = { $site }, wird erst nach einem Klick abgespielt
reader-video-start = ab { $time }
reader-new-window = öffnet sich in einem neuen Fenster
reader-untitled-file = Datei ohne Namen
reader-unknown-block = Dieser Teil wurde mit einem neueren Plein erstellt und kann hier noch nicht gezeigt werden.
reader-unknown-embed = neuerer Teil
reader-unplaced = Von { $name } entfernt, während jemand anderes darin schrieb.
reader-unplaced-by-someone = Entfernt, während jemand anderes darin schrieb.
reader-unplaced-chapter = Dieses Kapitel wurde von { $name } entfernt, während jemand anderes darin schrieb.
reader-unplaced-chapter-by-someone = Dieses Kapitel wurde entfernt, während jemand anderes darin schrieb.
reader-tip = Tipp
reader-careful = Achtung
reader-remember = Merken
reader-reveal-empty = Erst selbst überlegen
reader-formula = Formel
reader-picture-marks = Im Foto gezeigt
reader-before = Vorher
reader-after = Nachher
reader-compare = Zwischen vorher und nachher schieben
reader-transcript = Was gesagt wird
reader-untitled-audio = Ton
reader-elsewhere-note = führt zu einer anderen Website
reader-question = Frage
reader-many-right = Mehr als eine Antwort kann richtig sein.
reader-put-in-order = Bring das in die richtige Reihenfolge.
reader-match-up = Finde, was zusammengehört.
reader-point-out = Zeig die Stelle im Foto.
reader-own-words = Deine Antwort, nur für dich
reader-choose = Wählen…
reader-check = Prüfen
reader-show-answer = Antwort ansehen
reader-right-answer = richtig
reader-all-right = Richtig.
reader-not-yet = Noch nicht. Schau noch einmal hin, oder sieh dir die Antwort an.
reader-nothing-chosen = Wähle zuerst eine Antwort.
reader-assignment = Aufgabe
reader-hand-in-text = Schreib deine Antwort auf.
reader-hand-in-photo = Mach ein Foto.
reader-hand-in-both = Schreib deine Antwort auf und mach ein Foto dazu.
reader-hand-in-where = Besprich es mit der Person, die dich begleitet.
reader-spot = Stelle { $number }
reader-up = Nach oben: { $option }
reader-down = Nach unten: { $option }
