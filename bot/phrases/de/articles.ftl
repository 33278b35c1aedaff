# Was der Moderation zu den Artikeln gesagt wird, die sie hinzufügt, ändert und entfernt.

## Angaben

article-untitled = ohne Titel
article-publisher = Erschienen bei { $publisher }
article-author = Von { $author }
article-language = Sprache: { $language }
article-words = { $words ->
    [one] 1 Wort
   *[other] { $words } Wörter
 }
article-day = Vom { $day }
article-day-inferred = Vom { $day } (erschlossen, nicht angegeben)
article-undated = Ohne Datum: Tage wie „Sonntag“ lassen sich darin nicht bestimmen, und für eine Antwort zum Stand eines Tages wird er nie verwendet.
article-copy = Sieht aus wie eine Kopie von { $other } ({ $percent } % seiner Wörter): Beide zählen als eine Quelle.
article-copied = { $other } sieht aus wie eine Kopie davon ({ $percent } % der Wörter): Beide zählen als eine Quelle.
article-gives = Im veröffentlichten Index: { $counts }
article-same-words = Er hat dieselben Wörter wie { $other }, und den gibt es schon.

## Das Formular

facts-form = Angaben zum Artikel
facts-publisher = Herausgeber
facts-publisher-meaning = Wer ihn veröffentlicht hat: eine Zeitung, eine Agentur, eine Website
facts-title = Titel
facts-title-meaning = Wie er über dem Artikel steht
facts-author = Verfasst von
facts-published = Erschienen am
facts-published-meaning = Etwa 2021-08-09; leer lassen, wenn der Tag nicht bekannt ist
facts-language = Sprache
facts-language-meaning = Zwei Buchstaben, etwa en
facts-nothing = nichts
facts-bad-publisher = **Herausgeber** darf nicht leer sein: Gib an, wer ihn veröffentlicht hat.
facts-bad-published = **Erschienen am** kann nicht „{ $typed }“ sein: Schreib Jahr, Monat und Tag wie 2021-08-09, oder lass es leer. Was du geschrieben hast, steht noch im Formular.
facts-bad-language = **Sprache** kann nicht „{ $typed }“ sein: Schreib ihre zwei Buchstaben, etwa en. Was du geschrieben hast, steht noch im Formular.

## Was eingereicht wurde

draft-title = Noch nicht hinzugefügt
draft-title-edit = Noch nicht anstelle von { $article }
draft-no-publisher = Erschienen bei: **nicht angegeben**
draft-day-head = Vom { $day } – vorgeschlagen, weil der Kopf „{ $words }“ sagt
draft-day-text = Vom { $day } – vorgeschlagen, weil der Text „{ $words }“ sagt
draft-day-address = Vom { $day } – vorgeschlagen, weil die Adresse „{ $words }“ sagt
draft-day-file = Vom { $day } – vorgeschlagen, weil die Angaben der Datei „{ $words }“ sagen
draft-asked = Bitte angeben: { $facts }
draft-gone = Das wartet nicht mehr: Es wurde hinzugefügt oder verworfen, oder es ist mehr als ein Tag vergangen. Reiche es mit `/corpus add` noch einmal ein.
draft-dropped = Verworfen. Davon wird nichts aufbewahrt.
archive-title = { $name }: { $articles ->
    [one] 1 Artikel
   *[other] { $articles } Artikel
 }, { $left ->
    [0] nichts ausgelassen
   *[other] { $left } ausgelassen
 }
archive-day-proposed = { $day } (vorgeschlagen)
archive-no-publisher = **kein Herausgeber angegeben**
archive-copy = fast eine Kopie von { $other } ({ $percent } %)
archive-left-out = Ausgelassen: { $why }
pick-facts = Angaben machen zu …
kept-added = Hinzugefügt: **{ $title }** ({ $article })
kept-changed = Geändert: **{ $title }** ({ $article })
kept-several = { $articles ->
    [one] 1 Artikel hinzugefügt
   *[other] { $articles } Artikel hinzugefügt
 }
kept-refused = Nicht hinzugefügt: { $name }. { $why }
kept-refused-more = { $articles ->
    [one] Ein weiterer wurde nicht hinzugefügt.
   *[other] { $articles } weitere wurden nicht hinzugefügt.
 }
not-yet-published = Noch nicht veröffentlicht: `/corpus reindex` zeigt, was sich ändern würde, und lässt es dich veröffentlichen.
add-file-or-link = Gib mir entweder eine Datei oder einen Link.
links-off = Artikel per Link sind auf diesem Server ausgeschaltet. Die Moderation kann sie in `/settings` einschalten; oder speichere die Seite und reiche die Datei ein.
edit-changed-since = Jemand hat diesen Artikel geändert, während du geschrieben hast. Sieh dir mit `/corpus show` an, was jetzt dort steht, bevor du weitermachst: Was du eingegeben hast, ist hier aufgehoben.
edit-not-one = „{ $name }“ enthält nicht genau einen Artikel und kann darum keinen ersetzen.
article-gone = Den Artikel { $article } gibt es nicht mehr, darum wurde nichts geändert. `/corpus list` zeigt, welche es gibt.

## Entfernen, auflisten, zeigen

removal-title = Diesen Artikel entfernen?
removal-own = Sein Text und die Datei, aus der er gemacht ist, werden gelöscht; Indexe, zu denen man zurück kann, behalten ihn, bis sie aufgeräumt werden.
removal-corpus = Seine Datei im Korpusordner bleibt und wird nicht mehr gelesen; Indexe, zu denen man zurück kann, behalten ihn, bis sie aufgeräumt werden.
removal-gone = Seine Datei ist schon weg: Ihn zu entfernen sagt, dass das so gewollt ist, damit die nächste Veröffentlichung nicht nachfragt. Indexe, zu denen man zurück kann, behalten ihn, bis sie aufgeräumt werden.
removal-outdated = Der Artikel hat sich seither geändert, oder es gibt ihn nicht mehr; darum wurde nichts entfernt. Sieh ihn dir mit `/corpus remove` noch einmal an.
removed = Entfernt: **{ $title }** ({ $article }).
removed-until = Bis zur nächsten Veröffentlichung wird noch aus ihm geantwortet: `/corpus reindex` zeigt, was sich ändern würde, und lässt es dich veröffentlichen.
removed-unpublished = Er war noch nicht veröffentlicht, also stammt keine Antwort aus ihm.
changed-title = Geändert: { $article }
changed-fact = { $fact }: { $before } → { $after }
nothing-changed = Nichts wurde geändert: Die Angaben sind, wie sie waren.
no-such-held-article = Diesen Artikel gibt es nicht. `/corpus list` zeigt, welche es gibt; wähle einen der Vorschläge.
articles-busy = Ich lese gerade Artikel. Bitte versuch es in einer halben Minute noch einmal.
held-title = { $articles ->
    [one] 1 Artikel
   *[other] { $articles } Artikel
 }
held-found = { $articles ->
    [one] 1 Artikel
   *[other] { $articles } Artikel
 } mit „{ $search }“
held-pending = { $changes ->
    [one] 1 Änderung ist noch nicht veröffentlicht
   *[other] { $changes } Änderungen sind noch nicht veröffentlicht
 }: /corpus reindex
held-own = von der Moderation geführt
held-corpus = aus dem Korpusordner
held-copy = fast eine Kopie von { $other }
held-skipped = Übergangen: { $name } ({ $reason })
standing-published = veröffentlicht
standing-new = neu, noch nicht veröffentlicht
standing-changed = geändert, noch nicht veröffentlicht
standing-removed = nicht mehr da, antwortet noch bis zur nächsten Veröffentlichung
show-file = Der Artikel, wie er aufbewahrt wird:

## Warum eine Datei nicht genommen wird

intake-too-big = „{ $name }“ ist größer als { $limit } MB, gepackt oder ausgepackt. Reiche eine kleinere Datei ein, oder ihre Teile einzeln.
intake-too-long = „{ $name }“ hat mehr als { $limit } Zeichen Text. Reiche die Artikel einzeln ein.
intake-too-many-pages = „{ $name }“ hat mehr als { $limit } Seiten. Reiche nur die Seiten des Artikels ein.
intake-too-many-files = „{ $name }“ enthält mehr als { $limit } Dateien. Reiche sie in mehreren Archiven ein.
intake-too-slow = „{ $name }“ ließ sich nicht in { $limit } s lesen. Reiche den Text als .txt-Datei ein.
intake-too-much-memory = „{ $name }“ braucht zum Lesen mehr als { $limit } MB Speicher. Reiche den Text als .txt-Datei ein.
intake-line-too-long = „{ $name }“ hat eine Zeile mit mehr als { $limit } Zeichen. Teile sie in Absätze.
intake-not-text = „{ $name }“ ist kein Text in UTF-8. Speichere ihn in UTF-8.
intake-unsafe-name = „{ $name }“ hat einen Namen, der aus keinem Archiv genommen wird, oder ist doppelt darin. Benenne die Datei um und packe sie neu.
intake-unreadable = „{ $name }“ lässt sich nicht lesen: Die Datei ist beschädigt, gesperrt oder nicht das, was ihr Name sagt. Sieh nach, ob sie sich anderswo öffnen lässt, oder reiche den Text als .txt-Datei ein.
intake-unknown-format = „{ $name }“ hat ein Format, das ich nicht lese. Reiche .md, .txt, .html oder .pdf ein, oder eine .zip davon.
intake-nothing-in-it = In „{ $name }“ habe ich keinen Text eines Artikels gefunden.
attachment-slow = „{ $name }“ kam nicht rechtzeitig von Discord an. Bitte versuch es noch einmal.
attachment-gone = „{ $name }“ ließ sich von Discord nicht abrufen. Bitte hänge die Datei noch einmal an.

## Warum ein Link nicht genommen wird

link-bad-address = { $address } ist keine Webadresse, die ich benutzen kann. Gib mir die Adresse einer Seite, etwa https://example.org/story, ohne Name und Passwort und mit dem üblichen Port.
link-not-public = { $address } liegt an keiner öffentlichen Adresse, darum rufe ich es nicht ab. Speichere die Seite und reiche die Datei ein.
link-insecure-redirect = Der Link führt von einer sicheren Seite auf eine unsichere, { $address }. Speichere die Seite und reiche die Datei ein.
link-too-many-redirects = Der Link führt mehr als { $limit } Mal weiter. Verlinke die letzte Seite, oder speichere sie und reiche die Datei ein.
link-unreachable = { $address } ist nicht zu erreichen. Versuch es später noch einmal, oder speichere die Seite und reiche die Datei ein.
link-untrusted = Der sicheren Verbindung zu { $address } ist nicht zu trauen. Speichere die Seite und reiche die Datei ein.
link-too-slow = { $address } ließ sich nicht in { $limit } s abrufen. Versuch es später noch einmal, oder speichere die Seite und reiche die Datei ein.
link-too-big = { $address } ist größer als { $limit } MB. Reiche nur den Artikel ein, als Datei.
link-wrong-type = { $address } ist keine Seite, kein Text, kein PDF und kein Zip-Archiv ({ $detail }). Verlinke den Artikel selbst, oder speichere ihn und reiche die Datei ein.
link-not-found = Unter { $address } gibt es keine Seite ({ $detail }). Prüfe den Link.
link-forbidden = { $address } verlangt eine Anmeldung ({ $detail }). Speichere die Seite und reiche die Datei ein.
link-server-error = Die Website von { $address } hat Schwierigkeiten ({ $detail }). Versuch es später noch einmal, oder speichere die Seite und reiche die Datei ein.
link-unexpected-status = Die Website hat für { $address } keine Seite geschickt ({ $detail }). Speichere die Seite und reiche die Datei ein.
link-broken-answer = Die Antwort von { $address } brach ab oder lässt sich nicht lesen. Versuch es später noch einmal, oder speichere die Seite und reiche die Datei ein.

## Knöpfe und Befehle

button-add = Hinzufügen
button-add-all = { $articles ->
    [one] Den einen fertigen hinzufügen
   *[other] Alle { $articles } hinzufügen
 }
button-replace = Ersetzen
button-facts = Angaben…
button-drop-draft = Verwerfen
button-remove = Entfernen
corpus-add-command = Einen Artikel als Datei oder Link einreichen; er wird erst gezeigt, dann hinzugefügt
corpus-add-file = .md, .txt, .html, .pdf oder eine .zip davon
corpus-add-link = Die Adresse seiner Seite, wo /settings Links erlaubt
corpus-edit-command = Die Angaben eines Artikels ändern oder ihn durch eine andere Datei ersetzen
corpus-edit-file = Eine andere Datei an seiner Stelle; ohne sie öffnet sich ein Formular mit den Angaben
corpus-remove-command = Einen Artikel entfernen; bis zur nächsten Veröffentlichung wird noch aus ihm geantwortet
corpus-list-command = Die Artikel, und was noch nicht veröffentlicht ist
corpus-search = Nur solche, in deren Titel, Herausgeber, Verfasser, Tag oder Namen diese Wörter stehen
corpus-show-command = Ein Artikel mit seinen Angaben und seinem Text
corpus-article = Der Artikel: tippe einen Teil von Titel, Herausgeber oder Namen
