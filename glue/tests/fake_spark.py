"""The few calls of Spark that the job makes, on lists: for tests of what the job does around them. Parquet is JSON Lines here."""

import json
import os
import sys
import types

import map_batch
import places


class Predicate:
    def __init__(self, holds):
        self.holds = holds

    def __invert__(self):
        return Predicate(lambda row: not self.holds(row))


class Column:
    def __init__(self, name):
        self.name = name

    def isin(self, *values):
        return Predicate(lambda row: row[self.name] in values)


class Frame:
    def __init__(self, rows):
        self.rows = rows

    def persist(self, _level):
        self.rows = list(self.rows)
        return self

    def unpersist(self):
        pass

    def where(self, predicate):
        return Frame([row for row in self.rows if predicate.holds(row)])

    def select(self, *names):
        return Frame([tuple(row[name] for name in names) for row in self.rows])

    def collect(self):
        return self.rows


class Lines:
    def __init__(self, items):
        self.items = items

    def map(self, function):
        return Lines([function(item) for item in self.items])

    def flatMap(self, function):
        return Lines([row for item in self.items for row in function(item)])

    def collect(self):
        return self.items


class Context:
    master, applicationId = "local[2]", "local-1"

    def parallelize(self, items, _slices):
        return Lines(list(items))

    def addPyFile(self, path):
        assert os.path.isfile(path)


class Spark:
    """A session whose tables are JSON Lines; files holds what was written, in order."""

    def __init__(self):
        self.sparkContext, self.conf = Context(), types.SimpleNamespace(set=lambda name, value: None)
        self.read = types.SimpleNamespace(parquet=lambda *files: Frame([json.loads(line) for file in files for line in places.read_all(file).decode().split("\n")]))

    def createDataFrame(self, lines, schema, verifySchema):
        names = [column.split()[0] for column in schema.split(", ")]
        rows = [dict(zip(names, row)) for row in lines.items]
        self.positions = [row["position"] for row in rows]
        return Frame(rows)


def write_table(_spark, rows, table, staging):
    """Stands in for map_batch.write_table: a file a batch."""
    by_batch = {}
    for row in rows.rows:
        if row["of_table"] == table:
            by_batch.setdefault(row["of_batch"], []).append(row["line"])
    written = []
    for batch, lines in sorted(by_batch.items()):
        name = f"of_batch={batch}/part-00000.parquet"
        path = places.join(staging, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(lines))
        written.append((batch, name, len(lines)))
    return written


def install():
    """Puts the stand-ins where the job looks for Spark."""
    functions = types.SimpleNamespace(col=Column)
    sys.modules["pyspark"] = types.SimpleNamespace(StorageLevel=types.SimpleNamespace(DISK_ONLY=None), sql=types.SimpleNamespace(functions=functions))
    sys.modules["pyspark.sql"] = types.SimpleNamespace(functions=functions)
    map_batch.write_table = write_table


def rows_in(folder):
    """All rows of a table, as the mapper wrote them."""
    return [json.loads(line) for name in places.list_files(folder) if name.endswith(".parquet") for line in places.read_all(places.join(folder, name)).decode().split("\n")]
