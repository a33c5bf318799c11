//! Words of titles, headers and row labels, and the restriction that each puts on a figure.

use mingzhang_model::{
    Coordinate, Flow, Fund, Procurement, Spending, Stage, ThreePublic, Topic, Vintage, Year,
};

use crate::wording::plain;

/// Where a word stands; some words mean different things in different places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Where {
    /// In a table's title.
    Title,
    /// In a column header on the income side, or in a table that is only about income.
    ColumnIn,
    /// In a column header on the spending side.
    ColumnOut,
    /// In a row label on the income side.
    RowIn,
    /// In a row label on the spending side.
    RowOut,
    /// In a sentence, in front of a figure.
    Prose,
}

#[derive(Clone, Copy, Debug)]
enum Restriction {
    Nothing,
    Flow(Flow),
    Fund(Fund),
    Spending(Spending),
    Vintage(Vintage),
    ThreePublic(ThreePublic),
    Procurement(Procurement),
    Year(Year),
    Stage(Stage),
    Topic(Topic),
}

#[derive(Debug)]
struct Word {
    text: String,
    place: String,
    restriction: Restriction,
}

/// The words, longest first.
#[derive(Debug)]
pub struct Lexicon {
    words: Vec<Word>,
}

impl Lexicon {
    pub(crate) fn parse(data: &str) -> Self {
        let mut words: Vec<Word> = csv::Reader::from_reader(data.as_bytes())
            .records()
            .flatten()
            .filter_map(|record| {
                Some(Word {
                    text: plain(record.get(0)?),
                    place: record.get(1)?.to_owned(),
                    restriction: restriction(record.get(2)?, record.get(3)?)?,
                })
            })
            .collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.text.chars().count()));
        Self { words }
    }

    /// What the words of `text` say about a figure. The longest words are taken first and use up their letters, so
    /// that 政府性基金预算财政拨款 is the government fund and not all fiscal money; of two members of one tree
    /// the deeper stays, and two that exclude each other (收入 and 支出 in one title) say nothing.
    pub fn restrict(&self, text: &str, place: Where) -> Coordinate {
        let mut rest = plain(text);
        let mut out = Coordinate::default();
        let mut both_flows = false;
        for word in self.words.iter().filter(|word| word.fits(place)) {
            if !rest.contains(&word.text) {
                continue;
            }
            rest = rest.replace(&word.text, "\u{1}");
            match word.restriction {
                Restriction::Nothing => {}
                Restriction::Flow(flow) => match out.flow {
                    Some(old) if is_refinement(old, flow) => {}
                    Some(old) if old != flow => both_flows = true,
                    _ => out.flow = Some(flow),
                },
                Restriction::Fund(fund) => match out.fund {
                    Some(old) if old.parent() == Some(fund) => {}
                    Some(old) if fund.parent() != Some(old) => {}
                    _ => out.fund = Some(fund),
                },
                Restriction::Spending(spending) => match out.spending {
                    Some(old) if spending.parent() != Some(old) => {}
                    _ => out.spending = Some(spending),
                },
                Restriction::Vintage(vintage) => out.vintage = out.vintage.or(Some(vintage)),
                Restriction::ThreePublic(item) => {
                    if matches!(out.three_public, None | Some(ThreePublic::All)) {
                        out.three_public = Some(item);
                    }
                }
                Restriction::Procurement(item) => out.procurement = out.procurement.or(Some(item)),
                Restriction::Year(year) => out.year = out.year.or(Some(year)),
                Restriction::Stage(stage) => out.stage = out.stage.or(Some(stage)),
                Restriction::Topic(topic) => out.topic = out.topic.or(Some(topic)),
            }
        }
        if both_flows {
            out.flow = None;
        }
        out
    }

    /// Whether any word of the lexicon that means something stands in `text`.
    pub fn knows(&self, text: &str) -> bool {
        let text = plain(text);
        self.words
            .iter()
            .any(|word| !matches!(word.restriction, Restriction::Nothing) && text.contains(&word.text))
    }

    /// Whether the words of the lexicon, those that mean nothing included, account for every letter of `text` outside of
    /// brackets. What is left over may restrict the figure in a way that no dimension says: 纳入预算管理的非税收入.
    pub fn exhausts(&self, text: &str, place: Where) -> bool {
        !self.remainder(text, place).chars().any(char::is_alphabetic)
    }

    /// What the words of the lexicon leave of `text`, brackets and what stands in them left out.
    pub fn remainder(&self, text: &str, place: Where) -> String {
        let mut rest = plain(text);
        while let (Some(open), Some(close)) = (rest.find('('), rest.find(')'))
            && open < close
        {
            rest.replace_range(open..=close, "");
        }
        for word in self.words.iter().filter(|word| word.fits(place)) {
            rest = rest.replace(&word.text, "\u{1}");
        }
        rest
    }
}

/// `上年结转收入` names the balance carried in, not the year's revenue: a word that says more wins over 收入/支出.
fn is_refinement(old: Flow, new: Flow) -> bool {
    matches!(new, Flow::Revenue | Flow::Expenditure) && !matches!(old, Flow::Revenue | Flow::Expenditure)
}

impl Word {
    fn fits(&self, place: Where) -> bool {
        match self.place.as_str() {
            "any" => true,
            "title" => place == Where::Title,
            "column" => matches!(place, Where::ColumnIn | Where::ColumnOut),
            "row" => matches!(place, Where::RowIn | Where::RowOut),
            "side_in" => matches!(place, Where::ColumnIn | Where::RowIn),
            "prose" => place == Where::Prose,
            "side_out" => matches!(place, Where::ColumnOut | Where::RowOut),
            _ => false,
        }
    }
}

fn restriction(dimension: &str, member: &str) -> Option<Restriction> {
    Some(match (dimension, member) {
        ("", _) => Restriction::Nothing,
        ("flow", "revenue") => Restriction::Flow(Flow::Revenue),
        ("flow", "expenditure") => Restriction::Flow(Flow::Expenditure),
        ("flow", "carried_in") => Restriction::Flow(Flow::CarriedIn),
        ("flow", "carried_out") => Restriction::Flow(Flow::CarriedOut),
        ("flow", "surplus_used") => Restriction::Flow(Flow::SurplusUsed),
        ("flow", "surplus_distributed") => Restriction::Flow(Flow::SurplusDistributed),
        ("flow", "total_in") => Restriction::Flow(Flow::TotalIn),
        ("flow", "total_out") => Restriction::Flow(Flow::TotalOut),
        ("fund", "fiscal") => Restriction::Fund(Fund::Fiscal),
        ("fund", "general") => Restriction::Fund(Fund::General),
        ("fund", "government_fund") => Restriction::Fund(Fund::GovernmentFund),
        ("fund", "state_capital") => Restriction::Fund(Fund::StateCapital),
        ("fund", "special_account") => Restriction::Fund(Fund::SpecialAccount),
        ("fund", "unit") => Restriction::Fund(Fund::Unit),
        ("fund", "undertaking") => Restriction::Fund(Fund::Undertaking),
        ("fund", "business") => Restriction::Fund(Fund::Business),
        ("fund", "from_superior") => Restriction::Fund(Fund::FromSuperior),
        ("fund", "from_subordinate") => Restriction::Fund(Fund::FromSubordinate),
        ("fund", "other") => Restriction::Fund(Fund::Other),
        ("spending", "basic") => Restriction::Spending(Spending::Basic),
        ("spending", "project") => Restriction::Spending(Spending::Project),
        ("spending", "personnel") => Restriction::Spending(Spending::Personnel),
        ("spending", "operating") => Restriction::Spending(Spending::Operating),
        ("spending", "to_superior") => Restriction::Spending(Spending::ToSuperior),
        ("spending", "business") => Restriction::Spending(Spending::Business),
        ("spending", "to_subordinate") => Restriction::Spending(Spending::ToSubordinate),
        ("vintage", "current") => Restriction::Vintage(Vintage::Current),
        ("vintage", "carried") => Restriction::Vintage(Vintage::Carried),
        ("three_public", "all") => Restriction::ThreePublic(ThreePublic::All),
        ("three_public", "abroad") => Restriction::ThreePublic(ThreePublic::Abroad),
        ("three_public", "reception") => Restriction::ThreePublic(ThreePublic::Reception),
        ("three_public", "vehicles") => Restriction::ThreePublic(ThreePublic::Vehicles),
        ("three_public", "vehicle_purchase") => Restriction::ThreePublic(ThreePublic::VehiclePurchase),
        ("three_public", "vehicle_running") => Restriction::ThreePublic(ThreePublic::VehicleRunning),
        ("procurement", "goods") => Restriction::Procurement(Procurement::Goods),
        ("procurement", "works") => Restriction::Procurement(Procurement::Works),
        ("procurement", "services") => Restriction::Procurement(Procurement::Services),
        ("year", "last") => Restriction::Year(Year::Last),
        ("stage", "budget") => Restriction::Stage(Stage::Budget),
        ("stage", "adjusted") => Restriction::Stage(Stage::Adjusted),
        ("stage", "actual") => Restriction::Stage(Stage::Actual),
        ("topic", "agency_operating") => Restriction::Topic(Topic::AgencyOperating),
        ("topic", "procurement") => Restriction::Topic(Topic::Procurement),
        ("topic", "targets") => Restriction::Topic(Topic::Targets),
        ("topic", "purchased_services") => Restriction::Topic(Topic::PurchasedServices),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn restrict(text: &str, place: Where) -> Coordinate {
        crate::Catalog::embedded().lexicon.restrict(text, place)
    }

    #[test]
    fn every_row_of_the_data_is_understood() {
        let data = include_str!("../data/lexicon.csv");
        let rows = csv::Reader::from_reader(data.as_bytes()).records().count();
        assert_eq!(Lexicon::parse(data).words.len(), rows);
    }

    #[test]
    fn titles_restrict_flow_and_fund() {
        let title = restrict("2025年预算单位一般公共预算支出功能分类预算表", Where::Title);
        assert_eq!((title.flow, title.fund), (Some(Flow::Expenditure), Some(Fund::General)));
        let title = restrict("2026年财政拨款收支总表", Where::Title);
        assert_eq!((title.flow, title.fund), (None, Some(Fund::Fiscal)));
        let title = restrict("政府性基金预算财政拨款收入支出决算表", Where::Title);
        assert_eq!((title.flow, title.fund), (None, Some(Fund::GovernmentFund)));
        let title = restrict("一般公共预算安排基本支出分经济科目表（不含上年结转）", Where::Title);
        assert_eq!(title.vintage, Some(Vintage::Current));
        assert_eq!(title.spending, Some(Spending::Basic));
        let title = restrict("2026年项目支出预算表（上年结转）", Where::Title);
        assert_eq!((title.spending, title.vintage), (Some(Spending::Project), Some(Vintage::Carried)));
    }

    #[test]
    fn what_no_word_accounts_for_is_left_over() {
        let exhausts = |text| crate::Catalog::embedded().lexicon.exhausts(text, Where::ColumnOut);
        for whole in [
            "一般公共预算拨款收入",
            "2026年预算数",
            "金额（元）",
            "本年支出小计",
            "对附属单位补助支出",
            "合计",
            "因公出国（境）费用",
        ] {
            assert!(exhausts(whole), "{whole}");
        }
        for part in ["工资福利支出", "教育收费", "纳入预算管理的非税收入", "一般公共预算一般债券"]
        {
            assert!(!exhausts(part), "{part}");
        }
    }

    #[test]
    fn rows_restrict_by_side() {
        let row = restrict("使用非财政拨款结余（含专用结余）", Where::RowIn);
        assert_eq!((row.flow, row.fund), (Some(Flow::SurplusUsed), None));
        assert_eq!(restrict("上年结转", Where::RowIn).flow, Some(Flow::CarriedIn));
        assert_eq!(restrict("上年结转安排", Where::ColumnOut).vintage, Some(Vintage::Carried));
        assert_eq!(restrict("年初财政拨款结转和结余", Where::RowIn).flow, Some(Flow::CarriedIn));
        assert_eq!(restrict("三、事业单位经营收入", Where::RowIn).fund, Some(Fund::Business));
        assert_eq!(restrict("收入总计", Where::RowIn).flow, Some(Flow::TotalIn));
        assert_eq!(
            restrict("公务用车购置及运行费/运行费", Where::ColumnOut).three_public,
            Some(ThreePublic::Vehicles)
        );
    }
}
