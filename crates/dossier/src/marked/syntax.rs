//! PDF syntax as far as an update needs it: the entries of a dictionary as they are written, so that they can be written
//! again to the byte.

/// Deeper nesting is an attack, not a page.
const DEEPEST: usize = 64;

/// Reads over bytes.
pub(super) struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
}

/// The entries of `<< … >>`: the name without its slash, its escapes resolved, and the value as written. `None` if it is no
/// dictionary.
pub(super) fn entries(dictionary: &[u8]) -> Option<Vec<(Vec<u8>, &[u8])>> {
    let mut scanner = Scanner::new(dictionary);
    scanner.skip_space();
    scanner.take(b"<<")?;
    let mut out = Vec::new();
    loop {
        scanner.skip_space();
        if scanner.take(b">>").is_some() {
            return Some(out);
        }
        let name = scanner.name()?;
        scanner.skip_space();
        out.push((name, scanner.value(0)?));
    }
}

/// The items of `[ … ]` as written.
pub(super) fn items(array: &[u8]) -> Option<Vec<&[u8]>> {
    let mut scanner = Scanner::new(array);
    scanner.skip_space();
    scanner.take(b"[")?;
    let mut out = Vec::new();
    loop {
        scanner.skip_space();
        if scanner.take(b"]").is_some() {
            return Some(out);
        }
        out.push(scanner.value(0)?);
    }
}

/// The value of an entry.
pub(super) fn entry<'a>(entries: &[(Vec<u8>, &'a [u8])], name: &[u8]) -> Option<&'a [u8]> {
    // Of two entries with one name, readers take the last.
    entries.iter().rev().find(|(key, _)| key == name).map(|(_, value)| *value)
}

/// A whole number, all of the bytes.
pub(super) fn number<T: std::str::FromStr>(bytes: &[u8]) -> Option<T> {
    std::str::from_utf8(bytes).ok()?.trim().parse().ok()
}

impl<'a> Scanner<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn take(&mut self, word: &[u8]) -> Option<()> {
        self.rest().starts_with(word).then(|| self.at += word.len())
    }

    pub(super) fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                let line = self.rest().iter().position(|b| matches!(b, b'\r' | b'\n'));
                self.at += line.unwrap_or(self.rest().len());
            } else if is_space(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    /// Letters up to the next space or delimiter.
    pub(super) fn word(&mut self) -> &'a [u8] {
        let rest = self.rest();
        let end = rest.iter().position(|b| is_space(*b) || is_delimiter(*b)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    fn name(&mut self) -> Option<Vec<u8>> {
        self.take(b"/")?;
        let word = self.word();
        let mut out = Vec::with_capacity(word.len());
        let mut rest = word;
        while let Some((first, after)) = rest.split_first() {
            let code = after.get(..2).filter(|_| *first == b'#');
            let code = code.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
            out.push(code.unwrap_or(*first));
            rest = if code.is_some() { after.get(2..).unwrap_or_default() } else { after };
        }
        Some(out)
    }

    /// Any value, as written.
    pub(super) fn value(&mut self, depth: usize) -> Option<&'a [u8]> {
        let start = self.at;
        if depth > DEEPEST {
            return None;
        }
        match self.peek()? {
            b'<' if self.rest().starts_with(b"<<") => {
                self.at += 2;
                loop {
                    self.skip_space();
                    if self.take(b">>").is_some() {
                        break;
                    }
                    self.name()?;
                    self.skip_space();
                    self.value(depth + 1)?;
                }
            }
            b'<' => self.at += self.rest().iter().position(|b| *b == b'>')? + 1,
            b'(' => self.literal()?,
            b'[' => {
                self.at += 1;
                loop {
                    self.skip_space();
                    if self.take(b"]").is_some() {
                        break;
                    }
                    self.value(depth + 1)?;
                }
            }
            b'/' => {
                self.at += 1;
                self.word();
            }
            byte if is_delimiter(byte) => return None,
            _ => {
                let word = self.word();
                if word.iter().all(u8::is_ascii_digit) {
                    self.reference();
                }
            }
        }
        self.bytes.get(start..self.at)
    }

    /// Goes over `0 R`, if that is what follows a number.
    fn reference(&mut self) {
        let before = self.at;
        self.skip_space();
        let generation = self.word();
        self.skip_space();
        if generation.is_empty() || !generation.iter().all(u8::is_ascii_digit) || self.word() != b"R" {
            self.at = before;
        }
    }

    fn literal(&mut self) -> Option<()> {
        let mut open = 0_usize;
        loop {
            match self.peek()? {
                b'\\' => self.at += 1,
                b'(' => open += 1,
                b')' => open -= 1,
                _ => {}
            }
            self.at += 1;
            if open == 0 {
                return Some(());
            }
        }
    }
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

const fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_given_as_written() {
        let dictionary = b"<</A#6enots[1 0 R 2]/T(a\\)(b)>>)/D<</X<0A>/Y/Z>>%c\n/N 5 /R 12 0 R/E null>> rest";
        let entries = entries(dictionary).unwrap();
        let pairs: Vec<(&str, &str)> = entries
            .iter()
            .map(|(k, v)| (std::str::from_utf8(k).unwrap(), std::str::from_utf8(v).unwrap()))
            .collect();
        let expected = [
            ("Annots", "[1 0 R 2]"),
            ("T", "(a\\)(b)>>)"),
            ("D", "<</X<0A>/Y/Z>>"),
            ("N", "5"),
            ("R", "12 0 R"),
            ("E", "null"),
        ];
        assert_eq!(pairs, expected);
        assert_eq!(items(b"[1 0 R /A (x)]").unwrap(), [&b"1 0 R"[..], b"/A", b"(x)"]);
    }

    #[test]
    fn broken_syntax_ends() {
        let deep = [b"<</A".repeat(100_000), b">>".repeat(100_000)].concat();
        for bytes in [&b"<</A"[..], b"<</A(", b"<</A[", b"<<A>>", b"", b"<</A)>>", b"<</A<12", &deep] {
            assert!(entries(bytes).is_none());
        }
    }
}
