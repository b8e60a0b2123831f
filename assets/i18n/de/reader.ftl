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
