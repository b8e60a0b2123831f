//! Where Plein keeps things: the folders that the platform has for that, or one of the person's choosing.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Names a folder for everything, instead of the platform's.
pub const HOME_VARIABLE: &str = "PLEIN_HOME";

/// Where Plein keeps things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// The library.
    pub home: PathBuf,
    /// The log files.
    pub logs: PathBuf,
}

impl Folders {
    /// Everything under one folder; the logs in `logs`.
    pub fn under(home: impl Into<PathBuf>) -> Self {
        let home = home.into();
        Self { logs: home.join("logs"), home }
    }

    /// The folders for this person: under `PLEIN_HOME` where that is set, else those of the platform.
    /// None when the platform knows no home for this person.
    pub fn find() -> Option<Self> {
        Self::choose(std::env::var_os(HOME_VARIABLE))
    }

    fn choose(home: Option<OsString>) -> Option<Self> {
        if let Some(home) = home.filter(|home| !home.is_empty()) {
            // Made absolute now: a later change of the working folder must not change the library.
            return Some(Self::under(std::path::absolute(Path::new(&home)).ok()?));
        }
        let platform = directories::ProjectDirs::from("nl", "", "Plein")?;
        let home = platform.data_local_dir().to_owned();
        // Linux has a folder for state; elsewhere logs are beside the data.
        let logs = platform.state_dir().map_or_else(|| home.join("logs"), |state| state.join("logs"));
        Some(Self { home, logs })
    }
}

#[cfg(test)]
mod tests {
    use super::Folders;
    use std::path::Path;

    #[test]
    fn a_chosen_home_holds_everything_and_is_absolute() {
        let folders = Folders::choose(Some("somewhere/else".into())).expect("a folder was given");
        assert!(folders.home.is_absolute() && folders.home.ends_with("somewhere/else"));
        assert_eq!(folders.logs, folders.home.join("logs"));
    }

    #[test]
    fn an_empty_choice_is_no_choice() {
        assert_ne!(Folders::choose(Some("".into())).map(|folders| folders.home), Some(Path::new("").to_owned()));
    }
}
