import stat
import struct
import zipfile
from io import BytesIO

import pytest

from corpus.intake.archive import unpack_archive
from corpus.intake.submission import IntakeError, Limits
from tests.corpus.intake.made import OTHER, PROSE, zip_of

LIMITS = Limits(content_bytes=1_000_000, files=10)


def unpack(content: bytes, limits: Limits = LIMITS):
    return unpack_archive(content, "a.zip", limits)


def refusal(content: bytes) -> IntakeError:
    with pytest.raises(IntakeError) as refused:
        unpack(content)
    return refused.value


def reasons(content: bytes) -> dict[str, str]:
    unpacked = unpack(content)
    assert [member.path for member in unpacked.members] == ["kept.txt"]
    return {one.name: one.reason for one in unpacked.left_out}


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("../a.txt", "its name leads out of the archive"),
        ("b/../../a.txt", "its name leads out of the archive"),
        ("../.hidden/a.txt", "its name leads out of the archive"),
        ("/etc/a.txt", "its name leads out of the archive"),
        ("C:/a.txt", "its name leads out of the archive"),
        ("c:a.txt", "its name leads out of the archive"),
        ("..\\a.txt", "its name holds a backslash or a NUL"),
        ("b\\a.txt", "its name holds a backslash or a NUL"),
        ("b/a.zip", "an archive in an archive"),
        ("a.exe", "neither .md, .txt, .html nor .pdf"),
        ("a", "neither .md, .txt, .html nor .pdf"),
    ],
)
def test_a_member_that_leads_elsewhere_or_is_no_article_is_left_out_by_its_name(path, reason):
    assert reasons(zip_of({path: PROSE, "kept.txt": OTHER})) == {path: reason}


def test_a_name_cut_off_by_a_nul_is_left_out():
    content = zip_of({"a.txt_.exe": PROSE, "kept.txt": OTHER})

    assert reasons(content.replace(b"a.txt_.exe", b"a.txt\0.exe")) == {
        "a.txt": "its name holds a backslash or a NUL"
    }


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_a_link_or_a_device_is_left_out(kind):
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        info = zipfile.ZipInfo("a.txt")
        info.external_attr = (kind | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
        archive.writestr("kept.txt", OTHER)

    assert reasons(written.getvalue()) == {"a.txt": "a link or a device, not a file"}


def test_of_two_members_of_one_name_neither_is_taken_for_nothing_tells_which_is_meant():
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("kept.txt", OTHER)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("kept.txt", PROSE)
        archive.writestr("other.txt", PROSE)

    unpacked = unpack(written.getvalue())

    assert [member.path for member in unpacked.members] == ["other.txt"]
    refused = [(one.name, one.refusal) for one in unpacked.left_out]
    assert refused == [("kept.txt", "unsafe-name")] * 2


def test_a_locked_member_is_left_out():
    content = bytearray(zip_of({"a.txt": PROSE, "kept.txt": OTHER}))
    directory = content.index(b"PK\1\2")
    content[6] |= 1
    content[directory + 8] |= 1

    assert reasons(bytes(content)) == {"a.txt": "locked with a password"}


def test_a_member_with_a_wrong_checksum_is_left_out():
    content = zip_of({"a.txt": PROSE, "kept.txt": OTHER}, zipfile.ZIP_STORED)

    broken = content.replace(PROSE.encode(), PROSE.replace("ferry", "FERRY").encode())

    assert reasons(broken) == {"a.txt": "damaged: Bad CRC-32 for file 'a.txt'"}


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_compressions_that_cannot_be_unpacked_by_the_piece_are_left_out(compression):
    content = zip_of({"a.txt": b" " * 100_000}, compression)

    (left_out,) = unpack(content).left_out

    assert left_out.reason == "compressed in a way not read here"


def test_a_bomb_is_refused_when_what_comes_out_passes_the_limit():
    content = zip_of({"a.txt": b" " * 50_000_000})
    assert len(content) < 100_000

    refused = refusal(content)

    assert (refused.refusal, refused.limit) == ("too-big", 1_000_000)
    assert str(refused) == "a.zip: unpacked more than the limit of 1000000 bytes"


def test_a_bomb_in_many_members_is_refused_as_one():
    content = zip_of({f"{n}.txt": b" " * 200_000 for n in range(6)})

    assert refusal(content).refusal == "too-big"


def test_a_bomb_in_a_bomb_is_never_unpacked():
    bomb = zip_of({"a.txt": b" " * 50_000_000})

    assert reasons(zip_of({"bomb.zip": bomb, "kept.txt": OTHER})) == {
        "bomb.zip": "an archive in an archive"
    }


def test_a_bomb_that_lies_about_its_size_is_held_to_what_it_says():
    size = 50_000_000
    content = zip_of({"a.txt": b" " * size, "kept.txt": OTHER})

    lying = content.replace(struct.pack("<I", size), struct.pack("<I", 10))

    assert reasons(lying)["a.txt"].startswith("damaged: ")


def test_members_that_share_bytes_are_refused_as_a_bomb():
    content = zip_of({"a.txt": PROSE, "b.txt": OTHER}, zipfile.ZIP_STORED)
    directory = content.index(b"PK\1\2", content.index(b"PK\1\2") + 4)

    shared = bytearray(content)
    shared[directory + 42 : directory + 46] = struct.pack("<I", 0)

    assert bytes(shared) != content
    assert "its entries overlap, as those of a zip bomb do" in str(refusal(bytes(shared)))


@pytest.mark.parametrize(
    "content",
    [
        b"PK\3\4",
        zip_of({"a.txt": PROSE})[:-10],
        zip_of({"a.txt": PROSE})[10:],
        zip_of({"a.txt": PROSE}).replace(b"PK\1\2", b"PK\1\3"),
    ],
)
def test_a_broken_archive_is_refused(content):
    assert refusal(content).refusal == "unreadable"


def test_an_archive_of_nothing_is_refused():
    assert refusal(zip_of({})).refusal == "nothing-in-it"
    assert refusal(zip_of({"README.md": PROSE, "b/": b""})).refusal == "nothing-in-it"


def test_a_manifest_that_says_nothing_at_all_refuses_the_archive():
    refused = refusal(zip_of({"in/manifest.toml": "[[article", "in/a.txt": PROSE}))

    assert str(refused).startswith("a.zip: in/manifest.toml: not TOML")
