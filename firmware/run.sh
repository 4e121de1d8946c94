#!/usr/bin/env bash
# Runs the gateway on this PC with everything simulated: a TinyBMS with 16 LFP cells, a Victron GX, and an MQTT broker
# of its own.
#   firmware/run.sh                  page on http://localhost:8080
#   firmware/run.sh --http 9000      any option of the gateway may follow; firmware/run.sh --help lists them
# With --mqtt the named broker is used and none is started; with --data the named folder is used and kept.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
PATH=$PATH:/usr/sbin:/sbin
broker='' child='' work=''

say() { printf '%s\n' "$*" 2>/dev/null || true; }
fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# has OPTION ARGUMENTS…: true when the option is among the arguments.
has() {
  local option=$1 argument
  shift
  for argument in "$@"; do
    [ "$argument" = "$option" ] && return 0
  done
  return 1
}

# end PID: asks a process to end, insists after four seconds.
end() {
  local tries=0
  kill -TERM "$1" 2>/dev/null
  while kill -0 "$1" 2>/dev/null && [ $tries -lt 40 ]; do
    sleep 0.1
    tries=$((tries + 1))
  done
  kill -KILL "$1" 2>/dev/null
  wait "$1" 2>/dev/null
}

stop() {
  trap '' INT TERM HUP QUIT PIPE
  [ -n "$child" ] && end "$child"
  [ -n "$broker" ] && end "$broker"
  [ -n "$work" ] && rm -rf "$work"
}

# start COMMAND…: in the background and in a session of its own, so that Ctrl-C reaches this script only and it can stop
# things in order; where setpriv is there, the process ends with this script even when the script is killed.
start() {
  if command -v setpriv >/dev/null; then
    exec setsid setpriv --pdeathsig TERM -- "$@"
  fi
  exec setsid "$@"
}

install_packages() {
  local missing=() sudo='' output
  [ -n "$with_broker" ] && ! command -v mosquitto >/dev/null && missing+=(mosquitto)
  ldconfig -p 2>/dev/null | grep -q 'libmosquitto\.so\.1' || missing+=(libmosquitto1)
  [ ${#missing[@]} -eq 0 ] && return
  command -v apt-get >/dev/null \
    || fail "Missing: ${missing[*]}. There is no apt-get here; \
install the Eclipse Mosquitto broker and client library, then run this again."
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null \
      || fail "Missing: ${missing[*]}. Run \"apt-get install ${missing[*]}\" as root, then run this again."
    sudo=sudo
  fi
  say "Installing ${missing[*]} with apt (Debian also sets the broker up as a service; it is not used here) ..."
  output=$($sudo apt-get update -qq 2>&1 \
    && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" 2>&1) \
    || fail "$output
apt-get could not install ${missing[*]}; see above."
}

# run COMMAND…: like start, and waits for its end.
run() {
  local status=0
  start "$@" &
  child=$!
  wait "$child" || status=$?
  child=''
  return "$status"
}

build() {
  say "Building (the first time takes a minute) ..."
  run dotnet build "$root/firmware/BmsGateway.Desktop" -c Release -v q -nologo --disable-build-servers \
    >"$work/build.log" 2>&1 \
    || fail "$(cat "$work/build.log")
The build failed; see above."
}

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Starts the broker on the first free port and sets port.
start_broker() {
  local tries
  for port in $(seq 18830 18899); do
    listens "$port" && continue
    printf 'listener %s 127.0.0.1\nallow_anonymous true\npersistence false\n' "$port" >"$work/mosquitto.conf"
    start mosquitto -c "$work/mosquitto.conf" >"$work/mosquitto.log" 2>&1 &
    broker=$!
    tries=0
    while kill -0 "$broker" 2>/dev/null && [ $tries -lt 50 ]; do
      listens "$port" && kill -0 "$broker" 2>/dev/null && return
      sleep 0.1
      tries=$((tries + 1))
    done
    end "$broker"
    broker=''
    grep -q 'Address already in use' "$work/mosquitto.log" || break
  done
  fail "$(cat "$work/mosquitto.log")
The MQTT broker could not be started; see above."
}

command -v dotnet >/dev/null && dotnet --list-sdks | grep -qE '^[1-9][0-9]+\.' \
  || fail "The .NET SDK 10 is missing; install it (https://dotnet.microsoft.com/download), then run this again."
with_broker=yes
if has --mqtt "$@" || has --help "$@"; then
  with_broker=''
fi
trap stop EXIT
trap 'exit 0' INT TERM HUP QUIT PIPE
work=$(mktemp -d "${TMPDIR:-/tmp}/bms-gateway.XXXXXX") || fail "No temporary folder could be made."

has --help "$@" || install_packages
build
options=()
if [ -n "$with_broker" ]; then
  start_broker
  say "MQTT broker on 127.0.0.1:$port; to look at it: mosquitto_sub -h 127.0.0.1 -p $port -t 'tinybms/#' -v"
  options+=(--mqtt "mqtt://127.0.0.1:$port")
fi
if ! has --data "$@"; then
  mkdir "$work/data"
  options+=(--data "$work/data")
fi
run dotnet "$root/firmware/BmsGateway.Desktop/bin/Release/net10.0/BmsGateway.Desktop.dll" "${options[@]}" "$@"
