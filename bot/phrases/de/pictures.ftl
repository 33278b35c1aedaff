# Was auf den Bildern steht, in ihren Zeilen und in dem, was über einen Ort berichtet wird.

## Tage

picture-day-short = { $day }. { $month }
picture-weekday =
    { $number ->
        [0] Montag
        [1] Dienstag
        [2] Mittwoch
        [3] Donnerstag
        [4] Freitag
        [5] Samstag
       *[6] Sonntag
    }
picture-weekday-short =
    { $number ->
        [0] Mo
        [1] Di
        [2] Mi
        [3] Do
        [4] Fr
        [5] Sa
       *[6] So
    }
picture-month =
    { $number ->
        [1] Januar
        [2] Februar
        [3] März
        [4] April
        [5] Mai
        [6] Juni
        [7] Juli
        [8] August
        [9] September
        [10] Oktober
        [11] November
       *[12] Dezember
    }
picture-month-short =
    { $number ->
        [1] Jan
        [2] Feb
        [3] März
        [4] Apr
        [5] Mai
        [6] Juni
        [7] Juli
        [8] Aug
        [9] Sep
        [10] Okt
        [11] Nov
       *[12] Dez
    }
# Der erste Tag einer Spanne ohne den Monat und das Jahr, die er mit dem letzten teilt.
picture-span-day = { $weekday }, { $day }. { $month },
picture-span-day-month = { $weekday }, { $day }. { $month },
picture-span-between = zwischen { $first } und { $last }
picture-span-to = { $first } bis { $last }
picture-span-month = { $month } { $year }
picture-span-decade = die { $year }er-Jahre

## Zeichen der Legende

picture-sign-captured = eingenommen
picture-sign-claimed = eingenommen, Behauptung
picture-sign-partly = teils eingenommen
picture-sign-contested = umkämpft, angegriffen
picture-sign-besieged = belagert
picture-sign-threatened = bedroht
picture-sign-retaken = zumindest teils zurückerobert
picture-sign-government = laut Artikel nicht gefallen
picture-sign-unknown = nichts berichtet
picture-sign-taken = als gefallen gemeldet
picture-sign-taken-claimed = gefallen, Behauptung
picture-sign-span = an einem dieser Tage
picture-sign-other = anderer Tag, andere Artikel
picture-sign-other-claimed = anderer Tag, Behauptung
picture-sign-denied = Artikel vom Tag: nicht gefallen
picture-legend-count = { $sign }: { $count }
picture-legend-ringed = Ring, Artikel uneins: { $count }

## Kopf und Fuß

picture-capitals =
    { $count ->
        [one] 1 Provinzhauptstadt
       *[other] { $count } Provinzhauptstädte
    }
picture-timeline-title =
    { $count ->
        [one] 1 Stadt als gefallen gemeldet
       *[other] { $count } Städte als gefallen gemeldet
    }
picture-map-title = Provinzhauptstädte, letzte Meldung
picture-as-of = Stand { $day }
picture-from-to = { $first } bis { $last }
picture-from = ab { $first }
picture-to = bis { $last }
picture-window-as-of = { $window }; { $as_of }
picture-no-day-above = kein Tag
picture-no-day-below = genannt
picture-footer =
    Gemeldeter Stand { $dated ->
        [yes] vom { $day }
       *[no] ohne genannten Tag
    }, aus { $articles ->
        [one] 1 Artikel
       *[other] { $articles } Artikeln
    }; Snapshot { $snapshot }
picture-outline-note = Umriss ungefähr; Zeichen, die sich verdecken würden, stehen etwas auseinander.
picture-apart-note = Zeichen, die sich verdecken würden, stehen etwas auseinander.
picture-neighbour-iran = IRAN
picture-neighbour-turkmenistan = TURKMENISTAN
picture-neighbour-uzbekistan = USBEKISTAN
picture-neighbour-tajikistan = TADSCHIKISTAN
picture-neighbour-pakistan = PAKISTAN

## Zeilen in Worten

picture-timeline-asked = Zeitleiste der Einnahmen
picture-map-asked = Wie es um die Hauptstädte steht
picture-timeline-direct = { picture-capitals } als gefallen gemeldet, zuerst { $row }
picture-map-direct = Lage in { $count ->
        [one] 1 Provinzhauptstadt
       *[other] { $count } Provinzhauptstädten
    } berichtet, zuletzt { $row }
picture-row = { $place }: { $told }
picture-told = { $told } { $marks }
picture-row-claim = { $told }, Behauptung
picture-row-undated = { $place }: gefallen, kein Tag genannt { $marks }
picture-row-undated-claim = { $place }: gefallen (Behauptung), kein Tag genannt { $marks }
picture-row-others = andere nennen { $told }
picture-row-denied = nicht gefallen, sagt ein Artikel vom { $day }
picture-row-state = { $place }: { $state } (Artikel vom { $day }) { $marks }
picture-row-state-undated = { $place }: { $state } { $marks }
picture-row-otherwise = anders berichtet: { $state } { $marks }
# Die Worte des Zustands „zurückerobert“, die ein Teil eines Ortes nicht braucht.
picture-partly = ganz oder teilweise
picture-row-silent = Nichts berichtet über { $places }.
picture-left-out =
    { $count ->
        [one] 1 weitere Hauptstadt gilt ohne genannten Tag als gefallen und fehlt hier.
       *[other] { $count } weitere Hauptstädte gelten ohne genannten Tag als gefallen und fehlen hier.
    }

## Für alle, die das Bild nicht sehen

picture-alt-timeline = Zeitleiste: { picture-capitals } als gefallen gemeldet{ $window }{ $as_of }.
picture-alt-map = Karte: { picture-capitals } nach der letzten Meldung{ $as_of }.
picture-alt-as-of = , Stand { $day }
picture-alt-window = , { $window }
picture-alt-part = { $head }: { $names }.
picture-alt-claim = { $place } (Behauptung)
picture-alt-others = { $place } (andere Artikel: { $days })
picture-alt-or = { $one } oder { $other }
picture-alt-no-day = kein Tag genannt
picture-alt-more-lines = Und { $count } weitere Zeilen.
picture-alt-more = Und weiteres.

## Die Befehle

picture-none-timeline = Kein Artikel hier meldet eine Provinzhauptstadt als gefallen: Es gibt keine Zeitleiste zu zeichnen.
picture-none-window = Kein Artikel hier meldet für diese Tage eine Provinzhauptstadt als gefallen: Es gibt keine Zeitleiste zu zeichnen.
picture-none-map = Kein Artikel hier sagt, wie es um eine Provinzhauptstadt steht: Es gibt keine Karte zu zeichnen.
picture-drawn = Gezeichnet: { $file }
picture-sources = Quellen

## Was über einen Ort berichtet wird

report-taken-since = eingenommen, seit { $when } { $marks }
report-taken-since-claim = nach Angaben einer Partei eingenommen, seit { $when } { $marks }
report-taken = eingenommen, { $when } { $marks }
report-taken-claim = nach Angaben einer Partei eingenommen, { $when } { $marks }
report-taken-undated = eingenommen, kein Tag genannt { $marks }
report-taken-undated-claim = nach Angaben einer Partei eingenommen, kein Tag genannt { $marks }
report-state = { $state } (Artikel vom { $day }) { $marks }
report-state-undated = { $state } (Artikel ohne Datum) { $marks }
report-untold = { $place }: erwähnt, aber keine Lage berichtet
report-untold-own = { $place }: keine eigene Lage berichtet
report-before = zuvor als eingenommen gemeldet, { $when } { $marks }
report-before-undated = zuvor als eingenommen gemeldet, kein Tag genannt { $marks }
report-its-airport = der Flughafen { $state }
report-capital = die Hauptstadt { $place }
report-not-mentioned = Die Artikel erwähnen { $place } nicht.
report-not-mentioned-until = Die bis zum { $day } erschienenen Artikel erwähnen { $place } nicht.
report-no-such-place = Ein Ort namens „{ $name }“ ist hier nicht bekannt.
report-near-place = Ein Ort namens „{ $name }“ ist hier nicht bekannt; ähnlich geschrieben: { $places }.
report-timeline-asked = Zeitleiste von { $place }
report-timeline-direct = { $place }, Tag für Tag: { $when } { $marks }
report-timeline-nothing = Die Artikel erwähnen { $place }, berichten aber nichts mit einem Tag darüber.
report-timeline-nothing-then = Die Artikel erwähnen { $place }, berichten aber nichts von diesen Tagen darüber.
report-province = Provinz { $place }
report-airport = Flughafen { $place }
