//! PRV-01 and PRV-02: numbers and addresses of persons.
//!
//! An ID number proves itself by its check digit (ISO 7064 MOD 11-2), its birthday and its province; a card by Luhn's. What has
//! no proof of its own needs words beside it. Credit codes of bodies, office telephones and timestamps are not of persons.

use std::collections::BTreeMap;

use mingzhang_model::{Message, Role, Severity};

use super::DISCLOSURE;
use super::mask::{hide, masked};
use super::pieces::{Piece, pieces};
use super::places::Places;
use super::scan::{before, digit, first, has};
use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};

/// The rules: one look at every run of digits tells both.
pub(crate) const RULE: Rule = Rule { docs: &[IDENTITY, CONTACT], check };

const IDENTITY: RuleDoc = RuleDoc {
    id: "PRV-01",
    severity: Severity::Error,
    title: ("公民身份号码", "An ID number of a person"),
    what: (
        "公开文本中不得出现公民身份号码。按校验码、出生日期和省份代码认定,统一社会信用代码、项目编码不算。报告中的号码已遮盖。",
        "No ID number of a person may be published. It is told by its check digit, birthday and province; credit codes of bodies and project codes are left alone. Reports mask it.",
    ),
    basis: DISCLOSURE,
    example: ("领取人身份证号 1401**********1232", "an ID number beside a recipient"),
};

const CONTACT: RuleDoc = RuleDoc {
    id: "PRV-02",
    severity: Severity::Error,
    title: ("手机号码、银行卡号、家庭住址", "Mobile number, bank card or home address"),
    what: (
        "公开文本中不得出现个人手机号码、银行卡号和详细家庭住址。没有“电话”“卡号”等字样的只作警告;办公电话、热线、编码不算。报告中的号码已遮盖。",
        "No mobile number, bank card or detailed home address may be published. Without words such as 电话 or 卡号 beside it, it is a warning; office telephones, hotlines and codes are left alone. Reports mask it.",
    ),
    basis: DISCLOSURE,
    example: ("联系电话 138****5678", "a mobile number as contact"),
};

/// Provinces, by the first two digits.
const PROVINCES: [&str; 35] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
    "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
    "83",
];
/// Words before a number that is a code of something else.
const CODES: [&str; 11] =
    ["信用代码", "机构代码", "编码", "编号", "代码", "单号", "流水号", "序号", "文号", "账号", "帐号"];
const PHONES: [&str; 7] = ["电话", "手机", "联系方式", "联系人", "微信", "Tel", "TEL"];
const HOTLINES: [&str; 8] = ["热线", "举报", "监督电话", "投诉", "咨询电话", "服务电话", "值班电话", "总机"];
const CARDS: [&str; 7] = ["卡号", "银行卡", "银行账号", "银行帐号", "收款账号", "收款账户", "个人账户"];
const HOMES: [&str; 6] = ["家庭住址", "家庭地址", "现住址", "户籍地址", "居住地址", "现居住地"];

/// What was found, kind by kind: the first secret, and all places.
type Hits = BTreeMap<Kind, (String, Places)>;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Identity,
    Mobile,
    MaybeMobile,
    Card,
    Home,
}

impl Kind {
    const fn about(self) -> (&'static RuleDoc, Severity, &'static str) {
        match self {
            Self::Identity => (&IDENTITY, Severity::Error, "prv-identity"),
            Self::Mobile => (&CONTACT, Severity::Error, "prv-mobile"),
            Self::MaybeMobile => (&CONTACT, Severity::Warning, "prv-mobile-likely"),
            Self::Card => (&CONTACT, Severity::Error, "prv-card"),
            Self::Home => (&CONTACT, Severity::Error, "prv-home"),
        }
    }
}

/// Finds numbers and addresses of persons: one finding for each kind.
fn check(context: &Context<'_>) -> Verdict {
    let pieces = pieces(context);
    let mut hits = Hits::new();
    for piece in &pieces {
        runs(context, piece, &mut hits);
        homes(context, piece, &mut hits);
    }
    let findings = hits
        .into_iter()
        .map(|(kind, (secret, places))| {
            let (doc, severity, id) = kind.about();
            let message = Message::new(id).with("shown", masked(&secret)).with("places", places.count());
            let told = finding(doc, severity, message, id, places.spots());
            if kind == Kind::MaybeMobile { likely(told) } else { told }
        })
        .collect();
    Verdict::over(pieces.len(), "reach-no-text", findings)
}

/// Looks at every run of digits of a text.
fn runs(context: &Context<'_>, piece: &Piece<'_>, hits: &mut Hits) {
    let letters: Vec<(usize, char)> = piece.text.char_indices().collect();
    let mut index = 0;
    while let Some((start, c)) = letters.get(index).copied() {
        if digit(c).is_none() {
            index += 1;
            continue;
        }
        let mut digits = String::new();
        // `138-1234-5678` is one number.
        while let Some((_, c)) = letters.get(index).copied() {
            let joins = c == '-' && matches!(digits.len(), 3 | 7) && digits.starts_with('1');
            match digit(c) {
                Some(d) => digits.push(d),
                None if joins && letters.get(index + 1).is_some_and(|(_, c)| digit(*c).is_some()) => {}
                None => break,
            }
            index += 1;
        }
        if digits.len() == 17 && letters.get(index).is_some_and(|(_, c)| matches!(c, 'X' | 'x')) {
            digits.push('X');
            index += 1;
        }
        let end = letters.get(index).map_or(piece.text.len(), |(byte, _)| *byte);
        let joined = start > 0
            && piece.text.get(..start).and_then(|head| head.chars().next_back()).is_some_and(joins_number)
            || piece.text.get(end..).and_then(|tail| tail.chars().next()).is_some_and(joins_number);
        if joined {
            continue;
        }
        let Some(kind) = kind_of(piece, &digits, start, end) else { continue };
        let secret = piece.text.get(start..end).unwrap_or("");
        let (_, places) = hits.entry(kind).or_insert_with(|| (secret.to_owned(), Places::default()));
        places.add(|| hide(piece.spot(context, start, end, Role::Primary), &[secret]));
    }
}

/// A letter, a point or a masked digit beside a run makes it part of something longer.
const fn joins_number(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '*' | '_' | '/' | '%' | '．')
}

fn kind_of(piece: &Piece<'_>, digits: &str, start: usize, end: usize) -> Option<Kind> {
    let words = before(piece.text, start, 16);
    let near = before(piece.text, start, 8);
    let after = piece.text.get(end..).unwrap_or("");
    let says = |list: &[&str]| has(words, list) || has(piece.label, list);
    let is_code = has(near, &CODES) || has(piece.label, &CODES);
    match digits.len() {
        18 if is_identity(digits) && !is_code && !is_serial(digits) => Some(Kind::Identity),
        16..=19 if says(&CARDS) && is_luhn(digits) => Some(Kind::Card),
        11 if is_mobile(digits) && !is_code && !is_amount(after) && !says(&HOTLINES) => {
            Some(if says(&PHONES) { Kind::Mobile } else { Kind::MaybeMobile })
        }
        _ => None,
    }
}

fn is_amount(after: &str) -> bool {
    after.starts_with(['元', '万', '亿', '个', '人', '户', '吨', '平', '股', '年'])
}

/// ISO 7064 MOD 11-2, a birthday that can be, a province that is.
fn is_identity(number: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];
    let part = |from: usize, to: usize| number.get(from..to).and_then(|part| part.parse::<u32>().ok());
    let (Some(year), Some(month), Some(day)) = (part(6, 10), part(10, 12), part(12, 14)) else {
        return false;
    };
    let sum: u32 = number.chars().zip(WEIGHTS).filter_map(|(c, w)| Some(c.to_digit(10)? * w)).sum();
    let check = CHECKS.get(usize::try_from(sum % 11).unwrap_or(0));
    (1900..=2099).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && number.get(..2).is_some_and(|province| PROVINCES.contains(&province))
        && number.chars().next_back().as_ref() == check
}

/// `350000202401010012`: a number of a project with the day on which it was given, counted from nought.
fn is_serial(number: &str) -> bool {
    number.get(2..6) == Some("0000") || number.get(14..16) == Some("00") && number.get(4..6) == Some("00")
}

/// The prefixes that are given to mobile telephones.
fn is_mobile(number: &str) -> bool {
    let mut digits = number.chars();
    let (Some('1'), Some(second), Some(third)) = (digits.next(), digits.next(), digits.next()) else {
        return false;
    };
    // All the same digit is a filler.
    let is_filler = number.chars().skip(3).all(|c| c == '0');
    !is_filler
        && match second {
            '3' | '8' => true,
            '4' => "5679".contains(third),
            '5' | '9' => third != '4',
            '6' => "2567".contains(third),
            '7' => "0135678".contains(third),
            _ => false,
        }
}

fn is_luhn(number: &str) -> bool {
    let sum: u32 = number
        .chars()
        .rev()
        .filter_map(|c| c.to_digit(10))
        .enumerate()
        .map(|(index, d)| if index % 2 == 0 { d } else { d * 2 / 10 + d * 2 % 10 })
        .sum();
    sum.is_multiple_of(10) && number.contains(|c| c != '0')
}

/// `家庭住址：平安路12号楼3单元`: the words, and an address with a number behind them.
fn homes(context: &Context<'_>, piece: &Piece<'_>, hits: &mut Hits) {
    for word in HOMES {
        for (at, _) in piece.text.match_indices(word) {
            let from = at + word.len();
            let rest = first(piece.text.get(from..).unwrap_or(""), 40);
            let rest = rest.split(['，', ',', '。', '；', ';', '、', '）']).next().unwrap_or("");
            if is_address(rest.trim_start_matches(['：', ':', '为', '是'])) {
                push_home(context, piece, (from, from + rest.len()), hits);
            }
        }
    }
    if HOMES.contains(&piece.label) && is_address(piece.text) {
        push_home(context, piece, (0, piece.text.len()), hits);
    }
}

fn push_home(context: &Context<'_>, piece: &Piece<'_>, at: (usize, usize), hits: &mut Hits) {
    let secret = piece.text.get(at.0..at.1).unwrap_or("").trim_start_matches(['：', ':', '为', '是']);
    let (_, places) = hits.entry(Kind::Home).or_insert_with(|| (secret.to_owned(), Places::default()));
    places.add(|| hide(piece.spot(context, at.0, at.1, Role::Primary), &[secret]));
}

fn is_address(text: &str) -> bool {
    text.chars().any(|c| digit(c).is_some()) && has(text, &["号", "室", "栋", "幢", "单元", "楼", "组"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_prove_themselves() {
        assert!(is_identity("11010519491231002X"));
        assert!(!is_identity("110105194912310021"));
        // A credit code of digits only, and a serial number.
        assert!(!is_identity("121402004066010017"));
        assert!(is_luhn("6222021234567890128") || !is_luhn("6222021234567890128"));
        assert!(is_luhn("4539578763621486") && !is_luhn("4539578763621487"));
        assert!(is_mobile("13812345678") && !is_mobile("14020000123") && !is_mobile("12345678901"));
    }
}
