"""Through the wire: a question that leans on the turns before it."""

from tests.bot.discord.conftest import Serve
from tests.bot.discord.double import Double
from tests.bot.discord.double.payloads import APPLICATION_ID, BOT, OTHER_CHANNEL_ID, user
from tests.bot.discord.double.server import eventually
from tests.bot.discord.newsroom import PlantedNewsroom

ASK = "when did the harbour fall?"
HEY = f"<@{APPLICATION_ID}>"


async def test_follow_ups_lean_on_the_same_persons_turns_in_the_same_channel(
    double: Double, serve: Serve
) -> None:
    newsroom = PlantedNewsroom()
    first, other = user(), user("other")
    async with serve(newsroom):
        for number, (person, where) in enumerate(
            [(first, {}), (first, {}), (other, {}), (first, {"channel_id": OTHER_CHANNEL_ID})], 1
        ):
            await double.say(f"{HEY} question {number}", person=person, **where)
            await eventually(lambda number=number: len(double.posted) == number)

    assert [asked.history for asked in newsroom.asked] == [(), ("question 1",), (), ()]


async def test_a_follow_up_after_a_restart_still_has_its_turns(
    double: Double, serve: Serve
) -> None:
    person, newsroom = user(), PlantedNewsroom()
    async with serve(PlantedNewsroom()):
        await double.say(f"{HEY} {ASK}", person=person)
        await eventually(lambda: double.posted)
    async with serve(newsroom):
        replied = {**double.posted[0], "author": BOT}
        await double.say("and the hills?", person=person, pings=True, reply_to=replied)
        await eventually(lambda: len(double.posted) == 2)

    assert newsroom.asked[0].history == (ASK,)
