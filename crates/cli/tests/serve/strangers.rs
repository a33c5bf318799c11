//! Forged numbers: what one unit can reach, asked for by a clerk of another, and by nobody at all.

use crate::browser::Upload;
use crate::forms::{Site, shape};
use crate::office::{HIDDEN, Office};
use crate::server::{Server, Start};

/// Each page and each form of the unit and of its bureau that names a thing by its number.
#[test]
fn another_units_things_are_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let server = Server::start_with(&data, &Start::default());
    let office = Office::open(&server, &data);
    office.begin_draft();
    let csrf = office.clerk.clone().csrf("/desk/reading");
    let file = Upload { field: "files", name: "a.txt", bytes: HIDDEN.as_bytes() };
    assert_eq!(office.clerk.clone().upload("/desk/reading", &[("csrf", &csrf)], &[file]).status, 303);
    let from = ["/desk", "/desk/reading", "/desk/writing", "/desk/overview", "/desk/search"];
    let (mut clerk, mut bureau) = (office.clerk.clone(), office.bureau.clone());
    let sites = [Site::explore(&mut clerk, &from), Site::explore(&mut bureau, &from)];
    let own = Site::explore(&mut office.stranger.clone(), &from);
    let mut stranger = office.stranger.clone();
    let csrf = stranger.csrf("/desk/account");
    let mut asked = 0;
    for site in &sites {
        for path in site.pages.keys().filter(|path| shape(path).contains("/N")) {
            if own.pages.contains_key(path) {
                continue;
            }
            asked += 1;
            let answer = stranger.get(path);
            assert_eq!(answer.status, 404, "{path}: not there, whether it exists or not");
            assert!(!answer.text().contains(HIDDEN), "{path} tells the name of the unit");
            let nobody = server.browser().get(path);
            assert!(nobody.status == 303 && nobody.location().starts_with("/desk/sign-in"), "{path}");
        }
        for form in
            site.forms.values().filter(|form| form.method == "post" && form.action.starts_with("/desk"))
        {
            if !shape(&form.action).contains("/N")
                || own.forms.values().any(|known| known.action == form.action)
            {
                continue;
            }
            asked += 1;
            let fields: Vec<(&str, &str)> = form
                .fields
                .iter()
                .map(|(name, value)| (name.as_str(), if name == "csrf" { &*csrf } else { value.as_str() }))
                .collect();
            let answer = stranger.post(&form.action, &fields);
            assert!((400..500).contains(&answer.status), "{}: {}", form.action, answer.status);
            assert!(!answer.text().contains(HIDDEN), "{} tells the name of the unit", form.action);
            let nobody = server.browser().post(&form.action, &fields);
            assert!([303, 403].contains(&nobody.status), "{} by nobody: {}", form.action, nobody.status);
        }
    }
    assert!(asked > 0, "nothing of the unit's was found to ask for");
    for (path, text) in &own.pages {
        assert!(!text.contains(HIDDEN), "{path} tells the name of the unit");
    }
    // Numbers that nobody has.
    for path in [
        "/desk/materials/999999",
        "/desk/materials/-1",
        "/desk/materials/x",
        "/desk/writing/999999",
        "/desk/reading/999999",
        "/desk/checks/999999",
    ] {
        let status = stranger.get(path).status;
        assert!((400..500).contains(&status), "{path}: {status}");
    }
}
