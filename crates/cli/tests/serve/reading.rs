//! The reading desk: files dropped, checked, looked at, accepted, corrected, taken away, and what is refused on the way.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::browser::{Answer, Browser, Upload};
use crate::office::Office;
use crate::server::{Server, eventually};

/// A book whose total is not the sum of its parts, unless it is right.
fn book(total: &str) -> Vec<u8> {
    format!(
        "某某市就业服务中心\n\n2026年度单位预算公开\n\n## 表一2026年预算支出总表\n\n单位：万元\n\n\
         科目编码\t科目名称\t合计\t基本支出\t项目支出\n208\t社会保障和就业支出\t353.54\t335.54\t18.00\n\
         213\t农林水支出\t100.00\t100.00\t\n合计\t\t{total}\t435.54\t18.00\n"
    )
    .into_bytes()
}

fn drop_files(browser: &mut Browser, files: &[(&str, &[u8])], fields: &[(&str, &str)]) -> Answer {
    let csrf = browser.csrf("/desk/reading");
    let mut all = vec![("csrf", csrf.as_str())];
    all.extend(fields);
    let files: Vec<Upload<'_>> =
        files.iter().map(|(name, bytes)| Upload { field: "files", name, bytes }).collect();
    browser.upload("/desk/reading", &all, &files)
}

/// Drops one file and waits for what came of it: its address and its page.
fn checked(browser: &mut Browser, name: &str, bytes: &[u8], fields: &[(&str, &str)]) -> (String, String) {
    let answer = drop_files(browser, &[(name, bytes)], fields);
    assert_eq!(answer.status, 303, "{}", answer.text());
    let place = answer.location().to_owned();
    let mut page = String::new();
    eventually("the file is checked", || {
        page = browser.get(&place).text();
        !page.contains("<wait-for-check")
    });
    (place, page)
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_file_is_checked_accepted_corrected_and_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let server = Server::start(&data);
    let office = Office::open(&server, &data);
    let mut clerk = office.clerk.clone();
    let (place, page) = checked(&mut clerk, "预算.txt", &book("463.54"), &[]);
    assert!(page.contains("某某市就业服务中心") && page.contains("2026年"), "{page}");
    assert!(page.contains("<ins>453.54</ins>"), "the right value stands there: {page}");
    assert!(clerk.get("/desk/reading").text().contains("● 错误"));

    let finding = page.split("data-key=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let fields = [("finding", finding.as_str()), ("reason", "已与单位核实"), ("number", "1"), ("filter", "")];
    let without = [("finding", finding.as_str()), ("reason", " ")];
    assert_eq!(clerk.submit(&place, &format!("{place}/accept"), &without).status, 422);
    assert_eq!(clerk.submit(&place, &format!("{place}/accept"), &fields).location(), format!("{place}#f1"));
    let page = clerk.get(&place).text();
    assert!(page.contains("✓ 已接受") && page.contains("已与单位核实"));
    assert!(clerk.get(&format!("{place}/report/text")).text().contains("已与单位核实"));
    assert_eq!(clerk.submit(&place, &format!("{place}/revoke"), &fields[..1]).status, 303);
    assert!(!clerk.get(&place).text().contains("✓ 已接受"));

    for (form, begins) in [
        ("html", "<!doctype html"),
        ("xlsx", "PK"),
        ("json", "{\"schema\":\"mingzhang.findings/1\""),
        ("sarif", "{"),
        ("book", "{"),
        ("facts", "\u{feff}table,"),
        ("tables", "PK"),
    ] {
        let answer = clerk.get(&format!("{place}/report/{form}"));
        assert_eq!(answer.status, 200, "{form}: {}", answer.text());
        assert!(answer.text().to_lowercase().starts_with(&begins.to_lowercase()), "{form}");
        assert!(answer.header("content-disposition").unwrap().starts_with("attachment"));
    }
    let unmarked = clerk.get(&format!("{place}/report/pdf"));
    assert!(unmarked.status == 422 && unmarked.text().contains("只有 PDF"), "{}", unmarked.text());
    assert_eq!(clerk.get(&format!("{place}/report/exe")).status, 404);
    assert_eq!(clerk.get(&format!("{place}/pages/1.png")).status, 404, "a text has no pages");

    let id = place.rsplit('/').next().unwrap();
    let (_, page) = checked(&mut clerk, "预算.txt", &book("453.54"), &[("corrects", id)]);
    assert!(page.contains("已改正 <b>"), "{page}");
    let (_, alone) = checked(&mut clerk, "预算.txt", &book("453.54"), &[]);
    assert!(!alone.contains("已改正"), "a name alone makes no correction");

    assert_eq!(clerk.submit("/desk/reading", &format!("{place}/delete"), &[]).status, 303);
    assert_eq!(clerk.get(&place).status, 404);
}

#[test]
fn what_someone_dropped_is_there_for_nobody_else() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let server = Server::start(&data);
    let office = Office::open(&server, &data);
    let mut clerk = office.clerk.clone();
    let (place, _) = checked(&mut clerk, "预算.txt", &book("463.54"), &[]);
    for mut other in [office.stranger.clone(), office.bureau.clone()] {
        for rest in ["", "/events", "/pages/1.png", "/report/json"] {
            assert_eq!(other.get(&format!("{place}{rest}")).status, 404, "{rest}");
        }
        for act in ["accept", "revoke", "delete"] {
            let fields = [("finding", "x"), ("reason", "x")];
            assert_eq!(
                other.submit("/desk/reading", &format!("{place}/{act}"), &fields).status,
                404,
                "{act}"
            );
        }
        let id = place.rsplit('/').next().unwrap();
        let forged = drop_files(&mut other, &[("a.txt", b"a")], &[("corrects", id)]);
        assert_eq!(forged.status, 404);
        assert!(!other.get("/desk/reading").text().contains("预算.txt"));
    }
    assert_eq!(server.browser().get(&place).status, 303, "nobody is asked to sign in");
}

#[test]
fn an_archive_gives_way_to_its_files_or_says_why_not() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let server = Server::start(&data);
    let mut browser = server.administrator();
    let (right, wrong) = (book("453.54"), book("463.54"));
    let inner = archive(&[("x.txt", &right)]);
    let all =
        archive(&[("甲/一.txt", &right), ("二.txt", &wrong), ("内层.zip", &inner), ("Thumbs.db", b"x")]);
    let answer = drop_files(&mut browser, &[("全部.zip", &all)], &[]);
    assert_eq!(answer.status, 303);
    let mut list = String::new();
    eventually("all are checked", || {
        list = browser.get("/desk/reading").text();
        ["甲/一.txt", "二.txt", "内层.zip"].iter().all(|name| list.contains(name))
            && !list.contains("<reading-list src")
    });
    assert!(!list.contains("全部.zip") && !list.contains("Thumbs"), "{list}");
    assert!(list.contains("压缩包请先解压"), "an archive in it is not followed");
    let (rows, read) = (list.matches("data-reading=").count(), list.matches("● 错误 ").count());
    assert_eq!((rows, list.matches("某某市就业服务中心").count()), (3, 2), "{list}");
    assert!(read >= 2, "both books in it are checked: {list}");

    let zeros = vec![0; 65 << 20];
    for (bytes, said) in [
        (archive(&[("../../x.txt", &right)]), "指向压缩包以外的位置"),
        (archive(&[("bomb.txt", &zeros)]), "超过单个文件 64 MB 的上限"),
        (archive(&[("Thumbs.db", b"x")]), "没有可以检查的文件"),
        (b"PK\x03\x04 and nothing".to_vec(), "压缩包已损坏"),
    ] {
        let answer = drop_files(&mut browser, &[("坏.zip", &bytes)], &[]);
        let batch = answer.location().to_owned();
        assert!(batch.starts_with("/desk/reading?batch="), "{batch}");
        eventually(said, || browser.get(&batch).text().contains(said));
    }
}

#[test]
fn what_cannot_be_taken_is_refused_whole() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(&folder.path().join("data"));
    let mut browser = server.administrator();
    let none = drop_files(&mut browser, &[], &[]);
    assert!(none.status == 422 && none.text().contains("没有选择文件"), "{}", none.text());
    let large = vec![b' '; (64 << 20) + 1];
    let answer = drop_files(&mut browser, &[("小.txt", b"a"), ("大.txt", &large)], &[]);
    assert!(answer.status == 413 && answer.text().contains("大.txt"), "{}", answer.text());
    let files: Vec<(String, Vec<u8>)> = (0..501).map(|n: u32| (format!("{n}.txt"), vec![b'a'])).collect();
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let answer = drop_files(&mut browser, &files, &[]);
    assert!(answer.status == 413 && answer.text().contains("超过 500 个"), "{}", answer.text());
    let file = Upload { field: "files", name: "a.txt", bytes: b"a" };
    assert_eq!(browser.upload("/desk/reading", &[], &[file]).status, 403, "no token");
    assert!(browser.get("/desk/reading").text().contains("还没有检查过文件"), "nothing was taken");
    for wrong in ["/desk/reading/x", "/desk/reading/0", "/desk/checks/1", "/desk/rules/NONE-1"] {
        assert_eq!(browser.get(wrong).status, 404, "{wrong}");
    }
    assert_eq!(browser.get("/desk/rules/SUM-06").status, 200);
}

/// Nothing found where nothing could be looked at is no good news.
#[test]
fn a_file_without_tables_is_not_called_right() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(&folder.path().join("data"));
    let mut browser = server.administrator();
    let (_, page) = checked(&mut browser, "通知.txt", "关于召开会议的通知".as_bytes(), &[]);
    let list = browser.get("/desk/reading").text();
    for text in [page, list] {
        assert!(text.contains("没有读到金额表格") && !text.contains("没有发现问题"), "{text}");
    }
}

/// Progress is told until there is none to tell.
#[test]
fn a_job_is_followed_to_its_end() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(&folder.path().join("data"));
    let mut browser = server.administrator();
    let place = drop_files(&mut browser, &[("a.txt", &book("453.54"))], &[]).location().to_owned();
    let told = browser.get(&format!("{place}/events"));
    assert_eq!(told.header("content-type"), Some("text/event-stream"));
    assert!(told.text().contains("data: 已检查") && told.text().contains("event: over"), "{}", told.text());
    let id = place.rsplit('/').next().unwrap();
    let told = browser.get(&format!("/desk/reading/events?ids={id},999")).text();
    assert!(told.contains("\"state\":\"read\"") && told.contains("\"state\":\"gone\""), "{told}");
}
