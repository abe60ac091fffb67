//! What is answered under which path.

use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use axum::extract::{DefaultBodyLimit, Path, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};

use super::Room;
use super::clerk::{Decide, Refused, TakeBack, Why};
use super::door::{Door, seal};
use crate::cli::review::filter::Chosen;
use crate::report::html::BASE_STYLE;

/// A note is no longer than this, in bytes, with all that goes with it.
const LONGEST: usize = 1 << 18;

/// Files of the page: name, type, text.
const ASSETS: [(&str, &str, &str); 4] = [
    ("base.css", "text/css; charset=utf-8", BASE_STYLE),
    ("review.css", "text/css; charset=utf-8", include_str!("review.css")),
    ("review.js", "text/javascript; charset=utf-8", include_str!("review.js")),
    ("icon.svg", "image/svg+xml", include_str!("icon.svg")),
];

/// Everything that is answered, behind the door.
pub(super) fn router(door: Door, room: Room) -> Router {
    let pages = Router::new()
        .route(&door.path(""), get(page))
        .route(&door.path("found"), get(found))
        .route(&door.path("finding/{id}"), get(finding))
        .route(&door.path("finding/{id}/evidence"), get(evidence))
        .route(&door.path("source/{place}"), get(source))
        .route(&door.path("news"), get(news))
        .route(&door.path("decide"), post(decide))
        .route(&door.path("undo"), post(undo))
        .with_state(room);
    let asset = |router: Router, (name, kind, text)| {
        router.route(&door.path(name), get(move || async move { ([(header::CONTENT_TYPE, kind)], text) }))
    };
    let all = ASSETS.into_iter().fold(pages, asset).fallback(|| async { Gone::Nothing });
    all.layer(DefaultBodyLimit::max(LONGEST)).layer(middleware::from_fn_with_state(Arc::new(door), guard))
}

async fn guard(State(door): State<Arc<Door>>, request: Request, next: Next) -> Response {
    let mut response = match door.admit(request.method(), request.uri().path(), request.headers()) {
        Ok(()) => next.run(request).await,
        Err(stranger) => stranger.told().into_response(),
    };
    seal(response.headers_mut());
    response
}

/// Why there is no answer.
enum Gone {
    /// There is nothing of this name.
    Nothing,
    /// The review has ended.
    Over,
}

impl IntoResponse for Gone {
    fn into_response(self) -> Response {
        match self {
            Self::Nothing => (StatusCode::NOT_FOUND, "There is nothing here.\n"),
            Self::Over => (StatusCode::SERVICE_UNAVAILABLE, "The review has ended.\n"),
        }
        .into_response()
    }
}

type Page = Result<Html<String>, Gone>;

async fn page(State(room): State<Room>) -> Page {
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method is not general over lifetimes")]
    let page = room.ask(|clerk| clerk.page()).await.ok_or(Gone::Over)?;
    Ok(Html(page))
}

async fn finding(State(room): State<Room>, Path(id): Path<String>) -> Page {
    let opened = room.ask(move |clerk| clerk.finding(&id)).await.ok_or(Gone::Over)?;
    opened.map(Html).ok_or(Gone::Nothing)
}

async fn evidence(State(room): State<Room>, Path(id): Path<String>) -> Page {
    let evidence = room.ask(move |clerk| clerk.evidence(&id)).await.ok_or(Gone::Over)?;
    evidence.map(Html).ok_or(Gone::Nothing)
}

async fn source(State(room): State<Room>, Path(place): Path<usize>) -> Page {
    let source = room.ask(move |clerk| clerk.source(place)).await.ok_or(Gone::Over)?;
    source.map(Html).ok_or(Gone::Nothing)
}

/// What is looked for in the text of findings, beside what is chosen.
#[derive(Deserialize)]
struct Sought {
    #[serde(default)]
    text: String,
}

#[derive(Serialize)]
struct Found {
    /// The places of the findings in the list.
    found: Vec<usize>,
}

async fn found(
    State(room): State<Room>,
    Query(Sought { text }): Query<Sought>,
    Query(chosen): Query<Chosen>,
) -> Result<Json<Found>, Gone> {
    let found = room.ask(move |clerk| clerk.found(&text, &chosen)).await.ok_or(Gone::Over)?;
    Ok(Json(Found { found }))
}

/// What a window knows already.
#[derive(Deserialize)]
struct Known {
    version: String,
}

async fn news(State(room): State<Room>, Query(known): Query<Known>) -> Result<Response, Gone> {
    let news = room.ask(move |clerk| clerk.news_since(&known.version)).await.ok_or(Gone::Over)?;
    Ok(news.map_or_else(|| StatusCode::NO_CONTENT.into_response(), |news| Json(news).into_response()))
}

async fn decide(State(room): State<Room>, asked: Result<Json<Decide>, JsonRejection>) -> Response {
    match asked {
        Ok(Json(asked)) => told(room.ask(|clerk| clerk.decide(asked)).await),
        Err(error) => error.into_response(),
    }
}

async fn undo(State(room): State<Room>, asked: Result<Json<TakeBack>, JsonRejection>) -> Response {
    match asked {
        Ok(Json(asked)) => told(room.ask(move |clerk| clerk.take_back(&asked)).await),
        Err(error) => error.into_response(),
    }
}

fn told(answer: Option<Result<impl Serialize, Box<Refused>>>) -> Response {
    match answer {
        None => Gone::Over.into_response(),
        Some(Ok(kept)) => Json(kept).into_response(),
        Some(Err(refused)) => {
            let status = match refused.why {
                Why::Unknown => StatusCode::NOT_FOUND,
                Why::Meanwhile => StatusCode::CONFLICT,
                Why::Unfit => StatusCode::UNPROCESSABLE_ENTITY,
                Why::Disk => StatusCode::INTERNAL_SERVER_ERROR,
            };
            (status, Json(refused)).into_response()
        }
    }
}
