//! What the command line says of a server.

use std::net::SocketAddr;
use std::path::PathBuf;

/// How a server is to run.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where it listens.
    pub listen: SocketAddr,
    /// `sqlite://path` or `postgres://…`.
    pub database: String,
    /// Where files are kept.
    pub data: PathBuf,
    /// The program whose `worker` command reads foreign files: this one.
    pub program: PathBuf,
    /// How many files are read at a time.
    pub jobs: usize,
    /// The address that people see, `https://budget.example.gov.cn`, where a proxy stands before the server. With `https`, cookies
    /// are sent over it only, and addresses of visitors are taken from `X-Forwarded-For`.
    pub public_url: Option<String>,
    /// Code of the bureau that the first start makes.
    pub bureau_code: String,
    /// Its name.
    pub bureau_name: String,
    /// What a program shows to read `/metrics` from another machine; without it, only the machine itself may.
    pub metrics_token: Option<String>,
    /// Whether the example unit with a book in each state is loaded into an empty store.
    pub demo: bool,
}

impl Config {
    /// Whether people reach the server over TLS.
    pub(crate) fn is_https(&self) -> bool {
        self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }

    /// The address that links begin with, without a slash at its end.
    pub(crate) fn base_url(&self) -> String {
        self.public_url
            .as_deref()
            .map_or_else(|| format!("http://{}", self.listen), |url| url.trim_end_matches('/').to_owned())
    }
}
