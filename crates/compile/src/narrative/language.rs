//! The words of the template language that work with figures. Coordinates are written as in `Coordinate::from_str`.

use std::sync::Arc;

use mingzhang_model::Coordinate;
use mingzhang_model::ledger::Category;
use mingzhang_model::manuscript::FigureKind;
use minijinja::value::Kwargs;
use minijinja::{Environment, Error, ErrorKind, State, Value, context};

use super::desk::{Desk, coordinate};
use super::parts::parts;
use super::{gaps, marks};
use crate::fault::Fault;
use crate::ordinal::chinese;

/// Teaches an environment the words.
pub(super) fn teach(env: &mut Environment<'_>, desk: &Arc<Desk>) {
    let own = Arc::clone(desk);
    env.add_function("amount", move |at: &str| Ok::<_, Error>(own.amount(&coordinate(at)?)));
    let own = Arc::clone(desk);
    env.add_function("share", move |part: &str, whole: &str| {
        Ok::<_, Error>(own.share(&coordinate(part)?, &coordinate(whole)?))
    });
    let own = Arc::clone(desk);
    env.add_function("nonzero", move |at: &str| Ok::<_, Error>(!own.lens.amount(&coordinate(at)?).is_zero()));
    let own = Arc::clone(desk);
    env.add_function("delta", move |at: &str| {
        let at = coordinate(at)?;
        Ok::<_, Error>(own.pair(&at).map(|pair| own.delta(&at, &pair)).unwrap_or_default())
    });
    let own = Arc::clone(desk);
    env.add_function("last", move |at: &str| {
        let at = Coordinate { year: Some(mingzhang_model::Year::Last), ..coordinate(at)? };
        // An amount that nobody gave would be printed as 0.
        if own.lens.last_year(&at).is_none() {
            own.last_year_missing(&at);
        }
        Ok::<_, Error>(own.amount(&at))
    });
    let own = Arc::clone(desk);
    env.add_function("compare", move |state: &State<'_, '_>, at: &str, options: Kwargs| {
        compare(&own, state, &coordinate(at)?, &options)
    });
    let own = Arc::clone(desk);
    env.add_function("against", move |state: &State<'_, '_>, at: &str, base: &str, options: Kwargs| {
        against(&own, state, &coordinate(at)?, &coordinate(base)?, &options)
    });
    let own = Arc::clone(desk);
    env.add_function("reason", move |state: &State<'_, '_>, name: &str| reason(&own, state, name));
    gaps::teach(env, desk);
    let own = Arc::clone(desk);
    env.add_function("parts", move |at: &str, by: &str| Ok::<_, Error>(parts(&own, &coordinate(at)?, by)));
    env.add_function("numeral", |number: usize| chinese(number));
    let own = Arc::clone(desk);
    env.add_function("category", move |which: &str| category(&own, which));
    let own = Arc::clone(desk);
    env.add_function("count", move |what: &str, number: u32| {
        Ok::<_, Error>(own.bind(FigureKind::Count(count_name(what)), number.to_string()))
    });
}

fn count_name(what: &str) -> &'static str {
    match what {
        "vehicles" => "vehicles",
        "departments" => "departments",
        "equipment" => "equipment",
        "agencies" => "agencies",
        _ => "projects",
    }
}

/// `比上年增加12.75万元，增长0.47%，主要原因是……` or `与上年持平`. With `reason` the change must have one.
fn compare(desk: &Desk, state: &State<'_, '_>, at: &Coordinate, options: &Kwargs) -> Result<String, Error> {
    let name: Option<String> = options.get("reason")?;
    let than: Option<String> = options.get("than")?;
    let rated: Option<bool> = options.get("rate")?;
    options.assert_all_used()?;
    let than = than.unwrap_or_else(|| "上年".to_owned());
    let Some(pair) = desk.pair(at) else { return Ok("（上年数未填报）".to_owned()) };
    if !desk.shows(&pair) {
        return Ok(format!("与{than}持平"));
    }
    let (more, grew) = if pair.delta().fen() > 0 { ("增加", "增长") } else { ("减少", "下降") };
    let mut out = format!("比{than}{more}{}", desk.delta(at, &pair));
    if !pair.last.is_zero() && rated != Some(false) {
        out = format!("{out}，{grew}{}", desk.rate(at, &pair));
    }
    if let Some(name) = name {
        out = format!("{out}，主要原因是{}", reason(desk, state, &name));
    }
    Ok(out)
}

/// Final accounts: `大于年初预算数，完成年初预算的102.10%，主要原因是……`
fn against(
    desk: &Desk,
    state: &State<'_, '_>,
    at: &Coordinate,
    base: &Coordinate,
    options: &Kwargs,
) -> Result<String, Error> {
    let name: Option<String> = options.get("reason")?;
    let called: Option<String> = options.get("called")?;
    options.assert_all_used()?;
    let called = called.unwrap_or_else(|| "年初预算".to_owned());
    let (now, planned) = (desk.lens.amount(at), desk.lens.amount(base));
    if desk.money(now) == desk.money(planned) {
        return Ok(format!("决算数等于{called}数"));
    }
    let word = if now > planned { "大于" } else { "小于" };
    let mut out = format!("决算数{word}{called}数");
    // A rate of a budget that prints as nothing says nothing.
    if !desk.prints_nothing(planned) {
        out = format!("完成{called}的{}，{out}", desk.share(at, base));
    }
    if let Some(name) = name {
        out = format!("{out}，主要原因是{}", reason(desk, state, &name));
    }
    Ok(out)
}

/// The unit's own words for why something changed, with their figures worked out.
fn reason(desk: &Desk, state: &State<'_, '_>, name: &str) -> String {
    let Some(source) = desk.lens.ledger.details.reasons.get(name) else {
        desk.fault(Fault::error("reason-missing", &[("name", name)]));
        return gaps::mark(name);
    };
    let rendered = match state.env().render_str(&marks::clean(source), context! {}) {
        Ok(text) => text,
        Err(error) => {
            let kind = match error.kind() {
                ErrorKind::SyntaxError => "syntax",
                ErrorKind::UnknownFunction | ErrorKind::UnknownFilter | ErrorKind::UndefinedError => "word",
                ErrorKind::InvalidOperation => "coordinate",
                _ => "other",
            };
            let detail = error.detail().map_or_else(|| error.to_string(), str::to_owned);
            desk.fault(Fault::error("reason-broken", &[("name", name), ("kind", kind), ("detail", &detail)]));
            marks::clean(source)
        }
    };
    rendered.trim_end_matches(['。', '；', ';', '.']).to_owned()
}

/// The projects of a category: how many, and their money.
fn category(desk: &Desk, which: &str) -> Result<Value, Error> {
    let wanted = |category: Category| match which {
        "other-operating" => category == Category::OtherOperating,
        "specific" => category == Category::Specific,
        _ => true,
    };
    let ledger = &desk.lens.ledger;
    let chosen: Vec<&str> =
        ledger.projects.iter().filter(|p| wanted(p.category)).map(|p| p.code.as_str()).collect();
    let all = coordinate("flow=expenditure spending=project")?;
    let mut sum = mingzhang_model::Money::ZERO;
    desk.lens.lines(&all, &mut |line| {
        if line.project.as_deref().is_some_and(|code| chosen.contains(&code)) {
            sum = sum + desk.lens.stage(None, &line.amounts);
        }
    });
    let count = desk.bind(FigureKind::Count("projects"), chosen.len().to_string());
    let kind = if chosen.len() == ledger.projects.len() {
        FigureKind::Amount(all)
    } else {
        FigureKind::Count("project-money")
    };
    let amount = desk.bind(kind, desk.money(sum));
    Ok(Value::from_pairs([("count", count), ("amount", amount)]))
}
