//! Forged books: nothing panics, and time grows with size, not with its square. The sizes are moderate; a rule that compares
//! everything with everything would take minutes here.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use mingzhang_check::check;
use mingzhang_model::Book;

type Tried = Result<(), Box<dyn std::error::Error>>;

/// Far more than a linear check takes on a slow machine without optimisation, far less than a quadratic one.
const LONG: Duration = Duration::from_mins(1);

fn read(text: &str) -> Result<Book, Box<dyn std::error::Error>> {
    let document = mingzhang_read::read(text.as_bytes(), &mingzhang_read::Limits::default())?;
    Ok(mingzhang_recognise::recognise(&document))
}

fn in_time(what: &str, book: &Book) {
    let begun = Instant::now();
    let outcome = check(book);
    let took = begun.elapsed();
    let mut by_rule = std::collections::BTreeMap::new();
    for finding in &outcome.findings {
        *by_rule.entry(finding.rule).or_insert(0_usize) += 1;
    }
    println!("{what}: {} findings in {took:?} {by_rule:?}", outcome.findings.len());
    assert!(took < LONG, "{what} took {took:?}");
}

/// Words that rules look for, side by side.
const TRAPS: &str = "比2025年减少1.20万元，下降10.00%，主要原因是。其中：车辆3辆、办公用房300平方米，《甲办法》（甲发〔2020〕1号）\
    “应当公开”XX某某***{甲}（请说明）机密★困难职工张三患病，电话13812345678，内设3个科室：甲科、乙科、丙科，自收自支，\
    政府采购100.00万元，绩效自评项目3个，“优”2个，教育支出（类）普通教育（款）小学教育（项）年初预算为1.00万元，决算为2.00万元";

#[test]
fn one_endless_paragraph() -> Tried {
    for end in ["。", "，", ""] {
        let text = format!("{TRAPS}{end}").repeat(2_000);
        in_time(
            &format!("paragraph {end}"),
            &read(&format!("某市某局2026年部门预算\n\n一、三公\n\n{text}\n"))?,
        );
    }
    in_time("brackets", &read(&format!("某局2026年部门预算\n\n{}\n", "（【《“{".repeat(40_000)))?);
    in_time("marks", &read(&format!("某局2026年部门预算\n\n{}\n", "__X××表1".repeat(40_000)))?);
    Ok(())
}

#[test]
fn many_paragraphs() -> Tried {
    let mut text = String::from("某市某局2026年部门预算\n\n目录\n\n");
    for index in 0..5_000 {
        let _ = write!(text, "{index}.公用经费主要包括：办公费、水费、电费。{TRAPS}\n\n");
    }
    in_time("paragraphs", &read(&text)?);
    let mut headings = String::new();
    for index in 0..5_000 {
        let _ = write!(headings, "## 三、三公{index}\n\n减少{index}.00万元。\n\n");
    }
    in_time("headings", &read(&format!("某市某局2026年部门预算\n\n{headings}"))?);
    Ok(())
}

fn sheet(name: &str, rows: &str) -> String {
    format!(
        "项目支出绩效目标表\n（2026年度）\n\n项目名称\t{name}\t\t\t\t\t\n主管部门\t某局\t实施单位\t某中心\t\t\t\n\
         项目资金（万元）\t年度资金总额\t10.00\t\t\t\t\n\t其中：财政拨款\t10.00\t\t\t\t\n\
         年度总体目标\t完成工作。\t\t\t\t\t\n一级指标\t二级指标\t三级指标\t指标值\t\t\t\n{rows}\n"
    )
}

#[test]
fn many_sheets() -> Tried {
    let rows = "产出指标\t数量指标\t培训人数\t≤0人\t\t\t\n\t质量指标\t合格率\t及时\t\t\t\n效益指标\t社会效益\t人员\t有效提升\t\t\t\n";
    let sheets: String = (0..1_000).map(|i| sheet(&format!("设备购置{i}"), rows)).collect();
    in_time("sheets", &read(&format!("某市某局2026年部门预算\n\n{sheets}"))?);
    let same: String = (0..1_000).map(|_| sheet("设备购置", rows)).collect();
    in_time("same sheets", &read(&format!("某市某局2026年部门预算\n\n{same}"))?);
    Ok(())
}

#[test]
fn many_indicators() -> Tried {
    let mut rows = String::new();
    for index in 0..5_000 {
        let _ = writeln!(rows, "产出指标\t数量指标\t培训人数{index}\t≤{index}人\t\t\t");
    }
    in_time("indicators", &read(&sheet("培训", &rows))?);
    let mut two = String::from(
        "项目支出绩效目标表\n（2026年度）\n\n项目名称\t\t路灯\t\t\t\t\n项目资金（元）\t\t实施期资金总额：\t300,000\t年度资金总额：\t100,000\t\n\
         \t\t实施期目标\t\t年度目标\t\t\n总体目标\t\t完成。\t\t完成。\t\t\n绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t二级指标\t三级指标\t指标值\n",
    );
    for index in 0..4_000 {
        let _ = writeln!(
            two,
            "\t产出指标\t数量指标\t维护路灯数{index}\t≥{index}盏\t质量指标\t维护路灯数{}\t≥3盏",
            index / 2
        );
    }
    in_time("two halves", &read(&two)?);
    Ok(())
}

#[test]
fn endless_names() -> Tried {
    let name = "档案整理加工".repeat(20_000);
    let other = format!("{name}服");
    let table = format!(
        "某市某局2026年部门预算\n\n2026年项目支出表\n单位：万元\n\n项目名称\t合计\t一般公共预算\n{name}\t10.00\t10.00\n{other}\t5.00\t5.00\n合计\t15.00\t15.00\n\n"
    );
    in_time(
        "names",
        &read(&format!(
            "{table}{}{}",
            sheet(&other, "产出指标\t数量指标\t人数\t≥1人\t\t\t\n"),
            sheet(&format!("{name}资"), "")
        ))?,
    );
    in_time(
        "title",
        &read(&format!(
            "{name}2026年部门预算\n\n目录\n\n一、{name}\n\n{other}表\n单位：万元\n\n项目\t金额\n甲\t1.00\n"
        ))?,
    );
    Ok(())
}
