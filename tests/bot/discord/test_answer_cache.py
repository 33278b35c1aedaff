"""The cache: the same question to the same index is answered once."""

from datetime import date

import pytest

from bot.answering.reply import Asked, Reply
from bot.discord_app.answer_cache import AnswerCache, key_of
from tests.bot.discord.newsroom import PlantedNewsroom

NEWSROOM = PlantedNewsroom()
NOW = NEWSROOM.snapshot_id
ASKED = Asked(question="when did the harbour fall?", history=("who sailed?",))
REPLY = NEWSROOM.answer(ASKED)


def kept(*replies: Asked, most: int = 512) -> AnswerCache:
    cache = AnswerCache(most)
    for asked in replies:
        cache.keep(asked, NEWSROOM.answer(asked))
    return cache


def find(cache: AnswerCache, snapshot: str, asked: Asked) -> Reply | None:
    return cache.find(key_of(snapshot, asked), asked)


def test_what_was_answered_is_found_again() -> None:
    assert find(kept(ASKED), NOW, ASKED) == REPLY


@pytest.mark.parametrize(
    "more",
    [
        {"question": "when did the harbour burn?"},
        {"history": ()},
        {"as_of": date(2021, 8, 9)},
        {"language": "de"},
    ],
    ids=str,
)
def test_anything_else_asked_is_another_question(more: dict[str, object]) -> None:
    assert find(kept(ASKED), NOW, ASKED.model_copy(update=more)) is None


def test_another_index_is_asked_again() -> None:
    assert find(kept(ASKED), "5eed0002cafe", ASKED) is None


def test_a_question_written_otherwise_finds_the_answer_and_stays_in_its_own_words() -> None:
    cache = kept(ASKED)
    written = ASKED.model_copy(update={"question": "  when did the **harbour**\nfall? 😀"})

    found = find(cache, NOW, written)

    assert found == REPLY.model_copy(update={"question": written.question})


def test_the_answers_longest_unused_are_let_go() -> None:
    first, second, third = (Asked(question=f"harbour {number}?") for number in range(3))
    cache = kept(first, second, most=2)
    find(cache, NOW, first)

    cache.keep(third, NEWSROOM.answer(third))

    assert [bool(find(cache, NOW, one)) for one in (first, second, third)] == [True, False, True]


@pytest.mark.parametrize("torn", ["\ud83d", "\udca9x"], ids=ascii)
def test_half_a_sign_in_a_question_or_before_it_costs_no_answer(torn: str) -> None:
    asked = Asked(question=f"and who sank? {torn}", history=(f"who sailed? {torn}",))

    assert find(kept(asked), NOW, asked) is not None


def test_an_earlier_question_written_otherwise_is_the_same_question() -> None:
    other = ASKED.model_copy(update={"history": ("<@7>  who\nsailed?",)})

    assert find(kept(ASKED), NOW, other) is not None
