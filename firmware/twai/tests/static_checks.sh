# Checks without running anything: what may be included, what is linked in, and that a wrong signature does not
# compile. Needs lib.sh, $here (firmware/twai) and $work (a folder of its own).

standins=(-I"$here/driver" -I"$here/esp_idf" -I"$here/interpreter" -isystem "$here/tests/standins/idf"
  -isystem "$here/tests/standins/clr")
warnings=(-Wall -Wextra -Werror)
native=$here/interpreter/nf_device_can_native_nanoFramework_Device_Can_CanController.cpp
board_files=("$here"/integration/checkout/targets/ESP32/*/target_nf_device_can_config.cpp)

syntax() {
  g++ -fsyntax-only "${warnings[@]}" "${standins[@]}" "$@"
}

# Both bindings for both chips, in the language versions of the tests and of ESP-IDF v5.5.
compile_checks() {
  local file chip language
  for file in "$here"/esp_idf/*.cpp "$native" "${board_files[@]}"; do
    for chip in -DSTANDIN_ESP32S3 -DSTANDIN_ESP32; do
      for language in gnu++17 gnu++2b; do
        check "$(basename "$file") compiles, $chip, $language" \
          syntax -std=$language -fno-exceptions -fno-rtti "$chip" "$file"
      done
    done
  done
}

# A copy with one mistake: sed expression, then what the compiler must complain about.
mistake() {
  local file=$1 change=$2 text=$3 copy
  copy=$work/mistake_$(basename "$file")
  sed "$change" "$file" > "$copy"
  if cmp -s "$file" "$copy"; then
    fail_step "mistake '$change' changes nothing in $(basename "$file")"
    return
  fi
  check_fails "$(basename "$file") with '$change'" "$text" syntax -std=gnu++17 "$copy"
}

mistake_checks() {
  local idf=$here/esp_idf/twai_can_esp_idf.cpp rtos=$here/esp_idf/twai_can_freertos.cpp
  mistake "$idf" 's/twai_driver_install(&general, &timing, &filter)/twai_driver_install(\&timing, \&general, \&filter)/' 'cannot convert'
  mistake "$idf" 's/twai_transmit(&message, /twai_transmit(message, /' 'cannot convert'
  mistake "$idf" 's/config.tx_queue_len/config.tx_queue_length/' 'has no member'
  mistake "$idf" 's/install, start, /start, install, /' 'invalid conversion'
  mistake "$idf" 's/ESP_ERR_TIMEOUT/ESP_ERROR_TIMEOUT/' 'not declared'
  mistake "$idf" 's/alert::bus_off == TWAI_ALERT_BUS_OFF/alert::bus_off == TWAI_ALERT_ERR_PASS/' 'alert numbering'
  mistake "$rtos" 's/xTaskCreate(run_task, "can_events", /xTaskCreate("can_events", run_task, /' 'cannot convert'
  mistake "$native" 's/WriteMessage___VOID__nano/WriteMessage___VOID___nano/' 'no declaration matches'
  mistake "$native" 's/GetDeviceSelector___STATIC__STRING(CLR_RT_StackFrame &stack)/GetDeviceSelector___STATIC__STRING(CLR_RT_StackFrame stack)/' 'no declaration matches'
  mistake "$native" 's/FIELD___controllerId/FIELD___controllerID/' 'is not a member'
  mistake "$native" 's/FindTypeDef("CanMessage", /FindTypeDef(/' 'no matching function'
  mistake "$here/esp_idf/twai_can_device_pins.cpp" 's/#include <esp32_idf.h>//' 'has to come first'
}

# Leaves the symbols of a source file in $work/symbols; fails when it does not compile.
read_symbols() {
  g++ -std=gnu++17 -c -fno-exceptions -fno-rtti "${standins[@]}" "$1" -o "$work/object.o" &&
    nm -C "$work/object.o" > "$work/symbols"
}

has_the_six_methods() {
  local class=Library_nf_device_can_native_nanoFramework_Device_Can_CanController method
  read_symbols "$native" || return 1
  for method in WriteMessage___VOID__nanoFrameworkDeviceCanCanMessage GetMessage___nanoFrameworkDeviceCanCanMessage \
    DisposeNative___VOID NativeInit___VOID NativeUpdateCallbacks___VOID GetDeviceSelector___STATIC__STRING; do
    grep -q " T $class::$method(CLR_RT_StackFrame&)" "$work/symbols" || { echo "missing: $method"; return 1; }
  done
}

# Objects that are there before any code runs: no constructor has to be called on the chip.
has_no_startup_code() {
  read_symbols "$1" && ! grep 'GLOBAL__sub_I' "$work/symbols"
}

uses_no_heap() {
  local file
  for file in "$here"/driver/*.cpp; do
    read_symbols "$file" || return 1
    if grep -E ' U (operator (new|delete)|malloc|calloc|realloc|free|__cxa_throw)' "$work/symbols"; then
      echo "in $file"
      return 1
    fi
  done
}

# The driver knows neither ESP-IDF nor FreeRTOS nor the interpreter.
includes_only_itself() {
  ! grep -nE '^#include' "$here"/driver/* | grep -vE '#include (<(algorithm|array|atomic|cstddef|cstdint|cstring)>|"twai_can_[a-z]+\.h")'
}

shorter_than() {
  [[ $(wc -l < "$2") -lt $1 ]]
}

structure_checks() {
  check "the driver includes no header of ESP-IDF or of the interpreter" includes_only_itself
  check "the driver uses no heap and throws nothing" uses_no_heap
  check "the native methods have the exact symbols" has_the_six_methods
  check "the controller exists before any code runs" has_no_startup_code "$native"
  check "the interpreter binding is under 200 lines" shorter_than 200 "$native"
}
