# What moderators are told of the articles that they add, edit and remove.

## Facts

article-untitled = no title
article-publisher = Published by { $publisher }
article-author = By { $author }
article-language = Language: { $language }
article-words = { $words ->
    [one] 1 word
   *[other] { $words } words
 }
article-day = Of { $day }
article-day-inferred = Of { $day } (worked out, not stated)
article-undated = Undated: days such as “Sunday” can’t be worked out in it, and it is never used for an answer as of a day.
article-copy = Looks like a copy of { $other } ({ $percent } % of its words): the two count as one source.
article-copied = { $other } looks like a copy of it ({ $percent } % of its words): the two count as one source.
article-gives = In the published index: { $counts }
article-same-words = It has the same words as { $other }, which is there already.

## The form

facts-form = Facts of the article
facts-publisher = Publisher
facts-publisher-meaning = Who published it: a paper, an agency, a site
facts-title = Title
facts-title-meaning = As it stands over the article
facts-author = Author
facts-published = Published on
facts-published-meaning = Such as 2021-08-09; leave it empty where the day is not known
facts-language = Language
facts-language-meaning = Two letters, such as en
facts-nothing = nothing
facts-bad-publisher = **Publisher** can’t be empty: say who published it.
facts-bad-published = **Published on** can’t be “{ $typed }”: write year, month and day like 2021-08-09, or leave it empty. What you wrote is still in the form.
facts-bad-language = **Language** can’t be “{ $typed }”: write its two letters, such as en. What you wrote is still in the form.

## What was handed in

draft-title = Not added yet
draft-title-edit = Not yet in place of { $article }
draft-no-publisher = Published by: **not stated**
draft-day-head = Of { $day } — proposed, because its head says “{ $words }”
draft-day-text = Of { $day } — proposed, because its text says “{ $words }”
draft-day-address = Of { $day } — proposed, because its address says “{ $words }”
draft-day-file = Of { $day } — proposed, because the file’s own facts say “{ $words }”
draft-asked = Please state: { $facts }
draft-gone = This is no longer waiting: it was added or discarded, or more than a day has passed. Hand it in again with `/corpus add`.
draft-dropped = Discarded. Nothing of it is kept.
archive-title = { $name }: { $articles ->
    [one] 1 article
   *[other] { $articles } articles
 }, { $left ->
    [0] nothing left out
   *[other] { $left } left out
 }
archive-day-proposed = { $day } (proposed)
archive-no-publisher = **no publisher stated**
archive-copy = near copy of { $other } ({ $percent } %)
archive-left-out = Left out: { $why }
pick-facts = State the facts of …
kept-added = Added: **{ $title }** ({ $article })
kept-changed = Changed: **{ $title }** ({ $article })
kept-several = { $articles ->
    [one] 1 article added
   *[other] { $articles } articles added
 }
kept-refused = Not added: { $name }. { $why }
kept-refused-more = { $articles ->
    [one] One more was not added.
   *[other] { $articles } more were not added.
 }
not-yet-published = Not published yet: `/corpus reindex` shows what would change and lets you publish it.
add-file-or-link = Give me either a file or a link.
links-off = Articles by link are off in this server. A moderator can turn them on in `/settings`; or save the page and hand in the file.
edit-changed-since = Somebody changed this article while you wrote. Look at what it says now, with `/corpus show`, before you go on: what you typed is kept here.
edit-not-one = “{ $name }” does not hold exactly one article, so it can’t replace one.
article-gone = The article { $article } is no longer there, so nothing was changed. `/corpus list` shows those there are.

## Removing, listing, showing

removal-title = Remove this article?
removal-own = Its text and the file it was made from are deleted; indexes that can be gone back to keep it until they are pruned.
removal-corpus = Its file in the corpus folder stays and is no longer read; indexes that can be gone back to keep it until they are pruned.
removal-gone = Its file is gone already: removing it says that this is meant, so that the next publication does not ask back. Indexes that can be gone back to keep it until they are pruned.
removal-outdated = The article has changed since, or is no longer there, so nothing was removed. Look at it again with `/corpus remove`.
removed = Removed: **{ $title }** ({ $article }).
removed-until = It is still answered from until the next publication: `/corpus reindex` shows what would change and lets you publish it.
removed-unpublished = It had not been published, so no answer is taken from it.
changed-title = Changed: { $article }
changed-fact = { $fact }: { $before } → { $after }
nothing-changed = Nothing was changed: the facts are as they were.
no-such-held-article = There is no such article. `/corpus list` shows those there are; choose one of the suggestions.
articles-busy = I am reading articles just now. Please try again in half a minute.
held-title = { $articles ->
    [one] 1 article
   *[other] { $articles } articles
 }
held-found = { $articles ->
    [one] 1 article
   *[other] { $articles } articles
 } with “{ $search }”
held-pending = { $changes ->
    [one] 1 change is not published yet
   *[other] { $changes } changes are not published yet
 }: /corpus reindex
held-own = kept by moderators
held-corpus = of the corpus folder
held-copy = near copy of { $other }
held-skipped = Skipped: { $name } ({ $reason })
standing-published = published
standing-new = new, not published yet
standing-changed = changed, not published yet
standing-removed = no longer there, answered from until the next publication
show-file = The article as it is kept:

## Why a file is not taken

intake-too-big = “{ $name }” is larger than { $limit } MB, packed or unpacked. Hand in a smaller file, or its parts one by one.
intake-too-long = “{ $name }” has more than { $limit } characters of text. Hand in its articles one by one.
intake-too-many-pages = “{ $name }” has more than { $limit } pages. Hand in only the pages of the article.
intake-too-many-files = “{ $name }” holds more than { $limit } files. Hand them in as several archives.
intake-too-slow = “{ $name }” could not be read within { $limit } s. Hand in its text as a .txt file.
intake-too-much-memory = “{ $name }” takes more than { $limit } MB of memory to read. Hand in its text as a .txt file.
intake-line-too-long = “{ $name }” has a line of more than { $limit } characters. Break it into paragraphs.
intake-not-text = “{ $name }” is not UTF-8 text. Save it as UTF-8.
intake-unsafe-name = “{ $name }” has a name that is not taken out of an archive, or is there twice. Rename it and pack it again.
intake-unreadable = “{ $name }” can’t be read: it is damaged, locked, or not what its name says. See whether it opens elsewhere, or hand in its text as a .txt file.
intake-unknown-format = “{ $name }” is of no format that I read. Hand in .md, .txt, .html or .pdf, or a .zip of these.
intake-nothing-in-it = I found no text of an article in “{ $name }”.
attachment-slow = “{ $name }” did not arrive from Discord in time. Please try again.
attachment-gone = “{ $name }” could not be fetched from Discord. Please attach it again.

## Why a link is not taken

link-bad-address = { $address } is no web address that I can use. Give me the address of a page, such as https://example.org/story, without a name and password and with the usual port.
link-not-public = { $address } is not at a public address, so I don’t fetch it. Save the page and hand in the file instead.
link-insecure-redirect = The link leads from a secure page to an insecure one, { $address }. Save the page and hand in the file instead.
link-too-many-redirects = The link leads on more than { $limit } times. Link to the last page, or save it and hand in the file.
link-unreachable = { $address } can’t be reached. Try again later, or save the page and hand in the file.
link-untrusted = The secure connection to { $address } can’t be trusted. Save the page and hand in the file instead.
link-too-slow = { $address } was not fetched within { $limit } s. Try again later, or save the page and hand in the file.
link-too-big = { $address } is larger than { $limit } MB. Hand in the article alone, as a file.
link-wrong-type = { $address } is no page, text, PDF or zip archive ({ $detail }). Link to the article itself, or save it and hand in the file.
link-not-found = There is no page at { $address } ({ $detail }). Check the link.
link-forbidden = { $address } asks for a login ({ $detail }). Save the page and hand in the file instead.
link-server-error = The site of { $address } is in trouble ({ $detail }). Try again later, or save the page and hand in the file.
link-unexpected-status = The site sent no page for { $address } ({ $detail }). Save the page and hand in the file instead.
link-broken-answer = The answer from { $address } broke off or can’t be read. Try again later, or save the page and hand in the file.

## Buttons and commands

button-add = Add
button-add-all = { $articles ->
    [one] Add the one that is ready
   *[other] Add all { $articles }
 }
button-replace = Replace
button-facts = Facts…
button-drop-draft = Discard
button-remove = Remove
corpus-add-command = Hand in an article as a file or a link; it is shown before it is added
corpus-add-file = .md, .txt, .html, .pdf, or a .zip of these
corpus-add-link = The address of its page, where /settings allows links
corpus-edit-command = Change the facts of an article, or replace it by another file
corpus-edit-file = Another file in its place; without one a form opens with its facts
corpus-remove-command = Remove an article; it is answered from until the next publication
corpus-list-command = The articles, with what is not published yet
corpus-search = Only those whose title, publisher, author, day or name has these words
corpus-show-command = One article with its facts and its text
corpus-article = The article: type a part of its title, publisher or name
