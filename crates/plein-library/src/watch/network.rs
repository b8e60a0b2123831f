//! Whether a folder is on a network drive: the system then tells nothing about what others do there.

use std::path::Path;

/// Whether the folder is on a drive of which the system may tell nothing.
pub(super) fn is_remote(path: &Path) -> bool {
    if cfg!(windows) {
        return path.as_os_str().as_encoded_bytes().starts_with(br"\\") && !path.starts_with(r"\\?\");
    }
    match std::fs::read_to_string("/proc/self/mountinfo") {
        Ok(mounts) => remote_in(&mounts, path),
        // Elsewhere, what is mounted stands here.
        Err(_) => path.starts_with("/Volumes"),
    }
}

/// Reads Linux's mountinfo (proc(5)): field 5 is where, and the first one after the dash is the kind.
fn remote_in(mounts: &str, path: &Path) -> bool {
    let mount = |line: &str| {
        let (before, after) = line.split_once(" - ")?;
        let place = before.split(' ').nth(4)?.replace("\\040", " ");
        let kind = after.split(' ').next()?.to_owned();
        path.starts_with(&place).then_some((place.len(), kind))
    };
    let kind = mounts.lines().filter_map(mount).max_by_key(|(length, _)| *length).map(|(_, kind)| kind);
    kind.is_some_and(|kind| {
        let silent = ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "davfs", "drvfs", "vboxsf"];
        silent.contains(&kind.as_str()) || kind.starts_with("fuse.")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_deepest_mount_decides() {
        let mounts = "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n\
            40 22 0:50 / /mnt/team\\040share rw,relatime shared:3 - cifs //server/share rw\n\
            41 22 0:51 / /mnt/phone rw - fuse.sshfs phone: rw\n";
        assert!(!remote_in(mounts, Path::new("/home/anna/photos")));
        assert!(remote_in(mounts, Path::new("/mnt/team share/photos")));
        assert!(remote_in(mounts, Path::new("/mnt/phone")));
        assert!(!remote_in("nonsense", Path::new("/home")));
    }
}
