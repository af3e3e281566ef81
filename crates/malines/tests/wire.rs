//! Bad input and the end of serving, over real connections.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use std::{net::SocketAddr, time::Duration};

use site::{Site, line};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinHandle,
};

/// A site that is being served.
struct Served {
    address: SocketAddr,
    end: oneshot::Sender<()>,
    serving: JoinHandle<()>,
    _site: Site,
}

async fn served() -> Served {
    let site = Site::new().await;
    let body = "Une phrase assez longue pour remplir une page. ".repeat(4_000);
    let long =
        line("long", "Long", "").replace("\"title\"", &format!("\"body\": {{\"markdown\": \"{body}\"}}, \"title\""));
    assert!(site.import(&[long, line("a", "Bonjour", "")].concat()).await.is_clean());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (end, ended) = oneshot::channel();
    let front = site.app.front.clone();
    let serving = tokio::spawn(async move {
        web::serve(listener, front, async {
            let _ = ended.await;
        })
        .await;
    });
    Served { address, end, serving, _site: site }
}

/// Sends these bytes and reads all that comes until the connection is closed.
async fn told(address: SocketAddr, sent: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).await.unwrap();
    // The server may close before all is sent: what it said counts.
    let _ = stream.write_all(sent).await;
    until_closed(&mut stream).await
}

async fn until_closed(stream: &mut TcpStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    let read = async {
        let mut part = vec![0; 8192];
        while let Ok(count @ 1..) = stream.read(&mut part).await {
            bytes.extend_from_slice(&part[..count]);
        }
    };
    tokio::time::timeout(Duration::from_mins(2), read).await.expect("the server closes the connection");
    bytes
}

fn status(answer: &[u8]) -> Option<u16> {
    let line = answer.split(|byte| *byte == b'\r').next()?;
    std::str::from_utf8(line).ok()?.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn half_a_request_and_slow_headers_are_not_waited_for() {
    let served = served().await;
    let address = served.address;
    let half = told(address, b"GET /fr/ HTTP/1.1\r\nHost: villes.example\r\nAccept: text/h");
    let nothing = told(address, b"");
    let slow = async {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let _ = stream.write_all(b"GET /fr/ HTTP/1.1\r\nHost: villes.example\r\n").await;
        let (mut reader, mut writer) = stream.into_split();
        let drip = tokio::spawn(async move {
            while writer.write_all(b"X-A: b\r\n").await.is_ok() {
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
        });
        let mut bytes = Vec::new();
        let read = tokio::time::timeout(Duration::from_mins(2), reader.read_to_end(&mut bytes)).await;
        drip.abort();
        assert!(read.is_ok(), "slow headers are waited for without end");
        bytes
    };
    let (half, nothing, slow) = tokio::join!(half, nothing, slow);
    for answer in [half, nothing, slow] {
        assert!(matches!(status(&answer), None | Some(408)), "{}", String::from_utf8_lossy(&answer));
    }
    let after = told(address, b"GET /healthz HTTP/1.1\r\nHost: villes.example\r\nConnection: close\r\n\r\n").await;
    assert_eq!(status(&after), Some(200), "others are served all the while");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_never_comes_is_not_waited_for() {
    let served = served().await;
    let head = b"POST /fr/actualites HTTP/1.1\r\nHost: villes.example\r\nSec-Fetch-Site: same-origin\r\n\
                 Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\na=";
    let answer = told(served.address, head).await;
    assert!(matches!(status(&answer), None | Some(400..=499)), "{}", String::from_utf8_lossy(&answer));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_long_or_no_request_at_all_is_refused() {
    let served = served().await;
    let header = format!("GET /fr/ HTTP/1.1\r\nHost: villes.example\r\nX-Long: {}\r\n\r\n", "x".repeat(40_000));
    assert_eq!(status(&told(served.address, header.as_bytes()).await), Some(431));
    let many = format!("GET /fr/ HTTP/1.1\r\nHost: villes.example\r\n{}\r\n", "X-A: b\r\n".repeat(3_000));
    assert_eq!(status(&told(served.address, many.as_bytes()).await), Some(431));
    let query = format!(
        "GET /fr/actualites?theme={} HTTP/1.1\r\nHost: villes.example\r\nConnection: close\r\n\r\n",
        "x".repeat(20_000)
    );
    let answer = told(served.address, query.as_bytes()).await;
    assert_eq!(status(&answer), Some(414));
    assert!(String::from_utf8_lossy(&answer).contains("class=\"masthead\""), "in the site's frame");
    let endless = format!("GET /fr/{} HTTP/1.1\r\nHost: villes.example\r\n\r\n", "x".repeat(100_000));
    assert!(matches!(status(&told(served.address, endless.as_bytes()).await), Some(414 | 431)));
    let garbage: &[&[u8]] = &[
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 a greeting in TLS\r\n\r\n",
        b"\x00\x01\x02\x03\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET /fr/\xff\xfe HTTP/1.1\r\nHost: villes.example\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /fr/ HTTP/1.1\r\nHost : villes.example\r\n\r\n",
        b"POST /fr/ HTTP/1.1\r\nHost: villes.example\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        b"POST /fr/ HTTP/1.1\r\nHost: villes.example\r\nTransfer-Encoding: nonsense\r\n\r\nabcd",
    ];
    for sent in garbage {
        let answer = told(served.address, sent).await;
        assert!(matches!(status(&answer), None | Some(400)), "{sent:?}: {}", String::from_utf8_lossy(&answer));
    }
}

/// Reads one answer off a connection that stays open: nothing where it was closed before a byte came, else the whole of
/// it or an error.
async fn one_answer(stream: &mut TcpStream) -> Result<Option<usize>, String> {
    let mut bytes = Vec::new();
    let mut part = vec![0; 16_384];
    loop {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n");
        if let Some(end) = end {
            let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
            let length = length.ok_or_else(|| format!("no length: {head}"))?;
            if bytes.len() >= end + 4 + length {
                return Ok(Some(length));
            }
        }
        match stream.read(&mut part).await {
            Ok(0) | Err(_) if bytes.is_empty() => return Ok(None),
            Ok(0) => return Err(format!("cut after {} bytes", bytes.len())),
            Ok(count) => bytes.extend_from_slice(&part[..count]),
            Err(error) => return Err(format!("cut after {} bytes: {error}", bytes.len())),
        }
    }
}

/// Asks again and again until the server is gone; says how many whole answers there were, or how one was cut.
async fn client(address: SocketAddr, number: usize) -> Result<usize, String> {
    let mut whole = 0;
    for round in 0.. {
        let Ok(mut stream) = TcpStream::connect(address).await else { return Ok(whole) };
        for turn in 0..20 {
            // Each a page of its own, so that it is rendered.
            let target = format!("/fr/actualites/{}?x={number}-{round}-{turn}", ["long", "bonjour", "rien"][turn % 3]);
            let request = format!("GET {target} HTTP/1.1\r\nHost: villes.example\r\n\r\n");
            if stream.write_all(request.as_bytes()).await.is_err() {
                break;
            }
            match one_answer(&mut stream).await? {
                Some(_) => whole += 1,
                None => break,
            }
        }
    }
    Ok(whole)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_cuts_no_answer() {
    let served = served().await;
    let clients: Vec<_> = (0..8).map(|number| tokio::spawn(client(served.address, number))).collect();
    // A reader who takes its time over a long page: its answer is under way when the end comes.
    let mut slow = TcpStream::connect(served.address).await.unwrap();
    slow.write_all(b"GET /fr/actualites/long HTTP/1.1\r\nHost: villes.example\r\n\r\n").await.unwrap();
    let mut first = [0; 64];
    slow.read_exact(&mut first).await.unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;
    served.end.send(()).unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    let rest = until_closed(&mut slow).await;
    assert!(rest.ends_with(b"</html>\n") || rest.ends_with(b"</html>"), "the long page came whole");
    let mut whole = 0;
    for client in clients {
        let answered = tokio::time::timeout(Duration::from_mins(1), client).await.expect("the clients end").unwrap();
        whole += answered.expect("no answer is cut");
    }
    assert!(whole > 8, "there was a load: {whole}");
    tokio::time::timeout(Duration::from_mins(1), served.serving).await.expect("serving ends").unwrap();
    assert!(TcpStream::connect(served.address).await.is_err(), "nobody listens any more");
}
