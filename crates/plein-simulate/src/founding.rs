//! The beginning of every history: a hub with its people, and their libraries, made once and copied for each.

use crate::chance::Chance;
use crate::disk::{self, Image, Room};
use crate::site::DISK;
use crate::stage::{Own, Stage};
use plein_hub::{Config, Hub};
use plein_library::{Connection, Library, TokenIn};
use plein_protocol::{DeviceToken, Join, Member, SignIn};
use std::error::Error;
use std::net::{IpAddr, Ipv4Addr};

const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
const PASSWORD: &str = "een lang wachtwoord";
const NAMES: [&str; 6] = ["Anna", "Bert", "Carla", "Daan", "Els", "Fons"];

/// A device that has joined.
#[derive(Debug)]
pub struct Seat {
    /// Whose.
    pub member: Member,
    /// Its proof.
    pub token: DeviceToken,
    /// What is on its disk.
    pub image: Image,
}

/// What every history begins with.
#[derive(Debug)]
pub struct Founding {
    /// What is on the hub's disk.
    pub hub: Image,
    /// The devices: one for each person, then second ones.
    pub seats: Vec<Seat>,
}

impl Founding {
    /// Makes it.
    ///
    /// # Errors
    /// When a hub cannot be founded or a library not be opened.
    pub async fn new(room: &Room) -> Result<Self, Box<dyn Error>> {
        let mut chance = Chance::new(7);
        let stage = Stage::new(chance.apart(), false);
        disk::put(DISK, &Image::new());
        let folder = room.disk(DISK);
        let hub = Hub::open(Config::folder(&folder), Own::new(&stage, chance.apart()), "Het plein")?;
        let mut seats: Vec<Seat> = Vec::new();
        // The first two have two devices.
        for (index, name) in NAMES.iter().chain(&NAMES[..2]).enumerate() {
            let number = index + 1;
            disk::put(number, &Image::new());
            let library = Library::open(&room.disk(number), Own::new(&stage, chance.apart()))?;
            let (device, device_name) = (library.device(), "laptop".to_owned());
            let (name, password) = ((*name).to_owned(), PASSWORD.to_owned());
            let joined = if index < NAMES.len() {
                let invited = match index {
                    0 => hub.owner_invitation().await?.ok_or("a hub with an owner already")?,
                    _ => hub.invite().await?,
                };
                let invitation = invited.link.rsplit('#').next().unwrap_or_default().to_owned();
                hub.join(Join { invitation, name, email: None, password, device, device_name }, HERE).await?
            } else {
                hub.sign_in(SignIn { name, password, device, device_name }, HERE).await?
            };
            library.set_hub(&Connection {
                url: "http://127.0.0.1:1".into(),
                hub: joined.hub,
                epoch: 0,
                name: "Het plein".into(),
                member: joined.member.clone(),
                token_in: TokenIn::File,
                last_sync: None,
            })?;
            drop(library);
            seats.push(Seat { member: joined.member, token: joined.token, image: disk::image(number) });
        }
        drop(hub);
        Ok(Self { hub: disk::image(DISK), seats })
    }
}
