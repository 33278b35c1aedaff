# What moderators are told of the index: building, proposing, publishing, going back.

## Commands

corpus-reindex-command = Build a new index of the articles and see what it changes; nothing is published yet
corpus-status-command = Which index answers, what waits to be published, and what you can go back to
corpus-rollback-command = Go back to an earlier index
corpus-rollback-to = The index to go back to; without it, the one before
corpus-history-command = What was done to the articles and the index, when and by whom
golden-command = For moderators: questions that every new index is tried with before it is published
golden-add-command = Have a question asked of every new index
golden-add-question = The question
golden-add-contains = What its answer must contain; separate several with a semicolon
golden-add-refused = The articles are silent on it, and that must be said
golden-add-as-of = Ask it of the articles up to this day, such as 2021-08-09
golden-list-command = The questions that every new index is tried with
golden-remove-command = No longer ask a question that moderators have added
golden-remove-question = The question

## Words

index-moment = { $day }, { $time } UTC
index-somebody = somebody
index-builder = { $name } (since { $since })
index-articles = { $articles ->
    [one] 1 article
   *[other] { $articles } articles
 }
index-counts = { $articles ->
    [one] 1 article
   *[other] { $articles } articles
 }, { $passages ->
    [one] 1 passage
   *[other] { $passages } passages
 }, { $events ->
    [one] 1 event
   *[other] { $events } events
 }
corpus-other-server = All servers that I am in share the articles and the index. They can be changed only in those that the bot’s operator has named for it.
index-undone = That can’t be done now. Nothing has changed:
how-built = built without a proposal
how-remade = made anew of the same articles
how-published = published
how-rolled-back = gone back to

## Building

build-title = Building a new index
build-begins = Getting ready
build-reading = Reading the articles:
build-embedding = Embedding the texts:
build-writing = Writing the index:
build-counting = Counting words for the server:
build-storing = Putting passages on the server:
build-asking = Asking the golden questions:
build-read = { $articles ->
    [one] 1 article read
   *[other] { $articles } articles read
 }
build-embedded = { $texts ->
    [one] 1 text embedded
   *[other] { $texts } texts embedded
 }
build-seconds-left = About { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
 } left in this step
build-minutes-left = About { $minutes } minutes left in this step
build-foot = Meanwhile I go on answering from the index of before.
build-cancel = Cancel
build-stopping = Stopping the build at its next step …
build-none = No build is running here that could be stopped.
reindex-busy = A build is running already, started by { $who }. Please wait until it has ended.
reindex-stopped = The build was stopped. The index is as it was.
reindex-failed = The build failed. The index is as it was:
reindex-ready = The new index `{ $index }` is built and waits for your yes. Open it with `/corpus status` in the server.

## A proposal

proposal-title = New index `{ $index }`, not published yet
proposal-instead = It would replace `{ $index }`.
proposal-articles = Articles: { $changes }
proposal-made = { $embedded ->
    [one] 1 text embedded
   *[other] { $embedded } texts embedded
 }, { $reused } reused, in { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } s
proposal-rebuilt = Made anew, not reused: { $reasons }
rebuilt-model = the model has changed
rebuilt-splitter = articles are split in another way
rebuilt-gazetteer = the gazetteer has changed
rebuilt-events = events are read in another way
rebuilt-terms = words are searched in another way
rebuilt-copies = copies are found in another way
rebuilt-store = vectors are stored in another way
proposal-base-unread = The index before is damaged, so nobody can tell which articles would be lost.
proposal-loses = { $articles ->
    [one] 1 article is lost that nobody removed.
   *[other] { $articles } articles are lost that nobody removed.
 }
proposal-worse = { $questions ->
    [one] 1 golden question is answered worse.
   *[other] { $questions } golden questions are answered worse.
 }
proposal-lost = − { $number } lost, removed by nobody
proposal-added = + { $number } new
proposal-removed = − { $number } removed
proposal-changed = ~ { $number } changed
proposal-skipped = { $number } skipped
proposal-copies = Near copies: { $number }
proposal-copy = { $article } — counts as one source with { $other }, { $share } %
proposal-events-gained = Events gained: { $number }
proposal-events-lost = Events lost: { $number }
proposal-answers = Golden questions to look at
proposal-more = … and { $more } more
proposal-foot = built { $made } · answers change only when you publish it
proposal-nothing = Index `{ $index }` has the articles as they are now: there is nothing to publish.
proposal-second = Publish in spite of this?
proposal-gone = This proposal no longer waits: it was published, discarded, or replaced by a newer one. `/corpus status` shows how things stand, `/corpus reindex` makes a new one.
proposal-outdated = Another index was published after this proposal was made, so it can’t be published any more. `/corpus reindex` makes a new one.
proposal-discarded = Discarded. The index and the articles are as they were.
button-publish = Publish
button-discard = Discard
button-in-spite = Publish in spite of it
button-proposal = Show the proposal
published = **Published: index `{ $index }`.**
published-instead = It replaces `{ $index }`.
published-back = `/corpus rollback` goes back to the one before.
published-unserved = It can’t be served by this process, which goes on answering from index `{ $index }`.

## Golden questions

golden-hold = Golden questions: { $hold } of { $questions } hold; how many did before is not known
golden-held = Golden questions: { $hold } of { $questions } hold; before, { $before }
golden-worse = held before, does not hold now
golden-unsure = does not hold, and was not asked before
golden-holds = holds
golden-fails = does not hold
golden-before = **Before:** { $answer }
golden-after = **Now:** { $answer }
golden-unasked = not asked
golden-title = Golden questions
golden-none = There are none yet. `/golden add` keeps a question that every new index is tried with before it is published.
golden-own = added by moderators
golden-shipped = comes with the corpus
golden-refused = must be refused
golden-contains = must contain { $words }
golden-as-of = as of { $day }
golden-foot = They are asked at every `/corpus reindex`. An answer that gets worse needs a second confirmation.
golden-empty = There is no question in that.
golden-added = Added. Every `/corpus reindex` asks from now on:
    > { $question }
golden-removed = Removed. No longer asked:
    > { $question }
golden-not-own = Moderators have added no such question. `/golden list` shows them all; those that come with the corpus stay.

## How the index stands

status-title = The index
status-none = Nothing is published yet. Index `{ $index }` answers.
status-served = **Index `{ $index }` answers.**
status-published = **Index `{ $index }` is published.**
status-behind = This process still answers from `{ $index }`; it changes over within seconds.
status-since = Since { $at } ({ $how })
status-waits = **Waiting to be published:** `{ $index }` ({ $changes }), built { $made }
status-outdated = The proposal `{ $index }` of { $made } can’t be published any more: another index was published since.
status-builds = **Building now:** { $who }
status-pending = { $pending ->
    [0] All { $articles } articles are in the index as they are now.
    [one] 1 article is not in the index as it is now: `/corpus reindex` proposes it.
   *[other] { $pending } articles are not in the index as they are now: `/corpus reindex` proposes them.
 }
status-kept = **You can go back to:**
status-held = A new index is published only when somebody does so.
status-free = Until somebody publishes or goes back, a new index is also made at the start if the articles have changed.

## Going back

rollback-title = Go back to an earlier index?
rollback-to = To: { $index }
rollback-from = From: { $index }
rollback-foot = The articles stay as they are; the next /corpus reindex would propose them again.
rollback-none = There is no earlier index to go back to.
rollback-older = An older Stringer wrote it: its articles are indexed anew first, which may take as long as a new index.
rollback-anew = It is made anew of the articles of index `{ $index }`, which an older Stringer wrote.
rollback-there = That index is the one that is published.
rollback-moved = Another index was published meanwhile. Use `/corpus rollback` again if you still want to go back.
rollback-done = **Back at index `{ $index }`.**
rollback-next = The articles are as they are: the next `/corpus reindex` will propose them again.
button-rollback = Go back

## History

history-title = What was done
history-none = Nothing yet.
history-shell = from the shell
history-moderator = a moderator
history-refused = refused: { $what }

## Kinds of events

event-captured = captured
event-airport_captured = airport captured
event-entered = entered
event-contested = fought over
event-besieged = besieged
event-threatened = threatened
event-retaken = retaken
event-surrendered = surrendered
event-visited = visited
event-attacked = attacked
event-displaced = people fled
event-withdrawn = forces withdrew
