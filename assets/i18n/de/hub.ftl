# Die eigenen Seiten des Platzes: beitreten, anmelden, die Liste. Code: crates/plein-hub/src/reader
hub-name = Dein Name
hub-password = Passwort
hub-to-start = Zum Anfang

hub-sign-in-title = Schön, dass du da bist
hub-sign-in-lead = Melde dich an und lies, was deine Kolleginnen und Kollegen geschrieben haben.
hub-sign-in-button = Anmelden
hub-sign-in-to-join = Ich habe eine Einladung
hub-sign-in-wrong = Dieser Name und dieses Passwort gehören nicht zusammen. Bitte sieh beide noch einmal nach.
hub-sign-out = Abmelden

hub-join-title = Du bist eingeladen
hub-join-lead = Wähle den Namen, unter dem man dich kennt, und ein Passwort. Arbeitest du mit Plein auf deinem eigenen Rechner? Dann füge die Einladung dort ein.
hub-join-invitation = Einladung
hub-join-invitation-note = Füge den ganzen Link ein. Er gilt einmal.
hub-join-password-note = Mindestens 10 Zeichen. Ein kurzer Satz lässt sich gut merken.
hub-join-button = Mitmachen
hub-join-to-sign-in = Ich mache schon mit
hub-join-invitation-wrong = Diese Einladung wurde schon benutzt oder ist abgelaufen. Bitte um eine neue bei der Person, die sie dir gab.
hub-join-name-taken = So heißt hier schon jemand. Wähle einen Namen, an dem man dich erkennt; die Einladung bleibt gültig.
hub-join-invalid = Ein Name hat 1 bis 80 Zeichen, ein Passwort mindestens 10.

hub-list-title = Spaces
hub-list-mine = Von dir
hub-list-others = Aus dem Kollegium
hub-list-count = { $count ->
    [one] { $count } Space
   *[other] { $count } Spaces
}
hub-list-empty-title = Noch nichts zu lesen
hub-list-empty = Sobald jemand einen Space mit dir teilt, steht er hier. Selbst schreibst du mit Plein auf deinem Rechner.

hub-video-back = Zurück zum Space

hub-problem-forbidden-title = Das ist nicht für dich da
hub-problem-forbidden = Diese Seite gibt es nicht, oder sie wurde nicht mit dir geteilt. Frag die Person, die dir den Link gab.
hub-problem-too-large-title = Zu groß
hub-problem-too-large = Das ist mehr, als der Platz auf einmal fassen kann. Nichts ist verloren.
hub-problem-busy-title = Einen Moment
hub-problem-busy = Das waren viele Versuche. Warte eine Minute und versuche es dann noch einmal.
hub-problem-invalid-title = Das ging nicht
hub-problem-invalid = Der Browser hat etwas geschickt, das hier nicht passt. Geh zurück und versuche es noch einmal.
hub-problem-damaged-title = Beschädigt
hub-problem-damaged = Diese Datei ist hier beschädigt. Sie wird neu geholt, sobald sich jemand verbindet, der sie hat.
hub-problem-failed-title = Etwas ging schief
hub-problem-failed = Das liegt am Platz, nicht an dir. Nichts ist verloren. Versuche es gleich noch einmal.
