# Was von einer Antwort gesagt wird, deren Artikel nicht mehr alle da sind.
removed-answer = Diese Antwort zitiert einen Artikel, der inzwischen entfernt wurde, daher zeige ich sie nicht mehr. Stelle die Frage noch einmal, um eine Antwort aus den jetzigen Artikeln zu bekommen.
removed-source = Dieser Artikel wurde inzwischen entfernt; seinen Wortlaut zeige ich nicht mehr.
