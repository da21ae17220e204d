#!/usr/bin/env python3
"""How soon what comes in is there: from the answer of POST /touchpoints to the customer's timeline, and to the milestone it fires.

usage: run.py WORKSPACE [--customers 200] [--at-once 1 4] [--port 8097] [--ccj PATH]

WORKSPACE is one that `ccj demo --no-serve -w WORKSPACE` made; it is served, and gets new touchpoints. For each customer three calls are
sent in one request; the milestone `repeat-caller` (three calls within a week) must fire. The baseline is the same look-up of the timeline
without anything coming in. Prints the time to the timeline and to the milestone, from the moment the request was sent, in seconds; the bound is 2.
"""
import argparse, concurrent.futures, datetime, http.client, json, pathlib, subprocess, sys, time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BOUND, POLL, PATIENCE = 2.0, 0.02, 60


def ask(port, method, path, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request(method, path, None if body is None else json.dumps(body), {"content-type": "application/json"})
        answer = connection.getresponse()
        text = answer.read()
        if answer.status >= 300:
            sys.exit(f"{method} {path}: {answer.status} {text[:300]!r}")
        return json.loads(text)
    finally:
        connection.close()


def customers(port, count):
    """Customers with an account of their own, as (customer, account)."""
    step = ask(port, "GET", "/journeys/steps")["steps"][0]["step"]
    cursor, found = "", []
    while len(found) < count:
        page = ask(port, "GET", f"/journeys/details?from={step}&steps=1&journey={step}&limit=100{cursor}")
        for row in page["journeys"]:
            identifiers = ask(port, "GET", f"/customers/{row['customer']}?limit=1")["identifiers"]
            own = [one["value"] for one in identifiers if one["kind"] == "account" and one["standing"] == "own"]
            if own:
                found.append((row["customer"], own[0]))
        if not page.get("cursor"):
            break
        cursor = f"&cursor={page['cursor']}"
    return found[:count]


def one(port, source, customer, account):
    """Sends three calls; seconds until the timeline has them, and until the milestone is there."""
    path = f"/customers/{customer}?limit=20"
    now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    calls = [now - datetime.timedelta(minutes=minutes) for minutes in (3, 2, 1)]
    body = [{"source": source, "type": "live-call", "channel": "call", "at": at.isoformat(), "identifiers": {"account": account}} for at in calls]
    start = time.perf_counter()
    ask(port, "POST", "/touchpoints", body)
    seen = None
    while time.perf_counter() - start < PATIENCE:
        view = ask(port, "GET", path)
        if seen is None and sum(one["type"] == "live-call" for one in view["touchpoints"]) == len(calls):
            seen = time.perf_counter() - start
        if any(one["name"] == "repeat-caller" and datetime.datetime.fromisoformat(one["reachedAt"]) in calls for one in view["milestones"]):
            return seen, time.perf_counter() - start
        time.sleep(POLL)
    sys.exit(f"{customer}: not there after {PATIENCE} s (timeline: {seen})")


def told(name, seconds):
    ordered = sorted(seconds)
    share = lambda part: ordered[min(len(ordered) - 1, int(part * len(ordered)))]
    print(f"  {name:<22} p50 {share(.5):.3f}  p95 {share(.95):.3f}  p99 {share(.99):.3f}  most {ordered[-1]:.3f}")
    return ordered[-1]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("workspace")
    options.add_argument("--customers", type=int, default=200)
    options.add_argument("--at-once", type=int, nargs="+", default=[1, 4])
    options.add_argument("--port", type=int, default=8097)
    options.add_argument("--source", default="call-centre")
    options.add_argument("--ccj", default=str(ROOT / "artifacts/bin/Ccj/release/ccj"))
    given = options.parse_args()
    server = subprocess.Popen([given.ccj, "serve", "-w", given.workspace, "--port", str(given.port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(PATIENCE):
            try:
                ask(given.port, "GET", "/milestones")
                break
            except (ConnectionError, OSError):
                time.sleep(1)
        chosen = customers(given.port, given.customers * len(given.at_once))
        share = len(chosen) // len(given.at_once)
        worst = 0
        for part, at_once in enumerate(given.at_once):
            own = chosen[part * share:(part + 1) * share]
            looks = []
            for customer, _ in own[:50]:
                start = time.perf_counter()
                ask(given.port, "GET", f"/customers/{customer}?limit=20")
                looks.append(time.perf_counter() - start)
            print(f"{len(own)} customers, {at_once} at once")
            told("looking (baseline)", looks)
            with concurrent.futures.ThreadPoolExecutor(at_once) as pool:
                results = list(pool.map(lambda pair: one(given.port, given.source, *pair), own))
            told("to the timeline", [seen for seen, _ in results])
            worst = max(worst, told("to the milestone", [fired for _, fired in results]))
        print("within the bound" if worst <= BOUND else f"OVER THE BOUND of {BOUND} s")
        return worst > BOUND
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    sys.exit(main())
