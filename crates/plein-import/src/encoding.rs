//! Text from bytes: UTF-8, or UTF-16 that says so with a mark at its beginning. Nothing is guessed.

/// The text of a file, with line ends as `\n` and without the mark at its beginning.
///
/// # Errors
/// The first line (from 1) that is not text.
pub(crate) fn text(bytes: &[u8]) -> Result<String, u32> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        _ => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            let lines = |to: usize| 1 + bytes[..to].iter().filter(|b| **b == b'\n').count() as u32;
            let text = std::str::from_utf8(bytes).map_err(|error| lines(error.valid_up_to()))?;
            // Valid UTF-8, but no text: a picture or a program with a wrong name.
            if let Some(at) = text.find('\0') {
                return Err(lines(at));
            }
            text.to_owned()
        }
    };
    Ok(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, u32> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(pairs.len());
    let mut line = 1;
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match decoded {
            Ok('\0') | Err(_) => return Err(line),
            Ok(c) => text.push(c),
        }
        line += u32::from(text.ends_with('\n'));
    }
    if odd.is_empty() { Ok(text) } else { Err(line) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_line_ends_are_understood() {
        assert_eq!(text(b"\xef\xbb\xbfeen\r\ntwee\rdrie"), Ok("een\ntwee\ndrie".to_owned()));
        assert_eq!(text(b"\xff\xfeh\0\xe9\0\n\0"), Ok("hé\n".to_owned()));
        assert_eq!(text(b"\xfe\xff\0h\0\xe9"), Ok("hé".to_owned()));
        assert_eq!(text(b""), Ok(String::new()));
    }

    #[test]
    fn what_is_not_text_says_where() {
        assert_eq!(text(b"een\ntwee\n caf\xe9 \n"), Err(3));
        assert_eq!(text(b"een\n\0"), Err(2));
        assert_eq!(text(b"\xff\xfeh\0\n\0\0\xd8"), Err(2));
        assert_eq!(text(b"\xff\xfeh\0x"), Err(1));
    }
}
