"""Values of settings, read from text, each with a sentence for what it can't be."""

import re
from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator
from pydantic_settings import NoDecode

from bot.state.limit import Limit
from index.stores.kinds import SETTING, check_kind
from index.stores.milvus_address import MilvusAddress, read_address

_DATABASES = ("sqlite", "postgresql+psycopg")
_LARGEST_ID = (1 << 64) - 1
"""Discord's ids have 64 bits."""


def whole_number(first: int, last: int, what: str) -> Callable[[Any], int]:
    """Return a reader of whole numbers from `first` to `last`, both inclusive."""

    def read(value: Any) -> int:
        text = str(value).strip()
        is_number = text.isascii() and text.isdigit() and len(text) <= len(str(last))
        if not is_number or not first <= int(text) <= last:
            raise ValueError(f"must be {what}, a number from {first} to {last}")
        return int(text)

    return read


def _read_limit(value: Any) -> Any:
    if isinstance(value, Limit):
        return value
    count, slash, seconds = str(value).partition("/")
    try:
        if slash:
            return Limit(int(count), float(seconds))
    except (ValueError, OverflowError):
        pass
    raise ValueError("must be questions/seconds, such as 6/60 for six in a minute")


def _read_shards(value: Any) -> int:
    if str(value).strip().lower() == "auto":
        return 0
    try:
        return whole_number(1, 10_000, "")(value)
    except ValueError as error:
        raise ValueError("must be auto, or a number of gateway connections from 1") from error


def _read_shard_ids(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    read_id = whole_number(0, 9_999, "")
    ids: set[int] = set()
    for text in filter(None, re.split(r"[,\s]+", value)):
        first, dash, last = text.partition("-")
        try:
            start = read_id(first)
            end = read_id(last) if dash else start
        except ValueError:
            start, end = 1, 0
        if end < start:
            raise ValueError(
                "must be numbers of shards, the first being 0, with commas or as a range, such as"
                f" 0-3 or 0,2; {text} is neither"
            )
        ids.update(range(start, end + 1))
    if not ids:  # else a slip would have every process answer for all
        raise ValueError("must be numbers of shards, such as 0-3 or 0,2; leave it out for all")
    return tuple(sorted(ids))


def _read_database(value: Any) -> str:
    if urlsplit(str(value)).scheme not in _DATABASES:
        raise ValueError(
            "must be the URL of a database, sqlite:///FILE or"
            " postgresql+psycopg://USER:PASSWORD@HOST/DATABASE"
        )
    return str(value)


def _read_store(value: Any) -> Any:
    return read_address(value) if isinstance(value, str) else value


def _read_index_kind(value: Any) -> str:
    try:
        return check_kind(str(value).strip())
    except ValueError as error:
        raise ValueError(str(error).removeprefix(SETTING).strip(" .")) from error


def _read_servers(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    read_id = whole_number(1, _LARGEST_ID, "")
    ids = []
    for text in filter(None, re.split(r"[,\s]+", value)):
        try:
            ids.append(read_id(text))
        except ValueError as error:
            raise ValueError(
                "must be ids of servers with commas or blanks between them, such as"
                f" 123456789012345678; {text} is none"
            ) from error
    return tuple(dict.fromkeys(ids))


Port = Annotated[int, BeforeValidator(whole_number(1, 65535, "a port"))]
Days = Annotated[int, BeforeValidator(whole_number(1, 3650, "days"))]
Waiting = Annotated[int, BeforeValidator(whole_number(1, 10_000, "how many may wait"))]
Shards = Annotated[int, BeforeValidator(_read_shards)]
"""0 for as many as Discord recommends."""
ShardIds = Annotated[tuple[int, ...], NoDecode, BeforeValidator(_read_shard_ids)]
"""Ascending, each once."""
Servers = Annotated[tuple[int, ...], NoDecode, BeforeValidator(_read_servers)]
Snapshots = Annotated[int, BeforeValidator(whole_number(1, 100, "how many snapshots are kept"))]
Uses = Annotated[Limit, NoDecode, BeforeValidator(_read_limit)]
DatabaseUrl = Annotated[str, BeforeValidator(_read_database)]
IndexKind = Annotated[str, BeforeValidator(_read_index_kind)]
StoreUrl = Annotated[MilvusAddress, NoDecode, BeforeValidator(_read_store)]
