//! The table of jobs.

use db::{MigrationTrait, Statements};

/// This room's migrations.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(Statements {
        name: "m20261124_080100_jobs_job",
        up: |s| {
            let (id, text, instant) = (s.id(), s.text(), s.instant());
            vec![
                format!(
                    "CREATE TABLE job (id {id} NOT NULL PRIMARY KEY, kind {text} NOT NULL, v {instant} NOT NULL, \
                     payload {text} NOT NULL, queued_at {instant} NOT NULL, run_at {instant} NOT NULL, \
                     attempts {instant} NOT NULL, lease_until {instant}, failed_at {instant}, last_error {text})"
                ),
                // A claim moves `run_at` to the end of the lease, so what runs is not among what is due.
                "CREATE INDEX job_due ON job (run_at) WHERE failed_at IS NULL".into(),
                "CREATE INDEX job_running ON job (lease_until) WHERE lease_until IS NOT NULL".into(),
                "CREATE INDEX job_failed ON job (failed_at) WHERE failed_at IS NOT NULL".into(),
            ]
        },
    })]
}
