"""Settings: what the environment says, checked once at the door."""

import os
from pathlib import Path
from typing import Annotated, Any, Literal

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.commands.failure import UsageError
from bot.setting_types import (
    DatabaseUrl,
    Days,
    IndexKind,
    Port,
    Servers,
    ShardIds,
    Shards,
    Snapshots,
    StoreUrl,
    Uses,
    Waiting,
)
from bot.shards import Share
from bot.state.limit import Limit
from index.places import Places, find_places
from index.stores.kinds import AUTO

LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]

_REASONS = {
    "literal_error": "must be one of DEBUG, INFO, WARNING or ERROR",
    "bool_parsing": "must be 1 or 0",
}
_OPTIONS = {
    "corpus": "--corpus",
    "gazetteer": "--gazetteer",
    "data": "--data",
    "model": "--model",
}


class Settings(BaseSettings):
    """Where articles, places, snapshots and the model are, and the token of the Discord bot.

    Each comes from the environment variable in its alias, or by its own name from the command
    line, which wins.  A variable that is set but empty counts as not set.
    """

    model_config = SettingsConfigDict(
        frozen=True, extra="forbid", env_ignore_empty=True, populate_by_name=True
    )

    discord_token: SecretStr | None = Field(None, validation_alias="DISCORD_TOKEN")
    corpus: Annotated[tuple[Path, ...], NoDecode] = Field((), validation_alias="STRINGER_CORPUS")
    """Folders of articles, in the environment separated as in PATH (`:`, on Windows `;`).

    Empty for the articles that ship.
    """
    gazetteer: Path | None = Field(None, validation_alias="STRINGER_GAZETTEER")
    """File of the event's places; None for the one that ships."""
    data: Path = Field(
        default_factory=lambda: user_data_path("stringer", appauthor=False),
        validation_alias="STRINGER_DATA",
    )
    """Snapshots, state and the log."""
    model: str | None = Field(None, validation_alias="STRINGER_MODEL")
    """A sentence-transformers model: its name or its folder; None for the one that ships."""
    log_level: LogLevel = Field("INFO", validation_alias="STRINGER_LOG_LEVEL")
    log_questions: bool = Field(False, validation_alias="STRINGER_LOG_QUESTIONS")
    """Whether the log line of an answer has the question in it."""
    metrics_port: Port | None = Field(None, validation_alias="STRINGER_METRICS_PORT")
    """Port of 127.0.0.1 for /healthz and /metrics; None to serve neither."""
    state: DatabaseUrl | None = Field(None, validation_alias="STRINGER_STATE")
    """URL of the state database; None for a file in the data folder."""
    retention_days: Days = Field(90, validation_alias="STRINGER_RETENTION_DAYS")
    limit_person: Uses = Field(
        default_factory=lambda: Limit(6, 60.0), validation_alias="STRINGER_LIMIT_PERSON"
    )
    limit_channel: Uses = Field(
        default_factory=lambda: Limit(30, 60.0), validation_alias="STRINGER_LIMIT_CHANNEL"
    )
    limit_everyone: Uses = Field(
        default_factory=lambda: Limit(120, 60.0), validation_alias="STRINGER_LIMIT_EVERYONE"
    )
    most_waiting: Waiting = Field(40, validation_alias="STRINGER_MOST_WAITING")
    shards: Shards | None = Field(None, validation_alias="STRINGER_SHARDS")
    """Gateway connections, 0 for as many as Discord recommends; None for a single one."""
    shard_ids: ShardIds = Field((), validation_alias="STRINGER_SHARD_IDS")
    """Those of this process, where a bot is several; empty for all."""
    corpus_servers: Servers = Field((), validation_alias="STRINGER_CORPUS_SERVERS")
    """Servers whose moderators may change the articles and the index.

    Empty for any, as long as the bot is in one alone.
    """
    snapshots: Snapshots = Field(3, validation_alias="STRINGER_SNAPSHOTS")
    """How many are kept besides the active and the previous one."""
    index_kind: IndexKind = Field(AUTO, validation_alias="STRINGER_INDEX")
    """The kind of the vectors' index: `auto`, by size, or a FAISS factory string."""
    store: StoreUrl | None = Field(None, validation_alias="STRINGER_STORE")
    """The Milvus server that passages are searched on; None for this machine."""

    @property
    def share(self) -> Share:
        """What of the bot this process serves."""
        return Share(self.shards, self.shard_ids)

    @property
    def places(self) -> Places:
        """Where the index half finds articles, data, model and gazetteer."""
        return find_places(
            self.corpus,
            self.data,
            self.model,
            self.gazetteer,
            snapshots=self.snapshots,
            index_kind=self.index_kind,
            store=self.store,
        )

    @field_validator("corpus", mode="before")
    @classmethod
    def _split_path_list(cls, value: object) -> object:
        return (
            tuple(part for part in value.split(os.pathsep) if part)
            if isinstance(value, str)
            else value
        )

    @field_validator("corpus")
    @classmethod
    def _folders_exist(cls, folders: tuple[Path, ...]) -> tuple[Path, ...]:
        folders = tuple(folder.expanduser() for folder in folders)
        for folder in folders:
            if not folder.is_dir():
                what = "is not a folder" if folder.exists() else "does not exist"
                raise ValueError(f"names {folder}, which {what}; give a folder of articles")
        return tuple(folder.resolve() for folder in folders)

    @field_validator("gazetteer")
    @classmethod
    def _gazetteer_is_a_file(cls, file: Path | None) -> Path | None:
        if file is None:
            return None
        file = file.expanduser().absolute()
        if not file.is_file():
            what = "is not a file" if file.exists() else "does not exist"
            raise ValueError(f"names {file}, which {what}; give a TOML file of places")
        return file

    @field_validator("data")
    @classmethod
    def _data_can_be_a_folder(cls, data: Path) -> Path:
        data = data.expanduser().absolute()
        if data.exists() and not data.is_dir():
            raise ValueError(f"names {data}, which is a file; give a folder")
        return data

    @field_validator("shard_ids")
    @classmethod
    def _shards_are_among_all(cls, ids: tuple[int, ...], info: ValidationInfo) -> tuple[int, ...]:
        count = info.data.get("shards") or 0
        if ids and not count:
            raise ValueError(
                "needs STRINGER_SHARDS, the number of shards in all, the same for every process"
            )
        if ids and ids[-1] >= count:
            raise ValueError(
                f"names shard {ids[-1]}, but STRINGER_SHARDS={count} makes them 0 to {count - 1}"
            )
        return ids

    @field_validator("log_level", mode="before")
    @classmethod
    def _any_case(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value


def read_settings(**given: Any) -> Settings:
    """Read the environment's settings, with what is given here in its place; None gives nothing.

    Raises UsageError with one sentence that names the setting or option at fault.
    """
    chosen = {name: value for name, value in given.items() if value is not None}
    try:
        return Settings(**chosen)
    except ValidationError as error:
        raise UsageError(_sentence(error, chosen)) from error


def _sentence(error: ValidationError, chosen: dict[str, Any]) -> str:
    first = error.errors()[0]
    key = str(first["loc"][0])
    name = next(
        (
            name
            for name, field in Settings.model_fields.items()
            if key in {name, field.validation_alias}
        ),
        key,
    )
    variable = str(Settings.model_fields[name].validation_alias)
    shown = _OPTIONS.get(name, variable) if name in chosen else variable
    reason = _REASONS.get(first["type"], first["msg"].removeprefix("Value error, "))
    return f"{shown} {reason}."
