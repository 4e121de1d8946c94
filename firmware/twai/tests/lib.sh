# Counting and reporting for the test script. A step that passes is counted and says nothing.
passed=0
failed=0

pass() {
  passed=$((passed + 1))
}

fail_step() {
  failed=$((failed + 1))
  echo "FAILED: $1"
  [[ -z ${2:-} || ! -s $2 ]] || grep -vE 'warnings? (and [0-9]+ errors? )?generated' "$2" | head -n 12 | sed 's/^/    /'
}

# check NAME COMMAND...: the command must succeed.
check() {
  local name=$1 log=$work/step.log
  shift
  if "$@" > "$log" 2>&1; then pass; else fail_step "$name" "$log"; fi
}

# check_fails NAME TEXT COMMAND...: the command must fail and say TEXT.
check_fails() {
  local name=$1 text=$2 log=$work/step.log
  shift 2
  if "$@" > "$log" 2>&1; then
    fail_step "$name: expected a failure, but it passed"
  elif ! grep -qF -- "$text" "$log"; then
    fail_step "$name: failed for another reason than '$text'" "$log"
  else
    pass
  fi
}
