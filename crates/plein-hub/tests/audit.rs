//! Who did or read what, when, from where.

use crate::square::{Desk, HERE, PASSWORD, Pen, Square, device, join_as, new_stream};
use plein_hub::audit::{AuditError, Form, Noted, write};
use plein_protocol::{Code, DeviceToken, NewLink, Role, SignIn, Standing, With, wire};

struct Town {
    square: Square,
    desk: Desk,
    owner: DeviceToken,
}

impl Town {
    async fn new() -> Self {
        let square = Square::new().await;
        let link = square.hub.owner_invitation().await.unwrap().unwrap().link;
        let (owner, desk) = (join_as(&square.hub, &link, "=Owner").await.token, Desk::new(&square.hub));
        Self { square, desk, owner }
    }

    async fn log(&self) -> Vec<Noted> {
        let mut log = Vec::new();
        let count = self.square.hub.audit(|_, noted| log.push(noted.clone())).await.unwrap();
        assert_eq!(count, log.len() as u64);
        log
    }

    /// In the database, as whoever can reach it might.
    async fn tamper(&self, sql: &'static str) -> bool {
        if let Some(url) = self.square.config.postgres.clone() {
            let work = move || ::postgres::Client::connect(&url, ::postgres::NoTls).unwrap().batch_execute(sql).is_ok();
            return tokio::task::spawn_blocking(work).await.unwrap();
        }
        let path = self.square.config.data.join("hub.sqlite");
        rusqlite::Connection::open(path).unwrap().execute_batch(sql).is_ok()
    }
}

#[tokio::test]
async fn what_was_done_and_read_is_noted_with_who_when_and_from_where() {
    let town = Town::new().await;
    let bas = town.desk.newcomer(&town.square.hub, &town.owner, "Bas", Standing::Member).await;
    let anna = town.square.hub.session(&town.owner).await.unwrap();
    let mut pen = Pen::new(&anna, new_stream());
    let entries = format!("/v1/streams/{}/entries", pen.stream);
    let shared = vec![pen.share(With::Organisation, Role::Reader)];
    town.desk.post(&entries, &town.owner, &shared).await.unwrap();
    let read = format!("{entries}?after=0");
    for _ in 0..3 {
        town.desk.plein("GET", &read, &bas.token, vec![]).await.unwrap();
    }
    let links = format!("/v1/streams/{}/links", pen.stream);
    assert_eq!(town.desk.post(&links, &bas.token, &NewLink { days: 1 }).await.unwrap_err().code, Code::Forbidden);
    let wrong = SignIn {
        name: "Bas".into(),
        password: "iets heel anders".into(),
        device: device(),
        device_name: String::new(),
    };
    assert!(town.square.hub.sign_in(wrong, "192.0.2.7".parse().unwrap()).await.is_err());

    let log = town.log().await;
    let seen: Vec<_> = log.iter().map(|row| (row.name.as_str(), row.action.as_str(), row.allowed)).collect();
    let expected = [
        ("=Owner", "Join", true),
        ("=Owner", "Invite", true),
        ("Bas", "Join", true),
        ("=Owner", "Push", true),
        // Once an hour, however often it was.
        ("Bas", "Read", true),
        ("Bas", "Link", false),
        // Without the name that was tried: it may be a password.
        ("", "SignIn", false),
    ];
    assert_eq!(seen, expected);
    let reading = &log[4];
    assert_eq!(reading.member, Some(bas.member.id.uuid()));
    assert_eq!(reading.source, HERE.to_string());
    assert_eq!(reading.object, format!("GET /v1/streams/{}", pen.stream));
    assert_eq!(log[6].source, "192.0.2.7");
    town.square.clock.pass(61 * 60_000);
    town.desk.plein("GET", &read, &bas.token, vec![]).await.unwrap();
    assert_eq!(town.log().await.len(), 8);
    for text in [PASSWORD, &bas.token.0] {
        assert!(!format!("{log:?}").contains(text));
    }
}

#[tokio::test]
async fn the_log_is_only_added_to_and_a_bit_that_flips_is_found() {
    let town = Town::new().await;
    for name in ["Bas", "Carla", "Dirk"] {
        town.desk.newcomer(&town.square.hub, &town.owner, name, Standing::Member).await;
    }
    assert_eq!(town.log().await.len(), 7);
    for sql in ["UPDATE audit SET name = 'x' WHERE number = 3", "DELETE FROM audit WHERE number = 3"] {
        assert!(!town.tamper(sql).await, "{sql}");
    }
    assert_eq!(town.log().await.len(), 7);
    // Whoever may change the schema gets past that, and is found by the hashes.
    let open = if town.square.config.postgres.is_some() {
        "DROP TRIGGER audit_is_not_changed ON audit"
    } else {
        "DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_removed"
    };
    assert!(town.tamper(open).await);
    for (there, back, row) in [
        ("UPDATE audit SET at = at + 1 WHERE number = 3", "UPDATE audit SET at = at - 1 WHERE number = 3", 3),
        ("UPDATE audit SET name = 'Bar' WHERE number = 5", "UPDATE audit SET name = 'Carla' WHERE number = 5", 5),
        ("UPDATE audit SET allowed = 0 WHERE number = 1", "UPDATE audit SET allowed = 1 WHERE number = 1", 1),
        ("UPDATE audit SET number = 99 WHERE number = 4", "UPDATE audit SET number = 4 WHERE number = 99", 4),
        ("DELETE FROM audit WHERE number = 2", "SELECT 1", 2),
    ] {
        assert!(town.tamper(there).await, "{there}");
        let found = town.square.hub.audit(|_, _| ()).await.unwrap_err();
        assert!(matches!(found, AuditError::Broken(number) if number == row), "{there}: {found}");
        assert!(town.tamper(back).await);
    }
}

#[tokio::test]
async fn administrators_take_the_log_out_as_csv_and_json_and_that_is_noted_too() {
    let town = Town::new().await;
    let bas = town.desk.newcomer(&town.square.hub, &town.owner, "Bas", Standing::Member).await;
    let get = async |query: &str, token| town.desk.plein("GET", &format!("/v1/audit?{query}"), token, vec![]).await;
    assert_eq!(get("form=csv&after=0", &bas.token).await.unwrap_err().code, Code::Forbidden);
    for wrong in ["form=xml&after=0", "form=csv", "after=0"] {
        assert_eq!(get(wrong, &town.owner).await.unwrap_err().code, Code::Invalid, "{wrong}");
    }
    let csv = get("form=csv&after=0", &town.owner).await.unwrap();
    let csv = std::str::from_utf8(&csv).unwrap();
    assert!(csv.starts_with("Number,EventDateTime,EventActionCode,EventID,EventOutcomeIndicator,UserID,"), "{csv}");
    assert!(csv.contains("\"'=Owner\"") && csv.contains("\"Audit\",\"8\""), "{csv}");
    let json = get("form=json&after=1", &town.owner).await.unwrap();
    let rows: Vec<serde_json::Value> =
        std::str::from_utf8(&json).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows[0]["Number"], 2);
    assert_eq!(rows[0]["AuditSourceID"], town.square.hub.id().to_string());
    assert!(rows.iter().filter(|row| row["EventID"] == "Audit").count() >= 3);
    let mut whole = String::new();
    let id = town.square.hub.id().to_string();
    town.square.hub.audit(|number, noted| whole += &write(Form::Csv, &id, number, noted)).await.unwrap();
    assert!(whole.starts_with(csv), "the program writes what the route writes");
    assert!(wire::encode(&whole).len() > csv.len());
}
