//! What recognition promises about the layouts of tables, one behaviour a test, each on the smallest table that shows it.

use mingzhang_model::{Book, Flow, Fund, RowSum, Spending, SubjectCode, Table, ThreePublic};

type Tried = Result<(), Box<dyn std::error::Error>>;

fn book(text: &str) -> Result<Book, Box<dyn std::error::Error>> {
    let document = mingzhang_read::read(text.as_bytes(), &mingzhang_read::Limits::default())?;
    Ok(mingzhang_recognise::recognise(&document))
}

/// A book of one table; `rows` in fields separated by `|`, for legibility.
fn one(title: &str, rows: &[&str]) -> Result<Book, Box<dyn std::error::Error>> {
    let rows: Vec<String> = rows.iter().map(|row| row.replace('|', "\t")).collect();
    book(&format!("{title}\n编制单位：某局\n单位：万元\n\n{}\n", rows.join("\n")))
}

fn paths(table: &Table) -> Vec<String> {
    table.columns.iter().map(|path| path.join("/")).collect()
}

fn sums(table: &Table, block: usize) -> Vec<(usize, Vec<usize>)> {
    let mut sums: Vec<_> = table.blocks[block]
        .row_sums
        .iter()
        .map(|RowSum { total, parts, .. }| (*total, parts.clone()))
        .collect();
    sums.sort();
    sums
}

#[test]
fn the_header_ends_where_the_first_row_is_named() -> Tried {
    let book = one(
        "2026年部门收支总表",
        &[
            "收入||支出|",
            "项目|预算数|项目|预算数",
            "一、一般公共预算拨款收入|5.00|一、教育支出|5.00",
            "收入总计|5.00|支出总计|5.00",
        ],
    )?;
    assert_eq!((book.tables[0].header.len(), book.tables[0].rows.len()), (2, 2));
    // An index row belongs to the header, a list without figures does not lose its first row.
    let book = one(
        "支出决算表",
        &[
            "项目||本年支出合计|基本支出",
            "科目编码|科目名称||",
            "栏次||1|2",
            "合计||5.00|5.00",
            "205|教育支出|5.00|5.00",
        ],
    )?;
    assert_eq!((book.tables[0].header.len(), book.tables[0].rows.len()), (3, 2));
    Ok(())
}

#[test]
fn a_text_export_has_lost_the_merges_and_labels_still_reach() -> Tried {
    let book = one(
        "2026年部门收入总表",
        &[
            "科目编码|科目名称|合计|本年收入|||上年结转",
            "|||小计|一般公共预算|事业收入|",
            "205|教育支出|6.00|5.00|4.00|1.00|1.00",
            "合计||6.00|5.00|4.00|1.00|1.00",
        ],
    )?;
    assert_eq!(
        paths(&book.tables[0]),
        [
            "科目编码",
            "科目名称",
            "合计",
            "本年收入/小计",
            "本年收入/一般公共预算",
            "本年收入/事业收入",
            "上年结转"
        ]
    );
    let columns: Vec<_> =
        book.tables[0].column_sums.iter().map(|sum| (sum.total, sum.parts.clone())).collect();
    assert_eq!(columns, [(3, vec![4, 5]), (2, vec![3, 6])]);
    Ok(())
}

#[test]
fn a_total_over_parts_of_which_only_some_are_listed_is_no_sum() -> Tried {
    let book = one(
        "2026年部门收入总表",
        &[
            "科目编码|科目名称|合计|一般公共预算|事业收入|",
            "||||其中：教育收费|其中：科研收入",
            "205|教育支出|9.00|4.00|1.00|1.00",
            "合计||9.00|4.00|1.00|1.00",
        ],
    )?;
    assert!(book.tables[0].column_sums.is_empty(), "{:?}", book.tables[0].column_sums);
    Ok(())
}

#[test]
fn words_in_brackets_say_by_what_a_block_is_listed() -> Tried {
    let book = one(
        "部门收支总体情况表",
        &[
            "收入||支出|||",
            "项目|金额|项目（按功能分类）|金额|项目（按支出性质）|金额",
            "一、一般公共预算|5.00|一、教育支出|5.00|一、基本支出|3.00",
            "||||人员经费|3.00",
            "||||二、项目支出|2.00",
            "收入总计|5.00|支出总计|5.00|支出总计|5.00",
        ],
    )?;
    assert_eq!(
        book.tables[0].blocks.iter().map(|b| (b.name_column, b.number_columns.clone())).collect::<Vec<_>>(),
        [(Some(0), vec![1]), (Some(2), vec![3]), (Some(4), vec![5])]
    );
    // 人员经费 stands under 基本支出, and so outside of the total.
    assert_eq!(sums(&book.tables[0], 2), [(0, vec![1]), (3, vec![0, 2])]);
    Ok(())
}

#[test]
fn rows_after_qizhong_are_parts_until_the_next_ordinal_or_balance() -> Tried {
    let book = one(
        "部门收支总表",
        &[
            "收入||支出|",
            "项目|预算数|项目|预算数",
            "一、一般公共预算|5.00|一、教育支出|8.00",
            "其中：经费拨款|3.00||",
            "非税收入拨款|2.00||",
            "二、事业收入|2.00||",
            "其中：教育收费|1.00||",
            "上年结转|1.00||",
            "收入合计|8.00|支出合计|8.00",
        ],
    )?;
    assert_eq!(sums(&book.tables[0], 0), [(6, vec![0, 3, 5])]);
    let keys = &book.tables[0].blocks[0].keys;
    let key = |row: usize| keys[row].as_ref().map(|key| key.coordinate.clone()).unwrap_or_default();
    assert!(key(1).line.is_some() && key(2).line.is_some() && key(4).line.is_some());
    // A total over a balance carried in is everything that came in.
    assert_eq!((key(5).flow, key(6).flow), (Some(Flow::CarriedIn), Some(Flow::TotalIn)));
    Ok(())
}

#[test]
fn ordinals_nest_as_deep_as_they_go() -> Tried {
    let book = one(
        "部门收支总表",
        &[
            "收入||支出|",
            "项目|预算数|项目|预算数",
            "一、财政拨款|9.00|一、教育支出|10.00",
            "1、一般公共预算拨款|8.00||",
            "（1）经费拨款|5.00||",
            "（2）非税收入拨款|3.00||",
            "2、政府性基金预算拨款|1.00||",
            "二、事业收入|1.00||",
            "收入总计|10.00|支出总计|10.00",
        ],
    )?;
    assert_eq!(sums(&book.tables[0], 0), [(0, vec![1, 4]), (1, vec![2, 3]), (6, vec![0, 5])]);
    Ok(())
}

#[test]
fn a_title_with_dashes_is_no_sum_and_things_are_no_money() -> Tried {
    let book = one(
        "财政拨款“三公”经费、机关运行经费情况表",
        &[
            "项目|行次|决算数",
            "一、“三公”经费支出|1|—",
            "（一）支出合计|2|8.00",
            "1．公务用车购置及运行维护费|3|6.80",
            "（1）公务用车购置费|4|—",
            "（2）公务用车运行维护费|5|6.80",
            "2．公务接待费|6|1.20",
            "（二）相关统计数|7|—",
            "1．公务用车购置数（辆）|8|0",
            "2．国内公务接待批次（个）|9|20",
            "二、机关运行经费|10|40.00",
            "三、政府采购支出信息|11|—",
            "（一）政府采购支出合计|12|60.00",
            "1．政府采购货物支出|13|20.00",
            "2．政府采购服务支出|14|40.00",
            "（二）政府采购授予中小企业合同金额|15|55.00",
        ],
    )?;
    assert_eq!(sums(&book.tables[0], 0), [(1, vec![2, 5]), (2, vec![3, 4]), (11, vec![12, 13])]);
    let at = |row: usize| {
        book.facts.iter().find(|fact| fact.row == row).map(|fact| fact.coordinate.clone()).unwrap_or_default()
    };
    assert_eq!(at(1).three_public, Some(ThreePublic::All));
    assert!(at(8).line.is_some() && at(14).line.is_some());
    Ok(())
}

#[test]
fn funds_below_a_balance_are_the_balance() -> Tried {
    let book = one(
        "财政拨款收入支出决算总表",
        &[
            "收入||支出|",
            "项目|决算数|项目|决算数",
            "一、一般公共预算财政拨款|5.00|一、教育支出|6.00",
            "本年收入合计|5.00|本年支出合计|6.00",
            "年初财政拨款结转和结余|1.00|年末财政拨款结转和结余|",
            "一般公共预算财政拨款|1.00||",
            "总计|6.00|总计|6.00",
        ],
    )?;
    assert_eq!(sums(&book.tables[0], 0), [(1, vec![0]), (2, vec![3]), (4, vec![1, 2])]);
    let carried =
        book.facts.iter().find(|fact| fact.row == 3).map(|fact| (fact.coordinate.flow, fact.coordinate.fund));
    assert_eq!(carried, Some((Some(Flow::CarriedIn), Some(Fund::General))));
    Ok(())
}

#[test]
fn codes_in_front_of_names() -> Tried {
    let book = one(
        "一般公共预算支出表",
        &[
            "功能分类科目|合计",
            "[205]教育支出|6.00",
            "　20501-教育管理事务|6.00",
            "　　2050101行政运行|5.00",
            "　　100人以上机构补助|1.00",
        ],
    )?;
    let codes: Vec<_> = book.tables[0].blocks[0].keys.iter().flatten().map(|key| key.code).collect();
    assert_eq!(
        codes,
        [SubjectCode::parse("205"), SubjectCode::parse("20501"), SubjectCode::parse("2050101"), None]
    );
    Ok(())
}

#[test]
fn numbers_of_units_are_no_subjects() -> Tried {
    // In a column of their own, the one row above all others is the whole body.
    let book = one(
        "部门收入总表",
        &[
            "部门（单位）代码|部门（单位）名称|合计|一般公共预算",
            "205|某局|3.00|3.00",
            "205001|某局本级|1.00|1.00",
            "205002|某中心|2.00|2.00",
        ],
    )?;
    let block = &book.tables[0].blocks[0];
    assert!(block.keys.iter().flatten().all(|key| key.code.is_none()));
    assert_eq!(sums(&book.tables[0], 0), [(0, vec![1, 2])]);
    assert!(block.keys[0].as_ref().is_some_and(|key| key.coordinate.line.is_none()));
    // Between the subjects, a unit's row stands above the classes that follow it.
    let book = one(
        "部门支出总表",
        &[
            "科目编码|科目名称|合计",
            "|合计|3.00",
            "305001|某局本级|1.00",
            "205|教育支出|1.00",
            "20501|教育管理事务|1.00",
            "305002|某中心|2.00",
            "205|教育支出|2.00",
            "20501|教育管理事务|2.00",
        ],
    )?;
    assert_eq!(
        sums(&book.tables[0], 0),
        [(0, vec![1, 4]), (1, vec![2]), (2, vec![3]), (4, vec![5]), (5, vec![6])]
    );
    // A subject that comes twice is the whole in neither place.
    assert!(
        book.facts
            .iter()
            .filter(|fact| fact.coordinate.function.is_some())
            .all(|fact| fact.coordinate.line.is_some())
    );
    Ok(())
}

#[test]
fn basic_spending_is_spent_wherever_it_stands() -> Tried {
    let book = one(
        "一般公共预算基本支出表",
        &["科目编码|科目名称|合计|人员经费", "301|工资福利支出|3.00|3.00", "|合计|3.00|3.00"],
    )?;
    let last = book.facts.last().map(|fact| (fact.coordinate.flow, fact.coordinate.spending));
    assert_eq!(last, Some((Some(Flow::Expenditure), Some(Spending::Personnel))));
    Ok(())
}

#[test]
fn a_table_goes_on_after_a_page() -> Tried {
    let head = "科目编码\t科目名称\t合计";
    let first = format!("部门支出总表\n单位：万元\n\n{head}\n205\t教育支出\t1.00\n");
    for between in [
        "\n",
        &format!("\n{head}\n"),
        &format!("\n部门支出总表（续表）\n单位：万元\n\n{head}\n"),
        &format!("\n续表\n\n{head}\n"),
    ] {
        let book = book(&format!("{first}{between}208\t社会保障和就业支出\t2.00\n\t合计\t3.00\n"))?;
        assert_eq!(book.tables.iter().map(|table| table.rows.len()).collect::<Vec<_>>(), [3], "{between:?}");
    }
    Ok(())
}

#[test]
fn the_same_list_of_another_unit_is_another_table() -> Tried {
    let head = "科目编码\t科目名称\t合计";
    let list = format!("{head}\n\t合计\t1.00\n205\t教育支出\t1.00\n");
    for (above, again) in [
        ("部门：甲局\n单位：万元\n", "部门支出总表\n部门：乙中心\n单位：万元\n"),
        // Nobody is named, but the list opens with its total again.
        ("单位：万元\n", "部门支出总表\n单位：万元\n"),
        ("单位：万元\n", ""),
    ] {
        let book = book(&format!("部门支出总表\n{above}\n{list}\n{again}\n{list}"))?;
        assert_eq!(book.tables.iter().map(|table| table.rows.len()).collect::<Vec<_>>(), [2, 2], "{again:?}");
    }
    Ok(())
}
