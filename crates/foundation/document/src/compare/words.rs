//! Two texts, word by word, with their marks.

use std::collections::HashMap;

use similar::{Algorithm, DiffTag, DiffableStr, capture_diff_slices};

use crate::{Inline, InlineNode, Marks, inline};

/// Which of two versions a stretch of text stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// In both.
    Both,
    /// In the old one alone: removed.
    Old,
    /// In the new one alone: added.
    New,
}

/// A stretch of text of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub side: Side,
    pub(crate) runs: Vec<Run>,
}

/// What a piece is made of: the runs of a text, its notes written where they are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Run {
    Inline(Inline),
    NoteOpens,
    NoteCloses,
}

impl Piece {
    /// Its letters; a line break is a blank.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for run in &self.runs {
            match run {
                Run::Inline(Inline { node: InlineNode::Text(letters), .. }) => text.push_str(letters),
                Run::Inline(_) => text.push(' '),
                Run::NoteOpens => text.push_str(" ["),
                Run::NoteCloses => text.push(']'),
            }
        }
        text
    }
}

/// Two texts of less likeness than this are shown one after the other: word by word, their chance matches would be
/// harder to read than either.
const ALIKE: f32 = 0.25;

/// Tokens that are compared word by word at most, once the common beginning and end are set apart; a longer passage is
/// shown whole, old and new. Some 4,000 words.
const TOKENS: usize = 8_000;

/// Two lines of plain text, such as titles, word by word.
pub fn compare_words(old: &str, new: &str) -> Vec<Piece> {
    let line = |text: &str| if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] };
    compare(&line(old), &line(new))
}

/// Two texts, word by word. A word whose marks changed is an old and a new one.
pub(crate) fn compare(old: &[Inline], new: &[Inline]) -> Vec<Piece> {
    let (old, new) = (tokens(old), tokens(new));
    let start = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let room = old.len().min(new.len()) - start;
    let end = old.iter().rev().zip(new.iter().rev()).take(room).take_while(|(old, new)| old == new).count();
    let (inner_old, inner_new) = (&old[start..old.len() - end], &new[start..new.len() - end]);

    let mut pieces = Pieces::default();
    if likeness(&bag(&old), &bag(&new)) < ALIKE && !old.is_empty() && !new.is_empty() {
        pieces.changed(&old, &new);
    } else {
        pieces.both(&old[..start]);
        if inner_old.len() + inner_new.len() > TOKENS {
            pieces.changed(inner_old, inner_new);
        } else {
            pieces.inner(inner_old, inner_new);
        }
        pieces.both(&old[old.len() - end..]);
    }
    pieces.finish()
}

/// A text that stands in one version alone.
pub(crate) fn alone(content: &[Inline], side: Side) -> Vec<Piece> {
    let runs = runs(&tokens(content));
    if runs.is_empty() { Vec::new() } else { vec![Piece { side, runs }] }
}

/// A word, a blank or a sign, with its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Token<'a> {
    what: What<'a>,
    marks: &'a Marks,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum What<'a> {
    Letters(&'a str),
    HardBreak,
    NoteOpens,
    NoteCloses,
}

impl<'a> Token<'a> {
    fn word(&self) -> Option<&'a str> {
        match self.what {
            What::Letters(letters) => letters.contains(char::is_alphanumeric).then_some(letters),
            _ => None,
        }
    }
}

fn tokens(content: &[Inline]) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    for Inline { node, marks } in content {
        let mut push = |what| found.push(Token { what, marks });
        match node {
            InlineNode::Text(text) => text.tokenize_unicode_words().into_iter().map(What::Letters).for_each(push),
            InlineNode::HardBreak => push(What::HardBreak),
            InlineNode::Note(note) => {
                push(What::NoteOpens);
                found.extend(tokens(note));
                found.push(Token { what: What::NoteCloses, marks });
            }
        }
    }
    found
}

/// How often each word stands in a text.
pub(crate) type Bag<'a> = HashMap<&'a str, usize>;

fn bag<'a>(tokens: &[Token<'a>]) -> Bag<'a> {
    let mut bag = Bag::new();
    for word in tokens.iter().filter_map(Token::word) {
        *bag.entry(word).or_default() += 1;
    }
    bag
}

/// Adds the words of a text.
pub(crate) fn count<'a>(content: &'a [Inline], into: &mut Bag<'a>) {
    for word in tokens(content).iter().filter_map(Token::word) {
        *into.entry(word).or_default() += 1;
    }
}

/// The share of words that two texts have in common, from 0 to 1 (Dice); 1 where neither has any.
#[expect(clippy::cast_precision_loss, reason = "a share of words: documents are far below 2^23 of them")]
pub(crate) fn likeness(old: &Bag<'_>, new: &Bag<'_>) -> f32 {
    let total = old.values().sum::<usize>() + new.values().sum::<usize>();
    let common: usize = old.iter().filter_map(|(word, count)| new.get(word).map(|other| *count.min(other))).sum();
    if total == 0 { 1.0 } else { 2.0 * common as f32 / total as f32 }
}

/// Pieces under way: what changed waits until words that both versions have follow, so that the old words of a passage
/// stand together, and the new ones after them.
#[derive(Default)]
struct Pieces<'a> {
    done: Vec<Piece>,
    both: Vec<Token<'a>>,
    old: Vec<Token<'a>>,
    new: Vec<Token<'a>>,
}

impl<'a> Pieces<'a> {
    fn inner(&mut self, old: &[Token<'a>], new: &[Token<'a>]) {
        let ops = capture_diff_slices(Algorithm::Myers, old, new);
        for (at, op) in ops.iter().enumerate() {
            let (tag, from, to) = op.as_tag_tuple();
            let same = &old[from.clone()];
            let between = at > 0 && at + 1 < ops.len();
            if tag != DiffTag::Equal {
                self.changed(&old[from], &new[to]);
            } else if between && same.iter().all(|token| token.word().is_none()) {
                // A blank between two changed words is no common ground.
                self.changed(same, same);
            } else {
                self.both(same);
            }
        }
    }

    fn both(&mut self, tokens: &[Token<'a>]) {
        if !tokens.is_empty() {
            self.part();
            self.both.extend(tokens);
        }
    }

    fn changed(&mut self, old: &[Token<'a>], new: &[Token<'a>]) {
        self.push(Side::Both);
        self.old.extend(old);
        self.new.extend(new);
    }

    /// Ends what changed.
    fn part(&mut self) {
        self.push(Side::Old);
        self.push(Side::New);
    }

    fn push(&mut self, side: Side) {
        let tokens = match side {
            Side::Both => &mut self.both,
            Side::Old => &mut self.old,
            Side::New => &mut self.new,
        };
        if !tokens.is_empty() {
            self.done.push(Piece { side, runs: runs(&std::mem::take(tokens)) });
        }
    }

    fn finish(mut self) -> Vec<Piece> {
        self.push(Side::Both);
        self.part();
        self.done
    }
}

fn runs(tokens: &[Token<'_>]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut content = Vec::new();
    for token in tokens {
        let node = match token.what {
            What::Letters(letters) => InlineNode::Text(letters.to_owned()),
            What::HardBreak => InlineNode::HardBreak,
            What::NoteOpens | What::NoteCloses => {
                runs.extend(content.drain(..).map(Run::Inline));
                runs.push(if token.what == What::NoteOpens { Run::NoteOpens } else { Run::NoteCloses });
                continue;
            }
        };
        inline::push(&mut content, Inline { node, marks: token.marks.clone() });
    }
    runs.extend(content.into_iter().map(Run::Inline));
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Mark;
    use proptest::prelude::*;

    /// `the [-old-]{+new+} words`.
    fn shown(pieces: &[Piece]) -> String {
        let show = |piece: &Piece| match piece.side {
            Side::Both => piece.text(),
            Side::Old => format!("[-{}-]", piece.text()),
            Side::New => format!("{{+{}+}}", piece.text()),
        };
        pieces.iter().map(show).collect()
    }

    #[test]
    fn words_are_compared_and_not_letters() {
        for (old, new, expected) in [
            ("Villes et migration", "Villes et migration", "Villes et migration"),
            ("", "Malines", "{+Malines+}"),
            ("Malines", "", "[-Malines-]"),
            ("les villes du Mali", "les régions du Mali", "les [-villes-]{+régions+} du Mali"),
            ("16 et 17 novembre", "16, 17 et 18 novembre", "16{+, 17+} et [-17-]{+18+} novembre"),
            ("une grande ville ouverte", "une petite cité ouverte", "une [-grande ville-]{+petite cité+} ouverte"),
            ("مؤتمر مدينة مالين الأول", "مؤتمر مدينة مالين الثاني", "مؤتمر مدينة مالين [-الأول-]{+الثاني+}"),
        ] {
            assert_eq!(shown(&compare_words(old, new)), expected);
        }
    }

    #[test]
    fn texts_that_have_nothing_in_common_stand_one_after_the_other() {
        let pieces = compare_words("Le maire de Dakar a signé le pacte", "Prochaine réunion : le lundi à Kayes");
        assert_eq!(pieces.iter().map(|piece| piece.side).collect::<Vec<_>>(), [Side::Old, Side::New]);
    }

    #[test]
    fn a_word_whose_marks_changed_is_an_old_and_a_new_one() {
        let old = [Inline::text("le pacte de Malines")];
        let new = [Inline::text("le "), Inline::marked("pacte", [Mark::Bold]), Inline::text(" de Malines")];
        assert_eq!(shown(&compare(&old, &new)), "le [-pacte-]{+pacte+} de Malines");
    }

    #[test]
    fn notes_are_compared_where_they_are_called() {
        let note = |text: &str| [Inline::text("Le pacte"), Inline::note(vec![Inline::text(text)])];
        let pieces = compare(&note("signé en 2017"), &note("signé en 2018"));
        assert_eq!(shown(&pieces), "Le pacte [signé en [-2017-]{+2018+}]");
    }

    #[test]
    fn a_passage_too_long_is_shown_whole() {
        let words = |seed: usize| {
            let words: Vec<_> = (0..5_000).map(|at| format!("m{}", (at * seed) % 5_003)).collect();
            words.join(" ")
        };
        let pieces = compare_words(&format!("début {} fin", words(7)), &format!("début {} fin", words(11)));
        assert_eq!(
            pieces.iter().map(|piece| piece.side).collect::<Vec<_>>(),
            [Side::Both, Side::Old, Side::New, Side::Both]
        );
    }

    proptest! {
        #[test]
        fn each_version_can_be_read_from_the_pieces(old in "[a-d ,.]{0,40}", new in "[a-d ,.]{0,40}") {
            let pieces = compare_words(&old, &new);
            let side = |left_out| pieces.iter().filter(|p| p.side != left_out).map(Piece::text).collect::<String>();
            prop_assert_eq!(side(Side::New), old);
            prop_assert_eq!(side(Side::Old), new);
        }
    }
}
