//! Jobs through the real runner on a real base.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by them")]

mod base;

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use std::time::Duration;

use base::{Base, bases};
use jobs::{Context, Counts, GiveUp, Handler, Job, Listed, Runner, State};
use kernel::{JobId, Random, Result};
use serde::{Deserialize, Serialize};
use tokio::sync::{Notify, oneshot};

/// What the jobs of these tests touch.
#[derive(Clone, Default)]
struct Traces(Arc<Inner>);

#[derive(Default)]
struct Inner {
    runs: AtomicUsize,
    at_once: AtomicUsize,
    most_at_once: AtomicUsize,
    started: Notify,
}

/// A job that behaves as it is told.
#[derive(Serialize, Deserialize, Clone, Copy)]
enum Behave {
    Well,
    Slowly,
    ForEver,
    OnceBadly,
    Panicking,
    Hopelessly,
    NeverWell,
}

impl Job for Behave {
    const KIND: &'static str = "test-behave";

    async fn run(self, context: &Context) -> Result<()> {
        let traces = &context.get::<Traces>()?.0;
        let run = traces.runs.fetch_add(1, Ordering::AcqRel);
        let now = traces.at_once.fetch_add(1, Ordering::AcqRel) + 1;
        traces.most_at_once.fetch_max(now, Ordering::AcqRel);
        traces.started.notify_one();
        match self {
            Self::Slowly => tokio::time::sleep(Duration::from_millis(20)).await,
            Self::ForEver => std::future::pending().await,
            _ => {}
        }
        traces.at_once.fetch_sub(1, Ordering::AcqRel);
        match self {
            Self::Panicking => panic!("as it was told"),
            Self::Hopelessly => Err(GiveUp("no such mailbox".into()).into()),
            Self::OnceBadly if run == 0 => Err(kernel::Error::internal("the first time")),
            Self::NeverWell => Err(kernel::Error::internal("as always")),
            _ => Ok(()),
        }
    }
}

fn runner(base: &Base, traces: &Traces) -> Runner {
    let context = Context::new(base.db.clone(), base.clock.clock(), Random::seeded(7)).with(traces.clone());
    Runner::new(context, [Handler::of::<Behave>()]).unwrap()
}

/// A runner at work, and how to end it.
fn start(base: &Base, traces: &Traces) -> (tokio::task::JoinHandle<()>, oneshot::Sender<()>) {
    let (stop, stopped) = oneshot::channel();
    let work = runner(base, traces).run(async {
        let _ = stopped.await;
    });
    (tokio::spawn(work), stop)
}

/// The same base opened once more, as another process would.
async fn again(base: &Base) -> Base {
    let db = db::Db::open(base.db.target(), base.clock.clock()).await.unwrap();
    let folder = tempfile::tempdir_in(base.folder.path()).unwrap();
    Base { db, clock: base.clock.clone(), folder }
}

async fn enqueue(base: &Base, job: Behave) -> JobId {
    let mut write = base.db.write().await.unwrap();
    let id = jobs::enqueue(&mut write, &Random::system(), &job).await.unwrap();
    write.commit().await.unwrap();
    id
}

async fn counts(base: &Base) -> Counts {
    jobs::counts(&base.db.snapshot().await.unwrap()).await.unwrap()
}

/// Waits for the base to look like this; the test's own limit of time ends a wait in vain.
async fn until(base: &Base, wanted: impl Fn(&Counts) -> bool) {
    let look = async {
        while !wanted(&counts(base).await) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), look).await.expect("the base never came to look so");
}

/// Waits for the newest job to have failed so often.
async fn settled(base: &Base, attempts: u32) -> Listed {
    let look = async {
        loop {
            let job = jobs::list(&base.db.snapshot().await.unwrap(), 1).await.unwrap().remove(0);
            if job.attempts == attempts && job.state != State::Running {
                return job;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), look).await.expect("it was never tried so often")
}

const NONE: Counts = Counts { waiting: 0, running: 0, failed: 0 };

#[tokio::test(flavor = "multi_thread")]
async fn a_committed_job_runs_and_a_dropped_one_never_was() {
    for base in bases(&[jobs::migrations]).await {
        let traces = Traces::default();
        let (work, stop) = start(&base, &traces);
        let mut dropped = base.db.write().await.unwrap();
        jobs::enqueue(&mut dropped, &Random::system(), &Behave::Well).await.unwrap();
        drop(dropped);
        enqueue(&base, Behave::Well).await;
        traces.0.started.notified().await;
        until(&base, |counts| *counts == NONE).await;
        stop.send(()).unwrap();
        work.await.unwrap();
        assert_eq!(traces.0.runs.load(Ordering::Acquire), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_for_later_waits_for_its_time() {
    for base in bases(&[jobs::migrations]).await {
        let traces = Traces::default();
        let mut write = base.db.write().await.unwrap();
        let later = write.now().plus_millis(3_600_000);
        jobs::enqueue_at(&mut write, &Random::system(), &Behave::Well, later).await.unwrap();
        write.commit().await.unwrap();
        let (work, stop) = start(&base, &traces);
        enqueue(&base, Behave::Well).await;
        until(&base, |counts| counts.waiting == 1 && counts.running == 0).await;
        assert_eq!(traces.0.runs.load(Ordering::Acquire), 1);
        base.clock.pass(3_600_000);
        until(&base, |counts| *counts == NONE).await;
        stop.send(()).unwrap();
        work.await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failure_is_tried_again_after_its_pause() {
    for base in bases(&[jobs::migrations]).await {
        let traces = Traces::default();
        enqueue(&base, Behave::OnceBadly).await;
        let (work, stop) = start(&base, &traces);
        let job = settled(&base, 1).await;
        assert_eq!((job.state, job.last_error.as_deref()), (State::Waiting, Some("the first time")));
        let pause = job.run_at.0 - job.queued_at.0;
        assert!((30_000..40_000).contains(&pause), "{pause}");
        base.clock.pass(pause);
        until(&base, |counts| *counts == NONE).await;
        assert_eq!(traces.0.runs.load(Ordering::Acquire), 2);
        stop.send(()).unwrap();
        work.await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_failures_are_kept_and_may_be_run_again_or_discarded() {
    for base in bases(&[jobs::migrations]).await {
        let traces = Traces::default();
        let id = enqueue(&base, Behave::NeverWell).await;
        let (work, stop) = start(&base, &traces);
        for attempt in 1..=10 {
            let job = settled(&base, attempt).await;
            assert_eq!(job.state, if attempt < 10 { State::Waiting } else { State::Failed });
            base.clock.pass(6 * 3_600_000);
        }
        stop.send(()).unwrap();
        work.await.unwrap();
        let failed = jobs::failed(&base.db.snapshot().await.unwrap(), 10).await.unwrap();
        assert_eq!((failed[0].id, failed[0].state, failed[0].attempts), (id, State::Failed, 10));
        let mut write = base.db.write().await.unwrap();
        jobs::again(&mut write, id).await.unwrap();
        assert!(matches!(jobs::discard(&mut write, id).await, Err(kernel::Error::NotFound)), "it has not failed now");
        assert!(matches!(jobs::again(&mut write, id).await, Err(kernel::Error::NotFound)));
        write.commit().await.unwrap();
        assert_eq!(counts(&base).await, Counts { waiting: 1, running: 0, failed: 0 });
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn giving_up_is_final_and_a_panic_is_a_failure_like_others() {
    for base in bases(&[jobs::migrations]).await {
        let traces = Traces::default();
        let hopeless = enqueue(&base, Behave::Hopelessly).await;
        let panicking = enqueue(&base, Behave::Panicking).await;
        let (work, stop) = start(&base, &traces);
        until(&base, |counts| counts.failed == 1 && counts.waiting == 1 && counts.running == 0).await;
        until(&base, |_| traces.0.runs.load(Ordering::Acquire) == 2).await;
        until(&base, |counts| counts.running == 0).await;
        stop.send(()).unwrap();
        work.await.unwrap();
        let listed = jobs::list(&base.db.snapshot().await.unwrap(), 10).await.unwrap();
        let why = |id| listed.iter().find(|job| job.id == id).and_then(|job| job.last_error.clone());
        assert_eq!(why(hopeless).as_deref(), Some("no such mailbox"));
        assert_eq!(why(panicking).as_deref(), Some("panic: as it was told"));
        let mut write = base.db.write().await.unwrap();
        jobs::discard(&mut write, hopeless).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(counts(&base).await.failed, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_kind_stays_and_says_so() {
    for base in bases(&[jobs::migrations]).await {
        enqueue(&base, Behave::Well).await;
        let context = Context::new(base.db.clone(), base.clock.clock(), Random::seeded(7));
        let (stop, stopped) = oneshot::channel::<()>();
        let strange = Runner::new(context, []).unwrap().run(async {
            let _ = stopped.await;
        });
        let strange = tokio::spawn(strange);
        let look = async {
            loop {
                let listed = jobs::list(&base.db.snapshot().await.unwrap(), 1).await.unwrap();
                if listed[0].last_error.as_deref() == Some("unknown kind of job") {
                    break listed[0].clone();
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        let left = tokio::time::timeout(Duration::from_secs(30), look).await.unwrap();
        assert_eq!((left.state, left.attempts), (State::Waiting, 0));
        stop.send(()).unwrap();
        strange.await.unwrap();
        // A binary that knows it runs it.
        base.clock.pass(5 * 60_000);
        let (work, stop) = start(&base, &Traces::default());
        until(&base, |counts| *counts == NONE).await;
        stop.send(()).unwrap();
        work.await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_runner_s_job_comes_back_when_its_lease_ends() {
    for base in bases(&[jobs::migrations]).await {
        let killed = Traces::default();
        enqueue(&base, Behave::ForEver).await;
        let (work, _stop) = start(&base, &killed);
        killed.0.started.notified().await;
        work.abort();
        let _ = work.await;
        assert_eq!(counts(&base).await.running, 1);
        let heir = Traces::default();
        let (work, stop) = start(&base, &heir);
        enqueue(&base, Behave::Well).await;
        heir.0.started.notified().await;
        until(&base, |counts| counts.waiting == 0 && counts.running == 1).await;
        assert_eq!(heir.0.runs.load(Ordering::Acquire), 1, "the lease still stands");
        base.clock.pass(60_000);
        heir.0.started.notified().await;
        assert_eq!(heir.0.runs.load(Ordering::Acquire), 2);
        work.abort();
        drop(stop);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn at_shutdown_what_runs_is_handed_back() {
    for base in bases(&[jobs::migrations]).await {
        let traces = Traces::default();
        enqueue(&base, Behave::ForEver).await;
        let (work, stop) = start(&base, &traces);
        traces.0.started.notified().await;
        stop.send(()).unwrap();
        work.await.unwrap();
        let listed = jobs::list(&base.db.snapshot().await.unwrap(), 1).await.unwrap();
        assert_eq!((listed[0].state, listed[0].attempts), (State::Waiting, 0));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_runners_share_the_work_and_never_do_it_twice() {
    for base in bases(&[jobs::migrations]).await {
        let other = again(&base).await;
        let traces = Traces::default();
        for _ in 0..60 {
            enqueue(&base, Behave::Slowly).await;
        }
        let (one, stop_one) = start(&base, &traces);
        let (two, stop_two) = start(&other, &traces);
        until(&base, |counts| *counts == NONE).await;
        stop_one.send(()).unwrap();
        stop_two.send(()).unwrap();
        one.await.unwrap();
        two.await.unwrap();
        assert_eq!(traces.0.runs.load(Ordering::Acquire), 60);
        assert!(traces.0.most_at_once.load(Ordering::Acquire) <= 8);
    }
}

#[tokio::test]
async fn two_handlers_of_one_kind_are_refused() {
    let base = bases(&[jobs::migrations]).await.remove(0);
    let context = Context::new(base.db.clone(), base.clock.clock(), Random::seeded(7));
    assert!(context.get::<Traces>().is_err());
    assert!(Runner::new(context, [Handler::of::<Behave>(), Handler::of::<Behave>()]).is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_work_is_written_in_short_transactions() {
    for base in bases(&[jobs::migrations]).await {
        let mut pace = jobs::Pace::new(&base.db);
        for _ in 0..20 {
            let write = pace.write().await.unwrap();
            jobs::enqueue(write, &Random::system(), &Behave::Well).await.unwrap();
            tokio::time::sleep(Duration::from_millis(10)).await;
            pace.step().await.unwrap();
        }
        // What was committed on the way stays, though the end never comes.
        assert!(counts(&base).await.waiting > 0);
        drop(pace);
        assert!(counts(&base).await.waiting < 21);
    }
}
