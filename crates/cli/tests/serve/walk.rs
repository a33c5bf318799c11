//! The way of a material from its file to the portal, step by step, by whoever is offered the next one.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use mingzhang_store::{FileId, MaterialId};

use crate::browser::{Browser, Upload};
use crate::forms::{Form, forms};
use crate::office::Office;

/// What the server said that it had done.
#[derive(Default)]
pub(crate) struct Walked {
    pub(crate) handed_in: Mutex<Vec<(MaterialId, FileId)>>,
    pub(crate) published: Mutex<Vec<MaterialId>>,
}

/// Takes all these materials as far as there is time, one step at a time, whatever happens to the server.
pub(crate) fn walk(
    office: &Office,
    materials: &[MaterialId],
    book: fn(u32) -> Vec<u8>,
    over: &AtomicBool,
) -> Walked {
    let walked = Walked::default();
    let mut people =
        [&office.clerk, &office.unit_reviewer, &office.department, &office.bureau].map(Clone::clone);
    while !over.load(Ordering::Relaxed) {
        for (number, &material) in (900_000..).zip(materials) {
            if walked.published.lock().unwrap().contains(&material) {
                continue;
            }
            let page = format!("/desk/materials/{material}");
            for person in &mut people {
                step(person, &page, material, &book(number), &walked);
            }
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    walked
}

fn step(person: &mut Browser, page: &str, material: MaterialId, bytes: &[u8], walked: &Walked) {
    let Some(answer) = person.try_send("GET", page, &[], b"") else { return };
    assert_eq!(answer.status, 200, "{page}: {}", answer.text());
    for form in forms(page, &answer.text()) {
        let is_handed_in = walked.handed_in.lock().unwrap().iter().any(|(known, _)| *known == material);
        if form.action.ends_with("/files") && !is_handed_in {
            let file = Upload { field: "file", name: "book.txt", bytes };
            if is_taken(person.try_upload(&form.action, &fields(&form), &[file])) {
                walked.handed_in.lock().unwrap().push((material, FileId::of(bytes)));
            }
        } else if form.action.ends_with("/review") {
            let kept = ["csrf", "version", "check"];
            let mut fields = fields(&form);
            fields.retain(|(name, _)| kept.contains(name));
            fields.push(("verdict", "accepted"));
            is_taken(person.try_post(&form.action, &fields));
        } else if form.action.ends_with("/publish") && is_taken(person.try_post(&form.action, &fields(&form)))
        {
            walked.published.lock().unwrap().push(material);
        }
    }
}

fn fields(form: &Form) -> Vec<(&str, &str)> {
    form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// Where no answer came, it may have been done all the same; then the page offers another step, or the same one is refused.
fn is_taken(answer: Option<crate::browser::Answer>) -> bool {
    answer.is_some_and(|answer| {
        assert!([303, 409, 422].contains(&answer.status), "{} {}", answer.status, answer.text());
        answer.status == 303
    })
}
