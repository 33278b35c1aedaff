"""A folder of articles with its snapshots on a server."""

import shutil

import pytest

from index.stores.milvus import MilvusEngine
from index.stores.milvus_collection import Names
from tests.index.desk import EditingDesk, article


class PoweredOffError(Exception):
    """The process ends where it stands."""


class Bench:
    """A library with its collections, and a second client that looks at the server."""

    def __init__(self, folder, address, gazetteer, kept=3):
        from pymilvus import MilvusClient  # noqa: PLC0415

        self.address = address
        self.gazetteer = gazetteer
        self.desk = EditingDesk(folder, gazetteer, kept=kept)
        self.client = MilvusClient(self.address.uri)

    def copied(self, folder):
        """Copy the folder as it is now; whatever works there is on the same server."""
        shutil.copytree(self.desk.folder, folder)
        return Bench(folder, self.address, self.gazetteer, self.desk.kept)

    def power_off_while_filling(self, snapshot):
        """Leave the collection of a snapshot half filled, as a crash does."""

        def crash(step, done, total):
            if step == "Storing":
                raise PoweredOffError

        with pytest.raises(PoweredOffError):
            MilvusEngine(self.address, crash).open(snapshot)

    @property
    def engine(self):
        """A new one each time, as each process has."""
        return MilvusEngine(self.address)

    @property
    def names(self):
        return Names.of(self.address.prefix, self.desk.library.folder)

    def publish(self, *which):
        self.desk.shelf.put(article("news", *which), None)
        self.desk.publish()
        self.engine.settle(self.desk.library)
        return self.desk.library.active().name

    def collections(self):
        found = [name for name in self.client.list_collections() if self.names.snapshot_of(name)]
        return set(found)

    def published(self):
        return self.client.describe_alias(self.address.prefix)["collection_name"]
