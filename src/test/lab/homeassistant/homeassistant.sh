#!/usr/bin/env bash
# A real, headless Home Assistant for tests. Called without a command it explains itself; Its words are below.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${LAB_CACHE:-${HOME:-/root}/.cache/timekpr2mqtt-lab}/homeassistant
dir=${HA_DIR:-$cache/run}
version=${HA_VERSION:-newest}
more=() # packages beside Python
case $version in
  newest)
    home=$cache suite=forky python=python3.14 core=(homeassistant)
    more=(chromium-headless-shell fonts-dejavu-core) ;;
  2025.10) # the oldest one that we support, with the Python of its time; nobody looks at it with a browser
    home=$cache/$version suite=trixie python=python3.13
    core=("homeassistant==$version.*" 'pycares<5') ;; # a later pycares broke the aiodns of that time, which does not say so
  *) echo "HA_VERSION: given '$version', allowed newest, 2025.10" >&2; exit 2 ;;
esac
tree=$home/tree
complete=$home/complete-2 # raise the number whenever the tree gets other contents: old ones are then built anew
packages=$(IFS=,; echo "$python,$python-venv,$python-dev,g++,ca-certificates,libturbojpeg0${more:+,${more[*]}}")

usage() {
  cat <<'T'
homeassistant.sh install              build the Debian tree with this Home Assistant (once; about 4 minutes, 2.5 GB)
homeassistant.sh start PORT           a new Home Assistant, onboarded, with MQTT set up for the broker at 127.0.0.1:PORT;
                                      installs if need be; prints its address. The token is in $HA_DIR/token
homeassistant.sh restart | stop       restart keeps everything, and starts one that was stopped
homeassistant.sh log                  WARNING and above since the last start; nothing on a clean one
homeassistant.sh states [GLOB] | call DOMAIN.SERVICE [JSON] | registry | disable ENTITY
homeassistant.sh rows SECONDS         how many rows of each entity its recorder took after these, since 1970
homeassistant.sh screenshot PATH FILE [WIDTH HEIGHT]                  not with 2025.10
$HA_VERSION is newest (default) or 2025.10, the oldest one supported: each has a tree of its own. $HA_DIR (default
$LAB_CACHE/homeassistant/run) is one Home Assistant of this version, $HA_PORT (28123) the port that it gets at `start`.
Exit code 3: it cannot be had on this machine; the last line of stderr says why.
T
}

sorry() { echo "$*" >&2; exit 3; }

able() {
  [ "$(id -u)" = 0 ] || sorry "needs root"
  unshare -m true 2>/dev/null || sorry "this machine allows no mount namespace"
}

# Becomes a command inside the tree, in a mount namespace of its own: nothing stays mounted, whatever ends how.
# By exec all the way, so that the pid of `inside … &` is the command's.
inside() {
  # shellcheck disable=SC2016
  exec unshare -m --propagation private bash -euc '
    tree=$1 here=$2 dir=$3; shift 3
    mkdir -p "$tree/lab/bin" "$tree/lab/run"
    mount --rbind /proc "$tree/proc"; mount --rbind /dev "$tree/dev"
    mount --bind "$here" "$tree/lab/bin"; mount --bind "$dir" "$tree/lab/run"
    for f in /etc/resolv.conf /etc/hosts /etc/pip.conf /etc/ssl/certs/ca-certificates.crt; do
      [ ! -e "$f" ] || { [ -e "$tree$f" ] || : >"$tree$f"; mount --bind "$f" "$tree$f"; }
    done
    exec chroot "$tree" /usr/bin/env HOME=/root TMPDIR=/tmp LC_ALL=C.UTF-8 PATH=/opt/ha/bin:/usr/local/bin:/usr/bin:/bin "$@"
  ' _ "$tree" "$here" "$dir" "$@"
}

talk() {
  [ -e "$dir/address" ] || { echo "no Home Assistant in $dir: start one" >&2; exit 1; }
  (inside python /lab/bin/talk.py "$@")
}

install() {
  exec 9>"$home/lock" && flock 9 # two test runs at once: one builds, the other waits
  [ ! -e "$complete" ] || return 0
  command -v debootstrap >/dev/null || { apt-get -qy update && apt-get -qy --no-install-recommends install debootstrap; }
  local mirror script=/usr/share/debootstrap/scripts/$suite
  [ -e "$script" ] || script=/usr/share/debootstrap/scripts/sid # a debootstrap older than the suite
  mirror=$(apt-get indextargets --format '$(LABEL) $(REPO_URI)' 'Created-By: Packages' | awk '$1 == "Debian" { print $2; exit }')
  rm -rf --one-file-system "$tree"
  unshare -m --propagation private debootstrap --variant=minbase --include="$packages" \
    "$suite" "$tree" "${mirror:-http://deb.debian.org/debian}" "$script"
  # Home Assistant only asks it for its version; the real one would bring 400 MB
  printf '#!/bin/sh\necho "ffmpeg version 8.0 (not the real one)"\n' >"$tree/usr/local/bin/ffmpeg"
  chmod +x "$tree/usr/local/bin/ffmpeg"
  (inside "$python" -m venv /opt/ha)
  (inside pip install -q "${core[@]}")
  # what its parts need is pinned by their manifests; it would fetch that itself at its first start, from a network
  (inside python /lab/bin/talk.py requirements) >"$tree/opt/ha/requirements.txt"
  (inside pip install -q "${core[@]}" -r /opt/ha/requirements.txt \
    -c "/opt/ha/lib/$python/site-packages/homeassistant/package_constraints.txt")
  rm -rf "$tree"/var/cache/apt/archives/*.deb "$tree/root/.cache"
  (inside hass --version) >"$complete"
  echo "installed: Home Assistant $(cat "$complete"), $(du -sh "$tree" | cut -f1)"
}

running() { [ -e "$dir/pid" ] && grep -qa /lab/run/config "/proc/$(cat "$dir/pid")/cmdline" 2>/dev/null; }

stop() {
  if running; then
    local pid; pid=$(cat "$dir/pid")
    kill "$pid"
    for _ in $(seq 600); do running || break; sleep 0.1; done
    running && kill -KILL "$pid"
  fi
  rm -f "$dir/pid"
}

run() {
  # --skip-pip: a start never downloads anything
  (inside setsid python -m homeassistant -c /lab/run/config --skip-pip) </dev/null >"$dir/output" 2>&1 &
  echo $! >"$dir/pid"
  talk ready || { tail -n 20 "$dir/output" >&2; echo "did not start, see $dir" >&2; exit 1; }
}

start() {
  local port=${HA_PORT:-28123} config=$dir/config
  mkdir -p "$dir"
  rm -rf "$config" "$dir/token"
  mkdir -p "$config/.storage"
  cp "$here/configuration.yaml" "$config"
  touch "$config"/{automations,scripts,scenes}.yaml
  # The port's own setting has left YAML. Version 1 of the document is completed with defaults when it is read
  echo '{"version": 1, "minor_version": 1, "key": "http", "data": {"server_host": ["127.0.0.1"], "server_port": '"$port"'}}' \
    >"$config/.storage/http"
  [ "$version" = newest ] || echo "http: {server_host: 127.0.0.1, server_port: $port}" >>"$config/configuration.yaml"
  # counted as done, because the step core_config starts integrations that want the internet
  echo '{"version": 4, "minor_version": 1, "key": "onboarding", "data": {"done": ["core_config", "analytics", "integration"]}}' \
    >"$config/.storage/onboarding"
  echo "http://127.0.0.1:$port" >"$dir/address"
  echo "$1" >"$dir/broker"
  run
  cat "$dir/address"
}

case ${1:-} in
  install) able; mkdir -p "$home" "$dir"; install ;;
  start)
    able
    [[ ${2:-} =~ ^[0-9]+$ ]] || { usage >&2; exit 2; }
    if [ ! -e "$complete" ]; then
      mkdir -p "$home"
      echo "installing Home Assistant ($version) into $home, once, about 4 minutes" >&2
      "$0" install >"$home/install.log" 2>&1 ||
        sorry "$version cannot be installed: $(tail -n 1 "$home/install.log") ($home/install.log)"
    fi
    stop; start "$2" ;;
  restart) able; stop; run ;;
  stop) stop ;;
  log) awk '/^20..-..-.. /{on = / (WARNING|ERROR|CRITICAL) / && !/Skipping pip installation/} on' "$dir/config/home-assistant.log" ;;
  states | call | registry | disable | rows) talk "$@" ;;
  screenshot) talk screenshot "$2" "${@:4}" >"$3" ;;
  *) usage >&2; exit 2 ;;
esac
