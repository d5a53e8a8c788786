#!/usr/bin/env bash
# Sets up what the tests need, builds, checks the format and runs every test.
# The last line counts what passed and failed; the exit status is 0 only where nothing failed,
# no build warning appeared and the formatter would change no file.
#
#   ./deploy/test.sh               everything
#   ./deploy/test.sh Criteria Cli  the test projects whose names contain one of these words
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# A compiler that stays warm for the whole build halves it.
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=true
configuration=Release
passed=0
failed=0
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

finish() {
  printf '\n%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit $?
}

# A step beside the tests; it counts as one failure where it does not hold.
check() {
  local what=$1
  shift
  printf '\n== %s\n' "$what"
  "$@" && return 0
  printf 'FAILED: %s\n' "$what"
  failed=$((failed + 1))
  return 1
}

# A step without which the tests cannot run.
require() {
  check "$@" || finish
}

build() {
  # Warnings are errors by the projects' own settings; this catches what MSBuild itself would only warn about.
  dotnet build EGovPlatform.sln --no-restore --configuration "$configuration" --nologo -warnaserror -verbosity:quiet
}

restore() {
  if [ "${CI:-}" = true ]; then dotnet restore EGovPlatform.sln --locked-mode -verbosity:quiet; else dotnet restore EGovPlatform.sln -verbosity:quiet; fi
}

format() {
  dotnet format EGovPlatform.sln --verify-no-changes --no-restore
}

# The summary line of `dotnet test`: "Passed!  - Failed:     0, Passed:    12, Skipped:     0, Total:    12, ..."
count() {
  sed -nE "s/.*(Passed|Failed)! +- Failed: +([0-9]+), Passed: +([0-9]+), Skipped: +([0-9]+),.*/\2 \3 \4/p" "$1" | tail -n 1
}

run() {
  local project=$1 log="$logs/$1.log" status line
  printf '\n== %s\n' "$project"
  dotnet test "tests/$project/$project.csproj" --no-build --configuration "$configuration" --nologo --logger "console;verbosity=minimal" > "$log" 2>&1
  status=$?
  line=$(count "$log")
  local f=0 p=0 s=0
  [ -n "$line" ] && read -r f p s <<< "$line"
  # A run that crashed has no summary, and a skipped test is a test that did not hold.
  f=$((f + s))
  if [ "$status" -ne 0 ] && [ "$f" -eq 0 ]; then f=1; fi
  if [ -z "$line" ] && [ "$status" -eq 0 ]; then f=1; echo "no test ran in $project"; fi
  if [ "$f" -gt 0 ]; then cat "$log"; else grep -E '(Passed|Failed)! +- ' "$log" | tail -n 1; fi
  passed=$((passed + p))
  failed=$((failed + f))
}

require "What the tests need" ./deploy/install.sh test
require "Restore" restore
require "Build without a warning" build
if [ $# -eq 0 ]; then check "Format" format; fi

for directory in tests/*.Tests; do
  project=$(basename "$directory")
  if [ $# -gt 0 ]; then
    wanted=false
    for word in "$@"; do [[ $project == *"$word"* ]] && wanted=true; done
    $wanted || continue
  fi
  run "$project"
done
finish
