//! The store in a bucket: a small server that speaks as much of S3 as it takes.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by them")]

use std::{
    collections::{BTreeMap, HashMap},
    fmt::Write as _,
    io,
    sync::{Arc, Mutex},
};

use files::{ByteStream, FileSettings, FileStore, Hash, S3Settings, Secret};
use futures::TryStreamExt as _;
use kernel::{Error, Random};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
};

#[derive(Clone, Default)]
struct Bucket(Arc<Mutex<Inner>>);

#[derive(Default)]
struct Inner {
    objects: BTreeMap<String, Vec<u8>>,
    uploads: HashMap<String, BTreeMap<u32, Vec<u8>>>,
}

struct Request {
    method: String,
    key: String,
    query: HashMap<String, String>,
    headers: HashMap<String, String>,
    body: Vec<u8>,
}

impl Bucket {
    async fn serve(&self) -> S3Settings {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let own = self.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let own = own.clone();
                // A client that leaves in the middle is its own affair.
                tokio::spawn(async move { own.converse(stream).await });
            }
        });
        S3Settings {
            bucket: "malines".into(),
            region: "here".into(),
            endpoint: Some(endpoint),
            prefix: Some("site".into()),
            access_key: Some("key".into()),
            secret_key: Some(Secret::new("secret")),
        }
    }

    async fn converse(&self, stream: TcpStream) -> io::Result<()> {
        let mut stream = BufReader::new(stream);
        while let Some(request) = receive(&mut stream).await? {
            let (status, headers, body) = self.answer(&request);
            let length = if request.method == "HEAD" && status == 200 {
                String::new()
            } else {
                format!("content-length: {}\r\n", body.len())
            };
            let head = format!("HTTP/1.1 {status} x\r\n{length}{headers}\r\n");
            stream.write_all(head.as_bytes()).await?;
            if request.method != "HEAD" {
                stream.write_all(&body).await?;
            }
        }
        Ok(())
    }

    fn answer(&self, request: &Request) -> (u16, String, Vec<u8>) {
        let mut inner = self.0.lock().unwrap();
        let Inner { objects, uploads } = &mut *inner;
        let tag = || "etag: \"x\"\r\n".to_owned();
        let query = |name: &str| request.query.get(name).cloned();
        match (request.method.as_str(), query("uploadId")) {
            ("GET", None) if query("list-type").is_some() => (200, String::new(), list(objects).into()),
            ("GET" | "HEAD", None) => read(objects, request),
            ("PUT", Some(upload)) => {
                let part = query("partNumber").unwrap().parse().unwrap();
                uploads.get_mut(&upload).unwrap().insert(part, request.body.clone());
                (200, tag(), Vec::new())
            }
            ("POST", None) if query("uploads").is_some() => {
                let id = format!("upload{}", uploads.len());
                uploads.insert(id.clone(), BTreeMap::new());
                let body =
                    format!("<InitiateMultipartUploadResult><UploadId>{id}</UploadId></InitiateMultipartUploadResult>");
                (200, String::new(), body.into())
            }
            ("POST", Some(upload)) => {
                let parts = uploads.remove(&upload).unwrap();
                assert!(parts.values().rev().skip(1).all(|part| part.len() >= 5 << 20), "S3 refuses smaller parts");
                objects.insert(request.key.clone(), parts.into_values().flatten().collect());
                let body = "<CompleteMultipartUploadResult><ETag>x</ETag></CompleteMultipartUploadResult>";
                (200, String::new(), body.into())
            }
            ("POST", None) => {
                let body = String::from_utf8(request.body.clone()).unwrap();
                let mut deleted = String::new();
                for key in body.split("<Key>").skip(1).filter_map(|rest| rest.split("</Key>").next()) {
                    objects.remove(key);
                    write!(deleted, "<Deleted><Key>{key}</Key></Deleted>").unwrap();
                }
                (200, String::new(), format!("<DeleteResult>{deleted}</DeleteResult>").into())
            }
            ("DELETE", Some(upload)) => {
                uploads.remove(&upload);
                (204, String::new(), Vec::new())
            }
            ("DELETE", None) => {
                objects.remove(&request.key);
                (204, String::new(), Vec::new())
            }
            _ => {
                let from = request.headers.get("x-amz-copy-source").map(|from| from.trim_start_matches('/').to_owned());
                let from = from.and_then(|from| objects.get(from.strip_prefix("malines/").unwrap()).cloned());
                let copied = from.is_some();
                objects.insert(request.key.clone(), from.unwrap_or_else(|| request.body.clone()));
                let body = if copied { "<CopyObjectResult><ETag>x</ETag></CopyObjectResult>" } else { "" };
                (200, tag(), body.into())
            }
        }
    }
}

fn read(objects: &BTreeMap<String, Vec<u8>>, request: &Request) -> (u16, String, Vec<u8>) {
    let Some(bytes) = objects.get(&request.key) else { return (404, String::new(), Vec::new()) };
    let mut headers = "etag: \"x\"\r\nlast-modified: Mon, 20 Nov 2017 08:00:00 GMT\r\n".to_owned();
    if request.method == "HEAD" {
        write!(headers, "content-length: {}\r\n", bytes.len()).unwrap();
    }
    let range = request.headers.get("range").and_then(|range| range.strip_prefix("bytes=")?.split_once('-'));
    match range {
        Some((first, last)) => {
            let (first, last): (usize, usize) = (first.parse().unwrap(), last.parse().unwrap());
            write!(headers, "content-range: bytes {first}-{last}/{}\r\n", bytes.len()).unwrap();
            (206, headers, bytes[first..=last].to_vec())
        }
        None => (200, headers, bytes.clone()),
    }
}

fn list(objects: &BTreeMap<String, Vec<u8>>) -> String {
    let mut xml = "<ListBucketResult><IsTruncated>false</IsTruncated>".to_owned();
    for (key, bytes) in objects {
        let size = bytes.len();
        let facts = format!("<Size>{size}</Size><LastModified>2017-11-20T08:00:00.000Z</LastModified><ETag>x</ETag>");
        write!(xml, "<Contents><Key>{key}</Key>{facts}</Contents>").unwrap();
    }
    xml + "</ListBucketResult>"
}

async fn receive(stream: &mut BufReader<TcpStream>) -> io::Result<Option<Request>> {
    let mut line = String::new();
    if stream.read_line(&mut line).await? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace().map(str::to_owned);
    let (method, target) = (words.next().unwrap(), words.next().unwrap());
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let pairs = query.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let mut headers = HashMap::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    assert!(headers.get("authorization").is_some_and(|value| value.starts_with("AWS4-HMAC-SHA256")), "signed");
    let mut body = vec![0; headers.get("content-length").map_or(0, |length| length.parse().unwrap())];
    stream.read_exact(&mut body).await?;
    let key = path.trim_start_matches("/malines").trim_start_matches('/').to_owned();
    Ok(Some(Request { method, key, query: pairs.map(|(n, v)| (n.to_owned(), v.to_owned())).collect(), headers, body }))
}

async fn bytes_of(stream: ByteStream) -> Vec<u8> {
    stream.try_fold(Vec::new(), async |all, piece| Ok([all, piece.to_vec()].concat())).await.unwrap()
}

#[tokio::test]
async fn a_bucket_keeps_what_a_folder_keeps() {
    let bucket = Bucket::default();
    let settings = FileSettings { folder: None, s3: Some(bucket.serve().await) };
    let store = FileStore::open(&settings, &Random::system()).unwrap();
    let large = vec![7; 20 << 20];
    for bytes in [&b"Malines"[..], &large, &large] {
        let stored = store.put(bytes, 30 << 20).await.unwrap();
        assert_eq!((stored.hash, stored.bytes), (Hash::of(bytes), bytes.len() as u64));
        let (length, stream) = store.get(stored.hash).await.unwrap();
        assert_eq!(length, stored.bytes);
        assert!(bytes_of(stream).await == bytes);
    }
    let word = Hash::of(b"Malines");
    assert_eq!(bytes_of(store.range(word, 2..50).await.unwrap()).await, b"lines");
    assert!(matches!(store.put(&large[..], (20 << 20) - 1).await, Err(Error::TooLarge)));
    let listed: Vec<_> = store.list().try_collect().await.unwrap();
    assert_eq!(listed.len(), 2);
    assert!(listed.iter().any(|object| object.hash == word && object.bytes == 7));
    store.delete(word).await.unwrap();
    assert!(matches!(store.get(word).await, Err(Error::NotFound)));
    let inner = bucket.0.lock().unwrap();
    assert!(inner.uploads.is_empty(), "what was refused was given up");
    assert!(
        inner.objects.keys().all(|key| key.starts_with("site/") && !key.contains("incoming")),
        "{:?}",
        inner.objects.keys()
    );
}

#[test]
fn a_key_is_never_shown() {
    assert_eq!(format!("{:?}", Secret::new("s3cret")), "…");
}
