//! A replica in a child process, for the document fuzz (`ui/fuzz`): frames on stdin and stdout.
//!
//! Request: u32 (little endian) length of what follows, one byte of what to do, its payload. Reply: u32
//! length of what follows, one byte (0 done, 1 refused: the payload says why), payload. To do: 0 begin anew
//! (payload: the Space's UUID as text), 1 apply (a v1 update), 2 state (a v1 update), 3 the model as JSON,
//! 4 state vector.

use plein_document::Document;
use plein_model::SpaceId;
use std::io::{Read, Write};

const LONGEST: usize = 256 << 20;

fn main() -> std::io::Result<()> {
    let (mut requests, mut replies) = (std::io::stdin().lock(), std::io::stdout().lock());
    let mut document = Document::new(SpaceId::from_uuid(Default::default()), u64::from(std::process::id()));
    loop {
        let mut length = [0; 4];
        match requests.read_exact(&mut length) {
            Ok(()) => {}
            Err(end) if end.kind() == std::io::ErrorKind::UnexpectedEof => return Ok(()),
            Err(error) => return Err(error),
        }
        let length = u32::from_le_bytes(length) as usize;
        if length == 0 || length > LONGEST {
            return Err(std::io::Error::other("a frame of an impossible length"));
        }
        let mut request = vec![0; length];
        requests.read_exact(&mut request)?;
        let (status, payload) = match answer(&mut document, request[0], &request[1..]) {
            Ok(payload) => (0, payload),
            Err(why) => (1, why.into_bytes()),
        };
        replies.write_all(&(payload.len() as u32 + 1).to_le_bytes())?;
        replies.write_all(&[status])?;
        replies.write_all(&payload)?;
        replies.flush()?;
    }
}

fn answer(document: &mut Document, what: u8, payload: &[u8]) -> Result<Vec<u8>, String> {
    match what {
        0 => {
            let text = std::str::from_utf8(payload).map_err(|error| error.to_string())?;
            let space = text.parse().map_err(|error: plein_model::IdError| error.to_string())?;
            *document = Document::new(space, document.client());
            Ok(Vec::new())
        }
        1 => document.apply(payload).map(|_| Vec::new()).map_err(|error| error.to_string()),
        2 => Ok(document.state()),
        3 => serde_json::to_vec(&document.to_model()).map_err(|error| error.to_string()),
        4 => Ok(document.state_vector()),
        other => Err(format!("nothing is known under {other}")),
    }
}
