#!/usr/bin/env bash
# Compiles what bin/Release holds to machine code, into bin/Ahead beside it. The platform's eight processes, started at once on a small machine,
# otherwise spend most of their first minute compiling the same packages, each for itself.
#
# Exit status 1, and bin/Ahead is gone, where the compiler cannot be had; the platform then runs from bin/Release.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
frameworkFolder=net10.0

# What was compiled once is kept under the hash of what it was compiled from.
cache=$PWD/deploy/obj/ahead
wanted=$(mktemp)
trap 'rm -f "$wanted"' EXIT

programs=()
for program in EGovPlatform.AppHost src/*; do
  rm -rf "$program/bin/Ahead"
  for configuration in "$program/bin/Release/$frameworkFolder"/*.runtimeconfig.json; do
    [ ! -f "$configuration" ] || programs+=("$program")
  done
done

answer=$(dotnet build deploy/compile-ahead.csproj --nologo --verbosity quiet -target:Compiler -getTargetResult:Compiler) || exit 1
mapfile -t found < <(sed -nE 's/.*"Identity": "([^"]*)".*/\1/p' <<< "$answer")
[ ${#found[@]} -eq 3 ] && [ -x "${found[0]}" ] || exit 1
export compiler=${found[0]} runtime=${found[1]} web=${found[2]} cache

compile() {
  local hash=$1 assembly=$2
  local result=$cache/$hash.dll
  [ -f "$result" ] || [ -f "$result.not" ] && return
  if "$compiler" "$assembly" --out "$result.$$" --reference "$runtime/*.dll" --reference "$web/*.dll" --reference "${assembly%/*}/*.dll" \
    --targetos linux --optimize --parallelism 1 > "$result.log" 2>&1; then
    mv "$result.$$" "$result"
  else
    # A library that is not managed code, for one: it is taken as it is.
    mv "$result.log" "$result.not"
  fi
  rm -f "$result.log" "$result.$$"
}
export -f compile

mkdir -p "$cache"
for program in "${programs[@]}"; do
  sha256sum "$program/bin/Release/$frameworkFolder"/*.dll
done > "$wanted"
sort --unique --key=1,1 "$wanted" | xargs --max-procs="$(nproc)" --max-args=2 bash -c 'compile "$@"' compile

for program in "${programs[@]}"; do
  mkdir -p "$program/bin/Ahead"
  cp --recursive --preserve=timestamps "$program/bin/Release/$frameworkFolder" "$program/bin/Ahead/"
done
while read -r hash assembly; do
  [ ! -f "$cache/$hash.dll" ] || ln --force "$cache/$hash.dll" "${assembly/\/bin\/Release\///bin/Ahead/}"
done < "$wanted"

# What no assembly is compiled from any more.
for kept in "$cache"/*; do
  hash=$(basename "$kept")
  grep -q "^${hash%%.*} " "$wanted" || rm -f "$kept"
done
