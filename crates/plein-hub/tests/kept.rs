//! The media of a hub behind its back: on the disk or in the bucket, as its administrator would see them.

use crate::square::Square;
use futures::TryStreamExt;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt};
use plein_model::MediumId;

impl Square {
    /// Makes a medium rot.
    pub async fn spoil(&self, medium: MediumId, bytes: &[u8]) {
        let name = medium.to_string();
        let place = format!("media/{}/{name}", &name[..2]);
        match self.bucket() {
            Some((bucket, root)) => {
                let path = Path::from(format!("{root}/{place}"));
                bucket.head(&path).await.unwrap();
                bucket.put(&path, bytes.to_vec().into()).await.unwrap();
            }
            None => {
                let path = self.folder.path().join("data").join(place);
                assert!(path.exists());
                std::fs::write(path, bytes).unwrap();
            }
        }
    }

    /// What is in quarantine.
    pub async fn quarantined(&self) -> Vec<Vec<u8>> {
        let Some((bucket, root)) = self.bucket() else {
            let quarantine = self.folder.path().join("data/media/quarantine");
            let files = std::fs::read_dir(quarantine).unwrap();
            return files.map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect();
        };
        let folder = Path::from(format!("{root}/quarantine"));
        let objects: Vec<_> = bucket.list(Some(&folder)).try_collect().await.unwrap();
        let mut found = Vec::new();
        for object in objects {
            found.push(bucket.get(&object.location).await.unwrap().bytes().await.unwrap().to_vec());
        }
        found
    }

    fn bucket(&self) -> Option<(AmazonS3, &str)> {
        let url = self.config.bucket.as_deref()?;
        let bucket = AmazonS3Builder::from_env().with_url(url).build().unwrap();
        Some((bucket, url.splitn(4, '/').nth(3).unwrap()))
    }
}
