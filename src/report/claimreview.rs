//! What was decided, as linked data (JSON-LD): for each claim of a decided finding a schema.org
//! [ClaimReview](https://schema.org/ClaimReview), and a W3C
//! [annotation](https://www.w3.org/TR/annotation-model/) that selects its words in the source.
//!
//! The rating is the decision in words. There is no number beside it: crosscheck finds where sources differ, not
//! who is right. Who publishes a review adds the `url` of its page. What is open or stale is not in it.

use std::io::{self, Write};

use serde::Serialize;

use super::escape::{self, uri};
use super::region::{Regions, Sited};
use super::{Report, Standing, Verdict, json, words};
use crate::check::Finding;
use crate::claim::Claim;
use crate::decisions;
use crate::document::{Document, Source, Wording};
use crate::text::Span;

/// Characters of the text before and behind a quote that help to find it.
const CONTEXT: usize = 32;

/// Writes one document.
///
/// # Errors
///
/// Those of the writer.
pub fn write(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let regions = Regions::new(report);
    let mut graph = Vec::new();
    for (finding, standing) in report.findings() {
        let Standing::Decided(verdict) = standing else { continue };
        for sited in regions.of(finding) {
            graph.push(Node::Review(Box::new(Review::new(report, finding, verdict, &sited))));
            graph.extend(Annotation::new(finding, &sited).map(Node::Annotation));
        }
    }
    graph.extend(
        report
            .filter
            .map(|filter| Node::About(About { name: report.title, description: filter.to_string() })),
    );
    json::pretty(out, &Reviews { context: "https://schema.org", graph })
}

#[derive(Serialize)]
struct Reviews<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Node<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Node<'a> {
    Review(Box<Review<'a>>),
    Annotation(Annotation),
    About(About<'a>),
}

/// That findings are left out.
#[derive(Serialize)]
#[serde(tag = "@type", rename = "Report")]
struct About<'a> {
    name: &'a str,
    description: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase", tag = "@type", rename = "ClaimReview")]
struct Review<'a> {
    #[serde(rename = "@id")]
    id: String,
    /// The finding.
    identifier: &'a str,
    claim_reviewed: String,
    review_body: String,
    date_published: &'a str,
    author: Author<'a>,
    review_rating: Rating<'a>,
    item_reviewed: Claimed<'a>,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
enum Author<'a> {
    Person {
        name: &'a str,
    },
    Organization {
        name: &'a str,
    },
    /// Whoever a source names: a person, an office or an organisation.
    #[serde(untagged)]
    Somebody {
        name: &'a str,
    },
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase", tag = "@type")]
struct Rating<'a> {
    alternate_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    rating_explanation: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase", tag = "@type", rename = "Claim")]
struct Claimed<'a> {
    identifier: &'a str,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Author<'a>>,
    appearance: Appearance<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase", tag = "@type", rename = "CreativeWork")]
struct Appearance<'a> {
    identifier: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Author<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Author<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
}

#[derive(Serialize)]
struct Annotation {
    #[serde(rename = "@context")]
    context: &'static str,
    r#type: &'static str,
    motivation: &'static str,
    /// The review.
    body: String,
    target: Target,
}

#[derive(Serialize)]
struct Target {
    r#type: &'static str,
    source: String,
    selector: Vec<Selector>,
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector {
    TextQuoteSelector { exact: String, prefix: String, suffix: String },
    TextPositionSelector { start: usize, end: usize },
}

impl<'a> Review<'a> {
    fn new(report: &Report<'_>, finding: &'a Finding, verdict: &'a Verdict, sited: &Sited<'a>) -> Self {
        Self {
            id: id(finding, sited),
            identifier: &finding.id,
            claim_reviewed: escape::line(&words::claim(sited.claim)),
            review_body: escape::line(&finding.message),
            date_published: &verdict.on,
            author: Author::Person { name: &verdict.by },
            review_rating: Rating {
                alternate_name: rating(report, finding, &verdict.what, sited.claim),
                rating_explanation: verdict.note.as_deref(),
            },
            item_reviewed: Claimed::new(sited),
        }
    }
}

/// What the decision means for one of the claims: no verdict on who is right.
fn rating(report: &Report<'_>, finding: &Finding, verdict: &decisions::Verdict, claim: &Claim) -> String {
    match verdict {
        decisions::Verdict::Real => "disputed: a real discrepancy".to_owned(),
        decisions::Verdict::Print(printed) if *printed != claim.id => "not to be printed".to_owned(),
        verdict => words::ruled(verdict, report.printed(finding, verdict).as_deref()),
    }
}

/// The name of a review in its document: the finding, and the claim.
fn id(finding: &Finding, sited: &Sited<'_>) -> String {
    format!("#{}-{}", finding.id, uri(&sited.claim.id.0))
}

impl<'a> Claimed<'a> {
    fn new(sited: &Sited<'a>) -> Self {
        let (claim, source) = (sited.claim, &sited.from.source);
        let publisher = source.publisher.as_deref().map(|name| Author::Organization { name });
        let said = claim.attributed_to.as_deref().map(|name| Author::Somebody { name });
        Self {
            identifier: &claim.id.0,
            text: &claim.quote,
            author: said.or(publisher),
            appearance: Appearance::new(source),
        }
    }
}

impl<'a> Appearance<'a> {
    fn new(source: &'a Source) -> Self {
        let path = source.document.as_str();
        Self {
            identifier: &source.id,
            url: (!path.is_empty()).then(|| uri(path)),
            headline: source.title.as_deref(),
            author: source.author.as_deref().map(|name| Author::Person { name }),
            publisher: source.publisher.as_deref().map(|name| Author::Organization { name }),
            date_published: source.published.map(|days| days.to_string()),
        }
    }
}

impl Annotation {
    /// None where the claim's words are not at hand.
    fn new(finding: &Finding, sited: &Sited<'_>) -> Option<Self> {
        let (document, region) = sited.found?;
        let quote = quoted(document, region.bytes);
        let (start, end) = (region.chars.start, region.chars.end);
        // Of a page, positions are counted in what a browser makes of it.
        let position = document.original.is_none().then_some(Selector::TextPositionSelector { start, end });
        Some(Self {
            context: "http://www.w3.org/ns/anno.jsonld",
            r#type: "Annotation",
            motivation: "assessing",
            body: id(finding, sited),
            target: Target {
                r#type: "SpecificResource",
                source: uri(sited.path()?.as_str()),
                selector: std::iter::once(quote).chain(position).collect(),
            },
        })
    }
}

/// The words as they are read, of a page without its tags.
fn quoted(document: &Document, place: Span) -> Selector {
    let wording = Wording::from(document);
    let Span { start, end } = wording.read(place);
    let (before, after) = (&wording.text[..start], &wording.text[end..]);
    let first = before.char_indices().rev().take(CONTEXT).last().map_or(start, |(at, _)| at);
    Selector::TextQuoteSelector {
        exact: wording.text[start..end].to_owned(),
        prefix: before[first..].to_owned(),
        suffix: after.chars().take(CONTEXT).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::{HERALD, Sample};
    use serde_json::{Value, json};

    fn text(sample: &Sample) -> String {
        let mut out = Vec::new();
        sample.with(|report| write(&mut out, report).unwrap());
        String::from_utf8(out).unwrap()
    }

    fn graph(sample: &Sample) -> Value {
        serde_json::from_str::<Value>(&text(sample)).unwrap()["@graph"].take()
    }

    #[test]
    fn it_is_said_that_findings_are_left_out() {
        let mut out = Vec::new();
        Sample::filtered().with(|report| write(&mut out, report).unwrap());
        let written: serde_json::Value = serde_json::from_slice(&out).unwrap();
        let about = serde_json::json!({
            "@type": "Report", "name": "valley_flood",
            "description": "only what has changed since main: 3 findings left out",
        });
        assert_eq!(written["@graph"][0], about);
    }

    #[test]
    fn a_decided_claim_has_its_review() {
        let review = &graph(&Sample::decided())[0];
        assert_eq!(review["@type"], "ClaimReview");
        assert_eq!(review["claimReviewed"], "34 killed");
        assert_eq!(review["author"], json!({"@type": "Person", "name": "Ana"}));
        let rating = json!({
            "@type": "Rating", "alternateName": "explained", "ratingExplanation": "the mayor spoke of the whole valley",
        });
        assert_eq!(review["reviewRating"], rating);
        assert_eq!(review["itemReviewed"]["appearance"]["url"], "sources/courier.txt");
    }

    #[test]
    fn an_annotation_selects_the_words_of_the_claim() {
        let graph = graph(&Sample::decided());
        let annotation = &graph[3];
        assert_eq!(annotation["body"], graph[2]["@id"]);
        assert_eq!(annotation["target"]["source"], "sources/herald.txt");
        let start = HERALD.find("forty dead").unwrap();
        let selectors = &annotation["target"]["selector"];
        assert_eq!(selectors[0]["exact"], "forty dead");
        assert!(HERALD[..start].ends_with(selectors[0]["prefix"].as_str().unwrap()));
        let position = json!({"type": "TextPositionSelector", "start": start, "end": start + 10});
        assert_eq!(selectors[1], position);
    }

    #[test]
    fn what_is_open_has_no_review() {
        assert_eq!(graph(&Sample::new()), json!([]));
    }

    #[test]
    fn nothing_from_a_source_ends_the_script_of_a_page() {
        let hostile = Sample { standings: Sample::decided().standings, ..Sample::hostile() };
        let text = text(&hostile);
        assert!(!text.contains('<') && !text.contains(escape::is_unsafe), "{text}");
    }
}
