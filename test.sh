#!/usr/bin/env bash
# Sets up what the tests need, then runs them all. --long adds the storms, the sizes and the million-fold checks.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
filter='Category!=Long' hang=4min # a test that takes longer than this is ended and named
[ "${1:-}" = --long ] && filter='' hang=20min

if ! command -v chromium >/dev/null 2>&1 && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "installing Chromium for the browser tests …" >&2
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } >/dev/null 2>&1 || echo "Chromium could not be installed; the browser tests will say so." >&2
fi

# The site with its type check, and what looks at it; packages only when they are missing or their lock file changed.
install() { { [ "$1/node_modules/.package-lock.json" -nt "$1/package-lock.json" ] && [ -d "$1/node_modules/$2" ]; } || npm --prefix "$1" ci --loglevel error >&2; }
if command -v npm >/dev/null 2>&1; then
  { install web typescript && install tools/site-check axe-core && npm --prefix web run --silent check && npm --prefix web run --silent build >/dev/null; } || exit 1
fi

dotnet build CustomerJourney.sln -c Release -v quiet -nologo || exit 1
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
failed_projects=0
for project in tests/*/*.csproj; do
  name=$(basename "$project" .csproj)
  dotnet test "$project" -c Release --no-build --nologo ${filter:+--filter "$filter"} --blame-hang --blame-hang-timeout "$hang" --blame-hang-dump-type none --logger "console;verbosity=minimal" 2>&1 | tee "$logs/$name"
  [ "${PIPESTATUS[0]}" = 0 ] || failed_projects=$((failed_projects + 1))
done
# 'Passed!  - Failed:     0, Passed:    12, Skipped: …' once per project
passed=$(cat "$logs"/* | grep -oE 'Passed: +[0-9]+' | grep -oE '[0-9]+' | paste -sd+ - | bc)
failed=$(cat "$logs"/* | grep -oE 'Failed: +[0-9]+' | grep -oE '[0-9]+' | paste -sd+ - | bc)
passed=${passed:-0} failed=${failed:-0}
[ "$failed_projects" -gt 0 ] && [ "$failed" = 0 ] && failed=$failed_projects
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
