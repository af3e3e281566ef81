//! The listener and the runtime's side of serving: the one file that knows them.

use std::{convert::Infallible, net::SocketAddr, pin::pin, time::Duration};

use axum::{body::Body, extract::Request};
use hyper::{body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::net::TcpListener;
use tower::Service as _;

use crate::{Front, front::Visitor};

/// How long a client may take to send the head of its request.
const HEAD_PATIENCE: Duration = Duration::from_secs(10);
/// How long answers that are under way may take at the end.
const FAREWELL: Duration = Duration::from_secs(10);
/// The longest head of a request, in bytes.
const LONGEST_HEAD: usize = 32 * 1024;

/// Serves until `shutdown` ends, then lets the answers that are under way be finished.
pub async fn serve(listener: TcpListener, front: Front, shutdown: impl Future<Output = ()>) {
    let graceful = GracefulShutdown::new();
    let mut shutdown = pin!(shutdown);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut shutdown => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                let _ = stream.set_nodelay(true);
                connection(TokioIo::new(stream), peer, front.clone(), &graceful);
            }
            Err(error) => {
                // Out of file descriptors, most likely: waiting lets connections end.
                tracing::warn!("accepting a connection: {error}");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
    drop(listener);
    if tokio::time::timeout(FAREWELL, graceful.shutdown()).await.is_err() {
        tracing::warn!("some answers were still under way and are cut");
    }
}

fn connection(stream: TokioIo<tokio::net::TcpStream>, peer: SocketAddr, front: Front, graceful: &GracefulShutdown) {
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let mut front = front.clone();
        async move {
            let mut request: Request = request.map(Body::new);
            request.extensions_mut().insert(Visitor(peer.ip()));
            let answer: Result<_, Infallible> = front.call(request).await;
            answer
        }
    });
    let served = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_PATIENCE)
        .max_buf_size(LONGEST_HEAD)
        .serve_connection(stream, service);
    let watched = graceful.watch(served);
    tokio::spawn(async move {
        if let Err(error) = watched.await {
            tracing::debug!("a connection ended early: {error}");
        }
    });
}
