#!/usr/bin/env bash
# Requests over HTTP to the embedded graph by wrk: run.sh [SECONDS] [CONNECTIONS…]. Another server with the same endpoint: URL=http://host:port run.sh …
# (it must hold the files of `GraphSizes requests DIR`).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
seconds=${1:-5}
shift || true
connections=("${@:-1}")
command -v wrk >/dev/null || { echo "wrk is missing (Debian: apt-get install wrk)"; exit 1; }

if [ -z "${URL:-}" ]; then
  files=$(mktemp -d)
  dotnet "$root/artifacts/bin/GraphSizes/release/GraphSizes.dll" requests "$files"
  port=${PORT:-18290}
  "$root/artifacts/bin/Ccj/release/ccj" graph --port "$port" ${DATA:+--data "$DATA"} >"$files/log" 2>&1 &
  server=$!
  trap 'kill $server 2>/dev/null; rm -rf "$files"' EXIT
  URL=http://127.0.0.1:$port
  until curl -fs "$URL/status" >/dev/null; do sleep 0.2; done
  load=$(curl -fs "$URL/loader" -H 'Content-Type: application/json' -d "{\"source\":\"$files\",\"format\":\"csv\",\"mode\":\"NEW\",\"iamRoleArn\":\"arn:aws:iam::000000000000:role/none\",\"region\":\"eu-west-1\"}" | grep -o '"loadId" *: *"[^"]*"' | cut -d'"' -f4)
  until curl -fs "$URL/loader/$load" | grep -q LOAD_COMPLETED; do sleep 0.2; done
fi

queries=(valueMap timeline owners lookup chain peers project labels mergeV addVE)
drop() { curl -fs "$URL/gremlin" -H 'Content-Type: application/json' -d '{"gremlin":"g.V().hasLabel(\"note\").drop()"}' >/dev/null; }
for query in "${queries[@]}"; do wrk -t1 -c2 -d2s -s "$here/requests.lua" "$URL" -- "$query" >/dev/null; done # the server's code is compiled as it warms up

cpu() { [ -n "${server:-}" ] && awk '{print ($14 + $15) * 10}' "/proc/$server/stat" || echo 0; }
for each in "${connections[@]}"; do
  echo "$each connection(s), $seconds s each"
  drop # what addVE added would make the next round's graph another one
  for query in "${queries[@]}"; do
    wrk -t1 -c"$each" -d1s -s "$here/requests.lua" "$URL" -- "$query" >/dev/null
    before=$(cpu)
    printf '%-9s' "$query"
    wrk -t1 -c"$each" -d"${seconds}s" -s "$here/requests.lua" "$URL" -- "$query" | tail -1 | tr -d '\n'
    echo "   server CPU $(( $(cpu) - before )) ms"
  done
done
