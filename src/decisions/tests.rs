use jiff::civil::date;

use super::{Act, Decisions, Mark, Signoff, Status, Verdict, store};
use crate::check::{Finding, Severity};
use crate::claim::tests::claim;
use crate::claim::{ClaimId, ClaimRef, Kind, SourceClaims, name_all};

pub(super) fn sources(counts: [&str; 2]) -> Vec<SourceClaims> {
    let source = |id: &str, count: &str| {
        let mut claims = vec![claim(count, "killed")];
        name_all(id, &mut claims);
        let mut told = SourceClaims { claims, ..SourceClaims::default() };
        told.source.id = id.to_owned();
        told
    };
    vec![source("a", counts[0]), source("b", counts[1])]
}

pub(super) fn finding(id: &str) -> Finding {
    Finding {
        id: id.to_owned(),
        rule: "count-contradiction".to_owned(),
        kind: Kind::Count,
        severity: Severity::Error,
        reason: "contradiction".to_owned(),
        message: "killed: 34 against 40".to_owned(),
        help: String::new(),
        hint: None,
        suggestion: None,
        claims: vec![ClaimRef { source: 0, claim: 0 }, ClaimRef { source: 1, claim: 0 }],
        aside: 0,
        evidence: Vec::new(),
        of_texts: false,
    }
}

pub(super) fn act(verdict: Verdict, note: Option<&str>) -> Act {
    Act { verdict, by: "A. Editor".to_owned(), on: date(2026, 11, 21), note: note.map(str::to_owned) }
}

fn decided(verdict: Verdict, note: Option<&str>) -> Decisions {
    let mut decisions = Decisions::empty("decisions.yaml");
    decisions.decide(&finding("f1"), &sources(["34", "40"]), act(verdict, note)).unwrap();
    decisions
}

#[test]
fn a_decision_holds_as_long_as_its_evidence() {
    let decisions = decided(Verdict::Real, None);
    let status = |counts| decisions.status_of(&finding("f1"), &sources(counts), Signoff::One);
    assert!(matches!(status(["34", "40"]), Status::Decided(_)));
    assert!(matches!(status(["34", "41"]), Status::Stale(_)));
    assert_eq!(decisions.status_of(&finding("f2"), &sources(["34", "40"]), Signoff::One), Status::Open);
}

#[test]
fn what_somebody_else_decided_meanwhile_is_noticed() {
    let before = decided(Verdict::Real, None);
    let mut now = before.clone();
    assert!(now.still("f1", &before.mark("f1")).is_ok() && now.still("f2", &Mark::default()).is_ok());
    now.decide(&finding("f2"), &sources(["34", "40"]), act(Verdict::Real, None)).unwrap();
    assert!(now.still("f1", &before.mark("f1")).is_ok(), "another finding does not matter");
    now.decide(&finding("f1"), &sources(["34", "40"]), act(Verdict::Different, None)).unwrap();
    let refused = now.still("f1", &before.mark("f1")).unwrap_err().to_string();
    assert!(refused.ends_with("different by A. Editor on 21 November 2026"), "{refused}");
    assert!(Decisions::empty("decisions.yaml").still("f1", &before.mark("f1")).is_err());
}

#[test]
fn the_file_is_one_that_a_person_can_read() {
    let mut decisions = decided(Verdict::Explained, Some("the second counts a day later: ask again"));
    decisions.decide(&finding("f2"), &sources(["34", "40"]), act(Verdict::Real, None)).unwrap();
    decisions.revoke("f2", act(Verdict::Revoked, Some("too early"))).unwrap();
    insta::assert_snapshot!(decisions.text(), @r#"
    # yaml-language-server: $schema=schemas/decisions.schema.json
    # What was decided about findings. `crosscheck review` writes here; notes and comments are yours to edit.
    schema: crosscheck/decisions/1
    decisions:
      - finding: f1
        rule: count-contradiction
        summary: "killed: 34 against 40"
        claims: [a-967d7d, b-967d7d]
        verdict: explained
        by: A. Editor
        on: 2026-11-21
        note: "the second counts a day later: ask again"
        evidence: b3-a0fad7545e06

      - finding: f2
        rule: count-contradiction
        summary: "killed: 34 against 40"
        claims: [a-967d7d, b-967d7d]
        verdict: revoked
        by: A. Editor
        on: 2026-11-21
        evidence: b3-a0fad7545e06
        note: too early
        history:
          - {verdict: real, by: A. Editor, on: 2026-11-21, evidence: b3-a0fad7545e06}
    "#);
}

#[test]
fn deciding_again_keeps_comments_and_writes_history() {
    let text = "\
# ours
schema: crosscheck/decisions/1
decisions:
  # about the toll
  - finding: f1
    verdict: explained   # for now
    by: B
    on: 2026-01-02
    note: |
      long
      story
    evidence: old # seen
    # more to come

  - finding: f0 # another
    verdict: real
    by: C
    on: 2026-01-01
    evidence: x
";
    let mut decisions = Decisions::parse("d.yaml", text).unwrap();
    let print = sources(["34", "40"])[1].claims[0].id.clone();
    decisions.decide(&finding("f1"), &sources(["34", "40"]), act(Verdict::Print(print), None)).unwrap();
    insta::assert_snapshot!(decisions.text(), @r#"
    # ours
    schema: crosscheck/decisions/1
    decisions:
      # about the toll
      - finding: f1
        verdict: print   # for now
        by: A. Editor
        on: 2026-11-21
        evidence: b3-a0fad7545e06 # seen
        # more to come
        print: b-967d7d
        summary: "killed: 34 against 40"
        history:
          - {verdict: explained, by: B, on: 2026-01-02, note: "long\nstory\n", evidence: old}

      - finding: f0 # another
        verdict: real
        by: C
        on: 2026-01-01
        evidence: x
    "#);
    decisions.decide(&finding("f1"), &sources(["34", "40"]), act(Verdict::Explained, Some("x"))).unwrap();
    decisions.revoke("f1", act(Verdict::Revoked, None)).unwrap();
    let history: Vec<_> = decisions.get("f1").unwrap().history.iter().map(|r| r.verdict.word()).collect();
    assert_eq!(history, ["explained", "print", "explained"]);
    assert_eq!(decisions.get("f1").unwrap().history[0].note.as_deref(), Some("long\nstory\n"));
    for comment in ["# ours", "# about the toll", "# for now", "# seen", "# more to come", "# another"] {
        assert!(decisions.text().contains(comment), "{comment} in {}", decisions.text());
    }
    assert_eq!(decisions.status_of(&finding("f1"), &sources(["34", "40"]), Signoff::One), Status::Open);
}

#[test]
fn a_verdict_needs_what_it_needs() {
    let mut decisions = Decisions::empty("d.yaml");
    let mut refused =
        |act| decisions.decide(&finding("f1"), &sources(["1", "2"]), act).unwrap_err().to_string();
    assert_eq!(refused(act(Verdict::Explained, Some(" "))), "an explanation is missing");
    assert_eq!(refused(act(Verdict::Print(ClaimId("c".into())), None)), "`c` is not a claim of this finding");
    assert_eq!(refused(Act { by: String::new(), ..act(Verdict::Real, None) }), "nobody is named who decides");
    assert!(decisions.revoke("f1", act(Verdict::Revoked, None)).is_err());
}

#[test]
fn claims_that_are_different_facts_are_kept_apart_until_they_change() {
    let decisions = decided(Verdict::Different, None);
    let before = sources(["34", "40"]);
    let pair = (before[0].claims[0].id.clone(), before[1].claims[0].id.clone());
    let apart = decisions.apart(&before, Signoff::One);
    assert_eq!((apart.len(), &apart[0].claims, apart[0].finding.as_str()), (1, &pair, "f1"));
    assert_eq!(decisions.apart(&sources(["34", "41"]), Signoff::One), []);
    assert_eq!(decided(Verdict::Real, None).apart(&before, Signoff::One), []);
}

#[test]
fn a_decision_without_its_finding_is_an_orphan() {
    let decisions = decided(Verdict::Real, None);
    assert_eq!(decisions.orphans(&[finding("f2")]).len(), 1);
    assert_eq!(decisions.orphans(&[finding("f1")]).len(), 0);
}

#[test]
fn every_mistake_of_the_file_is_shown() {
    let text = "\
schema: crosscheck/decisions/1
decisions:
  - {finding: f1, verdict: reel, by: A, on: 2026-02-30, evidence: x}
  - {finding: f1, verdict: print, by: A, on: 2026-02, evidence: x}
";
    insta::assert_snapshot!(Decisions::parse("decisions.yaml", text).unwrap_err().plain(), @r#"
      × `reel` is no verdict
       ╭─[decisions.yaml:3:28]
     2 │ decisions:
     3 │   - {finding: f1, verdict: reel, by: A, on: 2026-02-30, evidence: x}
       ·                            ──┬─
       ·                              ╰── here
     4 │   - {finding: f1, verdict: print, by: A, on: 2026-02, evidence: x}
       ╰────
      help: did you mean `real`?

    Error: 
      × "2026-02-30" does not exist in the calendar
       ╭─[decisions.yaml:3:45]
     2 │ decisions:
     3 │   - {finding: f1, verdict: reel, by: A, on: 2026-02-30, evidence: x}
       ·                                             ─────┬────
       ·                                                  ╰── here
     4 │   - {finding: f1, verdict: print, by: A, on: 2026-02, evidence: x}
       ╰────

    Error: 
      × the key `print` is missing or has no value
       ╭─[decisions.yaml:4:5]
     3 │   - {finding: f1, verdict: reel, by: A, on: 2026-02-30, evidence: x}
     4 │   - {finding: f1, verdict: print, by: A, on: 2026-02, evidence: x}
       ·     ┬
       ·     ╰── here
       ╰────
      help: add `print: …`

    Error: 
      × the finding `f1` is decided a second time
       ╭─[decisions.yaml:4:15]
     3 │   - {finding: f1, verdict: reel, by: A, on: 2026-02-30, evidence: x}
     4 │   - {finding: f1, verdict: print, by: A, on: 2026-02, evidence: x}
       ·               ─┬
       ·                ╰── decided before
       ╰────
      help: the first decision stands at line 3; move one of the two into the other's `history`

    Error: 
      × a decision is made on one day
       ╭─[decisions.yaml:4:46]
     3 │   - {finding: f1, verdict: reel, by: A, on: 2026-02-30, evidence: x}
     4 │   - {finding: f1, verdict: print, by: A, on: 2026-02, evidence: x}
       ·                                              ───┬───
       ·                                                 ╰── here
       ╰────
      help: write it as 2012-03-21
    "#);
}

#[test]
fn a_decision_on_one_line_is_not_edited_and_not_lost() {
    let text = "schema: crosscheck/decisions/1\ndecisions:\n  - {finding: f1, verdict: real, by: A, on: 2026-01-01, evidence: x}\n";
    let mut decisions = Decisions::parse("d.yaml", text).unwrap();
    let refused = decisions.decide(&finding("f1"), &sources(["1", "2"]), act(Verdict::Real, None));
    assert!(refused.unwrap_err().to_string().contains("in place"));
    assert_eq!(decisions.text(), text);
    decisions.decide(&finding("f2"), &sources(["1", "2"]), act(Verdict::Real, None)).unwrap();
    assert!(decisions.text().starts_with(text));
}

#[test]
fn two_who_decide_at_once_both_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = camino::Utf8PathBuf::from_path_buf(folder.path().join("decisions.yaml")).unwrap();
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let path = &path;
            scope.spawn(move || {
                for i in 0..5 {
                    let finding = finding(&format!("f{thread}{i}"));
                    let decide = |d: &mut Decisions| {
                        d.decide(&finding, &sources(["1", "2"]), act(Verdict::Real, None))
                    };
                    store::change(path, None, decide).unwrap();
                }
            });
        }
    });
    assert_eq!(store::load(&path).unwrap().iter().count(), 20);
    assert_eq!(fs_err::read_dir(folder.path()).unwrap().count(), 1, "no lock is left behind");
}

#[test]
fn a_value_that_was_chosen_is_so_as_long_as_its_evidence_holds() {
    let claim = sources(["34", "40"])[1].claims[0].id.clone();
    let printed = |verdict, told: [&str; 2]| {
        let settled = decided(verdict, Some("why")).settled(&sources(told), Signoff::One);
        settled.into_iter().map(|settled| settled.print).collect::<Vec<_>>()
    };
    assert_eq!(printed(Verdict::Print(claim.clone()), ["34", "40"]), [Some(claim.clone())]);
    assert_eq!(printed(Verdict::Print(claim), ["34", "41"]), []);
    assert_eq!(printed(Verdict::Explained, ["34", "40"]), [None]);
    assert_eq!(printed(Verdict::Real, ["34", "40"]), []);
}

#[test]
fn without_a_second_person_a_decision_waits_and_binds_nobody() {
    let (finding, claims) = (finding("f1"), sources(["34", "40"]));
    let mut decisions = decided(Verdict::Different, None);
    assert!(matches!(decisions.status_of(&finding, &claims, Signoff::Two), Status::Waiting(_)));
    assert_eq!(decisions.apart(&claims, Signoff::Two), []);
    let ben = Act { by: "Ben".to_owned(), ..act(Verdict::Different, None) };
    decisions.decide(&finding, &claims, ben).unwrap();
    assert!(matches!(decisions.status_of(&finding, &claims, Signoff::Two), Status::Decided(_)));
    assert_eq!(decisions.apart(&claims, Signoff::Two).len(), 1);
}

#[test]
fn what_held_before_holds_again_as_it_was_decided_then() {
    let (finding, claims) = (finding("f1"), sources(["34", "40"]));
    let mut decisions = decided(Verdict::Real, Some("by phone"));
    let by = |by: &str, verdict| Act { by: by.to_owned(), ..act(verdict, None) };
    decisions.decide(&finding, &claims, by("Ben", Verdict::Real)).unwrap();
    let confirmed = decisions.get("f1").unwrap().ruling.clone();
    decisions.decide(&finding, &claims, by("Cleo", Verdict::Different)).unwrap();
    decisions.reinstate("f1", |past| *past == confirmed, by("Cleo", Verdict::Revoked)).unwrap();
    let decision = decisions.get("f1").unwrap();
    assert_eq!(decision.ruling, confirmed);
    assert_eq!(decision.confirms().map(|past| past.by.as_str()), Some("A. Editor"));
    let history: Vec<_> = decision.history.iter().map(|r| format!("{} {}", r.by, r.verdict)).collect();
    assert_eq!(history, ["A. Editor real", "Ben real", "Cleo different", "Cleo revoked", "A. Editor real"]);
    decisions.reinstate("f1", |_| false, by("Cleo", Verdict::Revoked)).unwrap();
    assert_eq!(decisions.status_of(&finding, &claims, Signoff::One), Status::Open);
}
