use super::*;
use crate::fixture;
use crate::localise::Lang;
use crate::rule::RuleView;
use crate::width::display_width;

const SUM: RuleView<'static> = RuleView {
    id: "SUM",
    title: ("", ""),
    what: ("", ""),
    basis: ("预算法 第75条", "Budget Law, art. 75"),
    example: ("", ""),
    severity: Severity::Error,
};

fn render(file: &CheckedFile, lang: Lang, options: TextOptions) -> String {
    let localiser = Localiser::new(lang);
    TextReport::new(&localiser, Rules(&[SUM]), options).file(file)
}

#[test]
fn a_file_reads_like_this() {
    let text = render(&fixture::file(), Lang::Zh, TextOptions::default());
    let expected = "\
a.pdf  上海市财政局  2025 年  单位预算  21 页  1 张表  0.03 秒

● 错误 SUM-06 《2025年预算单位一般公共预算基本支出部门预算经济分类预算表》“302 商品和服务支出”行“合计”列：印为 24,840,779，按其他各处应为 24,840,778
  --> 第 17 页  《2025年预算单位一般公共预算基本支出部门预算经济分类预算表》  单位：元
   |  类   款  部门经济分类科目名称        合计    人员经费    公用经费
   |  301  01  基本工资              13,150,000  13,150,000
   |  302      商品和服务支出        24,840,779              24,840,778
   |                                 ^^^^^^^^^^ 可能应为 24,840,778（末位相差 1）
   |  302  01  办公费                 1,200,000               1,200,000
   = 两边：24,840,779 与 24,840,778，相差 1.00 元
   = 同样可能：第 17 页 “302 商品和服务支出”行“公用经费”列由 24,840,778 改为 24,840,779；另有 7 种
   = 对照：第 17 页 《另一张表》 “302 商品和服务支出”行“合计”列 24,840,779
   = 依据：预算法 第75条

1 处提示，不必更正
○ XTB-01 支出合计：2,712.37 与 2,712.38 相差 0.01 万元，属四舍五入尾差，不是错误  第 17 页

1 处没有读全
○ 第 3 页是图片，没有文字，无法核对；请改用由文档直接导出的 PDF  第 3 页

";
    assert_eq!(text, expected);
}

#[test]
fn columns_align_by_display_width_at_any_terminal_width() {
    for width in [30, 40, 60, 80, 100, 200] {
        let options = TextOptions { width, ..TextOptions::default() };
        let text = render(&fixture::file(), Lang::Zh, options);
        let rows: Vec<&str> = text.lines().filter(|line| line.starts_with("   |  ")).collect();
        let carets = rows.iter().position(|line| line.contains('^')).unwrap();
        let end = |line: &str, of: &str| {
            let at = line.find(of).unwrap();
            display_width(&line[..at]) + display_width(of)
        };
        let marked = rows[carets - 1];
        assert_eq!(end(marked, "24,840,779"), end(rows[carets], "^^^^^^^^^^"), "{width}:\n{text}");
        assert_eq!(end(rows[1], "13,150,000"), end(marked, "24,840,779"), "{width}:\n{text}");
        assert_eq!(end(rows[0], "合计"), end(marked, "24,840,779"), "{width}:\n{text}");
        let drawn = rows.iter().filter(|line| !line.contains('^'));
        for line in drawn {
            assert!(display_width(line) <= width.max(36), "{width}: {line}");
        }
    }
}

#[test]
fn a_long_name_is_cut_where_a_short_one_would_be() {
    let mut finding = fixture::error();
    finding.explanations.clear();
    finding.spots = vec![fixture::spot(mingzhang_model::Role::Primary, 4, 3)];
    let mut file = fixture::file();
    if let Ok(checked) = &mut file.outcome {
        checked.findings = vec![finding];
    }
    let text = render(&file, Lang::Zh, TextOptions::default());
    let row = text.lines().find(|line| line.contains("303")).unwrap();
    assert!(row.contains("对个人和家庭的补助以及其他一…  "), "{row}");
}

#[test]
fn colour_is_only_there_when_told() {
    let plain = render(&fixture::file(), Lang::Zh, TextOptions::default());
    assert!(!plain.contains('\u{1b}'));
    let options = TextOptions { colour: true, ..TextOptions::default() };
    let coloured = render(&fixture::file(), Lang::Zh, options);
    assert!(coloured.contains("\u{1b}[1m\u{1b}[31m● 错误"), "{coloured}");
    assert!(!coloured.contains("\u{1b}[31m○"), "red is for errors only");
}

#[test]
fn an_escape_sequence_in_a_cell_does_not_reach_the_terminal() {
    let mut file = fixture::file();
    if let Ok(checked) = &mut file.outcome {
        checked.book.tables[0].rows[2].cells[2].text = "商品\u{1b}[2J".to_owned();
        checked.book.tables[0].title = "\u{1b}]0;x".to_owned();
        checked.findings[1].spots[2].text = "\u{1b}[31m".to_owned();
    }
    assert!(!render(&file, Lang::Zh, TextOptions::default()).contains('\u{1b}'));
}

#[test]
fn verbose_shows_remarks_with_their_excerpt_and_the_laws() {
    let options = TextOptions { verbose: true, ..TextOptions::default() };
    let text = render(&fixture::file(), Lang::En, options);
    assert!(text.contains("○ info XTB-01"), "{text}");
    assert!(text.contains("812 tie-outs: 790 exact, 21 within rounding, 1 violated"), "{text}");
}

#[test]
fn the_summary_counts() {
    let localiser = Localiser::new(Lang::Zh);
    let report = TextReport::new(&localiser, Rules::default(), TextOptions::default());
    let line = fixture::file().line();
    let summary = report.summary(std::slice::from_ref(&line));
    assert_eq!(summary, "已读取 21 页，1 张表；发现 1 处错误、0 处警告、1 处提示\n");
    let many = report.summary(&[line, fixture::unreadable().line()]);
    assert_eq!(
        many,
        "\
文件       页      表    错误    警告    提示
a.pdf      21       1       1       0       1
b.pdf  读不了

已读取 1 个文件，共 21 页，1 张表；发现 1 处错误、0 处警告、1 处提示
1 个文件没有读成
"
    );
}

#[test]
fn an_unreadable_file_says_what_to_do() {
    let text = render(&fixture::unreadable(), Lang::Zh, TextOptions::default());
    assert_eq!(text, "b.pdf\n● 读不了 文件已损坏，读不出来（xref）；请重新下载或重新导出\n\n");
}
