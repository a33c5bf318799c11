use std::time::Duration;

use mingzhang_store::{Error, FileId};

use crate::rig::{MINUTE, Rig, SYSTEM, on_both};

const DAY: Duration = Duration::from_hours(24);

fn on_disk(rig: &Rig, id: FileId) -> std::path::PathBuf {
    let name = id.to_string();
    rig.folder.path().join("files").join(&name[..2]).join(&name[2..])
}

on_both! {
    async fn a_file_is_named_by_its_content_and_comes_back(rig: Rig) {
        let id = rig.store.put_file(&SYSTEM, b"abc".to_vec(), "text/plain").await.unwrap();
        assert_eq!(id.to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(rig.store.get_file(id).await.unwrap(), b"abc");
        let info = rig.store.file_info(id).await.unwrap();
        assert_eq!((info.size, &*info.media_type), (3, "text/plain"));
        assert_eq!(std::fs::read(on_disk(&rig, id)).unwrap(), b"abc");
        assert_eq!(std::fs::read_dir(rig.folder.path().join("files/tmp")).unwrap().count(), 0);
    }

    async fn the_same_content_is_kept_once(rig: Rig) {
        let (a, b) = tokio::join!(
            rig.store.put_file(&SYSTEM, vec![7; 100_000], "application/pdf"),
            rig.store.put_file(&SYSTEM, vec![7; 100_000], "application/pdf"),
        );
        assert_eq!(a.unwrap(), b.unwrap());
        rig.clock.advance(DAY);
        assert_eq!(rig.store.files_unreferenced(MINUTE).await.unwrap().len(), 1);
    }

    async fn an_unknown_file_and_a_damaged_one_are_told_apart(rig: Rig) {
        let unknown = FileId::of(b"never put");
        assert!(matches!(rig.store.get_file(unknown).await, Err(Error::NoFile(id)) if id == unknown));
        let id = rig.store.put_file(&SYSTEM, b"a book".to_vec(), "text/plain").await.unwrap();
        std::fs::write(on_disk(&rig, id), b"a bock").unwrap();
        assert!(matches!(rig.store.get_file(id).await, Err(Error::DamagedFile(_))));
        std::fs::remove_file(on_disk(&rig, id)).unwrap();
        assert!(matches!(rig.store.get_file(id).await, Err(Error::DamagedFile(_))));
        // Handing it in again mends it.
        rig.store.put_file(&SYSTEM, b"a book".to_vec(), "text/plain").await.unwrap();
        assert_eq!(rig.store.get_file(id).await.unwrap(), b"a book");
    }

    async fn a_sweep_leaves_young_files_alone(rig: Rig) {
        let old = rig.store.put_file(&SYSTEM, b"old".to_vec(), "text/plain").await.unwrap();
        let again = rig.store.put_file(&SYSTEM, b"again".to_vec(), "text/plain").await.unwrap();
        rig.clock.advance(DAY);
        rig.store.put_file(&SYSTEM, b"again".to_vec(), "text/plain").await.unwrap();
        assert_eq!(rig.store.sweep_files(&SYSTEM, MINUTE).await.unwrap(), 1);
        assert!(matches!(rig.store.get_file(old).await, Err(Error::NoFile(_))));
        assert!(!on_disk(&rig, old).exists());
        assert_eq!(rig.store.get_file(again).await.unwrap(), b"again");
    }

    /// Puts and sweeps of one content, at the same time: an acknowledged file is there.
    async fn a_sweep_never_takes_what_is_being_put(rig: Rig) {
        for round in 0..20 {
            rig.store.put_file(&SYSTEM, b"contended".to_vec(), "text/plain").await.unwrap();
            rig.clock.advance(DAY);
            let (put, swept) = tokio::join!(
                rig.store.put_file(&SYSTEM, b"contended".to_vec(), "text/plain"),
                rig.store.sweep_files(&SYSTEM, MINUTE),
            );
            swept.unwrap();
            assert_eq!(rig.store.get_file(put.unwrap()).await.unwrap(), b"contended", "round {round}");
        }
    }
}

#[test]
fn a_file_name_is_read_back_and_nothing_else_is() {
    let id = FileId::of(b"abc");
    assert_eq!(id.to_string().parse(), Ok(id));
    for wrong in ["", "ba78", "../../etc/passwd", &"g".repeat(64)] {
        assert!(wrong.parse::<FileId>().is_err(), "{wrong}");
    }
}
