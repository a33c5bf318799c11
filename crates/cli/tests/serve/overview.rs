//! The overview, the list of what is expected, search and administration: what each person gets of them, and what they do not.

use crate::browser::{Answer, Browser, Upload, escape};
use crate::office::{HIDDEN, Office};
use crate::server::Server;

const HEAD: &str = "单位编码,单位名称,上级单位编码,类型,年度,种类,级别,截止日期,不适用原因";

/// The list, looked at; `bureau` is the number of the only one that there is.
fn look_at(bureau: &mut Browser, name: &str, bytes: &[u8]) -> Answer {
    let page = "/desk/overview/list";
    let csrf = bureau.csrf(page);
    let text = bureau.get(page).text();
    let number = field(&text, "bureau");
    let fields = [("csrf", csrf.as_str()), ("bureau", &number)];
    bureau.upload(page, &fields, &[Upload { field: "file", name, bytes }])
}

fn field(page: &str, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    page.split(&start)
        .nth(1)
        .unwrap_or_else(|| panic!("no {name} in {page}"))
        .split('"')
        .next()
        .unwrap()
        .to_owned()
}

fn take(bureau: &mut Browser, preview: &Answer) -> Answer {
    let page = preview.text();
    let fields = ["csrf", "bureau", "file", "seal"].map(|name| (name, field(&page, name)));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    bureau.post("/desk/overview/list/take", &fields)
}

/// A list that fits the office: its two units, and a new one.
fn list() -> String {
    format!(
        "{HEAD}\n101001,{HIDDEN},101,单位,2026,预算,单位,2099年3月1日,\n\
         101002,市就业中心,101,单位,2026,预算,单位,2020-03-01,\n\
         101003,市劳动监察支队,101,单位,2026,预算,单位,2099-03-01,涉密单位\n"
    )
}

#[test]
fn a_list_is_looked_at_and_then_taken_and_taken_again_it_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let server = Server::start(&data);
    let Office { mut bureau, mut stranger, .. } = Office::open(&server, &data);

    let preview = look_at(&mut bureau, "清单.csv", list().as_bytes());
    assert_eq!(preview.status, 200, "{}", preview.text());
    assert!(preview.text().contains("新增 1 个单位、3 份材料"), "{}", preview.text());
    assert!(bureau.get("/desk/overview").text().contains("还没有应报材料"), "a look changes nothing");
    assert_eq!(take(&mut bureau, &preview).status, 303);

    let page = bureau.get("/desk/overview").text();
    for (word, count) in [("应报", 2), ("未报", 2), ("逾期", 1), ("已公开", 0)] {
        assert!(page.contains(&format!("<span>{word}</span> <b>{count}</b>")), "{word} {count} in {page}");
    }
    assert!(page.contains("不适用：涉密单位"));
    let late = bureau.get("/desk/overview?show=late").text();
    assert!(late.contains("市就业中心") && !late.contains(HIDDEN));
    let again = look_at(&mut bureau, "清单.csv", list().as_bytes());
    assert!(again.text().contains("都已登记"), "{}", again.text());

    // The other clerk sees their own unit, and no other.
    let own = stranger.get("/desk/overview").text();
    assert!(own.contains("市就业中心") && !own.contains(HIDDEN) && !own.contains("市劳动监察支队"));
    for page in ["/desk/overview/list", "/desk/administration", "/desk/administration/audit.csv"] {
        assert_eq!(stranger.get(page).status, 404, "{page}");
    }
    let export = bureau.get("/desk/overview/export.xlsx?show=late");
    assert!(export.status == 200 && export.body.starts_with(b"PK"));
}

#[test]
fn a_list_with_faults_is_told_row_by_row_and_what_is_no_list_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let server = Server::start(&data);
    let Office { mut bureau, .. } = Office::open(&server, &data);
    let faulty = format!(
        "{}999,{HIDDEN},,处室,2026,预算,单位,2099-03-01,\n101001,另一个名字,101,单位,2026,决算,单位,明年,\n",
        list()
    );
    let page = look_at(&mut bureau, "清单.csv", faulty.as_bytes()).text();
    assert!(page.contains("2 处要改正"), "{page}");
    assert!(page.contains("“处室”不是单位、部门、财政局") && page.contains("“明年”不是日期"), "{page}");
    assert!(!page.contains("/desk/overview/list/take"), "nothing can be taken");

    for (name, bytes) in [
        ("bomb.xlsx", &b"PK\x03\x04garbage"[..]),
        ("list.csv", b"\xff\xff\xff\xff"),
        ("empty.csv", b""),
        ("<script>.csv", b"a,b\n1,2\n"),
    ] {
        let answer = look_at(&mut bureau, name, bytes);
        assert!([200, 422].contains(&answer.status), "{name}: {}", answer.status);
        assert!(!answer.text().contains("<script>.csv"), "{name}");
        assert!(!answer.text().contains("/desk/overview/list/take"), "{name}");
    }
    // The template reads back, and says what is missing.
    let template = bureau.get("/desk/overview/list/template.xlsx");
    let page = look_at(&mut bureau, "template.xlsx", &template.body).text();
    assert!(page.contains("表头下面没有内容"), "{page}");

    // A file that was never looked at is not taken by its hash.
    let preview = look_at(&mut bureau, "清单.csv", list().as_bytes()).text();
    let (csrf, file, number) = (field(&preview, "csrf"), field(&preview, "file"), field(&preview, "bureau"));
    let fields = [("csrf", &*csrf), ("file", &*file), ("bureau", &*number), ("seal", "0")];
    assert_eq!(bureau.post("/desk/overview/list/take", &fields).status, 403);
}

#[test]
fn search_finds_by_name_code_and_initials_and_only_what_one_may_see() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let server = Server::start(&data);
    let Office { mut bureau, mut stranger, .. } = Office::open(&server, &data);
    let preview = look_at(&mut bureau, "清单.csv", list().as_bytes());
    assert_eq!(take(&mut bureau, &preview).status, 303);
    for words in [HIDDEN, "101001", "sbmgzz", "保密 2026 预算"] {
        let page = bureau.get(&format!("/desk/search?q={}", escape(words))).text();
        assert!(page.contains(HIDDEN) && page.contains("2026年单位预算"), "{words}: {page}");
        let answer = stranger.get(&format!("/desk/search.json?q={}", escape(words)));
        assert_eq!(answer.status, 200);
        assert!(!answer.text().contains(HIDDEN), "{words}: {}", answer.text());
    }
    assert!(bureau.get("/desk/search?q=SUM").text().contains("规则"));
    let hostile = escape("<script>alert(1)</script>' OR 1=1 --%_\\");
    let page = bureau.get(&format!("/desk/search?q={hostile}"));
    assert!(page.status == 200 && !page.text().contains("<script>alert"));
}

#[test]
fn an_administrator_invites_renames_and_exports_and_two_at_once_do_not_overwrite_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let server = Server::start(&data);
    Office::open(&server, &data);
    let mut administrator = server.browser();
    assert!(administrator.sign_in("admin-zhao", crate::server::PASSWORD));
    let tree = administrator.get("/desk/administration").text();
    let at = tree
        .split("市就业中心")
        .next()
        .unwrap()
        .rsplit("/desk/administration/organisations/")
        .next()
        .unwrap();
    let unit = format!("/desk/administration/organisations/{}", at.split('"').next().unwrap());

    let invited = administrator.submit(&unit, &format!("{unit}/invite"), &[("role", "clerk")]).text();
    let link = invited.split("/desk/link/").nth(1).expect("a link").split('"').next().unwrap().to_owned();
    assert!(!administrator.get(&unit).text().contains(&link), "shown once");
    let mut clerk = server.browser();
    clerk.enrol(&format!("/desk/link/{link}"), "clerk-lin");
    assert!(!server.log().contains(&link), "in no log");
    let people = administrator.get("/desk/administration/accounts").text();
    assert!(people.contains("clerk-lin"), "{people}");

    let rename = format!("{unit}/name");
    let version = field(&administrator.get(&unit).text(), "version");
    let first = administrator.submit(&unit, &rename, &[("name", "市就业服务中心"), ("version", &version)]);
    assert_eq!(first.status, 303);
    let second = administrator.submit(&unit, &rename, &[("name", "=HYPERLINK(1)"), ("version", &version)]);
    assert_eq!(second.status, 409, "the second had not seen the first");
    assert!(second.text().contains("别人已经修改"), "{}", second.text());
    let taken = administrator.submit(
        &unit,
        &format!("{unit}/add"),
        &[("kind", "unit"), ("code", "101001"), ("name", "甲")],
    );
    assert!(taken.status == 409 && taken.text().contains("已被使用"), "{}", taken.text());

    let log = administrator.get("/desk/administration/audit.csv?action=organisation.rename");
    assert!(log.header("content-disposition").unwrap().contains("audit.csv"));
    assert_eq!(log.text().lines().count(), 2, "{}", log.text());
    let page = administrator.get("/desk/administration/audit?subject=account").text();
    assert!(page.contains("启用账号"), "{page}");

    // Nobody closes the house from outside.
    let own =
        people.split("admin-zhao").next().unwrap().rsplit("/desk/administration/accounts/").next().unwrap();
    let own = format!("/desk/administration/accounts/{}", own.split('"').next().unwrap());
    let refused = administrator.submit(&own, &format!("{own}/disable"), &[]);
    assert!(refused.status == 422 && refused.text().contains("不能停用自己的账号"), "{}", refused.status);
    assert_eq!(clerk.get("/desk/administration").status, 404);
}
