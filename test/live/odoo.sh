#!/usr/bin/env bash
# A real Odoo 19 with a synthetic hospital group in it, for tests and trials: npm run odoo -- up|reset|trial|copy|down|status
#
#   up      install what is missing, make the seeded template, start PostgreSQL and Odoo; what is there already is kept
#   reset   a fresh database from the template, in seconds
#   trial   `up`, and a second Odoo with an empty database that `npm run sandbox:load` may fill, fresh each time
#   copy    `up`, and a second Odoo with a copy of the group that tests may spoil, fresh each time; they end it
#   down    stop all of them and their PostgreSQL
#   status  what runs, and where the keys are
#
# Progress goes to stderr; stdout is a list of NAME=value lines that can be read as a dotenv file.
# Of the system only packages are touched: PostgreSQL is a cluster of its own, on a unix socket only. Everything made is
# in CAREGRAPH_ODOO_HOME: to begin again from nothing, `down` and remove that folder.
set -euo pipefail

STATE=${CAREGRAPH_ODOO_HOME:-/var/lib/caregraph-odoo}
CACHE=${CAREGRAPH_ODOO_CACHE:-/var/cache/caregraph-odoo}
PORT=${CAREGRAPH_ODOO_PORT:-18069}
VERSION=19.0.0+dfsg-1
SHA256=9d2f598b0555db17e291d48ed24df184c70823c053c4c5ed53c467ca7f629bbf
# rpc, which is JSON-2, installs itself elsewhere; here it has to be named because of --skip-auto-install.
MODULES=rpc,api_doc,web,mail,bus,contacts,analytic,account,purchase,stock,purchase_stock,purchase_requisition
MODULES+=,purchase_requisition_stock,stock_account,product_expiry,base_automation
PACKAGES='ca-certificates curl postgresql postgresql-client python3-asn1crypto python3-babel python3-cbor2
  python3-chardet python3-cryptography python3-dateutil python3-decorator python3-docutils python3-freezegun
  python3-geoip2 python3-gevent python3-greenlet python3-idna python3-jinja2 python3-libsass python3-lxml
  python3-magic python3-markupsafe python3-num2words python3-ofxparse python3-openpyxl python3-openssl
  python3-passlib python3-pil python3-polib python3-psutil python3-psycopg2 python3-pypdf python3-qrcode
  python3-reportlab python3-requests python3-rjsmin python3-serial python3-stdnum python3-tz python3-urllib3
  python3-usb python3-vobject python3-werkzeug python3-xlrd python3-xlsxwriter python3-xlwt python3-zeep'

DATABASE=caregraph
URL=http://127.0.0.1:$PORT
TRIAL_DATABASE=caregraph_trial
TRIAL_URL=http://127.0.0.1:$((PORT + 1))
COPY_DATABASE=caregraph_copy
COPY_URL=http://127.0.0.1:$((PORT + 3))
OWNER=caregraph-odoo
SEED=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/seed
MARK=${SEED%/seed}/mark-trial.py
TREE=$STATE/odoo
LOG=$STATE/log/setup.log
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8

# --- progress and failures

exec 3>&2
doing='' remedy=''
fail() { echo "odoo: $1" >&3 && exit 1; }
# step <what is done> <what to do when it fails> <command…>: says it and times it; a failure in it ends the run.
step() {
  doing=$1 remedy=$2
  local start=${EPOCHREALTIME/./} took
  printf 'odoo: %s … ' "$doing" >&3
  "${@:3}" >>"$LOG" 2>&1
  took=$(((${EPOCHREALTIME/./} - start) / 100000))
  printf '%s.%s s\n' $((took / 10)) $((took % 10)) >&3
  doing=''
}
at_exit() {
  [ "$1" = 0 ] || [ -z "$doing" ] ||
    printf 'failed\nodoo: Cannot %s: %s; %s (see %s)\n' "$doing" "$(tail -n 1 "$LOG")" "$remedy" "$LOG" >&3
}
trap 'at_exit $?' EXIT

# --- what runs as the owner of the state: nothing of the caller's environment, and sets ordered alike every time

as_owner=(setpriv --reuid="$OWNER" --regid="$OWNER" --init-groups)
environment=(env -i PATH=/usr/bin:/bin LC_ALL=C.UTF-8 HOME="$STATE/data" PGHOST="$STATE/run" PGDATABASE=postgres
  PYTHONHASHSEED=0 PYTHONPATH="$TREE/usr/lib/python3/dist-packages")
odoo=(/usr/bin/python3 "$TREE/usr/bin/odoo")
settings=(--config=/dev/null --data-dir="$STATE/data" --db_host="$STATE/run" --max-cron-threads=0)

# These die with this script: an Odoo left behind would hold the database and the lock.
run() { "${as_owner[@]}" --pdeathsig=KILL "${environment[@]}" "$@"; }
sql() { run psql -qAtX -v ON_ERROR_STOP=1 -c "$1"; }
pg() { run "$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)/$1" "${@:2}"; }

# --- packages

missing_packages() {
  local package
  for package in $PACKAGES; do
    [ "$(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null || true)" = 'ii ' ] || echo "$package"
  done
}
update_lists() { apt-get update -q -o DPkg::Lock::Timeout=120; }
install_packages() {
  dpkg --configure -a
  apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=120 -o DPkg::Options::=--force-unsafe-io "$@"
}
mirror() {
  local targets
  targets=$(apt-get indextargets --format '$(REPO_URI)' 'Identifier: Packages' 'Component: main' | grep -v security)
  grep -m 1 '/debian/*$' <<<"$targets" || head -n 1 <<<"$targets"
}
# The pinned package straight from the pool; once it has left the archive, the newest one by sid's signed index.
download_odoo() {
  local from new=$CACHE/new apt=$CACHE/new/apt
  from=$(mirror)
  rm -rf "$new"
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial"
  if ! /usr/lib/apt/apt-helper -o APT::Sandbox::User=root download-file \
    "${from%/}/pool/main/o/odoo/odoo-19_${VERSION}_all.deb" "$new/odoo-19_${VERSION}_all.deb" "SHA256:$SHA256"; then
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $from sid main" >"$apt/sid.list"
    local options=(-q -o Dir::Etc::sourcelist="$apt/sid.list" -o Dir::Etc::sourceparts=/dev/null
      -o Dir::State::lists="$apt/lists" -o Dir::Cache="$apt/cache" -o Acquire::Languages=none
      -o APT::Sandbox::User=root)
    rm -f "$new"/*.deb
    apt-get "${options[@]}" update
    (cd "$new" && apt-get "${options[@]}" download odoo-19)
  fi
  mv "$new"/*.deb "$CACHE/"
  rm -rf "$new"
}
package() {
  find "$CACHE" -maxdepth 1 -name "odoo-19_${VERSION}_all.deb" 2>/dev/null | grep . ||
    find "$CACHE" -maxdepth 1 -name 'odoo-19_*_all.deb' 2>/dev/null | sort -V | tail -n 1
}
# Translations, tests and website assets are four fifths of the package's 1.2 GB.
unpack_odoo() {
  rm -rf "$TREE" "$TREE.new"
  mkdir -p "$TREE.new"
  dpkg-deb --fsys-tarfile "$(package)" | tar -x -C "$TREE.new" --exclude='*.po' --exclude='*.pot' \
    --exclude='*/addons/test_*' --exclude='*/addons/*/tests/*' --exclude='*/addons/website*/static' \
    --exclude='*/addons/theme_*'
  basename "$(package)" >"$TREE.new/package"
  chown -R "$OWNER:$OWNER" "$TREE.new"
  mv "$TREE.new" "$TREE"
}
make_owner() {
  getent passwd "$OWNER" >/dev/null ||
    useradd --system --user-group --no-create-home --home-dir "$STATE" --shell /usr/sbin/nologin "$OWNER"
  install -d -o "$OWNER" -g "$OWNER" -m 0750 "$STATE" "$STATE/data" "$STATE/run"
}

# --- PostgreSQL

postgres_runs() { [ -d "$STATE/pg" ] && pg pg_ctl -D "$STATE/pg" status >/dev/null 2>&1; }
# Losing it costs a minute: it need not survive a crash of the machine.
make_cluster() {
  rm -rf "$STATE/pg.new"
  pg initdb -D "$STATE/pg.new" -U "$OWNER" --auth=peer --encoding=UTF8 --locale=C.UTF-8 --no-sync
  cat >>"$STATE/pg.new/postgresql.conf" <<-END
	listen_addresses = ''
	unix_socket_directories = '$STATE/run'
	shared_buffers = 256MB
	max_wal_size = 2GB
	jit = off
	fsync = off
	synchronous_commit = off
	full_page_writes = off
	END
  mv "$STATE/pg.new" "$STATE/pg"
}
start_postgres() { pg pg_ctl -D "$STATE/pg" -w -t 60 -l "$STATE/data/postgres.log" start 3>&- 9>&-; }

# --- databases: base_<hash> has the modules, seeded_<hash> the hospital group, marked_<hash> an administrator's key and
# the mark of a trial database; copies of the last two are served

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
# A database gets its final name when it is whole: what a run cut short leaves behind, the next one drops.
finish_database() {
  rm -rf "$STATE/data/filestore/$1"
  mv "$STATE/data/filestore/unfinished" "$STATE/data/filestore/$1"
  sql "alter database unfinished rename to $1"
  local outdated
  for outdated in $(sql "select datname from pg_database where datname like '${1%_*}\\_%' and datname <> '$1'"); do
    drop_database "$outdated"
  done
}
install_modules() {
  drop_database unfinished
  run "${odoo[@]}" server "${settings[@]}" -d unfinished -i "$MODULES" --skip-auto-install --stop-after-init --no-http \
    --log-level=warn
  finish_database "$1"
}
# seed <template> <new template> <script…>
seed() {
  copy_database "$1" unfinished
  install -d -o "$OWNER" -m 0700 "$STATE/data/keys"
  run "${odoo[@]}" shell "${settings[@]}" -d unfinished --no-http --log-level=warn < <(cat "${@:3}")
  # Odoo keeps a hash only: these files are the one copy.
  install -o root -g "$OWNER" -m 0640 "$STATE"/data/keys/* "$STATE/"
  rm -rf "$STATE/data/keys"
  finish_database "$2"
}
# The database remembers its template, so that a changed seed is noticed.
made_from() { sql "select shobj_description(oid, 'pg_database') from pg_database where datname = '$DATABASE'"; }
make_database() {
  copy_database "$1" "$DATABASE"
  sql "comment on database $DATABASE is '$1'"
}

# --- Odoo

# pid_of <name>: fails when that Odoo does not run.
pid_of() {
  local file=$STATE/data/$1.pid
  [ -s "$file" ] && tr '\0' ' ' 2>/dev/null <"/proc/$(cat "$file")/cmdline" | grep -qF "${odoo[*]} server" && cat "$file"
}
runs() { pid_of "$1" >/dev/null; }
# start_odoo <name> <database> <port> <setting…>
start_odoo() {
  local files=$STATE/data/$1 pid
  rm -f "$files.pid"
  setsid "${as_owner[@]}" "${environment[@]}" "${odoo[@]}" server "${settings[@]}" -d "$2" --db-filter="^$2\$" \
    --no-database-list --http-interface=127.0.0.1 -p "$3" --pidfile="$files.pid" --logfile="$files.log" "${@:4}" \
    </dev/null >>"$files.out" 2>&1 3>&- 9>&- &
  pid=$!
  for _ in {1..300}; do
    curl -fsS -m 5 -o /dev/null "http://127.0.0.1:$3/web/health?db_server_status=1" 2>/dev/null && break
    kill -0 "$pid" || { tail -n 1 "$files.log"; return 1; }
    sleep 0.2
  done
}
# The first call loads the registry.
# key_fits <url> <database> <key file>
key_fits() {
  curl -fsS -m 120 -o /dev/null -H "Authorization: Bearer $(cat "$STATE/$3")" -H "X-Odoo-Database: $2" \
    -H 'Content-Type: application/json' -d '{"domain":[]}' "$1/json/2/res.partner/search_count"
}
stop_odoo() {
  local pid
  pid=$(pid_of "$1")
  kill "$pid"
  for _ in {1..100}; do
    [ -d "/proc/$pid" ] || break
    sleep 0.1
  done
  [ ! -d "/proc/$pid" ] || kill -9 "$pid"
  rm -f "$STATE/data/$1.pid"
}

# --- verbs

base_name() { echo "base_$({ cat "$TREE/package" && echo "$MODULES"; } | sha256sum | head -c 12)"; }
up() {
  local reach='is a Debian mirror reachable?' missing unpacking='' base template
  missing=$(missing_packages)
  make_owner
  if [ -n "$missing" ] || { [ ! -s "$TREE/package" ] && [ -z "$(package)" ]; }; then
    step 'update the package lists' "$reach" update_lists
  fi
  if [ ! -s "$TREE/package" ]; then
    [ -n "$(package)" ] || step "download odoo-19 $VERSION (120 MB)" "$reach" download_odoo
    unpack_odoo >>"$LOG" 2>&1 &
    unpacking=$!
  fi
  [ -z "$missing" ] || step "install $(wc -w <<<"$missing") Debian packages" "$reach" install_packages $missing
  [ -z "$unpacking" ] ||
    step "unpack $(basename "$(package)")" "is there room for 300 MB, and is $(package) whole?" wait "$unpacking"
  [ -d "$STATE/pg" ] || step 'make a PostgreSQL cluster' 'is there room for it?' make_cluster
  postgres_runs || step 'start PostgreSQL' "if its files are broken, remove $STATE/pg and try again" start_postgres

  base=$(base_name)
  template=seeded_$({ echo "$base" && cat "$SEED"/*.py; } | sha256sum | head -c 12)
  if ! database_exists "$template"; then
    have_base "$base"
    step 'seed the hospital group' "that is a fault in $SEED" seed "$base" "$template" "$SEED"/*.py
  fi
  if [ "$1" = reset ] || [ "$(made_from)" != "$template" ]; then
    ! runs odoo || step 'stop Odoo' 'end it by hand' stop_odoo odoo
    step 'make the database from its template' 'is there room for it?' make_database "$template"
  fi
  if ! runs odoo; then
    need_port "$PORT"
    step 'start Odoo' "its log is $STATE/data/odoo.log" start_odoo odoo "$DATABASE" "$PORT"
  fi
  step 'call Odoo' "if the keys and the database are at odds, remove $STATE after \`down\`" \
    key_fits "$URL" "$DATABASE" admin-key
}
need_port() {
  ! (exec 8<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null ||
    fail "Cannot start Odoo: port $1 is taken; free it or set CAREGRAPH_ODOO_PORT to another"
}
have_base() {
  database_exists "$1" ||
    step 'install the modules of Odoo' 'that is a fault in Odoo or its packages' install_modules "$1"
}
trial() {
  local base template
  base=$(base_name)
  template=marked_$({ echo "$base" && cat "$MARK"; } | sha256sum | head -c 12)
  if ! database_exists "$template"; then
    have_base "$base"
    step 'mark a trial database' "that is a fault in $MARK" seed "$base" "$template" "$MARK"
  fi
  ! runs trial || step 'stop the trial Odoo' 'end it by hand' stop_odoo trial
  step 'make the empty trial database' 'is there room for it?' copy_database "$template" "$TRIAL_DATABASE"
  need_port $((PORT + 1))
  # Workers are processes: two calls at once really run side by side.
  step 'start the trial Odoo' "its log is $STATE/data/trial.log" \
    start_odoo trial "$TRIAL_DATABASE" $((PORT + 1)) --workers=2 --gevent-port=$((PORT + 2))
  step 'call the trial Odoo' "its log is $STATE/data/trial.log" key_fits "$TRIAL_URL" "$TRIAL_DATABASE" trial-key
}
copy() {
  ! runs copy || step 'stop the Odoo of the copy' 'end it by hand' stop_odoo copy
  step 'copy the hospital group' 'is there room for it?' copy_database "$(made_from)" "$COPY_DATABASE"
  need_port $((PORT + 3))
  step 'start the Odoo of the copy' "its log is $STATE/data/copy.log" start_odoo copy "$COPY_DATABASE" $((PORT + 3))
  step 'call the Odoo of the copy' "its log is $STATE/data/copy.log" key_fits "$COPY_URL" "$COPY_DATABASE" admin-key
}
down() {
  ! runs copy || step 'stop the Odoo of the copy' 'end it by hand' stop_odoo copy
  ! runs trial || step 'stop the trial Odoo' 'end it by hand' stop_odoo trial
  ! runs odoo || step 'stop Odoo' 'end it by hand' stop_odoo odoo
  ! postgres_runs || step 'stop PostgreSQL' 'end it by hand' pg pg_ctl -D "$STATE/pg" -w -m fast stop
}
status() {
  local odoo_pid=none postgres_pid=none trial_pid copy_pid
  ! runs odoo || odoo_pid=$(pid_of odoo)
  ! postgres_runs || postgres_pid=$(head -n 1 "$STATE/pg/postmaster.pid")
  echo "# Odoo runs as pid $odoo_pid, PostgreSQL as pid $postgres_pid"
  printf '%s\n' "ODOO_URL=$URL" "ODOO_DATABASE=$DATABASE" "ODOO_ADMIN_KEY_FILE=$STATE/admin-key" \
    "ODOO_READER_KEY_FILE=$STATE/reader-key" "ODOO_COMPANY2_KEY_FILE=$STATE/company2-key" \
    "# ODOO_URL=$URL ODOO_DATABASE=$DATABASE ODOO_API_KEY=\$(cat $STATE/reader-key) npm start"
  ! copy_pid=$(pid_of copy) ||
    printf '%s\n' "ODOO_COPY_URL=$COPY_URL" "ODOO_COPY_DATABASE=$COPY_DATABASE" "ODOO_COPY_PID=$copy_pid"
  trial_pid=$(pid_of trial) || return 0
  echo "# The trial Odoo runs as pid $trial_pid"
  printf '%s\n' "ODOO_TRIAL_URL=$TRIAL_URL" "ODOO_TRIAL_DATABASE=$TRIAL_DATABASE" \
    "ODOO_TRIAL_KEY_FILE=$STATE/trial-key" "# npm run sandbox:load -- --odoo-url $TRIAL_URL" \
    "#   --database $TRIAL_DATABASE --api-key-file $STATE/trial-key"
}

verb=${1:-}
[[ $verb =~ ^(up|reset|trial|copy|down|status)$ ]] ||
  fail "Cannot do '$verb': expected up, reset, trial, copy, down or status"
[ "$(id -u)" = 0 ] && grep -qx 'ID=debian' /etc/os-release ||
  fail 'Cannot run an Odoo here: this needs root on Debian; set TEST_ODOO_URL to use one that runs elsewhere'
[[ $STATE == /* && $CACHE == /* ]] ||
  fail 'Cannot use CAREGRAPH_ODOO_HOME and CAREGRAPH_ODOO_CACHE: both have to be absolute'
cd /
[ "$verb" != status ] || { status && exit; }
mkdir -p "$STATE/log"
exec 9>"$STATE/log/lock"
if ! flock -n 9; then
  echo 'odoo: another run is under way, waiting for it' >&3
  flock -w 900 9 || fail 'Cannot begin: another run has been under way for 15 minutes; end it and try again'
fi
: >"$LOG"
if [ "$verb" = down ]; then
  down
else
  up "$verb"
  [ "$verb" != trial ] || trial
  [ "$verb" != copy ] || copy
  status
fi
