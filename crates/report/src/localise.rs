//! Messages in the reader's language, from two Fluent catalogues that are part of the binary.

use std::fmt::Write as _;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use mingzhang_model::{Arg, Message, MoneyUnit, Pattern, Severity};

use crate::width::printable;

/// A language of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Chinese, which every reader of these books knows.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// One catalogue a group of findings, and one for everything else.
    const fn catalogues(self) -> &'static [&'static str] {
        match self {
            Self::Zh => &[
                include_str!("../messages/zh-CN.ftl"),
                include_str!("../messages/prose.zh-CN.ftl"),
                include_str!("../messages/reach.zh-CN.ftl"),
                include_str!("../messages/folder.zh-CN.ftl"),
                include_str!("../messages/cls.zh-CN.ftl"),
                include_str!("../messages/con.zh-CN.ftl"),
                include_str!("../messages/cpl.zh-CN.ftl"),
                include_str!("../messages/eva.zh-CN.ftl"),
                include_str!("../messages/fin.zh-CN.ftl"),
                include_str!("../messages/fmt.zh-CN.ftl"),
                include_str!("../messages/prf.zh-CN.ftl"),
                include_str!("../messages/prj.zh-CN.ftl"),
                include_str!("../messages/txt.zh-CN.ftl"),
                include_str!("../messages/xtb.zh-CN.ftl"),
                include_str!("../messages/yoy.zh-CN.ftl"),
            ],
            Self::En => &[
                include_str!("../messages/en.ftl"),
                include_str!("../messages/prose.en.ftl"),
                include_str!("../messages/reach.en.ftl"),
                include_str!("../messages/folder.en.ftl"),
                include_str!("../messages/cls.en.ftl"),
                include_str!("../messages/con.en.ftl"),
                include_str!("../messages/cpl.en.ftl"),
                include_str!("../messages/eva.en.ftl"),
                include_str!("../messages/fin.en.ftl"),
                include_str!("../messages/fmt.en.ftl"),
                include_str!("../messages/prf.en.ftl"),
                include_str!("../messages/prj.en.ftl"),
                include_str!("../messages/txt.en.ftl"),
                include_str!("../messages/xtb.en.ftl"),
                include_str!("../messages/yoy.en.ftl"),
            ],
        }
    }
}

/// Turns messages into sentences. It can be shared between threads.
pub struct Localiser {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl Localiser {
    /// The catalogue of `lang`.
    pub fn new(lang: Lang) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![lang.tag().parse().unwrap_or_default()]);
        // Isolation marks are for mixed writing directions; here they only break `grep` and column widths.
        bundle.set_use_isolating(false);
        lang.catalogues().iter().copied().fold(Self { lang, bundle }, Self::and)
    }

    /// The same with the entries of one more catalogue, for words that only one program needs.
    #[must_use]
    pub fn and(mut self, catalogue: &str) -> Self {
        // A catalogue with a syntax error still gives its other entries; a test keeps each free of errors.
        let resource = match FluentResource::try_new(catalogue.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        self.bundle.add_resource_overriding(resource);
        self
    }

    /// An entry without arguments by an id that is put together; `None` if there is none.
    pub fn entry(&self, id: &str) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        Some(self.bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
    }

    /// The language it speaks.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The sentence. An id that the catalogue does not have gives the id and its arguments; it never panics.
    pub fn message(&self, message: &Message) -> String {
        let Some(entry) = self.bundle.get_message(message.id) else {
            return bare(message);
        };
        let detailed = |(name, arg): &(&str, Arg)| {
            matches!(*name, "detail" | "what") && *arg != Arg::Text(String::new())
        };
        let without_detail = !message.args.iter().any(detailed);
        let plain = entry.get_attribute("plain").filter(|_| without_detail).map(|a| a.value());
        let Some(pattern) = plain.or_else(|| entry.value()) else {
            return bare(message);
        };
        let mut args = FluentArgs::new();
        for (name, arg) in &message.args {
            args.set(*name, self.argument(name, arg));
        }
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }

    /// A sentence without arguments.
    pub fn words(&self, id: &'static str) -> String {
        self.message(&Message::new(id))
    }

    /// What kind of slip a pattern is.
    pub fn pattern(&self, pattern: Pattern) -> String {
        let id = match pattern {
            Pattern::ShiftedRows(by) => {
                return self.message(
                    &Message::new("located-pattern-shifted-rows")
                        .with("rows", by.unsigned_abs() as usize)
                        .with("direction", if by < 0 { "up" } else { "down" }),
                );
            }
            Pattern::UnitSlip => "located-pattern-unit-slip",
            Pattern::MovedColumn => "located-pattern-moved-column",
            Pattern::MovedRow => "located-pattern-moved-row",
            Pattern::SwappedDigits => "located-pattern-swapped-digits",
            Pattern::LostDigit => "located-pattern-lost-digit",
            Pattern::DoubledDigit => "located-pattern-doubled-digit",
            Pattern::Sign => "located-pattern-sign",
            Pattern::WrongDigit => "located-pattern-wrong-digit",
            Pattern::MovedPoint => "located-pattern-moved-point",
            Pattern::OffByOne => "located-pattern-off-by-one",
            Pattern::StaleTable => "located-pattern-stale-table",
            Pattern::Missing => "located-pattern-missing",
            Pattern::Unknown => "located-pattern-unknown",
        };
        self.words(id)
    }

    /// The word for a severity.
    pub fn severity(&self, severity: Severity) -> String {
        self.words(match severity {
            Severity::Error => "ui-error",
            Severity::Warning => "ui-warning",
            Severity::Info => "ui-info",
        })
    }

    /// The word for a money unit.
    pub const fn unit(&self, unit: MoneyUnit) -> &'static str {
        match (self.lang, unit) {
            (Lang::Zh, unit) => unit.chinese(),
            (Lang::En, MoneyUnit::Yuan) => "yuan",
            (Lang::En, MoneyUnit::ThousandYuan) => "thousand yuan",
            (Lang::En, MoneyUnit::WanYuan) => "wan yuan",
            (Lang::En, MoneyUnit::MillionYuan) => "million yuan",
            (Lang::En, MoneyUnit::YiYuan) => "yi yuan",
        }
    }

    /// An argument as the sentence takes it: units in the reader's words, an empty title said to be one.
    fn argument<'a>(&self, name: &str, arg: &'a Arg) -> FluentValue<'a> {
        match arg {
            Arg::Count(count) => FluentValue::from(*count),
            Arg::Text(text) if name == "table" && text.is_empty() => {
                FluentValue::from(self.words("ui-untitled"))
            }
            Arg::Text(text) => MoneyUnit::ALL.into_iter().find(|unit| unit.chinese() == text).map_or_else(
                || FluentValue::from(printable(text)),
                |unit| FluentValue::from(self.unit(unit)),
            ),
        }
    }
}

/// The id and the arguments, for a message that the catalogue does not have.
fn bare(message: &Message) -> String {
    let mut out = message.id.to_owned();
    for (name, arg) in &message.args {
        // Writing to a `String` cannot fail.
        let _ = match arg {
            Arg::Text(text) => write!(out, " {name}={}", printable(text)),
            Arg::Count(count) => write!(out, " {name}={count}"),
        };
    }
    out
}

#[cfg(test)]
#[path = "localise_tests.rs"]
mod tests;
