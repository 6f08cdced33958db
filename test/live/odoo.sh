#!/usr/bin/env bash
# A real Odoo 19 with a synthetic hospital group in it, for tests and trials: npm run odoo -- up|reset|down|status
#
#   up      install what is missing, make the seeded template, start PostgreSQL and Odoo; what is there already is kept
#   reset   a fresh database from the template, in seconds
#   down    stop Odoo and its PostgreSQL
#   status  what runs, and where the keys are
#
# Progress goes to stderr; stdout is a list of NAME=value lines that can be read as a dotenv file.
# It touches nothing of the system but its packages: PostgreSQL is a cluster of its own, on a unix socket only.
# Everything made is in CAREGRAPH_ODOO_HOME: to start from nothing, `down` and remove that folder.
set -euo pipefail

STATE=$(realpath -m "${CAREGRAPH_ODOO_HOME:-/var/lib/caregraph-odoo}")
CACHE=$(realpath -m "${CAREGRAPH_ODOO_CACHE:-/var/cache/caregraph-odoo}")
PORT=${CAREGRAPH_ODOO_PORT:-18069}
VERSION=19.0.0+dfsg-1
SHA256=9d2f598b0555db17e291d48ed24df184c70823c053c4c5ed53c467ca7f629bbf
# rpc (which is JSON-2) installs itself elsewhere; here it has to be named because of --skip-auto-install.
MODULES=rpc,api_doc,web,mail,bus,contacts,analytic,account,purchase,stock,purchase_stock,purchase_requisition
MODULES+=,purchase_requisition_stock,stock_account,product_expiry,base_automation
PACKAGES='ca-certificates curl postgresql postgresql-client python3-asn1crypto python3-babel python3-cbor2
  python3-chardet python3-cryptography python3-dateutil python3-decorator python3-docutils python3-freezegun
  python3-geoip2 python3-gevent python3-greenlet python3-idna python3-jinja2 python3-libsass python3-lxml
  python3-magic python3-markupsafe python3-num2words python3-ofxparse python3-openpyxl python3-openssl
  python3-passlib python3-pil python3-polib python3-psutil python3-psycopg2 python3-pypdf python3-qrcode
  python3-reportlab python3-requests python3-rjsmin python3-serial python3-stdnum python3-tz python3-urllib3
  python3-usb python3-vobject python3-werkzeug python3-xlrd python3-xlsxwriter python3-xlwt python3-zeep'

OWNER=caregraph-odoo
DATABASE=caregraph
URL=http://127.0.0.1:$PORT
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
TREE=$STATE/odoo
PIDFILE=$STATE/data/odoo.pid
LOG=$STATE/log/setup.log
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8

exec 3>&2
doing='' remedy=''
fail() {
  echo "odoo: $1" >&3
  exit 1
}
on_exit() {
  [ "$1" = 0 ] || [ -z "$doing" ] ||
    printf 'failed\nodoo: Cannot %s: %s; %s; all of it is in %s\n' "$doing" "$(tail -n 1 "$LOG")" "$remedy" "$LOG" >&3
}
trap 'on_exit $?' EXIT

# step <what is done> <what to do when it fails> <command…>: says it and times it; a failure in it ends the run.
step() {
  doing=$1 remedy=$2
  local start=${EPOCHREALTIME/./}
  printf 'odoo: %s … ' "$doing" >&3
  "${@:3}" >>"$LOG" 2>&1
  local took=$(((${EPOCHREALTIME/./} - start) / 100000))
  printf '%s.%s s\n' $((took / 10)) $((took % 10)) >&3
  doing=''
}

# A clean environment, for Debian's own Python, and no order of sets that differs from one run to the next.
as_owner() {
  setpriv --reuid="$OWNER" --regid="$OWNER" --init-groups "${@:2}" env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 HOME="$STATE/data"
}
owner_runs() {
  setpriv --reuid="$OWNER" --regid="$OWNER" --init-groups ${dies_with_us:+--pdeathsig=KILL} env -i PATH=/usr/bin:/bin \
    LC_ALL=C.UTF-8 HOME="$STATE/data" PGHOST="$STATE/run" PGDATABASE=postgres PYTHONHASHSEED=0 \
    PYTHONPATH="$TREE/usr/lib/python3/dist-packages" "$@"
}

missing_packages() {
  local package
  for package in $PACKAGES; do
    [ "$(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null || true)" = 'ii ' ] || echo "$package"
  done
}
install_packages() {
  apt-get update -q -o DPkg::Lock::Timeout=120
  apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=120 "$@"
}

make_owner() {
  getent passwd "$OWNER" >/dev/null ||
    useradd --system --user-group --no-create-home --home-dir "$STATE" --shell /usr/sbin/nologin "$OWNER"
  install -d -o "$OWNER" -g "$OWNER" -m 0750 "$STATE" "$STATE/data" "$STATE/run"
}

mirror() {
  . /etc/os-release
  apt-get indextargets --format '$(REPO_URI)' 'Identifier: Packages' "Release: $VERSION_CODENAME" 'Component: main' | head -1
}
# The pinned package straight from the pool; once it has left the archive, the newest one, by sid's signed index.
download_package() {
  local from
  from=$(mirror)
  [ -n "$from" ] || from=$(sed -n 's/^URIs: *//p;s/^deb \(\[[^]]*] \)\?\([^ ]*\) .*/\2/p' /etc/apt/sources.list.d/* /etc/apt/sources.list 2>/dev/null | head -1)
  from=${from%/}
  mkdir -p "$CACHE/new"
  if /usr/lib/apt/apt-helper -o APT::Sandbox::User=root download-file \
    "$from/pool/main/o/odoo/odoo-19_${VERSION}_all.deb" "$CACHE/new/odoo-19_${VERSION}_all.deb" "SHA256:$SHA256"; then
    mv "$CACHE"/new/*.deb "$CACHE/"
  else
    local apt=$CACHE/new/apt
    mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial"
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $from sid main" >"$apt/sid.list"
    local options=(-o Dir::Etc::sourcelist="$apt/sid.list" -o Dir::Etc::sourceparts=/dev/null -o Dir::State::lists="$apt/lists"
      -o Dir::Cache="$apt/cache" -o Acquire::Languages=none -o APT::Sandbox::User=root)
    apt-get "${options[@]}" update -q
    (cd "$CACHE/new" && apt-get "${options[@]}" download odoo-19)
    mv "$CACHE"/new/*.deb "$CACHE/"
  fi
  rm -rf "$CACHE/new"
}
package() { ls "$CACHE/odoo-19_${VERSION}_all.deb" 2>/dev/null || ls -t "$CACHE"/odoo-19_*_all.deb 2>/dev/null | head -1; }
# Translations, tests and website assets are four fifths of the package's 1.2 GB.
unpack_package() {
  rm -rf "$TREE" "$TREE.new"
  mkdir -p "$TREE.new"
  dpkg-deb --fsys-tarfile "$(package)" | tar -x -C "$TREE.new" --exclude='*.po' --exclude='*.pot' \
    --exclude='*/addons/test_*' --exclude='*/addons/*/tests/*' --exclude='*/addons/website*/static' --exclude='*/addons/theme_*'
  basename "$(package)" >"$TREE.new/package"
  chown -R "$OWNER:$OWNER" "$TREE.new"
  mv "$TREE.new" "$TREE"
}

postgres_runs() { [ -d "$STATE/pg" ] && PG pg_ctl -D "$STATE/pg" status >/dev/null 2>&1; }
make_cluster() {
  rm -rf "$STATE/pg.new"
  PG initdb -D "$STATE/pg.new" -U "$OWNER" --auth=peer --encoding=UTF8 --locale=C.UTF-8 --no-sync
  cat >>"$STATE/pg.new/postgresql.conf" <<-CONF
	listen_addresses = ''
	unix_socket_directories = '$STATE/run'
	shared_buffers = 256MB
	max_wal_size = 2GB
	jit = off
	fsync = off
	synchronous_commit = off
	full_page_writes = off
	CONF
  mv "$STATE/pg.new" "$STATE/pg"
}
start_postgres() { PG pg_ctl -D "$STATE/pg" -w -t 60 -l "$STATE/data/postgres.log" start 3>&- 9>&-; }

database_exists() { [ "$(sql "select 1 from pg_database where datname = '$1'")" = 1 ]; }
drop_database() {
  sql "drop database if exists $1 with (force)"
  rm -rf "$STATE/data/filestore/$1"
}
copy_database() {
  drop_database "$2"
  sql "create database $2 template $1"
  cp -a "$STATE/data/filestore/$1" "$STATE/data/filestore/$2"
}
# A database gets its final name only when it is whole: a run cut short leaves `unfinished`, which the next one drops.
finish_database() {
  rm -rf "$STATE/data/filestore/$1"
  mv "$STATE/data/filestore/unfinished" "$STATE/data/filestore/$1"
  sql "alter database unfinished rename to $1"
}
drop_outdated() {
  local name
  for name in $(sql "select datname from pg_database where datname like '${1%_*}\_%' and datname <> '$1'"); do drop_database "$name"; done
}
install_modules() {
  drop_database unfinished
  odoo server -d unfinished -i "$MODULES" --skip-auto-install --stop-after-init --no-http --log-level=warn
  finish_database "$1"
  drop_outdated "$1"
}
seed() {
  copy_database "$1" unfinished
  install -d -o "$OWNER" -m 0700 "$STATE/data/keys"
  odoo shell -d unfinished --no-http --log-level=warn < <(cat "$HERE"/seed/*.py)
  local key
  for key in "$STATE"/data/keys/*; do install -o root -g "$OWNER" -m 0640 "$key" "$STATE/$(basename "$key")"; done
  rm -rf "$STATE/data/keys"
  finish_database "$2"
  drop_outdated "$2"
}
# The database remembers its template, so that a changed seed is seen.
made_from() { sql "select shobj_description(oid, 'pg_database') from pg_database where datname = '$DATABASE'"; }
make_database() {
  copy_database "$1" "$DATABASE"
  sql "comment on database $DATABASE is '$1'"
}

odoo_runs() {
  [ -s "$PIDFILE" ] && tr '\0' ' ' <"/proc/$(cat "$PIDFILE")/cmdline" 2>/dev/null | grep -qF "$TREE/usr/bin/odoo server"
}
start_odoo() {
  rm -f "$PIDFILE"
  setsid setpriv --reuid="$OWNER" --regid="$OWNER" --init-groups env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 HOME="$STATE/data" \
    PYTHONPATH="$TREE/usr/lib/python3/dist-packages" /usr/bin/python3 "$TREE/usr/bin/odoo" server --config=/dev/null \
    --data-dir="$STATE/data" --db_host="$STATE/run" -d "$DATABASE" --db-filter="^$DATABASE\$" --no-database-list \
    --max-cron-threads=0 --http-interface=127.0.0.1 -p "$PORT" --pidfile="$PIDFILE" --logfile="$STATE/data/odoo.log" \
    </dev/null >>"$STATE/data/odoo.out" 2>&1 3>&- 9>&- &
  local tries
  for tries in {1..300}; do
    curl -fsS -m 5 -o /dev/null "$URL/web/health?db_server_status=1" && break
    kill -0 $! || return 1
    sleep 0.2
  done
  # The first call loads the registry.
  curl -fsS -m 120 -o /dev/null -H "Authorization: Bearer $(cat "$STATE/admin-key")" -H "X-Odoo-Database: $DATABASE" \
    -H 'Content-Type: application/json' -d '{"domain":[]}' "$URL/json/2/res.partner/search_count"
}
stop_odoo() {
  local pid
  pid=$(cat "$PIDFILE")
  kill "$pid"
  for _ in {1..100}; do [ -d "/proc/$pid" ] || break; sleep 0.1; done
  if [ -d "/proc/$pid" ]; then kill -9 "$pid"; fi
  rm -f "$PIDFILE"
}

summary() {
  if odoo_runs; then echo "# Odoo 19 runs (pid $(cat "$PIDFILE"))"; else echo '# Odoo 19 does not run'; fi
  if postgres_runs; then echo "# PostgreSQL runs (pid $(head -1 "$STATE/pg/postmaster.pid"))"; else echo '# PostgreSQL does not run'; fi
  printf '%s\n' "ODOO_URL=$URL" "ODOO_DATABASE=$DATABASE" "ODOO_ADMIN_KEY_FILE=$STATE/admin-key" \
    "ODOO_READER_KEY_FILE=$STATE/reader-key" "ODOO_COMPANY2_KEY_FILE=$STATE/company2-key"
}

up() {
  local missing
  missing=$(missing_packages)
  [ -z "$missing" ] || step "install $(wc -w <<<"$missing") Debian packages" 'is a Debian mirror reachable?' install_packages $missing
  make_owner
  if [ ! -s "$TREE/package" ]; then
    [ -n "$(package)" ] || step "download odoo-19 $VERSION (120 MB)" 'is a Debian mirror reachable?' download_package
    step 'unpack Odoo' "is there 300 MB of room in $STATE?" unpack_package
  fi
  [ -d "$STATE/pg" ] || step 'make a PostgreSQL cluster' "is there room in $STATE?" make_cluster
  postgres_runs || step 'start PostgreSQL' "if its data is broken, remove $STATE/pg and run this again" start_postgres

  local base template
  base=base_$({ cat "$TREE/package"; echo "$MODULES"; } | sha256sum | head -c 12)
  template=seeded_$({ echo "$base"; cat "$HERE"/seed/*.py; } | sha256sum | head -c 12)
  if ! database_exists "$template"; then
    database_exists "$base" || step 'install the Odoo modules (about a minute)' 'see the last lines there' install_modules "$base"
    step 'seed a hospital group (about a minute)' 'see the last lines there' seed "$base" "$template"
  fi
  if [ "$1" = reset ] || [ "$(made_from)" != "$template" ]; then
    if odoo_runs; then step 'stop Odoo' 'end it by hand' stop_odoo; fi
    step 'make the database from the template' 'see the last lines there' make_database "$template"
  fi
  if ! odoo_runs; then
    if (exec 8<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; then
      fail "Cannot start Odoo: port $PORT is taken by another program; free it or set CAREGRAPH_ODOO_PORT"
    fi
    step 'start Odoo' "see $STATE/data/odoo.log" start_odoo
  fi
  summary
}
down() {
  if odoo_runs; then step 'stop Odoo' 'end it by hand' stop_odoo; fi
  if postgres_runs; then step 'stop PostgreSQL' 'end it by hand' PG pg_ctl -D "$STATE/pg" -m fast -w stop; fi
}

[[ ${1:-} =~ ^(up|reset|down|status)$ ]] || fail "Cannot do '${1:-}': expected up, reset, down or status"
[ "$(id -u)" = 0 ] || fail 'Cannot run Odoo here: this needs root; or point TEST_ODOO_URL, TEST_ODOO_DATABASE and TEST_ODOO_API_KEY at an Odoo 19 you have'
grep -qx 'ID=debian' /etc/os-release 2>/dev/null || fail 'Cannot run Odoo here: this needs Debian; or point TEST_ODOO_URL, TEST_ODOO_DATABASE and TEST_ODOO_API_KEY at an Odoo 19 you have'
if [ "$1" = status ]; then summary; exit; fi
mkdir -p "$STATE/log"
exec 9>"$STATE/log/lock"
flock -n 9 || { echo 'odoo: waiting for another run to finish' >&3; flock -w 600 9 || fail 'Cannot begin: another run has not finished in 10 minutes'; }
cd /
: >"$LOG"
if [ "$1" = down ]; then down; else up "$1"; fi
