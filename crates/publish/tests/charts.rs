//! The charts.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it cannot go on")]

use mingzhang_model::manuscript::{Bar, Chart, Link, Shape, Step};
use mingzhang_model::{Coordinate, Money, MoneyUnit};
use mingzhang_publish::chart::{Style, Theme, svg};
use mingzhang_publish::docx::picture;

fn keep(name: &str, text: &str) {
    if let Ok(path) = std::env::var("MINGZHANG_KEEP") {
        std::fs::write(format!("{path}/{name}.svg"), text).unwrap();
        std::fs::write(format!("{path}/{name}.png"), picture(text).unwrap().png).unwrap();
    }
}

fn wan(hundredths: i64) -> Money {
    Money::from_fen(hundredths * 10_000)
}

fn bars(series: &[&str], shares: bool, rows: &[(&str, &[Option<i64>])]) -> Chart {
    let bars = rows.iter().map(|(label, amounts)| Bar {
        label: (*label).to_owned(),
        amounts: amounts.iter().map(|amount| amount.map(wan)).collect(),
        coordinate: Coordinate::default(),
    });
    Chart {
        title: "一般公共预算当年拨款结构图 <&\"'>".to_owned(),
        unit: MoneyUnit::WanYuan,
        shape: Shape::Bars {
            series: series.iter().map(|name| (*name).to_owned()).collect(),
            bars: bars.collect(),
            shares,
        },
    }
}

/// A flow whose middle has many thin nodes.
fn flow(classes: usize) -> Chart {
    const NAMES: [&str; 12] = [
        "社会保障和就业支出",
        "卫生健康支出",
        "住房保障支出",
        "一般公共服务支出",
        "公共安全支出",
        "教育支出",
        "科学技术支出",
        "文化旅游体育与传媒支出",
        "节能环保支出",
        "城乡社区支出",
        "农林水支出",
        "资源勘探工业信息等支出",
    ];
    let amounts: Vec<i64> = (0..classes)
        .map(|at| if at == 0 { 203_349 } else { 97 + 1_700 * i64::try_from(at % 4).unwrap() })
        .collect();
    let all: i64 = amounts.iter().sum();
    let (general, own) = (all - 60_504, 60_504);
    let basic: Vec<i64> = amounts.iter().map(|amount| amount / 3).collect();
    let node = |name: &str, amount: i64| (name.to_owned(), wan(amount));
    let mut links = vec![
        Link { step: 0, from: 0, to: 0, amount: wan(amounts[0] - own) },
        Link { step: 0, from: 1, to: 0, amount: wan(own) },
    ];
    for (at, amount) in amounts.iter().enumerate() {
        if at > 0 {
            links.push(Link { step: 0, from: 0, to: at, amount: wan(*amount) });
        }
        links.push(Link { step: 1, from: at, to: 0, amount: wan(basic[at]) });
        links.push(Link { step: 1, from: at, to: 1, amount: wan(amount - basic[at]) });
    }
    let kinds = basic.iter().sum::<i64>();
    let steps = vec![
        Step {
            title: "资金来源".into(), nodes: vec![node("一般公共预算", general), node("单位资金", own)]
        },
        Step {
            title: "支出功能".into(),
            nodes: amounts.iter().zip(NAMES).map(|(amount, name)| node(name, *amount)).collect(),
        },
        Step {
            title: "支出性质".into(),
            nodes: vec![node("基本支出", kinds), node("项目支出", all - kinds)],
        },
    ];
    Chart { title: "资金流向图".into(), unit: MoneyUnit::WanYuan, shape: Shape::Flow { steps, links } }
}

fn print() -> Style {
    Style::print("Noto Sans SC", "Noto Serif SC")
}

fn hard() -> Vec<(&'static str, Chart)> {
    vec![
        (
            "bars-one",
            bars(
                &["2026年"],
                true,
                &[
                    ("社会保障和就业支出", &[Some(203_349)]),
                    ("卫生健康支出", &[Some(2_785)]),
                    ("住房保障支出", &[Some(4_600)]),
                ],
            ),
        ),
        (
            "bars-two",
            bars(
                &["2025年", "2026年"],
                false,
                &[
                    ("因公出国（境）费", &[Some(0), Some(0)]),
                    ("公务接待费", &[None, Some(12)]),
                    ("公务用车购置费", &[Some(1_800), None]),
                    ("公务用车运行维护费", &[Some(450), Some(440)]),
                ],
            ),
        ),
        ("bars-whole", bars(&["2026年"], true, &[("社会保障和就业支出", &[Some(271_238)])])),
        (
            "bars-negative",
            bars(
                &["2026年"],
                true,
                &[
                    (
                        "国有土地使用权出让收入及对应专项债务收入安排的支出（含以前年度结转资金调整数）",
                        &[Some(-123_456)],
                    ),
                    ("其他支出", &[Some(1_000_000_000_000)]),
                    ("年初预留", &[Some(0)]),
                    ("未知", &[None]),
                ],
            ),
        ),
        ("flow-few", flow(3)),
        ("flow-many", flow(12)),
        ("nothing", bars(&[], true, &[])),
    ]
}

#[test]
fn every_chart_can_be_drawn_anywhere() {
    for (name, chart) in hard() {
        for (suffix, style) in [
            ("", print()),
            ("-narrow", print().narrow()),
            ("-dark", print().with_theme(Theme::Dark)),
            ("-web", Style::web("chart-1")),
        ] {
            let drawing = svg(&chart, &style);
            let mut reader = quick_xml::Reader::from_str(&drawing);
            while reader.read_event().expect("well-formed") != quick_xml::events::Event::Eof {}
            for forbidden in ["NaN", "inf", "foreignObject", "var(", "<style", "b8321f"] {
                assert!(!drawing.contains(forbidden), "{name}: {forbidden}");
            }
            assert!(picture(&drawing).is_ok() || suffix == "-web", "{name}{suffix}");
            if suffix != "-web" {
                keep(&format!("{name}{suffix}"), &drawing);
            }
        }
    }
}

#[test]
fn the_words_say_every_figure_that_is_drawn() {
    for (name, chart) in hard() {
        let words = mingzhang_publish::chart::describe(&chart);
        for row in mingzhang_publish::chart::data(&chart).rows {
            assert!(row.iter().all(|text| words.contains(text.as_str())), "{name}: {row:?} in {words}");
        }
    }
}

/// Baselines of the texts of a column must not come closer than they are high.
#[test]
fn labels_of_a_flow_do_not_meet() {
    for style in [print(), print().narrow()] {
        let drawing = svg(&flow(12), &style);
        let mut columns = std::collections::BTreeMap::<String, Vec<f64>>::new();
        for text in drawing.split("<text ").skip(1).filter(|text| !text.contains("aria-hidden")) {
            let value = |key: &str| {
                text.split(key).nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned()
            };
            columns.entry(value("x=\"")).or_default().push(value("y=\"").parse().unwrap());
        }
        assert!(columns.len() >= 3);
        for (x, mut lines) in columns {
            lines.sort_by(f64::total_cmp);
            assert!(lines.windows(2).all(|pair| pair[1] - pair[0] >= 13.0), "{x}: {lines:?}");
        }
    }
}

#[test]
fn two_charts_on_a_page_do_not_share_ids() {
    let chart = &hard()[1].1;
    let ids = |id: &str| {
        let drawing = svg(chart, &Style::web(id));
        drawing
            .split(" id=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let (one, other) = (ids("chart-1"), ids("chart-2"));
    assert!(one.len() >= 3 && one.iter().all(|id| !other.contains(id)), "{one:?}");
}
