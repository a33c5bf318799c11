//! Form and completeness: what fires and what stays silent, in small invented books.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use mingzhang_check::check;
use mingzhang_model::{Finding, Severity};

const ERROR: Severity = Severity::Error;
const WARNING: Severity = Severity::Warning;
const INFO: Severity = Severity::Info;

fn found(text: &str) -> Vec<Finding> {
    let document = mingzhang_read::read(text.as_bytes(), &mingzhang_read::Limits::default()).unwrap();
    check(&mingzhang_recognise::recognise(&document)).findings
}

/// Rule and severity of what is told in one of the groups.
fn told(text: &str, groups: &[&str]) -> Vec<(&'static str, Severity)> {
    let findings = found(text);
    let of = findings.iter().filter(|finding| groups.iter().any(|group| finding.rule.starts_with(group)));
    of.map(|finding| (finding.rule, finding.severity)).collect()
}

/// A city unit's book of these paragraphs.
fn prose(paragraphs: &[&str]) -> String {
    format!("临江市文化馆\n\n2026年度单位预算公开\n\n## 第三部分 情况说明\n\n{}\n", paragraphs.join("\n\n"))
}

fn form(paragraphs: &[&str]) -> Vec<(&'static str, Severity)> {
    told(&prose(paragraphs), &["FMT"])
}

/// A table of expenditure in 万元 with these rows, under a label.
fn table(label: &str, title: &str, head: &str, rows: &str) -> String {
    format!(
        "{label}\n\n## {title}\n\n单位名称：临江市文化馆\n\n单位：万元\n\n科目编码\t科目名称\t{head}\t基本支出\t项目支出\n{rows}\n\n"
    )
}

const ROWS: &str = "\t合计\t300.00\t200.00\t100.00\n207\t文化旅游体育与传媒支出\t300.00\t200.00\t100.00\n20701\t文化和旅游\t300.00\t200.00\t100.00\n2070109\t群众文化\t300.00\t200.00\t100.00";

fn tables(parts: &[String]) -> String {
    format!("临江市文化馆\n\n2026年度单位预算公开\n\n{}", parts.concat())
}

#[test]
fn remnants_of_templates() {
    let level = "## 第四部分 名词解释\n\n一、“三公”经费：指省直部门用财政拨款安排的因公出国（境）费、公务用车购置及运行费和公务接待费。";
    assert_eq!(form(&[level]), [("FMT-09", WARNING)]);
    assert_eq!(form(&["### （二）其他\n\n无其他需修改和完善的事项。"]), [("FMT-09", WARNING)]);
    assert_eq!(form(&["填报日期20251121104637，已报送主管部门。"]), [("FMT-09", INFO)]);
    for right in [
        "负责联系省直部门和市直部门，开展群众文化活动。",
        "## 第四部分 名词解释\n\n一、“三公”经费：指市直部门用财政拨款安排的因公出国（境）费用。",
        "合同编号为62220251121104，已备案。",
    ] {
        assert_eq!(form(&[right]), [], "{right}");
    }
}

#[test]
fn placeholders_and_gaps() {
    for (wrong, severity) in [
        ("2026年收入预算XX万元，主要用于日常运行。", ERROR),
        ("××馆2026年度收入预算100万元。", ERROR),
        ("{单位名称}2026年度收入预算100万元。", ERROR),
        ("某某馆2026年度收入预算100万元。", WARNING),
        ("公务用车运行费6.40万元，与2025年预算持平，主要原因是。", WARNING),
    ] {
        assert_eq!(form(&[wrong]), [("FMT-08", severity)], "{wrong}");
    }
    for right in ["购置X光机1台。", "XM人员定额补助项目按月发放。", "展厅面积3×40平方米。"]
    {
        assert_eq!(form(&[right]), [], "{right}");
    }
}

#[test]
fn a_blank_form_is_told_by_its_blanks_only() {
    let blank = prose(&[
        "XX单位2026年度收入预算XX万元，比上年增加（减少）XX万元，主要原因是……。",
        "XX单位2026年度支出预算XX万元，比上年增加/减少XX万元（请说明原因）。",
        "“三公”经费预算XX万元，其中：公务接待费XX万元。",
        "政府采购预算总额XX万元。",
    ]);
    let told = told(&blank, &["FMT", "CPL", "TXT", "YOY"]);
    assert!(told.iter().all(|(rule, _)| *rule == "FMT-08"), "{told:?}");
}

#[test]
fn alternatives_and_instructions() {
    for wrong in [
        "决算数大\n小于预算数的主要原因是人员变动。",
        "机关运行经费比2025年度减\n增加21.90万元，主要原因是物业费上涨。",
        "公务接待费1.00万元，与2025年预算增加持平。",
    ] {
        assert!(form(&[wrong]).contains(&("FMT-24", WARNING)), "{wrong}: {:?}", form(&[wrong]));
    }
    for wrong in [
        "涉及预算资金314,076.90万元。（绩效目标管理工作情况，以及编报绩效目标的项目数量、单位数量、预算金额等）",
        "政府采购预算100.00万元（如有变动请说明原因）。",
    ] {
        assert_eq!(form(&[wrong]), [("FMT-25", WARNING)], "{wrong}");
    }
    for right in [
        "收支增减变动情况及原因见下。",
        "按展厅大小于年底前完成布展。",
        "共有设备（含车辆数量、设备金额、房屋情况等）若干。",
        "政府采购金额（以合同签订为准）为251.25万元。",
        "比上年核减增加的编制2名。",
    ] {
        assert_eq!(form(&[right]), [], "{right}");
    }
}

#[test]
fn quotes_come_in_pairs_over_lines() {
    assert_eq!(
        form(&["举办百合之约”2026年群众文化系列活动，覆盖全市各县区，参与人数逐年上升。"]),
        [("FMT-26", INFO)]
    );
    assert_eq!(
        form(&["1.“文化旅游体育与传媒支出（类）＂82.51万元，主要用于馆内日常运行和活动开展。"]),
        [("FMT-26", INFO)]
    );
    for right in [
        "“文化旅游\n体育与传媒支出”82.51万元，主要用于（含\n外聘人员）日常运行和活动开展等方面。",
        "活动分三步：1）筹备阶段制定方案；2）实施阶段组织演出；3）总结阶段形成报告。",
    ] {
        assert_eq!(form(&[right]), [], "{right}");
    }
}

#[test]
fn words_and_punctuation() {
    assert_eq!(form(&["截止目前，馆舍改造尚未完工。"]), [("FMT-17", INFO)]);
    assert_eq!(
        form(&["一般公共预算比2025年预算增加增加27.45万元，主要原因是人员增加。"]),
        [("FMT-17", WARNING)]
    );
    assert_eq!(form(&["该项支出主要用扶持中小企业。"]), [("FMT-17", INFO)]);
    assert_eq!(form(&["编报整体绩效目标,涉及资金100万元。"]), [("FMT-15", INFO)]);
    assert_eq!(form(&["本馆设有办公室(副科)业务科(副科)培训科(副科)三个科室。"]).len(), 2);
    assert_eq!(form(&["按照临财综【2024】37号文件执行，另按临财综〔2024〕37号备案。"]), [("FMT-13", INFO)]);
    assert_eq!(form(&["收入预算2,712.37万元，支出预算2712.37万元，收支平衡。"]), [("FMT-14", INFO)]);
    assert_eq!(
        form(&["根据实施意见制定流程，组织项目审核、跟踪、评估，按程序落实专项资金拨付\n\n## 五、其他"]),
        [("FMT-18", INFO)]
    );
    for right in [
        "投入帐篷10顶，实现增加值3亿元，既使用馆舍又使用广场。",
        "截至目前，馆舍改造尚未完工，截止日期为12月底。",
        "面积1,234.5平方米，开放时间8:30至17:00。",
        "按照临财综〔2024〕37号文件执行。",
        "收入预算712.37万元，支出预算2,712.37万元。",
        "同比持平，与2025年预算持平。",
    ] {
        assert_eq!(form(&[right]), [], "{right}");
    }
}

#[test]
fn references_captions_and_so_on() {
    assert_eq!(form(&["项目绩效目标表公开情况见附件。"]), [("FMT-20", INFO)]);
    assert_eq!(form(&["一般公共预算支出结构图"]), [("FMT-21", INFO)]);
    let complete = "财政拨款支出100.00万元，包括：文化支出60.00万元、住房保障支出40.00万元等。";
    assert_eq!(form(&[complete]), [("FMT-22", INFO)]);
    for right in [
        "项目绩效目标表公开情况见附件。\n\n附件：项目绩效目标表",
        "一般公共预算支出结构图\n\n基本支出60%\n\n项目支出40%",
        "财政拨款支出100.00万元，包括：文化支出60.00万元、住房保障支出30.00万元等。",
    ] {
        assert_eq!(form(&[right]), [], "{right}");
    }
}

#[test]
fn labels_headers_and_years_of_tables() {
    let titles = ["2026年支出总表", "2026年一般公共预算支出表", "2026年政府性基金预算支出表"];
    let book = |labels: [&str; 3], head: &str, titles: [&str; 3]| {
        let part = |n: usize| table(labels[n], titles[n], head, ROWS);
        told(&tables(&[part(0), part(1), part(2)]), &["FMT"])
    };
    assert_eq!(book(["预算公开表1", "预算公开表2", "预算公开表3"], "2026年预算数", titles), []);
    assert_eq!(book(["", "", ""], "2026年预算数", titles), []);
    assert_eq!(book(["预算公开表1", "", "部门公开表3"], "2026年预算数", titles), [("FMT-02", WARNING)]);
    let wrong = ["2026年支出总表", "2026年一般公共预算支出表", "2025年政府性基金预算支出表"];
    assert_eq!(book(["", "", ""], "2026年预算数", wrong), [("FMT-06", WARNING)]);
    let part = |head: &str, title: &str| table("", title, head, ROWS);
    let heads = tables(&[part("2026年预算数", titles[0]), part("2026预算数", titles[1])]);
    assert_eq!(told(&heads, &["FMT"]), [("FMT-03", WARNING)]);
}

#[test]
fn figures_in_cells() {
    let with = |cell: &str| {
        tables(&[table(
            "",
            "2026年支出总表",
            "2026年预算数",
            &format!("{ROWS}\n2070199\t其他文化和旅游支出\t\t\t{cell}"),
        )])
    };
    for (cell, rule) in [("1O8.50", "FMT-05"), ("12.3.4", "FMT-05"), ("#REF!", "FMT-10")] {
        assert!(
            told(&with(cell), &["FMT"]).contains(&(rule, ERROR)),
            "{cell}: {:?}",
            told(&with(cell), &["FMT"])
        );
    }
    for cell in ["", "—", "无"] {
        assert_eq!(told(&with(cell), &["FMT"]), [], "{cell}");
    }
    let short = tables(&[table("", "2026年支出总表", "2026年预算数", &ROWS.replace("200.00", "200"))]);
    assert_eq!(told(&short, &["FMT"]), [("FMT-04", INFO)]);
    let part = |title: &str| table("", title, "2026年预算数", ROWS);
    let silent =
        tables(&[part("2026年支出总表"), part("2026年一般公共预算支出表").replace("单位：万元\n", "")]);
    assert_eq!(told(&silent, &["FMT"]), [("FMT-01", ERROR)]);
}

/// A whole book: the tables of `national`, with contents before and a narrative after them.
fn whole(contents: &str, narrative: &str) -> String {
    let path = format!("{}/tests/books/national.txt", env!("CARGO_MANIFEST_DIR"));
    let tables = std::fs::read_to_string(path).unwrap();
    let tables = tables.replacen("目录\n", &format!("目录\n\n{contents}\n"), 1);
    format!("{tables}\n\n{narrative}\n")
}

const CONTENTS: &str = "第一部分 概况.....1\n一、主要职责.....1\n二、机构设置.....2\n第三部分 情况说明.....3\n一、收支总体情况说明.....3\n二、“三公”经费情况说明.....4\n三、政府采购情况说明.....5\n四、国有资产占有使用情况说明.....5\n第四部分 名词解释.....6";

const NARRATIVE: &str = "## 第一部分 概况\n\n### 一、主要职责\n\n承担全省教育科学研究工作，编写教材。\n\n### 二、机构设置\n\n内设3个科室：办公室、科研处、信息中心。事业编制60名，在职58人。\n\n## 第三部分 情况说明\n\n### 一、收支总体情况说明\n\n本单位收支平衡，没有机关运行经费，因本单位为事业单位。\n\n### 二、“三公”经费情况说明\n\n“三公”经费预算5.00万元，与上年持平。其中：因公出国（境）费0万元，公务接待费1.00万元，公务用车购置及运行费4.00万元（购置费0万元、运行费4.00万元）。\n\n### 三、政府采购情况说明\n\n政府采购预算10.00万元，与上年持平，其中：货物4.00万元、工程0万元、服务6.00万元。\n\n### 四、国有资产占有使用情况说明\n\n共有车辆2辆，其中：机要通信用车1辆、其他用车1辆；大型设备0台（套）。\n\n## 第四部分 名词解释\n\n一、基本支出：指保障机构正常运转的支出。\n\n二、项目支出：指完成特定任务的支出。\n\n三、“三公”经费：指因公出国（境）费、公务用车费、公务接待费。\n\n公开日期：2025年2月10日。";

fn complete(contents: &str, narrative: &str) -> Vec<(&'static str, Severity)> {
    told(&whole(contents, narrative), &["CPL"])
}

#[test]
fn a_complete_book_is_silent_and_each_gap_is_told() {
    assert_eq!(complete(CONTENTS, NARRATIVE), []);
    for (from, to, rule, severity) in [
        ("## 第四部分 名词解释", "## 第四部分 附录", "CPL-02", ERROR),
        ("公开日期：2025年2月10日。", "", "CPL-03", INFO),
        ("事业编制60名，在职58人。", "", "CPL-08", INFO),
        ("因公出国（境）费0万元，", "", "CPL-10", WARNING),
        ("，其中：货物4.00万元、工程0万元、服务6.00万元", "", "CPL-11", WARNING),
        // The tables pay for 行政运行: such a body has these expenses.
        ("，因本单位为事业单位", "", "CPL-14", WARNING),
        ("共有车辆2辆，其中：机要通信用车1辆、其他用车1辆；", "", "CPL-15", WARNING),
    ] {
        // A glossary without its heading is no contents' business here.
        let told = complete(if rule == "CPL-02" { "" } else { CONTENTS }, &NARRATIVE.replace(from, to));
        assert_eq!(told, [(rule, severity)], "{from}");
    }
}

#[test]
fn contents_and_headings() {
    let renumbered = CONTENTS.replace("三、政府采购情况说明", "三、政府采购预算的说明");
    assert_eq!(complete(&renumbered, NARRATIVE), [("CPL-05", WARNING)]);
    let back = CONTENTS.replace("名词解释.....6", "名词解释.....4");
    assert_eq!(complete(&back, NARRATIVE), [("CPL-05", WARNING)]);
    // Pages without dots, and an entry that goes on in the next line.
    let plain = CONTENTS.replace(".....", "");
    assert_eq!(complete(&plain, NARRATIVE), []);
    let more = format!("{CONTENTS}\n表十 政府购买服务支出表.....9");
    assert_eq!(complete(&more, NARRATIVE), [("CPL-04", ERROR)]);
}

#[test]
fn spending_reaches_the_item() {
    let rows = "\t合计\t300.00\t200.00\t100.00\n207\t文化旅游体育与传媒支出\t300.00\t200.00\t100.00\n20701\t文化和旅游\t300.00\t200.00\t100.00";
    let short = tables(&[table("", "2026年支出总表", "2026年预算数", rows)]);
    assert_eq!(told(&short, &["CPL"]), [("CPL-16", ERROR)]);
    assert_eq!(told(&tables(&[table("", "2026年支出总表", "2026年预算数", ROWS)]), &["CPL"]), []);
}
