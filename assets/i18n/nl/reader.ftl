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
reader-tip = Tip
reader-careful = Let op
reader-remember = Onthoud
reader-reveal-empty = Denk eerst zelf na
reader-formula = Formule
reader-picture-marks = Aangewezen in de foto
reader-before = Voor
reader-after = Na
reader-compare = Schuif tussen voor en na
reader-transcript = Wat er gezegd wordt
reader-untitled-audio = Geluid
reader-elsewhere-note = gaat naar een andere site
reader-question = Vraag
reader-many-right = Er kan meer dan één antwoord goed zijn.
reader-put-in-order = Zet op de goede volgorde.
reader-match-up = Zoek bij elkaar wat bij elkaar hoort.
reader-point-out = Wijs de plek aan in de foto.
reader-own-words = Jouw antwoord, alleen voor jezelf
reader-choose = Kies…
reader-check = Kijk na
reader-show-answer = Bekijk het antwoord
reader-right-answer = goed
reader-all-right = Goed zo.
reader-not-yet = Nog niet. Kijk er nog eens naar, of bekijk het antwoord.
reader-nothing-chosen = Kies eerst een antwoord.
reader-assignment = Opdracht
reader-hand-in-text = Schrijf je antwoord op.
reader-hand-in-photo = Maak een foto.
reader-hand-in-both = Schrijf je antwoord op en maak er een foto bij.
reader-hand-in-where = Bespreek het met wie je begeleidt.
reader-spot = Plek { $number }
reader-up = Omhoog: { $option }
reader-down = Omlaag: { $option }
