# De bladzijden van het plein zelf: meedoen, aanmelden, de lijst. Code: crates/plein-hub/src/reader
hub-name = Je naam
hub-password = Wachtwoord
hub-to-start = Naar het begin

hub-sign-in-title = Fijn dat je er bent
hub-sign-in-lead = Meld je aan om te lezen wat je collega’s schreven.
hub-sign-in-button = Aanmelden
hub-sign-in-to-join = Ik heb een uitnodiging
hub-sign-in-wrong = Deze naam en dit wachtwoord horen niet bij elkaar. Kijk ze nog eens na.
hub-sign-out = Afmelden

hub-join-title = Je bent uitgenodigd
hub-join-lead = Kies de naam waaronder collega’s je kennen, en een wachtwoord. Werk je met Plein op je eigen computer? Plak de uitnodiging dan daar.
hub-join-invitation = Uitnodiging
hub-join-invitation-note = Plak de hele link. Hij werkt één keer.
hub-join-password-note = Minstens 10 tekens. Een zinnetje is goed te onthouden.
hub-join-button = Meedoen
hub-join-to-sign-in = Ik doe al mee
hub-join-invitation-wrong = Deze uitnodiging is al gebruikt of verlopen. Vraag een nieuwe aan wie hem gaf.
hub-join-name-taken = Iemand anders heet hier al zo. Kies een naam waaraan collega’s je herkennen; de uitnodiging blijft geldig.
hub-join-invalid = Een naam heeft 1 tot 80 tekens, een wachtwoord minstens 10.

hub-list-title = Spaces
hub-list-mine = Van jou
hub-list-others = Van collega’s
hub-list-count = { $count ->
    [one] { $count } Space
   *[other] { $count } Spaces
}
hub-list-empty-title = Nog niets om te lezen
hub-list-empty = Zodra iemand een Space met je deelt, staat hij hier. Zelf schrijven doe je met Plein op je computer.

hub-video-back = Terug naar de Space

hub-problem-forbidden-title = Dit is er niet voor jou
hub-problem-forbidden = Deze bladzijde bestaat niet, of is niet met je gedeeld. Vraag het aan wie je de link gaf.
hub-problem-too-large-title = Te groot
hub-problem-too-large = Dit is meer dan het plein in één keer aankan. Er is niets verloren.
hub-problem-busy-title = Even wachten
hub-problem-busy = Dat waren veel pogingen. Wacht een minuut en probeer het dan opnieuw.
hub-problem-invalid-title = Dat ging niet
hub-problem-invalid = De browser stuurde iets wat hier niet past. Ga terug en probeer het opnieuw.
hub-problem-damaged-title = Beschadigd
hub-problem-damaged = Dit bestand is hier beschadigd geraakt. Het wordt opnieuw gehaald zodra een collega die het heeft verbinding maakt.
hub-problem-failed-title = Er ging iets mis
hub-problem-failed = Dat ligt aan het plein, niet aan jou. Er is niets verloren. Probeer het zo opnieuw.
