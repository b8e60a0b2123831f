//! The table of routes: each with the deed that it does.
//!
//! Always holds: a route enters the router only through here, and its handler is called only with a
//! [`Permit`] for its deed. A handler without a deed does not fit in the table, so a route without a policy does not
//! compile. What anybody may do names its action too, and the policy is asked for nobody.

use super::answer::{Page, finish, problem};
use super::ask::{Ask, Face};
use crate::audit;
use crate::permit::{Deed, OnPerson, OnStream, Permit};
use crate::policy::{self, Action, Object, Subject};
use crate::refusal::forbidden;
use crate::{Hub, Session};
use axum::Router;
use axum::body::Body;
use axum::extract::{FromRequestParts, RawPathParams, Request};
use axum::http::header::{HeaderValue, REFERRER_POLICY};
use axum::http::{Method, Response};
use axum::routing::{MethodFilter, on};
use bytes::Bytes;
use futures::future::BoxFuture;
use plein_model::TeamId;
use plein_protocol::{Code, Problem};
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A request that takes longer is given up: enough for the largest push over a very slow line.
const WITHIN: Duration = Duration::from_secs(300);

/// A route, and what it asks of the policy.
#[derive(Debug, Clone)]
pub struct Declared {
    /// Of HTTP.
    pub method: Method,
    /// With the names of its parts in braces.
    pub path: &'static str,
    /// Whether it speaks to a Plein (CBOR) or a browser (HTML).
    pub for_plein: bool,
    /// What it does.
    pub action: Action,
    /// Longest body, in bytes.
    pub most: usize,
}

type Handler = Arc<dyn Fn(Ask, Body) -> BoxFuture<'static, Result<Page, Problem>> + Send + Sync>;

/// The table.
#[derive(Default)]
pub struct Table {
    declared: Vec<Declared>,
    handlers: Vec<Handler>,
}

impl std::fmt::Debug for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.declared.fmt(f)
    }
}

/// Method, path and longest body of a route.
pub type At = (Method, &'static str, usize);

impl Table {
    /// A route that anybody may use.
    pub fn anybody<F, W>(self, face: Face, action: Action, at: At, handler: F) -> Self
    where
        F: Fn(Ask) -> W + Send + Sync + Clone + 'static,
        W: Future<Output = Result<Page, Problem>> + Send + 'static,
    {
        let most = at.2;
        self.add(face, action, at, move |mut ask, body| {
            let handler = handler.clone();
            Box::pin(async move {
                if !policy::allows(Subject::Nobody, action, Object::Hub) {
                    return Err(forbidden());
                }
                ask.body = read(body, most).await?;
                handler(ask).await
            })
        })
    }

    /// A route for who is signed in.
    pub fn member<D, F, W>(self, face: Face, at: At, handler: F) -> Self
    where
        D: Deed<On = ()>,
        F: Fn(Permit<D>, Ask) -> W + Send + Sync + Clone + 'static,
        W: Future<Output = Result<Page, Problem>> + Send + 'static,
    {
        let most = at.2;
        self.add(face, D::ACTION, at, move |mut ask, body| {
            let handler = handler.clone();
            Box::pin(async move {
                let session = ask.session().await?;
                let permit = noted(&ask, &session, D::ACTION, session.permit::<D>()).await?;
                ask.body = read(body, most).await?;
                handler(permit, ask).await
            })
        })
    }

    /// A route about the team that its path names.
    pub fn team<D, F, W>(self, face: Face, at: At, handler: F) -> Self
    where
        D: Deed<On = TeamId>,
        F: Fn(Permit<D>, Ask) -> W + Send + Sync + Clone + 'static,
        W: Future<Output = Result<Page, Problem>> + Send + 'static,
    {
        let most = at.2;
        self.add(face, D::ACTION, at, move |mut ask, body| {
            let handler = handler.clone();
            Box::pin(async move {
                let session = ask.session().await?;
                let permit = noted(&ask, &session, D::ACTION, session.permit_in::<D>(ask.team()?).await).await?;
                ask.body = read(body, most).await?;
                handler(permit, ask).await
            })
        })
    }

    /// A route about the person that its path names.
    pub fn person<D, F, W>(self, face: Face, at: At, handler: F) -> Self
    where
        D: Deed<On = OnPerson>,
        F: Fn(Permit<D>, Ask) -> W + Send + Sync + Clone + 'static,
        W: Future<Output = Result<Page, Problem>> + Send + 'static,
    {
        let most = at.2;
        self.add(face, D::ACTION, at, move |mut ask, body| {
            let handler = handler.clone();
            Box::pin(async move {
                let session = ask.session().await?;
                let permit = noted(&ask, &session, D::ACTION, session.permit_with::<D>(ask.person()?).await).await?;
                ask.body = read(body, most).await?;
                handler(permit, ask).await
            })
        })
    }

    /// A route about the stream that the link in its path leads to, for whoever has that.
    pub fn linked<D, F, W>(self, at: At, handler: F) -> Self
    where
        D: Deed<On = OnStream>,
        F: Fn(Permit<D>, Ask) -> W + Send + Sync + Clone + 'static,
        W: Future<Output = Result<Page, Problem>> + Send + 'static,
    {
        let most = at.2;
        self.add(Face::Browser, D::ACTION, at, move |mut ask, body| {
            let handler = handler.clone();
            Box::pin(async move {
                let permit = ask.hub.permit_by_link::<D>(&ask.name::<String>("link")?).await?;
                audit::witness(&ask, permit.session(), D::ACTION, true).await?;
                ask.body = read(body, most).await?;
                let mut answer = handler(permit, ask).await?;
                // No search engine keeps it, and no other site hears of its address.
                let headers = answer.headers_mut();
                headers.insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow, noarchive"));
                headers.entry(REFERRER_POLICY).or_insert(HeaderValue::from_static("no-referrer"));
                Ok(answer)
            })
        })
    }

    /// A route about the stream that its path names.
    pub fn stream<D, F, W>(self, face: Face, at: At, handler: F) -> Self
    where
        D: Deed<On = OnStream>,
        F: Fn(Permit<D>, Ask) -> W + Send + Sync + Clone + 'static,
        W: Future<Output = Result<Page, Problem>> + Send + 'static,
    {
        let most = at.2;
        self.add(face, D::ACTION, at, move |mut ask, body| {
            let handler = handler.clone();
            Box::pin(async move {
                let session = ask.session().await?;
                let permit = noted(&ask, &session, D::ACTION, session.permit_on::<D>(ask.stream()?).await).await?;
                ask.body = read(body, most).await?;
                handler(permit, ask).await
            })
        })
    }

    fn add<F>(mut self, face: Face, action: Action, (method, path, most): At, handler: F) -> Self
    where
        F: Fn(Ask, Body) -> BoxFuture<'static, Result<Page, Problem>> + Send + Sync + 'static,
    {
        self.declared.push(Declared { method, path, for_plein: face == Face::Plein, action, most });
        self.handlers.push(Arc::new(handler));
        self
    }

    /// What stands in it.
    pub fn declared(&self) -> &[Declared] {
        &self.declared
    }

    /// The router that does what stands in it, and nothing else.
    pub fn into_router(self, hub: &Hub) -> Router {
        let mut router = Router::new();
        for (declared, handler) in self.declared.into_iter().zip(self.handlers) {
            let hub = hub.clone();
            let face = if declared.for_plein { Face::Plein } else { Face::Browser };
            let method = match declared.method {
                Method::POST => MethodFilter::POST,
                Method::PATCH => MethodFilter::PATCH,
                _ => MethodFilter::GET,
            };
            let greets = declared.action == Action::Greet;
            let route = on(method, move |request: Request| async move {
                let (began, method) = (Instant::now(), request.method().as_str().to_owned());
                let answer = handle(hub.clone(), face, greets, handler, request).await;
                hub.measures().answered(&method, declared.path, answer.status().as_u16(), began.elapsed());
                answer
            });
            router = router.route(declared.path, route);
        }
        let hub = hub.clone();
        router.fallback(move |request: Request| nothing(hub, request))
    }
}

/// What the policy said, once it stands in the audit log.
async fn noted<D: Deed>(
    ask: &Ask,
    session: &Session,
    action: Action,
    said: Result<Permit<D>, Problem>,
) -> Result<Permit<D>, Problem> {
    match &said {
        Ok(_) => audit::witness(ask, session, action, true).await?,
        Err(problem) if problem.code == Code::Forbidden => audit::witness(ask, session, action, false).await?,
        Err(_) => {}
    }
    said
}

async fn handle(hub: Hub, face: Face, greets: bool, handler: Handler, request: Request) -> Page {
    let (mut parts, body) = request.into_parts();
    let names = RawPathParams::from_request_parts(&mut parts, &()).await;
    let names = names.map(|names| names.iter().map(|(key, value)| (key.into(), value.into())).collect());
    let language = crate::reader::Language::of(&parts.headers);
    let path = parts.uri.path().to_owned();
    let ask = Ask { hub: hub.clone(), face, parts, names: names.unwrap_or_default(), body: Bytes::new() };
    let checked = match face {
        Face::Plein if greets => Ok(()),
        Face::Plein => ask.check_version(),
        Face::Browser => ask.check_origin(),
    };
    let answered = match checked {
        Err(problem) => Err(problem),
        Ok(()) => {
            let work = AssertUnwindSafe(tokio::time::timeout(WITHIN, handler(ask, body)));
            match futures::FutureExt::catch_unwind(work).await {
                Ok(Ok(answered)) => answered,
                Ok(Err(_)) => Err(Problem::new(Code::Busy, "it took too long")),
                Err(_) => {
                    tracing::error!("a handler broke");
                    Err(Problem::new(Code::Internal, "the hub failed; nothing was taken"))
                }
            }
        }
    };
    let response = match (answered, face) {
        (Ok(response), _) => response,
        (Err(refused), Face::Plein) => problem(&refused),
        (Err(refused), Face::Browser) => crate::reader::refused(&hub, language, &path, &refused),
    };
    finish(&hub, face, response)
}

async fn nothing(hub: Hub, request: Request) -> Page {
    let path = request.uri().path();
    if path.starts_with("/v1/") {
        finish(&hub, Face::Plein, problem(&forbidden()))
    } else {
        let language = crate::reader::Language::of(request.headers());
        finish(&hub, Face::Browser, crate::reader::refused(&hub, language, "", &forbidden()))
    }
}

async fn read(body: Body, most: usize) -> Result<Bytes, Problem> {
    let too_large = |_| Problem::new(Code::TooLarge, "the body is too large, or broke off");
    axum::body::to_bytes(body, most).await.map_err(too_large)
}

/// An answer without a body.
pub fn empty() -> Page {
    Response::new(Body::empty())
}
