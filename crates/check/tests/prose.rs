//! Sentences of real books, right and wrong: figures and phrases as printed, in small books of text.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use mingzhang_model::Severity;

/// What is told of a book of these paragraphs, tails left out.
fn told(title: &str, paragraphs: &[&str]) -> Vec<(&'static str, Severity)> {
    let text = format!("某区某局\n\n{title}\n\n## 第三部分 情况说明\n\n{}\n", paragraphs.join("\n\n"));
    let document = mingzhang_read::read(text.as_bytes(), &mingzhang_read::Limits::default()).unwrap();
    let book = mingzhang_recognise::recognise(&document);
    let outcome = mingzhang_check::check(&book);
    // A sentence alone has no room for its reason.
    let findings = outcome.findings.iter().filter(|finding| finding.rule != "YOY-04");
    findings.map(|finding| (finding.rule, finding.severity)).collect()
}

fn budget(paragraphs: &[&str]) -> Vec<(&'static str, Severity)> {
    told("2026年度单位预算公开", paragraphs)
}

fn accounts(paragraphs: &[&str]) -> Vec<(&'static str, Severity)> {
    told("2025年度部门决算", paragraphs)
}

const ERROR: Severity = Severity::Error;
const INFO: Severity = Severity::Info;

#[test]
fn right_sentences_are_silent() {
    for right in [
        "一般公共预算当年支出2,107.34万元，比上年减少12.78万元，下降0.6%。",
        "收入总计2,712.37万元，比上年增长12.75万元，增长0.47%。",
        "政府采购预算总额616.68万元。其中：政府采购货物预算131.74万元、政府采购工程预算70.00万元、政府采购服务预算414.94万元。",
        "2026年该赛事经费包含奖金23万元、其他系列活动服务费62万元，共计85万元。",
        "收入预算1000万元，其中：财政拨款收入700万元，占70%；其他收入300万元，占30%。",
        "政府性基金预算拨款收入0万元，占0%。",
    ] {
        assert_eq!(budget(&[right]), [], "{right}");
    }
    for right in [
        "机关运行经费支出37.35万元，比2024年度增加21.90万元，增长141.75%。",
        "一般公共预算财政拨款支出年初预算为100万元，支出决算为97.64万元，完成年初预算的98%。",
        "年初预算为2993.92万元，支出决算为2940.05万元，完成年初预算的98.20%。",
        "“三公”经费支出决算0.30万元，由0增加至0.30万元。",
    ] {
        assert_eq!(accounts(&[right]), [], "{right}");
    }
}

#[test]
fn shares_that_no_amounts_give() {
    let wrong = "一般公共预算财政拨款支出2940.05万元，主要用于以下方面：一般公共服务支出（类）2106.66万元，占71.73%；卫生健康支出（类）60.99万元，占2.07%。";
    assert_eq!(accounts(&[wrong]), [("FIN-18", ERROR)]);
    // Lowered by one so that the list adds up to 100.00: worth knowing, no more.
    let plug = "一般公共预算财政拨款支出19044.27万元，主要用于以下方面：教育支出（类）16.24万元，占0.08%。";
    assert_eq!(accounts(&[plug]), [("FIN-18", INFO)]);
}

#[test]
fn a_completion_rate_that_fits_another_figure() {
    let wrong = "## 五、一般公共预算财政拨款支出决算情况说明\n\n1、社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位职业年金缴费支出（项）。年初预算为274.82万元，支出决算为245.53万元，完成年初预算的93.57%。决算数小于预算数的主要原因：人员减少。";
    assert_eq!(accounts(&[wrong]), [("FIN-22", ERROR)]);
}

#[test]
fn a_percentage_of_nothing() {
    let wrong = "公务接待费支出决算0.40万元，比2024年度增加0.40万元，增长100%。";
    assert_eq!(accounts(&[wrong]), [("YOY-12", ERROR)]);
}

#[test]
fn rates_and_directions_that_do_not_follow() {
    let wrong = "一般公共预算当年支出2,107.34万元，比上年减少12.78万元，下降0.9%。";
    assert_eq!(budget(&[wrong]), [("YOY-02", ERROR)]);
    let turned = "1.“社会保障和就业支出（类）行政事业单位养老支出（款）事业单位离退休（项）”53.84万元，主要用于退休费。2025年当年预算执行数为54.60万元，2026年预算安排53.84万元，比2025年预算执行数增加1.39%。";
    assert_eq!(budget(&[turned]), [("TXT-15", ERROR)]);
}

#[test]
fn sums_that_are_written_out() {
    let wrong = "其中12人出票（本金234841.58元），未出票2人（测算本金5524.84元），共计290366.42元。";
    assert_eq!(budget(&[wrong]), [("PRJ-01", ERROR)]);
    let procurement = "政府采购预算总额616.68万元。其中：政府采购货物预算131.74万元、政府采购工程预算70.00万元、政府采购服务预算414.49万元。";
    assert_eq!(budget(&[procurement]), [("TXT-11", ERROR)]);
}

#[test]
fn changes_of_parts_that_do_not_add_up() {
    let wrong = "支出预算328,662万元，比2025年预算增加115,649万元。其中：一般公共预算拨款支出预算49,376万元，比2025年预算减少5,965万元；政府性基金拨款支出预算279,286万元，比2025年预算增加119,614万元。";
    assert_eq!(budget(&[wrong]), [("YOY-11", ERROR)]);
}

#[test]
fn a_soft_break_in_a_number_or_an_odd_comma_is_no_error() {
    let odd = "“教育支出（类）普通教育（款）小学教育（项）3，518.85万元，主要用于日常运行。";
    assert_eq!(budget(&[odd]), [("FMT-14", INFO), ("FMT-26", INFO)]);
    let years = "2025年收入预算2024万元，与2024年预算持平。";
    assert_eq!(budget(&[years]), []);
}

/// A file of one endless paragraph takes a moment, not minutes: twice the text, about twice the time.
#[test]
fn one_huge_paragraph_is_read_in_one_pass() {
    let sentence = "项目支出预算100.00万元，比上年增加3.50万元，增长3.63%，占12.5%，其中：设备20.00万元，";
    let started = std::time::Instant::now();
    let told = told("2026年度单位预算公开", &[&sentence.repeat(1_500)]);
    assert!(told.len() < 10_000);
    assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
}
