//! Tables as comma-separated values (RFC 4180).

use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use futures::{Stream, StreamExt as _, stream};
use web::Failure;

/// A cell. What a table program would take for a formula is made a text (OWASP, CSV injection).
pub(crate) fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

/// A line of cells.
pub fn line<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let cells: Vec<String> = cells.into_iter().map(quoted).collect();
    format!("{}\r\n", cells.join(","))
}

/// A file of this name, whose head is there and whose pieces follow.
pub fn file(
    name: HeaderValue,
    head: &'static str,
    pieces: impl Stream<Item = Result<String, Failure>> + Send + 'static,
) -> Response {
    let pieces = pieces.map(|piece| piece.map_err(|Failure(error)| std::io::Error::other(error.to_string())));
    let body = stream::iter([Ok(format!("{head}\r\n"))]).chain(pieces);
    let mime = HeaderValue::from_static("text/csv; charset=utf-8");
    ([(header::CONTENT_TYPE, mime), (header::CONTENT_DISPOSITION, name)], Body::from_stream(body)).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula_nor_two_cells() {
        assert_eq!(quoted("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(quoted("a,b\r\nc"), "\"a,b\r\nc\"");
        assert_eq!(quoted("@sum"), "\"'@sum\"");
        assert_eq!(line(["a", "b"]), "\"a\",\"b\"\r\n");
    }
}
