//! The programme while it serves a review, and requests to it that a browser would not send.

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use crate::dossier::{Dossier, PROGRAMME};

/// The programme; it ends with the test.
pub(crate) struct Server {
    child: Child,
    /// The address that it printed.
    pub address: String,
    /// "127.0.0.1:4000".
    pub host: String,
    /// "/token/".
    pub root: String,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub status: u16,
    /// Names in small letters.
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Server {
    /// Serves a dossier; Ana decides.
    pub(crate) fn new(dossier: &Dossier) -> Self {
        Self::with(dossier, &["--by", "Ana", "--today", "2019-06-01"])
    }

    pub(crate) fn with(dossier: &Dossier, options: &[&str]) -> Self {
        let mut command = Command::new(PROGRAMME);
        command.args(["review", "--serve", "."]).args(options).current_dir(dossier.path());
        // No user of this machine's own is taken for who decides.
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut address = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut address).unwrap();
        let address = address.trim().to_owned();
        let (host, root) =
            address.strip_prefix("http://").expect("it prints its address").split_once('/').unwrap();
        let (host, root) = (host.to_owned(), format!("/{root}"));
        Self { child, address, host, root }
    }

    /// What is answered to a request for something on the page.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", &format!("{}{path}", self.root), &[("Host", &self.host)], "")
    }

    /// Sends data as the page does.
    pub(crate) fn post(&self, path: &str, data: &serde_json::Value) -> Answer {
        let origin = format!("http://{}", self.host);
        let headers = [("Host", &*self.host), ("Origin", &origin), ("Content-Type", "application/json")];
        self.ask("POST", &format!("{}{path}", self.root), &headers, &data.to_string())
    }

    /// Sends a request as it stands.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut request = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        for (name, value) in headers {
            write!(request, "{name}: {value}\r\n").unwrap();
        }
        write!(request, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        Answer::parse(&answer)
    }

    /// Presses Ctrl-C; whether it ended well, and what it said.
    pub(crate) fn interrupt(mut self) -> (bool, String) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
        let status = self.child.wait().unwrap();
        let mut told = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
        (status.success(), told)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    fn parse(answer: &str) -> Self {
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).unwrap().parse().unwrap();
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
        Self { status, headers, body: body.to_owned() }
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error} in {self:?}"))
    }

    /// The value of an attribute, where it stands first in the text.
    pub(crate) fn attribute(&self, name: &str) -> String {
        let behind = self.body.split(&format!("{name}=\"")).nth(1);
        behind
            .and_then(|rest| rest.split('"').next())
            .unwrap_or_else(|| panic!("no {name} in {self:?}"))
            .to_owned()
    }
}
