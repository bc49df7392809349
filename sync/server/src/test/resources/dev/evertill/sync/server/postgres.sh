# Holds a PostgreSQL in a temporary directory of its own, with a password, real syncs and no sockets but TCP's. Does what
# its standard input says, "start" or "stop", and answers each with a line. Ends with its standard input, and with it the
# server and the directory.
#
# postgres.sh BIN|ARCHIVE PORT PASSWORD
set -e
trap '' INT TERM HUP
dir=$(mktemp -d "${TMPDIR:-/tmp}/evertill-postgres.XXXXXX")
end() {
  cd /
  [ ! -e "$dir/data/postmaster.pid" ] || "$bin/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$dir"
}
trap end EXIT
cd "$dir"
bin=$1
if [ -f "$1" ]; then
  tar -xJf "$1"
  bin=$dir/bin
fi
printf '%s\n' "$3" >password
"$bin/initdb" -D data -U office -A scram-sha-256 --pwfile=password -E UTF8 --locale=C --no-sync >log 2>&1 || {
  tr '\n' ' ' <log
  exit 1
}
cat >>data/postgresql.conf <<CONF
listen_addresses = '127.0.0.1'
port = $2
unix_socket_directories = ''
max_connections = 60
CONF
while read -r order; do
  case $order in
    start) "$bin/pg_ctl" -D data -l log -w start >said 2>&1 || cat log >>said ;;
    stop) "$bin/pg_ctl" -D data -m immediate stop >said 2>&1 || cat log >>said ;;
  esac
  tr '\n' ' ' <said
  echo
done
