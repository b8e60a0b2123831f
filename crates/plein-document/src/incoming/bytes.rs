//! Reading lib0's encoding of numbers and strings, never past the end.

use crate::DocumentError;

/// The largest number that every implementation reads alike (2^53 - 1).
const MAX_SAFE: u64 = (1 << 53) - 1;

/// A place in bytes from outside.
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(crate) fn position(&self) -> usize {
        self.at
    }

    /// The bytes from `start` to here.
    pub(crate) fn since(&self, start: usize) -> &'a [u8] {
        &self.bytes[start..self.at]
    }

    pub(crate) fn left(&self) -> usize {
        self.bytes.len() - self.at
    }

    pub(crate) fn end(&self) -> Result<(), DocumentError> {
        if self.left() == 0 { Ok(()) } else { Err(DocumentError::Malformed("something after its end")) }
    }

    pub(crate) fn byte(&mut self) -> Result<u8, DocumentError> {
        Ok(self.take(1)?[0])
    }

    pub(crate) fn take(&mut self, count: usize) -> Result<&'a [u8], DocumentError> {
        if count > self.left() {
            return Err(DocumentError::Malformed("it stops half way"));
        }
        let taken = &self.bytes[self.at..self.at + count];
        self.at += count;
        Ok(taken)
    }

    /// A number without sign, at most 2^53 - 1.
    pub(crate) fn number(&mut self) -> Result<u64, DocumentError> {
        let mut number = 0u64;
        for shift in (0..=49).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return if number <= MAX_SAFE {
                    Ok(number)
                } else {
                    Err(DocumentError::Malformed("a number too large"))
                };
            }
        }
        Err(DocumentError::Malformed("a number too large"))
    }

    /// A clock or a length: at most 2^31 - 1.
    pub(crate) fn clock(&mut self) -> Result<u32, DocumentError> {
        u32::try_from(self.number()?)
            .ok()
            .filter(|clock| *clock <= i32::MAX as u32)
            .ok_or(DocumentError::Malformed("a clock too large"))
    }

    /// How many things follow, each of which takes at least `each` bytes.
    pub(crate) fn count(&mut self, each: usize) -> Result<usize, DocumentError> {
        let count = self.number()?;
        if count > (self.left() / each) as u64 {
            return Err(DocumentError::Malformed("it stops half way"));
        }
        Ok(count as usize)
    }

    /// A number with a sign, only to pass it: at most ten bytes.
    pub(crate) fn pass_signed(&mut self) -> Result<(), DocumentError> {
        for _ in 0..8 {
            if self.byte()? < 0x80 {
                return Ok(());
            }
        }
        Err(DocumentError::Malformed("a number too large"))
    }

    pub(crate) fn buffer(&mut self) -> Result<&'a [u8], DocumentError> {
        let length = self.count(1)?;
        self.take(length)
    }

    pub(crate) fn string(&mut self) -> Result<&'a str, DocumentError> {
        std::str::from_utf8(self.buffer()?).map_err(|_| DocumentError::Malformed("text that is not UTF-8"))
    }
}

/// Writes a number as lib0 does.
pub(crate) fn write_number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}
