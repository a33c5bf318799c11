//! Words that titles, heads and notes leave open.

use mingzhang_model::Level;

/// What is filled into titles and heads.
pub(crate) struct Words<'a> {
    pub(crate) year: i32,
    pub(crate) level: Level,
    pub(crate) unit: &'a str,
    pub(crate) division: &'a str,
}

impl Words<'_> {
    pub(crate) fn fill(&self, text: &str) -> String {
        let level = if self.level == Level::Department { "部门" } else { "单位" };
        text.replace("{year}", &self.year.to_string())
            .replace("{last}", &(self.year - 1).to_string())
            .replace("{level}", level)
            .replace("{budgeted}", if level == "部门" { level } else { "预算单位" })
            .replace("{unit}", self.unit)
            .replace("{division}", self.division)
    }
}
