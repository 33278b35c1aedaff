# What the Discord side says.

## Answers

articles-differ = Where the articles differ
refusal-title = Not in the articles
refusal-nearest = Near to the question, but not an answer
sources-title = Sources
sources-outdated = The article has changed or gone since index { $index }. The quote as it stood then:
undated = undated
open-article = [Open the article]({ $link }) at { $host }
as-of-foot = As of { $day }: nothing published later was used
index-foot = index { $index }
older-index = That answer is from an older index ({ $then }); index { $now } answers now

## Buttons

button-sources = Sources
button-follow-up = Ask a follow-up
button-timeline = Timeline
button-share = Share
button-delete = Delete
button-back = Back
button-next = Next
button-own = Show my answer
page-of = { $page } of { $pages }
unknown-button = This button or form is from another version of the bot. Please ask the question again.
forgotten = I no longer have this answer. Ask the question again to see it with its sources.

## Asking

help = Ask me about the news I hold: mention me with a question, write to me directly, or use `/ask`. I answer from the articles alone, quote them for every line, and say so when they are silent. `/about` says what I cover.
bad-day = I could not read the day you gave for `{ $name }`. Write it as year, month, day: `2021-08-09`.
days-swapped = The day in `from` lies behind the day in `to`. Swap the two.
not-in-this-channel = In this server I answer in { $channels }.
too-often = That was a little fast. You can ask again in { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
 }.
in-line = { $place ->
    [one] One question is before yours. Your answer comes here.
   *[other] { $place } questions are before yours. Your answer comes here.
 }
line-full = { $waiting ->
    [one] One question is waiting already, more than I can take on. Please try again in a minute.
   *[other] { $waiting } questions are waiting already, more than I can take on. Please try again in a minute.
 }
private-here = Answers in this channel are shown to the person who asks alone.
question-gone = The message with your question is gone. Please ask again.
not-your-question = This answer is for the person who asked. Use `/ask` to ask it yourself.
apology = Sorry, something went wrong on my side and this was not done. Please try again; if it happens again, tell a moderator this reference: `{ $reference }`
outdated-command = This command has changed since Discord loaded it. Reload Discord (Ctrl+R, or reopen the app) and try again.
form-title = Ask a question
form-label = Your question
form-placeholder = When did Kunduz fall?
form-after = Leans on “{ $question }”
no-timeline = No article used here tells of a capital as taken: there is no timeline to draw.
timeline-title = Timeline of captures
timeline-of = Timeline of { $place }
map-title = Map of the provincial capitals
no-map = No article used here tells how a capital stands: there is no map to draw.

## Votes, sharing, deleting

voted-up = Thank you: noted as a good answer.
voted-down = Thank you. What is wrong with it? Your question is now kept for the moderators of this server, without your name; 👍 takes it back.
voted-down-why = Noted: { $reason }. Your question is kept for the moderators of this server, without your name; 👍 takes it back.
why-placeholder = What is wrong?
why-wrong = The answer is wrong
why-wrong-source = The source does not say that
why-wrong-date = The date is wrong
why-missing = Something is missing
why-other = Something else
share-only-asker = Only the person who asked can share this answer.
share-not-here = Moderators have chosen other channels for answers; this one can't be shared here.
delete-only-asker = Only the person who asked and moderators can delete this answer.

## What is covered

articles-title = { $articles ->
    [one] The article I answer from
   *[other] The { $articles } articles I answer from
 }
article-counts = { $sentences ->
    [one] 1 sentence
   *[other] { $sentences } sentences
 }, { $events ->
    [one] 1 event
   *[other] { $events } events
 }
no-such-article = There is no such article here. `/sources` alone lists them all.
about-title = What I answer from, and how
about-covered = { $articles ->
    [one] 1 article
   *[other] { $articles } articles
 } of { $days }.
about-days = { $first } to { $last }
about-publishers = Published by { $names }.
about-how = • An answer is taken out of the articles, sentence by sentence. No language model writes it.
    • Each line carries a marker, each marker a quote that stands in its article word for word. Code checks that before an answer is sent.
    • “On Sunday” is counted from the day of the article. Where articles differ, both sides stand.
about-limits = • Where the articles are silent I say so. A quote proves that the article says it, not that it is true.
about-foot = index { $index } of { $built } · version { $version }

## Privacy

privacy-title = What I keep of you
privacy-answers = Answers that I gave, for { $days } days, so that their buttons work: my words and quotes, not yours. The question is read from the message itself when you press a button.
privacy-questions = A question’s text only if I could not answer it, or if you vote its answer 👎: moderators of this server read it, without a name, to see what is missing.
privacy-people = Instead of your Discord id a number made from it with a key of this installation, to know your answers, votes and limits.
privacy-log = The last questions of ten minutes in memory, for follow-ups. `/privacy delete` deletes all of it at once.
privacy-delete = Delete what is kept of me
privacy-deleted = { $entries ->
    [0] Nothing was kept of you.
    [one] Deleted: 1 entry. Nothing is kept of you now. Messages that are in Discord stay there; the button Delete takes them away.
   *[other] Deleted: { $entries } entries. Nothing is kept of you now. Messages that are in Discord stay there; the button Delete takes them away.
 }

## For moderators

moderators-only = This is for moderators: you need the Manage Server permission here, or a role that the settings name.
settings-title = Settings of this server
settings-channels = Where I answer
settings-channels-meaning = Elsewhere I stay silent, but for commands that only their user sees.
settings-everywhere = In every channel
settings-private = Private by default
settings-private-meaning = Answers there are shown to the person who asks alone, unless they say otherwise.
settings-nowhere = In no channel
settings-roles = Moderators
settings-roles-meaning = Besides those who may manage the server. Commands for moderators must also be opened to a role in Server Settings, Integrations.
settings-no-role = No further role
settings-language = Language of what all see
settings-language-meaning = What only one person sees is always in their own.
settings-each-own = The language of who asks
settings-foot = Changes hold at once and are noted in the audit log.
language-en = English
language-de = Deutsch (German)
gaps-title = What was not well answered
gaps-no-place = No one place
gaps-counts = { $unanswered } unanswered, { $downvoted } voted 👎
gaps-more = { $questions ->
    [one] and one more
   *[other] and { $questions } more
 }
no-gaps = Nothing was left unanswered or voted 👎 in this server.
gaps-file = The questions, one a line, as `python -m bot ask --batch` takes them.
stats-title = The last { $days } days
stats-asked = { $asked ->
    [one] 1 question
   *[other] { $asked } questions
 }, { $private } of them private
stats-answered = { $answered } answered, { $refused } refused because the articles are silent
stats-votes = 👍 { $up } · 👎 { $down }
stats-day = { $day }: { $asked } asked, { $answered } answered
reindex-begins = Reading the articles
step-reading = Reading
step-embedding = Embedding
step-writing = Writing
reindex-busy = A reindex is under way already. I go on answering from the present index.
reindex-stopped = The bot is closing, so the reindex was stopped. The index is as it was.
reindexed-title = Corpus
reindexed = **Reindexed in { $seconds } s.** Serving index `{ $index }`.
reindexed-before = It replaces `{ $index }`.
reindexed-counts = { $articles } articles, { $passages } passages ({ $embedded } embedded, { $reused } reused), { $events } events.
reindexed-skipped = Skipped: { $files }

## Kinds of questions

kind-when = when
kind-where = where
kind-who = who
kind-how_many = how many
kind-how_long = how long
kind-how = how
kind-why = why
kind-what = what
kind-yes_no = yes or no
kind-list = list
kind-timeline = timeline
kind-status = how it stands
kind-compare = comparison
kind-choice = which of two
kind-place = place

## Commands

ask-command = Ask about the news: answered from the articles, with a quote for every line
ask-question = What would you like to know?
ask-as-of = Use only articles published up to this day, such as 2021-08-09
ask-private = Show it only to you
ask-about-menu = Ask about this
timeline-command = What fell on which day, as a picture; or what is told of one place by day
timeline-place = Only what is told of this place
timeline-from = From this day on, such as 2021-08-06
timeline-to = Up to this day, such as 2021-08-09
map-command = How each provincial capital stands, as a map
place-command = What is reported of a place, newest first
place-name = The place, in any spelling
sources-command = The articles that answers are taken from
sources-article = Only this article
about-command = What is covered, and how answers are made
privacy-command = What is kept of you
privacy-policy-command = What is kept of you, and for how long
privacy-delete-command = Delete everything that is kept of you
settings-command = For moderators: where and how the bot answers in this server
setup-command = For moderators: whether the bot has what it needs
setup-check-command = Each permission that is missing here, by name
gaps-command = For moderators: what was not well answered, by place and kind
gaps-export = Also as a file of questions
stats-command = For moderators: how much is asked, and how it fares
corpus-command = For moderators: the articles and their index
corpus-reindex-command = Read the articles again and swap the new index in once it is whole
