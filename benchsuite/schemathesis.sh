#!/usr/bin/env bash
# Throws generated requests at the interface for programs, as its own OpenAPI description allows them and as it does not, and fails at
# any answer that is a fault of the server or that the description does not allow.
#
#   benchsuite/schemathesis.sh [PATH_TO_MINGZHANG]
#
# Needs Python 3.10 or newer with venv; schemathesis goes into a folder of its own outside the clone.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly VERSION=4.32.5
program=$(realpath "${1:-${CARGO_TARGET_DIR:-target}/release/mingzhang}")
tools=${XDG_CACHE_HOME:-$HOME/.cache}/mingzhang-ci/schemathesis-$VERSION
if [[ ! -x $tools/bin/schemathesis ]]; then
    python3 -m venv "$tools"
    "$tools/bin/pip" install --quiet "schemathesis==$VERSION"
fi

work=$(mktemp -d)
"$program" serve --demo --listen 127.0.0.1:0 --data "$work/data" --log warn >"$work/out" 2>"$work/log" &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
for _ in $(seq 100); do
    url=$(grep -om1 'http://127\.0\.0\.1:[0-9]*' "$work/out" | head -n 1 || true)
    [[ -n $url ]] && break
    sleep 0.1
done
[[ -n ${url:-} ]] || { cat "$work/log" >&2; exit 1; }

# It leaves notes of its own where it stands.
cd "$work"
"$tools/bin/schemathesis" run "$url/api/openapi.json" --url "$url" \
    --checks not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance \
    --max-examples "${EXAMPLES:-50}" --no-color
kill -0 "$server"
