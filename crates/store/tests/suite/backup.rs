use mingzhang_store::{Error, FileId, NewJob, Store};

use crate::people::{PASSWORD, administrator, sign_in};
use crate::rig::{Rig, SYSTEM};

/// A store with a bit of everything, backed up.
async fn backed_up() -> (Rig, FileId, mingzhang_store::Secret) {
    let rig = Rig::sqlite().await;
    let (token, ..) = administrator(&rig).await;
    let file = rig.store.put_file(&SYSTEM, b"a book".to_vec(), "text/plain").await.unwrap();
    rig.store.enqueue(&SYSTEM, &NewJob::new("check", "{}")).await.unwrap();
    let report = rig.store.backup(&SYSTEM, &rig.folder.path().join("backup")).await.unwrap();
    assert_eq!(report.files, 1);
    // What comes after the backup is not in it.
    rig.store.put_file(&SYSTEM, b"later".to_vec(), "text/plain").await.unwrap();
    (rig, file, token)
}

async fn restore(rig: &Rig) -> Result<Store, Error> {
    let root = rig.folder.path();
    let database = root.join("restored.sqlite");
    Store::restore(&SYSTEM, &root.join("backup"), &database, &root.join("restored")).await?;
    Store::open(&format!("sqlite://{}", database.display()), &root.join("restored")).await
}

#[tokio::test]
async fn a_restored_store_has_what_was_there() {
    let (rig, file, token) = backed_up().await;
    let restored = restore(&rig).await.unwrap();
    assert_eq!(restored.get_file(file).await.unwrap(), b"a book");
    assert!(matches!(restored.get_file(FileId::of(b"later")).await, Err(Error::NoFile(_))));
    assert_eq!(restored.jobs(None, 10).await.unwrap().len(), 1);
    assert_eq!(restored.verify_audit(None).await.unwrap().broken, None);
    assert_eq!(restored.audit(None, 1).await.unwrap()[0].action, "backup.restore");
    assert!(matches!(restored.session(&token).await, Err(Error::NoSession)), "sessions of then are over");
    sign_in(&Rig { store: restored, ..rig }, "admin-zhao", PASSWORD).await.unwrap();
}

#[tokio::test]
async fn a_restore_never_overwrites() {
    let (rig, ..) = backed_up().await;
    let root = rig.folder.path();
    std::fs::write(root.join("restored.sqlite"), b"").unwrap();
    assert!(matches!(restore(&rig).await, Err(Error::NotEmpty { .. })));
    std::fs::remove_file(root.join("restored.sqlite")).unwrap();
    std::fs::create_dir_all(root.join("restored/files/ab")).unwrap();
    assert!(matches!(restore(&rig).await, Err(Error::NotEmpty { .. })));
    let again = rig.store.backup(&SYSTEM, &root.join("backup")).await;
    assert!(matches!(again, Err(Error::NotEmpty { .. })), "nor does a backup");
}

#[tokio::test]
async fn a_backup_that_was_changed_is_refused() {
    let (rig, file, _) = backed_up().await;
    let backup = rig.folder.path().join("backup");
    let name = file.to_string();
    for part in [
        format!("files/{}/{}", &name[..2], &name[2..]),
        "database.sqlite".to_owned(),
        "backup.json".to_owned(),
    ] {
        let path = backup.join(&part);
        let sound = std::fs::read(&path).unwrap();
        let mut changed = sound.clone();
        changed[0] ^= 1;
        std::fs::write(&path, &changed).unwrap();
        assert!(matches!(restore(&rig).await, Err(Error::Backup { .. })), "{part} changed");
        std::fs::remove_file(&path).unwrap();
        assert!(matches!(restore(&rig).await, Err(Error::Backup { .. })), "{part} gone");
        assert!(!rig.folder.path().join("restored").exists(), "nothing was copied");
        std::fs::write(&path, &sound).unwrap();
    }
    restore(&rig).await.unwrap();
}

#[tokio::test]
async fn postgres_is_left_to_its_own_tools() {
    let Some(rig) = Rig::postgres().await else { return };
    let refused = rig.store.backup(&SYSTEM, &rig.folder.path().join("backup")).await;
    assert!(matches!(refused, Err(Error::BackupByTool)));
}
