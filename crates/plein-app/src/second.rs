//! A second start on the same library: it asks the first to come forward, and ends.

use crate::loopback::Forward;
use std::io::{self, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

/// How long the first may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// The longest answer that is read, in bytes.
const MAX_ANSWER: u64 = 64 << 10;

/// Asks the Plein that answers at `address` (see [`crate::StartError::InUse`]) to come forward, and to open what this
/// start was asked to open: a link, or the path of a file.
///
/// # Errors
/// When it is not there (any more), or the address is not one of this computer.
pub fn ask(address: &str, open: Option<&str>) -> io::Result<Forward> {
    let wrong = || io::Error::from(io::ErrorKind::InvalidInput);
    // Only ever the loopback address: the file it stands in could have been put there by somebody else.
    let rest = address.strip_prefix("http://127.0.0.1:").ok_or_else(wrong)?;
    let (port, path) = rest.split_once('/').ok_or_else(wrong)?;
    let port: u16 = port.parse().map_err(|_| wrong())?;
    if path.bytes().any(|b| !b.is_ascii_graphic()) {
        return Err(wrong());
    }
    let mut stream = TcpStream::connect_timeout(&SocketAddr::from((Ipv4Addr::LOCALHOST, port)), PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let open = open.unwrap_or_default();
    let length = open.len();
    let request = format!(
        "POST /{path} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{open}"
    );
    stream.write_all(request.as_bytes())?;
    let mut answer = Vec::new();
    stream.take(MAX_ANSWER).read_to_end(&mut answer)?;
    read(&answer).ok_or_else(|| io::ErrorKind::InvalidData.into())
}

/// The answer's body, when its status is 200.
fn read(answer: &[u8]) -> Option<Forward> {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&answer[..end]).ok()?;
    let status = head.lines().next()?.split(' ').nth(1)?;
    if status != "200" {
        return None;
    }
    serde_json::from_slice(&answer[end + 4..]).ok()
}

#[cfg(test)]
mod tests {
    use super::{ask, read};

    #[test]
    fn only_this_computer_is_asked() {
        for address in ["http://example.org/focus", "http://127.0.0.1.example.org:80/", "", "http://127.0.0.1:1/a b"] {
            assert!(ask(address, None).is_err(), "{address}");
        }
    }

    #[test]
    fn an_answer_is_read_or_refused() {
        let good = b"HTTP/1.0 200 OK\r\ncontent-type: application/json\r\n\r\n{\"address\":null}";
        assert!(read(good).is_some_and(|forward| forward.address.is_none()));
        for bad in [&b"HTTP/1.0 404 Not Found\r\n\r\n{}"[..], b"", b"HTTP/1.0 200 OK\r\n\r\n<html>", b"\xff\r\n\r\n"] {
            assert!(read(bad).is_none());
        }
    }
}
