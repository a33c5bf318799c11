//! What is in the package, for whoever unpacks it.

use std::fmt::Write as _;

use mingzhang_model::Manuscript;

use super::records::{MARK, Records};

pub(super) fn readme(manuscript: &Manuscript, tables: &[Records]) -> String {
    let draft = if manuscript.draft { "（草稿，尚未通过检查，不得公开）" } else { "" };
    let mut out = format!(
        "{MARK}{}\n{}{draft}\n\n本压缩包是上述公开文本的数据版，内容与 PDF、Word、Excel 和网页版相同。\n\n文件\n\n",
        manuscript.unit_name, manuscript.title
    );
    for table in tables {
        let (path, title) = (&table.path, &table.title);
        let _ = match &table.form {
            Some(form) => writeln!(out, "  {path}　{title}（单位：{}）", form.unit),
            None => writeln!(out, "  {path}　{title}：{}", table.description),
        };
    }
    out.push_str(
        "  datapackage.json　以上各文件的说明：列名、类型、计量单位（Frictionless Data Package 格式）\n\
         \n说明\n\n\
         一、各文件均为 UTF-8 编码、带字节顺序标记的 CSV，可直接用 Excel 或 WPS 打开。\n\
         二、tables 目录中的表与公开的表样式相同：表头可有数行，合并单元格的文字写在左上角，其余为空。\n\
         三、facts.csv 中 text 是表中印出的数字，unit 是其单位，amount_yuan 是未经舍入的准确金额（元）。\n\
         四、科目编码请按文本导入，以免首尾的零丢失。\n\
         五、表中空白表示没有数据，不等于零。\n",
    );
    out.replace('\n', "\r\n")
}
