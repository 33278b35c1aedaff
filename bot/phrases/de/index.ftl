# Was die Moderation über den Index erfährt: bauen, vorschlagen, veröffentlichen, zurückgehen.

## Befehle

corpus-reindex-command = Einen neuen Index der Artikel bauen und sehen, was er ändert; veröffentlicht wird noch nichts
corpus-status-command = Welcher Index antwortet, was auf Veröffentlichung wartet und wohin es ein Zurück gibt
corpus-rollback-command = Zu einem früheren Index zurückgehen
corpus-rollback-to = Der Index, zu dem es zurückgeht; ohne Angabe der vorige
corpus-history-command = Was mit den Artikeln und dem Index geschah, wann und durch wen
golden-command = Für die Moderation: Fragen, mit denen jeder neue Index vor der Veröffentlichung geprüft wird
golden-add-command = Eine Frage jedem neuen Index stellen lassen
golden-add-question = Die Frage (auf Englisch)
golden-add-contains = Was die Antwort enthalten muss; mehreres durch Semikolon getrennt
golden-add-refused = Die Artikel schweigen dazu, und das muss gesagt werden
golden-add-as-of = Nur aus den Artikeln bis zu diesem Tag, etwa 2021-08-09
golden-list-command = Die Fragen, mit denen jeder neue Index geprüft wird
golden-remove-command = Eine Frage der Moderation nicht mehr stellen
golden-remove-question = Die Frage

## Wörter

index-moment = { $day }, { $time } UTC
index-somebody = jemand
index-builder = { $name } (seit { $since })
index-articles = { $articles ->
    [one] 1 Artikel
   *[other] { $articles } Artikel
 }
index-counts = { $articles ->
    [one] 1 Artikel
   *[other] { $articles } Artikel
 }, { $passages ->
    [one] 1 Abschnitt
   *[other] { $passages } Abschnitte
 }, { $events ->
    [one] 1 Ereignis
   *[other] { $events } Ereignisse
 }
corpus-other-server = Alle Server, auf denen ich bin, teilen sich die Artikel und den Index. Ändern lassen sie sich nur auf denen, die der Betreiber des Bots dafür genannt hat.
index-undone = Das geht jetzt nicht. Nichts hat sich geändert:
how-built = ohne Vorschlag gebaut
how-remade = aus denselben Artikeln neu gemacht
how-published = veröffentlicht
how-rolled-back = zurückgegangen

## Bauen

build-title = Ein neuer Index wird gebaut
build-begins = Vorbereitung
build-reading = Artikel lesen:
build-embedding = Texte einbetten:
build-writing = Index schreiben:
build-counting = Wörter für den Server zählen:
build-storing = Absätze auf den Server legen:
build-asking = Prüffragen stellen:
build-read = { $articles ->
    [one] 1 Artikel gelesen
   *[other] { $articles } Artikel gelesen
 }
build-embedded = { $texts ->
    [one] 1 Text eingebettet
   *[other] { $texts } Texte eingebettet
 }
build-seconds-left = Noch etwa { $seconds ->
    [one] 1 Sekunde
   *[other] { $seconds } Sekunden
 } für diesen Schritt
build-minutes-left = Noch etwa { $minutes } Minuten für diesen Schritt
build-foot = Solange antworte ich weiter aus dem bisherigen Index.
build-cancel = Abbrechen
build-stopping = Der Bau wird beim nächsten Schritt abgebrochen …
build-none = Hier läuft gerade nichts, was sich abbrechen ließe.
reindex-busy = Es wird schon ein Index gebaut, begonnen von { $who }. Bitte warte, bis das fertig ist.
reindex-stopped = Der Bau wurde abgebrochen. Der Index ist, wie er war.
reindex-failed = Der Bau ist gescheitert. Der Index ist, wie er war:
reindex-ready = Der neue Index `{ $index }` ist gebaut und wartet auf dein Ja. Öffne ihn auf dem Server mit `/corpus status`.

## Ein Vorschlag

proposal-title = Neuer Index `{ $index }`, noch nicht veröffentlicht
proposal-instead = Er würde `{ $index }` ersetzen.
proposal-articles = Artikel: { $changes }
proposal-made = { $embedded ->
    [one] 1 Text eingebettet
   *[other] { $embedded } Texte eingebettet
 }, { $reused } übernommen, in { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } s
proposal-rebuilt = Neu gemacht statt übernommen: { $reasons }
rebuilt-model = das Modell ist ein anderes
rebuilt-splitter = Artikel werden anders geteilt
rebuilt-gazetteer = das Ortsverzeichnis ist ein anderes
rebuilt-events = Ereignisse werden anders gelesen
rebuilt-terms = Wörter werden anders gesucht
rebuilt-copies = Kopien werden anders gefunden
rebuilt-store = Vektoren werden anders abgelegt
proposal-base-unread = Der Index davor ist beschädigt; niemand kann sagen, welche Artikel verloren gingen.
proposal-loses = { $articles ->
    [one] 1 Artikel geht verloren, den niemand entfernt hat.
   *[other] { $articles } Artikel gehen verloren, die niemand entfernt hat.
 }
proposal-worse = { $questions ->
    [one] 1 Prüffrage wird schlechter beantwortet.
   *[other] { $questions } Prüffragen werden schlechter beantwortet.
 }
proposal-lost = − { $number } verloren, von niemandem entfernt
proposal-added = + { $number } neu
proposal-removed = − { $number } entfernt
proposal-changed = ~ { $number } geändert
proposal-skipped = { $number } übergangen
proposal-copies = Fast gleiche Texte: { $number }
proposal-copy = { $article } — zählt als eine Quelle mit { $other }, { $share } %
proposal-events-gained = Gewonnene Ereignisse: { $number }
proposal-events-lost = Verlorene Ereignisse: { $number }
proposal-answers = Prüffragen, die du ansehen solltest
proposal-more = … und { $more } weitere
proposal-foot = gebaut am { $made } · die Antworten ändern sich erst mit der Veröffentlichung
proposal-nothing = Index `{ $index }` hat die Artikel, wie sie jetzt sind: Es gibt nichts zu veröffentlichen.
proposal-second = Trotzdem veröffentlichen?
proposal-gone = Dieser Vorschlag wartet nicht mehr: Er wurde veröffentlicht, verworfen oder durch einen neueren ersetzt. `/corpus status` zeigt, wie es steht, `/corpus reindex` macht einen neuen.
proposal-outdated = Seit diesem Vorschlag wurde ein anderer Index veröffentlicht; darum geht er nicht mehr. `/corpus reindex` macht einen neuen.
proposal-discarded = Verworfen. Index und Artikel sind, wie sie waren.
button-publish = Veröffentlichen
button-discard = Verwerfen
button-in-spite = Trotzdem veröffentlichen
button-proposal = Vorschlag zeigen
published = **Veröffentlicht: Index `{ $index }`.**
published-instead = Er ersetzt `{ $index }`.
published-back = Mit `/corpus rollback` geht es zum vorigen zurück.
published-unserved = Dieser Prozess kann ihn nicht verwenden und antwortet weiter aus Index `{ $index }`.

## Prüffragen

golden-hold = Prüffragen: { $hold } von { $questions } stimmen; wie viele es vorher waren, ist nicht bekannt
golden-held = Prüffragen: { $hold } von { $questions } stimmen; vorher { $before }
golden-worse = stimmte vorher, stimmt jetzt nicht
golden-unsure = stimmt nicht und wurde vorher nicht gestellt
golden-holds = stimmt
golden-fails = stimmt nicht
golden-before = **Vorher:** { $answer }
golden-after = **Jetzt:** { $answer }
golden-unasked = nicht gestellt
golden-title = Prüffragen
golden-none = Es gibt noch keine. `/golden add` merkt sich eine Frage, mit der jeder neue Index vor der Veröffentlichung geprüft wird.
golden-own = von der Moderation
golden-shipped = gehört zum Korpus
golden-refused = muss abgelehnt werden
golden-contains = muss { $words } enthalten
golden-as-of = Stand { $day }
golden-foot = Sie werden bei jedem `/corpus reindex` gestellt. Wird eine Antwort schlechter, muss das eigens bestätigt werden.
golden-empty = Darin steht keine Frage.
golden-added = Hinzugefügt. Jedes `/corpus reindex` fragt von nun an:
    > { $question }
golden-removed = Entfernt. Nicht mehr gefragt wird:
    > { $question }
golden-not-own = Eine solche Frage hat die Moderation nicht hinzugefügt. `/golden list` zeigt alle; was zum Korpus gehört, bleibt.

## Wie es um den Index steht

status-title = Der Index
status-none = Noch ist nichts veröffentlicht. Index `{ $index }` antwortet.
status-served = **Index `{ $index }` antwortet.**
status-published = **Index `{ $index }` ist veröffentlicht.**
status-behind = Dieser Prozess antwortet noch aus `{ $index }`; er wechselt binnen Sekunden.
status-since = Seit dem { $at } ({ $how })
status-waits = **Wartet auf Veröffentlichung:** `{ $index }` ({ $changes }), gebaut am { $made }
status-outdated = Der Vorschlag `{ $index }` vom { $made } geht nicht mehr: Seitdem wurde ein anderer Index veröffentlicht.
status-builds = **Baut gerade:** { $who }
status-pending = { $pending ->
    [0] Alle { $articles } Artikel sind im Index, wie sie jetzt sind.
    [one] 1 Artikel ist nicht im Index, wie er jetzt ist: `/corpus reindex` schlägt ihn vor.
   *[other] { $pending } Artikel sind nicht im Index, wie sie jetzt sind: `/corpus reindex` schlägt sie vor.
 }
status-kept = **Zurück geht es zu:**
status-held = Ein neuer Index wird nur veröffentlicht, wenn das jemand tut.
status-free = Bis jemand veröffentlicht oder zurückgeht, wird auch beim Start ein neuer Index gemacht, wenn sich die Artikel geändert haben.

## Zurückgehen

rollback-title = Zu einem früheren Index zurückgehen?
rollback-to = Zu: { $index }
rollback-from = Von: { $index }
rollback-foot = Die Artikel bleiben, wie sie sind; das nächste /corpus reindex würde sie wieder vorschlagen.
rollback-none = Es gibt keinen früheren Index, zu dem es zurückgehen könnte.
rollback-older = Ihn hat ein älterer Stringer geschrieben: Seine Artikel werden erst neu indexiert, was so lange dauern kann wie ein neuer Index.
rollback-anew = Er ist neu gemacht, aus den Artikeln von Index `{ $index }`, den ein älterer Stringer geschrieben hat.
rollback-there = Dieser Index ist schon der veröffentlichte.
rollback-moved = Inzwischen wurde ein anderer Index veröffentlicht. Benutze `/corpus rollback` noch einmal, wenn du weiterhin zurückgehen willst.
rollback-done = **Zurück bei Index `{ $index }`.**
rollback-next = Die Artikel sind, wie sie sind: Das nächste `/corpus reindex` schlägt sie wieder vor.
button-rollback = Zurückgehen

## Verlauf

history-title = Was geschah
history-none = Noch nichts.
history-shell = von der Kommandozeile
history-moderator = die Moderation
history-refused = abgelehnt: { $what }

## Arten von Ereignissen

event-captured = eingenommen
event-airport_captured = Flughafen eingenommen
event-entered = betreten
event-contested = umkämpft
event-besieged = belagert
event-threatened = bedroht
event-retaken = zurückerobert
event-surrendered = ergab sich
event-visited = besucht
event-attacked = angegriffen
event-displaced = Menschen flohen
event-withdrawn = Truppen zogen ab
