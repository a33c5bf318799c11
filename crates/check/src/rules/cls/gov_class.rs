//! CLS-07: the government's economic classes fit the body: 501 to 503 for administrative bodies, 505 and 506 for institutions.

use mingzhang_catalog::{Catalog, plain};
use mingzhang_model::{Level, Message, Role, Severity, Spot, SubjectCode, Table};

use super::CLASSES;
use crate::rules::Rule;
use crate::rules::con::MOST_SPOTS;
use crate::rules::context::{Body, Context};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};
use crate::spots;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CLS-07",
    severity: Severity::Warning,
    title: ("政府预算经济分类与单位性质不符", "Government economic classes do not fit the body"),
    what: (
        "行政单位用501至503类,事业单位用505、506类。一个单位的书中,多数科目属于一种性质、个别科目属于另一种的,判为用错;没有编码的按名称认定(如“公务用车运行维护费”只属于502类)。部门的书不查。",
        "Administrative bodies use classes 501 to 503, institutions 505 and 506. In the book of one body, rows of the other kind among a majority are taken as wrong; without codes they are told by name (公务用车运行维护费 is in 502 only). A department's book is not looked at.",
    ),
    basis: CLASSES,
    example: (
        "事业单位各行为“商品和服务支出”,一行为“公务用车运行维护费”",
        "公务用车运行维护费 (50208) among the rows of an institution",
    ),
};

/// Whose class a row's is.
struct RowClass {
    of: Body,
    name: String,
    spot: Spot,
}

/// Looks at every row with a class of the government's.
fn check(context: &Context<'_>) -> Verdict {
    if context.book.level == Level::Department {
        return Verdict::not_applicable("reach-not-one-unit");
    }
    let mut rows = Vec::new();
    for (index, table) in context.money_tables() {
        by_code(context, index, table, &mut rows);
        by_name(context, index, table, &mut rows);
    }
    let of = |body: Body| rows.iter().filter(|row| row.of == body).count();
    let (administrative, institution) = (of(Body::Administrative), of(Body::Institution));
    let odd = match (administrative, institution) {
        (a, i)
            if i >= 3
                && i > a * 2
                && a > 0
                && context.body() != Some(Body::Administrative)
                && !context.says_outside_glossary(&["参公", "公务员法", "参照公务员", "行政编制"]) =>
        {
            Some(Body::Administrative)
        }
        // An administrative body may pay staff of institutions; then it has items for them, too.
        (a, i)
            if a >= 3
                && a > i * 2
                && i > 0
                && context.body() == Some(Body::Administrative)
                && !pays_institutions(context) =>
        {
            Some(Body::Institution)
        }
        _ => None,
    };
    let mut findings = Vec::new();
    if let Some(odd) = odd {
        let odd_rows: Vec<&RowClass> = rows.iter().filter(|row| row.of == odd).collect();
        let mut names: Vec<&str> = odd_rows.iter().map(|row| row.name.as_str()).collect();
        names.dedup();
        names.truncate(4);
        let message = Message::new("cls-gov-class")
            .with("names", names.join("、"))
            .with("body", if odd == Body::Administrative { "institution" } else { "administrative" })
            .with("rows", odd_rows.len());
        let spots = odd_rows.iter().take(MOST_SPOTS).map(|row| row.spot.clone()).collect();
        findings.push(likely(finding(&DOC, Severity::Warning, message, "", spots)));
    }
    Verdict::over(rows.len(), "reach-no-gov-classes", findings)
}

/// Whether the book speaks of staff of institutions beside the administrative ones.
fn pays_institutions(context: &Context<'_>) -> bool {
    context.says_outside_glossary(&["事业编制", "事业人员", "事业单位", "下属", "所属"])
        || context.money_tables().any(|(_, table)| {
            table
                .blocks
                .iter()
                .flat_map(|block| block.keys.iter().flatten())
                .any(|key| key.name.contains("事业"))
        })
}

fn body_of(code: SubjectCode) -> Option<Body> {
    match code.class().to_string().as_str() {
        "501" | "502" | "503" | "504" => Some(Body::Administrative),
        "505" | "506" => Some(Body::Institution),
        _ => None,
    }
}

/// Rows that carry a code of the government's classification.
fn by_code(context: &Context<'_>, index: usize, table: &Table, rows: &mut Vec<RowClass>) {
    for block in &table.blocks {
        let column = block.code_columns.first().copied().or(block.name_column).unwrap_or(0);
        for (row, key) in block.keys.iter().enumerate() {
            let Some(key) = key.as_ref().filter(|key| !key.is_total) else { continue };
            let Some(of) = key.coordinate.gov_economic.or(key.code).and_then(body_of) else { continue };
            let paid =
                table.rows.get(row).is_some_and(|row| row.cells.iter().any(|cell| cell.fact.is_some()));
            if paid {
                let spot = spots::cell(context.book, (index, row, column), Role::Primary);
                rows.push(RowClass { of, name: key.label(), spot });
            }
        }
    }
}

/// Rows whose column of government class names holds a name that only one kind of body has.
fn by_name(context: &Context<'_>, index: usize, table: &Table, rows: &mut Vec<RowClass>) {
    let classes = &Catalog::embedded().gov_economic;
    let columns = table.columns.iter().enumerate().filter(|(_, path)| {
        path.iter().any(|label| label.contains("政府预算") || label.contains("政府经济"))
            && path.iter().any(|label| label.contains("名称") || label.contains("科目"))
    });
    for (column, _) in columns {
        for (row, cells) in table.rows.iter().enumerate() {
            let Some(cell) = cells.cells.get(column).filter(|cell| cell.fact.is_none()) else { continue };
            let codes = classes.by_name(&plain(&cell.text));
            let mut bodies: Vec<Option<Body>> = codes.iter().map(|code| body_of(*code)).collect();
            bodies.dedup();
            let [Some(of)] = bodies.as_slice() else { continue };
            let spot = spots::cell(context.book, (index, row, column), Role::Primary);
            rows.push(RowClass { of: *of, name: cell.text.clone(), spot });
        }
    }
}
