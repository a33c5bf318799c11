//! What a word finds, group by group.

use std::collections::BTreeMap;

use mingzhang_store::{FindingHit, MaterialFilter, Organisation, OrganisationId};
use serde::Serialize;

use super::initials::initials;
use crate::app::App;
use crate::moment;
use crate::overview::words;
use crate::refusal::Refusal;
use crate::security::SignedIn;

/// What is found of one kind.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Group {
    /// `单位`.
    pub(super) title: &'static str,
    pub(super) hits: Vec<Hit>,
}

/// Something found.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Hit {
    pub(super) title: String,
    /// Where it is, or more of it.
    pub(super) detail: String,
    pub(super) href: String,
}

/// Everything that the words find, at most `limit` of each group; groups without anything are left out.
pub(super) async fn all(app: &App, signed: &SignedIn, q: &str, limit: usize) -> Result<Vec<Group>, Refusal> {
    if q.is_empty() {
        return Ok(Vec::new());
    }
    let (actor, store) = (signed.actor(), app.store());
    let rows = u32::try_from(limit).unwrap_or(u32::MAX);
    let asked = Asked::of(q);
    let known = store.organisations(actor).await?;
    let found = asked.organisations(&known);
    let mut groups = Vec::new();
    let mut push = |title, hits: Vec<Hit>| {
        if !hits.is_empty() {
            groups.push(Group { title, hits });
        }
    };
    push("单位", found.iter().take(limit).map(|found| organisation(found)).collect());
    push("材料", materials(app, signed, &asked, &found, limit).await?);
    push("填报", drafts(app, signed, &asked, &found, limit).await?);
    let files = store.search_files(actor, q, rows).await?.into_iter().map(|hit| Hit {
        title: hit.file_name,
        detail: format!("{}　{}", hit.organisation_name, moment::minute(hit.handed_in_at)),
        href: format!("/desk/materials/{}", hit.material),
    });
    push("文件", files.collect());
    push("规则", rules(q, limit));
    if q.chars().nth(1).is_none() {
        // A single character is in nearly every sentence.
        return Ok(groups);
    }
    let findings = store.search_findings(actor, q, rows).await?.into_iter().map(|hit| {
        let href = format!("/desk/checks/{}", hit.check);
        finding(hit, href)
    });
    push("检查意见", findings.collect());
    let remarks = store.search_remarks(actor, q, rows).await?.into_iter().map(|hit| {
        let href = format!("/desk/materials/{}", hit.material);
        finding(hit, href)
    });
    push("整改意见", remarks.collect());
    Ok(groups)
}

/// The words, and what they say of a year and a kind.
struct Asked<'a> {
    words: Vec<&'a str>,
    year: Option<u16>,
    kind: Option<&'static str>,
}

impl<'a> Asked<'a> {
    fn of(q: &'a str) -> Self {
        let mut asked = Self { words: Vec::new(), year: None, kind: None };
        for word in q.split_whitespace() {
            let year = word.strip_suffix('年').unwrap_or(word).parse().ok();
            match (year.filter(|year| (1950..2200).contains(year)), word) {
                (Some(year), _) => asked.year = Some(year),
                (None, "预算") => asked.kind = Some("budget"),
                (None, "决算") => asked.kind = Some("final_accounts"),
                (None, word) => asked.words.push(word),
            }
        }
        asked
    }

    /// Those that all words are about: their code begins so, their name holds it, or its initials do.
    fn organisations<'b>(&self, all: &'b [Organisation]) -> Vec<&'b Organisation> {
        if self.words.is_empty() {
            return Vec::new();
        }
        let lower: Vec<String> = self.words.iter().map(|word| word.to_lowercase()).collect();
        let is_latin = lower.iter().any(|word| word.chars().all(|letter| letter.is_ascii_alphanumeric()));
        let is_asked = |organisation: &&Organisation| {
            let letters = if is_latin { initials(&organisation.name) } else { String::new() };
            let name = organisation.name.to_lowercase();
            lower.iter().all(|word| {
                name.contains(word) || organisation.code.starts_with(&**word) || letters.contains(&**word)
            })
        };
        let mut found: Vec<_> = all.iter().filter(is_asked).collect();
        // Whose name or code begins with the first word, before whose name only holds it.
        found.sort_by_key(|found| {
            let first = self.words.first().copied().unwrap_or_default();
            !(found.name.starts_with(first) || found.code.starts_with(first))
        });
        found
    }
}

fn organisation(organisation: &Organisation) -> Hit {
    Hit {
        title: organisation.name.clone(),
        detail: organisation.code.clone(),
        href: format!("/desk/overview/units/{}", organisation.id),
    }
}

/// The materials of the first organisations that were found, of the year and kind that were asked for.
async fn materials(
    app: &App,
    signed: &SignedIn,
    asked: &Asked<'_>,
    found: &[&Organisation],
    limit: usize,
) -> Result<Vec<Hit>, Refusal> {
    let mut hits = Vec::new();
    for organisation in found.iter().take(limit) {
        let filter = MaterialFilter { year: asked.year, organisation: Some(organisation.id) };
        for material in app.store().materials(signed.actor(), filter).await? {
            if hits.len() < limit && asked.kind.is_none_or(|kind| kind == material.kind.id()) {
                hits.push(Hit {
                    title: format!("{}　{}", organisation.name, words::material(&material)),
                    detail: words::state(&material.state).1.to_owned(),
                    href: format!("/desk/materials/{}", material.id),
                });
            }
        }
    }
    Ok(hits)
}

/// The drafts of the organisations that were found, the one changed last first.
async fn drafts(
    app: &App,
    signed: &SignedIn,
    asked: &Asked<'_>,
    found: &[&Organisation],
    limit: usize,
) -> Result<Vec<Hit>, Refusal> {
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let names: BTreeMap<OrganisationId, &str> = found.iter().map(|found| (found.id, &*found.name)).collect();
    let drafts = app.store().drafts(signed.actor()).await?.into_iter().filter_map(|draft| {
        let name = names.get(&draft.organisation)?;
        let is_asked = asked.year.is_none_or(|year| year == draft.year)
            && asked.kind.is_none_or(|kind| kind == draft.kind.id());
        is_asked.then(|| Hit {
            title: format!("{name}　{}年{}", draft.year, words::kind(draft.kind)),
            detail: format!("{}修改", moment::minute(draft.changed_at)),
            href: format!("/desk/writing/{}", draft.id),
        })
    });
    Ok(drafts.take(limit).collect())
}

fn finding(hit: FindingHit, href: String) -> Hit {
    let rule = if hit.rule.is_empty() { String::new() } else { format!("　{}", hit.rule) };
    Hit { title: hit.message, detail: format!("{}{rule}", hit.organisation_name), href }
}

/// Rules by their id or a part of their name; what a rule says stands on the page of the search itself.
fn rules(q: &str, limit: usize) -> Vec<Hit> {
    let upper = q.to_uppercase();
    mingzhang_examine::rules()
        .iter()
        .filter(|rule| rule.id.starts_with(&upper) || rule.title.0.contains(q))
        .take(limit)
        .map(|rule| Hit {
            title: format!("{}　{}", rule.id, rule.title.0),
            detail: rule.what.0.trim().to_owned(),
            href: format!("/desk/search?q={}", rule.id),
        })
        .collect()
}
