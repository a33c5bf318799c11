//! The tree that a browser would make of a web page, as far as its text and tables need it. `html5ever` does the work; the
//! tree is kept as nodes that know each other by number.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, LocalName, ParseOpts, QualName, local_name, ns, parse_document};

use crate::Limits;
use crate::aside::Clock;

/// Bytes that are parsed between two looks at the clock and at the depth of the tree.
const CHUNK: usize = 4096;
/// Nodes that are kept of a page, as a multiple of the boxes that its grids may have.
const NODES_A_BOX: usize = 4;

/// A node of the tree.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) children: Vec<usize>,
    parent: Option<usize>,
    depth: usize,
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Kind {
    /// An element, with those of its attributes that say how it is shown.
    Element(LocalName, Vec<(LocalName, String)>),
    Text(String),
    /// The document, a comment.
    Other,
}

/// A parsed page; node 0 is the document.
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// Why the rest of the page was not parsed.
    pub(super) stopped: Option<&'static str>,
}

/// Parses a page, or as much of it as the limits allow.
pub(super) fn parse(text: &str, limits: &Limits, clock: Clock) -> Tree {
    let mut options = ParseOpts::default();
    options.tree_builder.scripting_enabled = false;
    let sink = Sink { nodes: RefCell::new(Vec::new()), deepest: Cell::new(0) };
    sink.add(Kind::Other);
    let mut parser = parse_document(sink, options);
    let mut stopped = None;
    let mut rest = text;
    while !rest.is_empty() {
        let mut end = CHUNK.min(rest.len());
        while !rest.is_char_boundary(end) {
            end += 1;
        }
        let (chunk, after) = rest.split_at(end);
        parser.process(StrTendril::from_slice(chunk));
        rest = after;
        let sink = &parser.tokenizer.sink.sink;
        if sink.deepest.get() > limits.nesting {
            stopped = Some("nested-too-deep");
        } else if sink.nodes.borrow().len() > limits.boxes.saturating_mul(NODES_A_BOX) {
            stopped = Some("table-overfull");
        } else if clock.is_over() {
            stopped = Some("time-limit");
        }
        if stopped.is_some() {
            break;
        }
    }
    Tree { nodes: parser.finish(), stopped }
}

struct Sink {
    nodes: RefCell<Vec<Node>>,
    deepest: Cell<usize>,
}

/// A node and its name, as the parser asks for it.
#[derive(Clone)]
struct Handle {
    id: usize,
    name: Rc<QualName>,
}

impl Handle {
    fn nameless(id: usize) -> Self {
        Self { id, name: Rc::new(QualName::new(None, ns!(), local_name!(""))) }
    }
}

impl Sink {
    fn add(&self, kind: Kind) -> usize {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node { kind, children: Vec::new(), parent: None, depth: 0 });
        nodes.len() - 1
    }

    /// Puts a child under a parent, before one of its children or at the end.
    fn insert(&self, parent: usize, before: Option<usize>, child: NodeOrText<Handle>) {
        let position = |nodes: &[Node]| -> usize {
            let children = nodes.get(parent).map_or(&[][..], |node| &node.children);
            before.and_then(|id| children.iter().rposition(|child| *child == id)).unwrap_or(children.len())
        };
        let id = match child {
            NodeOrText::AppendNode(handle) => {
                self.detach(handle.id);
                handle.id
            }
            NodeOrText::AppendText(text) => {
                let mut nodes = self.nodes.borrow_mut();
                let last = position(&nodes)
                    .checked_sub(1)
                    .and_then(|at| nodes.get(parent)?.children.get(at).copied())
                    .and_then(|id| nodes.get_mut(id));
                if let Some(Node { kind: Kind::Text(before), .. }) = last {
                    before.push_str(&text);
                    return;
                }
                drop(nodes);
                self.add(Kind::Text(text.to_string()))
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        let at = position(&nodes);
        let Some(above) = nodes.get_mut(parent) else { return };
        let depth = above.depth + 1;
        above.children.insert(at.min(above.children.len()), id);
        if let Some(node) = nodes.get_mut(id) {
            node.parent = Some(parent);
            node.depth = depth;
        }
        self.deepest.set(self.deepest.get().max(depth));
    }

    fn detach(&self, id: usize) {
        let mut nodes = self.nodes.borrow_mut();
        let Some(parent) = nodes.get_mut(id).and_then(|node| node.parent.take()) else { return };
        if let Some(above) = nodes.get_mut(parent)
            && let Some(at) = above.children.iter().rposition(|child| *child == id)
        {
            above.children.remove(at);
        }
    }

    fn parent(&self, id: usize) -> Option<usize> {
        self.nodes.borrow().get(id).and_then(|node| node.parent)
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Vec<Node>;
    type ElemName<'a> = &'a QualName;

    fn finish(self) -> Vec<Node> {
        self.nodes.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle::nameless(0)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a QualName {
        &target.name
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Handle {
        let kept = |name: &LocalName| matches!(&**name, "colspan" | "rowspan" | "style" | "hidden");
        let attributes = attributes
            .into_iter()
            .filter(|attribute| kept(&attribute.name.local))
            .map(|attribute| (attribute.name.local, attribute.value.to_string()))
            .collect();
        let id = self.add(Kind::Element(name.local.clone(), attributes));
        Handle { id, name: Rc::new(name) }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        Handle::nameless(self.add(Kind::Other))
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        Handle::nameless(self.add(Kind::Other))
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.insert(parent.id, None, child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, other: &Handle, child: NodeOrText<Handle>) {
        match self.parent(element.id) {
            Some(parent) => self.insert(parent, Some(element.id), child),
            None => self.insert(other.id, None, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// What a template holds is not shown; it hangs nowhere.
    fn get_template_contents(&self, _: &Handle) -> Handle {
        Handle::nameless(self.add(Kind::Other))
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.id == y.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        if let Some(parent) = self.parent(sibling.id) {
            self.insert(parent, Some(sibling.id), child);
        }
    }

    fn add_attrs_if_missing(&self, _: &Handle, _: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &Handle) {
        self.detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        let children = match self.nodes.borrow_mut().get_mut(node.id) {
            Some(node) => std::mem::take(&mut node.children),
            None => return,
        };
        let mut nodes = self.nodes.borrow_mut();
        let depth = nodes.get(new_parent.id).map_or(0, |parent| parent.depth) + 1;
        for child in &children {
            if let Some(child) = nodes.get_mut(*child) {
                child.parent = Some(new_parent.id);
                child.depth = depth;
            }
        }
        if let Some(parent) = nodes.get_mut(new_parent.id) {
            parent.children.extend(children);
        }
    }
}
