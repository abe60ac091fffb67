//! The review on a local page: `crosscheck review --serve`.
//!
//! Two sides. The [`Clerk`] stays with the desk and answers one question after the other, so that windows cannot
//! get in each other's way. In front, on a thread of its own, [`routes`] speaks HTTP and [`door`] lets nobody in
//! but browsers on this machine that know the address. Between them go closures: a question is what the clerk
//! is to do.

mod clerk;
mod door;
mod routes;
mod source;
mod views;

use std::io::{self, Write as _};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::mpsc;
use std::thread;

use axum::Router;
use tokio::signal;
use tokio::sync::oneshot;

use super::desk::Desk;
use crate::cli::output;
use crate::cli::problem::Problem;
use clerk::Clerk;
use door::Door;

/// Serves the review until Ctrl-C; says how many decisions were kept. `all` shows decided findings from the start,
/// `troubles` is what could not be read.
///
/// # Errors
///
/// Where the port cannot be had, or standard output is gone.
pub(super) fn serve(
    desk: &mut Desk<'_>,
    port: u16,
    all: bool,
    troubles: Vec<String>,
) -> Result<usize, Problem> {
    let listener = listen(port).map_err(|error| refused(port, &error))?;
    let door =
        Door::new(&listener).map_err(|error| Problem::new(format!("no page can be served: {error}")))?;
    let address = door.address();
    let (questions, asked) = mpsc::channel();
    let router = routes::router(door, Room(questions));
    let mut clerk = Clerk::new(desk, all, troubles);
    thread::scope(|scope| {
        let served = scope.spawn(|| answer_http(listener, router));
        output::to_stdout(|out| writeln!(out, "{address}"))?;
        let _ = writeln!(io::stderr(), "The review is on this page until you press Ctrl-C here.");
        // It ends when the server does, and lets go of its end.
        asked.iter().for_each(|question: Question| question(&mut clerk));
        match served.join() {
            Ok(Ok(())) => Ok(clerk.decisions()),
            Ok(Err(error)) => Err(Problem::new(format!("the page cannot be served: {error}"))),
            Err(_) => Err(Problem::new("the page cannot be served any more")),
        }
    })
}

fn listen(port: u16) -> io::Result<TcpListener> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

fn refused(port: u16, error: &io::Error) -> Problem {
    Problem::with_help(
        format!("port {port} of this machine cannot be had: {error}"),
        "without `--port`, one is taken that is free",
    )
}

fn answer_http(listener: TcpListener, router: Router) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        // Connections are dropped then: what is decided is on disk before it is answered.
        tokio::select! {
            served = axum::serve(listener, router) => served,
            stopped = stop() => stopped,
        }
    })
}

/// Waits until the programme is asked to stop.
#[cfg(unix)]
async fn stop() -> io::Result<()> {
    let mut terminate = signal::unix::signal(signal::unix::SignalKind::terminate())?;
    tokio::select! {
        pressed = signal::ctrl_c() => pressed,
        _ = terminate.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn stop() -> io::Result<()> {
    signal::ctrl_c().await
}

/// What the clerk is to do.
type Question = Box<dyn FnOnce(&mut Clerk<'_, '_>) + Send>;

/// Where questions are left for the clerk.
#[derive(Clone, Debug)]
struct Room(mpsc::Sender<Question>);

impl Room {
    /// Has the clerk do this; none where the clerk is gone.
    async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Clerk<'_, '_>) -> T + Send + 'static,
    ) -> Option<T> {
        let (reply, answer) = oneshot::channel();
        // Whoever asked may have left.
        let question = move |clerk: &mut Clerk<'_, '_>| drop(reply.send(work(clerk)));
        self.0.send(Box::new(question)).ok()?;
        answer.await.ok()
    }
}
