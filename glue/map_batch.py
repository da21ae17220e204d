"""Maps raw files of a source on Spark: distributes, and nothing more.

What a row means is known to the mapper alone (ccj-map, docs/mapper.md). It plans how a file can be cut into parts that
give, mapped apart, exactly what the whole gives; each part is then piped through it by a task of its own. This script moves
bytes to the mapper and its lines into Parquet of the lake's own types, and leaves what the flow expects: the curated files,
the quarantine, the graph's load files, and last a manifest a batch. A file whose batch has a manifest is not mapped again.

Runs on AWS Glue 5.1 and on plain PySpark 3.5; see docs/glue.md. Needs places.py beside it (on Glue: --extra-py-files).
"""

import argparse
import json
import os
import re
import stat
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import places
from places import JobError, absolute, delete, delete_all, join, list_files, move, open_bytes, parent, put, read_all, s3_place, spark_address

MAPPING_ENDING = ".source.json"
KEY_VARIABLE = "CCJ_IDENTIFIER_KEY"
STAGING = "_staging"  # readers of the curated zone pass over names that begin so
PIPE_BYTES = 1 << 20
MESSAGE_LENGTH = 2000
CALLS_AT_ONCE = 16
LISTED_ONCE = 64  # for more batches than this a table's folder is listed whole
MOST_TASKS = 1000  # more files or parts than this share tasks
MOST_ROWS = 1 << 32  # of a part
TYPES_KEPT = 100
FILE_ROWS = 2_000_000

# The lake's tables: path, and columns with their types (src/CustomerJourney/Touchpoints/*Row.cs). Instants are UTC without zone in microseconds.
TABLES = {
    "touchpoints": ("curated/touchpoints", [
        ("touchpoint_id", "string"), ("source", "string"), ("type", "string"), ("channel", "string"), ("at", "timestamp_ntz"), ("sequence", "string"),
        ("outcome", "string"), ("amount", "decimal(18,4)"), ("currency", "string"), ("attributes", "string")]),
    "touchpoint_identifiers": ("curated/touchpoint_identifiers", [
        ("touchpoint_id", "string"), ("kind", "string"), ("value", "string"), ("identifier_id", "string")]),
    "parties": ("curated/parties", [
        ("party_id", "string"), ("source", "string"), ("record_key", "string"), ("updated_at", "timestamp_ntz"), ("given_name", "string"),
        ("family_name", "string"), ("birth_date", "date"), ("phones", "string"), ("emails", "string"), ("street", "string"), ("postal_code", "string"),
        ("city", "string"), ("country", "string"), ("attributes", "string")]),
    "party_identifiers": ("curated/party_identifiers", [
        ("party_id", "string"), ("kind", "string"), ("value", "string"), ("identifier_id", "string")]),
    "quarantine": ("quarantine/rows", [
        ("batch", "string"), ("source", "string"), ("file", "string"), ("line", "bigint"), ("reason", "string"), ("raw", "string")]),
}
COUNTS, FAILED = "counts", "failed"  # of_table of what the mapper counted, or why it gave a part up

SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",  # a value that does not fit its column ends the job instead of becoming null
    "spark.sql.parquet.compression.codec": "snappy",
    "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    "spark.sql.parquet.writeLegacyFormat": "false",
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
    "spark.sql.files.maxRecordsPerFile": str(FILE_ROWS),
    "spark.sql.optimizer.plannedWrite.enabled": "false",  # a planned write sorts by the partition alone and drops the order below it (SPARK-40885)
}

EXAMPLE = """example:
  dotnet publish src/Mapper -c Release -r linux-x64 --self-contained -o artifacts/glue
  export CCJ_IDENTIFIER_KEY=$(cat WORKSPACE/state/identifier.key)
  spark-submit --master 'local[*]' glue/map_batch.py --raw WORKSPACE/raw --source WORKSPACE/sources/calls.source.json \\
    --curated OUT/curated --quarantine OUT/quarantine --mapper artifacts/glue/ccj-map

Prints one JSON object: the sums, and each file's manifest or why it could not be used. Ends with 0 when every file is in, with 1 when
one is not or the job could not run (a sentence says which and why), with 2 when an argument is missing. A file that is in is not mapped again.
"""


class Refused(JobError):
    """The mapper's word that mapping or data cannot be used: it would say so again."""


# Arguments

def read_options(arguments):
    """Arguments as Glue passes them; those that are Glue's own are passed over."""
    parser = argparse.ArgumentParser(prog="map_batch.py", description="Maps raw files of a source into the lake, on Spark, by the mapper ccj-map.",
                                     epilog=EXAMPLE, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False)
    parser.add_argument("--JOB_NAME", default="map-batch", help="what Spark calls the run")
    parser.add_argument("--raw", required=True, help="the raw zone, a folder in it, or one file: a path or s3://")
    parser.add_argument("--source", required=True, help="NAME of the source, or the path of its NAME.source.json")
    parser.add_argument("--sources", help="folder of the mappings; default: sources beside the raw zone")
    parser.add_argument("--key", help="key of the one file to map, raw/…; default: every file the mapping names")
    parser.add_argument("--curated", required=True, help="the curated zone")
    parser.add_argument("--quarantine", required=True, help="the quarantine zone")
    parser.add_argument("--graph", help="where the graph's load files go; default: graph in the curated zone")
    parser.add_argument("--mapper", required=True, help="the executable ccj-map for linux-x64, published self-contained as a single file")
    parser.add_argument("--identifier-key-file", help="file with the identifiers' secret, hexadecimal; default: the environment variable " + KEY_VARIABLE)
    parser.add_argument("--identifier-key-secret", help="id of the secret in Secrets Manager, as the functions read it")
    parser.add_argument("--part-bytes", type=int, default=128 << 20, help="least bytes of a part of a large file")
    options, _ = parser.parse_known_args(arguments)
    options.root, options.inside = raw_root(options.raw)
    options.graph = options.graph or join(options.curated, "graph")
    if not options.source.endswith(MAPPING_ENDING):
        options.source = join(options.sources or join(parent(options.root), "sources"), options.source + MAPPING_ENDING)
    for name in ("root", "source", "curated", "quarantine", "graph", "mapper", "identifier_key_file"):  # executors work in folders of their own
        if getattr(options, name):
            setattr(options, name, absolute(getattr(options, name)))
    return options


def raw_root(path):
    """The raw zone that a path lies in, and the rest of the path: names of files are relative to the zone."""
    path = path.rstrip("/")
    at = f"/{path}/".rfind("/raw/")
    if at >= 0:
        return path[:at + 3], path[at + 4:]
    return (parent(path), path.rpartition("/")[2]) if not s3_place(path) and os.path.isfile(absolute(path)) else (path, "")


# The mapper as a process

class Mapper:
    """How a task calls the mapper; travels to the executors, the identifiers' secret does not."""

    def __init__(self, program, mapping_name, mapping, key_file, key_secret, forgotten):
        self.program, self.mapping_name, self.mapping, self.key_file, self.key_secret = program, mapping_name, mapping, key_file, key_secret
        self.forgotten = forgotten  # keys of what is left out

    def run(self, arguments, stream, maps=False):
        """(True, line) for each line of its output, then (False, what it said at its end)."""
        with tempfile.TemporaryDirectory(prefix="ccj-map-") as folder:
            mapping, environment = os.path.join(folder, self.mapping_name), dict(os.environ)
            with open(mapping, "wb") as file:
                file.write(self.mapping)
            if maps:
                environment[KEY_VARIABLE] = self.key()
                forgotten = os.path.join(folder, "forgotten.txt")
                with open(forgotten, "w", encoding="utf-8") as file:
                    file.writelines(key + "\n" for key in self.forgotten)
                arguments = [*arguments, "--forgotten", forgotten]
            yield from piped([self.executable(), "--source", mapping, *arguments], stream, environment)

    def executable(self):
        path = self.program
        if not os.path.isabs(path):
            from pyspark import SparkFiles
            path = SparkFiles.get(path)
        if not os.access(path, os.X_OK):
            os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR | stat.S_IXGRP)
        return path

    def key(self):
        if self.key_secret:
            import boto3
            text = boto3.client("secretsmanager").get_secret_value(SecretId=self.key_secret)["SecretString"]
            return text.encode().hex()  # the functions take the secret's text as it is
        if self.key_file:
            return read_all(self.key_file).decode().strip()
        if not os.environ.get(KEY_VARIABLE):
            raise JobError(f"The identifiers' secret is missing: give --identifier-key-secret or --identifier-key-file, or set {KEY_VARIABLE} (hexadecimal).")
        return os.environ[KEY_VARIABLE]


def piped(command, stream, environment):
    """Feeds a process and yields (True, line) for each line it writes, at its end (False, last line of its messages). Raises unless it ends well."""
    with tempfile.TemporaryFile() as messages:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=messages, env=environment)
        failures = []
        feeder = threading.Thread(target=feed, args=(process, stream, failures), daemon=True)
        feeder.start()
        try:
            for line in process.stdout:
                yield True, line[:-1].decode("utf-8")
            feeder.join()
            code = process.wait()
        finally:
            process.kill()
            process.wait()
            process.stdout.close()
        if failures:
            raise failures[0]
        messages.seek(0)
        said = messages.read().decode("utf-8", "replace").strip()
        if code != 0:
            raise (Refused if code == 1 else JobError)(f"The mapper ended with {code}: {said[-MESSAGE_LENGTH:]}")
        yield False, said.rpartition("\n")[2]


def feed(process, stream, failures):
    """Copies a stream to a process. A source that fails must not look like one that ends, so the process is stopped."""
    try:
        with stream:
            while chunk := stream.read(PIPE_BYTES):
                process.stdin.write(chunk)
    except BrokenPipeError:
        pass  # it stops reading behind its part, or has refused: its exit code tells
    except Exception as failure:  # carried to the task, which raises it
        failures.append(failure)
        process.kill()
    finally:
        try:
            process.stdin.close()
        except BrokenPipeError:
            pass


def plan(mapper, root, name, part_bytes):
    """A file's parts, as the mapper cuts it: their JSON text; or why it cannot."""
    try:
        return name, [line for is_row, line in mapper.run(["--file", name, "--plan", str(part_bytes)], open_bytes(join(root, name))) if is_row], None
    except Refused as refusal:
        return name, [], str(refusal)


def map_part(mapper, root, graph, number, text):
    """(batch, table, position, line) for each row of a part, then its counts, or why it was given up. The graph's load files are put in their place."""
    part, position = json.loads(text), number * MOST_ROWS  # rows of a batch are in the order of its file, whichever task has which part
    batch = part["batch"]
    with tempfile.TemporaryDirectory(prefix="ccj-part-") as folder:
        described, files = os.path.join(folder, "part.json"), os.path.join(folder, "graph")
        with open(described, "w", encoding="utf-8") as file:
            file.write(text)
        try:
            for is_row, line in mapper.run(["--part", described, "--graph", files], open_bytes(join(root, part["file"]), part["from"], part["until"]), maps=True):
                yield batch, table_of(line) if is_row else COUNTS, position, line
                position += 1
        except Refused as refusal:
            yield batch, FAILED, position, str(refusal)
            return
        for name in sorted(os.listdir(files)) if os.path.isdir(files) else []:
            stem, ending = os.path.splitext(name)
            put(os.path.join(files, name), join(graph, f"{batch}/{stem}-{number:05d}{ending}"))


def table_of(line):
    """Table of a mapper's line: its first member."""
    beginning = '{"table":"'
    if not line.startswith(beginning):
        raise JobError("The mapper wrote a line that names no table: mapper and job are of different versions.")
    return line[len(beginning):line.index('"', len(beginning))]


# The driver

def files_to_map(options, mapper):
    """Names, relative to the raw zone, of the files to map."""
    if options.key:
        return [options.key[len("raw/"):] if options.key.startswith("raw/") else options.key]
    folder = join(options.root, options.inside)
    if options.inside and s3_place(folder) is None and os.path.isfile(folder):
        return [options.inside]
    names = [join(options.inside, name) if options.inside else name for name in list_files(folder)]
    found = [name for is_row, name in mapper.run(["--match"], BytesIO("\n".join(names).encode())) if is_row]
    if not found:
        raise JobError(f"No file under {folder} is one of {mapper.mapping_name}'s: its \"files\" are relative to the raw zone.")
    return found


def mapper_of(spark, options):
    """The mapper, told to every executor."""
    mapping = read_all(options.source)
    if mapping is None:
        raise JobError(f"There is no mapping {options.source}.")
    program = options.mapper
    if s3_place(program) is None:
        if not os.path.isfile(program):
            raise JobError(f"There is no mapper {program}; publish it as docs/glue.md says.")
    is_local = spark.sparkContext.master.startswith("local") and s3_place(program) is None
    if not is_local:
        if os.path.exists(program + ".dll"):
            raise JobError(f"{program} needs the files beside it: publish it self-contained as a single file, as docs/glue.md says.")
        spark.sparkContext.addFile(program)
        program = program.rpartition("/")[2]
    return Mapper(program, options.source.rpartition("/")[2], mapping, options.identifier_key_file, options.identifier_key_secret, forgotten_keys(spark, options))


def forgotten_keys(spark, options):
    """Keys of the lake's table curated/forgotten: what belonged to people who were forgotten is never taken again."""
    manifest = read_all(join(options.curated, "forgotten/manifest.json"))
    files = [join(options.curated, file["key"][len("curated/"):]) for file in json.loads(manifest)["files"]] if manifest else []
    return sorted({row[0] for row in spark.read.parquet(*map(spark_address, files)).select("key").collect()}) if files else []


def new_parts(options, source, planned):
    """Parts of batches that no manifest names yet, and the reports of the other files; of two files with one content the first counts."""
    parts, others, file_of = [], {}, {}
    batches = [json.loads(texts[0])["batch"] if texts else None for _, texts, _ in planned]
    known = sorted({batch for batch in batches if batch})
    manifests = dict(zip(known, at_once(lambda batch: read_all(manifest_place(options, source, batch)), known)))
    for (name, texts, refusal), batch in zip(planned, batches):
        if refusal or batch is None:
            others[name] = {"failed": refusal or "The mapper plans no part of it."}
        elif manifests[batch] is not None:
            others[name] = dict(json.loads(manifests[batch]), alreadyTaken=True)
        elif file_of.setdefault(batch, name) == name:
            parts += texts
        else:
            others[name] = {"batch": batch, "source": source, "file": file_of[batch], "alreadyTaken": True}
    return parts, others


def at_once(call, items):
    """What a call gives for each item; calls of the lake wait for answers, so several run at once."""
    with ThreadPoolExecutor(CALLS_AT_ONCE) as pool:
        return list(pool.map(call, items))


def manifest_place(options, source, batch):
    return join(options.curated, f"batches/{source}/{batch}.json")


def table_place(options, table):
    zone, _, name = TABLES[table][0].partition("/")
    return join(options.quarantine if zone == "quarantine" else options.curated, name)


def mapped_rows(spark, options, mapper, parts):
    """A frame (batch, table, position, line), computed once and kept on the executors' disks."""
    from pyspark import StorageLevel
    root, graph = options.root, options.graph
    pieces = spark.sparkContext.parallelize(list(enumerate(parts)), min(len(parts), MOST_TASKS))
    lines = pieces.flatMap(lambda piece: map_part(mapper, root, graph, piece[0], piece[1]))
    # not null: Spark would wrap a column that may be null before it writes by it, no longer know it for sorted, and sort by it alone
    return spark.createDataFrame(lines, "of_batch string not null, of_table string not null, position bigint not null, line string not null", verifySchema=False).persist(StorageLevel.DISK_ONLY)


def expression(name, kind):
    """SQL of a column of the mapper's JSON, which holds texts and, for bigint, numbers."""
    value = f"mapped.`{name}`"
    if kind == "timestamp_ntz":
        value = f"substring({value}, 1, 26)"  # without the Z: instants are UTC by rule
    return f"{value} as `{name}`" if kind in ("string", "bigint") else f"cast({value} as {kind}) as `{name}`"


def json_schema(columns):
    return ", ".join(f"`{name}` {'bigint' if kind == 'bigint' else 'string'}" for name, kind in columns)


def write_table(spark, rows, table, staging):
    """Writes a table's rows, a folder a batch. Returns (batch, file, rows) in the order of the rows."""
    from pyspark.sql import functions as F
    _, columns = TABLES[table]
    parsed = F.from_json("line", json_schema(columns), {"mode": "FAILFAST"}).alias("mapped")
    (rows.where(F.col("of_table") == table)
        .sortWithinPartitions("of_batch", "position")  # of two rows with one key the later counts, so their order is kept
        .select("of_batch", parsed)
        .selectExpr("of_batch", *(expression(*column) for column in columns))
        .write.mode("overwrite").partitionBy("of_batch").parquet(spark_address(staging)))
    files = [name for name in list_files(staging) if name.endswith(".parquet")]
    if not files:
        return []
    counted = spark.read.parquet(spark_address(staging)).groupBy(F.input_file_name().alias("file")).count().collect()
    by_name = {"/".join(row["file"].split("/")[-2:]): row["count"] for row in counted}
    return [(name.split("/")[0].partition("=")[2], name, by_name[name]) for name in sorted(files) if name in by_name]


def publish(options, table, staging, written):
    """Moves files to their places, named by batch and number; what an earlier run that failed left of a batch is deleted first."""
    folder, moves, tables = table_place(options, table), [], {}
    for batch, name, rows in written:
        files = tables.setdefault(batch, [])
        target = f"{batch}-{len(files):04d}.parquet"
        files.append({"key": f"{TABLES[table][0]}/{target}", "rows": rows})
        moves.append((join(staging, name), join(folder, target)))
    at_once(delete, left_over(folder, tables))
    at_once(lambda one: move(*one), moves)
    return tables


def left_over(folder, batches):
    """Files of batches in a table's folder."""
    lists = [list_files(folder)] if len(batches) > LISTED_ONCE else [list_files(folder, batch + "-") for batch in batches]
    return [join(folder, name) for names in lists for name in names if name.rpartition("-")[0] in batches]


def merged(counts):
    """What the parts of a batch counted, as one."""
    sums = {name: sum(count[name] for count in counts) for name in ("read", "curated", "quarantined", "filtered", "touchpoints", "parties")}
    notes, types = Counter(), Counter()
    for count in counts:
        notes.update(count["notes"])
        types.update(count["types"])
    common = dict(sorted(types.items(), key=lambda one: (-one[1], one[0]))[:TYPES_KEPT])
    return sums, dict(notes), common


def manifest_of(options, source, file, batch, counts, tables):
    """A batch's manifest, as BatchManifest has it; raises unless every row is accounted for."""
    sums, notes, types = merged(counts)
    written = {TABLES[table][0]: files[batch] for table, files in tables.items() if batch in files}
    for table, count in (("touchpoints", "touchpoints"), ("parties", "parties"), ("quarantine", "quarantined")):
        rows = sum(one["rows"] for one in tables.get(table, {}).get(batch, []))
        if rows != sums[count]:
            raise JobError(f"{file}: the mapper counted {sums[count]} {count}, {rows} were written; nothing of it is live.")
    if sums["read"] != sums["curated"] + sums["quarantined"] + sums["filtered"]:
        raise JobError(f"{file}: rows read are not rows curated, quarantined and filtered; nothing of it is live.")
    return {
        "batch": batch, "source": source, "file": file, "encoding": counts[0]["encoding"], "counts": sums, "notes": notes,
        "damage": next((count["damage"] for count in counts if count["damage"]), None), "tables": written,
        "graphPrefix": f"curated/graph/{batch}/" if list_files(join(options.graph, batch)) else None, "typesSeen": types, "alreadyTaken": False,
    }


def put_json(value, uri):
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".json") as file:
        json.dump(value, file, ensure_ascii=False, indent=2)
        file.flush()
        put(file.name, uri)


def take(spark, options, mapper, source, parts):
    """Maps parts, writes all tables, and makes each batch known by its manifest. Returns, by file, the manifest or why there is none."""
    from pyspark.sql import functions as F
    file_of = {part["batch"]: part["file"] for part in map(json.loads, parts)}
    at_once(lambda batch: delete_all(join(options.graph, batch)), file_of)
    rows = mapped_rows(spark, options, mapper, parts)
    stagings = {zone: join(zone, f"{STAGING}/{spark.sparkContext.applicationId}") for zone in (options.curated, options.quarantine)}
    try:
        counts, failed = {}, {}
        for batch, table, line in rows.where(F.col("of_table").isin(COUNTS, FAILED)).select("of_batch", "of_table", "line").collect():
            if table == COUNTS:
                counts.setdefault(batch, []).append(json.loads(line))
            else:
                failed[batch] = line
        good = rows.where(~F.col("of_batch").isin(*failed)) if failed else rows
        tables = {}
        for table in TABLES:
            staging = join(stagings[options.quarantine if table == "quarantine" else options.curated], table)
            tables[table] = publish(options, table, staging, write_table(spark, good, table, staging))
    finally:
        rows.unpersist()
        for zone, staging in stagings.items():
            delete_all(staging)
            if s3_place(zone) is None and os.path.isdir(join(zone, STAGING)) and not os.listdir(join(zone, STAGING)):
                os.rmdir(join(zone, STAGING))
    whole = [batch for batch in file_of if batch not in failed]
    manifests = at_once(lambda batch: manifest_of(options, source, file_of[batch], batch, counts[batch], tables), whole)
    at_once(lambda manifest: put_json(manifest, manifest_place(options, source, manifest["batch"])), manifests)
    return {**{manifest["file"]: manifest for manifest in manifests}, **{file_of[batch]: {"failed": why} for batch, why in failed.items()}}


def run(spark, options):
    """Maps what is new. Returns the report: the sums, and each file's manifest or why it has none."""
    for name, value in SETTINGS.items():
        spark.conf.set(name, value)
    spark.sparkContext.addPyFile(places.__file__)
    if __name__ != "__main__":
        spark.sparkContext.addPyFile(__file__)  # imported: executors find this module by its name
    mapper = mapper_of(spark, options)
    source = mapper.mapping_name[:-len(MAPPING_ENDING)]
    names = files_to_map(options, mapper)
    root, part_bytes = options.root, options.part_bytes
    planned = spark.sparkContext.parallelize(names, min(len(names), MOST_TASKS)).map(lambda name: plan(mapper, root, name, part_bytes)).collect()
    parts, files = new_parts(options, source, planned)
    taken = take(spark, options, mapper, source, parts) if parts else {}
    sums = Counter()
    for manifest in taken.values():
        sums.update(manifest.get("counts", {}))
    return {"source": source, "counts": dict(sums), "files": {**files, **taken}}


def sentence_of(failure):
    """What a task said that cannot be mended by trying again; None for other failures."""
    if isinstance(failure, JobError):
        return str(failure)
    said = re.search(r"\bJobError: (.*)", str(failure))  # a task's failure comes as the text of its traceback
    return said.group(1) if said else None


def main(arguments):
    options = read_options(arguments)
    from pyspark.sql import SparkSession
    spark = SparkSession.builder.appName(options.JOB_NAME).getOrCreate()
    try:
        report = run(spark, options)
    except Exception as failure:
        if sentence_of(failure) is None:
            raise
        sys.exit(f"map_batch: {sentence_of(failure)}")  # ends with 1; Glue shows the sentence as the run's error
    finally:
        spark.stop()
    print(json.dumps(report, ensure_ascii=False), flush=True)
    failed = [f"{file}: {one['failed']}" for file, one in report["files"].items() if "failed" in one]
    if failed:
        sys.exit("map_batch: " + "\n".join(failed))


if __name__ == "__main__":
    main(sys.argv[1:])
