//! What the people of the demonstration do, step by step, while the server answers already.

use std::time::Duration;

use mingzhang_store::{
    Actor, CHECK_JOB, Error, FileId, HandIn, Material, MaterialId, NewRemark, Progress, Review, State, Step,
    Verdict, Version,
};
use mingzhang_worker::{Task, example};
use serde::Deserialize;
use tokio::task::JoinSet;

use super::Stage;
use super::plot::{BOOKS, Book, End};
use crate::ENGINE;
use crate::app::App;
use crate::jobs::JobError;

/// How often is looked whether a check is done.
const LOOK: Duration = Duration::from_millis(100);
/// After so many looks it never will be.
const LOOKS: u32 = 3_000;
/// How long the check that takes its time may take it.
const LONG: Duration = Duration::from_hours(24 * 365);
/// What a clerk hands in who took the wrong file: a PDF's first bytes and nothing else.
const NO_BOOK: &[u8] = b"%PDF-1.7\n%%EOF\n";

/// Tells it all; what fails is logged, and the rest goes on.
pub(crate) async fn tell(app: App, stage: Stage) {
    let stage = std::sync::Arc::new(stage);
    let (last, books) = BOOKS.split_last().map_or((None, BOOKS), |(last, books)| (Some(last), books));
    let mut acts = JoinSet::new();
    for book in books {
        // As many at a time as there are workers; the others' books wait for theirs.
        if acts.len() > app.config().jobs {
            acts.join_next().await;
        }
        let (app, stage) = (app.clone(), std::sync::Arc::clone(&stage));
        acts.spawn(async move { act(&app, &stage, book).await });
    }
    while acts.join_next().await.is_some() {}
    if let Some(book) = last {
        act(&app, &stage, book).await;
    }
    tracing::info!("the demonstration is complete");
}

async fn act(app: &App, stage: &Stage, book: &Book) {
    if let Err(error) = play(app, stage, book).await {
        tracing::warn!(unit = book.unit, error = %error, "a book of the demonstration is missing");
    }
}

async fn play(app: &App, stage: &Stage, book: &Book) -> Result<(), JobError> {
    let year = stage.year - book.ago;
    let (Some(&id), Some(unit)) =
        (stage.materials.get(&(book.unit.to_owned(), year, book.kind)), stage.bureau.unit(book.unit))
    else {
        return Ok(());
    };
    let part = Part { app, stage, id, book, clerk: stage.cast.actor(&unit.clerk).await? };
    match book.end {
        End::NotApplicable(reason) => {
            let bureau = stage.cast.actor(&stage.bureau.reviewer).await?;
            let seen = part.material().await?.version;
            app.store().set_not_applicable(&bureau, id, seen, Some(reason)).await?;
        }
        End::Unreadable => {
            let file = part.keep(NO_BOOK.to_vec()).await?;
            part.hand_in(file, format!("{}决算公开.pdf", unit.name)).await?;
        }
        End::BeingChecked => {
            part.make_and_hand_in(false).await?;
            part.take_its_time().await?;
        }
        End::ToReview(step) => {
            part.make_and_hand_in(false).await?;
            part.accept_before(Some(step)).await?;
        }
        End::Returned(step) => {
            part.make_and_hand_in(true).await?;
            part.accept_before(Some(step)).await?;
            part.send_back(step).await?;
        }
        End::Accepted => {
            part.make_and_hand_in(false).await?;
            part.accept_before(None).await?;
        }
        End::Published => {
            part.make_and_hand_in(false).await?;
            part.publish().await?;
        }
        End::Corrected => {
            part.make_and_hand_in(true).await?;
            part.publish().await?;
            part.make_and_hand_in(false).await?;
            part.publish().await?;
        }
    }
    Ok(())
}

/// One book on its way.
struct Part<'a> {
    app: &'a App,
    stage: &'a Stage,
    id: MaterialId,
    book: &'a Book,
    clerk: Actor,
}

impl Part<'_> {
    async fn material(&self) -> Result<Material, Error> {
        self.app.store().material(&self.clerk, self.id).await
    }

    async fn keep(&self, bytes: Vec<u8>) -> Result<FileId, Error> {
        self.app.store().put_file(&self.clerk, bytes, "application/pdf").await
    }

    async fn hand_in(&self, file: FileId, file_name: String) -> Result<(), Error> {
        let seen = self.material().await?.version;
        let note = match (self.book.end, self.material().await?.state) {
            (End::Corrected, State::Published { .. }) => "原件有一处数字两位颠倒，更正后重新公开",
            _ => "",
        };
        let new = HandIn { file, file_name, engine: ENGINE.to_owned(), note: note.to_owned() };
        self.app.store().hand_in(&self.clerk, self.id, seen, &new).await?;
        Ok(())
    }

    /// Has a worker make the book, and hands it in.
    async fn make_and_hand_in(&self, slip: bool) -> Result<(), JobError> {
        let task = Task::Example(example::Example {
            unit: self.book.unit.to_owned(),
            is_accounts: self.book.kind == mingzhang_store::MaterialKind::FinalAccounts,
            year: i32::from(self.stage.year - self.book.ago),
            base: i32::from(self.stage.year),
            slip,
        });
        let made = self.app.workers().run_job(task, &[], |_, _| {}).await?;
        let file = self.keep(made.file(example::PDF).await?).await?;
        let example::Made { file_name } = serde_json::from_value(made.result)?;
        self.hand_in(file, file_name).await?;
        if self.book.end != End::BeingChecked {
            self.app.wake_jobs();
        }
        Ok(())
    }

    /// Waits until the check is done, and says what is to be reviewed.
    async fn checked(&self) -> Result<Option<(Step, Material)>, Error> {
        for _ in 0..LOOKS {
            let material = self.material().await?;
            match material.state {
                State::HandedIn { trouble: None } | State::BeingChecked { .. } => {
                    tokio::time::sleep(LOOK).await;
                }
                State::ToReview { step } => return Ok(Some((step, material))),
                _ => return Ok(None),
            }
        }
        Ok(None)
    }

    async fn reviewer(&self, step: Step) -> Result<Actor, Error> {
        let bureau = &self.stage.bureau;
        let unit = bureau.unit(self.book.unit);
        let person = match step {
            Step::Unit => unit.map(|unit| &unit.reviewer),
            Step::Department => unit.and_then(|unit| bureau.department_of(unit)).map(|it| &it.reviewer),
            Step::Bureau => None,
        };
        self.stage.cast.actor(person.unwrap_or(&bureau.reviewer)).await
    }

    async fn review(
        &self,
        step: Step,
        material: &Material,
        verdict: Verdict,
        reason: &str,
        remarks: Vec<NewRemark>,
    ) -> Result<(), Error> {
        let Some(check) = &material.check else { return Ok(()) };
        let review = Review { check: check.id, verdict, reason: reason.to_owned(), remarks };
        let reviewer = self.reviewer(step).await?;
        self.app.store().review(&reviewer, self.id, material.version, &review).await?;
        Ok(())
    }

    /// Everyone accepts it until it is this one's turn.
    async fn accept_before(&self, last: Option<Step>) -> Result<(), Error> {
        while let Some((step, material)) = self.checked().await? {
            if Some(step) == last {
                break;
            }
            self.review(step, &material, Verdict::Accepted, "已核对，同意", Vec::new()).await?;
        }
        Ok(())
    }

    async fn send_back(&self, step: Step) -> Result<(), JobError> {
        let Some((_, material)) = self.checked().await? else { return Ok(()) };
        let Some(report) = material.check.as_ref().and_then(|check| check.report) else { return Ok(()) };
        let report: Report = serde_json::from_slice(&self.app.store().get_file(report).await?)?;
        let findings = report.files.into_iter().flat_map(|file| file.findings);
        let remarks: Vec<NewRemark> = findings
            .filter(|finding| finding.severity == "error")
            .map(|finding| NewRemark { finding: finding.key, message: finding.message })
            .collect();
        let reason = "表间数据不一致，请按所附意见核对后重新送审";
        self.review(step, &material, Verdict::Returned, reason, remarks).await?;
        Ok(())
    }

    async fn publish(&self) -> Result<(), Error> {
        self.accept_before(None).await?;
        let Material { version, .. } = self.material().await?;
        let bureau = self.stage.cast.actor(&self.stage.bureau.reviewer).await?;
        let _: Version = self.app.store().publish(&bureau, self.id, version).await?;
        Ok(())
    }

    /// Takes the check up like a worker that needs long, so that there is one to be seen.
    async fn take_its_time(&self) -> Result<(), Error> {
        let store = self.app.store();
        if let Some(claim) = store.claim(CHECK_JOB, "demo", LONG).await? {
            store.heartbeat(&claim, LONG, Progress { done: 2, total: 4 }).await?;
        }
        Ok(())
    }
}

/// What is read of a report.
#[derive(Deserialize)]
struct Report {
    files: Vec<ReportFile>,
}

#[derive(Deserialize)]
struct ReportFile {
    findings: Vec<Found>,
}

#[derive(Deserialize)]
struct Found {
    key: String,
    message: String,
    severity: String,
}
