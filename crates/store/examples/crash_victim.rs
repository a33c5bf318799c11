//! Does one thing after another and says on standard output what was acknowledged, until it is killed: the other half of
//! `tests/suite/crash.rs`.
//!
//! `crash_victim URL DATA NAME`

use std::path::Path;
use std::time::Duration;

use mingzhang_store::{
    Actor, CHECK_JOB, CheckResult, Error, HandIn, Level, MaterialKind, NewJob, NewMaterial, NewOrganisation,
    OrganisationKind, Store, Version,
};
use time::macros::date;

/// So short that the next victim takes over what this one leaves.
const LEASE: Duration = Duration::from_millis(200);

#[tokio::main]
async fn main() -> Result<(), Error> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, url, data, name] = arguments.as_slice() else {
        println!("usage: crash_victim URL DATA NAME");
        return Ok(());
    };
    let actor = Actor::system("victim");
    let store = Store::open(url, Path::new(data)).await?;
    println!("open");
    let (files, jobs, books) =
        tokio::join!(put_files(&store, &actor, name), work(&store, &actor), deliver(&store, &actor, name),);
    files.and(jobs).and(books)
}

async fn put_files(store: &Store, actor: &Actor, name: &str) -> Result<(), Error> {
    for number in 0_usize.. {
        let bytes = format!("{name} {number} ").repeat(1 + number * 997 % 20_000).into_bytes();
        let id = store.put_file(actor, bytes, "text/plain").await?;
        println!("put {id}");
    }
    Ok(())
}

async fn work(store: &Store, actor: &Actor) -> Result<(), Error> {
    loop {
        let job = store.enqueue(actor, &NewJob { max_attempts: 1000, ..NewJob::new("work", "{}") }).await?;
        println!("enqueued {job}");
        while let Some(claim) = store.claim("work", "victim", LEASE).await? {
            match store.complete(&claim, "{}").await {
                Ok(()) => println!("completed {}", claim.job),
                Err(Error::LateResult { .. }) => {}
                Err(error) => return Err(error),
            }
        }
    }
}

async fn deliver(store: &Store, actor: &Actor, name: &str) -> Result<(), Error> {
    for number in 0_u32.. {
        let code = format!("{name}-{number}");
        let office = NewOrganisation {
            parent: None,
            kind: OrganisationKind::Bureau,
            code: code.clone(),
            name: code.clone(),
        };
        let organisation = store.add_organisation(actor, &office).await?;
        let (kind, level) = (MaterialKind::Budget, Level::Unit);
        let material = NewMaterial { organisation, year: 2026, kind, level, due_on: date!(2026 - 12 - 31) };
        let id = store.expect(actor, &material).await?;
        let file = store.put_file(actor, code.clone().into_bytes(), "text/plain").await?;
        let new = HandIn { file, file_name: code, engine: "0.1.0".to_owned(), note: String::new() };
        store.hand_in(actor, id, Version::new(1), &new).await?;
        println!("submitted {id} {file}");
        while let Some(claim) = store.claim(CHECK_JOB, "victim", LEASE).await? {
            let report =
                store.put_file(actor, format!("report {}", claim.job).into_bytes(), "text/plain").await?;
            let result = CheckResult::of(report);
            match store.finish_check(&claim, &result).await {
                Ok(()) => println!("checked {}", claim.job),
                Err(Error::LateResult { .. }) => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(())
}
