//! Pages: their frame, and how a template becomes an answer.

use askama::Template;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use mingzhang_store::Role;

use crate::assets;
use crate::refusal::Refusal;
use crate::security::SignedIn;

/// What stands around every page. Templates extend `desk.html` or `portal.html`, which take it as `frame`.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    /// The page's own title; the product's name follows it.
    pub(crate) title: String,
    /// The part of the workbench that is lit in the navigation: `reading`, `writing`, `overview`, `search`, `administration`, `account`,
    /// `home`; nothing on other pages.
    pub(crate) section: &'static str,
    /// Who is signed in.
    pub(crate) who: Option<Who>,
}

/// Who is signed in, as the frame shows them.
#[derive(Clone, Debug)]
pub(crate) struct Who {
    /// The person's name.
    pub(crate) name: String,
    /// To be sent with every form, in the field `csrf`.
    pub(crate) csrf: String,
    roles: Vec<Role>,
}

impl Who {
    fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether they make books.
    pub(crate) fn writes(&self) -> bool {
        self.has(Role::Clerk)
    }

    /// Whether they look after several units.
    pub(crate) fn oversees(&self) -> bool {
        self.has(Role::Department) || self.has(Role::Bureau)
    }

    /// Whether they keep accounts and organisations.
    pub(crate) fn administers(&self) -> bool {
        self.has(Role::Administrator)
    }
}

impl Frame {
    /// Of a page of the workbench.
    pub(crate) fn desk(signed: &SignedIn, section: &'static str, title: impl Into<String>) -> Self {
        let who = Who {
            name: signed.account().full_name.clone(),
            csrf: signed.csrf().to_owned(),
            roles: signed.roles().iter().map(|grant| grant.role).collect(),
        };
        Self { title: title.into(), section, who: Some(who) }
    }

    /// Of a page for anyone.
    pub(crate) fn public(title: impl Into<String>) -> Self {
        Self { title: title.into(), section: "", who: None }
    }

    /// The address of a style sheet or a script.
    #[allow(clippy::unused_self, reason = "templates reach it through the frame")]
    pub(crate) fn asset(&self, name: &str) -> String {
        assets::address(name)
    }

    /// The token for forms; empty where nobody is signed in.
    pub(crate) fn csrf(&self) -> &str {
        self.who.as_ref().map_or("", |who| &who.csrf)
    }
}

/// The answer that a template makes. A page of the workbench is for one person, and is kept by no cache.
pub(crate) fn page(template: &impl Template) -> Result<Response, Refusal> {
    let text = template.render().map_err(|error| Refusal::fault("render a page", &error))?;
    Ok(([(CONTENT_TYPE, "text/html; charset=utf-8"), (CACHE_CONTROL, "no-store")], text).into_response())
}
