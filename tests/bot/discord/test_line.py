"""The line: one at a time in the order they came, told their place while they wait."""

import asyncio
import contextlib

import pytest

from bot.discord_app.line import Line, LineClosedError, LineFullError


class Customer:
    """Somebody who waits for a turn and holds it until they may leave."""

    def __init__(self, line: Line, name: str, log: list[str], *, telling_s: float = 0.0) -> None:
        self.told: list[int] = []
        self.may_leave = asyncio.Event()
        self.served = asyncio.Event()
        self._line, self._name, self._log, self._telling_s = line, name, log, telling_s
        self.task = asyncio.create_task(self._queue())

    async def _tell(self, place: int) -> None:
        await asyncio.sleep(self._telling_s)
        self.told.append(place)
        self._log.append(f"{self._name} told {place}")

    async def _queue(self) -> None:
        async with self._line.turn(self._tell):
            self._log.append(f"{self._name} served")
            self.served.set()
            await self.may_leave.wait()


async def queue(line: Line, names: str, log: list[str], **how: float) -> list[Customer]:
    """Let people join the line one after the other; the first is served at once."""
    customers = []
    for name in names:
        customers.append(Customer(line, name, log, **how))
        await asyncio.sleep(0)
    await asyncio.wait_for(customers[0].served.wait(), 2)
    return customers


async def leave(*customers: Customer) -> None:
    for customer in customers:
        customer.may_leave.set()
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.gather(*(customer.task for customer in customers))


async def test_people_are_served_one_at_a_time_in_the_order_they_came() -> None:
    log: list[str] = []
    customers = await queue(Line(9), "abcd", log)

    assert log == ["a served"]
    for customer in customers:
        await leave(customer)

    assert log == ["a served", "b served", "c served", "d served"]


async def test_waiting_counts_those_who_are_not_served_yet() -> None:
    line = Line(9)
    assert line.waiting == 0
    customers = await queue(line, "abc", [])

    assert line.waiting == 2
    await leave(*customers)
    assert line.waiting == 0


async def test_a_place_is_told_after_the_set_time_and_not_before() -> None:
    customers = await queue(Line(9, told_after_s=0.1, told_every_s=0.02), "abc", [])

    await asyncio.sleep(0.05)
    assert [customer.told for customer in customers] == [[], [], []]
    await asyncio.sleep(0.1)
    assert [customer.told for customer in customers] == [[], [1], [2]]
    await leave(*customers)


async def test_a_place_is_told_again_only_once_it_has_changed() -> None:
    customers = await queue(Line(9, told_after_s=0.01, told_every_s=0.01), "abcd", [])

    await asyncio.sleep(0.15)
    assert customers[3].told == [3]
    await leave(customers[0])
    await asyncio.sleep(0.05)
    assert [customer.told for customer in customers] == [[], [1], [2, 1], [3, 2]]
    await leave(*customers)


async def test_who_is_served_before_the_set_time_is_told_nothing() -> None:
    customers = await queue(Line(9, told_after_s=0.05), "abc", [])

    await leave(*customers)
    await asyncio.sleep(0.1)

    assert [customer.told for customer in customers] == [[], [], []]


async def test_what_is_being_told_when_the_turn_comes_holds_up_nobody_and_ends_within_it() -> None:
    log: list[str] = []
    line = Line(9, told_after_s=0.01, told_every_s=0.01)
    customers = await queue(line, "ab", log, telling_s=0.1)
    await asyncio.sleep(0.05)  # b is being told

    await leave(customers[0])
    await asyncio.wait_for(customers[1].served.wait(), 0.03)
    await leave(customers[1])
    await asyncio.sleep(0.15)

    assert log == ["a served", "b served", "b told 1"]  # told before the answer can be sent


async def test_who_waits_when_it_closes_is_sent_away_and_who_is_served_is_not() -> None:
    log: list[str] = []
    line = Line(9)
    customers = await queue(line, "abc", log)

    line.close()
    sent_away = await asyncio.gather(*(one.task for one in customers[1:]), return_exceptions=True)
    await leave(customers[0])

    assert [type(error) for error in sent_away] == [LineClosedError, LineClosedError]
    assert log == ["a served"]
    async with line.turn():  # it is free: nobody has to wait
        with pytest.raises(LineClosedError):
            async with line.turn():
                pass


async def test_it_says_for_how_long_the_one_being_served_has_been() -> None:
    line = Line(9)
    assert line.busy_s == 0

    async with line.turn():
        await asyncio.sleep(0.05)
        assert line.busy_s >= 0.05

    assert line.busy_s == 0


@pytest.mark.parametrize("most", [0, 1, 5])
async def test_as_many_may_wait_as_the_line_holds_and_one_more_is_turned_away_at_once(
    most: int,
) -> None:
    line = Line(most)
    customers = await queue(line, "abcdef"[: 1 + most], [])

    with pytest.raises(LineFullError) as turned_away:
        await Customer(line, "late", []).task

    assert turned_away.value.waiting == most
    await leave(*customers)
    assert line.waiting == 0


async def test_who_leaves_the_line_leaves_it_whole() -> None:
    log: list[str] = []
    customers = await queue(Line(3, told_after_s=0.01, told_every_s=0.01), "abc", log)
    customers[1].task.cancel()
    await asyncio.sleep(0.05)

    assert customers[2].told[-1] == 1
    await leave(customers[0])
    await customers[2].served.wait()
    await leave(customers[2])
    assert [line for line in log if "served" in line] == ["a served", "c served"]


async def test_who_leaves_while_being_told_leaves_it_whole() -> None:
    log: list[str] = []
    line = Line(3, told_after_s=0.01, told_every_s=0.01)
    customers = await queue(line, "abc", log, telling_s=0.2)
    await asyncio.sleep(0.05)  # b is being told
    customers[0].may_leave.set()
    await asyncio.sleep(0.01)  # b's turn has come, but for what it is being told
    customers[1].task.cancel()

    await asyncio.wait_for(customers[2].served.wait(), 2)
    await leave(*customers)
    assert line.waiting == 0


async def test_a_turn_that_fails_and_a_telling_that_fails_harm_nobody_else() -> None:
    line = Line(3, told_after_s=0.01)

    async def fail(place: int) -> None:
        raise ConnectionError

    async def wait_untold() -> None:
        async with line.turn(fail):
            raise ZeroDivisionError

    customers = await queue(line, "a", [])
    waiting = asyncio.create_task(wait_untold())
    await asyncio.sleep(0.05)
    await leave(*customers)

    with pytest.raises(ZeroDivisionError):
        await waiting
    customers = await queue(line, "b", [])
    await leave(*customers)


async def test_two_are_served_at_once_where_two_may_be_and_the_third_gets_the_first_free_place():
    line, served, gates = Line(5, at_once=2), [], [asyncio.Event() for _ in range(3)]

    async def come(number):
        async with line.turn():
            served.append(number)
            await gates[number].wait()

    people = [asyncio.create_task(come(number)) for number in range(3)]
    await asyncio.sleep(0.01)
    before = list(served), line.waiting
    gates[1].set()
    await asyncio.sleep(0.01)
    after = list(served), line.waiting
    for gate in gates:
        gate.set()
    await asyncio.gather(*people)

    assert before == ([0, 1], 1)
    assert after == ([0, 1, 2], 0)
    assert line.busy_s == 0


async def test_the_longest_served_of_several_says_how_long_the_line_is_busy():
    line, gate = Line(5, at_once=2), asyncio.Event()

    async def come():
        async with line.turn():
            await gate.wait()

    first = asyncio.create_task(come())
    await asyncio.sleep(0.05)
    second = asyncio.create_task(come())
    await asyncio.sleep(0)
    busy_s = line.busy_s
    gate.set()
    await asyncio.gather(first, second)

    assert busy_s >= 0.05


async def test_who_is_called_away_as_their_turn_comes_leaves_it_to_the_next():
    line, served, gate = Line(5), [], asyncio.Event()

    async def come(name):
        async with line.turn():
            served.append(name)
            await gate.wait()

    first, away, last = (asyncio.create_task(come(name)) for name in ("a", "b", "c"))
    await asyncio.sleep(0.01)
    gate.set()
    away.cancel()  # in the very moment in which the first one leaves
    await asyncio.gather(first, away, last, return_exceptions=True)

    assert served == ["a", "c"]
    assert line.busy_s == 0
    assert first.exception() is None
