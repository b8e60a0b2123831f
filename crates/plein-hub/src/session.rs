//! A member on a device, signed in: the hub as they see it.
//!
//! Implements [`plein_protocol::Hub`]: what a client does over HTTP, a test or a simulator does with this directly.
//! Always holds: the token is checked anew for each request; a revoked one is refused at the next.

use crate::live::Listener;
use crate::permit::{BringMedium, Catalogue, GiveBack, Listen, Push, Read, SeeTeams};
use crate::policy::Subject;
use crate::store::members::{self, SecretHash};
use crate::{Hub, media, streams, teams};
use bytes::Bytes;
use plein_model::{DeviceId, MediumId, MemberId};
use plein_protocol as wire;
use plein_protocol::{
    Chunk, Code, DeviceToken, Entry, Hello, Member, Problem, Pulled, Pushed, Received, Sequenced, Standing, StreamId,
    Team,
};
use uuid::Uuid;

/// How exactly it is kept when a device was last heard of, in milliseconds.
const SEEN_EVERY: u64 = 15 * 60 * 1000;

/// A member on a device, signed in.
#[derive(Debug, Clone)]
pub struct Session {
    hub: Hub,
    member: Member,
    standing: Standing,
    device: DeviceId,
    subject: Subject,
    token: SecretHash,
    seen_at: Option<i64>,
}

impl Session {
    /// Whoever has a link: nobody on the hub, who may read what it leads to.
    pub(crate) fn linked(hub: &Hub, link: SecretHash) -> Self {
        let nobody = Member { id: MemberId::from_uuid(Uuid::nil()), name: String::new(), owner: false };
        Self {
            hub: hub.clone(),
            member: nobody,
            standing: Standing::Guest,
            device: DeviceId::from_uuid(Uuid::nil()),
            subject: Subject::Linked,
            token: link,
            seen_at: None,
        }
    }

    /// Who.
    pub fn member(&self) -> &Member {
        &self.member
    }
    /// What they are on the hub.
    pub fn standing(&self) -> Standing {
        self.standing
    }
    /// On which installation.
    pub fn device(&self) -> DeviceId {
        self.device
    }
    /// On which hub.
    pub fn hub(&self) -> &Hub {
        &self.hub
    }
    pub(crate) fn token(&self) -> SecretHash {
        self.token
    }
    /// As the policy sees them.
    pub fn subject(&self) -> Subject {
        self.subject
    }
    /// Begins to listen to what is new for this member: what the live socket tells.
    ///
    /// # Errors
    /// [`Code::SignIn`] when the token has been revoked, [`Code::Forbidden`] for a browser.
    pub async fn listen(&self) -> Result<Listener, Problem> {
        Listener::new(&self.permit::<Listen>()?, false).await
    }
    /// Fails when the token has been revoked since.
    pub(crate) async fn check(&self) -> Result<(), Problem> {
        self.hub.session_by(self.token).await.map(|_| ())
    }
}

impl Hub {
    /// The session that a token proves.
    ///
    /// # Errors
    /// [`Code::SignIn`] when it proves nothing (any more).
    pub async fn session(&self, token: &DeviceToken) -> Result<Session, Problem> {
        let token = secret_hash(&token.0);
        let session = self.session_by(token).await?;
        let now = self.world().now();
        if session.seen_at.is_none_or(|seen| now.abs_diff(seen) > SEEN_EVERY) {
            // Whoever only reads is not kept from it by a disk that is full.
            if let Err(error) = self.store().write(move |c| members::seen(c, &token, now)).await {
                tracing::error!(%error, "when a device was last heard of was not noted");
            }
        }
        Ok(session)
    }

    async fn session_by(&self, token: SecretHash) -> Result<Session, Problem> {
        let now = self.world().now();
        let row = self.store().read(move |c| members::session(c, &token, now)).await?;
        let row = row.ok_or_else(|| Problem::new(Code::SignIn, "not signed in"))?;
        let members::SignedIn { member, standing, device, browser, seen_at } = row;
        let subject = Subject::Member { standing, browser };
        Ok(Session { hub: self.clone(), member, standing, device, subject, token, seen_at })
    }
}

/// What is kept of a secret. It has 256 random bits, so a plain hash is enough.
pub fn secret_hash(secret: &str) -> SecretHash {
    *blake3::hash(secret.as_bytes()).as_bytes()
}

impl wire::Hub for Session {
    async fn hello(&self) -> Result<Hello, Problem> {
        self.hub.hello().await
    }
    async fn catalogue(&self) -> Result<wire::Catalogue, Problem> {
        self.check().await?;
        streams::catalogue(&self.permit::<Catalogue>()?).await
    }
    async fn push(&self, stream: StreamId, entries: Vec<Entry>) -> Result<Pushed, Problem> {
        self.check().await?;
        streams::push(&self.permit_on::<Push>(stream).await?, entries).await
    }
    async fn give_back(&self, stream: StreamId, entries: Vec<Sequenced>) -> Result<Pushed, Problem> {
        self.check().await?;
        streams::give_back(&self.permit_on::<GiveBack>(stream).await?, entries).await
    }
    async fn pull(&self, stream: StreamId, after: u64) -> Result<Pulled, Problem> {
        self.check().await?;
        streams::pull(&self.permit_on::<Read>(stream).await?, after).await
    }
    async fn received(&self, stream: StreamId, medium: MediumId) -> Result<Received, Problem> {
        self.check().await?;
        media::received(&self.permit_on::<Read>(stream).await?, medium).await
    }
    async fn upload(&self, stream: StreamId, chunk: Chunk) -> Result<Received, Problem> {
        self.check().await?;
        media::upload(&self.permit_on::<BringMedium>(stream).await?, chunk).await
    }
    async fn download(&self, stream: StreamId, medium: MediumId, offset: u64) -> Result<Bytes, Problem> {
        self.check().await?;
        media::download(&self.permit_on::<Read>(stream).await?, medium, offset).await
    }
    async fn teams(&self) -> Result<Vec<Team>, Problem> {
        self.check().await?;
        teams::all(&self.permit::<SeeTeams>()?).await
    }
}
