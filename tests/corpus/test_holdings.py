import os

import pytest

from corpus.article import Article, ArticleError
from corpus.holdings import Holdings
from corpus.reader import read_corpora
from corpus.shelf import Shelf
from tests.corpus.shelving import Crash, crash_at

FERRY = "The ferry left the harbour on Sunday with its whole crew, the mayor said."
QUAY = "The second ferry stayed at the quay until the storm was over, he said."
STORM = "The storm came down on the market in the night from Monday to Tuesday."


@pytest.fixture
def folder(tmp_path):
    def fill(name: str, **files: str):
        made = tmp_path / name
        made.mkdir()
        for stem, text in files.items():
            (made / f"{stem}.txt").write_text(text)
        return made

    return fill


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "shelf")


def own(name: str, body: str) -> Article:
    return Article(id=name, publisher="The Moderators", body=body)


def bodies(holdings: Holdings) -> dict[str, str]:
    return {article.id: article.body for article in holdings.read().articles}


def test_without_a_shelf_holdings_are_the_folders(folder):
    corpora = (folder("one", a=FERRY, b=QUAY), folder("two", a=STORM))

    holdings = Holdings(corpora)

    assert holdings.read() == read_corpora(corpora)
    assert holdings.own() == holdings.withdrawn() == frozenset()


def test_an_own_article_overrides_a_folder_s_of_its_id_without_a_word(folder, shelf):
    holdings = Holdings((folder("one", a=FERRY, b=QUAY),), shelf)

    shelf.put(own("a", STORM), None)

    assert bodies(holdings) == {"a": STORM, "b": QUAY}
    assert holdings.read().skipped == ()
    assert holdings.own() == {"a"}


def test_what_was_withdrawn_is_left_out_of_every_folder_without_a_word(folder, shelf):
    holdings = Holdings((folder("one", a=FERRY, b=QUAY), folder("two", a=STORM)), shelf)

    shelf.remove("a")

    assert bodies(holdings) == {"b": QUAY}
    assert holdings.read().skipped == ()
    assert holdings.withdrawn() == {"a"}


def test_an_own_article_of_a_withdrawn_id_stands(folder, shelf):
    holdings = Holdings((folder("one", a=FERRY),), shelf)
    shelf.remove("a")

    shelf.put(own("a", STORM), None)

    assert bodies(holdings) == {"a": STORM}


def test_an_own_article_stands_though_a_crash_left_its_id_withdrawn(folder, shelf):
    holdings = Holdings((folder("one", a=FERRY),), shelf)
    shelf.remove("a")

    with pytest.raises(Crash):
        Shelf(shelf.folder, crash_at("article-in-place")).put(own("a", STORM), None)

    assert shelf.withdrawn() == {"a"}
    assert bodies(holdings) == {"a": STORM}


def test_an_own_article_that_was_removed_does_not_bring_the_folder_s_back(folder, shelf):
    holdings = Holdings((folder("one", a=FERRY, b=QUAY),), shelf)
    shelf.put(own("a", STORM), None)

    shelf.remove("a")

    assert bodies(holdings) == {"b": QUAY}


def test_the_same_words_under_another_id_are_skipped_with_the_reason(folder, shelf):
    holdings = Holdings((folder("one", a=FERRY, b=QUAY),), shelf)

    shelf.put(own("c", FERRY.upper()), None)

    assert bodies(holdings) == {"b": QUAY, "c": FERRY.upper()}
    assert [(s.name, s.reason) for s in holdings.read().skipped] == [
        ("a.txt", "the same words as c.md")
    ]


def test_a_copy_of_what_was_withdrawn_or_overridden_stands_for_itself(folder, shelf):
    holdings = Holdings((folder("one", a=FERRY, b=FERRY, c=QUAY, d=QUAY),), shelf)
    shelf.remove("a")
    shelf.put(own("c", STORM), None)

    assert bodies(holdings) == {"b": FERRY, "c": STORM, "d": QUAY}
    assert holdings.read().skipped == ()


def test_what_can_t_be_read_is_skipped_from_the_shelf_and_the_folders(folder, shelf):
    holdings = Holdings((folder("one", a=FERRY, empty=""),), shelf)
    shelf.put(own("b", QUAY), None)
    (shelf.folder / "broken.md").write_text("+++\n")

    assert bodies(holdings) == {"a": FERRY, "b": QUAY}
    assert [one.name for one in holdings.read().skipped] == ["broken.md", "empty.txt"]


def test_golden_questions_and_withdrawn_ids_are_no_articles(folder, shelf):
    where = folder("one", a=FERRY)
    (where / "golden.jsonl").write_text("{}\n")
    shelf.remove("b")
    (shelf.folder / "golden.jsonl").write_text("{}\n")
    holdings = Holdings((where, folder("two", c=QUAY)), shelf)

    assert bodies(holdings) == {"a": FERRY, "c": QUAY}
    assert holdings.read().skipped == ()
    assert holdings.golden_files() == (where / "golden.jsonl", shelf.folder / "golden.jsonl")


def test_a_folder_that_is_not_there_is_named(tmp_path, shelf):
    with pytest.raises(ArticleError, match="nowhere: cannot be read as a folder"):
        Holdings((tmp_path / "nowhere",), shelf).read()


def rewrite(path):
    path.write_text(STORM)


def rewrite_in_the_same_length_and_with_the_old_time(path):
    before = path.stat()
    path.write_text(path.read_text().upper())
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def swap_for_another_file(path):
    before = path.stat()
    other = path.with_name("other")
    other.write_text(path.read_text().upper())
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)


def touch(path):
    os.utime(path, ns=(1, 1))


def rename(path):
    path.rename(path.with_name("z.txt"))


def remove(path):
    path.unlink()


def add(path):
    path.with_name("b.txt").write_text(QUAY)


@pytest.mark.parametrize(
    "change",
    [
        rewrite,
        rewrite_in_the_same_length_and_with_the_old_time,
        swap_for_another_file,
        touch,
        rename,
        remove,
        add,
    ],
)
def test_the_trace_is_another_once_a_file_has_changed(folder, shelf, change):
    where = folder("one", a=FERRY)
    holdings = Holdings((where,), shelf)
    before = holdings.trace()
    assert holdings.trace() == before

    change(where / "a.txt")

    assert holdings.trace() != before


def test_the_trace_is_another_once_something_is_put_on_the_shelf_or_taken_away(folder, shelf):
    holdings = Holdings((folder("one", a=FERRY),), shelf)
    traces = [holdings.trace()]

    shelf.put(own("b", QUAY), None)
    traces.append(holdings.trace())
    shelf.put(own("b", STORM), None)
    traces.append(holdings.trace())
    shelf.remove("b")
    traces.append(holdings.trace())

    assert len(set(traces)) == 4


def test_looking_and_reading_leave_the_trace_as_it_is(folder, shelf):
    shelf.put(own("b", QUAY), None)
    holdings = Holdings((folder("one", a=FERRY),), shelf)
    before = holdings.trace()

    holdings.read()
    holdings.own()

    assert holdings.trace() == before


def test_two_folders_in_another_order_leave_another_trace(folder):
    one, two = folder("one", a=FERRY), folder("two", a=STORM)

    assert Holdings((one, two)).trace() != Holdings((two, one)).trace()
    assert Holdings((one,)).trace() != Holdings((one, two)).trace()


def test_a_link_that_leads_nowhere_has_its_place_in_the_trace(folder):
    where = folder("one", a=FERRY)
    before = Holdings((where,)).trace()
    (where / "b.txt").symlink_to(where / "nowhere.txt")

    dangling = Holdings((where,)).trace()
    assert dangling != before

    (where / "nowhere.txt").write_text(QUAY)
    led = Holdings((where,)).trace()
    (where / "nowhere.txt").write_text(STORM)
    assert len({dangling, led, Holdings((where,)).trace()}) == 3


def test_a_name_that_is_no_text_has_its_place_in_the_trace(folder):
    where = folder("one", a=FERRY)
    before = Holdings((where,)).trace()

    with open(os.fsencode(where) + b"/\xff.txt", "wb") as file:
        file.write(QUAY.encode())

    assert Holdings((where,)).trace() != before


def test_no_trace_is_taken_of_a_folder_that_is_not_there(tmp_path, shelf):
    with pytest.raises(ArticleError, match="nowhere: cannot be read as a folder"):
        Holdings((tmp_path / "nowhere",), shelf).trace()
