//! The portal as its readers see it: over its real addresses, from a store in which a book is published.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode};
use mingzhang_catalog::Template;
use mingzhang_compile::compile;
use mingzhang_store::{
    Actor, CHECK_JOB, CheckResult, HandIn, Level, MaterialId, MaterialKind, NewMaterial, NewOrganisation,
    OrganisationId, OrganisationKind, Review, State, Store, Verdict,
};
use tempfile::TempDir;
use tower::ServiceExt as _;

use crate::Config;
use crate::app::App;

static SYSTEM: Actor = Actor::system("test");

struct Rig {
    store: Store,
    routes: Router,
    unit: OrganisationId,
    _folder: TempDir,
}

impl Rig {
    async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("m.sqlite").display());
        let store = Store::open(&url, folder.path()).await.unwrap();
        store.first_administrator_link("140200", "大同市财政局").await.unwrap();
        let root = store.organisations(&SYSTEM).await.unwrap()[0].id;
        let new = NewOrganisation {
            parent: Some(root),
            kind: OrganisationKind::Unit,
            code: "121/001".to_owned(),
            name: "<b>就业</b>服务中心".to_owned(),
        };
        let unit = store.add_organisation(&SYSTEM, &new).await.unwrap();
        let config = Config { database: url, data: folder.path().to_owned(), ..config() };
        let app = App::new(store.clone(), config);
        let routes = super::routes()
            .layer(axum::middleware::from_fn_with_state(app.clone(), crate::refusal::dress))
            .with_state(app);
        Self { store, routes, unit, _folder: folder }
    }

    async fn expect(&self, year: u16) -> MaterialId {
        let new = NewMaterial {
            organisation: self.unit,
            year,
            kind: MaterialKind::Budget,
            level: Level::Unit,
            due_on: time::macros::date!(2026 - 01 - 15),
        };
        self.store.expect(&SYSTEM, &new).await.unwrap()
    }

    /// A book from the ledger to the public.
    async fn publish(&self, id: MaterialId, source: &str) {
        let put =
            async |bytes: Vec<u8>| self.store.put_file(&SYSTEM, bytes, "application/json").await.unwrap();
        let manuscript = compile(&mingzhang_samples::budget(), Template::get("shanxi").unwrap()).manuscript;
        let book = mingzhang_compile::book(&manuscript);
        let file = put(source.as_bytes().to_vec()).await;
        let seen = self.store.material(&SYSTEM, id).await.unwrap().version;
        let new = HandIn {
            file,
            file_name: "2026年预算\"公开\".pdf".to_owned(),
            engine: "0.1.0".to_owned(),
            note: "更正".to_owned(),
        };
        self.store.hand_in(&SYSTEM, id, seen, &new).await.unwrap();
        let claim =
            self.store.claim(CHECK_JOB, "w", std::time::Duration::from_secs(9)).await.unwrap().unwrap();
        let result = CheckResult {
            digest: Some(put(serde_json::to_vec(&mingzhang_digest::digest(&book)).unwrap()).await),
            tables: Some(put(serde_json::to_vec(&mingzhang_digest::tables(&book)).unwrap()).await),
            book: Some(put(b"{\"schema\":\"mingzhang.book/1\"}".to_vec()).await),
            ..CheckResult::of(put(b"{}".to_vec()).await)
        };
        self.store.finish_check(&claim, &result).await.unwrap();
        loop {
            let material = self.store.material(&SYSTEM, id).await.unwrap();
            if material.state == State::Accepted {
                self.store.publish(&SYSTEM, id, material.version).await.unwrap();
                return;
            }
            let review = Review {
                check: material.check.unwrap().id,
                verdict: Verdict::Accepted,
                reason: String::new(),
                remarks: Vec::new(),
            };
            self.store.review(&SYSTEM, id, material.version, &review).await.unwrap();
        }
    }

    async fn ask(&self, address: &str, headers: &[(&str, &str)]) -> Response<Body> {
        let mut request = Request::get(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.routes.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
    }

    async fn page(&self, address: &str) -> String {
        let response = self.ask(address, &[]).await;
        assert_eq!(response.status(), StatusCode::OK, "{address}");
        text(response).await
    }

    async fn data(&self, address: &str) -> serde_json::Value {
        serde_json::from_str(&self.page(address).await).unwrap()
    }
}

async fn text(response: Response<Body>) -> String {
    let bytes = axum::body::to_bytes(response.into_body(), 8 << 20).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

const BOOK: &str = "/u/121%2F001/2026/budget";

#[tokio::test]
async fn a_book_is_public_with_its_tables_and_files() {
    let rig = Rig::open().await;
    assert!(rig.page("/").await.contains("还没有公开"));
    let id = rig.expect(2026).await;
    rig.publish(id, "the file").await;
    let rig = Rig { routes: fresh(&rig), ..rig };

    let home = rig.page("/").await;
    assert!(home.contains("&#60;b&#62;就业") && !home.contains("<b>就业"), "names are text");
    assert!(home.contains(BOOK));
    assert!(rig.page("/?q=fwzx").await.contains(BOOK));
    assert!(rig.page("/?q=%E6%95%99%E8%82%B2").await.contains("没有找到"));
    assert!(rig.page("/u/121%2F001").await.contains("2026年"));

    let book = rig.page(BOOK).await;
    for part in ["收支总计", "钱从哪里来", "三公", "SHA-256", "<svg", "图中数据", "/tables/1"]
    {
        assert!(book.contains(part), "{part}");
    }
    assert!(!book.contains("style=") && !book.contains("<script"), "the page's own policy forbids them");
    let table = rig.page(&format!("{BOOK}/v1/tables/1")).await;
    assert!(table.contains("单位：万元") && table.contains("下载 CSV"));
    assert!(rig.page(&format!("{BOOK}/v1/tables/1.csv")).await.starts_with('\u{feff}'));

    let file = rig
        .ask(&format!("{BOOK}/v1/files/2026%E5%B9%B4%E9%A2%84%E7%AE%97%22%E5%85%AC%E5%BC%80%22.pdf"), &[])
        .await;
    assert_eq!(file.headers()["content-security-policy"], "default-src 'none'; sandbox");
    let disposition = file.headers()["content-disposition"].to_str().unwrap().to_owned();
    assert!(disposition.starts_with("attachment;") && disposition.contains("%22"), "{disposition}");
    assert_eq!(text(file).await, "the file");
    assert!(rig.page("/sitemap.xml").await.contains(BOOK));
    assert!(rig.page("/robots.txt").await.contains("Disallow: /desk"));
}

/// The same store behind an instance that has asked for nothing yet.
fn fresh(rig: &Rig) -> Router {
    let app = App::new(rig.store.clone(), config());
    super::routes()
        .layer(axum::middleware::from_fn_with_state(app.clone(), crate::refusal::dress))
        .with_state(app)
}

#[tokio::test]
async fn a_correction_is_seen_within_a_second_and_the_old_version_says_so() {
    let rig = Rig::open().await;
    let id = rig.expect(2026).await;
    rig.publish(id, "first").await;
    let before = rig.page(BOOK).await;
    assert!(before.contains(&sha256("first")));
    rig.publish(id, "corrected").await;
    tokio::time::sleep(std::time::Duration::from_millis(1100)).await;
    let after = rig.page(BOOK).await;
    assert!(after.contains(&sha256("corrected")) && after.contains("第 1 版"));
    let old = rig.page(&format!("{BOOK}/v1")).await;
    assert!(old.contains(&sha256("first")) && old.contains("已经更正"));
    assert!(!rig.page(&format!("{BOOK}/v2")).await.contains("已经更正"));
}

fn sha256(text: &str) -> String {
    mingzhang_store::FileId::of(text.as_bytes()).to_string()
}

#[tokio::test]
async fn what_a_reader_has_is_not_sent_again_and_what_is_sent_is_small() {
    let rig = Rig::open().await;
    let id = rig.expect(2026).await;
    rig.publish(id, "first").await;
    let plain = rig.ask(BOOK, &[]).await;
    let etag = plain.headers()["etag"].to_str().unwrap().to_owned();
    let plain = text(plain).await;
    let again = rig.ask(BOOK, &[("if-none-match", &etag)]).await;
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    let file = rig.ask(&format!("{BOOK}/v1/files/book.json"), &[("if-none-match", "*")]).await;
    assert_eq!(file.status(), StatusCode::NOT_MODIFIED);
    let packed = rig.ask(BOOK, &[("accept-encoding", "gzip")]).await;
    assert_eq!(packed.headers()["content-encoding"], "gzip");
    let packed = axum::body::to_bytes(packed.into_body(), 8 << 20).await.unwrap();
    let mut unpacked = String::new();
    std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(packed.as_ref()), &mut unpacked).unwrap();
    assert_eq!(unpacked, plain);
}

#[tokio::test]
async fn two_years_are_compared_figure_by_figure() {
    let rig = Rig::open().await;
    for year in [2025, 2026] {
        let id = rig.expect(year).await;
        rig.publish(id, &format!("{year}")).await;
    }
    let page =
        rig.page(&format!("/compare?a=/u/121%252F001/2025/budget&b={}", BOOK.replace('%', "%25"))).await;
    assert!(page.contains("2025年单位预算") && page.contains("乙比甲") && page.contains("支出用途"));
    assert!(rig.page("/compare").await.contains("先找到"));
    assert!(rig.page("/compare?q=fwzx").await.contains("2025年单位预算"));
    assert!(rig.page("/compare?a=%00&b=..%2F..").await.contains("先找到"), "nonsense is no book");
}

#[tokio::test]
async fn the_interface_for_programs_says_the_same() {
    let rig = Rig::open().await;
    let id = rig.expect(2026).await;
    rig.publish(id, "first").await;
    let units = rig.data("/api/v1/units?limit=1").await;
    assert_eq!((&units["items"][0]["code"], &units["next"]), (&"121/001".into(), &serde_json::Value::Null));
    let unit = rig.data("/api/v1/units/121%2F001").await;
    let href = unit["books"][0]["href"].as_str().unwrap().to_owned();
    let book = rig.data(&href).await;
    assert_eq!(book["digest"]["schema"], mingzhang_digest::SCHEMA);
    assert_eq!(book["sha256"], sha256("first"));
    assert_eq!(rig.data(&format!("{href}/facts")).await["schema"], "mingzhang.book/1");
    assert!(rig.data(&format!("{href}/tables")).await["tables"][0]["rows"].is_array());
    assert_eq!(rig.data(&format!("{href}/files")).await["items"][0]["sha256"], sha256("first"));
    assert_eq!(
        rig.data("/api/v1/books?year=2026&kind=budget&level=unit").await["items"].as_array().unwrap().len(),
        1
    );
    assert_eq!(rig.data("/api/v1/books?year=1999").await["items"].as_array().unwrap().len(), 0);
    assert_eq!(rig.data("/api/openapi.json").await["openapi"].as_str().unwrap().get(..2), Some("3."));
    assert!(rig.page("/api").await.contains("/api/v1/books"));
}

#[tokio::test]
async fn what_is_not_there_is_a_clear_no() {
    let rig = Rig::open().await;
    let id = rig.expect(2026).await;
    rig.publish(id, "first").await;
    let gone = [
        "/u/999".to_owned(),
        "/u/121%2F001/2027/budget".to_owned(),
        "/u/121%2F001/2026/nonsense".to_owned(),
        format!("{BOOK}/v0"),
        format!("{BOOK}/v99999999999999999999"),
        format!("{BOOK}/v1/tables/0"),
        format!("{BOOK}/v1/tables/999"),
        format!("{BOOK}/v1/tables/-1"),
        format!("{BOOK}/v1/files/..%2F..%2Fm.sqlite"),
        "/sitemaps/2.xml".to_owned(),
        "/api/v1/units/%F0%9F%92%A9".to_owned(),
        "/api/v1/books/121%2F001/2026/budget/v2".to_owned(),
    ];
    for address in &gone {
        let response = rig.ask(address, &[]).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{address}");
    }
    for (address, status) in [
        ("/api/v1/units?limit=0", 422),
        ("/api/v1/units?limit=1000", 422),
        ("/api/v1/books?cursor=nobody", 422),
        ("/api/v1/books?year=abc", 400),
        ("/api/v1/books?kind=%27%3B--", 400),
    ] {
        let response = rig.ask(address, &[]).await;
        assert_eq!(response.status().as_u16(), status, "{address}");
        assert_eq!(response.headers()["content-type"], "application/problem+json", "{address}");
        let problem: serde_json::Value = serde_json::from_str(&text(response).await).unwrap();
        assert!(problem["title"].as_str().is_some_and(|title| title.contains('；')), "{problem}");
    }
}

fn config() -> Config {
    Config {
        listen: ([127, 0, 0, 1], 0).into(),
        database: String::new(),
        data: std::path::PathBuf::new(),
        program: std::path::PathBuf::new(),
        jobs: 1,
        public_url: None,
        bureau_code: "140200".to_owned(),
        bureau_name: "大同市财政局".to_owned(),
        metrics_token: None,
        demo: false,
    }
}
