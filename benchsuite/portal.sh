#!/usr/bin/env bash
# The portal under load: fills a store with published books, serves it, and asks for pages with wrk from a second process on loopback.
# Prints requests per second, the 50th, 99th and 100th percentile of the latency, and the server's memory.
#
#     cargo build --release -p mingzhang-cli && cargo build --release -p mingzhang-web --example fill
#     benchsuite/portal.sh [BOOKS] [SECONDS]        # 10000 and 30 where nothing is said
#
# Needs wrk and curl. The store stays in $STORE (a new folder under /tmp where it is not set) and is used again if it is there.
set -euo pipefail
cd "$(dirname "$0")/.."
books=${1:-10000} seconds=${2:-30}
target=${CARGO_TARGET_DIR:-target}
program=$(realpath "$target/release/mingzhang") fill=$(realpath "$target/release/examples/fill")
store=${STORE:-$(mktemp -d /tmp/portal-bench.XXXXXX)}
port=${PORT:-8471}
url=http://127.0.0.1:$port

if [ ! -e "$store/mingzhang.sqlite" ]; then
  mkdir -p "$store"
  echo "filling $store with $books books"
  "$fill" "sqlite://$store/mingzhang.sqlite" "$store/data" "$program" "$books" | tail -1
fi

"$program" serve --database "sqlite://$store/mingzhang.sqlite" --data "$store/data" --listen "127.0.0.1:$port" > "$store/server.log" 2>&1 &
server=$!
trap 'kill $server; wait $server 2>/dev/null || true' EXIT
until curl -sf "$url/robots.txt" > /dev/null; do sleep 0.1; done
memory() { awk '/VmRSS|VmHWM/ {printf "%s %d MB  ", $1, $2 / 1024}' "/proc/$server/status"; echo; }

# Every address that the sitemap lists, in an order that no cache likes.
curl -sf "$url/sitemap.xml" | grep -o '<loc>[^<]*</loc>' | sed 's/<[^>]*>//g' > "$store/addresses"
if grep -q /sitemaps/ "$store/addresses"; then
  while read -r part; do curl -sf "$part"; done < "$store/addresses" | grep -o '<loc>[^<]*</loc>' | sed 's/<[^>]*>//g' > "$store/pages"
else
  cp "$store/addresses" "$store/pages"
fi
shuf --random-source=<(yes) "$store/pages" | sed "s|^https\\?://[^/]*||" > "$store/shuffled"
echo "$(wc -l < "$store/shuffled") addresses; at the start: $(memory)"

cat > "$store/random.lua" <<LUA
local paths = {}
for line in io.lines("$store/shuffled") do paths[#paths + 1] = line end
local at = 0
function setup(thread) thread:set("seed", math.random(1, 1000000)) end
function init(args) math.randomseed(seed); encoding = args[1] end
function request()
  local headers = {}
  if encoding then headers["accept-encoding"] = encoding end
  return wrk.format("GET", paths[math.random(#paths)], headers)
end
function done(summary, latency)
  io.write(string.format("%.0f requests/s, p50 %.1f ms, p99 %.1f ms, max %.1f ms, errors %d\n",
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
LUA

run() {
  echo "== $1"
  shift
  wrk -t1 -c32 -d"${seconds}s" -s "$store/random.lua" "$url" "$@" | grep requests/s | tail -1
  memory
}
run "any page, nothing kept yet, gzip" -- gzip
run "any page, gzip" -- gzip
run "any page, not compressed"
echo "== the first page, gzip"
wrk -t1 -c32 -d"${seconds}s" -H 'accept-encoding: gzip' --latency "$url/" | grep -E '50%|99%|Requests/sec'
memory
