//! As much of a browser as these tests need: cookies, forms, and requests that no browser would send.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use crate::server::PASSWORD;

/// Someone at the other end of the network.
#[derive(Clone)]
pub(crate) struct Browser {
    address: SocketAddr,
    cookies: BTreeMap<String, String>,
    /// Sent with every request.
    pub(crate) headers: Vec<(String, String)>,
}

#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn location(&self) -> &str {
        self.header("location").unwrap_or_default()
    }
}

/// A file of a multipart form.
#[derive(Clone, Debug)]
pub(crate) struct Upload<'a> {
    pub(crate) field: &'a str,
    pub(crate) name: &'a str,
    pub(crate) bytes: &'a [u8],
}

impl Browser {
    pub(crate) fn new(address: SocketAddr) -> Self {
        Self { address, cookies: BTreeMap::new(), headers: Vec::new() }
    }

    /// The bytes as they are; whatever comes back until the other side closes, or nothing where it just does.
    pub(crate) fn raw(&self, request: &[u8]) -> Option<Answer> {
        let mut stream = TcpStream::connect(self.address).ok()?;
        stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
        stream.set_write_timeout(Some(Duration::from_mins(1))).unwrap();
        // The server may answer, and close, before it has read all of it.
        let written = stream.write_all(request);
        let mut answer = Vec::new();
        let read = stream.read_to_end(&mut answer);
        if answer.is_empty() && (written.is_err() || read.is_err()) {
            return None;
        }
        parse(&answer)
    }

    /// HTTP/1.0, so that the end of the connection is the end of the answer.
    pub(crate) fn try_send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Option<Answer> {
        let mut request = format!("{method} {path} HTTP/1.0\r\nHost: {}\r\n", self.address).into_bytes();
        let mut header = |name: &str, value: &str| {
            request.extend(format!("{name}: {value}\r\n").into_bytes());
        };
        for (name, value) in &self.headers {
            header(name, value);
        }
        for (name, value) in headers {
            header(name, value);
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            header("Cookie", &cookies.join("; "));
        }
        if method != "GET" {
            header("Content-Length", &body.len().to_string());
        }
        request.extend(b"\r\n");
        request.extend(body);
        let answer = self.raw(&request)?;
        for (name, value) in &answer.headers {
            if name == "set-cookie" {
                let (cookie, value) = value.split(';').next().unwrap().split_once('=').unwrap();
                if value.is_empty() {
                    self.cookies.remove(cookie);
                } else {
                    self.cookies.insert(cookie.to_owned(), value.to_owned());
                }
            }
        }
        Some(answer)
    }

    pub(crate) fn send(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        self.try_send(method, path, headers, body).unwrap_or_else(|| panic!("no answer to {method} {path}"))
    }

    pub(crate) fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, &[], b"")
    }

    pub(crate) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.try_post(path, fields).unwrap_or_else(|| panic!("no answer to POST {path}"))
    }

    pub(crate) fn try_post(&mut self, path: &str, fields: &[(&str, &str)]) -> Option<Answer> {
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value))).collect();
        let kind = [("Content-Type", "application/x-www-form-urlencoded")];
        self.try_send("POST", path, &kind, body.join("&").as_bytes())
    }

    /// A form with the token that the page of `from` carries.
    pub(crate) fn submit(&mut self, from: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = self.csrf(from);
        let mut all = vec![("csrf", csrf.as_str())];
        all.extend(fields);
        self.post(path, &all)
    }

    pub(crate) fn upload(&mut self, path: &str, fields: &[(&str, &str)], files: &[Upload<'_>]) -> Answer {
        self.try_upload(path, fields, files).unwrap_or_else(|| panic!("no answer to the files for {path}"))
    }

    pub(crate) fn try_upload(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[Upload<'_>],
    ) -> Option<Answer> {
        const EDGE: &str = "----edge-7d81c5";
        let mut body = Vec::new();
        for (name, value) in fields {
            let head = format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend(head.into_bytes());
            body.extend(value.as_bytes());
            body.extend(b"\r\n");
        }
        for Upload { field, name, bytes } in files {
            let head = format!(
                "--{EDGE}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            );
            body.extend(head.into_bytes());
            body.extend(*bytes);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{EDGE}--\r\n").into_bytes());
        let kind = format!("multipart/form-data; boundary={EDGE}");
        self.try_send("POST", path, &[("Content-Type", &kind)], &body)
    }

    pub(crate) fn csrf(&mut self, page: &str) -> String {
        let text = self.get(page).text();
        let at = text.split("name=\"csrf\" value=\"").nth(1).expect("a form with a token");
        at.split('"').next().unwrap().to_owned()
    }

    /// Makes the account of a one-time link, and signs in.
    pub(crate) fn enrol(&mut self, link: &str, name: &str) {
        let fields = [("name", name), ("full_name", "赵一"), ("password", PASSWORD), ("again", PASSWORD)];
        assert_eq!(self.post(link, &fields).status, 303, "{}", self.get(link).text());
        assert!(self.sign_in(name, PASSWORD), "{name}");
    }

    pub(crate) fn sign_in(&mut self, name: &str, password: &str) -> bool {
        self.post("/desk/sign-in", &[("name", name), ("password", password)]).status == 303
    }

    pub(crate) fn is_signed_in(&mut self) -> bool {
        self.get("/desk/account").status == 200
    }
}

fn parse(answer: &[u8]) -> Option<Answer> {
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    Some(Answer { status, headers, body: answer[end + 4..].to_vec() })
}

pub(crate) fn escape(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
