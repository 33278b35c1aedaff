"""The ledger: what was told is found again, by key, by message and by seat."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.answering.reply import Asked, NoAnswer
from bot.discord_app.ledger import KEPT, Ledger, LedgerError, Seat, Told
from tests.bot.discord.newsroom import PlantedNewsroom

NOON = datetime(2021, 8, 10, 12, tzinfo=UTC)
SEAT = Seat(channel=1 << 60, person=7)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made = Ledger(tmp_path / "ledger.sqlite3")
    yield made
    made.close()


def told(key: str, question: str = "the harbour?", seat: Seat = SEAT) -> Told:
    asked = Asked(question=question)
    return Told(key, asked, PlantedNewsroom().answer(asked), seat)


@pytest.mark.parametrize("question", ["the harbour?", "who won?"])
def test_an_answer_or_refusal_is_found_again_whole_after_reopening(
    tmp_path: Path, question: str
) -> None:
    entry = told("k", question)
    first = Ledger(tmp_path / "ledger.sqlite3")
    first.record(entry, NOON)
    first.close()

    again = Ledger(tmp_path / "ledger.sqlite3")

    assert again.find("k") == entry
    assert again.find("other") is None
    again.close()


def test_an_answer_is_found_by_the_message_it_was_sent_as(ledger: Ledger) -> None:
    ledger.record(told("a"), NOON)
    ledger.record(told("b"), NOON)
    ledger.posted("b", 99)

    found = ledger.find_message(99)

    assert found is not None
    assert found.key == "b"
    assert ledger.find_message(98) is None


def test_turns_are_the_last_three_of_that_seat_since_then_oldest_first(ledger: Ledger) -> None:
    for minute, question in enumerate(["one", "two", "three", "four"]):
        ledger.record(told(question, question), NOON + timedelta(minutes=minute))
    ledger.record(told("else", "else", Seat(SEAT.channel, 8)), NOON)
    ledger.record(told("where", "where", Seat(5, SEAT.person)), NOON)

    assert ledger.turns(SEAT, NOON) == ("two", "three", "four")
    assert ledger.turns(SEAT, NOON + timedelta(minutes=3)) == ("four",)
    assert ledger.turns(SEAT, NOON + timedelta(minutes=4)) == ()


def test_old_answers_are_let_go_when_a_new_one_is_kept(ledger: Ledger) -> None:
    ledger.record(told("old"), NOON)
    ledger.record(told("kept"), NOON + timedelta(seconds=1))
    ledger.record(told("new"), NOON + KEPT + timedelta(seconds=1))

    assert ledger.find("old") is None
    assert ledger.find("kept") is not None


def test_a_reply_of_another_version_is_as_good_as_forgotten(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NoAnswer, "model_dump_json", lambda self: '{"once": "upon a time"}')
    ledger.record(told("k", "who won?"), NOON)

    assert ledger.find("k") is None


def test_a_file_that_is_no_ledger_is_named(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    path.write_text("a letter, nothing more, but long enough to be taken for a header " * 20)

    with pytest.raises(LedgerError, match=f"cannot use {path}"):
        Ledger(path)
