//! A PostgreSQL of the tests' own: started once, a database a test, gone when the tests end, however they end.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

struct Server {
    socket: PathBuf,
    bin: PathBuf,
    user: String,
    /// The script below, which ends the server when its input is closed: by the kernel, when the tests are gone.
    _script: Child,
}

/// Reads its standard input until the tests are gone, then stops the server and removes its folder.
const SCRIPT: &str = r#"
dir=$(mktemp -d /tmp/mingzhang-pg.XXXXXX) || exit 1
trap 'rm -rf "$dir"' EXIT
as=
if [ "$(id -u)" = 0 ]; then
    chown postgres "$dir" || exit 1
    as="setpriv --reuid=postgres --regid=postgres --clear-groups env HOME=$dir"
fi
cd "$dir" || exit 1
$as "$BIN/initdb" -D "$dir/data" -A trust -E UTF8 --locale=C --no-sync >"$dir/log" 2>&1 || { cat "$dir/log" >&2; exit 1; }
$as "$BIN/postgres" -D "$dir/data" -c listen_addresses= -c unix_socket_directories="$dir" \
    -c max_connections=400 -c shared_buffers=64MB >>"$dir/log" 2>&1 &
pid=$!
for _ in $(seq 200); do
    $as "$BIN/psql" -h "$dir" -d postgres -c 'SELECT 1' >/dev/null 2>&1 && break
    sleep 0.1
done
[ -z "$as" ] && user=$(id -un) || user=postgres
echo "$dir $user"
read -r _
kill -QUIT $pid
wait $pid 2>/dev/null
"#;

fn binaries() -> Option<PathBuf> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|versions| versions.flatten().map(|version| version.path().join("bin")).collect())
        .unwrap_or_default();
    folders.sort();
    folders.reverse();
    folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let is_whole =
        |folder: &Path| ["initdb", "postgres", "psql"].iter().all(|name| folder.join(name).exists());
    folders.into_iter().find(|folder| is_whole(folder))
}

fn start() -> Option<Server> {
    let Some(bin) = binaries() else {
        eprintln!("skipped on PostgreSQL: no initdb under /usr/lib/postgresql/*/bin or on PATH");
        return None;
    };
    let mut script = Command::new("sh")
        .args(["-c", SCRIPT])
        .env("BIN", &bin)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(script.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let (socket, user) = line.trim().split_once(' ').expect("PostgreSQL is installed but does not start");
    Some(Server { socket: socket.into(), bin, user: user.to_owned(), _script: script })
}

/// The address of an empty database, or nothing where this machine has no PostgreSQL.
pub(crate) fn new_database() -> Option<String> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let server = SERVER.get_or_init(start).as_ref()?;
    let name = format!("t{}", COUNT.fetch_add(1, Ordering::Relaxed));
    let made = Command::new(server.bin.join("psql"))
        .arg("-h")
        .arg(&server.socket)
        .args(["-U", &server.user, "-d", "postgres", "-q", "-c", &format!("CREATE DATABASE {name}")])
        .output()
        .unwrap();
    if !made.status.success() {
        std::io::stderr().write_all(&made.stderr).unwrap();
        panic!("no database could be made");
    }
    let socket = server.socket.display().to_string().replace('/', "%2F");
    Some(format!("postgres://{}@{socket}/{name}", server.user))
}
