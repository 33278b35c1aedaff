"""The page: every kind of component with its words, in the order they are read."""

import re
from base64 import b64encode

import pytest

from bot.preview.page import page
from bot.preview.sample import Sample
from tests.bot.preview.planted import (
    EMBED,
    EPHEMERAL,
    EVERYTHING,
    FILES,
    MODAL,
    PNG,
    button,
    container,
    picture,
    row,
    shown,
    text,
    v2,
    words,
)


def test_a_message_is_read_from_top_to_bottom():
    read = words(shown(EVERYTHING), "//article")

    assert read == (
        "S Stringer APP Today at 09:41 The harbour fell Beside it ALT To press Accessory ALT"
        " Spoiler 📄 gaps.jsonl 2.0 KB 📎 Sources Gone Open ↗\ufe0e :e: Own"
        " Pick one ⌄ First The first of all Who ⌄ Who ⌄ Who ⌄ Who ⌄"
        " 👁 Only you can see this · Dismiss message"
    )


def test_the_old_form_is_content_then_embeds_then_files_then_buttons():
    read = words(shown(EMBED), "//article")

    assert read.partition("09:41 ")[2] == (
        "Plain words Author Title Description Name Value https://elsewhere.example/i.png"
        " Footer • 2021-08-09 ALT 📄 gaps.jsonl 2.0 KB Below"
    )


def test_a_modal_is_a_dialog_named_by_its_title_with_its_fields_labelled():
    tree = shown(MODAL)

    (dialog,) = tree.xpath("//*[@role='dialog']")
    (name,) = tree.xpath(f"//*[@id='{dialog.get('aria-labelledby')}']")
    assert name.text == "A form"
    labels = {one.get("id"): one for one in dialog.iter("label") if one.get("id")}
    typed = {tree.get_element_by_id(one.get("for")).tag: one.text for one in labels.values()}
    picked = {
        one.get("class"): labels[one.get("aria-labelledby")].text
        for one in dialog.xpath(".//*[@aria-labelledby]")
    }
    assert typed == {
        "input": "Old label",
        "textarea": "Your question",
        "div": "Which",
        "details": "Pick",
    }
    assert picked == {"choices": "Which", "select": "Pick"}
    assert tree.xpath("//input[@type='text']/@value") == ["Typed"]
    assert tree.xpath("//textarea/@placeholder") == ["When did"]
    assert "Wrong date" in words(tree, "//*[@role='dialog']")


def test_a_modal_without_its_response_around_it_is_a_modal_too():
    assert words(shown(MODAL["data"])) == words(shown(MODAL))


def test_a_response_shows_the_message_in_it():
    assert words(shown({"type": 4, "data": EVERYTHING})) == words(shown(EVERYTHING))


def test_containers_sections_and_rows_hold_what_the_payload_puts_in_them():
    tree = shown(EVERYTHING)

    (box,) = tree.xpath("//div[@class='container']")
    assert box.get("style") == "--accent:#3ba55d"
    assert [child.get("class") for child in box] == [
        "markdown",
        "section",
        "section",
        "gallery of-2",
        "separator large line",
        "file",
        *["row"] * 7,
    ]
    assert box.xpath("./div[@class='section']/div[@class='accessory']/figure/img")
    assert box.xpath("./div[@class='section']/div[@class='accessory']/button")


@pytest.mark.parametrize(
    ("style", "tag", "look"),
    [
        (1, "button", "primary"),
        (2, "button", "secondary"),
        (3, "button", "success"),
        (4, "button", "danger"),
        (5, "a", "secondary"),
    ],
)
def test_a_button_looks_like_its_style(style, tag, look):
    tree = shown(v2(row(button("Press", style, url="https://courier.example"))))

    (made,) = tree.xpath("//*[contains(@class, 'button')]")
    assert (made.tag, made.get("class")) == (tag, f"button {look}")


def test_a_disabled_button_and_a_disabled_select_say_so():
    select = {"type": 5, "custom_id": "c", "disabled": True}
    tree = shown(v2(row(button("Press", disabled=True)), row(select)))

    assert tree.xpath("//button/@disabled")
    assert tree.xpath("//details/@aria-disabled") == ["true"]


def test_what_is_chosen_stands_in_a_select_instead_of_its_placeholder():
    options = [{"label": "One", "value": "1"}, {"label": "Two", "value": "2", "default": True}]
    ids = [{"id": "7", "type": "channel"}, {"id": "8", "type": "channel"}]
    tree = shown(
        v2(
            row({"type": 3, "placeholder": "Pick", "options": options}),
            row({"type": 8, "placeholder": "Pick", "default_values": ids, "max_values": 2}),
            row({"type": 6}),
        )
    )

    assert [words(one, ".") for one in tree.xpath("//summary")] == [
        "Two ⌄",
        "#7 #8 ⌄",
        "Make a selection ⌄",
    ]


@pytest.mark.parametrize("where", [v2, lambda one: v2(container(row(one)))])
def test_a_component_that_is_not_known_is_a_loud_box_with_all_that_it_holds(where):
    tree = shown(where({"type": 99, "content": "unheard of"}))

    assert words(tree, "//*[@class='alarm']").startswith("Not shown: a component of type 99")
    assert "unheard of" in words(tree, "//*[@class='alarm']")


@pytest.mark.parametrize(
    ("payload", "complaint"),
    [
        ({"poll": {}}, "fields of the message"),
        ({"type": 8, "data": {"choices": []}}, "a response of type 8"),
        ({"embeds": ["words"]}, "an embed"),
        (v2("words"), "a component of type None"),
        (v2({"type": [1]}), "a component of type [1]"),
        (v2(row(button("x", 9))), "a button of style 9"),
        (v2(row(button("x", 5, url="javascript:alert(1)"))), "a link button that leads nowhere"),
        (v2({"type": 12, "items": [{"media": {"url": "attachment://no.png"}}]}), "a picture"),
        (v2({"type": 13, "file": {"url": "attachment://no.txt"}}), "a file"),
        (v2({"type": 9, "components": []}), "a component of type None"),
        ({"type": 9, "data": {"components": [{"type": 2}]}}, "a modal's component of type 2"),
        ({"type": 9, "data": {"components": [{"type": 18}]}}, "a modal's field of type None"),
    ],
)
def test_what_cannot_be_shown_is_told(payload, complaint):
    alarms = [words(one, ".") for one in shown(payload, {}).xpath("//*[@class='alarm']")]

    assert alarms
    assert alarms[0].startswith(f"Not shown: {complaint}")


def test_a_file_that_components_v2_never_point_at_is_told():
    tree = shown(v2(text("attachment://map.png stands in words only")))

    assert words(tree, "//*[@class='alarm']") == (
        'Not shown: files that no component points at ["gaps.jsonl", "map.png"]'
    )


def test_pictures_are_in_the_page_and_have_their_alternative_text():
    tree = shown(v2({"type": 12, "items": [picture("The coast"), picture("")]}), FILES)

    assert tree.xpath("//img/@alt") == ["The coast", "Image"]
    source = "data:image/png;base64," + b64encode(PNG).decode()
    assert tree.xpath("//img/@src") == [source, source]


def test_an_uploaded_picture_has_the_description_of_its_attachment():
    attached = [{"id": 0, "filename": "map.png", "description": "The coast"}]

    tree = shown({"content": "Here", "attachments": attached}, {"map.png": b"x"})

    assert tree.xpath("//img/@alt") == ["The coast"]


def test_the_page_names_its_language_and_speaks_it_as_the_client_does():
    tree = shown({"content": "Hallo", "flags": EPHEMERAL}, {}, language="de")

    assert tree.get("lang") == "de"
    assert "Nur du kannst das sehen" in words(tree)


def test_headings_go_down_one_level_at_a_time():
    tree = shown(v2(text("### Three\n# One\n## Two\n### Three")), {})

    headings = [one.tag for one in tree.iter() if re.fullmatch(r"h\d", str(one.tag))]
    assert headings == ["h1", "h2", "h3", "h3", "h4", "h5"]
    assert tree.xpath("//h3/@class") == ["heading-3", "heading-1"]


def test_no_two_elements_have_one_id():
    samples = [Sample("A form", MODAL), Sample("A form", MODAL), Sample("A form 1", MODAL)]

    ids = re.findall(r' id="([^"]+)"', page(samples, "dark"))

    assert len(ids) == len(set(ids)) > 9


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_nothing_is_loaded_from_elsewhere_and_nothing_runs(theme):
    whole = page([Sample("All", EVERYTHING, FILES), Sample("Embed", EMBED, FILES)], theme)

    assert "<script" not in whole
    assert "@import" not in whole
    assert "url(" not in whole
    assert all(source.startswith("data:") for source in re.findall(r' src="([^"]*)"', whole))
