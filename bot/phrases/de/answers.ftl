# Was die Antworten und Absagen sagen.  Was die Artikel sagen, steht wörtlich darin.

## Tage und Stunden

answer-on-day = am { $day }
answer-between = zwischen { $first }, und { $last }
# Eine Spanne von mehr als einem Monat: „2015“, „Mai bis Juli 2021“, „zwischen … und …“.
answer-in =
    { $length ->
        [year] im Jahr { $span }
       *[other] in dieser Zeit: { $span }
    }
answer-part-of-day =
    { $part ->
        [night] nachts
        [morning] morgens
        [midday] mittags
        [afternoon] nachmittags
       *[evening] abends
    }
# Eine Uhrzeit, wie der Artikel sie schreibt.
answer-clock = „{ $words }“
answer-no-day = Ohne Tagesangabe
answer-no-day-but = Ohne Tagesangabe, „{ $words }“
answer-no-single-day = Ohne genauen Tag
answer-before = Zuvor, „{ $words }“

## Zitate und wessen Worte sie sind

answer-quote = „{ $words }“
answer-proof = { $quote } – { $outlet }, { $published } { $marks }
answer-digest = { $publisher } (Zusammenfassung)
answer-digest-of = Zusammenfassung von { $publisher }
answer-undated = ohne Datum
answer-words-in-article = „{ $words }“ im Artikel vom { $day }
answer-lead-worked-out = { $lead } – { $working }
answer-worked-out = { $direct } – { $working }.
answer-journalist-of = berichtet für { $outlet }
# $party sind Quellen, die auch auf Deutsch einen Namen haben; andere stehen wörtlich da.
answer-said-by =
    { $party ->
        [taliban] Die Taliban: { $quote }
        [ministry] Das Verteidigungsministerium: { $quote }
        [reports] Berichte: { $quote }
       *[other] „{ $source }“: { $quote }
    }
answer-claimed-by =
    { $party ->
        [someone] , einer Behauptung zufolge
        [taliban] , laut den Taliban
        [ministry] , laut dem Verteidigungsministerium
        [reports] , laut Berichten
       *[other] , laut „{ $source }“
    }

## Wann ein Ort fiel

answer-fell = { $place } fiel { $when }{ $claimants } { $marks }
answer-airfield-taken = { $place } fiel { $when }{ $claimants } { $marks }
answer-fell-undated = { $place } fiel „{ $words }“, so ein Artikel ohne Datum; der Tag lässt sich daraus nicht bestimmen { $marks }
answer-reported-taken = Ein Tag ist nicht genannt; { $outlet } meldete am { $day }, { $place } sei eingenommen{ $claimants } { $marks }
answer-gives-day = { $outlet } nennt { $day }: { $quote } { $marks }
answer-differs = Anders heißt es in { $outlet } ({ $published }): { $state } – { $quote } { $marks }

## Ob ein Ort fiel

answer-yes-captured = Ja, laut { $outlet } ({ $published }) ist { $place } eingenommen { $marks }
answer-no-fell = Nein: { $place } fiel { $when }{ $claimants } { $marks }
answer-claimed =
    Das wird behauptet: Laut { $party ->
        [someone] einer zitierten Person
        [taliban] den Taliban
        [ministry] dem Verteidigungsministerium
        [reports] Berichten
       *[other] „{ $source }“
    } ist { $place } eingenommen ({ $outlet }, { $published }) { $marks }
answer-not-captured = Kein Artikel meldet { $place } als eingenommen; berichtet wird: { $state } { $marks }
answer-side =
    { $side ->
        [claim] Behauptet
        [denied] Bestritten
        [unconfirmed] Unbestätigt
       *[differing] Anders ({ $state })
    } in { $outlet } ({ $published }): { $quote }
answer-against-it = Dagegen steht: { $quote }

## Zustände

answer-state =
    { $kind ->
        [captured] eingenommen
        [airport_captured] Flughafen eingenommen
        [contested] weiter umkämpft
        [besieged] belagert
        [threatened] bedroht
        [retaken] { $extent ->
           *[city] ganz oder teilweise zurückerobert
            [partial] zurückerobert
            [centre] zurückerobert
            [outskirts] zurückerobert
            [province_partial] zurückerobert
        }
        [entered] Kämpfer eingedrungen
        [attacked] angegriffen
        [surrendered] von den Truppen übergeben
        [visited] besucht
        [displaced] Bewohner vertrieben
       *[withdrawn] von den Truppen geräumt
    }
answer-state-of-part =
    { $extent ->
        [partial] zum Teil
        [centre] im Zentrum
        [outskirts] am Stadtrand
       *[province_partial] in Teilen der Provinz
    } { $state }
answer-state-denied =
    { $kind ->
        [airport_captured] Flughafen nicht eingenommen
        [entered] keine Kämpfer eingedrungen
        [displaced] keine { $state }
        [contested] nicht umkämpft
       *[other] nicht { $state }
    }
answer-state-dated = { $state } { $when }
answer-state-unsure =
    { $state } { $modality ->
        [claimed] (eine Behauptung)
       *[if_confirmed] (unbestätigt)
    }

## Listen, Zeitleisten und Vergleiche

answer-capitals-taken =
    { $count ->
        [one] 1 Provinzhauptstadt als eingenommen gemeldet
       *[other] { $count } Provinzhauptstädte als eingenommen gemeldet
    }
answer-capitals-taken-on =
    { $count ->
        [one] 1 Provinzhauptstadt, den Artikeln nach eingenommen { $when }
       *[other] { $count } Provinzhauptstädte, den Artikeln nach eingenommen { $when }
    }
answer-capitals-fully-held =
    { $count ->
        [one] 1 Provinzhauptstadt vollständig unter Kontrolle
       *[other] { $count } Provinzhauptstädte vollständig unter Kontrolle
    }
answer-name-claimed = { $name } (behauptet)
answer-not-yet-taken = Noch nicht eingenommen, Stand { $day }: { $names }
answer-day-taken = { $day }: { $place } eingenommen { $marks }
answer-both-fell = { $place } und { $other } fielen beide { $when }; eine Uhrzeit ist nicht genannt { $marks }
answer-fell-before =
    { $verdict ->
        [yes] Ja,{" "}
        [no] Nein,{" "}
       *[none] {""}
    }{ $place } fiel { $order ->
        [last] zuletzt
       *[first] zuerst
    }: { $when } { $marks }; { $other } { $other_when } { $other_marks }
answer-days-between =
    { $count ->
        [one] 1 Tag
       *[other] { NUMBER($count, useGrouping: 0) } Tage
    }: { $place } fiel { $when } { $marks }, { $other } { $other_when } { $other_marks }

## Zahlen

# $told ist „half“ oder „dozen“, wo der Artikel keine Zahl nennt.
answer-capitals-by =
    { $told ->
        [half] { $number } der Provinzhauptstädte { $when } { $marks }
       *[number] { $number } Provinzhauptstädte { $when } { $marks }
    }
answer-by-day = bis { $day }
answer-by-undated = laut einem Artikel ohne Datum
answer-if-confirmed = { $told }, falls bestätigt
answer-about =
    { $about ->
        [at-least] mindestens { $number }
        [more-than] mehr als { $number }
        [about] etwa { $number }
        [around] rund { $number }
        [nearly] fast { $number }
        [almost] beinahe { $number }
        [up-to] bis zu { $number }
       *[no-fewer-than] nicht weniger als { $number }
    }
answer-number =
    { $number ->
        [half] die Hälfte
        [dozen] ein Dutzend
        [1] eine
        [2] zwei
        [3] drei
        [4] vier
        [5] fünf
        [6] sechs
        [7] sieben
        [8] acht
        [9] neun
        [10] zehn
        [11] elf
        [12] zwölf
        [13] dreizehn
        [14] vierzehn
        [15] fünfzehn
        [16] sechzehn
        [17] siebzehn
        [18] achtzehn
        [19] neunzehn
        [20] zwanzig
       *[other] { $number }
    }
answer-other-figure = Anders: { $figure } – { $quote }

## Absagen

answer-the-articles = Die Artikel
answer-the-articles-until = Die bis zum { $day } erschienenen Artikel
answer-not-mentioned = { $articles } erwähnen { $name } nicht.
answer-not-said-when =
    { $articles } sagen nicht, wann { $event ->
        [captured] { $place } fiel
        [attacked] { $place } angegriffen wurde
        [contested] um { $place } gekämpft wurde
        [besieged] { $place } belagert wurde
        [entered] Kämpfer in { $place } eindrangen
       *[retaken] { $place } zurückerobert wurde
    }.
answer-no-figure = { $articles } nennen keine solche Zahl.
answer-no-figure-of = { $articles } erwähnen { $place }, nennen aber keine solche Zahl.
answer-not-said = { $articles } sagen das nicht.
answer-not-said-of = { $articles } erwähnen { $place }, sagen das aber nicht.
answer-not-answered = Nicht beantwortet: { $refusal }
answer-no-question = Darin habe ich keine Frage gefunden. Frag nach den Ereignissen in den Artikeln: wann, wo, wer, wie viele, warum.
answer-which-place = Welchen Ort meinst du? Bitte frag noch einmal und nenne ihn.

## Was abgedeckt ist

answer-as-of = Stand { $day }: Später Erschienenes wurde nicht verwendet.
answer-covered = Abgedeckt: { $articles } ({ $names }).
answer-articles =
    { $count ->
        [one] 1 Artikel
       *[other] { NUMBER($count, useGrouping: 0) } Artikel
    }
answer-of-day = { $articles } vom { $day }
answer-of-days = { $articles } vom { $first } bis { $last }
answer-and-others = { $names } und andere
answer-no-articles = Es gibt keine Artikel.
answer-no-article-until = Bis zum { $day } ist kein Artikel erschienen.

## Im Terminal

answer-sources = Quellen
answer-nearest = Nahe an der Frage, aber keine Antwort
