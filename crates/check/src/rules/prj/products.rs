//! PRJ-07: quantity times unit price is the amount.

use mingzhang_model::{Message, Money, MoneyUnit, Printed, Role, Severity};

use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRJ-07",
    severity: Severity::Error,
    title: ("数量乘单价不等于金额", "Quantity times price is not the amount"),
    what: (
        "文字中写成算式的（人数×标准×月数＝金额），按数字重算；单位不写明元或万元的不查。",
        "Products that a text writes out (people × rate × months = amount) are worked out again; without 元 or 万元 they are left alone.",
    ),
    basis: LOGIC,
    example: ("48人×3500元×12月=200.6万元（应为 201.6万元）", "48人×3500元×12月=200.6万元 (201.6 is right)"),
};

/// A product that is written out: where it stands, what it says and what it is.
struct Product {
    start: usize,
    end: usize,
    printed: Printed,
    right: i64,
}

fn check(context: &Context<'_>) -> Verdict {
    let mut places = 0;
    let mut findings = Vec::new();
    for (index, paragraph) in context.paragraphs() {
        for product in products(&paragraph.text) {
            places += 1;
            let (low, high) = product.printed.fen_range();
            if (low..=high).contains(&product.right) {
                continue;
            }
            let unit = product.printed.unit();
            let right = Money::from_fen(product.right).display(unit, product.printed.decimals(), false);
            let text = paragraph.text.get(product.start..product.end).unwrap_or("");
            let message = Message::new("prj-product")
                .with("text", text)
                .with("should", format!("{right}{}", unit.chinese()));
            let spots = vec![spots::quote(context.book, index, product.start, product.end, Role::Primary)];
            findings.push(finding(&DOC, Severity::Error, message, text, spots));
        }
    }
    Verdict::over(places, "reach-no-products", findings)
}

/// Every `a…×b…=c元` of a text. Each factor is a number and words without digits; exactly one of them has 元 or 万元.
fn products(text: &str) -> Vec<Product> {
    let mut out = Vec::new();
    for (at, sign) in text.match_indices(['=', '＝']) {
        let Some((end, printed)) = result(text, at + sign.len()) else { continue };
        let before = mingzhang_catalog::last_bytes(text.get(..at).unwrap_or(""), 160);
        let clause =
            before.rsplit(['，', '。', '；', '：', ':', ';', '（', '(', '+', '＋']).next().unwrap_or(before);
        // One of several products that are summed, or the rest of a bracket: 10人×100元+5人×200元, （15+3）人×100元.
        let ahead = before.get(..before.len() - clause.len()).unwrap_or("");
        let bracket = clause.contains(['）', ')', '÷']);
        if ahead.ends_with(['+', '＋', '-', '－']) || bracket {
            continue;
        }
        let factors: Vec<&str> = clause.split(['×', '*', '＊', 'x', 'X', '✕']).collect();
        if factors.len() < 2 || factors.len() > 5 {
            continue;
        }
        let read: Option<Vec<(i64, bool)>> = factors.iter().map(|factor| factor_of(factor)).collect();
        let Some(read) = read else { continue };
        if read.iter().filter(|(_, money)| *money).count() != 1 {
            continue;
        }
        // Money is in fen, everything else in hundredths.
        let product = read.iter().try_fold(1_i128, |product, (value, money)| {
            let product = product.checked_mul(i128::from(*value))?;
            Some(if *money { product } else { product / 100 })
        });
        let Some(right) = product.and_then(|product| i64::try_from(product).ok()) else { continue };
        out.push(Product { start: at - clause.len(), end, printed, right });
    }
    out
}

/// The amount right behind an equals sign, and where it ends.
fn result(text: &str, from: usize) -> Option<(usize, Printed)> {
    let rest = text.get(from..)?;
    let length = rest.find(|c: char| !(c.is_ascii_digit() || ".,，".contains(c)))?;
    let (number, after) = (rest.get(..length)?, rest.get(length..)?);
    let (unit, word) = [("万元", MoneyUnit::WanYuan), ("元", MoneyUnit::Yuan)]
        .into_iter()
        .find_map(|(word, unit)| after.starts_with(word).then_some((unit, word)))?;
    Some((from + length + word.len(), Printed::parse(number, unit)?))
}

/// A number in hundredths, or in fen if it is money.
fn factor_of(text: &str) -> Option<(i64, bool)> {
    let begin = text.find(|c: char| c.is_ascii_digit())?;
    let rest = text.get(begin..)?;
    let length = rest.find(|c: char| !(c.is_ascii_digit() || ".,，".contains(c))).unwrap_or(rest.len());
    let (number, after) = (rest.get(..length)?, rest.get(length..)?);
    // A second number would be a range or another factor.
    if after.contains(|c: char| c.is_ascii_digit()) || after.starts_with(['%', '％']) {
        return None;
    }
    if after.starts_with("万元") {
        return Some((Printed::parse(number, MoneyUnit::WanYuan)?.value().fen(), true));
    }
    let hundredths = Printed::parse(number, MoneyUnit::Yuan)?.value().fen();
    Some((hundredths, after.starts_with('元')))
}

#[cfg(test)]
mod tests {
    use super::products;

    #[test]
    fn products_of_a_text() {
        let right = |text: &str| products(text).iter().map(|p| p.right).collect::<Vec<_>>();
        assert_eq!(right("按48人×3500元/月×12月=201.6万元测算"), [201_600_000]);
        assert_eq!(right("培训费：3期×2万元=6万元"), [6_000_000]);
        // Percentages, ranges and products without money say other things.
        for text in ["30人×50%=15万元", "2-3期×2万元=6万元", "3×4=12", "a=b"] {
            assert_eq!(right(text), Vec::<i64>::new(), "{text}");
        }
    }
}
