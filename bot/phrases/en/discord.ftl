# What the Discord side says.

## Answers

articles-differ = Where the articles differ
refusal-title = Not in the articles
refusal-nearest = Close to the question, but not an answer
sources-title = Sources
sources-outdated = The article has been changed since index { $index }. The quote as it stood then:
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

help = Ask me about the news that my articles cover: mention me with a question, write to me directly, or use `/ask`. I answer only from the articles, quote them for every line, and say so when they are silent. `/about` says what I cover.
bad-day = I could not read the day you gave for `{ $name }`. Write year, month and day like this: `2021-08-09`.
days-swapped = The day in `from` comes after the day in `to`. Please swap the two.
not-in-this-channel = In this server I answer in { $channels }.
too-often = That was a little fast. You can ask again in { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
 }.
in-line = { $place ->
    [one] There is one question ahead of yours. Your answer will appear here.
   *[other] There are { $place } questions ahead of yours. Your answer will appear here.
 }
closing = I am about to restart and did not get to your question. Please ask again in a minute.
line-full = { $waiting ->
    [one] One question is waiting already, and I can’t take on another just now. Please try again in a minute.
   *[other] { $waiting } questions are waiting already, and I can’t take on another just now. Please try again in a minute.
 }
private-here = Answers in this channel are shown only to the person who asked.
question-gone = The message with your question is gone. Please ask again.
not-your-question = This answer is for the person who asked. Use `/ask` to ask it yourself.
search-away = I can’t search the articles just now, because the server that holds them does not answer. Please ask again in a minute.
search-being-restored = I can’t search the articles just now, because the server that holds them has lost them. They are being put there again; please ask again in a few minutes.
apology = Sorry, something went wrong on my side and this was not done. Please try again; if it happens again, tell a moderator this reference: `{ $reference }`
outdated-command = This command has changed since Discord loaded it. Reload Discord (Ctrl+R, or reopen the app) and try again.
form-title = Ask a question
form-label = Your question
form-placeholder = What would you like to know?
form-after = Following up on “{ $question }”
timeline-title = Timeline of captures
timeline-of = Timeline of { $place }
map-title = Map of the provincial capitals

## Votes, sharing, deleting

voted-up = Thank you: noted as a good answer.
voted-down = Thank you. What is wrong with it? The question is now kept for the moderators of this server, without the name of who asked.
voted-down-alone = Thank you. What is wrong with it?
voted-down-why = Noted: { $reason }. The question is kept for the moderators of this server, without the name of who asked.
voted-down-why-alone = Noted: { $reason }. Thank you.
why-placeholder = What is wrong?
why-wrong = The answer is wrong
why-wrong-source = The source does not say that
why-wrong-date = The date is wrong
why-missing = Something is missing
why-other = Something else
share-only-asker = Only the person who asked can share this answer.
shared-already = This answer has been shared already.
share-not-here = The moderators have chosen other channels for answers, so this one can’t be shared here.
delete-only-asker = Only the person who asked and moderators can delete this answer.

## What is covered

articles-title = { $articles ->
    [one] The article I answer from
   *[other] The { $articles } articles I answer from
 }
articles-shown = { $first }–{ $last } of { $articles }
article-counts = { $sentences ->
    [one] 1 sentence
   *[other] { $sentences } sentences
 }, { $events ->
    [one] 1 event
   *[other] { $events } events
 }
no-such-article = There is no such article here. `/sources` by itself lists them all.
about-title = What I answer from, and how
about-covered = { $articles ->
    [one] 1 article
   *[other] { $articles } articles
 }, { $days }.
about-days = { $first } to { $last }
about-publishers = Published by { $names }.
about-how = • Every answer is taken from the articles, sentence by sentence. No language model writes it.
    • Each line has a marker, and each marker a quote that stands in its article word for word. Code checks this before an answer is sent.
    • “On Sunday” is counted from the day of the article. Where articles differ, both sides are shown.
about-limits = • Where the articles are silent I say so. A quote proves that the article says it, not that it is true.
about-foot = index { $index } of { $built } · version { $version }

## Privacy

privacy-title = What I keep about you
privacy-answers = Answers that I gave, for { $days } days, so that their buttons work: text and quotes, time, the place and kind of question, the IDs of server, channel and message, and votes. Not the question: that is read from the message itself when you press a button; but a refusal may name what the articles lack.
privacy-questions = The text of a question only if it was asked in a server and I could not answer it, or somebody votes its answer 👎. The moderators of that server read it, without a name, to see what is missing. It goes with the answer, or once no 👎 stands.
privacy-people = Instead of your Discord ID, a code made from it with a key of this installation. It marks your answers and votes, your uses as long as they count towards a limit, and what you change as a moderator, or try to.
privacy-corpus = Your Discord ID itself only with what you do with the articles as a moderator, by `/corpus` and `/golden`, for { $days } days: the moderators of that server and the bot’s operator can see who did it, until you use `/privacy delete`.
privacy-memory = In memory only, never on disk: your latest questions, for ten minutes, for follow-ups; and answers for a while, linked to nobody, so that the same question need not be worked out again.
privacy-forget = `/privacy delete` deletes at once all that is kept about you. What you did as a moderator stays on record, but no longer as yours.
privacy-delete = Delete what is kept about me
privacy-deleted = { $entries ->
    [0] Nothing was kept about you.
    [one] Deleted: 1 entry. Nothing is kept about you any more. Messages stay in Discord; an answer’s Delete button takes it away.
   *[other] Deleted: { $entries } entries. Nothing is kept about you any more. Messages stay in Discord; an answer’s Delete button takes it away.
 }

## For moderators

moderators-only = This is for moderators: you need the Manage Server permission here, or a role that is named in the settings.
settings-title = Settings of this server
settings-channels = Where I answer
settings-channels-meaning = Elsewhere I stay silent, except for commands that only the person using them sees.
settings-everywhere = In every channel
settings-private = Private by default
settings-private-meaning = Answers there are shown only to the person who asked, unless they choose otherwise.
settings-nowhere = In no channel
settings-roles = Moderators
settings-roles-meaning = In addition to everyone who may manage the server. For a role to see the commands for moderators, it must also be allowed under Server Settings, Integrations.
settings-no-role = No additional role
settings-language = Language of public messages
settings-language-meaning = What only one person sees is always in their own language.
settings-each-own = The language of whoever asks
settings-links = Articles by link
settings-links-meaning = Whether moderators may add an article by its link. I then fetch the page from the web, from public addresses only.
settings-links-off = Off: only as a file
settings-links-on = On: as a file or by link
settings-foot = Changes take effect at once and are recorded in the bot’s database, for its operator.
language-en = English
language-de = Deutsch (German)
gaps-title = What was not well answered
gaps-no-place = No particular place
gaps-counts = { $unanswered } unanswered, { $downvoted } voted 👎
gaps-more = { $questions ->
    [one] and one more
   *[other] and { $questions } more
 }
no-gaps = Nothing was left unanswered or voted 👎 in this server.
gaps-file = The questions, one per line, as `python -m bot ask --batch` reads them.
stats-title = The last { $days } days
stats-asked = { $asked ->
    [one] 1 question
   *[other] { $asked } questions
 }, { $private } of them private
stats-answered = { $answered } answered, { $refused } refused because the articles are silent
stats-votes = 👍 { $up } · 👎 { $down }
stats-day = { $day }: { $asked } asked, { $answered } answered

## Kinds of questions

kind-when = when
kind-where = where
kind-who = who
kind-how_many = how many
kind-how_long = how long
kind-how_old = how old
kind-how_far = how far
kind-how = how
kind-why = why
kind-what = what
kind-yes_no = yes or no
kind-list = list
kind-timeline = timeline
kind-status = how it stands
kind-compare = comparison
kind-between = time between two events
kind-choice = which of two
kind-define = who or what it is
kind-describe = what is known of it
kind-other = other

## Commands

ask-command = Ask about the news: answered from the articles, with a quote for every line
ask-question = What would you like to know?
ask-as-of = Use only articles published up to this day, such as 2021-08-09
ask-private = Show it only to you
ask-about-menu = Ask about this
timeline-command = What fell on which day, as a picture; or what is reported of one place, day by day
timeline-place = Only what is reported of this place
timeline-from = From this day on, such as 2021-08-06
timeline-to = Up to this day, such as 2021-08-09
map-command = How each provincial capital stands, as a map
place-command = What is reported of a place, newest first
place-name = The place, in any spelling
sources-command = The articles that answers are taken from
sources-article = Only this article
about-command = What is covered, and how answers are made
privacy-command = What is kept about you
privacy-policy-command = What is kept about you, and for how long
privacy-delete-command = Delete everything that is kept about you
settings-command = For moderators: where and how the bot answers in this server
setup-command = For moderators: whether the bot has what it needs
setup-check-command = Which permissions are missing here, each by name
gaps-command = For moderators: what was not well answered, by place and kind
gaps-export = Also as a file of questions
stats-command = For moderators: how much was asked, and how it fared
corpus-command = For moderators: the articles and their index
