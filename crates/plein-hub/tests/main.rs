//! What people and clients rely on: each rule of the design by its number.

mod audit;
mod backup;
mod browser;
mod devices;
mod hostile;
mod kept;
mod links;
mod live;
mod matrix;
mod media;
mod newcomers;
mod operations;
mod people;
mod policy;
mod postgres;
mod program;
mod restore;
mod roles;
mod rules;
mod square;
mod tls;
