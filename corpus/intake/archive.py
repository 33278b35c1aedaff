"""A zip of articles, unpacked in memory: every name distrusted, every byte counted."""

import re
import stat
import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pydantic import BaseModel, ConfigDict

from corpus.article import ArticleError
from corpus.facts import Facts
from corpus.importing.formats import SUFFIXES
from corpus.intake.names import shown_path
from corpus.intake.submission import IntakeError, LeftOut, Limits, Received, Refusal
from corpus.manifest import MANIFEST, Manifest, is_passed_over, parse_manifest

_CHUNK = 65536
_LOCKED = 0x1
"""The flag of an entry under a password."""
_LOCAL_HEADER = 30
"""Bytes of an entry's own header before its name; the last four hold two lengths."""
_DRIVE = re.compile(r"[A-Za-z]:")
_DAMAGE = (BadZipFile, NotImplementedError, ValueError, IndexError, struct.error)


class Member(BaseModel):
    """A file of an archive that may be an article."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64"
    )

    path: str
    """As the archive gives it, with folders."""
    content: bytes
    facts: Facts | None = None
    """Its row of the manifest beside it."""


class Unpacked(BaseModel):
    """What an archive holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    members: tuple[Member, ...]
    """In the order of their paths."""
    left_out: tuple[LeftOut, ...] = ()


class _LeftOutError(Exception):
    """A member that is not taken."""

    def __init__(self, reason: str, refusal: Refusal) -> None:
        super().__init__(reason)
        self.refusal = refusal


def unpack_archive(content: bytes, name: str, limits: Limits) -> Unpacked:
    """Return the files of an archive with what its manifests say of them.

    A manifest.toml holds for the files beside it.  Hidden files, READMEs and what systems put
    into archives of their own are passed over.  Raises IntakeError naming the archive if it is
    none, holds too many files or too much, or if its entries overlap or a manifest says nothing.
    """
    try:
        archive = ZipFile(BytesIO(content))
        _check_overlaps(archive, content)
    except _DAMAGE as error:
        raise IntakeError(f"{name}: cannot be read as a zip: {error}", "unreadable") from error
    contents: dict[str, bytes] = {}
    left_out: list[LeftOut] = []
    room = limits.content_bytes
    candidates = _candidates(archive, name, limits)
    twice = Counter(info.filename for info in candidates)
    for info in candidates:
        try:
            if twice[info.filename] > 1:
                raise _LeftOutError("there twice, and nothing tells which is meant", "unsafe-name")
            _refuse_member(info)
            found = bytearray()
            for chunk in _inflate(archive, info):
                room -= len(chunk)
                if room < 0:
                    raise IntakeError(
                        f"{name}: unpacked more than the limit of {limits.content_bytes} bytes",
                        "too-big",
                        limits.content_bytes,
                    )
                found += chunk
            contents[info.filename] = bytes(found)
        except _LeftOutError as error:
            left_out.append(_left_out(info.filename, str(error), error.refusal))
    return _with_manifests(contents, left_out, name)


def _candidates(archive: ZipFile, name: str, limits: Limits) -> list[ZipInfo]:
    """Return the entries that are not passed over, by path."""
    infos = sorted(archive.infolist(), key=lambda info: info.filename)
    infos = [i for i in infos if not i.is_dir() and (_fault(i) or not _passed_over(i.filename))]
    if len(infos) > limits.files:
        raise IntakeError(
            f"{name}: {len(infos)} files, more than the limit of {limits.files}",
            "too-many-files",
            limits.files,
        )
    if not infos:
        raise IntakeError(f"{name}: no file in it that could be an article", "nothing-in-it")
    return infos


def _passed_over(path: str) -> bool:
    *folders, name = path.split("/")
    if any(folder.startswith(".") or folder == "__MACOSX" for folder in folders):
        return True
    return name != MANIFEST and is_passed_over(name)


def _refuse_member(info: ZipInfo) -> None:
    """Raise _LeftOutError if an entry is not to be unpacked."""
    if fault := _fault(info):
        raise _LeftOutError(fault, "unsafe-name")
    path = PurePosixPath(info.filename)
    suffix = path.suffix.lower()
    if path.name != MANIFEST and SUFFIXES.get(suffix, "zip") == "zip":
        nested = suffix == ".zip"
        what = "an archive in an archive" if nested else "neither .md, .txt, .html nor .pdf"
        raise _LeftOutError(what, "unknown-format")


def _fault(info: ZipInfo) -> str | None:
    """Return what is wrong with an entry's name or kind, if anything."""
    given = info.orig_filename
    if ".." in given.split("/") or given.startswith("/") or _DRIVE.match(given):
        return "its name leads out of the archive"
    if "\\" in given or "\0" in given:
        return "its name holds a backslash or a NUL"
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
        return "a link or a device, not a file"
    return None


def _inflate(archive: ZipFile, info: ZipInfo) -> Iterator[bytes]:
    """Yield an entry's bytes, to be counted: what headers say of its size is not believed."""
    if info.flag_bits & _LOCKED:
        raise _LeftOutError("locked with a password", "unreadable")
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise _LeftOutError("compressed in a way not read here", "unreadable")
    try:
        with archive.open(info) as file:
            while chunk := file.read(_CHUNK):
                yield chunk
    except (*_DAMAGE, zlib.error, EOFError, OSError) as error:
        raise _LeftOutError(f"damaged: {error}", "unreadable") from error


def _check_overlaps(archive: ZipFile, content: bytes) -> None:
    """Raise BadZipFile if two entries share bytes, as those of a zip bomb do."""
    spans: list[tuple[int, int]] = []
    for info in archive.infolist():
        start = info.header_offset
        if start < 0:
            raise BadZipFile("an entry begins before the file")
        lengths = content[start + _LOCAL_HEADER - 4 : start + _LOCAL_HEADER]
        named, extra = int.from_bytes(lengths[:2], "little"), int.from_bytes(lengths[2:], "little")
        spans.append((start, start + _LOCAL_HEADER + named + extra + info.compress_size))
    ends_at_directory = [*sorted(spans), (archive.start_dir, archive.start_dir)]
    if any(one[1] > other[0] for one, other in pairwise(ends_at_directory)):
        raise BadZipFile("its entries overlap, as those of a zip bomb do")


def _with_manifests(contents: dict[str, bytes], left_out: list[LeftOut], name: str) -> Unpacked:
    """Return the files but the manifests, each with its row."""
    manifests = dict(_manifests(contents, name))
    members: list[Member] = []
    for folder, manifest in manifests.items():
        left_out += [_left_out(folder + s.name, s.reason, "unreadable") for s in manifest.skipped]
    for path, content in contents.items():
        folder, _, file = path.rpartition("/")
        manifest = manifests.get(f"{folder}/" if folder else "", Manifest({}, {}))
        if file == MANIFEST:
            continue
        if file in manifest.faulty:
            left_out.append(_left_out(path, manifest.faulty[file], "unreadable"))
        else:
            row = manifest.rows.get(file)
            facts = Facts.model_validate(row.changes()) if row else None
            members.append(Member(path=path, content=content, facts=facts))
    return Unpacked(members=tuple(members), left_out=tuple(left_out))


def _manifests(contents: dict[str, bytes], name: str) -> Iterator[tuple[str, Manifest]]:
    """Yield the folders with a manifest, "" or with a slash at the end, and the manifest."""
    for path, content in contents.items():
        folder = path.removesuffix(MANIFEST)
        if path != f"{folder}{MANIFEST}" or (folder and not folder.endswith("/")):
            continue
        files = [other.removeprefix(folder) for other in contents if other.startswith(folder)]
        beside = {file for file in files if "/" not in file}
        try:
            yield folder, parse_manifest(content, shown_path(path), beside)
        except ArticleError as error:
            raise IntakeError(f"{name}: {error}", "unreadable") from error


def _left_out(path: str, reason: str, refusal: Refusal) -> LeftOut:
    return LeftOut(name=shown_path(path), reason=reason, refusal=refusal)


def files_read(received: Received, left_out: Sequence[LeftOut], articles: int) -> list[Received]:
    """Return the files of an archive that its articles were read from, in their order.

    What was not left out was read.  Nothing where that does not come to as many articles.
    """
    try:
        members = unpack_archive(received.content, received.name, Limits()).members
    except IntakeError:
        return []
    names = {one.name for one in left_out}
    read = [one for one in members if shown_path(one.path) not in names]
    if len(read) != articles:
        return []
    return [Received(PurePosixPath(one.path).name, one.content) for one in read]
