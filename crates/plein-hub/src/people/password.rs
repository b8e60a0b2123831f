//! Passwords: argon2id, at most a few at a time.

use crate::refusal::Failure;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use plein_protocol::world::World;
use plein_protocol::{Code, Problem};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Semaphore;

/// Memory of one hash in KiB, rounds, lanes: OWASP's second choice, 19 MiB.
const MEMORY: u32 = 19 * 1024;
const ROUNDS: u32 = 2;
const LANES: u32 = 1;
/// So many at once; the others wait.
const AT_ONCE: usize = 2;
/// More than so many waiting are asked to come back.
const WAITING: usize = 64;

/// Hashes and checks passwords.
#[derive(Debug)]
pub struct Passwords {
    room: Semaphore,
    waiting: AtomicUsize,
    /// What is checked when there is no such name, so that it takes as long.
    nobody: OnceLock<String>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self { room: Semaphore::new(AT_ONCE), waiting: AtomicUsize::new(0), nobody: OnceLock::new() }
    }
}

impl Passwords {
    /// 10 to 1,024 characters.
    pub fn is_long_enough(password: &str) -> bool {
        (10..=1024).contains(&password.chars().count())
    }

    /// What to keep of a password.
    pub async fn hash(&self, password: String, world: &dyn World) -> Result<String, Problem> {
        let mut salt = [0; 16];
        world.fill(&mut salt);
        self.at_work(move || hash(&password, &salt)).await?
    }

    /// Whether it is the password that this was kept of. Without one, the same work is done, and it is not.
    pub async fn verify(&self, password: String, kept: Option<String>, world: &dyn World) -> Result<bool, Problem> {
        if !Self::is_long_enough(&password) {
            return Ok(false);
        }
        let nobody = match self.nobody.get() {
            Some(nobody) => nobody.clone(),
            None => {
                let made = self.hash("nobody at all".into(), world).await?;
                self.nobody.get_or_init(|| made).clone()
            }
        };
        let is_someone = kept.is_some();
        let kept = kept.unwrap_or(nobody);
        self.at_work(move || {
            let parsed = PasswordHash::new(&kept).map_err(|_| Failure::Broken("a kept password cannot be read"))?;
            let right = argon2()?.verify_password(password.as_bytes(), &parsed).is_ok();
            Ok(right && is_someone)
        })
        .await?
    }

    async fn at_work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
        let _waiting = Waiting::new(&self.waiting)?;
        let _room = self.room.acquire().await.map_err(|_| Failure::Broken("closing"))?;
        let done = tokio::task::spawn_blocking(work).await;
        Ok(done.map_err(|_| Failure::Broken("a password could not be hashed"))?)
    }
}

struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn new(count: &'a AtomicUsize) -> Result<Self, Problem> {
        if count.fetch_add(1, Ordering::Relaxed) >= WAITING {
            count.fetch_sub(1, Ordering::Relaxed);
            return Err(Problem::new(Code::Busy, "too many people are signing in; try again in a moment"));
        }
        Ok(Self(count))
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

fn argon2() -> Result<Argon2<'static>, Failure> {
    let params = Params::new(MEMORY, ROUNDS, LANES, None).map_err(|_| Failure::Broken("argon2 refuses its costs"))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash(password: &str, salt: &[u8]) -> Result<String, Problem> {
    let broken = || Failure::Broken("a password could not be hashed");
    let salt = SaltString::encode_b64(salt).map_err(|_| broken())?;
    let hashed = argon2()?.hash_password(password.as_bytes(), &salt).map_err(|_| broken())?;
    Ok(hashed.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_names_argon2id_and_its_costs() {
        let kept = hash("een lang wachtwoord", &[1; 16]).unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(!kept.contains("wachtwoord"));
    }
}
