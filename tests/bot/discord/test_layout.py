"""Cards as Components V2: what is sent is what was laid out, within Discord's limits."""

import pytest

from bot.answering.reply import Answer, Asked
from bot.discord_app.answer_rows import answer_rows, page_row
from bot.discord_app.cards import MAX_PARTS, Card, Image, Row, Rule, Text
from bot.discord_app.controls import Button, ChannelSelect, Control, RoleSelect, StringSelect
from bot.discord_app.custom_id import custom_id
from bot.discord_app.forms import question_form
from bot.discord_app.inquiry import Outcome
from bot.discord_app.layout import files_of, layout_of
from bot.discord_app.render import with_image
from bot.discord_app.settings_panel import settings_card
from bot.phrases.phrases import LANGUAGES, phrases_in
from bot.state.settings import ServerSettings
from tests.bot.discord.double.components import walk
from tests.bot.discord.double.limits import broken_limits
from tests.bot.discord.double.payloads import COMPONENTS_V2
from tests.bot.discord.newsroom import PNG, PlantedNewsroom
from tests.bot.discord.random_replies import assert_sendable

KEY = "0123456789abcdef"
MAP = Image("map.png", PNG, "a map")
ANSWER = PlantedNewsroom().answer(Asked(question="the harbour?"))


def breaks(card: Card, *rows: tuple[Control, ...]) -> list[str]:
    components = layout_of(card, rows).to_components()
    return list(broken_limits({"flags": COMPONENTS_V2, "components": components}))


def outcome(*, private: bool = False) -> Outcome:
    assert isinstance(ANSWER, Answer)
    return Outcome(KEY, ANSWER, offer="share" if private else "delete")


def test_a_card_is_one_container_of_its_colour_with_its_rows_at_the_end() -> None:
    card = Card(0xB7791F, (Text("one", 9001), Rule(), MAP, Row((RoleSelect("r", "whose?"),))))

    (container,) = layout_of(card, ((Button("b", "Press"),),)).to_components()

    assert (container["type"], container["accent_color"]) == (17, 0xB7791F)
    assert [part["type"] for part in container["components"]] == [10, 14, 12, 1, 14, 1]
    assert container["components"][0] == {"type": 10, "content": "one", "id": 9001}
    assert container["components"][2]["items"][0]["description"] == "a map"


async def test_a_view_is_not_kept_by_discord_py_once_it_is_sent() -> None:
    assert layout_of(Card(1, (Text("one"),))).is_finished()


def test_pictures_are_sent_under_the_names_the_card_shows_them_by() -> None:
    card = Card(1, (Text("one"), MAP))

    (file,) = files_of(card)
    (gallery,) = (p for p in walk(layout_of(card).to_components()) if p["type"] == 12)

    assert gallery["items"][0]["media"]["url"] == f"attachment://{file.filename}"
    assert (file.fp.read(), file.description) == (PNG, "a map")


@pytest.mark.parametrize("private", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fullest_card_with_all_its_buttons_and_a_picture_has_39_components_of_40(
    language: str, private: bool
) -> None:
    card = with_image(Card(1, (Text("x"),) * MAX_PARTS), MAP)
    rows = answer_rows(outcome(private=private), phrases_in(language), 1, 3)

    components = assert_sendable(card, rows)

    assert len(list(walk(components))) == 39


@pytest.mark.parametrize(("parts", "broken"), [(39, []), (40, ["41 components, more than 40"])])
def test_the_double_takes_40_components_and_not_41(parts: int, broken: list[str]) -> None:
    text = {"type": 10, "content": "x"}
    whole = [{"type": 17, "components": [text] * parts}]

    assert list(broken_limits({"flags": COMPONENTS_V2, "components": whole})) == broken


@pytest.mark.parametrize(("size", "fits"), [(3999, True), (4000, True), (4001, False)])
def test_a_message_takes_4000_characters_of_text_and_not_4001(size: int, fits: bool) -> None:
    assert (breaks(Card(1, (Text("x" * (size - 99)), Text("y" * 99)))) == []) is fits


@pytest.mark.parametrize(("size", "fits"), [(80, True), (81, False)])
def test_a_label_has_80_characters_and_not_81(size: int, fits: bool) -> None:
    assert (breaks(Card(1, (Text("x"),)), (Button("b", "l" * size),)) == []) is fits


@pytest.mark.parametrize(("size", "fits"), [(150, True), (151, False)])
def test_a_placeholder_has_150_characters_and_not_151(size: int, fits: bool) -> None:
    select = StringSelect("s", "p" * size, (("a", "A"),))

    assert (breaks(Card(1, (Text("x"),)), (select,)) == []) is fits


@pytest.mark.parametrize(("count", "fits"), [(25, True), (26, False)])
def test_a_select_has_25_options_and_not_26(count: int, fits: bool) -> None:
    options = tuple((str(number), "option") for number in range(count))
    try:
        broken = breaks(Card(1, (Text("x"),)), (StringSelect("s", "p", options),))
    except ValueError as error:
        broken = [str(error)]

    assert (broken == []) is fits


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pages", [2, 10, 9999])
def test_every_button_of_an_answer_fits_in_every_language(language: str, pages: int) -> None:
    phrases = phrases_in(language)
    for page in (0, 1, pages - 1):
        rows = answer_rows(outcome(), phrases, page, pages)
        assert_sendable(Card(1, (Text("x"),)), rows)
        ids = [control.custom_id for row in rows for control in row]
        assert len(ids) == len(set(ids))


def test_the_first_page_turns_only_on_and_the_last_only_back() -> None:
    def able(page: int) -> list[bool]:
        ((back, _, on),) = page_row("page", (KEY,), phrases_in("en"), page, 3)
        return [isinstance(one, Button) and not one.disabled for one in (back, on)]

    assert [able(page) for page in range(3)] == [[False, True], [True, True], [True, False]]
    assert page_row("page", (KEY,), phrases_in("en"), 0, 1) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_panel_of_settings_fits_in_every_language_with_25_chosen_of_each(language: str) -> None:
    ids = tuple(range(1, 26))
    chosen = ServerSettings(guild=1, channels=ids, private_channels=ids, moderator_roles=ids)

    components = assert_sendable(settings_card(chosen, phrases_in(language)))

    menus = [part for part in walk(components) if part["type"] in (3, 6, 8)]
    assert [menu["type"] for menu in menus] == [8, 8, 6, 3, 3]
    assert [len(menu.get("default_values") or []) for menu in menus] == [25, 25, 25, 0, 0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [0, 1, 999, 1000, 1001, 4000])
def test_a_form_fits_in_every_language_with_a_question_of_any_size(
    language: str, size: int
) -> None:
    form = question_form(
        "followed", KEY, phrases=phrases_in(language), text="x" * size, after="y " * size
    )

    sent = form.to_dict()

    assert list(broken_limits({"type": 9, "data": sent})) == []
    assert sent["custom_id"] == custom_id("followed", KEY)
    field = sent["components"][0]["component"]
    assert field["max_length"] == 1000
    assert len(field.get("value") or "") == min(size, 1000)


def test_channels_to_choose_from_are_those_that_hold_messages() -> None:
    (row,) = (p for p in walk(layout_of(
        Card(1, (Text("x"), Row((ChannelSelect("c", "where?", (7,)),))))
    ).to_components()) if p["type"] == 8)  # fmt: skip

    assert row["channel_types"] == [0, 5, 15, 2, 13]
    assert (row["min_values"], row["max_values"]) == (0, 25)
    assert row["default_values"] == [{"id": 7, "type": "channel"}]
