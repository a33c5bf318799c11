//! How long a project runs, as its sheet says.

use mingzhang_catalog::plain;
use mingzhang_model::{SheetText, TargetSheet};

/// The years of the term: `99年`, `3年`; `None` where the sheet does not say, or says dates.
pub(crate) fn years(sheet: &TargetSheet) -> Option<u32> {
    let text = plain(&sheet.text(&["项目期"])?.text);
    text.strip_suffix('年')?.parse().ok()
}

/// 项目属性
pub(crate) fn property(sheet: &TargetSheet) -> Option<&SheetText> {
    sheet.text(&["项目属性", "项目性质"])
}

/// Whether the sheet says that the project ends within the year.
pub(crate) fn is_once(sheet: &TargetSheet) -> bool {
    property(sheet).is_some_and(|text| text.text.contains("一次性"))
}
