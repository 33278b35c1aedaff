from datetime import date

import pytest

from corpus.asides import is_caption, is_headline, is_post
from corpus.cleaning import clean_draft
from corpus.furniture import is_furniture
from corpus.importing.dateline import read_day
from corpus.importing.text import draft_text

PROSE = "The ferry left the harbour on Sunday with its whole crew, the mayor said."


def kinds_of(raw: str) -> list[tuple[str | None, str]]:
    return [(line.kind, line.text) for line in clean_draft(draft_text(raw)).lines]


@pytest.mark.parametrize(
    "line",
    [
        "News \u00a0 / \u00a0 Harbours",
        "Home > World > Coast",
        "SHARE THIS ARTICLE",
        "Share on Facebook",
        "Facebook Twitter WhatsApp Email",
        "Follow us on Twitter",
        "Our pages can also be reached via these mirrors:",
        "www.lamp.example",
        "https://lamp.example/a?b=c",
        "Read more",
        "READ MORE: Ferry sinks off the coast",
        "Advertisement",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "Sign up for our morning newsletter",
        "Get the day’s stories in your inbox",
        "We use cookies to make this site better. By going on you agree.",
        "Accept all cookies",
        "© 2021 The Lamp",
        "Copyright 2021 Lamp Ltd. All rights reserved.",
        "Photo: Reuters",
        "Photograph: Ada Reed/AP",
        "Getty Images",
        "(AP Photo/Ada Reed)",
        "4 min read",
        "* * *",
        "Reporting by Ada Reed; Editing by Hugh Marl",
    ],
)
def test_what_is_not_the_article_is_known(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        PROSE,
        "Share prices at the harbour fell.",
        "Copyright was not the mayor’s concern.",
        "The photographers read more in the waves than we do.",
        "He told the AP that the pier was shut.",
        "Ferry sinks off the coast",
        "The harbour is part of the news.",
    ],
)
def test_what_is_the_article_is_left(line):
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "A crew waits at the quay on Sunday (AP)",
        "The quay after the storm. (By AP)",
        "A crew waits at the quay [Ada Reed/Reuters]",
        "A crew waits at the quay (File: Ada Reed/AFP)",
        "The file photo shows the quay before the storm.",
        "File photo of the quay",
        "In this Aug. 3, 2021 photo, a crew waits.",
        "A crew waits at the quay. Photograph: Ada Reed/Getty Images",
        "Image: the quay, seen from the hill, on the day after",
    ],
)
def test_a_caption_is_known_by_its_credit_or_its_first_words(line):
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "The pier is shut, the mayor told the AP on Sunday.",
        "According to Reuters (AP) the pier is shut.",
        "The pier is shut, the mayor said (AP).",
        "The pier was shut. The mayor said so. No one was hurt, he told reporters (AP)",
        "The photo shows little, the mayor said.",
        "HARBOUR TOWN (AP) - The pier is shut.",
    ],
)
def test_prose_that_names_an_agency_stays_prose(line):
    assert not is_caption(line)


def test_posts_are_known_by_address_signature_or_hashtags():
    assert is_post("All dry here. pic.twitter.com/aB1")
    assert is_post("All dry here — Ada Reed (@ada) August 9, 2021")
    assert is_post("All dry #quay #pier #ferry")
    assert not is_post("Pier #2 is dry, she wrote under #quay.")


def test_headlines_are_short_and_lack_a_stop():
    assert is_headline("‘Hundreds’ of sailors safe: mayor")
    assert is_headline("What happens next?")
    assert not is_headline(PROSE)
    assert not is_headline("“We are dry,” she says")
    assert not is_headline("“We are dry”")
    assert not is_headline("and so they left")


def test_captions_and_posts_move_behind_the_prose_and_headlines_stay():
    post = "All dry. pic.twitter.com/aB1 — Ada Reed (@ada) August 9, 2021"
    raw = f"Ferry sinks off coast\n\n{PROSE}\n\nThe quay (AP)\n\n{post}\n\nThe rest\n\n{PROSE}\n"

    assert kinds_of(raw) == [
        ("heading", "Ferry sinks off coast"),
        ("prose", PROSE),
        ("caption", "The quay (AP)"),
        ("post", post),
        ("heading", "The rest"),
        ("prose", PROSE),
    ]


def test_words_above_a_bare_signature_are_its_post():
    raw = f"{PROSE}\n\nAll is dry here.\n\n— Ada Reed (@ada) 9 August 2021\n\n{PROSE}"

    assert [kind for kind, _ in kinds_of(raw)] == ["prose", "post", "post", "prose"]


def test_labels_below_the_foot_s_share_bar_go_with_it():
    links = "Lamp News Roku\nFerry of the next town sinks off coast\n"
    raw = f"{PROSE}\n\n{PROSE}\n\nSHARE THIS ARTICLE\n{links}"

    assert [text for _, text in kinds_of(raw)] == [PROSE, PROSE]


def test_headlines_and_captions_behind_a_link_inside_the_text_stay():
    raw = f"{PROSE}\nRead more\nThe rest\nThe quay (AP)\n{PROSE}\nRead more\nThe pier (AP)\n"

    assert [text for _, text in kinds_of(raw)] == [
        PROSE,
        "The rest",
        "The quay (AP)",
        PROSE,
        "The pier (AP)",
    ]


def test_a_crawler_s_marker_gives_the_day_and_is_cut_off():
    draft = clean_draft(draft_text(f" date 2021-08-09 {PROSE}\n"))

    assert draft.published == date(2021, 8, 9)
    assert draft.lines[0].text == PROSE


def test_date_lines_and_bylines_on_top_are_dropped_and_read():
    draft = clean_draft(
        draft_text(
            f"Ferry sinks off coast\nBy Ada Reed\nPublished on 9 Aug 2021 14:22 BST\n\n{PROSE}"
        )
    )

    assert [line.text for line in draft.lines] == ["Ferry sinks off coast", PROSE]
    assert draft.published == date(2021, 8, 9)


def test_the_dates_of_a_chronicle_are_its_headlines():
    raw = f"August 6, 2021\n{PROSE}\nAugust 7, 2021\n{PROSE}\n"

    assert [kind for kind, _ in kinds_of(raw)] == ["heading", "prose", "heading", "prose"]


def test_the_title_is_the_first_headline_without_the_site():
    draft = clean_draft(draft_text(f"Ferry sinks off coast | Harbours\n\n{PROSE}"))

    assert draft.title == "Ferry sinks off coast"
    assert draft.lines[0].text == "Ferry sinks off coast | Harbours"


def test_a_text_that_lost_its_stops_is_not_all_headlines():
    raw = "The ferry sank\nThe crew swam\nThe mayor came\nThe pier was shut\nAll went home.\n"

    assert {kind for kind, _ in kinds_of(raw)[1:]} == {"prose"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-08-09", date(2021, 8, 9)),
        ("Mon 9 Aug 2021 14.22 BST", date(2021, 8, 9)),
        ("August 9th, 2021", date(2021, 8, 9)),
        ("08/09/2021", None),
        ("31 June 2021", None),
        ("soon", None),
    ],
)
def test_a_day_is_read_where_it_cannot_be_mistaken(text, day):
    assert read_day(text) == day
