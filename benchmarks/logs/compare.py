#!/usr/bin/env python3
"""Compares `ccj journeys top` and `journeys funnel` on public event logs with an independent computation.

usage: compare.py FOLDER [--ccj ./ccj] [NAME …]

FOLDER holds NAME/events.csv with the columns case_id, activity, timestamp; the mappings are docs/examples/NAME.source.json.
For each log: a workspace in a temporary folder, `ccj run`, then every customer's whole sequence, the journeys from the
activity that most cases hold and those to the one that most cases hold and none opens with, with the defaults (8 steps,
30 days; first and last anchor): journeys, steps per position, links with their times. Then a funnel from what opens most
cases over the former to what ends most.
"""
import argparse, collections, csv, datetime, json, pathlib, shutil, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parents[2]
NAMES = ["bpic2012", "receipt", "sepsis", "traffic_fines", "rete_onlineshop"]
STEPS, WITHIN = 8, datetime.timedelta(days=30)
SAME_SECONDS = 1e-6  # times this close are the same: a median between two milliseconds has no exact double


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
    return [(at, a) for at, a in events[anchor:anchor + STEPS] if at - events[anchor][0] <= WITHIN]


def ending(events, step):
    anchor = next((i for i in reversed(range(len(events))) if events[i][1] == step), None)
    if anchor is None:
        return None
    return [(at, a) for at, a in events[max(0, anchor - STEPS + 1):anchor + 1] if events[anchor][0] - at <= WITHIN]


def quantile(values, share):
    """Linear between neighbours, as PERCENTILE_CONT."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def expected(journeys):
    """journeys: per case a list of (instant, activity), or None."""
    found = [journey for journey in journeys if journey is not None]
    counts = collections.Counter(tuple(activity for _, activity in journey) for journey in found)
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    listed = ordered[:20]
    positions, links = collections.defaultdict(collections.Counter), collections.defaultdict(list)
    for journey in found:
        for place, (at, activity) in enumerate(journey, 1):
            positions[place][activity] += 1
            if place < len(journey):
                links[place, activity, journey[place][1]].append((journey[place][0] - at).total_seconds())
    return {
        "anchors": sum(counts.values()), "kinds": len(counts), "journeys": [(list(steps), count) for steps, count in listed],
        "other": sum(count for _, count in ordered[20:]),
        "positions": {place: dict(steps) for place, steps in positions.items()},
        "links": {link: (len(gaps), quantile(gaps, 0.5), quantile(gaps, 0.9)) for link, gaps in links.items()},
    }


def alike(want, have):
    """Equal throughout, times to SAME_SECONDS."""
    if isinstance(want, dict) and isinstance(have, dict):
        return want.keys() == have.keys() and all(alike(want[key], have[key]) for key in want)
    if isinstance(want, (list, tuple)) and isinstance(have, (list, tuple)):
        return len(want) == len(have) and all(map(alike, want, have))
    if isinstance(want, float) or isinstance(have, float):
        return abs(want - have) <= SAME_SECONDS
    return want == have


def differing(want, have):
    """Of two dicts only what differs; anything else whole."""
    if not (isinstance(want, dict) and isinstance(have, dict)):
        return want, have
    keys = [key for key in want.keys() | have.keys() if not alike(want.get(key), have.get(key))]
    return {key: want.get(key) for key in keys}, {key: have.get(key) for key in keys}


def ask(ccj, workspace, verb, *options):
    run = subprocess.run([ccj, "journeys", verb, "-w", workspace, "--format", "json", *options], capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def answered(ccj, workspace, *options):
    answer = ask(ccj, workspace, "top", *options)
    return {
        "anchors": answer["anchors"], "kinds": len(answer["journeys"]) + answer["other"]["journeys"],
        "journeys": [(journey["steps"], journey["count"]) for journey in answer["journeys"]], "other": answer["other"]["count"],
        "positions": {at["position"]: {step["step"]: step["count"] for step in at["steps"]} for at in answer["positions"]},
        "links": {(link["position"], link["from"], link["to"]): (link["count"], link["p50Seconds"], link["p90Seconds"]) for link in answer["links"]},
    }


def farthest(events, steps):
    """Times of the earliest start that goes farthest; none when nothing starts."""
    best = []
    for start, (began, activity) in enumerate(events):
        if activity != steps[0]:
            continue
        times = [began]
        for at, following in events[start + 1:]:
            if len(times) == len(steps) or at - began > WITHIN:
                break
            if following == steps[len(times)]:
                times.append(at)
        best = times if len(times) > len(best) else best
    return best


def expected_funnel(cases, steps):
    reached = [times for times in (farthest(case, steps) for case in cases) if times]
    levels = []
    for level in range(len(steps)):
        there = [times for times in reached if len(times) > level]
        gaps = [(times[level] - times[level - 1]).total_seconds() if level else 0 for times in there]
        levels.append((steps[level], len(there), quantile(gaps, 0.5) if gaps else 0))
    return levels


def funnel_steps(cases, middle):
    """What opens most cases, the middle, what ends most: each another, at least two."""
    chosen = []
    for place in (0, None, -1):
        counts = collections.Counter([middle] if place is None else [case[place][1] for case in cases])
        chosen += [step for step in sorted(counts, key=lambda one: (-counts[one], one)) if step not in chosen][:1]
    return chosen


def compare(ccj, folder, name):
    events = cases(folder / name / "events.csv")
    # one that stands in most cases, and by name among equals
    held = collections.Counter(step for case in events for step in {activity for _, activity in case})
    step = min(held, key=lambda one: (-held[one], one))
    # to end at: one that opens no case (or as few as can be), so that something leads there
    opens = collections.Counter(case[0][1] for case in events)
    target = min(held, key=lambda one: (opens[one] / held[one] > 0.01, -held[one], one))
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
            ("whole", [], events),
            (f"from {step}", ["--from", step], [starting(case, step) for case in events]),
            (f"to {target}", ["--to", target], [ending(case, target) for case in events]),
        ]:
            want, have = expected(wanted), answered(ccj, workspace, *options)
            verdict = "same" if alike(want, have) else "DIFFERENT"
            same &= alike(want, have)
            print(f"{name:16} {label:32} {have['anchors']:6} anchors {have['kinds']:5} different, top {have['journeys'][0][1]:5}, "
                  f"{len(have['positions'])} positions, {len(have['links'])} links: {verdict}", flush=True)
            for key in want:
                if not alike(want[key], have[key]):
                    wanted_only, answered_only = differing(want[key], have[key])
                    print(f"    {key}: expected {str(wanted_only)[:300]}\n    {' ' * len(key)}  answered {str(answered_only)[:300]}")
        steps = funnel_steps(events, target)
        want = expected_funnel(events, steps)
        have = [(level["step"], level["customers"], level["p50Seconds"]) for level in ask(ccj, workspace, "funnel", *steps)["steps"]]
        same &= alike(want, have)
        print(f"{name:16} funnel {' > '.join(steps)}: {', '.join(str(count) for _, count, _ in have)}: {'same' if alike(want, have) else f'DIFFERENT, expected {want}, answered {have}'}", flush=True)
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
