//! Meaning, law and privacy: small invented books, wrong and right, and what a report may quote of them.

#![allow(clippy::unwrap_used)] // a helper that cannot read its fixture fails the test

use mingzhang_check::check;
use mingzhang_model::{Arg, Finding, Severity};

const ERROR: Severity = Severity::Error;
const WARNING: Severity = Severity::Warning;
const INFO: Severity = Severity::Info;

fn findings(text: &str) -> Vec<Finding> {
    let document = mingzhang_read::read(text.as_bytes(), &mingzhang_read::Limits::default()).unwrap();
    let groups = ["CON", "FUN", "LAW", "PRV"];
    let outcome = check(&mingzhang_recognise::recognise(&document));
    outcome.findings.into_iter().filter(|f| groups.iter().any(|group| f.rule.starts_with(group))).collect()
}

/// A budget of these paragraphs and whatever follows them.
fn book(paragraphs: &[&str], rest: &str) -> String {
    format!(
        "云岭市甲中心\n\n2026年度单位预算公开\n\n## 第三部分 情况说明\n\n### 一、国有资产占有使用情况\n\n{}\n\n{rest}\n",
        paragraphs.join("\n\n")
    )
}

fn told(paragraphs: &[&str]) -> Vec<(&'static str, Severity)> {
    findings(&book(paragraphs, "")).iter().map(|finding| (finding.rule, finding.severity)).collect()
}

/// A sheet of a project: its texts, its money (fiscal, own), one indicator.
fn sheet(project: &str, unit: &str, texts: &[&str], money: (&str, &str), indicator: (&str, &str)) -> String {
    let [overview, basis] = [0, 1].map(|index| texts.get(index).copied().unwrap_or("维持日常工作。"));
    let total = if money.0 == "0" { money.1 } else { money.0 };
    let (name, value) = indicator;
    [
        "项目支出绩效目标表\n（2026年度）\n".to_owned(),
        format!("项目名称\t\t{project}\t\t\t\t"),
        format!("主管部门及代码\t\t101-某局\t\t实施单位\t{unit}\t"),
        "项目属性\t\t经常性项目\t\t项目期\t3年\t".to_owned(),
        format!("项目资金（元）\t\t实施期资金总额：\t{total}\t年度资金总额：\t{total}\t"),
        format!("\t\t市县（区）财政资金\t{}\t市县（区）财政资金\t{}\t", money.0, money.0),
        format!("\t\t单位自筹\t{}\t单位自筹\t{}\t", money.1, money.1),
        format!("项目概况\t\t{overview}\t\t\t\t"),
        format!("立项依据\t\t{basis}\t\t\t\t"),
        "\t\t实施期目标\t\t年度目标\t\t".to_owned(),
        "总体目标\t\t按期完成。\t\t按期完成。\t\t".to_owned(),
        "绩效指标\t一级指标\t二级指标\t三级指标\t指标值\t二级指标\t三级指标\t指标值".to_owned(),
        format!("\t产出指标\t数量指标\t{name}\t{value}\t数量指标\t{name}\t{value}"),
        "负责人：\t\t经办人：\t\t填报日期：\t2025年11月2日\t".to_owned(),
        String::new(),
    ]
    .join("\n")
}

fn with_sheets(paragraphs: &[&str], sheets: &[String]) -> Vec<(&'static str, Severity)> {
    findings(&book(paragraphs, &sheets.join("\n"))).iter().map(|f| (f.rule, f.severity)).collect()
}

/// An ID number with this beginning and its right check digit.
fn identity(seventeen: &str) -> String {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = seventeen.chars().zip(weights).map(|(c, w)| c.to_digit(10).unwrap() * w).sum();
    format!("{seventeen}{}", "10X98765432".chars().nth((sum % 11) as usize).unwrap())
}

/// Every word of a finding that a report can print.
fn words(finding: &Finding) -> String {
    let args = finding.message.args.iter().map(|(_, arg)| match arg {
        Arg::Text(text) => text.clone(),
        Arg::Count(count) => count.to_string(),
    });
    let spots = finding.spots.iter().flat_map(|spot| {
        [
            spot.text.clone(),
            spot.row_label.clone(),
            spot.column_label.clone(),
            spot.table.clone().unwrap_or_default(),
            spot.sentence.as_ref().map(|(text, _)| text.clone()).unwrap_or_default(),
        ]
    });
    args.chain(spots).chain([finding.key.clone()]).collect::<Vec<_>>().join("\n")
}

#[test]
fn numbers_of_persons_are_errors_and_never_quoted() {
    let number = identity("11010519900307123");
    let mobile = "13912345678";
    let card = "6222600260001072444";
    let home = "平安路12号楼3单元402室";
    let text = format!(
        "领取人身份证号{number}，联系电话{mobile}，银行卡号{card}，家庭住址：{home}，困难职工张小明患病住院。"
    );
    let found = findings(&book(&[&text], ""));
    let rules: Vec<_> = found.iter().map(|finding| (finding.rule, finding.severity)).collect();
    assert!(rules.contains(&("PRV-01", ERROR)), "{rules:?}");
    assert_eq!(rules.iter().filter(|rule| **rule == ("PRV-02", ERROR)).count(), 3, "{rules:?}");
    assert!(rules.contains(&("PRV-03", WARNING)), "{rules:?}");
    for finding in &found {
        let words = words(finding);
        for secret in [number.as_str(), mobile, card] {
            assert!(!words.contains(secret), "{}: {words}", finding.rule);
        }
    }
    let own = |id: &str, secret: &str| {
        let of = found.iter().filter(|f| f.message.id == id);
        of.for_each(|f| assert!(!words(f).contains(secret), "{}", words(f)));
    };
    own("prv-home", home);
    own("prv-name", "张小明");
    assert!(found.iter().any(|f| words(f).contains("1101**********")), "masked, not left out");
}

#[test]
fn a_heading_does_not_give_away_what_the_finding_hides() {
    let number = identity("11010519900307123");
    let text = format!("#### 1、领取人{number}\n\n身份证号{number}。");
    for finding in findings(&book(&[&text], "")) {
        assert!(!words(&finding).contains(&number), "{}", words(&finding));
    }
}

#[test]
fn a_number_in_a_cell_of_a_sheet_is_found() {
    let mobile = "13912345678";
    let sheet = sheet(
        "路灯维护",
        "云岭市甲中心",
        &[&format!("联系人电话{mobile}。")],
        ("1,000", "0"),
        ("路灯数", "≥9盏"),
    );
    let found = findings(&book(&["无。"], &sheet));
    assert_eq!(found.iter().map(|f| f.rule).collect::<Vec<_>>(), ["PRV-02"]);
    assert!(!words(&found[0]).contains(mobile));
    // The label stands in a cell of its own.
    let signed = sheet
        .replace(&format!("联系人电话{mobile}。"), "维护路灯。")
        .replace("经办人：\t", &format!("联系电话：\t{mobile}"));
    let found = findings(&book(&["无。"], &signed));
    assert_eq!(found.iter().map(|f| (f.rule, f.severity)).collect::<Vec<_>>(), [("PRV-02", ERROR)]);
}

#[test]
fn numbers_that_are_nobodys() {
    let wrong_check = {
        let right = identity("11010519900307123");
        let last = if right.ends_with('1') { '2' } else { '1' };
        format!("{}{last}", &right[..17])
    };
    for right in [
        format!("流水号{wrong_check}。"),
        "统一社会信用代码12140200406600123X。".to_owned(),
        "统一社会信用代码914403001922038216。".to_owned(),
        "填报日期20251121104637。".to_owned(),
        "办公电话0352-5360123，举报电话03525360123。".to_owned(),
        "举报热线13912345678。".to_owned(),
        "项目编码13912345678。".to_owned(),
        "总投资13912345678元。".to_owned(),
        "身份证号1101**********1232，联系电话139****5678。".to_owned(),
        "采集姓名、身份证号码、家庭住址等信息。".to_owned(),
        "银行账号6222600260001072445。".to_owned(),
    ] {
        assert_eq!(told(&[&right]), [], "{right}");
    }
    // A mobile number without a word that says so may be something else.
    assert_eq!(told(&["值班人员王某13912345678。"]), [("PRV-02", WARNING)]);
}

#[test]
fn names_and_small_groups() {
    assert_eq!(told(&["慰问困难职工李建国同志等。"]), [("PRV-03", WARNING)]);
    for right in [
        "慰问困难职工李某某等3人。",
        "困难群众高度认可。",
        "残疾人任务完成情况良好。",
        "残疾人康复训练经费10万元。",
        "孤儿基本生活费发放及时。",
        "残疾人白内障患者手术补助。",
    ] {
        assert_eq!(told(&[right]), [], "{right}");
    }
    assert_eq!(told(&["离休人员1人，离休费25.19万元。"]), [("PRV-07", WARNING)]);
    for right in [
        "其中12人出票（本金234841.58元），未出票2人（测算本金5524.84元），共计290366.42元。",
        "离休人员1人、退休人员30人，离退休费125.19万元。",
        "新增在职人员2人，工资福利支出增加。",
        "聘用人员31人，工资189.05万元。",
    ] {
        assert_eq!(told(&[right]), [], "{right}");
    }
}

#[test]
fn secrecy_marks_and_secret_projects() {
    assert_eq!(told(&["机密★10年"]), [("PRV-04", ERROR)]);
    assert_eq!(told(&["某网络建设（秘密）。"]), [("PRV-04", WARNING)]);
    for right in [
        "依照法律规定，涉及国家秘密的内容不予公开。",
        "涉密项目按规定不予公开。",
        "做好机密档案和秘密文件的管理工作。",
        "文件首页标注“机密★”的方法。",
    ] {
        assert_eq!(told(&[right]), [], "{right}");
    }
    let named = |name: &str| {
        with_sheets(&["无。"], &[sheet(name, "云岭市甲中心", &[], ("1,000", "0"), ("数量", "≥9个"))])
    };
    assert_eq!(named("涉密专项设备更新"), [("PRV-04", WARNING)]);
    assert_eq!(named("保密项目管理培训"), []);
}

#[test]
fn companies_beside_amounts_are_one_hint() {
    let text = "土建监理单位是云岭市新安监理公司，合同价33.68万元，已付4.53万元；消防单位为云海装饰有限公司，合同价65万元。";
    assert_eq!(told(&[text]), [("PRV-05", INFO)]);
    for right in
        ["通过公开招标确定物业公司，合同价30万元。", "云岭市新安监理公司负责监理。", "本公司收入10万元。"]
    {
        assert_eq!(told(&[right]), [], "{right}");
    }
}

#[test]
fn an_office_larger_in_a_sheet_than_among_the_assets() {
    let assets = "截至2026年1月1日，云岭市甲中心使用的办公用房建筑总面积3335.02平方米。";
    let one = |value: &str| sheet("物业费", "云岭市甲中心", &[], ("1,000", "0"), ("办公面积", value));
    assert_eq!(with_sheets(&[assets], &[one("≤16340平方米")]), [("CON-01", ERROR)]);
    for part in ["≤3335.02平方米", "3300平方米", "≥16340平方米"] {
        assert_eq!(with_sheets(&[assets], &[one(part)]), [], "{part}");
    }
    // Other areas than the offices.
    let green = sheet("绿化", "云岭市甲中心", &[], ("1,000", "0"), ("绿化面积", "≤16340平方米"));
    assert_eq!(with_sheets(&[assets], &[green]), []);
}

#[test]
fn staff_counted_in_two_ways() {
    let wrong = ["本单位在职人员25人，退休人员113人。", "单位在职人员23人，退休人员113人。"];
    assert_eq!(told(&wrong), [("CON-01", WARNING)]);
    let right = [
        "本单位在职人员25人，退休人员113人。",
        "2025年年底新增在职人员7人。",
        "办公室在职人员3人，业务科在职人员9人。",
        "比上年在职人员23人有所增加。",
    ];
    assert_eq!(told(&right), []);
}

#[test]
fn names_of_the_body() {
    let table = |org: &str, title: &str| {
        format!(
            "## 2026年{title}\n\n单位名称：{org}\n\n单位：万元\n\n项目\t2026年\n一、一般公共预算\t10.00\n收入总计\t10.00\n"
        )
    };
    let tables = |orgs: &[&str]| -> String {
        let titles = ["预算收支总表", "预算收入总表", "财政拨款收支总表", "单位收入总表", "收支预算总表"];
        orgs.iter().zip(titles).map(|(org, title)| table(org, title)).collect::<Vec<_>>().join("\n")
    };
    let told = |orgs: &[&str]| {
        let text = format!("云岭市甲中心\n\n2026年度单位预算公开\n\n{}", tables(orgs));
        findings(&text).iter().map(|f| (f.rule, f.severity)).collect::<Vec<_>>()
    };
    let own = "云岭市甲中心";
    assert_eq!(told(&[own, own, own, own, own]), []);
    assert_eq!(told(&[own, own, "云岭市甲中心（本级）", own, own]), []);
    assert_eq!(told(&[own, own, "云岭市甲中行", own, own]), [("CON-02", ERROR)]);
    assert_eq!(told(&[own, own, "石门县教育局", own, own]), [("CON-02", WARNING)]);
}

#[test]
fn a_project_with_two_names() {
    let table = "## 2026年项目支出预算表（本年预算）\n\n单位名称：云岭市甲中心\n\n单位：万元\n\n项目名称\t合计\t一般公共预算\n云岭市甲中心\t0.20\t0.20\nZY-档案整理加工服务\t0.10\t0.10\n食堂改造一期工程\t0.10\t0.10\n";
    let told = |names: &[&str]| {
        let sheets: Vec<String> = names
            .iter()
            .map(|name| sheet(name, "云岭市甲中心", &[], ("1,000", "0"), ("数量", "≥9个")))
            .collect();
        findings(&book(&["无。"], &format!("{table}\n{}", sheets.join("\n"))))
            .iter()
            .map(|f| (f.rule, f.severity))
            .collect::<Vec<_>>()
    };
    assert_eq!(told(&["档案整理加工服务", "食堂改造一期工程"]), []);
    assert_eq!(told(&["档案整理加服务", "食堂改造一期工程"]), [("CON-03", WARNING)]);
    assert_eq!(told(&["档案整理加工服务", "食堂改造二期工程"]), []);
}

#[test]
fn one_document_quoted_in_two_ways() {
    let quote =
        |words: &str| format!("根据《关于印发〈甲方案〉的通知》（云编发〔2020〕8号）“{words}”规定立项。");
    let one = quote("整合组建的单位，可以继续维持原有经费渠道");
    let other = quote("整合组建的单位，可以暂时继续维持原有经费渠道");
    assert_eq!(told(&[&one, &other]), [("CON-04", WARNING)]);
    assert_eq!(told(&[&one, &one]), []);
    // A shortened quote and another sentence of the same document are right.
    assert_eq!(told(&[&one, &quote("可以继续维持原有经费渠道")]), []);
    assert_eq!(told(&[&one, &quote("人员编制按照职能划转的原则核定")]), []);
}

#[test]
fn vehicles_over_the_year() {
    let gone = "2026年“三公”经费减少，主要原因是2025年有2辆公务用车报废核销。";
    assert_eq!(told(&[gone, "共有公务用车编制1辆，实有1辆。"]), [("CON-07", INFO)]);
    assert_eq!(told(&["共有公务用车编制1辆，实有3辆。"]), [("CON-07", INFO)]);
    assert_eq!(told(&[gone, "共有公务用车编制3辆，实有1辆。"]), []);
    assert_eq!(told(&[gone, "更新购置公务用车2辆。", "共有公务用车编制2辆，实有2辆。"]), []);
    assert_eq!(told(&["2026年拟报废公务用车1辆。", "共有公务用车编制1辆，实有1辆。"]), []);
    assert_eq!(told(&["共有车辆5辆，其中：其他用车5辆。"]), []);
}

#[test]
fn self_financed_and_paid_by_the_treasury() {
    let overview = "确保自收自支职工工资及时发放。";
    let one = |texts: &[&str], money| {
        with_sheets(&["无。"], &[sheet("职工经费", "云岭市甲中心", texts, money, ("职工数", "=23人"))])
    };
    assert_eq!(one(&[overview], ("6,030,000", "0")), [("FUN-01", WARNING)]);
    assert_eq!(one(&[overview], ("0", "6,030,000")), []);
    assert_eq!(one(&["配套资金由企业自筹。"], ("6,030,000", "0")), []);
}

#[test]
fn laws_as_they_once_were() {
    let old =
        "《中华人民共和国档案法》第十三条提出“各级各类档案馆应当建立科学的管理制度，便于对档案的利用”。";
    assert_eq!(told(&[old]), [("LAW-01", WARNING)]);
    assert_eq!(told(&["依据《档案法》第13条“建立科学的管理制度”。"]), [("LAW-01", WARNING)]);
    assert_eq!(told(&["依据《中华人民共和国合同法》签订合同。"]), [("LAW-01", WARNING)]);
    for right in [
        "《中华人民共和国档案法》第十九条规定“档案馆应当建立健全科学的管理制度”。",
        "《中华人民共和国档案法》第十三条规定了归档范围。",
        "《档案法（2016年修正）》第十三条提出“建立科学的管理制度”。",
        "依据《中华人民共和国劳动合同法》签订合同。",
        "原《合同法》已废止，现行《民法典》合同编。",
        "《增值税暂行条例》第二条。",
    ] {
        assert_eq!(told(&[right]), [], "{right}");
    }
}

#[test]
fn bodies_that_are_no_more() {
    assert_eq!(told(&["由用人单位所在地的地方税务局负责征收。"]), [("LAW-03", INFO)]);
    for right in [
        "由国家税务总局云岭市税务局负责征收。",
        "《云岭省国土资源厅关于印发管理办法的通知》。",
        "会同环境保护部门开展检查。",
        "原市卫生和计划生育委员会的职责。",
        "市环境保护局更名为市生态环境局。",
        "项目支出中农业部分安排10万元。",
        "缴纳税金及附加10万元。",
    ] {
        assert_eq!(told(&[right]), [], "{right}");
    }
    let levy = |overview: &str| {
        with_sheets(
            &["无。"],
            &[sheet("残疾人就业保障金", "云岭市甲中心", &[overview], ("1,000", "0"), ("人数", "=1人"))],
        )
    };
    assert_eq!(levy("未按规定安排就业的单位缴纳的税金。"), [("LAW-03", INFO)]);
    assert_eq!(levy("按规定足额缴纳。"), []);
}
