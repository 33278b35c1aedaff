"""What is asked after an article was removed is answered without it: no cache, no turn keeps it."""

from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import user
from tests.bot.discord.newsroom import FELL, HELD
from tests.bot.discord.removing import Publishing, has_words_of_it
from tests.bot.discord.scene import ASK, ask, follow_up, mention, read


async def test_the_same_question_is_answered_anew_after_a_publish(
    double: Double, serve: Serve
) -> None:
    newsroom, person = Publishing(), user()
    async with serve(newsroom):
        first = await ask(double, person)
        again = await ask(double, user("another"))
        assert len(newsroom.asked) == 1  # the second came from memory
        newsroom.remove("courier")
        after = await ask(double, person)
        mentioned = await mention(double, user("third"))

    assert FELL in read(first)
    assert FELL in read(again)
    for message in (after, mentioned):
        assert not has_words_of_it(message)
        assert HELD in read(message)


async def test_a_follow_up_leans_on_questions_alone(double: Double, serve: Serve) -> None:
    newsroom, person = Publishing(), user()
    async with serve(newsroom):
        answer = await ask(double, person)
        newsroom.remove("courier")
        await follow_up(double, answer, "and who held the harbour?", user("reader"))

    assert newsroom.asked[-1].history == (ASK,)
    assert FELL not in newsroom.asked[-1].model_dump_json()
