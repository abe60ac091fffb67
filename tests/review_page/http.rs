use serde_json::{Value, json};

use crate::dossier::{Dossier, Told};
use crate::server::{Answer, Server};

/// What a window sends that calls a finding real, as it was seen.
fn real(finding: &str, mark: &str) -> Value {
    json!({"window": "w", "finding": finding, "mark": mark, "verdict": "real"})
}

fn mark(server: &Server, finding: &str) -> String {
    server.get(&format!("finding/{finding}")).attribute("data-mark")
}

#[test]
fn only_the_whole_address_at_its_own_name_is_answered() {
    let server = Server::new(&Dossier::new());
    assert_eq!(server.get("").status, 200);
    let host = ("Host", &*server.host);
    for path in ["/", "/review.js", "/0123456789abcdef0123456789abcdef/", "/favicon.ico"] {
        let refused = server.ask("GET", path, &[host], "");
        assert_eq!(refused.status, 403, "{path}");
        assert!(
            refused.body.contains("whole address") && !refused.body.contains(server.root.trim_matches('/'))
        );
    }
    for other in ["evil.example", "127.0.0.1", "evil.example:80"] {
        assert_eq!(server.ask("GET", &server.root, &[("Host", other)], "").status, 403, "{other}");
    }
    assert_eq!(server.get("nothing").status, 404);
}

#[test]
fn another_page_in_the_same_browser_changes_nothing() {
    let dossier = Dossier::new();
    let server = Server::new(&dossier);
    let body = real(&dossier.open()[0], "").to_string();
    let path = format!("{}decide", server.root);
    let ours = format!("http://{}", server.host);
    let data = ("Content-Type", "application/json");
    for origin in [None, Some("http://evil.example"), Some("null"), Some("http://127.0.0.1:1")] {
        let mut headers = vec![("Host", &*server.host), data];
        headers.extend(origin.map(|origin| ("Origin", origin)));
        assert_eq!(server.ask("POST", &path, &headers, &body).status, 403, "{origin:?}");
    }
    let cross = [("Host", &*server.host), ("Origin", &ours), data, ("Sec-Fetch-Site", "cross-site")];
    assert_eq!(server.ask("POST", &path, &cross, &body).status, 403);
    // What a form of another page could send.
    let form = [("Host", &*server.host), ("Origin", &ours), ("Content-Type", "text/plain")];
    assert_eq!(server.ask("POST", &path, &form, &body).status, 415);
    assert_eq!(dossier.decisions(), "");
}

#[test]
fn every_answer_is_sealed() {
    let server = Server::new(&Dossier::new());
    let host = ("Host", &*server.host);
    let answers = ["", "review.js", "review.css", "base.css", "icon.svg", "source/0", "nothing"]
        .map(|path| server.get(path));
    for answer in answers.iter().chain(&[server.ask("GET", "/", &[host], "")]) {
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self'"), "{answer:?}");
        assert!(!policy.contains("unsafe") && policy.contains("frame-ancestors 'none'"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(answer.header("access-control-allow-origin"), "");
        assert_eq!(answer.header("set-cookie"), "");
    }
    assert!(server.get("review.js").header("content-type").starts_with("text/javascript"));
}

#[test]
fn a_page_refers_to_nothing_but_itself() {
    let server = Server::new(&Dossier::new());
    for path in ["", "source/1", "review.css", "base.css", "review.js"] {
        let body = server.get(path).body;
        let elsewhere = ["http:", "https:", "//cdn", "@import", "url("];
        assert!(elsewhere.iter().all(|word| !body.contains(word)), "{path}: {body}");
        assert!(
            !body.contains("<style") && !body.contains(" style=") && !body.contains(" onclick"),
            "{path}"
        );
    }
}

#[test]
fn a_decision_is_on_disk_when_it_is_answered() {
    let dossier = Dossier::new();
    let server = Server::new(&dossier);
    let id = &dossier.open()[0];
    let kept = server.post("decide", &real(id, &mark(&server, id)));
    assert_eq!(kept.status, 200, "{kept:?}");
    assert_eq!(kept.json()["news"]["standings"], json!(["decided", "open"]));
    assert!(dossier.decisions().contains("verdict: real\n    by: Ana\n    on: 2019-06-01"));
    let undone = server.post("undo", &json!({"window": "w"}));
    assert_eq!((undone.status, undone.json()["told"].as_str()), (200, Some("Taken back. It is open.")));
    assert!(
        dossier.decisions().contains("verdict: revoked") && dossier.decisions().contains("{verdict: real")
    );
    assert_eq!(server.post("undo", &json!({"window": "w"})).status, 422);
    let (well, told) = server.interrupt();
    assert!(well && told.contains("0 decisions kept in this review"), "{told}");
}

#[test]
fn a_window_takes_back_what_it_did_itself() {
    let dossier = Dossier::new();
    let server = Server::new(&dossier);
    let open = dossier.open();
    for (id, window) in open.iter().zip(["left", "right"]) {
        let mut asked = real(id, "");
        asked["window"] = window.into();
        assert_eq!(server.post("decide", &asked).status, 200);
    }
    assert_eq!(server.post("undo", &json!({"window": "left"})).json()["finding"], json!(open[0]));
    assert_eq!(server.post("undo", &json!({"window": "left"})).status, 422);
    assert_eq!(server.post("undo", &json!({"window": "right"})).json()["finding"], json!(open[1]));
}

#[test]
fn what_others_decide_about_other_findings_is_merged() {
    let dossier = Dossier::new();
    let server = Server::new(&dossier);
    let open = dossier.open();
    let seen = mark(&server, &open[0]);
    dossier.ben_decides(&open[1]);
    let kept = server.post("decide", &real(&open[0], &seen));
    assert_eq!((kept.status, kept.json()["news"]["standings"].clone()), (200, json!(["decided", "decided"])));
    assert!(dossier.decisions().contains("by: Ana") && dossier.decisions().contains("by: Ben"));
}

#[test]
fn what_others_decide_about_the_same_finding_is_not_overruled() {
    let dossier = Dossier::new();
    let server = Server::new(&dossier);
    let id = &dossier.open()[0];
    let seen = mark(&server, id);
    dossier.ben_decides(id);
    let refused = server.post("decide", &real(id, &seen));
    assert_eq!(refused.status, 409, "{refused:?}");
    let told = refused.json();
    assert!(told["told"].as_str().unwrap().contains("different by Ben on 2 June 2019"), "{told}");
    assert!(told["opened"].as_str().unwrap().contains("Not the same fact</b>, by <bdi>Ben"), "{told}");
    assert!(!dossier.decisions().contains("by: Ana"));
    // In sight of it, it can be decided anew.
    assert_eq!(server.post("decide", &real(id, &mark(&server, id))).status, 200);
    assert!(
        dossier.decisions().contains("by: Ana")
            && dossier.decisions().contains("{verdict: different, by: Ben")
    );
}

#[test]
fn news_come_when_there_are_some() {
    let dossier = Dossier::new();
    let server = Server::new(&dossier);
    let version = server.get("").attribute("data-version");
    let news = |version: &str| server.get(&format!("news?version={version}"));
    assert_eq!(news(&version).status, 204);
    dossier.ben_decides(&dossier.open()[1]);
    let told = news(&version);
    assert_eq!((told.status, told.json()["standings"].clone()), (200, json!(["open", "decided"])));
    std::fs::write(dossier.path().join("decisions.yaml"), "schema: [").unwrap();
    let broken = news(told.json()["version"].as_str().unwrap()).json();
    assert!(broken["trouble"].as_str().unwrap().contains("The file of decisions"), "{broken}");
    assert_eq!(broken["standings"], json!(["open", "decided"]), "what was read before still stands");
}

#[test]
fn a_decision_that_lacks_something_is_refused() {
    let dossier = Dossier::new();
    let server = Server::new(&dossier);
    let id = &dossier.open()[0];
    let with = |key: &str, value: Value| {
        let mut asked = real(id, "");
        asked[key] = value;
        server.post("decide", &asked)
    };
    let refused = |answer: &Answer| answer.json()["told"].as_str().unwrap().to_owned();
    assert!(refused(&with("verdict", json!("explained"))).contains("an explanation is missing"));
    assert!(refused(&with("verdict", json!("reel"))).contains("no verdict"));
    assert!(refused(&with("verdict", json!("revoked"))).contains("nothing is decided"));
    assert_eq!(with("finding", json!("ffff")).status, 404);
    assert_eq!(with("unknown", json!(1)).status, 422);
    let mut print = real(id, "");
    (print["verdict"], print["print"]) = (json!("print"), json!("nobody-1"));
    assert!(refused(&server.post("decide", &print)).contains("not a claim of this finding"));
    let nobody = Server::with(&dossier, &[]);
    assert!(refused(&nobody.post("decide", &real(id, ""))).contains("nobody is named"));
    assert_eq!(with("note", json!("x".repeat(1 << 19))).status, 413);
    assert_eq!(dossier.decisions(), "");
}

#[test]
fn the_list_is_filtered_by_words_and_by_what_is_chosen() {
    let server = Server::new(&Dossier::new());
    let found = |query: &str| server.get(&format!("found?{query}")).json()["found"].clone();
    assert_eq!(found(""), json!([0, 1]));
    assert_eq!(found("text=residents&level=error&kind=count&status=open&source=herald"), json!([1]));
    assert_eq!(found("text=herald%20warning"), json!([]));
    assert_eq!(found("source=gazette"), json!([]));
}

#[test]
fn what_a_source_says_is_text_and_nothing_else() {
    let evil = "<script>x()</script><img src=x onerror=x()> \"'> \u{202e}";
    let told = |value| Told {
        attribute: "killed",
        value,
        noun: "people",
        event: "when: 2019-05-03".to_owned(),
        sentence: format!("{evil} The flood killed {value} people. {evil}"),
    };
    let dossier = Dossier::of([("courier", vec![told(34)]), ("herald", vec![told(40)])]);
    let server = Server::new(&dossier);
    let id = &dossier.open()[0];
    let pages =
        [String::new(), format!("finding/{id}"), format!("finding/{id}/evidence"), "source/0".to_owned()];
    for path in pages {
        let body = server.get(&path).body;
        assert!(
            !body.contains("<script>x") && !body.contains("<img") && !body.contains('\u{202e}'),
            "{body}"
        );
    }
    assert!(server.get("source/0").body.contains("&lt;script&gt;x()&lt;/script&gt;"));
    assert!(server.get(&format!("finding/{id}")).body.contains("&lt;img src=x onerror=x()&gt;"));
}

#[test]
fn a_source_has_its_claims_marked_where_they_stand() {
    let server = Server::new(&Dossier::new());
    let page = server.get("source/1").body;
    assert!(page.contains("the flood left <mark><a id=\"c0\"></a>40 people</mark> killed."), "{page}");
    assert_eq!(server.get("source/2").status, 404);
}

#[test]
fn the_value_of_a_part_is_not_printed() {
    let dossier = Dossier::with_a_box();
    let finding = &dossier.open()[0];
    let server = Server::new(&dossier);
    let asked = |claim: &str| {
        let mark = mark(&server, finding);
        json!({"window": "w", "finding": finding, "mark": mark, "verdict": "print", "print": claim})
    };
    let refused = server.post("decide", &asked("courier-2"));
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("shown beside it, not to be chosen"), "{}", refused.body);
    assert_eq!(dossier.decisions(), "");
    assert_eq!(server.post("decide", &asked("herald-1")).status, 200);
}
