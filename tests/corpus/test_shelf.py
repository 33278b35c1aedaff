import pytest

from corpus.facts import Facts
from corpus.importing.text import draft_markdown, draft_text
from corpus.intake.submission import Received
from corpus.parsing import compose_article
from corpus.shelf import Shelf, ShelfError
from tests.corpus.shelving import FERRY, HARBOUR, PAGE, SCAN, Crash, crash_at, on_disk


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "articles")


def test_a_shelf_that_is_not_there_yet_is_empty_and_is_not_made_by_looking(shelf):
    assert shelf.read().articles == ()
    assert shelf.withdrawn() == frozenset()
    assert shelf.original("ferry") is None
    assert shelf.mend() == ()
    assert shelf.empty
    assert not shelf.folder.exists()


def test_what_was_put_is_read_back_as_the_very_same_article(shelf):
    shelf.put(FERRY, None)
    shelf.put(HARBOUR, None)

    assert shelf.read().articles == (FERRY, HARBOUR)
    assert shelf.read().skipped == ()
    assert shelf.ids() == {"ferry", "harbour"}
    assert not shelf.empty


def test_what_is_to_be_new_never_takes_the_place_of_what_was_added_meanwhile(shelf):
    shelf.put(FERRY, PAGE)
    newer = FERRY.model_copy(update={"publisher": "Somebody else"})

    with pytest.raises(ShelfError, match="An article ferry was added meanwhile"):
        shelf.put(newer, None, new=True)

    assert shelf.read().articles == (FERRY,)
    assert shelf.original("ferry") is not None


def test_an_original_is_kept_as_it_came_beside_the_article(shelf):
    shelf.put(FERRY, PAGE)

    kept = shelf.original("ferry")

    assert kept == shelf.folder / "originals/ferry/ferry-page.html"
    assert kept.read_bytes() == PAGE.content


def test_an_edit_keeps_the_original_and_a_new_original_takes_its_place(shelf):
    shelf.put(FERRY, PAGE)
    edited = FERRY.model_copy(update={"publisher": "The Lantern"})

    shelf.put(edited, None)
    assert shelf.read().articles == (edited,)
    assert shelf.original("ferry").read_bytes() == PAGE.content

    shelf.put(edited, SCAN)
    assert shelf.original("ferry").read_bytes() == SCAN.content
    assert set(on_disk(shelf)) == {"ferry.md", "originals/ferry/scan.pdf"}


def test_another_original_of_the_same_name_does_not_write_over_the_first(shelf):
    crashed = Shelf(shelf.folder, crash_at("original-synced"))
    shelf.put(FERRY, PAGE)

    with pytest.raises(Crash):
        crashed.put(FERRY, Received(PAGE.name, b"other"))

    assert shelf.original("ferry").read_bytes() == PAGE.content


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../../etc/passwd", "passwd"),
        ("..", "ferry"),
        ("a\u202egpj.md\x00/", "agpj.md"),
        ("x" * 300 + ".pdf", "x" * 60 + ".pdf"),
        ("снимок.html", "снимок.html"),
        (".htaccess", "htaccess"),
        ("page.html?id=1&x=/..", "ferry"),
    ],
)
def test_an_original_s_name_is_made_safe(shelf, name, kept):
    shelf.put(FERRY, Received(name, b"x"))

    assert shelf.original("ferry") == shelf.folder / "originals" / "ferry" / kept


def test_what_was_removed_is_gone_with_its_original_and_withdrawn(shelf):
    shelf.put(FERRY, PAGE)
    shelf.put(HARBOUR, SCAN)

    assert shelf.remove("ferry")

    assert shelf.read().articles == (HARBOUR,)
    assert shelf.withdrawn() == {"ferry"}
    assert set(on_disk(shelf)) == {"harbour.md", "originals/harbour/scan.pdf", "withdrawn.txt"}


def test_removing_what_stands_in_another_folder_withdraws_it_once(shelf):
    assert shelf.remove("b-elsewhere")
    assert shelf.remove("a-elsewhere")
    assert not shelf.remove("a-elsewhere")

    assert (shelf.folder / "withdrawn.txt").read_text() == "a-elsewhere\nb-elsewhere\n"
    assert not shelf.empty


def test_what_is_put_again_is_withdrawn_no_more(shelf):
    shelf.put(FERRY, None)
    shelf.remove("ferry")

    shelf.put(FERRY, None)

    assert shelf.read().articles == (FERRY,)
    assert shelf.withdrawn() == frozenset()


def test_all_files_of_an_id_go_with_it(shelf):
    shelf.put(FERRY, None)
    (shelf.folder / "ferry.txt").write_text("The other ferry sank, too, on Monday.")

    shelf.remove("ferry")

    assert set(on_disk(shelf)) == {"withdrawn.txt"}


def test_an_article_does_not_hide_behind_a_file_put_there_by_hand(shelf):
    shelf.folder.mkdir()
    (shelf.folder / "ferry.html").write_text("<p>The ferry sank on Monday.</p>")

    with pytest.raises(ShelfError, match=r"ferry\.html has the id ferry already"):
        shelf.put(FERRY, PAGE)

    assert set(on_disk(shelf)) == {"ferry.html"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"title": "Two  blanks"}, "its title would be read back as 'Two blanks' instead of 'Two "),
        ({"title": "x" * 501}, "key 'title': "),
        ({"publisher": "   "}, "key 'publisher': "),
        ({"body": "It sank.\n\nIt was old."}, "its body would be read back as 'It sank.\\nIt was"),
        ({"body": "It sank.\x00", "asides": ()}, "its body would be read back as 'It sank.' inst"),
        ({"body": "It sank. " * 30 + " \nEnd", "asides": ()}, "read back as '…. It sank.\\nEnd'"),
        ({"body": "…"}, "empty, or nothing in it is an article"),
        ({"body": "It sank.", "asides": ((0, 4, "caption"),)}, "its asides would be read back as"),
        ({"published": None}, "its published_how would be read back as 'unknown' instead of 'in"),
        ({"id": "ferry-"}, "its id would be read back as 'ferry'"),
        ({"id": "___"}, "its name has no letters or digits"),
        ({"id": "readme"}, "readme.md would not be read as an article; choose another id"),
        ({"body": "Ü" * 1_000_000}, "its file would have 2002"),
    ],
)
def test_what_would_be_read_back_otherwise_is_refused_and_nothing_is_changed(
    shelf, change, message
):
    shelf.put(HARBOUR, SCAN)
    before = on_disk(shelf)

    with pytest.raises(ShelfError) as refused:
        shelf.put(FERRY.model_copy(update=change), PAGE)

    assert message in str(refused.value)
    assert on_disk(shelf) == before


def test_articles_made_from_texts_can_be_kept(shelf):
    raw = "Ferry leaves\n\nBy Ada Reed\n9 August 2021\n\nThe ferry left.\n\n> caption: The quay\n"
    drafts = {"a.txt": draft_text(raw), "b.md": draft_markdown(raw + "\n# Later\n\nIt sank.")}
    made = tuple(compose_article(name, draft, Facts()) for name, draft in drafts.items())

    for article in made:
        shelf.put(article, None)

    assert shelf.read().articles == made


@pytest.mark.parametrize("identity", ["../ferry", "", "a/b", ".lock", "x" * 129, "a\n", "\ud800"])
def test_what_is_no_id_is_refused(shelf, identity):
    for does in (shelf.remove, shelf.original):
        with pytest.raises(ShelfError, match="is no article's id"):
            does(identity)

    assert not shelf.folder.exists()


def test_a_row_of_the_withdrawn_that_is_no_id_is_named(shelf):
    shelf.remove("ferry")
    (shelf.folder / "withdrawn.txt").write_bytes(b"ferry\r\n\n../\xff\n")

    with pytest.raises(ShelfError, match=r"withdrawn\.txt, row 3: '\.\./�' is no article's id"):
        shelf.look()


def test_what_was_put_there_by_hand_is_read_and_left_alone(shelf):
    shelf.put(FERRY, PAGE)
    (shelf.folder / "notes.md").write_text("# Notes\n\nThe mayor came to look at the quay.\n")
    (shelf.folder / ".gitignore").write_text("originals\n")
    (shelf.folder / "originals/notes").mkdir()
    (shelf.folder / "originals/notes/page.html").write_text("<p>")
    before = on_disk(shelf)

    assert shelf.mend() == ()
    assert on_disk(shelf) == before
    assert shelf.ids() == {"ferry", "notes"}
    assert shelf.original("notes") is None
