# Line coverage of the driver layer from the counters of one build.
#   coverage.sh BUILD_FOLDER SOURCE_FOLDER MINIMUM_PERCENT
# A header counts once: a line is covered when any file that includes it has executed it.
set -euo pipefail
build=$(cd "$1" && pwd)
source=$(cd "$2" && pwd)
minimum=$3

out=$build/coverage
rm -rf "$out"
mkdir -p "$out"
cd "$out"
find "$build/CMakeFiles/twai_can.dir" -name '*.gcda' -exec gcov --preserve-paths {} + > gcov.log 2>&1

awk -F: -v source="$source/" -v minimum="$minimum" '
  $3 == "Source" && FNR == 1 { path = $0; sub(/^[^S]*Source:/, "", path); file = index(path, source) == 1 ? path : "" }
  file == "" || $1 ~ /^ *-$/ { next }
  {
    key = file ":" ($2 + 0)
    seen[key] = 1
    if ($1 !~ /#|=/) hit[key] = 1
  }
  END {
    for (key in seen) { all++; if (key in hit) covered++; else print "not executed: " substr(key, length(source) + 1) }
    percent = all == 0 ? 0 : 100 * covered / all
    printf "line coverage of the driver: %.1f %% (%d of %d lines, at least %d %%)\n", percent, covered, all, minimum
    exit (percent < minimum) ? 1 : 0
  }' ./*.gcov
