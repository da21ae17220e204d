#!/usr/bin/env python3
"""Compares `ccj journeys top` on public event logs with an independent computation.

usage: compare.py FOLDER [--ccj ./ccj] [NAME …]

FOLDER holds NAME/events.csv with the columns case_id, activity, timestamp; the mappings are docs/examples/NAME.source.json.
For each log: a workspace in a temporary folder, `ccj run`, then every customer's whole sequence, and the journeys
from and to the activity that most cases hold, with the defaults (8 steps, 30 days; first and last anchor).
"""
import argparse, collections, csv, datetime, json, pathlib, shutil, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parents[2]
NAMES = ["bpic2012", "receipt", "sepsis", "traffic_fines", "rete_onlineshop"]
STEPS, WITHIN = 8, datetime.timedelta(days=30)


def cases(file):
    """Each case's (instant, activity), by instant, ties in file order."""
    found = collections.defaultdict(list)
    with open(file, encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found[row["case_id"]].append((datetime.datetime.fromisoformat(row["timestamp"]), row["activity"]))
    return [sorted(events, key=lambda event: event[0]) for events in found.values()]


def starting(events, step):
    anchor = next((i for i, event in enumerate(events) if event[1] == step), None)
    if anchor is None:
        return None
    return tuple(a for at, a in events[anchor:anchor + STEPS] if at - events[anchor][0] <= WITHIN)


def ending(events, step):
    anchor = next((i for i in reversed(range(len(events))) if events[i][1] == step), None)
    if anchor is None:
        return None
    return tuple(a for at, a in events[max(0, anchor - STEPS + 1):anchor + 1] if events[anchor][0] - at <= WITHIN)


def expected(journeys):
    counts = collections.Counter(journey for journey in journeys if journey is not None)
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    listed = ordered[:20]
    return {"anchors": sum(counts.values()), "kinds": len(counts), "journeys": [(list(steps), count) for steps, count in listed],
            "other": sum(count for _, count in ordered[20:])}


def answered(ccj, workspace, *options):
    run = subprocess.run([ccj, "journeys", "top", "-w", workspace, "--format", "json", *options], capture_output=True, text=True, check=True)
    answer = json.loads(run.stdout)
    return {"anchors": answer["anchors"], "kinds": len(answer["journeys"]) + answer["other"]["journeys"],
            "journeys": [(journey["steps"], journey["count"]) for journey in answer["journeys"]], "other": answer["other"]["count"]}


def compare(ccj, folder, name):
    events = cases(folder / name / "events.csv")
    # one that stands in most cases, and by name among equals
    held = collections.Counter(step for case in events for step in {activity for _, activity in case})
    step = min(held, key=lambda one: (-held[one], one))
    with tempfile.TemporaryDirectory() as temporary:
        workspace = str(pathlib.Path(temporary) / name)
        subprocess.run([ccj, "init", workspace], capture_output=True, check=True)
        for part in ("raw", "sources"):
            shutil.rmtree(pathlib.Path(workspace) / part)
        (pathlib.Path(workspace) / "sources").mkdir()
        shutil.copy(ROOT / "docs" / "examples" / f"{name}.source.json", pathlib.Path(workspace) / "sources")
        shutil.copytree(folder / name, pathlib.Path(workspace) / "raw" / name)
        begun = time.monotonic()
        run = subprocess.run([ccj, "run", "-w", workspace], capture_output=True, text=True)
        seconds = time.monotonic() - begun
        if run.returncode:
            print(f"{name}: ccj run failed: {run.stderr.strip()[-500:]}")
            return False
        same = True
        for label, options, wanted in [
            ("whole", [], [tuple(activity for _, activity in case) for case in events]),
            (f"from {step}", ["--from", step], [starting(case, step) for case in events]),
            (f"to {step}", ["--to", step], [ending(case, step) for case in events]),
        ]:
            want, have = expected(wanted), answered(ccj, workspace, *options)
            verdict = "same" if want == have else "DIFFERENT"
            same &= want == have
            print(f"{name:16} {label:32} {have['anchors']:6} anchors {have['kinds']:5} different, top {have['journeys'][0][1]:5}: {verdict}", flush=True)
            for key in want:
                if want[key] != have[key]:
                    print(f"    {key}: expected {str(want[key])[:300]}\n    {' ' * len(key)}  answered {str(have[key])[:300]}")
        print(f"{name:16} run took {seconds:.1f} s", flush=True)
        return same


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("names", nargs="*", default=NAMES)
    parser.add_argument("--ccj", default=str(ROOT / "ccj"))
    asked = parser.parse_intermixed_args()
    results = [compare(asked.ccj, asked.folder, name) for name in asked.names or NAMES]
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
