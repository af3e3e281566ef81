//! The lace: the figure that stands where an item has no picture, the thread line under a title, the mark of the site.
//!
//! A Mechlin ground is a net of pointy-top hexagons whose two upright sides are plaited and whose four others are
//! single. Towns are knots of that net; a heavy thread runs along its sides from town to town, some towns flower, and
//! inside a petal the ground is left out. The net is one SVG pattern, so that a figure stays under sixty nodes and
//! three kilobytes (compressed). It carries no colour: the classes take theirs from the tokens of the page.
//!
//! Lengths are units of the figure's own `viewBox`. A knot of the net is a pair of whole numbers, see `Knot`.

use std::{f64::consts::TAU, fmt::Write as _, str::FromStr};

use document::Html;

/// Half the width of a hexagon.
const HALF: i32 = 52;
/// From one row of knots to the next: one and a half sides.
const ROW: i32 = 90;
/// How far the lower knots of a row hang below the upper ones: half a side.
const DROP: i32 = 30;
/// How far a thread runs on beyond the figure, in half hexagons: the figure may stand in a wider frame.
const BEYOND: i32 = 34;

/// A figure of lace, wholly determined by its seed and its shape.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Lace {
    /// Made by [`seed`]; the upper half is the family (themes), the lower half the variation (day).
    pub seed: u64,
    /// The proportions of the frame that it is composed for.
    pub shape: Shape,
}

/// The proportions of a figure. It fills any frame: the ground runs on, the towns stay in the middle.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Shape {
    /// 16 : 9, the lead of the home page.
    Wide,
    /// 2 : 1, an item of a list.
    Card,
    /// 1 : 1, beside a title.
    Square,
}

impl Shape {
    const fn name(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Card => "card",
            Self::Square => "square",
        }
    }

    /// Width and height of the `viewBox`.
    const fn size(self) -> (i32, i32) {
        match self {
            Self::Wide => (1664, 936),
            Self::Card => (1248, 624),
            Self::Square => (1248, 1248),
        }
    }

    /// The radius of the largest flower.
    const fn bloom(self) -> i32 {
        match self {
            Self::Wide | Self::Square => 262,
            Self::Card => 196,
        }
    }
}

impl FromStr for Shape {
    type Err = ();

    /// The shape that a template asks for: `wide`, `card` or `square`.
    fn from_str(name: &str) -> Result<Self, ()> {
        [Self::Wide, Self::Card, Self::Square].into_iter().find(|shape| shape.name() == name).ok_or(())
    }
}

/// The seed of an item: its themes in any order, and the day that it shows, in days of any fixed count.
///
/// The same themes give the same family (kind of flower, lie of the towns), the day varies it.
pub fn seed(themes: &[u128], day: i32) -> u64 {
    let family = themes.iter().fold(0_u64, |sum, theme| sum.wrapping_add(hash(&theme.to_le_bytes())));
    let day = hash(&day.to_le_bytes());
    (mix(family) & !u64::from(u32::MAX)) | (mix(family ^ day) >> 32)
}

/// FNV-1a.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The finaliser of splitmix64.
fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

/// A row of draws that is the same for the same start.
struct Draw(u64);

impl Draw {
    /// A number from 0 to `count` − 1.
    fn below(&mut self, count: u32) -> i32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        i32::try_from(((mix(self.0) >> 32) * u64::from(count)) >> 32).unwrap_or(0)
    }

    /// A number from −`span` to `span`.
    fn around(&mut self, span: u32) -> i32 {
        self.below(2 * span + 1) - i32::try_from(span).unwrap_or(0)
    }
}

/// How the edge of a petal runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Petal {
    Pointed,
    Round,
    Notched,
}

/// What the themes of an item choose.
#[derive(PartialEq, Eq, Debug)]
struct Motif {
    petals: i32,
    petal: Petal,
    /// Where the towns lie, in hundredths of width and height, from left to right.
    towns: [(i32, i32); 4],
    /// Which two of them flower, the larger one first.
    flowers: [usize; 2],
    /// Whether leaves grow along the thread.
    leaves: bool,
}

/// The ways in which towns lie: rising, arch, valley, wave, falling, counter-wave.
const LIES: [[(i32, i32); 4]; 6] = [
    [(12, 80), (36, 60), (62, 62), (82, 32)],
    [(16, 66), (36, 30), (64, 28), (84, 70)],
    [(17, 34), (38, 70), (64, 74), (83, 36)],
    [(14, 40), (36, 68), (63, 34), (86, 64)],
    [(17, 34), (40, 46), (60, 64), (86, 66)],
    [(14, 66), (37, 34), (64, 64), (85, 30)],
];

impl Motif {
    fn of(seed: u64) -> Self {
        let mut draw = Draw(seed >> 32);
        let petals = [5, 6, 8][usize::try_from(draw.below(3)).unwrap_or(0)];
        let petal = match (petals, draw.below(3)) {
            (8, 0 | 1) | (_, 0) => Petal::Pointed,
            (5, 1) => Petal::Notched,
            _ => Petal::Round,
        };
        let towns = LIES[usize::try_from(draw.below(6)).unwrap_or(0)];
        let flowers = [[0, 2], [2, 0], [1, 3], [3, 1]][usize::try_from(draw.below(4)).unwrap_or(0)];
        Self { petals, petal, towns, flowers, leaves: draw.below(3) > 0 }
    }
}

/// A knot of the net: column (half hexagons) and row. The knots of a row stand high and low by turns; a low one hangs
/// by an upright side on the high one below it.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Knot {
    column: i32,
    row: i32,
}

impl Knot {
    /// The knot nearest to a place.
    const fn near(x: i32, y: i32) -> Self {
        Self { column: (x + HALF / 2).div_euclid(HALF), row: (y + ROW / 3).div_euclid(ROW) }
    }

    const fn is_low(self) -> bool {
        (self.column + self.row).rem_euclid(2) == 1
    }

    fn place(self) -> (i32, i32) {
        (self.column * HALF, self.row * ROW + if self.is_low() { DROP } else { 0 })
    }
}

/// A way along the sides of the net.
struct Way {
    knots: Vec<Knot>,
}

impl Way {
    fn from(start: Knot) -> Self {
        let mut knots = Vec::with_capacity(128);
        knots.push(start);
        Self { knots }
    }

    fn end(&self) -> Knot {
        self.knots[self.knots.len() - 1]
    }

    /// Goes on to `goal`, spreading the upright sides over the way, never back along the side that it came by.
    fn go_to(&mut self, goal: Knot, draw: &mut Draw) {
        let first = self.end();
        let (across, down) = ((goal.column - first.column).abs(), (goal.row - first.row).abs());
        // A way needs at most two sides a row and a few to turn round; the bound only says that this ends.
        for _ in 0..4 * (across + down) + 8 {
            let here = self.end();
            if here == goal {
                return;
            }
            let came_from = self.knots.len().checked_sub(2).map(|before| self.knots[before]);
            let (left, rows) = (goal.column - here.column, goal.row - here.row);
            let upright = Knot { row: here.row + if here.is_low() { 1 } else { -1 }, ..here };
            let leads_there = if here.is_low() { rows > 0 } else { rows < 0 };
            let due = left == 0 || (left.abs() * down <= rows.abs() * across && draw.below(4) > 0);
            let side = if left < 0 { -1 } else { 1 };
            let forward = Knot { column: here.column + side, ..here };
            let is_back = came_from == Some(forward);
            let next = if came_from != Some(upright) && (leads_there && (due || is_back) || rows == 0 && is_back) {
                upright
            } else if is_back {
                Knot { column: here.column - side, ..here }
            } else {
                forward
            };
            self.knots.push(next);
        }
    }

    /// The path data: straight out of the first knot, then from middle to middle of the sides, rounding each knot.
    fn drawn(&self) -> Pen {
        let mut pen = Pen { data: String::with_capacity(2_048) };
        let (x, y) = self.knots[0].place();
        pen.put('M', &[x, y]);
        for three in self.knots.windows(3) {
            let (before, after) = (half(three[0], three[1]), half(three[1], three[2]));
            if three[0] == self.knots[0] {
                pen.put('l', &[before.0, before.1]);
            }
            pen.put('q', &[before.0, before.1, before.0 + after.0, before.1 + after.1]);
        }
        pen
    }
}

/// Half the way from one knot to its neighbour.
fn half(from: Knot, to: Knot) -> (i32, i32) {
    let (from, to) = (from.place(), to.place());
    ((to.0 - from.0) / 2, (to.1 - from.1) / 2)
}

/// Writes path data as short as whole numbers allow.
#[derive(Default)]
struct Pen {
    data: String,
}

impl Pen {
    fn put(&mut self, command: char, numbers: &[i32]) {
        self.data.push(command);
        for (index, number) in numbers.iter().enumerate() {
            if index > 0 && *number >= 0 {
                self.data.push(' ');
            }
            if *number < 0 {
                self.data.push('-');
            }
            self.digits(number.unsigned_abs());
        }
    }

    /// A figure holds some seven hundred numbers: the formatting machinery would take half of its time.
    fn digits(&mut self, number: u32) {
        if number > 9 {
            self.digits(number / 10);
        }
        self.data.extend(char::from_digit(number % 10, 10));
    }
}

/// A place and a direction that petals, leaves and their veins are drawn from.
struct Stem {
    x: i32,
    y: i32,
    sin: f64,
    cos: f64,
}

impl Stem {
    fn new((x, y): (i32, i32), angle: f64) -> Self {
        let (sin, cos) = angle.sin_cos();
        Self { x, y, sin, cos }
    }

    /// Draws with coordinates given along the stem and across it.
    fn put(&self, pen: &mut Pen, command: char, points: &[(f64, f64)]) {
        let mut numbers = [0; 6];
        for (pair, (along, across)) in numbers.chunks_exact_mut(2).zip(points) {
            pair[0] = self.x + whole(along * self.cos - across * self.sin);
            pair[1] = self.y + whole(along * self.sin + across * self.cos);
        }
        pen.put(command, &numbers[..2 * points.len().min(3)]);
    }

    /// A closed outline from `from` to `to` along the stem, `half` wide on each side.
    fn outline(&self, pen: &mut Pen, petal: Petal, from: f64, to: f64, half: f64) {
        let length = to - from;
        let control = half / 0.75;
        // Where the two halves meet, and the control points of one half: leaving the foot, reaching the tip.
        let (tip, foot, head) = match petal {
            Petal::Pointed => (to, (from + 0.3 * length, control), (from + 0.74 * length, 0.9 * control)),
            Petal::Round => (to, (from + 0.22 * length, 0.62 * control), (to, 1.28 * control)),
            Petal::Notched => {
                (from + 0.84 * length, (from + 0.3 * length, 0.95 * control), (to + 0.22 * length, 1.12 * control))
            }
        };
        self.put(pen, 'M', &[(from, 0.0)]);
        self.put(pen, 'C', &[(foot.0, -foot.1), (head.0, -head.1), (tip, 0.0)]);
        self.put(pen, 'C', &[head, foot, (from, 0.0)]);
        pen.put('z', &[]);
    }
}

/// The nearest whole unit of a length within a figure.
#[expect(clippy::cast_possible_truncation, reason = "lengths within a figure are a few thousand units")]
fn whole(length: f64) -> i32 {
    length.round() as i32
}

/// Outlines and veins, each one path for the whole figure.
#[derive(Default)]
struct Growth {
    outlines: Pen,
    veins: Pen,
}

impl Growth {
    fn flower(&mut self, motif: &Motif, centre: (i32, i32), radius: i32, turn: f64) {
        let radius = f64::from(radius);
        let share = TAU / f64::from(motif.petals);
        let (from, length) = (0.2 * radius, 0.8 * radius);
        // As wide as the neighbours leave room at two thirds of the petal, but never plump.
        let half = (0.68 * radius * (share / 2.0).tan() * 0.8).min(0.31 * radius);
        for petal in 0..motif.petals {
            let stem = Stem::new(centre, turn + share * f64::from(petal));
            stem.outline(&mut self.outlines, motif.petal, from, radius, half);
            stem.put(&mut self.veins, 'M', &[(from + 0.16 * length, 0.0)]);
            stem.put(&mut self.veins, 'L', &[(from + 0.62 * length, 0.0)]);
        }
    }

    /// Leaves at every few bends of a thread, where no town is near.
    fn leaves(&mut self, thread: &Way, towns: &[Knot; 4], shape: Shape, draw: &mut Draw) {
        let (width, height) = shape.size();
        let room = shape.bloom() + HALF;
        let mut wait = draw.below(3);
        for bend in thread.knots.windows(3) {
            let (x, y) = bend[1].place();
            if !(0..width).contains(&x) || !(ROW..height - ROW).contains(&y) {
                continue;
            }
            let is_clear = towns
                .iter()
                .map(|town| town.place())
                .all(|(to_x, to_y)| (to_x - x).pow(2) + (to_y - y).pow(2) > room.pow(2) * 4 / 5);
            wait -= 1;
            if is_clear && wait < 0 {
                self.leaf(bend, f64::from(128 + 10 * draw.below(4)));
                wait = 2 + draw.below(3);
            }
        }
    }

    /// A leaf on the outer side of a bend, along the third side of the net that meets there.
    fn leaf(&mut self, bend: &[Knot], length: f64) {
        let (before, after) = (half(bend[0], bend[1]), half(bend[1], bend[2]));
        let angle = f64::from(before.1 - after.1).atan2(f64::from(before.0 - after.0));
        let stem = Stem::new(bend[1].place(), angle);
        // It begins a little inside the bend, which the thread rounds.
        stem.outline(&mut self.outlines, Petal::Pointed, -8.0, length, 0.25 * length);
        stem.put(&mut self.veins, 'M', &[(0.2 * length, 0.0)]);
        stem.put(&mut self.veins, 'L', &[(0.66 * length, 0.0)]);
    }
}

/// Where the towns of a figure lie: the motif's places, moved a little by the day, tied to knots of the net. The larger
/// flower stays whole, the smaller one may reach over an edge.
fn towns(motif: &Motif, shape: Shape, radii: [i32; 2], draw: &mut Draw) -> [Knot; 4] {
    let (width, height) = shape.size();
    let mut towns = motif.towns.map(|(x, y)| {
        let (dx, dy) = (draw.around(44), draw.around(40));
        (x * width / 100 + dx, y * height / 100 + dy)
    });
    for ((flower, radius), share) in motif.flowers.iter().zip(radii).zip([95, 70]) {
        let (x, y) = &mut towns[*flower];
        let room = radius * share / 100;
        *x = (*x).clamp(room, width - room);
        *y = (*y).clamp(room, height - room);
    }
    towns.map(|(x, y)| Knot::near(x, y))
}

/// The thread through all towns and beyond both edges, and a finer one that leaves a town upwards or downwards.
fn threads(towns: &[Knot; 4], motif: &Motif, draw: &mut Draw) -> (Way, Way) {
    let outside = |town: Knot, columns: i32, rows: i32| Knot { column: town.column + columns, row: town.row + rows };
    let mut heavy = Way::from(outside(towns[0], -BEYOND, draw.around(2)));
    for town in towns {
        heavy.go_to(*town, draw);
    }
    heavy.go_to(outside(towns[3], BEYOND, draw.around(2)), draw);

    let town = towns[motif.flowers[1]];
    let mut fine = Way::from(town);
    let rows = if motif.towns[motif.flowers[1]].1 < 50 { -BEYOND / 3 } else { BEYOND / 3 };
    fine.go_to(outside(town, draw.around(5), rows), draw);
    (heavy, fine)
}

/// Draws the figure. The same lace gives the same bytes; `number` makes its ids its own within a page.
pub fn figure(lace: &Lace, number: u64) -> Html {
    let motif = Motif::of(lace.seed);
    let mut draw = Draw(lace.seed);
    let bloom = lace.shape.bloom();
    let radii = [bloom - 10 * draw.below(3), bloom * 3 / 4 - 10 * draw.below(3)];
    let towns = towns(&motif, lace.shape, radii, &mut draw);
    let (heavy, fine) = threads(&towns, &motif, &mut draw);
    let mut growth = Growth::default();
    if motif.leaves {
        growth.leaves(&heavy, &towns, lace.shape, &mut draw);
    }
    for (place, radius) in motif.flowers.iter().zip(radii) {
        growth.flower(&motif, towns[*place].place(), radius, f64::from(draw.below(628)) / 100.0);
    }

    let mut svg = String::with_capacity(8_192);
    open(&mut svg, &format!("net-{number}"), lace.shape);
    path(&mut svg, "fine", &fine.drawn());
    path(&mut svg, "heavy", &heavy.drawn());
    let flowers = |index: &usize| motif.flowers.contains(index);
    for index in (0..towns.len()).filter(|index| !flowers(index)) {
        circle(&mut svg, "town", towns[index], 17);
    }
    path(&mut svg, "petal", &growth.outlines);
    path(&mut svg, "vein", &growth.veins);
    for index in (0..towns.len()).filter(flowers) {
        circle(&mut svg, "petal", towns[index], bloom / 7);
        circle(&mut svg, "town", towns[index], 15);
    }
    svg.push_str("</svg>");
    Html::from_trusted(svg)
}

// Writing to a string cannot fail, here and below.

fn path(svg: &mut String, class: &str, pen: &Pen) {
    let _ = write!(svg, r#"<path class="{class}" d="{}"/>"#, pen.data);
}

fn circle(svg: &mut String, class: &str, centre: Knot, radius: i32) {
    let (x, y) = centre.place();
    let _ = write!(svg, r#"<circle class="{class}" cx="{x}" cy="{y}" r="{radius}"/>"#);
}

/// Opens the figure and lays the ground: one tile of the net, two hexagons wide and two rows high, whose edges cut
/// sides in their middle and never at a knot, so that tiles join without a seam.
fn open(svg: &mut String, id: &str, shape: Shape) {
    let (width, height) = shape.size();
    let name = shape.name();
    let _ = write!(
        svg,
        r#"<svg class="lace lace-{name}" viewBox="0 0 {width} {height}" aria-hidden="true" focusable="false"><defs><pattern id="{id}" x="-26" y="-30" width="104" height="180" patternUnits="userSpaceOnUse"><path class="ground" d="M-26 60 26 30 78 60 130 30M-26 120 26 150 78 120 130 150"/><path class="ground" d="{PLAITS}"/></pattern></defs><rect x="-2496" y="-2520" width="6656" height="6480" fill="url(#{id})"/>"#
    );
}

/// The upright sides of one tile: two strands that cross three times.
const PLAITS: &str = concat!(
    "M78 60q9 7.5 0 15t0 15 0 15 0 15M78 60q-9 7.5 0 15t0 15 0 15 0 15",
    "M26 150q9 7.5 0 15t0 15 0 15 0 15M26 150q-9 7.5 0 15t0 15 0 15 0 15",
    "M26-30q9 7.5 0 15t0 15 0 15 0 15M26-30q-9 7.5 0 15t0 15 0 15 0 15"
);

/// The thread line between a date and a place: two strands that keep crossing, cut off where the line ends.
pub fn thread() -> Html {
    let strand = |turn: &str| turn.repeat(15);
    Html::from_trusted(format!(
        concat!(
            r#"<svg class="thread" viewBox="0 0 2310 16" preserveAspectRatio="xMinYMid slice" aria-hidden="true" focusable="false">"#,
            r#"<path class="fine" d="M0 8{}"/><path class="heavy" d="M0 8{}"/></svg>"#
        ),
        strand("c9 5 23 5 34 0s25-4 36 0 23 6 38 0 31-5 46 0"),
        strand("c9-7 23-7 34 0s25 5 36 0 23-8 38 0 31 6 46 0"),
    ))
}

/// The sides of the mark: a hexagon of the net.
const MARK_NET: &str = "M20 3 34.7 11.5v17L20 37 5.3 28.5v-17z";
/// The thread that runs through it from town to town.
const MARK_THREAD: &str = "M5.3 28.5C14 27 13 14 20 14s6 13 14.7-2.5";

/// The mark of the site, in the colours of the page.
pub fn mark() -> Html {
    Html::from_trusted(format!(
        concat!(
            r#"<svg class="mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">"#,
            r#"<path class="net" d="{}"/><path class="heavy" d="{}"/>"#,
            r#"<circle class="town" cx="5.3" cy="28.5" r="3.4"/><circle class="town" cx="34.7" cy="11.5" r="3.4"/></svg>"#
        ),
        MARK_NET, MARK_THREAD
    ))
}

/// The mark as a file of its own (favicon), with its own colours for a light and a dark browser.
pub fn favicon_svg() -> String {
    format!(
        concat!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">"#,
            "<style>@media(prefers-color-scheme:dark){{.n{{stroke:#6cc5d0}}.h{{stroke:#f295aa}}.t{{fill:#f295aa}}}}</style>",
            r##"<g fill="none" stroke-width="3.2" stroke-linejoin="round"><path class="n" stroke="#0a5462" d="{}"/>"##,
            r##"<path class="h" stroke="#8c1c3a" d="{}"/></g><g class="t" fill="#8c1c3a">"##,
            r#"<circle cx="5.3" cy="28.5" r="4.2"/><circle cx="34.7" cy="11.5" r="4.2"/></g></svg>"#
        ),
        MARK_NET, MARK_THREAD
    )
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    const SHAPES: [Shape; 3] = [Shape::Wide, Shape::Card, Shape::Square];

    fn figures() -> impl Iterator<Item = (Lace, String)> {
        (0..300).flat_map(|n: u32| {
            SHAPES.map(|shape| {
                let lace = Lace { seed: seed(&[u128::from(n / 7)], 17_000 + i32::try_from(n).unwrap()), shape };
                (lace, figure(&lace, u64::from(n)).as_str().to_owned())
            })
        })
    }

    /// Elements of a text, by a reader that is not ours; panics unless it is one well-formed element.
    fn elements(xml: &str) -> usize {
        let mut reader = quick_xml::Reader::from_str(xml);
        let (mut count, mut depth) = (0, 0);
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Start(_) => (count, depth) = (count + 1, depth + 1),
                quick_xml::events::Event::Empty(_) => count += 1,
                quick_xml::events::Event::End(_) => depth -= 1,
                quick_xml::events::Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0);
        count
    }

    #[test]
    fn every_figure_is_well_formed_and_small() {
        for (lace, svg) in figures() {
            let nodes = elements(&svg);
            assert!(nodes <= 60, "{lace:?}: {nodes} nodes");
            let mut deflate = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
            deflate.write_all(svg.as_bytes()).unwrap();
            let bytes = deflate.finish().unwrap().len();
            assert!(bytes <= 3_000, "{lace:?}: {bytes} bytes");
        }
        for svg in [thread().as_str(), mark().as_str(), &favicon_svg()] {
            assert!(elements(svg) <= 8);
        }
    }

    #[test]
    fn a_figure_carries_no_style_of_its_own() {
        for (lace, svg) in figures() {
            assert!(!svg.contains("style=") && !svg.contains("=\"#"), "{lace:?}");
            assert!(svg.contains(r#"aria-hidden="true" focusable="false""#));
        }
    }

    #[test]
    fn the_same_item_has_the_same_lace_and_another_day_another() {
        let at = |day| Lace { seed: seed(&[1, 2], day), shape: Shape::Wide };
        assert_eq!(figure(&at(17_490), 1), figure(&at(17_490), 1));
        assert_ne!(figure(&at(17_490), 1), figure(&at(17_491), 1));
        assert_eq!(figure(&at(17_490), 1), figure(&Lace { seed: seed(&[2, 1], 17_490), shape: Shape::Wide }, 1));
    }

    #[test]
    fn items_of_the_same_themes_are_related() {
        let ours = Motif::of(seed(&[7, 9], 17_000));
        for day in 17_000..17_400 {
            assert_eq!(Motif::of(seed(&[7, 9], day)), ours);
        }
        let others = (0..100).filter(|theme| Motif::of(seed(&[*theme], 17_000)) != ours).count();
        assert!(others > 80, "only {others} of 100 other themes look different");
    }

    #[test]
    fn two_figures_of_one_seed_have_ids_of_their_own() {
        let lace = Lace { seed: seed(&[1], 17_490), shape: Shape::Card };
        assert!(figure(&lace, 1).as_str().contains("id=\"net-1\""));
        assert!(figure(&lace, 2).as_str().contains("url(#net-2)"));
    }

    #[test]
    fn a_way_follows_the_net_to_its_goals() {
        for n in 0..5_000_u64 {
            let mut draw = Draw(n);
            let mut way = Way::from(Knot { column: draw.around(20), row: draw.around(9) });
            for _ in 0..4 {
                let goal = Knot { column: draw.around(20), row: draw.around(9) };
                way.go_to(goal, &mut draw);
                assert!(way.end() == goal, "way {n} ends elsewhere");
            }
            for side in way.knots.windows(2) {
                let (dx, dy) = half(side[0], side[1]);
                assert!(matches!((dx.abs(), dy.abs()), (26, 15) | (0, 30)), "way {n} leaves the net");
            }
            assert!(way.knots.windows(3).all(|three| three[0] != three[2]), "way {n} turns back");
        }
    }
}
