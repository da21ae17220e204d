"""The job around Spark, with the real mapper (its path in CCJ_MAPPER) and a small stand-in for Spark."""

import gzip
import json
import os
import subprocess
import sys
import tempfile
import unittest
from io import BytesIO

FOLDER = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.dirname(FOLDER), FOLDER]

import fake_spark
import map_batch
import places

KEY = "00112233445566778899aabbccddeeff"
MAPPER = os.environ.get("CCJ_MAPPER", "")
CALLS = '{ "files": "calls/**", "touchpoint": { "type": "what", "at": "when", "attributes": { "note": "note" }, "identifiers": [ { "kind": "account", "column": "who" } ] } }'
TEXT = 'what,when,who,note\na,2024-01-01,1,x\n"b\nb",2024-01-02T03:04:05.123456Z,2,"two\nlines"\nbad\na,2024-01-01,1,x\n\nc,2024-02-29,3,é\n'
TABLE_FOLDERS = ("curated/touchpoints", "curated/touchpoint_identifiers", "quarantine/rows")


class Arguments(unittest.TestCase):
    def test_glue_brings_arguments_of_its_own(self):
        options = map_batch.read_options("--JOB_NAME j --raw s3://b/raw --source calls --curated s3://b/curated --quarantine s3://q/quarantine "
                                         "--mapper s3://a/ccj-map --job-bookmark-option job-bookmark-disable --enable-metrics true --version v1 --key raw/calls/a.csv".split())
        self.assertEqual(("s3://b/raw", "", "s3://b/sources/calls.source.json", "s3://b/curated/graph"), (options.root, options.inside, options.source, options.graph))

    def test_names_of_files_are_relative_to_the_raw_zone(self):
        self.assertEqual(("/w/raw", "calls/2024"), map_batch.raw_root("/w/raw/calls/2024/"))
        self.assertEqual(("raw", "calls"), map_batch.raw_root("raw/calls"))
        self.assertEqual(("s3://b/raw", ""), map_batch.raw_root("s3://b/raw" + "/"))
        self.assertEqual(("/w/in", ""), map_batch.raw_root("/w/in"))

    def test_paths_hold_wherever_an_executor_works(self):
        options = map_batch.read_options("--raw file:///w/raw/calls --source m/calls.source.json --curated out/curated --quarantine file:/q --mapper artifacts/ccj-map --identifier-key-file key".split())
        here = os.getcwd()
        self.assertEqual(("/w/raw", "calls", here + "/m/calls.source.json", here + "/out/curated", "/q", here + "/artifacts/ccj-map", here + "/key", here + "/out/curated/graph"),
                         (options.root, options.inside, options.source, options.curated, options.quarantine, options.mapper, options.identifier_key_file, options.graph))

    def test_the_script_explains_itself_without_Spark(self):
        said = subprocess.run([sys.executable, map_batch.__file__, "--help"], capture_output=True, text=True, check=True).stdout
        self.assertIn("spark-submit", said)
        self.assertIn("--quarantine", said)

    def test_columns_are_cast_to_the_lake_s_types(self):
        self.assertEqual("cast(substring(mapped.`at`, 1, 26) as timestamp_ntz) as `at`", map_batch.expression("at", "timestamp_ntz"))
        self.assertEqual("cast(mapped.`amount` as decimal(18,4)) as `amount`", map_batch.expression("amount", "decimal(18,4)"))
        self.assertEqual("`line` bigint, `raw` string", map_batch.json_schema([("line", "bigint"), ("raw", "string")]))

    def test_a_sentence_of_a_task_is_found_in_its_traceback(self):
        self.assertEqual("Mend it.", map_batch.sentence_of(Exception("Traceback …\n  File x\nplaces.JobError: Mend it.\n\tat org.apache.spark")))
        self.assertIsNone(map_batch.sentence_of(Exception("executor lost")))


class Processes(unittest.TestCase):
    def run_shell(self, script, stream):
        return list(map_batch.piped(["sh", "-c", script], stream, dict(os.environ)))

    def test_bytes_pass_untouched_and_the_last_word_comes_last(self):
        content = bytes(range(256)) * 9000
        lines = self.run_shell("md5sum | cut -c1-32; echo first >&2; echo last >&2", BytesIO(content))
        self.assertEqual([(True, __import__("hashlib").md5(content).hexdigest()), (False, "last")], lines)

    def test_a_process_that_stops_reading_is_no_failure(self):
        self.assertEqual([(True, "a"), (False, "")], self.run_shell("echo a", BytesIO(b"x" * (8 << 20))))

    def test_an_exit_code_is_a_sentence(self):
        with self.assertRaisesRegex(map_batch.Refused, "ended with 1: no such column"):
            self.run_shell("cat >/dev/null; echo no such column >&2; exit 1", BytesIO(b"x"))
        with self.assertRaises(places.JobError) as killed:
            self.run_shell("kill -9 $$", BytesIO(b"x"))
        self.assertNotIsInstance(killed.exception, map_batch.Refused)

    def test_a_source_that_breaks_off_does_not_look_like_one_that_ends(self):
        class Broken(BytesIO):
            def read(self, _=-1):
                if self.tell():
                    raise ConnectionError("half read")
                return super().read(10)
        with self.assertRaisesRegex(ConnectionError, "half read"):
            self.run_shell("cat", Broken(b"0123456789abc"))


@unittest.skipUnless(MAPPER, "CCJ_MAPPER names no mapper")
class Jobs(unittest.TestCase):
    def setUp(self):
        fake_spark.install()
        self.kept = tempfile.TemporaryDirectory()
        self.folder = self.kept.name
        os.environ["CCJ_IDENTIFIER_KEY"] = KEY
        self.write("sources/calls.source.json", CALLS.encode())

    def tearDown(self):
        self.kept.cleanup()

    def write(self, name, content):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)

    def take(self, out="lake", **more):
        arguments = ["--raw", self.folder + "/raw", "--source", "calls", "--curated", f"{self.folder}/{out}/curated", "--quarantine", f"{self.folder}/{out}/quarantine", "--mapper", MAPPER]
        for name, value in more.items():
            arguments += ["--" + name.replace("_", "-"), str(value)]
        return map_batch.run(fake_spark.Spark(), map_batch.read_options(arguments))

    def rows(self, out="lake"):
        rows = [row for folder in TABLE_FOLDERS for row in fake_spark.rows_in(f"{self.folder}/{out}/{folder}")]
        return sorted(json.dumps({name: value for name, value in row.items() if name != "batch"}) for row in rows)

    def mapped_whole(self, name):
        with open(os.path.join(self.folder, "raw", name), "rb") as file:
            done = subprocess.run([MAPPER, "--source", self.folder + "/sources/calls.source.json", "--file", name], stdin=file, capture_output=True, check=True)
        rows = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
        return sorted(json.dumps({column: value for column, value in row.items() if column != "batch"}) for row in rows)

    def test_parts_of_any_size_give_the_rows_of_the_mapper(self):
        self.write("raw/calls/one.csv", TEXT.encode())
        for part_bytes in (1, 20, 1 << 20):
            report = self.take(out=f"lake{part_bytes}", part_bytes=part_bytes)
            self.assertEqual({"read": 5, "curated": 4, "quarantined": 1, "filtered": 0, "touchpoints": 4, "parties": 0}, report["counts"])
            self.assertEqual(self.mapped_whole("calls/one.csv"), self.rows(f"lake{part_bytes}"))

    def test_gzip_other_encodings_and_many_files_are_taken_as_they_are(self):
        self.write("raw/calls/one.csv.gz", gzip.compress(TEXT.encode()))
        self.write("raw/calls/two.csv", TEXT.replace("1,x", "9,x").encode("utf-16"))
        self.write("raw/calls/deep/three.jsonl", b'{"what":"a","when":"2024-01-01","who":"1"}\n\n{"what":"b","when":"no","who":"1"}\n')
        self.write("raw/else.csv", b"not its file\n")
        report = self.take(part_bytes=1)
        self.assertEqual({"calls/one.csv.gz", "calls/two.csv", "calls/deep/three.jsonl"}, set(report["files"]))
        whole = sorted(row for name in report["files"] for row in self.mapped_whole(name))
        self.assertEqual(whole, self.rows())

    def test_files_without_rows_are_in_with_none(self):
        self.write("raw/calls/empty.csv", b"")
        self.write("raw/calls/header.csv", b"what,when,who,note\n")
        self.write("raw/calls/empty.csv.gz", gzip.compress(b""))
        report = self.take()
        self.assertEqual({"calls/empty.csv", "calls/header.csv", "calls/empty.csv.gz"}, set(report["files"]))
        for name, file in report["files"].items():
            self.assertTrue("failed" in file or file["counts"]["read"] == 0, name)
        self.assertEqual([], self.rows())

    def test_parts_that_share_a_task_keep_the_order_of_the_file(self):
        self.write("raw/calls/one.csv", TEXT.encode())
        self.addCleanup(setattr, map_batch, "LISTED_ONCE", map_batch.LISTED_ONCE)
        map_batch.LISTED_ONCE = 2
        for number in range(3):
            self.write(f"raw/calls/{number}.csv", TEXT.replace("1,x", f"9,{number}").encode())
        spark = fake_spark.Spark()
        options = map_batch.read_options(["--raw", self.folder + "/raw", "--source", "calls", "--curated", self.folder + "/lake/curated", "--quarantine", self.folder + "/lake/quarantine", "--mapper", MAPPER, "--part-bytes", "20"])
        report = map_batch.run(spark, options)
        self.assertEqual(4 * 4, report["counts"]["touchpoints"])
        self.assertEqual(spark.positions, sorted(spark.positions))
        self.assertEqual(len(spark.positions), len(set(spark.positions)))

    def test_again_changes_nothing_and_a_copy_is_the_same_file(self):
        self.write("raw/calls/one.csv", TEXT.encode())
        self.take(part_bytes=20)
        before = {name: os.stat(os.path.join(self.folder, "lake", name)).st_mtime_ns for name in places.list_files(self.folder + "/lake")}
        self.write("raw/calls/copy.csv", TEXT.encode())
        report = self.take(part_bytes=20)
        self.assertTrue(all(file["alreadyTaken"] for file in report["files"].values()))
        self.assertEqual(before, {name: os.stat(os.path.join(self.folder, "lake", name)).st_mtime_ns for name in places.list_files(self.folder + "/lake")})

    def test_what_a_run_that_failed_left_is_replaced(self):
        self.write("raw/calls/one.csv", TEXT.encode())
        batch = self.take(part_bytes=20)["files"]["calls/one.csv"]["batch"]
        os.remove(f"{self.folder}/lake/curated/batches/calls/{batch}.json")
        self.write(f"lake/curated/touchpoints/{batch}-0007.parquet", b'{"left":"over"}')
        self.write(f"lake/curated/graph/{batch}/vertices-old.csv", b"~id\n")
        self.take(part_bytes=20)
        self.assertEqual(self.mapped_whole("calls/one.csv"), self.rows())
        self.assertFalse(os.path.exists(f"{self.folder}/lake/curated/graph/{batch}/vertices-old.csv"))

    def test_a_file_that_cannot_be_used_costs_itself_alone(self):
        self.write("raw/calls/one.csv", TEXT.encode())
        self.write("raw/calls/other.csv", b"a,b\n1,2\n")
        report = self.take()
        self.assertIn("calls.source.json", report["files"]["calls/other.csv"]["failed"])
        self.assertEqual(5, report["files"]["calls/one.csv"]["counts"]["read"])
        self.assertEqual(self.mapped_whole("calls/one.csv"), self.rows())
        self.assertFalse(os.path.exists(f"{self.folder}/lake/curated/_staging"))

    def test_what_belonged_to_people_who_were_forgotten_stays_out(self):
        self.write("raw/calls/one.csv", TEXT.encode())
        self.take(out="before")
        who = {row["value"]: row["identifier_id"] for row in fake_spark.rows_in(f"{self.folder}/before/curated/touchpoint_identifiers")}
        self.write("lake/curated/forgotten/one.parquet", json.dumps({"key": who["2"]}).encode())
        self.write("lake/curated/forgotten/old.parquet", json.dumps({"key": who["3"]}).encode())  # no longer live
        self.write("lake/curated/forgotten/manifest.json", b'{"files":[{"key":"curated/forgotten/one.parquet","rows":1}],"batches":[],"obsolete":["curated/forgotten/old.parquet"]}')
        report = self.take(part_bytes=20)
        self.assertEqual({"read": 5, "curated": 3, "quarantined": 1, "filtered": 1, "touchpoints": 3, "parties": 0}, report["counts"])
        self.assertEqual({"1", "3"}, {row["value"] for row in fake_spark.rows_in(f"{self.folder}/lake/curated/touchpoint_identifiers")})

    def test_one_file_by_its_key_and_a_folder_of_the_zone(self):
        self.write("raw/calls/one.csv", TEXT.encode())
        self.write("raw/calls/2024/two.csv", TEXT.replace("1,x", "9,x").encode())
        self.assertEqual({"calls/one.csv"}, set(self.take(key="raw/calls/one.csv")["files"]))
        self.assertEqual({"calls/2024/two.csv"}, set(self.take(out="other", raw=self.folder + "/raw/calls/2024")["files"]))
        with self.assertRaisesRegex(places.JobError, "There is no mapping"):
            self.take(source="unknown")

    def test_the_manifest_names_what_was_written_and_the_graph_s_files_are_whole(self):
        self.write("raw/calls/one.csv", TEXT.encode())
        manifest = self.take(part_bytes=20)["files"]["calls/one.csv"]
        for table, files in manifest["tables"].items():
            self.assertEqual(sum(file["rows"] for file in files), len(fake_spark.rows_in(f"{self.folder}/lake/{table}")))
        loaded = b"".join(places.read_all(f"{self.folder}/lake/{manifest['graphPrefix']}{name}") for name in places.list_files(f"{self.folder}/lake/{manifest['graphPrefix']}") if name.startswith("vertices-touchpoints"))
        self.assertEqual(4, loaded.count(b"touchpoint:"))
        self.assertIn(b'"two\nlines"', loaded)


class BucketsTests(unittest.TestCase):
    def test_files_of_buckets_are_read_written_moved_and_deleted(self):
        try:
            import boto3
            from moto import mock_aws
        except ImportError:
            self.skipTest("moto is not here")
        os.environ.update(AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test", AWS_DEFAULT_REGION="eu-central-1")
        with mock_aws(), tempfile.NamedTemporaryFile() as file:
            boto3.client("s3").create_bucket(Bucket="bucket-of-tests", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
            file.write(b"0123456789")
            file.flush()
            places.put(file.name, "s3://bucket-of-tests/raw/a/one")
            self.assertEqual(b"345", places.open_bytes("s3://bucket-of-tests/raw/a/one", 3, 6).read())
            self.assertEqual((b"", None), (places.open_bytes("s3://bucket-of-tests/raw/a/one", 3, 3).read(), places.read_all("s3://bucket-of-tests/raw/a/on")))
            places.move("s3://bucket-of-tests/raw/a/one", "s3://bucket-of-tests/raw/b/two")
            self.assertEqual((["b/two"], []), (places.list_files("s3://bucket-of-tests/raw"), places.list_files("s3://bucket-of-tests/raw/a")))
            places.delete_all("s3://bucket-of-tests/raw/b", "t")
            self.assertEqual([], places.list_files("s3://bucket-of-tests/raw"))


if __name__ == "__main__":
    unittest.main()
