#!/usr/bin/env bash
# Sets up and runs the platform with its demonstration rounds; Ctrl-C or SIGTERM stops all of it.
#
#   ./deploy/run.sh               at http://localhost:5080
#   ./deploy/run.sh --port 6080   the gateway at 6080, the dashboard at 6081; two clones can run at once
#   ./deploy/run.sh --reset       with empty databases
#   ./deploy/run.sh --data DIR    data in DIR instead of /var/lib/egovplatform or ~/.local/share/egovplatform
#
# A second run keeps its data. The first one builds, which takes some minutes.
set -euo pipefail
caller=$(pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/.."
clone=$(pwd -P)

fail() {
  echo "$*" >&2
  exit 1
}

port=5080
reset=false
data=
while [ $# -gt 0 ]; do
  case $1 in
    --port) port=${2:-} && shift 2 || fail "--port wants a number." ;;
    --data) data=${2:-} && shift 2 || fail "--data wants a folder." ;;
    --reset) reset=true && shift ;;
    *) fail "Unknown option $1. Known: --port N, --reset, --data DIR." ;;
  esac
done
[[ $port =~ ^[0-9]+$ ]] && [ "$port" -ge 1 ] && [ "$port" -le 65534 ] || fail "--port wants a number from 1 to 65534, not '$port'."
dashboard=$((port + 1))
case $data in '' | /*) ;; *) data=$caller/$data ;; esac

# One folder for each clone.
if [ -z "$data" ]; then
  if [ "$(id -u)" -eq 0 ]; then root=/var/lib; else root=${XDG_DATA_HOME:-$HOME/.local/share}; fi
  data=$root/egovplatform/$(printf %s "$clone/EGovPlatform.AppHost" | sha256sum | cut -c1-12)
fi

in_use() {
  local holder
  if (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null; then
    holder=$(ss -Hltnp "sport = :$1" 2> /dev/null | sed -nE 's/.*users:\(\("([^"]+)",pid=([0-9]+).*/ by \1 (process \2)/p' | head -n 1) || true
    fail "Port $1, which $2 wants, is in use$holder. Choose another with --port."
  fi
}

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
apphost=net10.0/EGovPlatform.AppHost.dll
stamp=EGovPlatform.AppHost/obj/run.stamp

# MSBuild takes many seconds to find that nothing has changed; the files' times tell at once. A folder's own time tells of files that are gone.
changed_since() {
  find src protos deploy/compile-ahead.* EGovPlatform.AppHost Directory.*.props Directory.*.targets global.json \
    \( -name bin -o -name obj -o -name node_modules -o -path src/Portal/wwwroot \) -prune -o -newer "$@" -print -quit
}

built() {
  [ -f "$stamp" ] && [ -f "EGovPlatform.AppHost/bin/Release/$apphost" ] && [ -z "$(changed_since "$stamp")" ]
}

in_use "$port" "the gateway"
in_use "$dashboard" "the dashboard"
if [ -f "$data/lock" ] && ! flock --nonblock "$data/lock" true; then
  fail "This clone runs already, with its data in $data."
fi
if $reset && [ -d "$data" ] && [ ! -f "$data/lock" ]; then
  fail "$data holds something else than the platform's data; it is not removed."
fi
./deploy/install.sh
if ! built; then
  echo "Building…"
  started=$(mktemp)
  dotnet build EGovPlatform.AppHost --configuration Release --nologo --verbosity quiet -consoleLoggerParameters:NoSummary
  ./deploy/compile-ahead.sh || echo "The ahead-of-time compiler is not to be had here; starting takes longer without it." >&2
  # What was changed during the build is built next time. The build itself changes folders, where it makes bin and obj, but no file.
  if [ -z "$(changed_since "$started" -type f)" ]; then touch "$stamp"; else touch --reference="$started" "$stamp"; fi
  rm -f "$started"
fi

if $reset; then rm -rf "$data"; fi
if [ "$(id -u)" -eq 0 ]; then mode=711; else mode=700; fi
[ -d "$data" ] || { mkdir -p "$(dirname "$data")" && mkdir -m $mode "$data"; }

# Where everything is compiled already, it is not worth compiling it again, better, while it starts: that would take more than half of the processor.
if [ -f "EGovPlatform.AppHost/bin/Ahead/$apphost" ]; then
  configuration=Ahead
  export DOTNET_TieredCompilation=0
else
  configuration=Release
fi

token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
log=$data/apphost.log
# Should this script be killed, the AppHost is told to stop.
ASPNETCORE_URLS=http://localhost:$dashboard ASPIRE_ALLOW_UNSECURED_TRANSPORT=true AppHost__BrowserToken=$token Aspire__Store__Path=$data \
  setpriv --pdeathsig TERM dotnet "EGovPlatform.AppHost/bin/$configuration/$apphost" --Port "$port" > "$log" 2>&1 &
pid=$!

stopping=false
stop() {
  stopping=true
  echo "Stopping…"
  kill -TERM "$pid" 2> /dev/null || true
}
trap stop INT TERM HUP

resources() {
  curl --silent --fail --max-time 5 --header @- "http://localhost:$dashboard/api/resources" <<< "Authorization: Bearer $token" |
    grep -oE '"name":"[^"]*","type":"[^"]*","state":"[^"]*","health":[^,]*,"ready":(true|false)' |
    sed -E 's/"name":"([^"]*)","type":"[^"]*","state":"([^"]*)","health":[^,]*,"ready":(true|false)/\1 \2 \3/'
}

# Prints what is not yet ready; nothing when everything is.
pending() {
  awk '$3 != "true" { printf "%s%s", separator, $1; separator = ", " }' <<< "$1"
}

echo "Starting; logs are in $data/logs."
SECONDS=0
said=
while kill -0 "$pid" 2> /dev/null && ! $stopping; do
  if state=$(resources); then
    if failed=$(awk '$2 == "FailedToStart" { print $1 }' <<< "$state" | paste -sd ' ') && [ -n "$failed" ]; then
      for name in $failed; do
        echo "$name failed to start:" >&2
        tail -n 20 "$data/logs/$name.log" >&2
      done
      stop
      wait "$pid" || true
      exit 1
    fi
    waiting=$(pending "$state")
    if [ -z "$waiting" ]; then
      break
    fi
    if [ "$waiting" != "$said" ] && [ $((SECONDS % 5)) -eq 0 ]; then
      echo "Waiting for $waiting"
      said=$waiting
    fi
  fi
  sleep 0.5
done

if kill -0 "$pid" 2> /dev/null && ! $stopping; then
  cat << TEXT

Everything is up after $SECONDS s.
  Portal     http://localhost:$port/
  API        http://localhost:$port/api/v1/
  Dashboard  http://localhost:$dashboard/login?t=$token

Ctrl-C stops it; its data is kept in $data.
TEXT
elif ! $stopping; then
  tail -n 20 "$log" >&2
fi

# A signal interrupts the wait; the AppHost then takes its time to stop what it runs.
status=0
wait "$pid" || status=$?
while kill -0 "$pid" 2> /dev/null; do
  status=0
  wait "$pid" || status=$?
done
exit "$status"
