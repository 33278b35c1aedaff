"""An archive that is handed in: its articles, its manifests, and what is left out of it."""

from datetime import date

from corpus.facts import Facts
from corpus.intake.reading import read_received
from tests.corpus.intake.made import HEADED, OTHER, PAGE, PROSE, pdf_of, received, zip_of


def test_an_archive_gives_its_articles_in_order_with_new_ids(door):
    content = zip_of({"b/ferry.txt": OTHER, "a/ferry.md": HEADED, "c.html": PAGE})

    intake = door.take("ferries.zip", content, taken=("c",))

    assert [s.article.id for s in intake.submissions] == ["ferry", "ferry-2", "c-2"]
    assert [s.original for s in intake.submissions] == ["ferry.md", "ferry.txt", "c.html"]
    assert intake.left_out == ()


def test_a_manifest_in_an_archive_holds_for_the_files_beside_it(door):
    manifest = (
        '[[article]]\nfile = "a.txt"\npublisher = "The Lamp"\npublished = 2021-08-09\n'
        '[[article]]\nfile = "b.txt"\npublishr = "The Lamp"\n[[article]]\nfile = "gone.txt"\n'
    )
    content = zip_of(
        {"in/manifest.toml": manifest, "in/a.txt": PROSE, "in/b.txt": OTHER, "a.txt": OTHER}
    )

    intake = door.take("ferries.zip", content)

    beside, above = (s.article for s in reversed(intake.submissions))
    assert (beside.publisher, beside.published) == ("The Lamp", date(2021, 8, 9))
    assert (above.publisher, above.published) == ("a", None)
    assert [(one.name, one.reason) for one in intake.left_out] == [
        ("in/manifest.toml, row 3", "there is no file 'gone.txt'"),
        ("in/b.txt", "manifest.toml, row 2: unknown key 'publishr'"),
    ]


def test_a_person_s_facts_hold_for_a_whole_archive_but_for_those_of_one_article(door):
    manifest = '[[article]]\nfile = "a.txt"\npublisher = "The Lamp"\ntitle = "Ferry leaves"\n'
    content = zip_of({"manifest.toml": manifest, "a.txt": PROSE, "b.txt": OTHER})

    intake = door.take("a.zip", content, facts=Facts(publisher="The Bell", title="Ferries"))

    articles = [s.article for s in intake.submissions]
    assert [(a.publisher, a.title) for a in articles] == [
        ("The Bell", "Ferry leaves"),
        ("The Bell", None),
    ]


def test_what_systems_and_keepers_put_beside_articles_is_passed_over_silently(door):
    beside = ("__MACOSX/._a.txt", ".DS_Store", ".git/a.txt", "README.md", "readme.txt")
    content = zip_of({"a.txt": PROSE, "golden.jsonl": "{}", **dict.fromkeys(beside, OTHER)})

    intake = door.take("a.zip", content)

    assert ([s.article.id for s in intake.submissions], intake.left_out) == (["a"], ())


def test_of_an_archive_what_cannot_be_taken_is_left_out_by_name_and_the_rest_is_read(door):
    content = zip_of(
        {
            "a.txt": PROSE,
            "b.docx": b"PK",
            "c.txt": b"\x00\x01",
            "d.zip": zip_of({"e.txt": OTHER}),
            "e.md": zip_of({"e.txt": OTHER}),
            "f.txt": "",
            "g.html": "<html></html>",
        }
    )

    intake = door.take("a.zip", content)

    assert [s.article.id for s in intake.submissions] == ["a"]
    assert {one.name: one.refusal for one in intake.left_out} == {
        "b.docx": "unknown-format",
        "c.txt": "not-text",
        "d.zip": "unknown-format",
        "e.md": "unknown-format",
        "f.txt": "nothing-in-it",
        "g.html": "nothing-in-it",
    }
    reasons = {one.name: one.reason for one in intake.left_out}
    assert reasons["c.txt"] == "binary; save it as UTF-8 text"
    assert reasons["e.md"].startswith("an archive in an archive; hand in ")


def test_what_is_read_apart_is_what_is_read_here(door):
    content = zip_of({"a.txt": PROSE, "b.html": PAGE, "c.pdf": pdf_of(OTHER), "d.doc": "x"})

    apart = read_received(received("a.zip", content), Facts(author="Ada Reed"), taken=("a",))

    assert apart == door.take("a.zip", content, facts=Facts(author="Ada Reed"), taken=("a",))
    assert len(apart.submissions) == 3
