//! A PostgreSQL of a test's own, which can be stopped and started again; gone when the test is, however it ends.

use std::cell::{Cell, RefCell};
use std::io::{BufRead as _, BufReader, Lines, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// Does what its input says; at its end, which comes with the test's, it stops the server and removes its folder.
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
launch() {
    $as "$BIN/postgres" -D "$dir/data" -c listen_addresses= -c unix_socket_directories="$dir" >>"$dir/log" 2>&1 &
    pid=$!
    for _ in $(seq 200); do
        $as "$BIN/psql" -h "$dir" -d postgres -c 'SELECT 1' >/dev/null 2>&1 && break
        sleep 0.1
    done
}
launch
[ -z "$as" ] && user=$(id -un) || user=postgres
echo "$dir $user"
while read -r word; do
    case $word in
        stop) kill -INT $pid; wait $pid; echo stopped ;;
        start) launch; echo started ;;
    esac
done
kill -QUIT $pid
wait $pid 2>/dev/null
"#;

pub(crate) struct Cluster {
    bin: PathBuf,
    socket: PathBuf,
    user: String,
    _script: Child,
    orders: RefCell<ChildStdin>,
    answers: RefCell<Lines<BufReader<ChildStdout>>>,
    databases: Cell<u32>,
}

fn binaries() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    folders.sort();
    folders.reverse();
    folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let is_whole =
        |folder: &Path| ["initdb", "postgres", "psql"].iter().all(|name| folder.join(name).exists());
    folders.into_iter().find(|folder| is_whole(folder))
}

/// Nothing where this machine has no PostgreSQL.
pub(crate) fn start() -> Option<Cluster> {
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
    let orders = RefCell::new(script.stdin.take().unwrap());
    let mut answers = BufReader::new(script.stdout.take().unwrap()).lines();
    let line = answers.next().unwrap().unwrap();
    let (socket, user) = line.split_once(' ').expect("PostgreSQL is installed but does not start");
    let (socket, user) = (socket.into(), user.to_owned());
    let (answers, databases) = (RefCell::new(answers), Cell::new(0));
    Some(Cluster { bin, socket, user, _script: script, orders, answers, databases })
}

impl Cluster {
    /// The address of an empty database.
    pub(crate) fn new_database(&self) -> String {
        let name = format!("t{}", self.databases.replace(self.databases.get() + 1));
        let made = Command::new(self.bin.join("psql"))
            .arg("-h")
            .arg(&self.socket)
            .args(["-U", &self.user, "-d", "postgres", "-q", "-c", &format!("CREATE DATABASE {name}")])
            .status()
            .unwrap();
        assert!(made.success());
        let socket = self.socket.display().to_string().replace('/', "%2F");
        format!("postgres://{}@{socket}/{name}", self.user)
    }

    pub(crate) fn stop(&self) {
        self.order("stop");
    }

    pub(crate) fn start_again(&self) {
        self.order("start");
    }

    fn order(&self, word: &str) {
        writeln!(self.orders.borrow_mut(), "{word}").unwrap();
        self.answers.borrow_mut().next().unwrap().unwrap();
    }
}
