//! A form with files (RFC 7578), read in constant memory: each file goes to the store while it arrives.

use std::io;

use axum::{body::BodyDataStream, extract::Request, http::header};
use files::FileStore;
use futures::TryStreamExt as _;
use kernel::{Error, FieldError, Result, sober};
use media::{Received, upload};
use tokio_util::io::StreamReader;

/// The longest field that is no file, in bytes.
const LONGEST_FIELD: usize = 4_000;

/// How many fields are read at most.
const MOST_FIELDS: usize = 50;

/// A form that is arriving.
pub(in crate::media) struct Multipart {
    form: multer::Multipart<'static>,
    /// The fields so far that are no files.
    pub(in crate::media) fields: Vec<(String, String)>,
}

impl Multipart {
    /// The form of a request. Errors: `BadRequest`.
    pub(in crate::media) fn of(request: Request) -> Result<Self> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let boundary = kind.and_then(|kind| multer::parse_boundary(kind).ok());
        let boundary = boundary.ok_or(Error::BadRequest("a form with files is expected"))?;
        let body: BodyDataStream = request.into_body().into_data_stream();
        Ok(Self { form: multer::Multipart::new(body, boundary), fields: Vec::new() })
    }

    /// The next file of this field, stored, with its name; nothing where there is no further one. An empty field, as
    /// browsers send it where nothing was chosen, is none. Errors: `TooLarge`, `Unavailable`, `BadRequest`, an invalid
    /// `file` where its name is none.
    pub(in crate::media) async fn file(
        &mut self,
        files: &FileStore,
        wanted: &str,
        limit: u64,
    ) -> Result<Option<(String, Received)>> {
        while let Some(field) = self.form.next_field().await.map_err(broken)? {
            let own = field.name().unwrap_or_default().to_owned();
            let name = field.file_name().map(base_name);
            match name {
                Some(name) if own == wanted && !name.is_empty() => {
                    upload::check_name(&name)?;
                    let reader = StreamReader::new(Box::pin(field.map_err(io::Error::other)));
                    let received = media::receive(files, reader, &name, limit).await?;
                    return Ok(Some((name, received)));
                }
                Some(_) => {}
                None => self.keep(own, field).await?,
            }
        }
        Ok(None)
    }

    async fn keep(&mut self, name: String, mut field: multer::Field<'static>) -> Result<()> {
        let mut value = Vec::new();
        while let Some(piece) = field.chunk().await.map_err(broken)? {
            value.extend_from_slice(&piece);
            if value.len() > LONGEST_FIELD || self.fields.len() >= MOST_FIELDS {
                return Err(Error::TooLarge);
            }
        }
        self.fields.push((name, sober(&String::from_utf8_lossy(&value)).into_owned()));
        Ok(())
    }
}

/// The last part of a path: some browsers send more than a name.
fn base_name(given: &str) -> String {
    given.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
}

fn broken(_: multer::Error) -> Error {
    Error::BadRequest("the form with files is broken")
}

/// What is wrong with a file that was not taken, for the form. Errors: what is not the file's fault.
pub(in crate::media) fn refusal(error: Error) -> Result<FieldError> {
    match error {
        Error::TooLarge => Ok(FieldError::new("file", "desk-media-fault-too-large")),
        Error::Invalid(faults) => faults.into_iter().next().ok_or(Error::BadRequest("a file is expected")),
        full if upload::is_full(&full) => Ok(FieldError::new("file", "desk-media-fault-full")),
        other => Err(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_not_a_name() {
        assert_eq!(base_name(r"C:\Users\Camille\guide.pdf"), "guide.pdf");
        assert_eq!(base_name("../../etc/passwd"), "passwd");
        assert_eq!(base_name("Déclaration.pdf"), "Déclaration.pdf");
    }
}
