//! Many old addresses at once: a table of two columns, pasted into a field.

use axum::response::Response;
use kernel::{Error, FieldError};
use publication::store::redirects;
use web::{Failure, Form, WHOLE_TEXT};

use super::{HREF, LINE, new, old, page};
use crate::{
    Desk,
    publications::sent::Sent,
    site::{Act, allowed, record},
};

/// How many lines are taken at once: some seconds of work.
const LINES: usize = 5_000;

/// How many faults are told at once.
const FAULTS: usize = 20;

/// Takes the table over, whole or not at all.
pub(crate) async fn import(
    desk: Desk,
    Form(sent): Form<Vec<(String, String)>, WHOLE_TEXT>,
) -> Result<Response, Failure> {
    allowed(&desk, Act::Configure)?;
    let sent = Sent(sent);
    let mut write = desk.portal.db.write().await?;
    let lines: Vec<_> = rows(sent.whole("table")).collect();
    let mut faults = Vec::new();
    if lines.is_empty() {
        faults.push(FieldError::new("table", "desk-fault-required"));
    } else if lines.len() > LINES {
        faults.push(FieldError::new("table", "desk-site-fault-lines").quoting(LINES));
    } else {
        for (number, row) in &lines {
            if let Some(message) = put(&desk, &mut write, row).await? {
                faults.push(FieldError::new(format!("{LINE}{number}"), message).quoting(row.join(" ")));
            }
            if faults.len() == FAULTS {
                break;
            }
        }
    }
    if !faults.is_empty() {
        drop(write);
        return page(&desk, Some((&sent, faults))).await;
    }
    record(&desk, &write, "created", None, serde_json::json!({ "page": HREF, "count": lines.len() })).await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{HREF}?done=created")))
}

/// Takes a row over; says what is wrong with it.
async fn put(desk: &Desk, write: &mut db::Write, row: &[String]) -> Result<Option<&'static str>, Error> {
    let [from, to] = row else { return Ok(Some("desk-site-fault-columns")) };
    let (Some(from), Some(to)) = (old(desk, from), new(desk, to)) else { return Ok(Some("desk-site-fault-path")) };
    match redirects::put(write, &from, &to).await {
        Err(Error::Invalid(_)) => Ok(Some("desk-site-fault-loop")),
        done => done.map(|()| None),
    }
}

/// The rows of a table with the numbers of their lines: columns separated by tabs, semicolons or commas, whichever the first
/// line has; a value may stand in double quotes (RFC 4180, but on one line). A first line without an address is a heading.
fn rows(text: &str) -> impl Iterator<Item = (usize, Vec<String>)> + '_ {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let between = ['\t', ';'].into_iter().find(|sign| first.contains(*sign)).unwrap_or(',');
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let rows = lines.map(move |(at, line)| (at + 1, values(line, between)));
    rows.enumerate().filter(|(at, (_, row))| *at > 0 || row.iter().any(|value| value.contains('/'))).map(|(_, row)| row)
}

fn values(line: &str, between: char) -> Vec<String> {
    let (mut values, mut quoted, mut signs) = (vec![String::new()], false, line.chars().peekable());
    while let Some(sign) = signs.next() {
        let Some(value) = values.last_mut() else { break };
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => value.extend(signs.next()),
            '"' => quoted = !quoted,
            _ if sign == between && !quoted => values.push(String::new()),
            _ => value.push(sign),
        }
    }
    values.iter().map(|value| super::line(value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(usize, Vec<String>)> {
        rows(text).collect()
    }

    #[test]
    fn a_table_is_read_as_people_paste_it() {
        let row = |number, from: &str, to: &str| (number, vec![from.to_owned(), to.to_owned()]);
        assert_eq!(read("/a,/b\r\n\r\n/c , /d"), [row(1, "/a", "/b"), row(3, "/c", "/d")]);
        assert_eq!(read("\u{feff}ancienne;nouvelle\n/a?x=1,2;/b"), [row(2, "/a?x=1,2", "/b")]);
        assert_eq!(read("/a\t/b"), [row(1, "/a", "/b")]);
        assert_eq!(read("\"/a,\"\"b\"\"\",/c"), [row(1, "/a,\"b\"", "/c")]);
        assert_eq!(read("/a"), [(1, vec!["/a".to_owned()])]);
        assert_eq!(read(" \n"), []);
    }
}
