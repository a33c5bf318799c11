//! Pictures of pages: drawn by a worker some pages at a time, and kept for a while beside the store.

use std::collections::HashMap;
use std::path::{Path as FilePath, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::SystemTime;

use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use mingzhang_worker::{Task, page};

use super::subject::Subject;
use crate::app::App;
use crate::refusal::Refusal;

/// Pixels of a hundred points: sharp on a common screen, two thirds of its width.
const SCALE: u16 = 150;
/// Pages that are drawn at once: to open the file costs as much as to draw one.
const BLOCK: u32 = 4;
/// Bytes of pictures that are kept, and how many may come before they are counted again.
const KEPT: u64 = 512 << 20;
const COUNTED: u64 = 32 << 20;

pub(super) async fn page(
    State(app): State<App>,
    Path((_, picture)): Path<(String, String)>,
    subject: Subject,
) -> Result<Response, Refusal> {
    let number: u32 = picture
        .strip_suffix(".png")
        .and_then(|number| number.parse().ok())
        .filter(|number| *number > 0)
        .ok_or_else(Refusal::not_found)?;
    let cache =
        Cache { folder: app.config().data.join("cache").join("pages"), file: subject.file.to_string() };
    let png = if let Some(png) = cache.read(number).await {
        png
    } else {
        let flight = flight(format!("{}-{}", cache.file, (number - 1) / BLOCK));
        let _turn = flight.lock().await;
        if let Some(png) = cache.read(number).await {
            png
        } else {
            draw(&app, &subject, &cache, number).await?;
            cache.read(number).await.unwrap_or_default()
        }
    };
    if png.is_empty() {
        return Err(Refusal::not_found());
    }
    // For this person's browser only; the file behind the address never changes.
    let headers = [(CONTENT_TYPE, "image/png"), (CACHE_CONTROL, "private, max-age=86400")];
    Ok((headers, png).into_response())
}

async fn draw(app: &App, subject: &Subject, cache: &Cache, number: u32) -> Result<(), Refusal> {
    let bytes = app.store().get_file(subject.file).await?;
    let first = (number - 1) / BLOCK * BLOCK + 1;
    let pages: Vec<u32> = (first..first.saturating_add(BLOCK)).collect();
    let task = Task::Page(page::Page { file: "in".to_owned(), pages: pages.clone(), scale: SCALE });
    let outcome = app.workers().run(task, &[("in", &bytes)]).await;
    let outcome = outcome.map_err(|error| super::download::refused(&error))?;
    for page in pages {
        // A page that cannot be drawn is not tried again and again: it is kept as nothing.
        let png = outcome.file(&page::name(page)).await.unwrap_or_default();
        cache.write(page, png).await.map_err(|error| Refusal::fault("keep a picture", &error))?;
    }
    Ok(())
}

struct Cache {
    folder: PathBuf,
    file: String,
}

impl Cache {
    fn path(&self, number: u32) -> PathBuf {
        self.folder.join(format!("{}-{number}-{SCALE}.png", self.file))
    }

    async fn read(&self, number: u32) -> Option<Vec<u8>> {
        tokio::fs::read(self.path(number)).await.ok()
    }

    async fn write(&self, number: u32, png: Vec<u8>) -> std::io::Result<()> {
        let (path, folder) = (self.path(number), self.folder.clone());
        let size = u64::try_from(png.len()).unwrap_or(u64::MAX);
        tokio::task::spawn_blocking(move || {
            std::fs::create_dir_all(&folder)?;
            let file = tempfile::NamedTempFile::new_in(&folder)?;
            std::fs::write(file.path(), &png)?;
            file.persist(&path)?;
            let since = WRITTEN.fetch_add(size, Ordering::Relaxed).saturating_add(size);
            if since >= COUNTED {
                WRITTEN.store(0, Ordering::Relaxed);
                shrink(&folder, KEPT);
            }
            Ok(())
        })
        .await
        .map_err(std::io::Error::other)?
    }
}

/// Bytes written since pictures were last counted; at the start nothing is known of what is there.
static WRITTEN: AtomicU64 = AtomicU64::new(COUNTED);

/// Removes the oldest pictures until a quarter of the room is free.
fn shrink(folder: &FilePath, room: u64) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut pictures: Vec<(SystemTime, u64, PathBuf)> = entries
        .flatten()
        .filter_map(|entry| {
            let data = entry.metadata().ok()?;
            Some((data.modified().ok()?, data.len(), entry.path()))
        })
        .collect();
    let mut all: u64 = pictures.iter().map(|picture| picture.1).sum();
    if all <= room {
        return;
    }
    pictures.sort();
    for (_, size, path) in pictures {
        if all <= room / 4 * 3 {
            break;
        }
        // Another instance may have been faster.
        let _ = std::fs::remove_file(path);
        all = all.saturating_sub(size);
    }
}

type Flight = Arc<tokio::sync::Mutex<()>>;

/// A browser asks for all pages in sight at once; those of one block wait for each other instead of drawing it each.
fn flight(block: String) -> Flight {
    static FLIGHTS: LazyLock<Mutex<HashMap<String, Flight>>> = LazyLock::new(Mutex::default);
    let mut flights = FLIGHTS.lock().unwrap_or_else(PoisonError::into_inner);
    flights.retain(|_, flight| Arc::strong_count(flight) > 1);
    Arc::clone(flights.entry(block).or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_pictures_go_first() {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..8_u8 {
            let path = folder.path().join(number.to_string());
            std::fs::write(&path, [0; 100]).unwrap();
            let old = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(number.into());
            std::fs::File::options().write(true).open(&path).unwrap().set_modified(old).unwrap();
        }
        shrink(folder.path(), 800);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 8, "there is room for all");
        shrink(folder.path(), 400);
        let mut left: Vec<_> =
            std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["5", "6", "7"]);
    }
}
