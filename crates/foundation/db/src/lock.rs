//! Who has the data folder open. Every process holds `lock` shared; `migrate` and others that must be alone hold it
//! exclusively; `serve` also holds `serve.lock`, so that two servers never share a folder.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{Read as _, Write as _},
    path::Path,
};

use anyhow::{Context as _, Result, bail};

/// Held as long as a process works on the data folder.
#[derive(Debug)]
pub struct DataLock(#[expect(dead_code, reason = "closing the file is what releases the lock")] File);

/// Held by the one `serve` of a data folder.
#[derive(Debug)]
pub struct ServeLock(#[expect(dead_code, reason = "closing the file is what releases the lock")] File);

impl DataLock {
    /// Shares the folder with others; refused while one of them must be alone.
    pub fn shared(folder: &Path) -> Result<Self> {
        let file = open(folder, "lock")?;
        match file.try_lock_shared() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => bail!(
                "the data folder {} is being migrated, restored or filled by another process; try again when it has ended",
                folder.display()
            ),
            Err(TryLockError::Error(error)) => Err(error).context(format!("cannot lock {}", folder.display())),
        }
    }

    /// Takes the folder alone; refused while any other process has it open.
    pub fn alone(folder: &Path) -> Result<Self> {
        let file = open(folder, "lock")?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => {
                bail!("the data folder {} is in use{}; stop that process first", folder.display(), holder(folder))
            }
            Err(TryLockError::Error(error)) => Err(error).context(format!("cannot lock {}", folder.display())),
        }
    }
}

impl ServeLock {
    /// Becomes the folder's server.
    pub fn take(folder: &Path) -> Result<Self> {
        let mut file = open(folder, "serve.lock")?;
        match file.try_lock() {
            Ok(()) => {
                file.set_len(0)?;
                write!(file, "{}", std::process::id())?;
                Ok(Self(file))
            }
            Err(TryLockError::WouldBlock) => {
                bail!("the data folder {} is already served{}", folder.display(), holder(folder))
            }
            Err(TryLockError::Error(error)) => Err(error).context(format!("cannot lock {}", folder.display())),
        }
    }
}

fn open(folder: &Path, name: &str) -> Result<File> {
    let path = folder.join(name);
    let options = OpenOptions::new().create(true).truncate(false).read(true).write(true).open(&path);
    options.with_context(|| format!("cannot write in the data folder {}", folder.display()))
}

/// Names the serving process, where there is one.
fn holder(folder: &Path) -> String {
    let mut id = String::new();
    let read = File::open(folder.join("serve.lock")).and_then(|mut file| file.read_to_string(&mut id));
    if read.is_ok() && !id.is_empty() { format!(" (by process {id})") } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_may_share_and_one_may_be_alone() {
        let folder = tempfile::tempdir().unwrap();
        let first = DataLock::shared(folder.path()).unwrap();
        let second = DataLock::shared(folder.path()).unwrap();
        assert!(DataLock::alone(folder.path()).is_err());
        drop((first, second));
        let alone = DataLock::alone(folder.path()).unwrap();
        assert!(DataLock::shared(folder.path()).unwrap_err().to_string().contains("another process"));
        drop(alone);
    }

    #[test]
    fn a_second_server_is_told_who_serves() {
        let folder = tempfile::tempdir().unwrap();
        let _first = ServeLock::take(folder.path()).unwrap();
        let refused = ServeLock::take(folder.path()).unwrap_err().to_string();
        assert!(refused.contains(&std::process::id().to_string()), "{refused}");
    }
}
