# The integration kit on a small imitation of a checkout. Needs lib.sh, $here and $work.

kit=$here/integration
checkout=$work/checkout

new_checkout() {
  rm -rf "$checkout"
  mkdir -p "$checkout/src/nanoFramework.Device.Can" "$checkout/targets/ESP32/_IDF" \
    "$checkout/targets/ESP32/_include" "$checkout/targets/ESP32/_common" "$checkout/CMake/Modules"
  echo '// native header' > "$checkout/src/nanoFramework.Device.Can/nf_device_can_native.h"
  printf 'CONFIG_SPIRAM=y\nCONFIG_BT_ENABLED=y\nCONFIG_PM_ENABLE=y' \
    > "$checkout/targets/ESP32/_IDF/sdkconfig.default_octal_ble.esp32s3"
  echo 'CONFIG_PM_ENABLE=y' > "$checkout/targets/ESP32/_IDF/sdkconfig.default_rev3.esp32"
  touch "$checkout/targets/ESP32/_include/Esp32_DeviceMapping.h" \
    "$checkout/targets/ESP32/_common/DeviceMapping_common.cpp" \
    "$checkout/CMake/Modules/FindnanoFramework.Device.Can.cmake"
}

# The code blocks of edits.md, one after the other, are what the edited files must contain.
make_edits() {
  awk '/^```/ { inside = !inside; next } inside' "$kit/edits.md" > "$work/blocks"
  local file
  for file in targets/ESP32/_include/Esp32_DeviceMapping.h targets/ESP32/_common/DeviceMapping_common.cpp \
    CMake/Modules/FindnanoFramework.Device.Can.cmake; do
    cat "$work/blocks" >> "$checkout/$file"
  done
}

everything_is_there() {
  local module=$checkout/targets/ESP32/_nanoCLR/nanoFramework.Device.Can file
  for file in "$here"/driver/* "$here"/esp_idf/* "$here"/interpreter/*; do
    cmp "$file" "$module/$(basename "$file")" || return 1
  done
  cmp "$kit/checkout/CMakeUserPresets.json" "$checkout/CMakeUserPresets.json" &&
    test -f "$checkout/targets/ESP32/ESP32_S3/target_nf_device_can_config.cpp" &&
    test -f "$checkout/targets/ESP32/ESP32/target_nf_device_can_config.cpp" &&
    test -f "$checkout/targets/ESP32/defconfig/ESP32_S3_OCTAL_CAN_defconfig"
}

# What edit 3 lists is what the driver and the binding consist of.
source_list_is_complete() {
  (cd "$here" && ls driver/*.cpp esp_idf/*.cpp | xargs -n 1 basename | sort) > "$work/have"
  grep -oE 'twai_can_[a-z_]+\.cpp' "$work/blocks" | sort -u > "$work/listed"
  diff "$work/have" "$work/listed"
}

sdkconfig_is_derived() {
  printf 'CONFIG_SPIRAM=y\nCONFIG_PM_ENABLE=y\nCONFIG_TWAI_ISR_IN_IRAM=y\n' |
    diff - "$checkout/targets/ESP32/_IDF/sdkconfig.default_octal_can.esp32s3"
}

# Each preset names a defconfig of the kit, and each defconfig an option file that place.sh makes.
presets_and_defconfigs_agree() {
  local defconfig options
  for defconfig in $(grep -oE 'targets/[A-Za-z0-9_/]+_defconfig' "$kit/checkout/CMakeUserPresets.json"); do
    grep -qx 'CONFIG_API_NANOFRAMEWORK_DEVICE_CAN=y' "$kit/checkout/$defconfig" || return 1
    options=$(sed -n 's/^CONFIG_SDK_CONFIG_FILE="\(.*\)"$/\1/p' "$kit/checkout/$defconfig")
    test -f "$checkout/targets/ESP32/_IDF/$options" || { echo "no $options"; return 1; }
  done
}

kit_checks() {
  new_checkout
  check_fails "the kit says which edits are missing" "edit 3 of edits.md is missing" "$kit/place.sh" "$checkout"
  make_edits
  check "the kit is content with the edits" "$kit/place.sh" "$checkout"
  check "the kit puts every file in its place" everything_is_there
  check "the source list of edit 3 is complete" source_list_is_complete
  check "the kit derives the options of ESP-IDF" sdkconfig_is_derived
  check "presets, defconfigs and options agree" presets_and_defconfigs_agree
  echo '{ "mine": true }' > "$checkout/CMakeUserPresets.json"
  check_fails "the kit overwrites no file of somebody else" "exists and differs" "$kit/place.sh" "$checkout"
  check "the kit overwrites it when told to" "$kit/place.sh" "$checkout" --force
  check_fails "the kit refuses another folder" "is not a checkout" "$kit/place.sh" "$work"
  check_fails "the kit explains its use" "usage: place.sh" "$kit/place.sh"
  check_fails "the kit knows one option" "only --force is allowed" "$kit/place.sh" "$checkout" --farce
  rm "$checkout/targets/ESP32/_IDF/sdkconfig.default_rev3.esp32"
  check_fails "the kit misses an option file" "sdkconfig.default_rev3.esp32' is missing" "$kit/place.sh" "$checkout"
}
