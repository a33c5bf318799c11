//! Paths as relative references (RFC 3986).

use std::fmt::Write as _;

/// The path with everything but letters, digits, `-._~` and `/` encoded. An absolute path becomes a `file:` URI.
pub(super) fn relative(path: &str) -> String {
    let path = if std::path::MAIN_SEPARATOR == '\\' { path.replace('\\', "/") } else { path.to_owned() };
    let drive = path.as_bytes().get(1) == Some(&b':') && std::path::MAIN_SEPARATOR == '\\';
    let mut out = String::from(match (path.starts_with('/'), drive) {
        (true, _) => "file://",
        (false, true) => "file:///",
        (false, false) => "",
    });
    for (at, byte) in path.bytes().enumerate() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) || (drive && at == 1);
        if plain {
            out.push(char::from(byte));
        } else {
            // Writing to a `String` cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_reference() {
        assert_eq!(relative("表/a b.pdf"), "%E8%A1%A8/a%20b.pdf");
        assert_eq!(relative("../x:y#1?.pdf"), "../x%3Ay%231%3F.pdf");
        #[cfg(unix)]
        assert_eq!(relative("/tmp/100%.pdf"), "file:///tmp/100%25.pdf");
    }
}
