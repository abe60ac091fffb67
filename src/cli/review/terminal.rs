//! The review on a terminal: waits for keys, has the state say what they mean, and carries it out.

use std::io;
use std::time::Duration;

use crossterm::event::{self, Event, KeyEventKind};
use miette::Diagnostic;

use super::action::{Action, Change};
use super::card::Card;
use super::desk::Desk;
use super::draw::Scene;
use super::editor;
use super::key::Key;
use super::screen::Screen;
use super::state::State;
use crate::report::{Style, escape};

/// So often is it looked up whether somebody else has changed the file of decisions.
const LOOK: Duration = Duration::from_millis(500);
/// Lines longer than this are hard to read.
const WIDEST: usize = 130;

/// Reviews until the person quits.
///
/// # Errors
///
/// Those of the terminal; all that was decided is on disk.
pub(super) fn review(desk: &mut Desk<'_>, state: &mut State, style: Style) -> io::Result<()> {
    let mut session = Session { desk, state, style, matched: None, screen: Some(Screen::open()?) };
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
    /// The finding of which it was worked out last why its claims met, and why.
    matched: Option<(usize, Vec<String>)>,
    /// None while an editor has the terminal.
    screen: Option<Screen>,
}

/// What follows from an event.
enum Step {
    Nothing,
    Draw,
    Quit,
}

impl Session<'_, '_> {
    fn draw(&mut self) -> io::Result<()> {
        let (columns, rows) = crossterm::terminal::size()?;
        let style = Style { width: usize::from(columns).clamp(1, WIDEST), ..self.style };
        let card = self.state.current().and_then(|item| self.card(item));
        let scene = Scene {
            title: &escape::line(self.desk.title()),
            state: self.state,
            card: card.as_ref(),
            style,
            height: usize::from(rows),
        };
        let frame = scene.frame();
        self.state.fit(frame.page, frame.length);
        self.screen.as_ref().map_or(Ok(()), |screen| screen.show(&frame))
    }

    fn card(&mut self, item: usize) -> Option<Card> {
        let mut card = self.desk.card(item, self.style.gap())?;
        if self.state.shows_evidence() {
            let (_, matched) = match self.matched.take() {
                Some(known) if known.0 == item => self.matched.insert(known),
                _ => self.matched.insert((item, self.desk.matched(item))),
            };
            card.evidence.extend(matched.iter().map(|line| escape::line(line)));
        }
        Some(card)
    }

    fn next(&mut self) -> io::Result<Step> {
        if !event::poll(LOOK)? {
            return Ok(self.look());
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
            Some(Action::Keep(change)) => self.keep(&change),
            Some(Action::Edit(text)) => {
                let next = self.edit(&text)?;
                return self.carry_out(next);
            }
            None => {}
        }
        Ok(Step::Draw)
    }

    fn keep(&mut self, change: &Change) {
        match self.desk.keep(change) {
            Ok(()) => self.state.kept(change, self.desk.standings()),
            Err(error) => {
                let help = error.help().map(|help| format!(" ({help})")).unwrap_or_default();
                // Whatever somebody else wrote meanwhile is to be seen.
                let _ = self.desk.refresh();
                self.state.settle(self.desk.standings());
                self.state.say(escape::line(&format!("Not kept: {error}{help}")));
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
                self.state.settle(self.desk.standings());
                self.state.say("Somebody else has changed the file of decisions; it was read again.");
            }
            Err(problem) => self.state.say(escape::line(&format!("The file of decisions: {problem}"))),
        }
        Step::Draw
    }
}
