//! The smallest program that a [`media::Worker`] can run; the room's own tests run it.

fn main() -> anyhow::Result<()> {
    media::worker::main()
}
