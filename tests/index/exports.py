"""Exports of the model that ships, damaged, and models that need no loading."""

import json
import shutil

import numpy as np

from index import onnx_export
from index.files import sha256_of
from index.model_files import find_model
from index.onnx_record import FILES, GRAPH, RECORD, WEIGHTS, ExportRecord, export_folder


def folder_in(models):
    """Name the folder of the export of the model that ships."""
    return export_folder(models, find_model().checksum)


def flip(path):
    """Turn one bit in the middle of a file."""
    middle = path.stat().st_size // 2
    with path.open("r+b") as file:
        file.seek(middle)
        byte = file.read(1)
        file.seek(middle)
        file.write(bytes([byte[0] ^ 1]))


def read_record(models):
    """Return what the record of the export says."""
    return json.loads((folder_in(models) / RECORD).read_text())["said"]


def export_quickly(monkeypatch, models, graph=None):
    """Let the making of an export take no time; the list has an entry for each that was made.

    What is made is a copy of the one in `models`, its graph these bytes if any are given.
    """
    made = []
    whole = read_record(models)

    def exported(model, files, beside):
        made.append(files)
        for name in FILES:
            shutil.copy(folder_in(models) / name, beside / name)
        if graph is not None:
            (beside / GRAPH).write_bytes(graph)
        hashes = {name: sha256_of(beside / name) for name in FILES}
        return ExportRecord.model_validate(whole | {"files": hashes})

    monkeypatch.setattr(onnx_export, "_exported", exported)
    return made


def trace_quickly(monkeypatch, models):
    """Let the graph be a copy of the one in `models`, so that no time goes into tracing."""

    def written(loaded, path):
        for name in (GRAPH, WEIGHTS):
            shutil.copy(folder_in(models) / name, path.with_name(name))
        return tuple(read_record(models)["inputs"])

    monkeypatch.setattr(onnx_export, "write_graph", written)


def unopenable(models):
    """Put a graph in the export that onnxruntime can't open, its checksum in the record."""
    graph, record = folder_in(models) / GRAPH, folder_in(models) / RECORD
    before = sha256_of(graph)
    graph.write_bytes(b"a graph of some later time")
    record.write_text(record.read_text("utf-8").replace(before, sha256_of(graph)), "utf-8")


class Untouchable:
    """Stands where sentence-transformers must not be needed."""

    def __init__(self, files):
        raise AssertionError(f"{files.name} was loaded through sentence-transformers")


class Counted:
    """A model that counts words, and answers with one number."""

    dimension = 1

    def __init__(self, files):
        self.checksum = files.checksum

    def load(self):
        pass

    def count_tokens(self, text):
        return len(text.split())

    def question(self, text):
        return np.ones((1, 1), dtype=np.float32)

    def passages(self, texts, progress=None):
        return np.ones((len(texts), 1), dtype=np.float32)
