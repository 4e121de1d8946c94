#!/usr/bin/env bash
# Puts the CAN driver into a checkout of the interpreter sources and says which edits of edits.md are missing.
#   place.sh CHECKOUT [--force]
# Exit code: 0 complete, 1 edits are missing, 2 wrong use or wrong folder, 3 a file of somebody else is in the way.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
source_root=$(dirname "$here")

fail() {
  echo "place.sh: $2" >&2
  exit "$1"
}

[[ $# -ge 1 && $# -le 2 ]] || fail 2 "usage: place.sh CHECKOUT [--force]"
checkout=$1
force=${2:-}
[[ -z $force || $force == --force ]] || fail 2 "unknown option '$force', only --force is allowed"
[[ -f $checkout/src/nanoFramework.Device.Can/nf_device_can_native.h && -d $checkout/targets/ESP32 ]] ||
  fail 2 "'$checkout' is not a checkout of the interpreter sources (no src/nanoFramework.Device.Can)"

# Copies only what is new or ours: a file that differs was either changed by hand or belongs to somebody else.
place() {
  local from=$1 to=$2
  if [[ -f $to && $force != --force ]] && ! cmp -s "$from" "$to"; then
    fail 3 "'$to' exists and differs; look at it, then use --force to overwrite it"
  fi
  mkdir -p "$(dirname "$to")"
  cp "$from" "$to"
  placed=$((placed + 1))
}

# The stock options without Bluetooth, and with a CAN interrupt that stays alive while flash is written.
derive_sdkconfig() {
  local from=$checkout/targets/ESP32/_IDF/$1 to=$checkout/targets/ESP32/_IDF/$2 fresh
  [[ -f $from ]] || fail 2 "'$from' is missing; this kit was made for the tree of July 2026"
  fresh=$(mktemp)
  { grep -v '^CONFIG_BT_' "$from"; echo 'CONFIG_TWAI_ISR_IN_IRAM=y'; } > "$fresh"
  place "$fresh" "$to"
  rm -f "$fresh"
}

placed=0
while IFS=$'\t' read -r pattern folder; do
  [[ -z $pattern || $pattern == \#* ]] && continue
  for file in "$source_root"/$pattern; do
    [[ -f $file ]] || fail 2 "'$file' is missing, the kit is incomplete"
    place "$file" "$checkout/$folder/$(basename "$file")"
  done
done < "$here/placement.tsv"
derive_sdkconfig sdkconfig.default_octal_ble.esp32s3 sdkconfig.default_octal_can.esp32s3
derive_sdkconfig sdkconfig.default_rev3.esp32 sdkconfig.default_rev3_can.esp32
echo "placed $placed files"

missing=0
while IFS=$'\t' read -r number file text; do
  [[ -z $number || $number == \#* ]] && continue
  if ! grep -qF "$text" "$checkout/$file" 2> /dev/null; then
    echo "edit $number of edits.md is missing: no '$text' in $file"
    missing=$((missing + 1))
  fi
done < "$here/edits.tsv"
[[ $missing -eq 0 ]] || exit 1
echo "all edits are made"
