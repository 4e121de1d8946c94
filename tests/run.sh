#!/usr/bin/env bash
# Runs every test. Installs what the tests need. The last line is "N passed, N failed".
#   tests/run.sh            everything
#   SKIP_TWAI=1 tests/run.sh   without the C++ tests (for a quick round while working on C#)
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
CONFIGURATION=Release
RESULTS=artifacts/test-results
passed=0
failed=0
twai=''

say() { printf '\n== %s\n' "$*"; }

# step NAME COMMAND…: one check; its output is shown only when it fails.
step() {
  local name=$1 log status=0
  shift
  log=$(mktemp)
  "$@" >"$log" 2>&1 || status=$?
  if [ "$status" -eq 0 ]; then
    passed=$((passed + 1))
    printf 'ok      %s\n' "$name"
  else
    failed=$((failed + 1))
    printf 'FAILED  %s (exit code %s)\n' "$name" "$status"
    tail -n 60 "$log"
  fi
  rm -f "$log"
  return "$status"
}

# count FILE: adds the figures of every "N passed, N failed" or VSTest summary line in FILE; no such line counts as one failure.
count() {
  local file=$1 sums
  sums=$(sed -nE \
    -e 's/^.*Failed: *([0-9]+), Passed: *([0-9]+),.*$/\2 \1/p' \
    -e 's/^([0-9]+) passed, ([0-9]+) failed.*$/\1 \2/p' "$file" | awk '{p += $1; f += $2; n++} END {if (n) print p, f}')
  if [ -z "$sums" ]; then
    failed=$((failed + 1))
    return
  fi
  passed=$((passed + ${sums% *}))
  failed=$((failed + ${sums#* }))
}

install_packages() {
  local missing=() pair command package
  for pair in mosquitto:mosquitto mosquitto_sub:mosquitto-clients chromium:chromium firefox-esr:firefox-esr node:nodejs npm:npm; do
    command=${pair%%:*} package=${pair#*:}
    command -v "$command" >/dev/null || [ -x "/usr/sbin/$command" ] || missing+=("$package")
  done
  ldconfig -p | grep -q 'libmosquitto\.so\.1' || missing+=(libmosquitto1)
  [ ${#missing[@]} -eq 0 ] && return 0
  printf 'installing %s\n' "${missing[*]}"
  local sudo=""
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

# test_project FOLDER: runs one MSTest project that has been built. Coverage is only taken where it is looked at: counting
# lines makes simulated days ten times as long.
test_project() {
  local folder=$1 name log collect=()
  name=$(basename "$folder")
  log=$RESULTS/$name.log
  [ "$name" = BmsGateway.Tests ] && collect=(--collect "XPlat Code Coverage")
  printf 'tests   %s … ' "$name"
  dotnet test "$folder" -c "$CONFIGURATION" --no-build --nologo "${collect[@]}" \
    --results-directory "$RESULTS/$name" >"$log" 2>&1
  local status=$?
  count "$log"
  grep -hoE 'Failed: +[0-9]+, Passed: +[0-9]+' "$log" | head -1 || true
  if [ "$status" -ne 0 ]; then
    grep -vE '^\s*$' "$log" | tail -n 80
    grep -qE 'Failed: +[1-9]' "$log" || failed=$((failed + 1))
  fi
}

# Line coverage of the assembly BmsGateway over its own tests; at least 90 %.
check_coverage() {
  local report rate
  report=$(find "$RESULTS/BmsGateway.Tests" -name coverage.cobertura.xml | head -1)
  rate=$(grep -oE '<package name="BmsGateway" line-rate="[0-9.]+"' "$report" | grep -oE '[0-9.]+' | tail -1)
  awk -v r="$rate" 'BEGIN {printf "line coverage of BmsGateway: %.1f %%\n", r * 100; exit !(r >= 0.90)}'
}

# The C++ tests run beside the others, which mostly wait; at low priority, because some of those measure time.
start_twai() {
  [ -z "${SKIP_TWAI:-}" ] || return 0
  nice -n 10 bash firmware/twai/test.sh >"$RESULTS/twai.log" 2>&1 &
  twai=$!
}

say "packages"
install_packages || { echo "Packages could not be installed; see above."; echo "0 passed, 1 failed"; exit 1; }
rm -rf "$RESULTS"
mkdir -p "$RESULTS"

say "build (warnings are errors; the device projects compile against the nanoFramework API)"
step "npm ci" npm --prefix tests/BmsGateway.EndToEnd/browser ci --silent
if step "dotnet build nf.sln" dotnet build nf.sln -c "$CONFIGURATION" -v q --nologo; then
  # The formatter loads the projects in the configuration of the environment; only that one has been built, generated files included.
  step "dotnet format --verify-no-changes" env Configuration="$CONFIGURATION" dotnet format nf.sln --verify-no-changes --no-restore
  start_twai
  say "tests"
  for project in tests/*/*.csproj; do
    grep -q 'MSTest' "$project" || continue
    test_project "$(dirname "$project")"
  done
  say "coverage"
  check_coverage | tee "$RESULTS/coverage.txt"
  step "line coverage of BmsGateway is at least 90 %" check_coverage
fi

[ -n "$twai" ] || start_twai
if [ -n "$twai" ]; then
  say "native TWAI driver"
  wait "$twai"
  cat "$RESULTS/twai.log"
  count "$RESULTS/twai.log"
fi

echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
