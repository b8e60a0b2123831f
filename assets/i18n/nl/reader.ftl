# What the reader page says itself. Keys: crates/plein-publish/src/words.rs
reader-untitled-space = Space zonder titel
reader-untitled-chapter = Hoofdstuk zonder titel
reader-skip = Naar de tekst
reader-contents = Hoofdstukken
reader-chapters = { $count ->
    [one] { $count } hoofdstuk
   *[other] { $count } hoofdstukken
}
reader-minutes = { $count ->
    [one] { $count } minuut lezen
   *[other] { $count } minuten lezen
}
reader-authors = Geschreven door
reader-empty = Hier is nog niets geschreven.
reader-task-open = nog te doen:
reader-task-done = gedaan:
reader-table = Tabel
reader-code = Code
reader-picture-undescribed = Foto zonder beschrijving
reader-picture-missing = Deze foto is nog onderweg.
reader-file-missing = Dit bestand is nog onderweg.
reader-untitled-video = Video
reader-video-note = { $site }, speelt pas af als je klikt
reader-video-start = vanaf { $time }
reader-new-window = opent in een nieuw venster
reader-untitled-file = Bestand zonder naam
reader-unknown-block = Dit onderdeel is met een nieuwere Plein gemaakt en is hier nog niet te zien.
reader-unknown-embed = nieuwer onderdeel
reader-unplaced = Weggehaald door { $name }, terwijl een ander hierin schreef.
reader-unplaced-by-someone = Weggehaald, terwijl een ander hierin schreef.
reader-unplaced-chapter = Dit hoofdstuk is weggehaald door { $name }, terwijl een ander erin schreef.
reader-unplaced-chapter-by-someone = Dit hoofdstuk is weggehaald, terwijl een ander erin schreef.
