#!/usr/bin/env python3
"""The whole flow over sample worlds of growing size: time, processor time and peak memory, step by step, and how the cost grows.

  benchmarks/flow/run.py                      # 1, 2.5 and 5 million touchpoints
  benchmarks/flow/run.py --customers 10000 25000 --keep /tmp/worlds

Each world is made anew (in a few seconds, in the processor time but not in the others), then taken from files to KPIs. The baseline of a size is the size before:
the last column is the time a touchpoint costs over what it cost there (1.00 grows in proportion). Needs 25 GB of disk for 5 million.
"""
import argparse, os, pathlib, re, shutil, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
CCJ = ROOT / "artifacts/bin/Ccj/release/ccj"
PARTS = [  # the first step of each part of the flow
    ("files to lake and graph", "IngestFile"), ("who is who", "ResolveIdentities"), ("milestones", "FindMilestones"),
    ("journey index", "IndexJourneys"), ("propensities", "LearnPropensities"), ("KPIs", "RefreshFigures"),
]


def measured(arguments, log):
    """Runs to the end; (processor seconds, peak bytes)."""
    with open(log, "w") as told:
        process = subprocess.Popen([CCJ, *map(str, arguments)], stdout=told, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"ccj {' '.join(map(str, arguments))} failed:\n" + pathlib.Path(log).read_text()[-2000:])
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def parts(log):
    """Seconds of each part, from the times at which its steps were first told."""
    told = {}
    for line in pathlib.Path(log).read_text().splitlines():
        if found := re.match(r"(\d+):(\d+)(?::(\d+))? (\w+)", line):
            numbers = [int(one) for one in found.groups()[:3] if one is not None]
            told.setdefault(found[4], sum(number * 60 ** place for place, number in enumerate(reversed(numbers))))
    starts = [told[step] for _, step in PARTS if step in told]
    return starts if len(starts) == len(PARTS) else None


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--customers", type=int, nargs="+", default=[23_000, 57_000, 115_000])
    options.add_argument("--keep", help="keep the worlds in this folder")
    given = options.parse_args()
    subprocess.run([ROOT / "ccj", "--version"], check=True, stdout=subprocess.DEVNULL)  # builds
    folder = pathlib.Path(given.keep or tempfile.mkdtemp(prefix="ccj-flow-"))
    folder.mkdir(parents=True, exist_ok=True)
    before = None
    try:
        print(f"{'customers':>10} {'touchpoints':>12} {'seconds':>8} {'CPU s':>8} {'peak MB':>8}  " + "  ".join(name for name, _ in PARTS) + "  cost a touchpoint over the size before")
        for customers in given.customers:
            world, log = folder / f"world-{customers}", folder / f"run-{customers}.log"
            shutil.rmtree(world, ignore_errors=True)
            processor, peak = measured(["demo", "--customers", customers, "--no-serve", "-w", world], log)
            text = log.read_text()
            seconds, count = (float(re.search(rf"^{name} +([\d.]+)$", text, re.MULTILINE)[1]) for name in ("seconds", "touchpoints"))
            starts = parts(log)
            each = "  ".join(f"{end - start:>{len(name)}.0f}" for (name, _), start, end in zip(PARTS, starts, [*starts[1:], seconds])) if starts else "steps not told"
            cost = seconds / count
            print(f"{customers:>10} {count:>12,.0f} {seconds:>8.1f} {processor:>8.1f} {peak / 1e6:>8.0f}  {each}  {f'{cost / before:.2f}' if before else ''}", flush=True)
            before = cost
            if not given.keep:
                shutil.rmtree(world)
    finally:
        if not given.keep:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
