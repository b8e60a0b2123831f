//! Joining, signing in, signing out.

use crate::square::{HERE, PASSWORD, Square, device, join_as, joining, secret};
use plein_protocol::{Code, Hub as _, SignIn};

fn signing_in(name: &str, password: &str) -> SignIn {
    SignIn { name: name.into(), password: password.into(), device: device(), device_name: "tablet".into() }
}

#[tokio::test]
async fn an_invitation_works_once() {
    let square = Square::new().await;
    square.owner().await;
    let link = square.hub.invite().await.unwrap().link;
    assert!(link.starts_with("http://hub.test/join#"));
    let bas = join_as(&square.hub, &link, "Bas").await;
    assert!(!bas.member.owner);
    let again = square.hub.join(joining(&link, "Carla"), HERE).await.unwrap_err();
    assert_eq!(again.code, Code::Invitation);
}

#[tokio::test]
async fn two_with_one_invitation_at_the_same_time_are_one() {
    let square = Square::new().await;
    let link = square.hub.owner_invitation().await.unwrap().unwrap().link;
    let (one, two) =
        tokio::join!(square.hub.join(joining(&link, "Anna"), HERE), square.hub.join(joining(&link, "Bas"), HERE));
    assert_eq!(one.is_ok() as u8 + two.is_ok() as u8, 1);
    assert!(square.hub.owner_invitation().await.unwrap().is_none());
}

#[tokio::test]
async fn an_invitation_expires_and_a_wrong_one_is_refused() {
    let square = Square::new().await;
    square.owner().await;
    let link = square.hub.invite().await.unwrap().link;
    let mut wrong = joining(&link, "Bas");
    wrong.invitation = "A".repeat(43);
    assert_eq!(square.hub.join(wrong, HERE).await.unwrap_err().code, Code::Invitation);
    square.clock.pass(7 * 24 * 3600 * 1000 + 1);
    assert_eq!(square.hub.join(joining(&link, "Bas"), HERE).await.unwrap_err().code, Code::Invitation);
}

#[tokio::test]
async fn a_fresh_owners_invitation_ends_the_one_before() {
    let square = Square::new().await;
    let first = square.hub.owner_invitation().await.unwrap().unwrap().link;
    let second = square.hub.owner_invitation().await.unwrap().unwrap().link;
    assert_ne!(secret(&first), secret(&second));
    assert_eq!(square.hub.join(joining(&first, "Anna"), HERE).await.unwrap_err().code, Code::Invitation);
    assert!(join_as(&square.hub, &second, "Anna").await.member.owner);
}

#[tokio::test]
async fn a_name_is_taken_whatever_its_capitals_and_spaces_and_the_invitation_stays_good() {
    let square = Square::new().await;
    square.owner().await;
    let link = square.hub.invite().await.unwrap().link;
    for name in ["owner", "OWNER", "  Owner "] {
        assert_eq!(square.hub.join(joining(&link, name), HERE).await.unwrap_err().code, Code::NameTaken);
    }
    for name in ["", "   ", "a\u{0}b", &"x".repeat(81)] {
        assert_eq!(square.hub.join(joining(&link, name), HERE).await.unwrap_err().code, Code::Invalid, "{name:?}");
    }
    let mut short = joining(&link, "Bas");
    short.password = "123456789".into();
    assert_eq!(square.hub.join(short, HERE).await.unwrap_err().code, Code::Invalid);
    join_as(&square.hub, &link, "  Bas   de  Vries ").await;
    let again = square.hub.sign_in(signing_in("bas de vries", PASSWORD), HERE).await.unwrap();
    assert_eq!(again.member.name, "Bas de Vries");
}

#[tokio::test]
async fn signing_in_needs_the_right_password_and_says_nothing_about_names() {
    let square = Square::new().await;
    square.owner().await;
    let unknown = square.hub.sign_in(signing_in("Nobody", PASSWORD), HERE).await.unwrap_err();
    let wrong = square.hub.sign_in(signing_in("Owner", "een ander wachtwoord"), HERE).await.unwrap_err();
    assert_eq!((unknown.code, &unknown.detail), (Code::Credentials, &wrong.detail));
    assert_eq!(wrong.code, Code::Credentials);
    assert!(square.hub.sign_in(signing_in("Owner", PASSWORD), HERE).await.is_ok());
}

#[tokio::test]
async fn wrong_tries_slow_down_who_tries_and_never_the_person_elsewhere() {
    let square = Square::new().await;
    square.owner().await;
    let attacker = "192.0.2.66".parse().unwrap();
    let mut codes = Vec::new();
    for _ in 0..8 {
        codes.push(square.hub.sign_in(signing_in("Owner", "geraden wachtwoord"), attacker).await.unwrap_err().code);
    }
    assert_eq!(codes[0], Code::Credentials);
    assert_eq!(codes[7], Code::Busy);
    assert_eq!(square.hub.sign_in(signing_in("Owner", PASSWORD), attacker).await.unwrap_err().code, Code::Busy);
    assert!(square.hub.sign_in(signing_in("Owner", PASSWORD), HERE).await.is_ok());
}

#[tokio::test]
async fn a_device_has_one_token_and_a_revoked_one_is_refused_at_the_next_request() {
    let square = Square::new().await;
    square.owner().await;
    let mut sign_in = signing_in("Owner", PASSWORD);
    let first = square.hub.sign_in(sign_in.clone(), HERE).await.unwrap();
    let session = square.hub.session(&first.token).await.unwrap();
    assert!(session.catalogue().await.is_ok());
    sign_in.device_name = "the same tablet".into();
    let second = square.hub.sign_in(sign_in, HERE).await.unwrap();
    assert_eq!(session.catalogue().await.unwrap_err().code, Code::SignIn);
    assert_eq!(square.hub.session(&first.token).await.unwrap_err().code, Code::SignIn);
    let session = square.hub.session(&second.token).await.unwrap();
    square.hub.sign_out_everywhere(second.member.id).await.unwrap();
    assert_eq!(session.catalogue().await.unwrap_err().code, Code::SignIn);
}

#[tokio::test]
async fn nobody_signs_in_on_a_device_that_a_colleague_uses() {
    let square = Square::new().await;
    let anna = square.owner().await;
    square.member("Bas").await;
    let mut theirs = signing_in("Bas", PASSWORD);
    theirs.device = anna.device();
    assert_eq!(square.hub.sign_in(theirs.clone(), HERE).await.unwrap_err().code, Code::Forbidden);
    square.hub.sign_out_everywhere(anna.member().id).await.unwrap();
    assert!(square.hub.sign_in(theirs, HERE).await.is_ok());
}

#[test]
fn secrets_are_not_kept_as_they_are() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (folder, secrets) = runtime.block_on(async {
        let square = Square::new().await;
        let link = square.hub.owner_invitation().await.unwrap().unwrap().link;
        let membership = join_as(&square.hub, &link, "Anna").await;
        (square.folder, [secret(&link), membership.token.0, PASSWORD.to_owned()])
    });
    drop(runtime);
    for name in ["hub.sqlite", "hub.sqlite-wal"] {
        let Ok(bytes) = std::fs::read(folder.path().join("data").join(name)) else { continue };
        for secret in &secrets {
            assert!(!bytes.windows(secret.len()).any(|part| part == secret.as_bytes()), "{name}");
        }
    }
}
