#!/usr/bin/env bash
# Builds and runs every test of the CAN driver. Needs nothing but a Debian with apt: what is missing is installed.
# Last line: "N passed, N failed". Exit code 0 only when nothing failed. Output goes to artifacts/twai.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
repository=$(cd "$here/../.." && pwd)
out=$repository/artifacts/twai
work=$out/work
jobs=$(nproc)

install_missing() {
  local missing=() entry
  for entry in cmake:cmake make:make g++:g++ clang-tidy:clang-tidy cppcheck:cppcheck; do
    command -v "${entry%%:*}" > /dev/null || missing+=("${entry##*:}")
  done
  [[ -f /usr/include/gtest/gtest.h ]] || missing+=(libgtest-dev)
  [[ -f /usr/include/gmock/gmock.h ]] || missing+=(libgmock-dev)
  [[ ${#missing[@]} -eq 0 ]] && return
  echo "installing with apt: ${missing[*]}"
  local sudo=
  [[ $(id -u) -eq 0 ]] || sudo=sudo
  $sudo apt-get update -qq > "$work/apt.log" 2>&1 &&
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" \
      >> "$work/apt.log" 2>&1 || {
    tail -n 5 "$work/apt.log"
    echo "test.sh: could not install ${missing[*]}; install them by hand and start again"
    exit 2
  }
}

# build NAME OPTIONS...
build() {
  local name=$1
  shift
  cmake -S "$here" -B "$out/$name" "$@" > "$work/$name.log" 2>&1 &&
    cmake --build "$out/$name" -j "$jobs" >> "$work/$name.log" 2>&1 || {
    { grep -E 'error|Error' "$work/$name.log" || tail -n 12 "$work/$name.log"; } > "$work/$name.errors"
    fail_step "build $name" "$work/$name.errors"
    return 1
  }
}

# run NAME: every case of that build. Sets cases_passed and cases_failed.
run() {
  local log=$work/$1.ctest.log summary
  ctest --test-dir "$out/$1" -j "$jobs" --output-on-failure > "$log" 2>&1 || true
  summary=$(grep -E 'tests passed, [0-9]+ tests failed out of' "$log" || echo '0% tests passed, 1 tests failed out of 1')
  cases_failed=$(sed -E 's/.*, ([0-9]+) tests failed.*/\1/' <<< "$summary")
  cases_passed=$(($(sed -E 's/.*out of ([0-9]+).*/\1/' <<< "$summary") - cases_failed))
  [[ $cases_failed -eq 0 ]] || grep -E -A 5 ': Failure$|ERROR: |WARNING: ThreadSanitizer|No tests were' "$log" | head -n 40 || true
}

# The cases count once. That they also pass under a sanitizer is one more check for each of them.
run_all() {
  if build plain -DTWAI_COVERAGE=ON; then
    find "$out/plain" -name '*.gcda' -delete
    run plain
    passed=$((passed + cases_passed))
    failed=$((failed + cases_failed))
    echo "cases: $cases_passed passed, $cases_failed failed"
    coverage
  fi
  sanitized address address,undefined OFF 'every case under AddressSanitizer and UndefinedBehaviorSanitizer'
  sanitized thread thread ON 'real threads under ThreadSanitizer'
}

# sanitized NAME SANITIZERS ONLY_THREADS TEXT
sanitized() {
  build "$1" -DTWAI_SANITIZE="$2" -DTWAI_THREADS_ONLY="$3" || return 0
  run "$1"
  if [[ $cases_failed -eq 0 && $cases_passed -gt 0 ]]; then
    pass
    echo "$4: $cases_passed passed"
  else
    failed=$((failed + cases_failed))
    echo "FAILED: $4"
  fi
}

coverage() {
  if bash "$here/tests/coverage.sh" "$out/plain" "$here/driver" 95 > "$work/coverage.log"; then
    pass
    tail -n 1 "$work/coverage.log"
  else
    fail_step "line coverage" "$work/coverage.log"
  fi
}

tidy() {
  clang-tidy --quiet "$@" -- -std=c++17 "${standins[@]}" -I"$here/tests/simulation" -I"$here/tests/threads" "$chip"
}

analysis() {
  local chip=-DSTANDIN_ESP32S3
  check "clang-tidy: driver" tidy "$here"/driver/*.cpp
  check "clang-tidy: bindings, S3" tidy "$here"/esp_idf/*.cpp "$native" "${board_files[@]}"
  check "clang-tidy: test doubles" tidy "$here"/tests/simulation/virtual_*.cpp "$here"/tests/threads/real_rtos.cpp \
    "$here"/tests/standins/clr/*.cpp
  chip=-DSTANDIN_ESP32
  check "clang-tidy: bindings, ESP32" tidy "$here"/esp_idf/*.cpp "$native"
  check "cppcheck" cppcheck --quiet --std=c++17 --language=c++ --library=googletest --error-exitcode=1 \
    --enable=warning,style,performance,portability --suppressions-list="$here/tests/cppcheck-suppressions.txt" \
    -I"$here/driver" -I"$here/esp_idf" -I"$here/interpreter" -I"$here/tests/standins/idf" \
    -I"$here/tests/standins/clr" -I"$here/tests/simulation" \
    "$here/driver" "$here/esp_idf" "$here/interpreter" "$here/integration" "$here/tests"
}

mkdir -p "$work"
source "$here/tests/lib.sh"
source "$here/tests/static_checks.sh"
source "$here/tests/kit_checks.sh"
install_missing

rm -f "$work/static/count"
# Everything that needs no build runs next to the builds, with a folder and a count of its own.
(
  work=$work/static
  mkdir -p "$work"
  analysis
  compile_checks
  mistake_checks
  structure_checks
  kit_checks
  echo "$passed $failed" > "$work/count"
) > "$work/static.log" 2>&1 &
static_checks=$!
run_all
wait "$static_checks" || true
cat "$work/static.log"
if read -r static_passed static_failed < "$work/static/count"; then
  passed=$((passed + static_passed))
  failed=$((failed + static_failed))
  echo "static checks: $static_passed passed, $static_failed failed"
else
  fail_step "the static checks did not come to their end"
fi
echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
