use super::layout::{Draft, Page};
use super::shape::ALONE;
use super::stamp::stamp;
use crate::document::{Block, BlockKind, Section};
use crate::text::{Days, Span};

/// Drafts to blocks, each in its section.
pub(super) fn sections(page: &Page<'_>, drafts: &[Draft]) -> (Vec<Block>, Vec<Section>) {
    let mut tree = Tree { sections: vec![Section::default()], open: vec![(0, 0)] };
    let mut blocks = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let (kind, written) = opened(page, draft);
        if kind == BlockKind::Heading || written.is_some() {
            tree.open(blocks.len(), draft.level.max(1), written);
        }
        let kind = if written.is_some() { BlockKind::Byline } else { kind };
        blocks.push(Block { kind, span: draft.span, section: tree.current() });
    }
    (blocks, tree.sections)
}

/// What opens a section: a heading, or a stamp in the running text, which says when what stands
/// below it was written.
fn opened(page: &Page<'_>, draft: &Draft) -> (BlockKind, Option<Days>) {
    let short = matches!(draft.kind, BlockKind::Heading | BlockKind::Paragraph) && draft.span.len() <= 120;
    let stamp = Some(draft.span).filter(|_| short).and_then(|span: Span| stamp(page, span));
    let written = stamp.filter(|s| s.kind == super::stamp::StampKind::Updated).map(|s| s.days);
    (draft.kind, written)
}

struct Tree {
    sections: Vec<Section>,
    /// The sections around the current place with the levels of their headings, outermost first.
    open: Vec<(usize, u8)>,
}

impl Tree {
    fn open(&mut self, heading: usize, level: u8, written: Option<Days>) {
        let level = if written.is_some() { ALONE } else { level };
        while self.open.len() > 1 && self.open.last().is_some_and(|(_, l)| *l >= level) {
            self.open.pop();
        }
        let parent = self.current();
        let depth = self.sections.get(parent).map_or(0, |s| s.level).saturating_add(1);
        self.open.push((self.sections.len(), level));
        self.sections.push(Section { heading: Some(heading), level: depth, parent: Some(parent), written });
    }

    fn current(&self) -> usize {
        self.open.last().map_or(0, |(section, _)| *section)
    }
}
