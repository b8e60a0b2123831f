//! The audit log for others: rows as CSV and as JSON, with the fields of NEN 7513 by their names in RFC 3881.

use super::Noted;
use serde_json::json;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// How a row is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// RFC 4180; with a line of names when it is the first.
    Csv,
    /// One object a line.
    Json,
}

const NAMES: &str = "Number,EventDateTime,EventActionCode,EventID,EventOutcomeIndicator,UserID,UserName,DeviceID,\
NetworkAccessPointTypeCode,NetworkAccessPointID,AuditSourceID,ParticipantObjectID\r\n";

/// A row in a form; `hub` is where it was noted.
pub fn write(form: Form, hub: &str, number: i64, noted: &Noted) -> String {
    let at = OffsetDateTime::from_unix_timestamp_nanos(i128::from(noted.at) * 1_000_000);
    let at = at.ok().and_then(|at| at.format(&Rfc3339).ok()).unwrap_or_else(|| noted.at.to_string());
    let id = |id: Option<uuid::Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
    let (member, device) = (id(noted.member), id(noted.device));
    // 0 success, 8 serious failure: the words of RFC 3881.
    let outcome = if noted.allowed { 0 } else { 8 };
    let code = code(noted);
    match form {
        Form::Json => {
            let row = json!({
                "Number": number, "EventDateTime": at, "EventActionCode": code, "EventID": noted.action,
                "EventOutcomeIndicator": outcome, "UserID": member, "UserName": noted.name, "DeviceID": device,
                "NetworkAccessPointTypeCode": 2, "NetworkAccessPointID": noted.source, "AuditSourceID": hub,
                "ParticipantObjectID": noted.object,
            });
            format!("{row}\n")
        }
        Form::Csv => {
            let cells = [&at, code, &noted.action, &outcome.to_string(), &member, &noted.name, &device, "2"];
            let cells = cells.into_iter().chain([noted.source.as_str(), hub, noted.object.as_str()]);
            let row: Vec<String> = cells.map(cell).collect();
            let names = if number == 1 { NAMES } else { "" };
            format!("{names}{number},{}\r\n", row.join(","))
        }
    }
}

/// Create, read, update, delete, execute.
fn code(noted: &Noted) -> &'static str {
    match noted.action.as_str() {
        "Read" | "Audit" => "R",
        "Push" | "BringMedium" | "GiveBack" | "FillTeam" | "Manage" | "Archive" | "Configure" => "U",
        "MakeTeam" | "Invite" | "Link" | "Admit" | "Join" => "C",
        "RevokeDevices" | "LeaveTeam" => "D",
        _ => "E",
    }
}

/// A cell that no spreadsheet takes for a formula.
fn cell(text: &str) -> String {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = text.replace('"', "\"\"");
    if risky { format!("\"'{text}\"") } else { format!("\"{text}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_neither_a_formula_nor_a_column() {
        assert_eq!(cell("=cmd|' /C calc'!A0"), "\"'=cmd|' /C calc'!A0\"");
        assert_eq!(cell("De \"Vries\", Anna"), "\"De \"\"Vries\"\", Anna\"");
    }
}
