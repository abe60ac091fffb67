//! Who may come in: a browser on this machine that was given the address, and no page of somebody else's that runs in
//! that browser.
//!
//! The address holds a random token, which every request repeats in its path; there is no cookie, because the
//! browser would show a cookie to whatever else answers on this machine. A name that somebody has pointed at
//! 127.0.0.1 is refused by the `Host` that it brings (DNS rebinding), a request that another page makes by its
//! `Origin` and by what the browser says of it in `Sec-Fetch-Site` (CSRF).

use std::fmt::Write as _;
use std::io;
use std::net::TcpListener;

use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};

/// What the address needs.
#[derive(Clone, Debug)]
pub(super) struct Door {
    token: String,
    port: u16,
}

/// Why somebody is not let in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stranger {
    /// The address was asked for by another name.
    Host,
    /// Another page asks.
    Origin,
    /// The token is missing, or is not ours.
    Token,
}

/// Bytes of the token; written as twice as many hexadecimal digits.
const TOKEN: usize = 16;
/// Where a browser tells which page a request comes from.
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// What every answer says about itself: it loads nothing from elsewhere and runs nothing but our own file, is shown in
/// nobody's frame, sends its address to nobody, and is kept nowhere.
const SEALS: [(HeaderName, &str); 8] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CACHE_CONTROL, "no-store"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
];

impl Door {
    /// A door at this port, with a new token.
    pub(super) fn new(listener: &TcpListener) -> io::Result<Self> {
        let mut random = [0; TOKEN];
        getrandom::fill(&mut random).map_err(io::Error::other)?;
        let mut token = String::with_capacity(2 * TOKEN);
        // Writing to memory does not fail.
        random.iter().for_each(|byte| _ = write!(token, "{byte:02x}"));
        Ok(Self { token, port: listener.local_addr()?.port() })
    }

    /// Where the page is.
    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/{}/", self.port, self.token)
    }

    /// The path of something on the page.
    pub(super) fn path(&self, of: &str) -> String {
        format!("/{}/{of}", self.token)
    }

    /// Whether a request may come in.
    pub(super) fn admit(&self, method: &Method, path: &str, headers: &HeaderMap) -> Result<(), Stranger> {
        let [by_number, by_name] = [format!("127.0.0.1:{}", self.port), format!("localhost:{}", self.port)];
        let host = headers.get(header::HOST).map(HeaderValue::as_bytes).unwrap_or_default();
        if host != by_number.as_bytes() && host != by_name.as_bytes() {
            return Err(Stranger::Host);
        }
        let from_here = |origin: &HeaderValue| origin.as_bytes().strip_prefix(b"http://") == Some(host);
        let origin = headers.get(header::ORIGIN).map(from_here);
        // A browser says where a change comes from.
        let changes = !matches!(*method, Method::GET | Method::HEAD);
        let site = headers.get(FETCH_SITE).map(HeaderValue::as_bytes);
        let typed = matches!(site, None | Some(b"same-origin" | b"none"));
        if !origin.unwrap_or(!changes) || !typed {
            return Err(Stranger::Origin);
        }
        let token = path.strip_prefix('/').and_then(|path| path.split('/').next()).unwrap_or_default();
        // Digests are compared in constant time.
        let ours = blake3::hash(token.as_bytes()) == blake3::hash(self.token.as_bytes());
        if ours { Ok(()) } else { Err(Stranger::Token) }
    }
}

/// Adds to an answer what every answer says about itself.
pub(super) fn seal(headers: &mut HeaderMap) {
    headers.extend(SEALS.map(|(name, value)| (name, HeaderValue::from_static(value))));
}

impl Stranger {
    /// The answer.
    pub(super) const fn told(self) -> (StatusCode, &'static str) {
        let told = match self {
            Self::Host => "This review is at 127.0.0.1 alone.\n",
            Self::Origin => "This review answers its own page alone.\n",
            Self::Token => "This review is opened with the whole address that crosscheck has printed.\n",
        };
        (StatusCode::FORBIDDEN, told)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = "/00ff/";

    /// Whether a request with these headers is let in; the port is 4000.
    fn comes(method: &Method, path: &str, headers: &[(&str, &str)]) -> Result<(), Stranger> {
        let door = Door { token: "00ff".into(), port: 4000 };
        let headers = headers.iter().map(|(name, value)| {
            (HeaderName::try_from(*name).unwrap(), HeaderValue::try_from(*value).unwrap())
        });
        door.admit(method, path, &headers.collect())
    }

    #[test]
    fn the_whole_address_opens() {
        for host in ["127.0.0.1:4000", "localhost:4000"] {
            assert_eq!(comes(&Method::GET, OURS, &[("host", host)]), Ok(()));
        }
        for path in ["/", "/00fe/", "/00ff0/", "/x/00ff/", "//00ff/"] {
            assert_eq!(comes(&Method::GET, path, &[("host", "127.0.0.1:4000")]), Err(Stranger::Token));
        }
    }

    #[test]
    fn a_name_that_was_pointed_here_is_refused() {
        for host in ["evil.example:4000", "127.0.0.1:4001", "127.0.0.1", "127.0.0.1:4000.evil.example", ""] {
            assert_eq!(comes(&Method::GET, OURS, &[("host", host)]), Err(Stranger::Host), "{host}");
        }
        assert_eq!(comes(&Method::GET, OURS, &[]), Err(Stranger::Host));
    }

    #[test]
    fn another_page_changes_nothing_and_reads_nothing() {
        let host = ("host", "127.0.0.1:4000");
        for origin in ["http://evil.example", "null", "http://127.0.0.1:4001", "https://127.0.0.1:4000", ""] {
            for method in [Method::GET, Method::POST] {
                let refused = comes(&method, OURS, &[host, ("origin", origin)]);
                assert_eq!(refused, Err(Stranger::Origin), "{method} {origin}");
            }
        }
        assert_eq!(comes(&Method::POST, OURS, &[host]), Err(Stranger::Origin), "a change names its origin");
        assert_eq!(comes(&Method::POST, OURS, &[host, ("origin", "http://127.0.0.1:4000")]), Ok(()));
        for (site, fine) in
            [("none", true), ("same-origin", true), ("same-site", false), ("cross-site", false)]
        {
            assert_eq!(comes(&Method::GET, OURS, &[host, ("sec-fetch-site", site)]).is_ok(), fine, "{site}");
        }
    }

    #[test]
    fn no_two_doors_have_one_token() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let [a, b] = [(); 2].map(|()| Door::new(&listener).unwrap());
        assert!(a.token.len() == 2 * TOKEN && a.token != b.token);
    }
}
