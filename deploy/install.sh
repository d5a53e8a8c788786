#!/usr/bin/env bash
# Installs, from Debian's packages, what is missing on this machine.
#
#   ./deploy/install.sh        what running the platform needs
#   ./deploy/install.sh test   and what its tests need besides
#
# It says first what it will install. Without root or passwordless sudo it names what is missing and stops. The servers are not started,
# now or at the next boot: the platform runs its own, with data of its own.
set -euo pipefail

missing=()

needs_package() {
  [ "$(dpkg-query --show --showformat='${Status}' "$1" 2> /dev/null)" = "install ok installed" ] || missing+=("$1")
}

# For tools that may as well have come another way.
needs_command() {
  command -v "$1" > /dev/null || missing+=("$2")
}

if ! command -v dotnet > /dev/null || ! dotnet --list-sdks | grep -q '^10\.'; then
  echo "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download/dotnet/10.0" >&2
  exit 1
fi

needs_package postgresql
needs_package rabbitmq-server
needs_package redis-server
needs_command curl curl
needs_command node nodejs
needs_command npm npm
if [ "${1:-}" = test ]; then
  needs_package chromium
  needs_package fonts-dejavu-core
  needs_package libreoffice-calc
  needs_package python3-grpcio
  needs_package python3-protobuf
fi

[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -eq 0 ]; then
  as_root=(env)
elif sudo -n true 2> /dev/null; then
  as_root=(sudo -n)
else
  echo "These Debian packages are missing, and installing them needs root: ${missing[*]}" >&2
  echo "Install them with: apt-get install --no-install-recommends ${missing[*]}" >&2
  exit 1
fi

echo "Installing from Debian's packages: ${missing[*]}"

# Asked by Debian's maintainer scripts before they start a service; 101 is "not allowed". One that is there already is left alone.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" > /dev/null
  trap '"${as_root[@]}" rm -f "$policy"' EXIT
  "${as_root[@]}" chmod 755 "$policy"
fi

log=$(mktemp)
apt_get() {
  if ! "${as_root[@]}" DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get --quiet --yes "$@" > "$log" 2>&1; then
    cat "$log" >&2
    return 1
  fi
}
apt_get update || echo "The package lists could not be refreshed; going on with those that are there." >&2
apt_get install --no-install-recommends "${missing[@]}"
rm -f "$log"

if command -v systemctl > /dev/null; then
  for package in "${missing[@]}"; do
    case $package in
      postgresql | rabbitmq-server | redis-server) "${as_root[@]}" systemctl --quiet disable "$package" || true ;;
    esac
  done
fi
