//! The code of a number format, taken apart: sections, and the tokens of each (ECMA-376 part 1, 18.8.31).

/// One part of a section of a format code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// `0` (always shown), `#` or `?` (shown if there is a digit).
    Digit(char),
    Point,
    Comma,
    Percent,
    Literal(char),
    General,
    /// Something that this does not write: exponents, fractions.
    Unknown,
}

/// A section: when it is used, and what it prints.
#[derive(Debug, Default)]
pub(super) struct Section {
    pub(super) condition: Option<(String, f64)>,
    pub(super) tokens: Vec<Token>,
}

/// The sections of a code; there is at least one.
pub(super) fn sections(code: &str) -> Vec<Section> {
    let mut out = vec![Section::default()];
    let mut letters = code.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == ';' {
            out.push(Section::default());
            continue;
        }
        let Some(section) = out.last_mut() else { break };
        let tokens = &mut section.tokens;
        match letter {
            '0' | '#' | '?' => tokens.push(Token::Digit(letter)),
            '.' => tokens.push(Token::Point),
            ',' => tokens.push(Token::Comma),
            '%' => tokens.push(Token::Percent),
            '@' => tokens.push(Token::General),
            'G' | 'g' => {
                // `General`, also as WPS writes it: `G/通用格式`.
                while letters.next_if(|next| !matches!(next, ';' | '"' | '_' | '\\')).is_some() {}
                tokens.push(Token::General);
            }
            'E' | 'e' | '/' => tokens.push(Token::Unknown),
            // `!` is how East Asian versions write the backslash.
            '\\' | '!' => tokens.extend(letters.next().map(Token::Literal)),
            // Room as wide as the next letter, and the next letter as often as it fits.
            '_' => {
                letters.next();
                tokens.push(Token::Literal(' '));
            }
            '*' => {
                letters.next();
            }
            '"' => tokens.extend(letters.by_ref().take_while(|next| *next != '"').map(Token::Literal)),
            '[' => {
                let inner: String = letters.by_ref().take_while(|next| *next != ']').collect();
                bracket(section, &inner);
            }
            other => tokens.push(Token::Literal(other)),
        }
    }
    out
}

/// `[Red]`, `[>=10000]`, `[$¥-804]`: a colour, a condition, a currency sign with its language.
fn bracket(section: &mut Section, inner: &str) {
    if let Some(currency) = inner.strip_prefix('$') {
        let sign = currency.split('-').next().unwrap_or_default();
        section.tokens.extend(sign.chars().map(Token::Literal));
    }
    let number = inner.trim_start_matches(['<', '>', '=']);
    let relation = inner.strip_suffix(number).unwrap_or_default();
    if !relation.is_empty()
        && let Ok(bound) = number.trim().parse()
    {
        section.condition = Some((relation.to_owned(), bound));
    }
}
