#!/usr/bin/env bash
# Links every set that is present and prints F1, B-cubed, wall and CPU seconds and peak memory, with no model given.
#   benchmarks/identity/run.sh SETS_DIR [MORE_DIRS…]      each set: a folder with records.csv and truth.csv
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
[ $# -gt 0 ] || { echo "usage: $0 SETS_DIR [MORE_DIRS…]" >&2; exit 2; }
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
"$root/ccj" --help >/dev/null
echo "machine: $(nproc) cores, $(awk '/model name/ {sub(/.*: /, ""); print; exit}' /proc/cpuinfo); load $(cut -d' ' -f1 /proc/loadavg)"
for records in $(find "$@" -name records.csv | sort); do
  set_dir=$(dirname "$records")
  printf '%-18s ' "$(basename "$set_dir")"
  ( TIMEFORMAT='%R s wall, %U s user'; time "$root/artifacts/bin/Ccj/release/ccj" identity link "$records" --truth "$set_dir/truth.csv" --out "$out/clusters.csv" ) \
    2>"$out/time" | awk '/against/ {sub(/against the truth: /, ""); printf "%s; ", $0}'
  tail -1 "$out/time"
done
