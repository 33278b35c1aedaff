# Was die Discord-Seite sagt.

## Antworten

articles-differ = Worin sich die Artikel unterscheiden
refusal-title = Steht nicht in den Artikeln
refusal-nearest = Nah an der Frage, aber keine Antwort
sources-title = Quellen
sources-outdated = Der Artikel wurde seit Index { $index } geändert. Das Zitat, wie es damals dort stand:
undated = ohne Datum
open-article = [Artikel öffnen]({ $link }) bei { $host }
as-of-foot = Stand { $day }: nichts, was später erschien, wurde verwendet
index-foot = Index { $index }
older-index = Diese Antwort stammt aus einem älteren Index ({ $then }); jetzt antwortet Index { $now }

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

help = Frag mich nach den Nachrichten, um die es in meinen Artikeln geht: Erwähne mich mit einer Frage, schreib mir direkt oder nimm `/ask`. Ich antworte allein aus den Artikeln, belege jede Zeile mit einem Zitat und sage es, wenn sie schweigen. Fragen und Artikel sind englisch. `/about` sagt, was ich abdecke.
bad-day = Den Tag bei `{ $name }` konnte ich nicht lesen. Schreib Jahr, Monat und Tag so: `2021-08-09`.
days-swapped = Der Tag bei `from` liegt nach dem Tag bei `to`. Bitte vertausche die beiden.
not-in-this-channel = Auf diesem Server antworte ich in { $channels }.
too-often = Das war etwas schnell. Du kannst in { $seconds ->
    [one] 1 Sekunde
   *[other] { $seconds } Sekunden
 } wieder fragen.
in-line = { $place ->
    [one] Vor deiner Frage ist noch eine andere an der Reihe. Deine Antwort erscheint hier.
   *[other] Vor deiner Frage sind noch { $place } andere an der Reihe. Deine Antwort erscheint hier.
 }
closing = Ich starte gleich neu und bin nicht mehr zu deiner Frage gekommen. Bitte frag in einer Minute noch einmal.
line-full = { $waiting ->
    [one] Es wartet schon eine Frage, und mehr kann ich gerade nicht annehmen. Bitte versuch es in einer Minute noch einmal.
   *[other] Es warten schon { $waiting } Fragen, und mehr kann ich gerade nicht annehmen. Bitte versuch es in einer Minute noch einmal.
 }
private-here = In diesem Kanal sieht eine Antwort nur, wer gefragt hat.
question-gone = Die Nachricht mit deiner Frage ist nicht mehr da. Bitte frag noch einmal.
not-your-question = Diese Antwort ist für die Person, die gefragt hat. Mit `/ask` kannst du selbst fragen.
search-away = Ich kann die Artikel gerade nicht durchsuchen, weil der Server, auf dem sie liegen, nicht antwortet. Bitte frag in einer Minute noch einmal.
search-being-restored = Ich kann die Artikel gerade nicht durchsuchen, weil der Server, auf dem sie liegen, sie verloren hat. Sie werden gerade wieder dorthin gebracht; bitte frag in ein paar Minuten noch einmal.
apology = Entschuldige, bei mir ist etwas schiefgegangen, und es wurde nicht ausgeführt. Bitte versuch es noch einmal; wenn es wieder passiert, nenne der Moderation diese Kennung: `{ $reference }`
outdated-command = Dieser Befehl hat sich geändert, seit Discord ihn geladen hat. Lade Discord neu (Strg+R, oder öffne die App neu) und versuch es noch einmal.
form-title = Eine Frage stellen
form-label = Deine Frage (auf Englisch)
form-placeholder = Was möchtest du wissen? (auf Englisch)
form-after = Im Anschluss an „{ $question }“
timeline-title = Zeitleiste der Einnahmen
timeline-of = Zeitleiste von { $place }
map-title = Karte der Provinzhauptstädte

## Stimmen, Teilen, Löschen

voted-up = Danke: als gute Antwort vermerkt.
voted-down = Danke. Was stimmt nicht? Die Frage wird jetzt für die Moderation dieses Servers aufbewahrt, ohne den Namen der Person, die gefragt hat.
voted-down-alone = Danke. Was stimmt nicht?
voted-down-why = Vermerkt: { $reason }. Die Frage wird für die Moderation dieses Servers aufbewahrt, ohne den Namen der Person, die gefragt hat.
voted-down-why-alone = Vermerkt: { $reason }. Danke.
why-placeholder = Was stimmt nicht?
why-wrong = Die Antwort ist falsch
why-wrong-source = Die Quelle sagt das nicht
why-wrong-date = Das Datum ist falsch
why-missing = Etwas fehlt
why-other = Etwas anderes
share-only-asker = Nur wer gefragt hat, kann diese Antwort teilen.
shared-already = Diese Antwort ist schon geteilt.
share-not-here = Die Moderation hat andere Kanäle für Antworten gewählt, darum lässt sich diese hier nicht teilen.
delete-only-asker = Diese Antwort können nur die Person, die gefragt hat, und die Moderation löschen.

## Was abgedeckt ist

articles-title = { $articles ->
    [one] Der Artikel, aus dem ich antworte
   *[other] Die { $articles } Artikel, aus denen ich antworte
 }
articles-shown = { $first }–{ $last } von { $articles }
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
about-how = • Jede Antwort wird Satz für Satz den Artikeln entnommen. Kein Sprachmodell schreibt sie.
    • Jede Zeile trägt eine Nummer und jede Nummer ein Zitat, das wörtlich in seinem Artikel steht. Das prüft ein Programm, bevor eine Antwort gesendet wird.
    • „On Sunday“ wird vom Tag des Artikels aus gezählt. Wo Artikel sich unterscheiden, werden beide Seiten gezeigt.
about-limits = • Wo die Artikel schweigen, sage ich es. Ein Zitat belegt, dass der Artikel es sagt, nicht, dass es wahr ist.
about-foot = Index { $index } vom { $built } · Version { $version }

## Datenschutz

privacy-title = Was ich über dich aufbewahre
privacy-answers = Antworten, die ich gegeben habe, { $days } Tage lang, damit ihre Knöpfe funktionieren: Text und Zitate, Zeit, Ort und Art der Frage, die IDs von Server, Kanal und Nachricht und die Stimmen. Die Frage nicht: Sie wird aus der Nachricht selbst gelesen, wenn du einen Knopf drückst; eine Absage kann aber nennen, was den Artikeln fehlt.
privacy-questions = Den Wortlaut einer Frage nur, wenn sie auf einem Server gestellt wurde und ich sie nicht beantworten konnte oder jemand ihre Antwort mit 👎 bewertet. Die Moderation dieses Servers liest ihn, ohne Namen, um zu sehen, was fehlt. Er verschwindet mit der Antwort, oder sobald kein 👎 mehr gilt.
privacy-people = Statt deiner Discord-ID eine Kennung, die daraus mit einem Schlüssel dieser Installation gemacht ist. Sie steht bei deinen Antworten und Stimmen, bei deinen Fragen, solange sie für eine Grenze zählen, und bei dem, was du für die Moderation änderst oder versuchst.
privacy-corpus = Deine Discord-ID selbst nur bei dem, was du für die Moderation mit `/corpus` und `/golden` an den Artikeln tust, { $days } Tage lang: Die Moderation dieses Servers und der Betreiber des Bots können sehen, wer es war, bis du `/privacy delete` benutzt.
privacy-memory = Nur im Arbeitsspeicher, nie auf der Festplatte: deine letzten Fragen, zehn Minuten lang, für Nachfragen; und Antworten eine Zeit lang, ohne Bezug zu einer Person, damit dieselbe Frage nicht noch einmal berechnet werden muss.
privacy-forget = `/privacy delete` löscht auf einmal alles, was über dich aufbewahrt ist. Was du für die Moderation getan hast, bleibt vermerkt, aber nicht mehr, dass du es warst.
privacy-delete = Löschen, was über mich aufbewahrt ist
privacy-deleted = { $entries ->
    [0] Über dich war nichts aufbewahrt.
    [one] Gelöscht: 1 Eintrag. Über dich ist nun nichts mehr aufbewahrt. Nachrichten bleiben in Discord; der Knopf „Löschen“ einer Antwort entfernt sie.
   *[other] Gelöscht: { $entries } Einträge. Über dich ist nun nichts mehr aufbewahrt. Nachrichten bleiben in Discord; der Knopf „Löschen“ einer Antwort entfernt sie.
 }

## Für die Moderation

moderators-only = Das ist für die Moderation: Du brauchst hier die Berechtigung „Server verwalten“ oder eine Rolle, die in den Einstellungen steht.
settings-title = Einstellungen dieses Servers
settings-channels = Wo ich antworte
settings-channels-meaning = Anderswo schweige ich, außer bei Befehlen, deren Antwort nur sieht, wer sie benutzt.
settings-everywhere = In jedem Kanal
settings-private = Standardmäßig privat
settings-private-meaning = Antworten sieht dort nur, wer gefragt hat, sofern nicht anders gewünscht.
settings-nowhere = In keinem Kanal
settings-roles = Moderation
settings-roles-meaning = Zusätzlich zu allen, die den Server verwalten dürfen. Damit eine Rolle die Befehle für die Moderation sieht, muss sie auch in den Servereinstellungen unter Integrationen zugelassen werden.
settings-no-role = Keine zusätzliche Rolle
settings-language = Sprache öffentlicher Nachrichten
settings-language-meaning = Was nur eine Person sieht, ist immer in ihrer eigenen Sprache.
settings-each-own = Die Sprache der Person, die fragt
settings-links = Artikel per Link
settings-links-meaning = Ob die Moderation einen Artikel über seinen Link hinzufügen darf. Ich rufe die Seite dann aus dem Netz ab, nur von öffentlichen Adressen.
settings-links-off = Aus: nur als Datei
settings-links-on = An: als Datei oder per Link
settings-foot = Änderungen gelten sofort und werden in der Datenbank des Bots vermerkt, für dessen Betreiber.
language-en = English (Englisch)
language-de = Deutsch
gaps-title = Was nicht gut beantwortet wurde
gaps-no-place = Kein bestimmter Ort
gaps-counts = { $unanswered } unbeantwortet, { $downvoted } mit 👎
gaps-more = { $questions ->
    [one] und eine weitere
   *[other] und { $questions } weitere
 }
no-gaps = Auf diesem Server blieb nichts unbeantwortet und wurde nichts mit 👎 bewertet.
gaps-file = Die Fragen, eine pro Zeile, wie `python -m bot ask --batch` sie liest.
stats-title = Die letzten { $days } Tage
stats-asked = { $asked ->
    [one] 1 Frage
   *[other] { $asked } Fragen
 }, davon { $private } privat
stats-answered = { $answered } beantwortet, { $refused } abgelehnt, weil die Artikel schweigen
stats-votes = 👍 { $up } · 👎 { $down }
stats-day = { $day }: { $asked } gefragt, { $answered } beantwortet

## Arten von Fragen

kind-when = wann
kind-where = wo
kind-who = wer
kind-how_many = wie viele
kind-how_long = wie lange
kind-how_old = wie alt
kind-how_far = wie weit
kind-how = wie
kind-why = warum
kind-what = was
kind-yes_no = ja oder nein
kind-list = Liste
kind-timeline = Zeitleiste
kind-status = wie es steht
kind-compare = Vergleich
kind-between = Zeit zwischen zwei Ereignissen
kind-choice = welches von zweien
kind-define = wer oder was das ist
kind-describe = was darüber bekannt ist
kind-other = sonstiges

## Befehle

ask-command = Frage zu den Nachrichten: beantwortet aus den Artikeln, jede Zeile mit Zitat
ask-question = Was möchtest du wissen? (auf Englisch)
ask-as-of = Nur Artikel verwenden, die bis zu diesem Tag erschienen sind, etwa 2021-08-09
ask-private = Nur dir zeigen
ask-about-menu = Dazu fragen
timeline-command = Was an welchem Tag fiel, als Bild; oder was von einem Ort berichtet wird, Tag für Tag
timeline-place = Nur, was von diesem Ort berichtet wird
timeline-from = Ab diesem Tag, etwa 2021-08-06
timeline-to = Bis zu diesem Tag, etwa 2021-08-09
map-command = Wie es um jede Provinzhauptstadt steht, als Karte
place-command = Was von einem Ort berichtet wird, das Neueste zuerst
place-name = Der Ort, in beliebiger Schreibweise
sources-command = Die Artikel, aus denen die Antworten stammen
sources-article = Nur diesen Artikel
about-command = Was abgedeckt ist und wie Antworten entstehen
privacy-command = Was über dich aufbewahrt wird
privacy-policy-command = Was über dich aufbewahrt wird und wie lange
privacy-delete-command = Alles löschen, was über dich aufbewahrt ist
settings-command = Für die Moderation: wo und wie der Bot auf diesem Server antwortet
setup-command = Für die Moderation: ob der Bot hat, was er braucht
setup-check-command = Welche Berechtigungen hier fehlen, jede beim Namen
gaps-command = Für die Moderation: was nicht gut beantwortet wurde, nach Ort und Art
gaps-export = Auch als Datei mit den Fragen
stats-command = Für die Moderation: wie viel gefragt wurde und wie es ausging
corpus-command = Für die Moderation: die Artikel und ihr Index
