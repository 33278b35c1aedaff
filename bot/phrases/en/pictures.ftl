# What stands on the pictures, in their rows and in what is told of one place.

## Days

picture-day-short = { $day } { $month }
picture-weekday =
    { $number ->
        [0] Monday
        [1] Tuesday
        [2] Wednesday
        [3] Thursday
        [4] Friday
        [5] Saturday
       *[6] Sunday
    }
picture-weekday-short =
    { $number ->
        [0] Mon
        [1] Tue
        [2] Wed
        [3] Thu
        [4] Fri
        [5] Sat
       *[6] Sun
    }
picture-month =
    { $number ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
picture-month-short =
    { $number ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
# The first day of a span without the month and year that it shares with the last.
picture-span-day = { $weekday } { $day }
picture-span-day-month = { $weekday } { $day } { $month }
picture-span-between = between { $first } and { $last }
picture-span-to = { $first } to { $last }
picture-span-month = { $month } { $year }
picture-span-decade = the { $year }s

## Signs of the legend

picture-sign-captured = captured
picture-sign-claimed = captured, a claim
picture-sign-partly = partly taken, entered
picture-sign-contested = fought over, attacked
picture-sign-besieged = besieged
picture-sign-threatened = threatened
picture-sign-retaken = retaken, at least in part
picture-sign-government = told as not taken
picture-sign-unknown = nothing told
picture-sign-taken = told as taken
picture-sign-taken-claimed = told as taken, a claim
picture-sign-span = on one of these days
picture-sign-other = another day, other articles
picture-sign-other-claimed = another day, a claim
picture-sign-denied = article of that day: not taken
picture-legend-count = { $sign }: { $count }
picture-legend-ringed = ringed, articles differ: { $count }

## Heads and feet

picture-capitals =
    { $count ->
        [one] 1 capital
       *[other] { $count } capitals
    }
picture-timeline-title = { picture-capitals } reported taken
picture-map-title = Provincial capitals, as last reported
picture-as-of = as of { $day }
picture-from-to = from { $first } to { $last }
picture-from = from { $first } on
picture-to = up to { $last }
picture-window-as-of = { $window }; { $as_of }
picture-no-day-above = no day
picture-no-day-below = told
picture-footer =
    Reported state { $dated ->
        [yes] as of { $day }
       *[no] as of no stated day
    }, from { $articles ->
        [one] 1 article
       *[other] { $articles } articles
    }; snapshot { $snapshot }
picture-outline-note = Outline approximate; marks that would cover each other stand a little apart.
picture-apart-note = Marks that would cover each other stand a little apart.
picture-neighbour-iran = IRAN
picture-neighbour-turkmenistan = TURKMENISTAN
picture-neighbour-uzbekistan = UZBEKISTAN
picture-neighbour-tajikistan = TAJIKISTAN
picture-neighbour-pakistan = PAKISTAN

## Rows in words

picture-timeline-asked = Timeline of captures
picture-map-asked = How the capitals stand
picture-timeline-direct = { picture-capitals } reported taken, first { $row }
picture-map-direct = { picture-capitals } with a state told, the latest { $row }
picture-row = { $place }: { $told }
picture-told = { $told } { $marks }
picture-row-claim = { $told }, a claim
picture-row-undated = { $place }: taken, no day told { $marks }
picture-row-undated-claim = { $place }: taken (a claim), no day told { $marks }
picture-row-others = others say { $told }
picture-row-denied = not taken, says an article of { $day }
picture-row-state = { $place }: { $state } (article of { $day }) { $marks }
picture-row-state-undated = { $place }: { $state } { $marks }
picture-row-otherwise = told otherwise: { $state } { $marks }
# The words of the state "retaken" that a part of a place does not need.
picture-partly = partly or wholly
picture-row-silent = Nothing told of { $places }.
picture-left-out =
    { $count ->
        [one] 1 more capital is told as taken without a day, and left out.
       *[other] { $count } more capitals are told as taken without a day, and left out.
    }

## For who can't see the picture

picture-alt-timeline = Timeline of { picture-capitals } reported taken{ $window }{ $as_of }.
picture-alt-map = Map of { picture-capitals } by the state last reported{ $as_of }.
picture-alt-as-of = {" "}as of { $day }
picture-alt-window = {" "}{ $window }
picture-alt-part = { $head }: { $names }.
picture-alt-claim = { $place } (a claim)
picture-alt-others = { $place } ({ $days }, other articles say)
picture-alt-or = { $one } or { $other }
picture-alt-no-day = no day told
picture-alt-more-lines = And { $count } more lines.
picture-alt-more = And more.

## The commands

picture-none-timeline = No article used here tells of a capital as taken: there is no timeline to draw.
picture-none-window = No article used here tells of a capital as taken on these days: there is no timeline to draw.
picture-none-map = No article used here tells how a capital stands: there is no map to draw.
picture-drawn = Drawn: { $file }
picture-sources = Sources

## What is told of one place

report-taken-since = taken, since { $when } { $marks }
report-taken-since-claim = taken, a party claims, since { $when } { $marks }
report-taken = taken, { $when } { $marks }
report-taken-claim = taken, a party claims, { $when } { $marks }
report-taken-undated = taken, no day told { $marks }
report-taken-undated-claim = taken, a party claims, no day told { $marks }
report-state = { $state } (article of { $day }) { $marks }
report-state-undated = { $state } (undated article) { $marks }
report-untold = { $place }: named, its state not told
report-untold-own = { $place }: its own state not told
report-before = told as taken before, { $when } { $marks }
report-before-undated = told as taken before, no day told { $marks }
report-its-airport = its airport { $state }
report-capital = its capital { $place }
report-not-mentioned = The articles do not mention { $place }.
report-not-mentioned-until = The articles published up to { $day } do not mention { $place }.
report-no-such-place = No place called “{ $name }” is known here.
report-near-place = No place called “{ $name }” is known here; spelt nearly so: { $places }.
report-timeline-asked = timeline of { $place }
report-timeline-direct = { $place }, day by day: { $when } { $marks }
report-timeline-nothing = The articles mention { $place }, but tell nothing of it with a day.
report-timeline-nothing-then = The articles mention { $place }, but tell nothing of it of these days.
report-province = { $place } province
report-airport = { $place } airport
