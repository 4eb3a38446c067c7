//! The structure tree: what the content is, for those who do not see the page (ISO 14289-1 7.1).

/// A node of the tree.
pub(crate) type NodeId = usize;

/// The root, `Document`.
pub(crate) const DOCUMENT: NodeId = 0;

/// The structure of the document. A node joins its parent when its first content is drawn, so that the order of
/// the tree is the order of reading whatever the order of layout was.
#[derive(Debug)]
pub(crate) struct Tree {
    pub(crate) nodes: Vec<Node>,
}

/// One structure element.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) role: Role,
    pub(crate) parent: NodeId,
    pub(crate) kids: Vec<Kid>,
    pub(crate) language: Option<String>,
    /// Words for `Alt`, where the content itself does not speak.
    pub(crate) alternative: Option<String>,
    joined: bool,
}

/// What a node holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kid {
    Node(NodeId),
    /// Marked content of a page.
    Content {
        page: usize,
        id: i64,
    },
    /// An annotation, by its number in the document.
    Annotation {
        page: usize,
        number: usize,
    },
}

/// Standard structure types of ISO 32000-1 14.8.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Document,
    Heading(u8),
    Paragraph,
    /// With its `ListNumbering`.
    List(&'static str),
    Item,
    Label,
    Body,
    Table,
    Caption,
    Head,
    Rows,
    Row,
    ColumnHead,
    /// With its `ColSpan`.
    Cell(usize),
    Link,
    Span,
    Form,
    Figure,
}

impl Role {
    /// The name in the file.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Heading(1) => "H1",
            Self::Heading(2) => "H2",
            Self::Heading(_) => "H3",
            Self::Paragraph => "P",
            Self::List(_) => "L",
            Self::Item => "LI",
            Self::Label => "Lbl",
            Self::Body => "LBody",
            Self::Table => "Table",
            Self::Caption => "Caption",
            Self::Head => "THead",
            Self::Rows => "TBody",
            Self::Row => "TR",
            Self::ColumnHead => "TH",
            Self::Cell(_) => "TD",
            Self::Link => "Link",
            Self::Span => "Span",
            Self::Form => "Form",
            Self::Figure => "Figure",
        }
    }
}

impl Tree {
    /// A tree with its root.
    pub(crate) fn new() -> Self {
        Self {
            nodes: vec![Node {
                role: Role::Document,
                parent: DOCUMENT,
                kids: Vec::new(),
                language: None,
                alternative: None,
                joined: true,
            }],
        }
    }

    /// A new node; it joins its parent with its first content.
    pub(crate) fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        self.nodes.push(Node { role, parent, kids: Vec::new(), language: None, alternative: None, joined: false });
        self.nodes.len() - 1
    }

    /// A new node in another language.
    pub(crate) fn add_foreign(&mut self, parent: NodeId, role: Role, language: Option<&str>) -> NodeId {
        let node = self.add(parent, role);
        self.nodes[node].language = language.map(str::to_owned);
        node
    }

    /// Puts the node and those above it into the tree.
    pub(crate) fn join(&mut self, node: NodeId) {
        if self.nodes[node].joined {
            return;
        }
        self.nodes[node].joined = true;
        let parent = self.nodes[node].parent;
        self.join(parent);
        self.nodes[parent].kids.push(Kid::Node(node));
    }

    /// Adds content to a node.
    pub(crate) fn put(&mut self, node: NodeId, kid: Kid) {
        self.join(node);
        self.nodes[node].kids.push(kid);
    }
}
