# What the answers and refusals say.  What the articles say is put in verbatim.

## Days and hours

answer-on-day = on { $day }
answer-between = between { $first } and { $last }
# A span of more than a month: "2015", "May to July 2021", "between … and …".
answer-in =
    { $length ->
       *[other] in { $span }
    }
answer-part-of-day =
    { $part ->
        [night] night
        [morning] morning
        [midday] midday
        [afternoon] afternoon
       *[evening] evening
    }
# A clock time as the article writes it.
answer-clock = { $words }
answer-no-day = No day given
answer-no-day-but = No day, “{ $words }”
answer-no-single-day = No single day given
answer-before = Before, “{ $words }”

## Quotes and whose they are

answer-quote = “{ $words }”
answer-proof = { $quote } — { $outlet }, { $published } { $marks }
answer-digest = { $publisher } (digest)
answer-digest-of = digest of { $publisher }
answer-undated = undated
answer-words-in-article = “{ $words }” in the article of { $day }
answer-lead-worked-out = { $lead } — { $working }
answer-worked-out = { $direct } — { $working }.
answer-journalist-of = journalist of { $outlet }
# $party tells a source that has a name in every language; the article's words name it in English.
answer-said-by =
    { $party ->
       *[other] { $source }: { $quote }
    }
answer-claimed-by =
    { $party ->
        [someone] , by a claim
       *[other] , according to { $source }
    }

## When a place fell

answer-fell = { $place } fell { $when }{ $claimants } { $marks }
answer-airfield-taken = { $place } was taken { $when }{ $claimants } { $marks }
answer-fell-undated = { $place } fell “{ $words }”, says an undated article: the day can't be worked out { $marks }
answer-reported-taken = No day is given; { $outlet } of { $day } reports { $place } as taken{ $claimants } { $marks }
answer-gives-day = { $outlet } gives { $day }: { $quote } { $marks }
answer-differs = { $outlet } ({ $published }) differs: { $state } — { $quote } { $marks }

## Whether a place fell

answer-yes-captured = Yes, { $place } is reported captured by { $outlet } ({ $published }) { $marks }
answer-no-fell = No: { $place } fell { $when }{ $claimants } { $marks }
answer-claimed =
    So it is claimed: { $party ->
        [someone] a person quoted
       *[other] { $source }
    } says that { $place } was taken ({ $outlet }, { $published }) { $marks }
answer-not-captured = No article reports { $place } as captured; { $state } { $marks }
answer-side =
    { $side ->
        [claim] A claim
        [denied] Denied
        [unconfirmed] Unconfirmed
       *[differing] Differing, { $state }
    } in { $outlet } ({ $published }): { $quote }
answer-against-it = Against it: { $quote }

## States

answer-state =
    { $kind ->
        [captured] captured
        [airport_captured] its airport captured
        [contested] still fought over
        [besieged] under siege
        [threatened] threatened
        [retaken] { $extent ->
           *[other] partly or wholly retaken
        }
        [entered] entered by fighters
        [attacked] attacked
        [surrendered] forces surrendered
        [visited] visited
        [displaced] people displaced
       *[withdrawn] forces withdrew
    }
answer-state-of-part =
    { $extent ->
        [partial] part of it
        [centre] its centre
        [outskirts] its outskirts
       *[province_partial] part of the province
    } { $state }
answer-state-denied =
    { $kind ->
       *[other] not { $state }
    }
answer-state-dated = { $state }, { $when }
answer-state-unsure =
    { $state } { $modality ->
        [claimed] (a claim)
       *[if_confirmed] (unconfirmed)
    }

## Lists, timelines and comparisons

answer-capitals-taken =
    { $count ->
        [one] 1 capital reported taken
       *[other] { $count } capitals reported taken
    }
answer-capitals-taken-on =
    { $count ->
        [one] 1 capital reported taken { $when }
       *[other] { $count } capitals reported taken { $when }
    }
answer-capitals-fully-held =
    { $count ->
        [one] 1 capital fully under control
       *[other] { $count } capitals fully under control
    }
answer-name-claimed = { $name } (claimed)
answer-not-yet-taken = Not yet taken, by { $day }: { $names }
answer-day-taken = { $day }: { $place } taken { $marks }
answer-both-fell = { $place } and { $other } both fell { $when }; no hour is told { $marks }
answer-fell-before =
    { $verdict ->
        [yes] Yes:{" "}
        [no] No:{" "}
       *[none] {""}
    }{ $place } fell { $order ->
        [last] last
       *[first] first
    }: { $when } { $marks }; { $other } { $other_when } { $other_marks }
answer-days-between =
    { $count ->
        [one] 1 day
       *[other] { NUMBER($count, useGrouping: 0) } days
    }: { $place } fell { $when } { $marks }, { $other } { $other_when } { $other_marks }

## Counts

# $told is "half" or "dozen" where the article tells no number.
answer-capitals-by =
    { $told ->
       *[number] { $number } provincial capitals { $when } { $marks }
    }
answer-by-day = by { $day }
answer-by-undated = by an undated article
answer-if-confirmed = { $told }, if confirmed
answer-about =
    { $about ->
        [at-least] at least { $number }
        [more-than] more than { $number }
        [about] about { $number }
        [around] around { $number }
        [nearly] nearly { $number }
        [almost] almost { $number }
        [up-to] up to { $number }
       *[no-fewer-than] no fewer than { $number }
    }
answer-number =
    { $number ->
        [half] half
        [dozen] a dozen
        [1] one
        [2] two
        [3] three
        [4] four
        [5] five
        [6] six
        [7] seven
        [8] eight
        [9] nine
        [10] ten
        [11] eleven
        [12] twelve
        [13] thirteen
        [14] fourteen
        [15] fifteen
        [16] sixteen
        [17] seventeen
        [18] eighteen
        [19] nineteen
        [20] twenty
       *[other] { $number }
    }
answer-other-figure = Differing: { $figure } — { $quote }

## Refusals

answer-the-articles = The articles
answer-the-articles-until = The articles published up to { $day }
answer-not-mentioned = { $articles } do not mention { $name }.
answer-not-said-when =
    { $articles } do not say when { $event ->
        [captured] { $place } fell
        [attacked] { $place } was attacked
        [contested] { $place } was fought over
        [besieged] { $place } was besieged
        [entered] { $place } was entered
       *[retaken] { $place } was retaken
    }.
answer-no-figure = { $articles } give no such figure.
answer-no-figure-of = { $articles } mention { $place } but give no such figure.
answer-not-said = { $articles } do not say that.
answer-not-said-of = { $articles } mention { $place } but do not say that.
answer-not-answered = Not answered: { $refusal }
answer-no-question = I found no question in that. Ask about the events in the articles: when, where, who, how many, why.
answer-which-place = Which place do you mean? Please ask again and name it.

## What is covered

answer-as-of = As of { $day }: nothing published later is used.
answer-covered = Covered: { $articles } ({ $names }).
answer-articles =
    { $count ->
        [one] 1 article
       *[other] { NUMBER($count, useGrouping: 0) } articles
    }
answer-of-day = { $articles } of { $day }
answer-of-days = { $articles } of { $first } to { $last }
answer-and-others = { $names } and others
answer-no-articles = There are no articles.
answer-no-article-until = No article was published up to { $day }.

## In a terminal

answer-sources = Sources
answer-nearest = Nearest in the articles, not an answer
