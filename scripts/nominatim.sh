#!/usr/bin/env bash
# A real Nominatim on loopback for the tests, with tests/data/nominatim.osm for a world. Debian bookworm.
#
#   scripts/nominatim.sh start   installs what is missing (as root), imports, serves; prints the address
#   scripts/nominatim.sh stop    stops the service and its database
#   scripts/nominatim.sh clean   stops, and deletes everything but the installed Debian packages
#
# All it makes lies in one folder: virtual environment, database cluster (reached by a socket in that folder only, and
# no cluster of the machine's own is touched) and logs. Starting twice is starting once.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
osm="$root/tests/data/nominatim.osm"
home=${GEONEWS_NOMINATIM_DIR:-/var/tmp/geonews-nominatim-$(printf %s "$root" | cksum | cut -d' ' -f1)}
venv=$home/venv cluster=$home/cluster socket=$home/socket project=$home/project
debian=(postgresql-postgis postgresql-postgis-scripts osm2pgsql python3-venv python3-icu)
python=(nominatim-db==5.3.3 nominatim-api==5.3.3 "SQLAlchemy>=2.0,<2.2" "falcon>=4,<5" "uvicorn<1" "psycopg[binary]>=3.2,<4")
# the cluster trusts whoever may open its socket, and only root and its owner may
export NOMINATIM_DATABASE_DSN="pgsql:host=$socket;user=nominatim;dbname=nominatim" NOMINATIM_DATABASE_WEBUSER=nominatim

say() { echo "nominatim: $*" >&2; }
die() { say "$*"; exit 1; }
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
pg_bin() { find /usr/lib/postgresql -name initdb -printf '%h\n' | sort -V | tail -1; }
answers() { "$venv/bin/python" -c 'import sys, urllib.request as u; u.urlopen(sys.argv[1] + "/status", timeout=5)' "$1" 2>/dev/null; }

install_packages() {
  if dpkg -s "${debian[@]}" >/dev/null 2>&1; then return; fi
  [ "$(id -u)" = 0 ] || die "not root: first install ${debian[*]}"
  say "installing ${debian[*]}"
  apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${debian[@]}" >>"$home/log" 2>&1 ||
    die "apt-get failed; see $home/log"
}

make_venv() {
  if [ "$(cat "$venv/made-of" 2>/dev/null)" = "${python[*]}" ]; then return; fi
  say "making its virtual environment"
  rm -rf "$venv"
  # Debian's own Python, because its ICU binding would have to be compiled for any other
  /usr/bin/python3 -m venv --system-site-packages "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check "${python[@]}" >>"$home/log" 2>&1 ||
    die "pip failed; see $home/log"
  printf %s "${python[*]}" >"$venv/made-of"
}

start_cluster() {
  if [ ! -f "$cluster/PG_VERSION" ]; then
    rm -rf "$cluster" "$socket" "$home/imported"
    mkdir -m 700 "$cluster" "$socket"
    if [ "$(id -u)" = 0 ]; then chown postgres "$cluster" "$socket"; fi
    as_owner "$(pg_bin)/initdb" -D "$cluster" -U nominatim --auth=trust -E UTF8 --locale=C.UTF-8 >>"$home/log" 2>&1 ||
      die "initdb failed; see $home/log"
  fi
  if as_owner "$(pg_bin)/pg_ctl" -D "$cluster" status >/dev/null; then return; fi
  # the data can be made again, so nothing waits for the disk
  as_owner "$(pg_bin)/pg_ctl" -D "$cluster" -w -l "$cluster/log" -o "-c listen_addresses= -k $socket -F" start >/dev/null ||
    die "the database did not start; see $cluster/log"
}

import_data() {
  local stamp
  stamp=$(cksum <"$osm")
  if [ "$(cat "$home/imported" 2>/dev/null)" = "$stamp" ]; then return; fi
  say "importing $(basename "$osm")"
  "$(pg_bin)/dropdb" -h "$socket" -U nominatim --if-exists nominatim >>"$home/log" 2>&1 ||
    die "the old data cannot be dropped; see $home/log"
  rm -rf "$project" && mkdir "$project"
  (cd "$project" && "$venv/bin/nominatim" import --osm-file "$osm" --no-updates --threads 2) >>"$home/log" 2>&1 ||
    die "the import failed; see $home/log"
  printf %s "$stamp" >"$home/imported"
}

serve() {
  local port url
  port=$("$venv/bin/python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  url=http://127.0.0.1:$port
  (cd "$project" && exec setsid "$venv/bin/nominatim" serve --server "127.0.0.1:$port") </dev/null >>"$home/log" 2>&1 &
  echo $! >"$home/pid"
  for _ in $(seq 60); do
    if answers "$url"; then echo "$url" >"$home/url"; return; fi
    kill -0 "$(cat "$home/pid")" 2>/dev/null || break
    sleep 0.5
  done
  die "it does not answer; see $home/log"
}

stop_service() {
  if [ -f "$home/pid" ] && grep -qsz nominatim "/proc/$(cat "$home/pid")/cmdline"; then kill "$(cat "$home/pid")"; fi
  rm -f "$home/pid" "$home/url"
}

start() {
  mkdir -p "$home"
  if [ -f "$home/url" ] && [ "$(cat "$home/imported" 2>/dev/null)" = "$(cksum <"$osm")" ] && answers "$(cat "$home/url")"; then
    cat "$home/url"
    return
  fi
  stop_service
  : >"$home/log"
  install_packages
  make_venv
  start_cluster
  import_data
  serve
  cat "$home/url"
}

stop() {
  [ -d "$home" ] || return 0
  stop_service
  if [ -f "$cluster/postmaster.pid" ]; then as_owner "$(pg_bin)/pg_ctl" -D "$cluster" -m fast stop >/dev/null; fi
}

clean() { # what is ours, and the folder only when nothing else is in it
  rm -rf "$venv" "$cluster" "$socket" "$project" "$home"/{log,imported,url,pid}
  rmdir --ignore-fail-on-non-empty "$home" 2>/dev/null || true
}

case ${1:-} in
  start) start ;;
  stop) stop ;;
  clean) stop && clean ;;
  *) die "usage: $0 start|stop|clean" ;;
esac
