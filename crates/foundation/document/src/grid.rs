//! The rectangle that the cells of a table make once their spans are counted.

use crate::{Cell, Row, limits};

/// How many columns the rows make; `None` where a row is short or long, or where a span leads out of the table.
pub(crate) fn columns(rows: &[Row]) -> Option<usize> {
    let mut columns = None;
    // For each column, the rows below this one that a cell from above still covers.
    let mut covered: Vec<u32> = Vec::new();
    for row in rows {
        let width = fill(&mut covered, &row.cells)?;
        if *columns.get_or_insert(width) != width || covered.len() != width {
            return None;
        }
        for below in &mut covered {
            *below -= 1;
        }
    }
    let width = columns?;
    (width > 0 && covered.iter().all(|below| *below == 0)).then_some(width)
}

/// Puts a row's cells into the gaps left by spans from above; gives the width that they reach without a gap.
fn fill(covered: &mut Vec<u32>, cells: &[Cell]) -> Option<usize> {
    let mut at = 0;
    for cell in cells {
        while covered.get(at).is_some_and(|below| *below > 0) {
            at += 1;
        }
        for _ in 0..cell.colspan {
            match covered.get_mut(at) {
                Some(0) => covered[at] = cell.rowspan,
                None if at < limits::COLUMNS => covered.push(cell.rowspan),
                _ => return None,
            }
            at += 1;
        }
    }
    while covered.get(at).is_some_and(|below| *below > 0) {
        at += 1;
    }
    Some(at)
}

/// Makes a rectangle of rows from elsewhere: spans cut where they leave the table or meet, short rows filled with
/// what `empty` makes. Errors: the rows again, where they would be larger than the limits or nothing is in them.
pub(crate) fn square(mut rows: Vec<Row>, empty: &mut dyn FnMut() -> Cell) -> Result<Vec<Row>, Vec<Row>> {
    match width(&mut rows) {
        Some(width) if width > 0 && width * rows.len() <= CELLS => {
            pad(&mut rows, width, empty);
            Ok(rows)
        }
        _ => Err(rows),
    }
}

/// Places of one table from elsewhere.
const CELLS: usize = limits::NODES / 5;

/// Cuts spans; gives the width of the widest row.
fn width(rows: &mut [Row]) -> Option<usize> {
    if rows.len() > limits::ROWS {
        return None;
    }
    let count = rows.len();
    let mut covered: Vec<u32> = Vec::new();
    for (index, row) in rows.iter_mut().enumerate() {
        let mut at = 0;
        for cell in &mut row.cells {
            while covered.get(at).is_some_and(|below| *below > 0) {
                at += 1;
            }
            let left = u32::try_from(count - index).unwrap_or(1);
            cell.rowspan = cell.rowspan.clamp(1, left);
            let free = covered[at.min(covered.len())..].iter().take_while(|below| **below == 0).count();
            let room = if at + free == covered.len() { limits::COLUMNS.saturating_sub(at) } else { free };
            cell.colspan = cell.colspan.clamp(1, u32::try_from(room).unwrap_or(1).max(1));
            if room == 0 {
                return None;
            }
            for _ in 0..cell.colspan {
                match covered.get_mut(at) {
                    Some(below) => *below = cell.rowspan,
                    None => covered.push(cell.rowspan),
                }
                at += 1;
            }
        }
        for below in &mut covered {
            *below = below.saturating_sub(1);
        }
    }
    Some(covered.len())
}

/// Fills what each row lacks to the full width, at its end or in the gaps that spans left.
fn pad(rows: &mut [Row], width: usize, empty: &mut dyn FnMut() -> Cell) {
    let mut covered = vec![0_u32; width];
    for row in rows {
        let mut at = 0;
        for cell in &row.cells {
            while covered.get(at).is_some_and(|below| *below > 0) {
                at += 1;
            }
            for _ in 0..cell.colspan {
                if let Some(below) = covered.get_mut(at) {
                    *below = cell.rowspan;
                }
                at += 1;
            }
        }
        for below in covered.iter_mut().skip(at) {
            if *below == 0 {
                row.cells.push(empty());
                *below = 1;
            }
        }
        for below in &mut covered {
            *below -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cell(colspan: u32, rowspan: u32) -> Cell {
        Cell { is_header: false, colspan, rowspan, blocks: vec![] }
    }

    fn row(cells: &[(u32, u32)]) -> Row {
        Row { cells: cells.iter().map(|(c, r)| cell(*c, *r)).collect() }
    }

    #[test]
    fn spans_are_counted() {
        assert_eq!(columns(&[row(&[(1, 2), (1, 1)]), row(&[(1, 1)])]), Some(2));
        assert_eq!(columns(&[row(&[(2, 2)]), row(&[])]), Some(2));
        assert_eq!(columns(&[row(&[(1, 1), (1, 2), (1, 1)]), row(&[(1, 1), (1, 1)])]), Some(3));
        for ragged in [
            vec![],
            vec![row(&[])],
            vec![row(&[(1, 1)]), row(&[(2, 1)])],
            vec![row(&[(1, 2)])],
            vec![row(&[(1, 1), (1, 2)]), row(&[(2, 1)])],
            vec![row(&[(61, 1)])],
        ] {
            assert_eq!(columns(&ragged), None, "{ragged:?}");
        }
    }

    proptest! {
        #[test]
        fn whatever_comes_becomes_a_rectangle(
            rows in prop::collection::vec(prop::collection::vec((0_u32..5, 0_u32..5), 0..6), 1..8)
        ) {
            let rows: Vec<Row> = rows.iter().map(|cells| row(cells)).collect();
            let cells: usize = rows.iter().map(|row| row.cells.len()).sum();
            if let Ok(squared) = square(rows, &mut || cell(1, 1)) {
                prop_assert!(columns(&squared).is_some());
                prop_assert!(squared.iter().map(|row| row.cells.len()).sum::<usize>() >= cells);
            } else {
                prop_assert_eq!(cells, 0);
            }
        }
    }
}
