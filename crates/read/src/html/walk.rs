//! From the tree of a page to lines and grids, in the order in which they are shown.

use mingzhang_model::Markup;

use super::dom::{Kind, Tree};
use crate::flow::{Down, Flow, Table, line};
use crate::{Block, Document, Limits};

/// Elements whose text is not shown, or is no text of the page.
const NOT_SHOWN: [&str; 18] = [
    "script", "style", "head", "title", "template", "noscript", "svg", "math", "select", "textarea",
    "button", "iframe", "object", "audio", "video", "canvas", "datalist", "rt",
];
/// Elements that stand on lines of their own.
const BLOCKS: [&str; 34] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "td",
    "th",
    "tr",
    "ul",
];

/// The page as a document.
pub(super) fn document(tree: &Tree, limits: &Limits) -> Document {
    let mut walk = Walk {
        tree,
        flow: Flow::new(Markup::Html, limits),
        nesting: limits.nesting,
        too_deep: false,
        text: String::new(),
        heading: 0,
        tables: Vec::new(),
        blocks: Vec::new(),
        cells: Vec::new(),
    };
    walk.node(0, 0);
    walk.end_line();
    let deep = walk.too_deep.then_some("nested-too-deep");
    if let Some(code) = tree.stopped.or(deep) {
        walk.flow.problem(code, String::new(), None);
    }
    walk.flow.document(walk.blocks)
}

/// Rows by group.
type Groups = Vec<Vec<usize>>;

struct Walk<'a> {
    tree: &'a Tree,
    flow: Flow,
    nesting: usize,
    too_deep: bool,
    /// The line so far; white space runs are one space.
    text: String,
    heading: u8,
    tables: Vec<Table>,
    blocks: Vec<Block>,
    /// Blocks of the cell that is open, of the cell in a table in that cell, …
    cells: Vec<Vec<Block>>,
}

impl Walk<'_> {
    fn node(&mut self, id: usize, depth: usize) {
        let Some(node) = self.tree.nodes.get(id) else { return };
        if depth > self.nesting.saturating_mul(2) {
            self.too_deep = true;
            return;
        }
        let Kind::Element(name, _) = &node.kind else {
            if let Kind::Text(text) = &node.kind {
                self.say(text);
            }
            self.children(id, depth);
            return;
        };
        let name: &str = name;
        if !self.is_shown(id) {
            return;
        }
        match name {
            "br" => self.end_line(),
            "table" => {
                self.end_line();
                self.table(id, depth);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_line();
                self.heading = name.bytes().last().map_or(0, |digit| digit.saturating_sub(b'0'));
                self.children(id, depth);
                self.end_line();
                self.heading = 0;
            }
            _ if BLOCKS.contains(&name) => {
                self.end_line();
                self.children(id, depth);
                self.end_line();
            }
            _ => self.children(id, depth),
        }
    }

    fn children(&mut self, id: usize, depth: usize) {
        for child in self.tree.nodes.get(id).into_iter().flat_map(|node| &node.children) {
            self.node(*child, depth + 1);
        }
    }

    fn name(&self, id: usize) -> &str {
        match self.tree.nodes.get(id).map(|node| &node.kind) {
            Some(Kind::Element(name, _)) => name,
            _ => "",
        }
    }

    fn attribute(&self, id: usize, name: &str) -> Option<&str> {
        let Some(Kind::Element(_, attributes)) = self.tree.nodes.get(id).map(|node| &node.kind) else {
            return None;
        };
        attributes.iter().find(|(key, _)| &**key == name).map(|(_, value)| value.as_str())
    }

    fn is_shown(&self, id: usize) -> bool {
        let hidden = self.attribute(id, "style").is_some_and(|style| {
            let style: String =
                style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
            ["display:none", "visibility:hidden", "mso-hide:all"].iter().any(|rule| style.contains(rule))
        });
        !hidden && self.attribute(id, "hidden").is_none() && !NOT_SHOWN.contains(&self.name(id))
    }

    fn table(&mut self, id: usize, depth: usize) {
        let (mut heads, mut bodies, mut feet): (Groups, Groups, Groups) = Default::default();
        for child in self.shown_children(id) {
            match self.name(child) {
                "caption" => self.node(child, depth + 1),
                "thead" => heads.push(self.rows(child)),
                "tbody" => bodies.push(self.rows(child)),
                "tfoot" => feet.push(self.rows(child)),
                "tr" => bodies.push(vec![child]),
                _ => {}
            }
        }
        self.end_line();
        let table = self.flow.open_table();
        self.tables.push(table);
        for group in heads.into_iter().chain(bodies).chain(feet) {
            for (index, row) in group.iter().enumerate() {
                self.row(*row, group.len() - index, depth + 2);
            }
        }
        if let Some(table) = self.tables.pop() {
            let blocks = self.flow.close_table(table);
            self.target().extend(blocks);
        }
    }

    /// A row of a group that has so many rows left, this one among them: no cell reaches beyond its group.
    fn row(&mut self, id: usize, left: usize, depth: usize) {
        let cells = self.shown_children(id);
        let cells: Vec<usize> =
            cells.into_iter().filter(|id| matches!(self.name(*id), "td" | "th")).collect();
        // A row without cells of its own still holds those that reach into it; without any it is not seen.
        let Some(table) = self.tables.last_mut().filter(|table| !cells.is_empty() || table.is_covered())
        else {
            return;
        };
        table.row(0);
        for cell in cells {
            let span = |name| self.attribute(cell, name).and_then(|v| v.trim().parse::<usize>().ok());
            // `rowspan="0"` reaches to the end of the group.
            let rows = span("rowspan").map_or(1, |rows| if rows == 0 { left } else { rows.min(left) });
            let columns = span("colspan").unwrap_or(1);
            self.cells.push(Vec::new());
            self.children(cell, depth);
            self.end_line();
            let blocks = self.cells.pop().unwrap_or_default();
            if let Some(table) = self.tables.last_mut() {
                table.cell(&self.flow, (columns, Down::Rows(rows)), blocks);
            }
        }
    }

    /// The rows of a group. The white space between them is no row, although a cell may reach over it.
    fn rows(&self, group: usize) -> Vec<usize> {
        self.shown_children(group).into_iter().filter(|child| self.name(*child) == "tr").collect()
    }

    fn shown_children(&self, id: usize) -> Vec<usize> {
        let children = self.tree.nodes.get(id).map_or(&[][..], |node| &node.children);
        children.iter().copied().filter(|child| self.is_shown(*child)).collect()
    }

    fn say(&mut self, text: &str) {
        for letter in text.chars() {
            if !letter.is_whitespace() {
                self.text.push(letter);
            } else if !self.text.is_empty() && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
        }
    }

    fn end_line(&mut self) {
        let text = std::mem::take(&mut self.text);
        if text.trim().is_empty() {
            return;
        }
        let place = match self.tables.last() {
            Some(table) if !self.cells.is_empty() => self.flow.cell_place(table),
            _ => self.flow.next_paragraph(),
        };
        let block = line(&text, place, self.heading);
        self.target().extend(block);
    }

    fn target(&mut self) -> &mut Vec<Block> {
        match self.cells.last_mut() {
            Some(cell) => cell,
            None => &mut self.blocks,
        }
    }
}
