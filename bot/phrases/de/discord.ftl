# Was die Discord-Seite sagt.

## Antworten

articles-differ = Worin sich die Artikel unterscheiden
refusal-title = Steht nicht in den Artikeln
refusal-nearest = Nahe an der Frage, aber keine Antwort
sources-title = Quellen
sources-outdated = Der Artikel ist seit Index { $index } geändert worden oder weggefallen. Das Zitat, wie es damals dort stand:
undated = ohne Datum
open-article = [Artikel öffnen]({ $link }) bei { $host }
as-of-foot = Stand { $day }: nichts, was später erschien, wurde verwendet
index-foot = Index { $index }
older-index = Jene Antwort stammt aus einem älteren Index ({ $then }); jetzt antwortet Index { $now }

## Knöpfe

button-sources = Quellen
button-follow-up = Nachfragen
button-timeline = Zeitleiste
button-share = Teilen
button-delete = Löschen
button-back = Zurück
button-next = Weiter
button-own = Meine Antwort zeigen
page-of = { $page } von { $pages }
unknown-button = Dieser Knopf oder dieses Formular stammt aus einer anderen Version des Bots. Bitte stelle die Frage noch einmal.
forgotten = Diese Antwort habe ich nicht mehr. Stelle die Frage noch einmal, um sie mit ihren Quellen zu sehen.

## Fragen

help = Frag mich nach den Nachrichten, die mir vorliegen: erwähne mich mit einer Frage, schreib mir direkt oder nimm `/ask`. Ich antworte allein aus den Artikeln, belege jede Zeile mit einem Zitat und sage es, wenn sie schweigen. Fragen und Artikel sind englisch. `/about` sagt, was ich abdecke.
bad-day = Den Tag bei `{ $name }` konnte ich nicht lesen. Schreib ihn als Jahr, Monat, Tag: `2021-08-09`.
days-swapped = Der Tag bei `from` liegt nach dem Tag bei `to`. Vertausche die beiden.
not-in-this-channel = Auf diesem Server antworte ich in { $channels }.
too-often = Das war etwas schnell. Du kannst in { $seconds ->
    [one] 1 Sekunde
   *[other] { $seconds } Sekunden
 } wieder fragen.
in-line = { $place ->
    [one] Eine Frage ist vor deiner an der Reihe. Deine Antwort kommt hierher.
   *[other] { $place } Fragen sind vor deiner an der Reihe. Deine Antwort kommt hierher.
 }
line-full = { $waiting ->
    [one] Es wartet schon eine Frage, mehr, als ich annehmen kann. Bitte versuch es in einer Minute noch einmal.
   *[other] Es warten schon { $waiting } Fragen, mehr, als ich annehmen kann. Bitte versuch es in einer Minute noch einmal.
 }
private-here = In diesem Kanal sieht eine Antwort nur, wer gefragt hat.
question-gone = Die Nachricht mit deiner Frage ist nicht mehr da. Bitte frag noch einmal.
not-your-question = Diese Antwort ist für die Person, die gefragt hat. Mit `/ask` kannst du selbst fragen.
apology = Entschuldige, bei mir ist etwas schiefgegangen, und es wurde nicht ausgeführt. Bitte versuch es noch einmal; wenn es wieder geschieht, nenne der Moderation diese Nummer: `{ $reference }`
outdated-command = Dieser Befehl hat sich geändert, seit Discord ihn geladen hat. Lade Discord neu (Strg+R, oder öffne die App neu) und versuch es noch einmal.
form-title = Eine Frage stellen
form-label = Deine Frage (auf Englisch)
form-placeholder = When did Kunduz fall?
form-after = Im Anschluss an „{ $question }“
no-timeline = Kein verwendeter Artikel nennt eine Hauptstadt als eingenommen: es gibt keine Zeitleiste zu zeichnen.
timeline-title = Zeitleiste der Einnahmen
timeline-of = Zeitleiste von { $place }
map-title = Karte der Provinzhauptstädte
no-map = Kein verwendeter Artikel sagt, wie es um eine Hauptstadt steht: es gibt keine Karte zu zeichnen.

## Stimmen, Teilen, Löschen

voted-up = Danke: als gute Antwort vermerkt.
voted-down = Danke. Was stimmt nicht? Deine Frage wird jetzt für die Moderation dieses Servers aufbewahrt, ohne deinen Namen; 👍 nimmt das zurück.
voted-down-why = Vermerkt: { $reason }. Deine Frage wird für die Moderation dieses Servers aufbewahrt, ohne deinen Namen; 👍 nimmt das zurück.
why-placeholder = Was stimmt nicht?
why-wrong = Die Antwort ist falsch
why-wrong-source = Die Quelle sagt das nicht
why-wrong-date = Das Datum ist falsch
why-missing = Etwas fehlt
why-other = Etwas anderes
share-only-asker = Nur wer gefragt hat, kann diese Antwort teilen.
share-not-here = Die Moderation hat andere Kanäle für Antworten gewählt; hier kann diese nicht geteilt werden.
delete-only-asker = Nur wer gefragt hat und die Moderation können diese Antwort löschen.

## Was abgedeckt ist

articles-title = { $articles ->
    [one] Der Artikel, aus dem ich antworte
   *[other] Die { $articles } Artikel, aus denen ich antworte
 }
article-counts = { $sentences ->
    [one] 1 Satz
   *[other] { $sentences } Sätze
 }, { $events ->
    [one] 1 Ereignis
   *[other] { $events } Ereignisse
 }
no-such-article = Diesen Artikel gibt es hier nicht. `/sources` allein nennt alle.
about-title = Woraus ich antworte, und wie
about-covered = { $articles ->
    [one] 1 Artikel
   *[other] { $articles } Artikel
 }, { $days }.
about-days = { $first } bis { $last }
about-publishers = Erschienen bei { $names }.
about-how = • Eine Antwort wird Satz für Satz den Artikeln entnommen. Kein Sprachmodell schreibt sie.
    • Jede Zeile trägt eine Nummer, jede Nummer ein Zitat, das wörtlich in seinem Artikel steht. Das prüft der Code, bevor eine Antwort gesendet wird.
    • „On Sunday“ wird vom Tag des Artikels aus gezählt. Wo Artikel sich unterscheiden, stehen beide Seiten.
about-limits = • Wo die Artikel schweigen, sage ich es. Ein Zitat belegt, dass der Artikel es sagt, nicht, dass es wahr ist.
about-foot = Index { $index } vom { $built } · Version { $version }

## Datenschutz

privacy-title = Was ich von dir aufbewahre
privacy-answers = Antworten, die ich gegeben habe, { $days } Tage lang, damit ihre Knöpfe funktionieren: meine Worte und Zitate, nicht deine. Die Frage wird aus der Nachricht selbst gelesen, wenn du einen Knopf drückst.
privacy-questions = Den Wortlaut einer Frage nur, wenn ich sie nicht beantworten konnte oder wenn du ihre Antwort mit 👎 bewertest: die Moderation dieses Servers liest ihn, ohne Namen, um zu sehen, was fehlt.
privacy-people = Statt deiner Discord-ID eine Zahl, die daraus mit einem Schlüssel dieser Installation gemacht ist, um deine Antworten, Stimmen und Grenzen zu kennen.
privacy-log = Die letzten Fragen von zehn Minuten im Arbeitsspeicher, für Nachfragen. `/privacy delete` löscht alles auf einmal.
privacy-delete = Löschen, was von mir aufbewahrt ist
privacy-deleted = { $entries ->
    [0] Von dir war nichts aufbewahrt.
    [one] Gelöscht: 1 Eintrag. Von dir ist nun nichts mehr aufbewahrt. Nachrichten in Discord bleiben dort; der Knopf Löschen nimmt sie weg.
   *[other] Gelöscht: { $entries } Einträge. Von dir ist nun nichts mehr aufbewahrt. Nachrichten in Discord bleiben dort; der Knopf Löschen nimmt sie weg.
 }

## Für die Moderation

moderators-only = Das ist für die Moderation: du brauchst hier das Recht „Server verwalten“ oder eine Rolle, die in den Einstellungen steht.
settings-title = Einstellungen dieses Servers
settings-channels = Wo ich antworte
settings-channels-meaning = Anderswo schweige ich, außer bei Befehlen, die nur sieht, wer sie benutzt.
settings-everywhere = In jedem Kanal
settings-private = Von vornherein privat
settings-private-meaning = Antworten sieht dort nur, wer fragt, sofern nicht anders gewünscht.
settings-nowhere = In keinem Kanal
settings-roles = Moderation
settings-roles-meaning = Neben denen, die den Server verwalten dürfen. Befehle für die Moderation müssen einer Rolle auch in den Servereinstellungen unter Integrationen geöffnet werden.
settings-no-role = Keine weitere Rolle
settings-language = Sprache dessen, was alle sehen
settings-language-meaning = Was nur eine Person sieht, steht immer in ihrer eigenen.
settings-each-own = Die Sprache derer, die fragen
settings-foot = Änderungen gelten sofort und werden im Protokoll vermerkt.
language-en = English (Englisch)
language-de = Deutsch
gaps-title = Was nicht gut beantwortet wurde
gaps-no-place = Kein einzelner Ort
gaps-counts = { $unanswered } unbeantwortet, { $downvoted } mit 👎
gaps-more = { $questions ->
    [one] und eine weitere
   *[other] und { $questions } weitere
 }
no-gaps = Auf diesem Server blieb nichts unbeantwortet und wurde nichts mit 👎 bewertet.
gaps-file = Die Fragen, eine je Zeile, wie `python -m bot ask --batch` sie liest.
stats-title = Die letzten { $days } Tage
stats-asked = { $asked ->
    [one] 1 Frage
   *[other] { $asked } Fragen
 }, davon { $private } privat
stats-answered = { $answered } beantwortet, { $refused } abgelehnt, weil die Artikel schweigen
stats-votes = 👍 { $up } · 👎 { $down }
stats-day = { $day }: { $asked } gefragt, { $answered } beantwortet
reindex-begins = Die Artikel werden gelesen
step-reading = Lesen
step-embedding = Einbetten
step-writing = Schreiben
reindex-busy = Es läuft schon eine Neuindizierung. Ich antworte weiter aus dem jetzigen Index.
reindex-stopped = Der Bot wird beendet, darum wurde die Neuindizierung abgebrochen. Der Index ist, wie er war.
reindexed-title = Korpus
reindexed = **In { $seconds } s neu indiziert.** Jetzt antwortet Index `{ $index }`.
reindexed-before = Er ersetzt `{ $index }`.
reindexed-counts = { $articles } Artikel, { $passages } Abschnitte ({ $embedded } neu berechnet, { $reused } übernommen), { $events } Ereignisse.
reindexed-skipped = Übergangen: { $files }

## Arten von Fragen

kind-when = wann
kind-where = wo
kind-who = wer
kind-how_many = wie viele
kind-how_long = wie lange
kind-how = wie
kind-why = warum
kind-what = was
kind-yes_no = ja oder nein
kind-list = Liste
kind-timeline = Zeitleiste
kind-status = wie es steht
kind-compare = Vergleich
kind-choice = welches von zweien
kind-place = Ort

## Befehle

ask-command = Frage zu den Nachrichten: beantwortet aus den Artikeln, jede Zeile mit Zitat
ask-question = Was möchtest du wissen? (auf Englisch)
ask-as-of = Nur Artikel verwenden, die bis zu diesem Tag erschienen sind, etwa 2021-08-09
ask-private = Nur dir zeigen
ask-about-menu = Dazu fragen
timeline-command = Was an welchem Tag fiel, als Bild; oder was von einem Ort berichtet wird, nach Tagen
timeline-place = Nur, was von diesem Ort berichtet wird
timeline-from = Ab diesem Tag, etwa 2021-08-06
timeline-to = Bis zu diesem Tag, etwa 2021-08-09
map-command = Wie es um jede Provinzhauptstadt steht, als Karte
place-command = Was von einem Ort berichtet wird, das Neueste zuerst
place-name = Der Ort, in beliebiger Schreibweise
sources-command = Die Artikel, aus denen die Antworten stammen
sources-article = Nur diesen Artikel
about-command = Was abgedeckt ist und wie Antworten entstehen
privacy-command = Was von dir aufbewahrt wird
privacy-policy-command = Was von dir aufbewahrt wird und wie lange
privacy-delete-command = Alles löschen, was von dir aufbewahrt ist
settings-command = Für die Moderation: wo und wie der Bot auf diesem Server antwortet
setup-command = Für die Moderation: ob der Bot hat, was er braucht
setup-check-command = Jedes Recht, das hier fehlt, beim Namen
gaps-command = Für die Moderation: was nicht gut beantwortet wurde, nach Ort und Art
gaps-export = Auch als Datei mit den Fragen
stats-command = Für die Moderation: wie viel gefragt wird und wie es ausgeht
corpus-command = Für die Moderation: die Artikel und ihr Index
corpus-reindex-command = Die Artikel neu lesen und den neuen Index einsetzen, sobald er ganz ist
