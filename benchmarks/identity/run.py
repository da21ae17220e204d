#!/usr/bin/env python3
"""Links every set that is present, with no model given, and prints quality, time and memory (Python 3 standard library only).

  benchmarks/identity/run.py DIR [DIR…] [--stages] [--keep FOLDER] [--program CMD]

A set is a folder with records.csv and truth.csv (record_id,cluster_id); folders are searched. Every set is a process of its own,
so that start-up counts. F1 is over pairs, B3 is B-cubed F1, computed here and not by the program. CPU is user + system.
--stages prints what `ccj identity link --verbose` tells; --keep leaves the clusters there, to be compared with those of another
version; --program names another program that takes RECORDS.csv --out CLUSTERS.csv.
"""
import argparse
import collections
import csv
import hashlib
import os
import shlex
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def clusters(path):
    with open(path, encoding="utf-8", newline="") as lines:
        return {row["record_id"]: row["cluster_id"] for row in csv.DictReader(lines)}


def pairs(sizes):
    return sum(size * (size - 1) // 2 for size in sizes.values())


def f1(precision, recall):
    return 0.0 if precision + recall == 0 else 2 * precision * recall / (precision + recall)


def quality(truth, found):
    truths = collections.Counter(truth.values())
    founds = collections.Counter(found.get(record, record) for record in truth)
    both = collections.Counter((cluster, found.get(record, record)) for record, cluster in truth.items())
    right, linked, true = pairs(both), pairs(founds), pairs(truths)
    precision, recall = right / linked if linked else 1.0, right / true if true else 1.0
    b_precision = sum(n * n / founds[c] for (_, c), n in both.items()) / len(truth)
    b_recall = sum(n * n / truths[t] for (t, _), n in both.items()) / len(truth)
    return precision, recall, f1(precision, recall), f1(b_precision, b_recall), max(founds.values())


def link(program, records, out, stages):
    started = time.monotonic()
    child = subprocess.Popen([*program, records, "--out", out, *(["--verbose"] if stages else [])],
                             stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    told = child.stderr.read().decode()
    _, status, used = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{records}: the program failed\n{told}")
    return time.monotonic() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, told


def sets(folders):
    for folder in folders:
        for path, _, files in sorted(os.walk(folder)):
            if "records.csv" in files and "truth.csv" in files:
                yield path


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folders", nargs="+", metavar="DIR")
    ask.add_argument("--stages", action="store_true")
    ask.add_argument("--keep", metavar="FOLDER")
    ask.add_argument("--program", default=os.path.join(ROOT, "artifacts/bin/Ccj/release/ccj") + " identity link")
    asked = ask.parse_args()
    keep = asked.keep or tempfile.mkdtemp()
    os.makedirs(keep, exist_ok=True)
    print(f"machine: {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"{'set':<22} {'P':>6} {'R':>6} {'F1':>6} {'B3':>6} {'largest':>7} {'wall s':>7} {'CPU s':>7} {'MB':>6}  clusters")
    for path in sets(asked.folders):
        name = os.path.basename(path)
        out = os.path.join(keep, name + ".csv")
        wall, cpu, peak, told = link(shlex.split(asked.program), os.path.join(path, "records.csv"), out, asked.stages)
        p, r, f, b, largest = quality(clusters(os.path.join(path, "truth.csv")), clusters(out))
        digest = hashlib.sha256(open(out, "rb").read()).hexdigest()[:8]
        print(f"{name:<22} {p:6.4f} {r:6.4f} {f:6.4f} {b:6.4f} {largest:7d} {wall:7.2f} {cpu:7.2f} {peak:6.0f}  {digest}", flush=True)
        if asked.stages:
            print(told)


if __name__ == "__main__":
    main()
