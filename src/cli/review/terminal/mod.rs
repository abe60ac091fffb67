//! The review on a terminal: waits for keys, has the [`state`] say what they mean, and carries it out.
//!
//! What the keys mean and what is seen ([`draw`]) are plain functions of the state; [`screen`] has the terminal
//! and gives it back.

mod action;
mod draw;
mod editor;
mod key;
mod layout;
mod prompt;
mod screen;
mod scroll;
mod state;

use std::io;
use std::time::Duration;

use crossterm::event::{self, Event, KeyEventKind};

use super::card::Card;
use super::desk::{Desk, not_kept};
use action::{Action, Wanted};
use draw::Scene;
use key::Key;
use screen::Screen;
use state::State;

use crate::report::{Style, escape};

/// So often is it looked up whether somebody else has changed the file of decisions.
const LOOK: Duration = Duration::from_millis(500);
/// Lines longer than this are hard to read.
const WIDEST: usize = 130;

/// How a review ended.
#[derive(Debug)]
pub(super) enum Ended {
    /// There was nothing to review.
    Empty,
    /// So many decisions were kept, and perhaps the terminal failed.
    Kept(usize, io::Result<()>),
}

/// Reviews the findings that a query lets through, until the person quits. All that was decided is on disk.
pub(super) fn review(desk: &mut Desk<'_>, query: &str, style: Style) -> Ended {
    let mut state = State::new(desk.items().clone(), query, desk.by());
    if state.current().is_none() {
        return Ended::Empty;
    }
    let ended = session(desk, &mut state, style);
    Ended::Kept(state.made(), ended)
}

fn session(desk: &mut Desk<'_>, state: &mut State, style: Style) -> io::Result<()> {
    let mut session = Session { desk, state, style, screen: Some(Screen::open()?), size: (0, 0) };
    session.draw()?;
    loop {
        match session.next()? {
            Step::Nothing => {}
            Step::Draw => session.draw()?,
            Step::Quit => return Ok(()),
        }
    }
}

struct Session<'s, 'a> {
    desk: &'s mut Desk<'a>,
    state: &'s mut State,
    style: Style,
    /// None while an editor has the terminal.
    screen: Option<Screen>,
    /// The columns and rows for which it was drawn last.
    size: (u16, u16),
}

/// What follows from an event.
enum Step {
    Nothing,
    Draw,
    Quit,
}

impl Session<'_, '_> {
    fn draw(&mut self) -> io::Result<()> {
        self.size = crossterm::terminal::size()?;
        let (columns, rows) = self.size;
        let style = Style { width: usize::from(columns).clamp(1, WIDEST), ..self.style };
        let card = self.state.current().and_then(|item| self.card(item));
        let scene = Scene {
            title: &escape::line(self.desk.report().title),
            state: self.state,
            card: card.as_ref(),
            style,
            height: usize::from(rows),
        };
        let frame = scene.frame();
        self.state.fit(frame.page, frame.length);
        self.screen.as_ref().map_or(Ok(()), |screen| screen.show(&frame))
    }

    fn card(&self, item: usize) -> Option<Card> {
        let mut card = self.desk.card(item, self.style.gap())?;
        if self.state.shows_evidence() {
            card.evidence.extend(self.desk.matched(item).iter().map(|line| escape::line(line)));
        }
        Some(card)
    }

    fn next(&mut self) -> io::Result<Step> {
        if !event::poll(LOOK)? {
            // A new size before the first event is asked for is told by none.
            let resized = crossterm::terminal::size()? != self.size;
            return Ok(if resized { Step::Draw } else { self.look() });
        }
        match event::read()? {
            Event::Key(key) if key.kind != KeyEventKind::Release => self.press(Key::of(key)),
            Event::Paste(text) => {
                self.state.paste(&text);
                Ok(Step::Draw)
            }
            Event::Resize(..) => Ok(Step::Draw),
            _ => Ok(Step::Nothing),
        }
    }

    fn press(&mut self, key: Option<Key>) -> io::Result<Step> {
        // Before a decision, so that it is made in sight of what stands in the file.
        if let Step::Draw = self.look() {
            return Ok(Step::Draw);
        }
        let action = key.and_then(|key| self.state.press(key));
        self.carry_out(action)
    }

    fn carry_out(&mut self, action: Option<Action>) -> io::Result<Step> {
        match action {
            Some(Action::Quit) => return Ok(Step::Quit),
            Some(Action::Keep(wanted)) => self.keep(&wanted),
            Some(Action::Edit(text)) => {
                let next = self.edit(&text)?;
                return self.carry_out(next);
            }
            None => {}
        }
        Ok(Step::Draw)
    }

    fn keep(&mut self, wanted: &Wanted) {
        let item = wanted.change.item;
        let (seen, id) = (self.desk.mark(item), self.desk.id(item).to_owned());
        match self.desk.keep(&wanted.change, &seen) {
            Ok(()) => {
                let told = match wanted.undoes {
                    true => self.desk.taken_back(&id),
                    false => self.desk.told(&id, &wanted.change.verdict),
                };
                self.state.kept(wanted, told, self.desk.items().clone());
            }
            Err(error) => {
                // Whatever somebody else wrote meanwhile is to be seen.
                let _ = self.desk.refresh();
                self.state.settle(self.desk.items().clone());
                self.state.say(not_kept(&error));
            }
        }
    }

    /// Gives the terminal to the editor, and takes it back.
    fn edit(&mut self, text: &str) -> io::Result<Option<Action>> {
        self.screen = None;
        let written = editor::edit(text);
        self.screen = Some(Screen::open()?);
        match written {
            Ok(text) => Ok(self.state.edited(text.as_deref())),
            Err(error) => {
                self.state.say(escape::line(&error.to_string()));
                Ok(None)
            }
        }
    }

    /// Takes over what somebody else has changed in the file of decisions.
    fn look(&mut self) -> Step {
        match self.desk.refresh() {
            Ok(false) => return Step::Nothing,
            Ok(true) => {
                self.state.settle(self.desk.items().clone());
                let told = "Somebody else has changed the file of decisions; it was read again.";
                self.state.say(format!("{told}{}", self.desk.consequence()));
            }
            Err(problem) => self.state.say(escape::line(&format!("The file of decisions: {problem}"))),
        }
        Step::Draw
    }
}
