//! The configuration file of `plein-hub`: its options by their names, as TOML.
//!
//! What is said on the command line comes first, then the environment, then the file. An option that does not exist is
//! an error: a typing mistake must not leave a hub without backups.

use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::path::Path;
use toml::{Table, Value};

/// The options of a file as arguments, for those that neither the environment nor `given` says.
pub fn arguments(file: &Path, command: &clap::Command, given: &[OsString]) -> Result<Vec<OsString>> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{}", file.display()))?;
    let table: Table = text.parse().with_context(|| format!("{}", file.display()))?;
    let mut arguments = Vec::new();
    for (name, value) in table {
        let known = command.get_arguments().find(|one| one.get_long() == Some(&name) && name != "config");
        let Some(known) = known else { bail!("{}: there is no option {name}", file.display()) };
        let said = known.get_env().is_some_and(|variable| std::env::var_os(variable).is_some());
        if said || given.iter().any(|one| is(one, &name)) {
            continue;
        }
        let flag = OsString::from(format!("--{name}"));
        match value {
            Value::Boolean(true) if !known.get_action().takes_values() => arguments.push(flag),
            Value::Boolean(false) if !known.get_action().takes_values() => {}
            Value::String(text) if known.get_action().takes_values() => arguments.extend([flag, text.into()]),
            Value::Integer(number) if known.get_action().takes_values() => {
                arguments.extend([flag, number.to_string().into()]);
            }
            _ => bail!("{}: {name} is not written like that", file.display()),
        }
    }
    Ok(arguments)
}

/// Whether an argument is this option.
fn is(argument: &OsString, name: &str) -> bool {
    let Some(option) = argument.to_str().and_then(|text| text.strip_prefix("--")) else { return false };
    option.split_once('=').map_or(option, |(name, _)| name) == name
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::{Arg, ArgAction};

    fn read(text: &str, given: &[&str]) -> Result<Vec<String>, String> {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("hub.toml");
        std::fs::write(&file, text).expect("written");
        let command = clap::Command::new("hub")
            .arg(Arg::new("data").long("data"))
            .arg(Arg::new("keep").long("keep").env("PATH"))
            .arg(Arg::new("every").long("every"))
            .arg(Arg::new("check").long("check").action(ArgAction::SetTrue));
        let given: Vec<OsString> = given.iter().map(OsString::from).collect();
        let found = arguments(&file, &command, &given).map_err(|error| error.to_string())?;
        Ok(found.into_iter().map(|one| one.to_string_lossy().into_owned()).collect())
    }

    #[test]
    fn the_file_says_what_nobody_else_says() {
        let text = "data = \"/srv/plein\"\nkeep = 3\nevery = 12\ncheck = true\n";
        let ordered = |mut all: Vec<String>| {
            all.sort();
            all
        };
        // `keep` is said in the environment: PATH is always there.
        let found = ordered(read(text, &[]).expect("read"));
        assert_eq!(found, ["--check", "--data", "--every", "/srv/plein", "12"]);
        let found = ordered(read(text, &["--every=1", "--data", "/tmp"]).expect("read"));
        assert_eq!(found, ["--check"]);
    }

    #[test]
    fn what_is_no_option_or_not_its_kind_is_refused_by_name() {
        for (text, named) in [
            ("bakup-to = \"/x\"", "bakup-to"),
            ("data = true", "data"),
            ("check = \"yes\"", "check"),
            ("data = [1]", "data"),
            ("data = ", "hub.toml"),
        ] {
            let refused = read(text, &[]).expect_err(text);
            assert!(refused.contains(named), "{refused}");
        }
    }
}
