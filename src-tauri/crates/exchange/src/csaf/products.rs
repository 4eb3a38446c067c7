//! The product tree: every product identifier becomes a product of the register and a version text.

use super::tree::{Branch, Left, shorten};
use crate::{CsafError, Remark};
use disclosure::{KnownProduct, Product, ProductId, Reading, VersionOrder, VersionScheme};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

const MAX_DEPTH: usize = 30;
const MAX_PRODUCTS: usize = 20_000;

/// What a product identifier of the advisory stands for.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) product: usize,
    pub(super) versions: String,
}

/// The products of an advisory.
#[derive(Default)]
pub(super) struct ProductTree {
    products: Vec<Product>,
    by_key: HashMap<(String, String, String), usize>,
    by_id: HashMap<String, Named>,
    groups: HashMap<String, Vec<String>>,
    doubted: HashSet<String>,
}

/// The names on the way from the root to a leaf.
#[derive(Clone, Default)]
struct Way {
    vendor: String,
    family: String,
    name: String,
    versions: String,
    extras: Vec<String>,
}

impl ProductTree {
    pub(super) fn read(tree: Option<Branch>, remarks: &mut Vec<Remark>, left: &mut Left) -> Result<Self, CsafError> {
        let mut products = Self::default();
        let Some(mut tree) = tree else { return Ok(products) };
        for branch in tree.objects("branches") {
            products.walk(branch, &Way::default(), 0, remarks, left)?;
        }
        for mut full in tree.objects("full_product_names") {
            products.leaf(&mut full, &Way::default(), remarks)?;
            full.give_back(left);
        }
        products.relationships(tree.objects("relationships"), remarks, left)?;
        for mut group in tree.objects("product_groups") {
            let id = group.text("group_id");
            products.groups.insert(id, group.texts("product_ids"));
            group.derived("summary");
            group.give_back(left);
        }
        tree.give_back(left);
        products.choose_schemes();
        Ok(products)
    }

    fn walk(
        &mut self,
        mut branch: Branch,
        way: &Way,
        depth: usize,
        remarks: &mut Vec<Remark>,
        left: &mut Left,
    ) -> Result<(), CsafError> {
        if depth > MAX_DEPTH {
            return Err(CsafError::TooDeep(branch.path));
        }
        let mut way = way.clone();
        let name = branch.text("name");
        match branch.text("category").as_str() {
            "vendor" => way.vendor = name,
            "product_family" => way.family = join(&way.family, &name),
            "product_name" => way.name = join(&way.name, &name),
            "product_version" | "product_version_range" | "service_pack" | "patch_level" => {
                way.versions = join(&way.versions, &name);
            }
            _ => way.extras.push(name),
        }
        if let Some(mut product) = branch.object("product") {
            self.leaf(&mut product, &way, remarks)?;
            product.give_back(left);
        }
        for child in branch.objects("branches") {
            self.walk(child, &way, depth + 1, remarks, left)?;
        }
        branch.give_back(left);
        Ok(())
    }

    fn leaf(&mut self, full: &mut Branch, way: &Way, remarks: &mut Vec<Remark>) -> Result<(), CsafError> {
        let id = full.text("product_id");
        let full_name = full.text("name");
        let mut name = if !way.name.is_empty() {
            way.name.clone()
        } else if !way.family.is_empty() && !way.versions.is_empty() {
            way.family.clone()
        } else {
            full_name.clone()
        };
        if !way.extras.is_empty() {
            name = format!("{name} ({})", way.extras.join(", "));
        }
        let versions = if way.versions.is_empty() {
            remarks.push(Remark {
                path: full.path.clone(),
                value: full_name,
                message: "The advisory names no version for this product; it was read as “all versions”. Check it."
                    .to_owned(),
            });
            "all".to_owned()
        } else {
            way.versions.clone()
        };
        let product =
            Product { name, family: way.family.clone(), manufacturer: way.vendor.clone(), ..Product::default() };
        let index = self.product(product)?;
        if let Some(mut helper) = full.object("product_identification_helper") {
            identify(&mut self.products[index], &mut helper);
            // What has no place in the record is listed with everything else that is left.
            full.put_back("product_identification_helper", helper);
        }
        self.name(id, Named { product: index, versions }, &full.path, remarks);
        Ok(())
    }

    /// Each relationship once both of its products are known, in whatever order they stand. What is left names a product
    /// that is not defined, or itself.
    fn relationships(
        &mut self,
        mut open: Vec<Branch>,
        remarks: &mut Vec<Remark>,
        left: &mut Left,
    ) -> Result<(), CsafError> {
        while !open.is_empty() {
            let before = open.len();
            let (ready, waiting): (Vec<Branch>, Vec<Branch>) = open.into_iter().partition(|relationship| {
                ["product_reference", "relates_to_product_reference"]
                    .iter()
                    .all(|key| relationship.peek(key).is_some_and(|id| self.by_id.contains_key(id)))
            });
            let stuck = ready.is_empty();
            open = waiting;
            for relationship in ready {
                self.relationship(relationship, remarks, left)?;
            }
            if stuck || open.len() == before {
                for relationship in std::mem::take(&mut open) {
                    self.relationship(relationship, remarks, left)?;
                }
            }
        }
        Ok(())
    }

    /// Firmware on hardware, an option in a device: CSAF 2.0 section 3.2.2.4.
    fn relationship(
        &mut self,
        mut relationship: Branch,
        remarks: &mut Vec<Remark>,
        left: &mut Left,
    ) -> Result<(), CsafError> {
        let part = self.by_id.get(&relationship.text("product_reference")).cloned();
        let whole = self.by_id.get(&relationship.text("relates_to_product_reference")).cloned();
        let kind = relationship.text("category").replace('_', " ");
        let path = relationship.path.clone();
        if let Some(mut full) = relationship.object("full_product_name") {
            let id = full.text("product_id");
            let full_name = full.text("name");
            let named = match (part, whole) {
                (Some(part), Some(whole)) => {
                    let (part_product, whole_product) = (&self.products[part.product], &self.products[whole.product]);
                    let product = Product {
                        name: format!("{} ({} {})", part_product.name, kind, whole_product.name),
                        family: whole_product.family.clone(),
                        manufacturer: if whole_product.manufacturer.is_empty() {
                            part_product.manufacturer.clone()
                        } else {
                            whole_product.manufacturer.clone()
                        },
                        ..Product::default()
                    };
                    Named { product: self.product(product)?, versions: part.versions }
                }
                _ => {
                    remarks.push(Remark {
                        path: path.clone(),
                        value: full_name.clone(),
                        message: "The relationship names a product that the advisory does not define; it was read as “all versions” of a product of this name. Check it."
                            .to_owned(),
                    });
                    Named {
                        product: self.product(Product { name: full_name, ..Product::default() })?,
                        versions: "all".to_owned(),
                    }
                }
            };
            self.name(id, named, &path, remarks);
            full.give_back(left);
        }
        relationship.give_back(left);
        Ok(())
    }

    fn product(&mut self, product: Product) -> Result<usize, CsafError> {
        let key = (product.manufacturer.clone(), product.family.clone(), product.name.clone());
        if let Some(index) = self.by_key.get(&key) {
            return Ok(*index);
        }
        if self.products.len() >= MAX_PRODUCTS {
            return Err(CsafError::TooMany { what: "products", limit: MAX_PRODUCTS });
        }
        self.products.push(product);
        self.by_key.insert(key, self.products.len() - 1);
        Ok(self.products.len() - 1)
    }

    fn name(&mut self, id: String, named: Named, path: &str, remarks: &mut Vec<Remark>) {
        self.doubt(&named.versions, path, remarks);
        if self.by_id.insert(id.clone(), named).is_some() {
            remarks.push(Remark {
                path: path.to_owned(),
                value: id,
                message:
                    "The advisory uses this product identifier twice; the later one was taken (CSAF 2.0 test 6.1.2)."
                        .to_owned(),
            });
        }
    }

    /// What a person must look at in a text of versions, each text once. That a product without a version is read as all
    /// versions was said already.
    fn doubt(&mut self, versions: &str, path: &str, remarks: &mut Vec<Remark>) {
        if versions == "all" || !self.doubted.insert(versions.to_owned()) {
            return;
        }
        for remark in Reading::of(versions).remarks() {
            remarks.push(Remark {
                path: path.to_owned(),
                value: shorten(versions),
                message: format!("Versions: {remark}."),
            });
        }
    }

    /// Numbers between dots compare as numbers; anything else needs the maker's own order.
    fn choose_schemes(&mut self) {
        let order = VersionOrder::without_list(VersionScheme::Numeric);
        let mut numeric = vec![true; self.products.len()];
        let mut any = vec![false; self.products.len()];
        for named in self.by_id.values() {
            if let Some(set) = Reading::of(&named.versions).set() {
                for version in set.named() {
                    any[named.product] = true;
                    numeric[named.product] &= order.reads(version);
                }
            }
        }
        for (index, product) in self.products.iter_mut().enumerate() {
            product.version_scheme =
                if any[index] && numeric[index] { VersionScheme::Numeric } else { VersionScheme::Vendor };
        }
    }

    /// The name of the product at a position.
    pub(super) fn product_name(&self, position: usize) -> Option<&str> {
        self.products.get(position).map(|product| product.name.as_str())
    }

    /// The meaning of product and group identifiers, each product identifier once.
    pub(super) fn resolve(&self, ids: &[String], groups: &[String]) -> (Vec<&Named>, Vec<String>) {
        let mut named = Vec::new();
        let mut unknown = Vec::new();
        let mut seen = std::collections::HashSet::new();
        let members = groups.iter().filter_map(|group| self.groups.get(group)).flatten();
        unknown.extend(groups.iter().filter(|group| !self.groups.contains_key(*group)).cloned());
        for id in ids.iter().chain(members) {
            match self.by_id.get(id) {
                Some(known) if seen.insert(id) => named.push(known),
                Some(_) => {}
                None => unknown.push(id.clone()),
            }
        }
        (named, unknown)
    }

    /// Gives every product an identifier: that of a product in the register with the same name and maker, else a new one.
    pub(super) fn identify(
        self,
        known: &[KnownProduct],
        new_id: &mut dyn FnMut() -> Uuid,
    ) -> (Vec<ProductId>, Vec<KnownProduct>) {
        let mut ids = Vec::with_capacity(self.products.len());
        let mut added = Vec::new();
        let names: Vec<String> = self.products.iter().map(|product| product.name.trim().to_lowercase()).collect();
        for product in self.products {
            // Two products of one name in one advisory are told apart by their families.
            let twins = names.iter().filter(|name| **name == product.name.trim().to_lowercase()).count() > 1;
            let same = |known: &&KnownProduct| {
                known.product.name.trim().eq_ignore_ascii_case(product.name.trim())
                    && (known.product.manufacturer.trim().eq_ignore_ascii_case(product.manufacturer.trim())
                        || known.product.manufacturer.is_empty())
                    && (!twins || known.product.family.trim().eq_ignore_ascii_case(product.family.trim()))
            };
            if let Some(known) = known.iter().find(same) {
                ids.push(known.id);
            } else {
                let id = ProductId(new_id());
                ids.push(id);
                added.push(KnownProduct { id, product });
            }
        }
        (ids, added)
    }
}

fn join(left: &str, right: &str) -> String {
    if left.is_empty() { right.to_owned() } else { format!("{left} {right}") }
}

/// CSAF 2.0 section 3.1.3.3: what helps to identify a product.
fn identify(product: &mut Product, helper: &mut Branch) {
    let models = helper.texts("model_numbers");
    if !models.is_empty() && product.model.is_empty() {
        product.model = models.join(", ");
    }
    let mut lines: Vec<String> = product.note.lines().map(str::to_owned).collect();
    for (key, label) in [("cpe", "CPE"), ("purl", "Package URL")] {
        let text = helper.text(key);
        if !text.is_empty() {
            lines.push(format!("{label}: {text}"));
        }
    }
    for (key, label) in [("serial_numbers", "Serial numbers"), ("skus", "SKU"), ("sbom_urls", "SBOM")] {
        let texts = helper.texts(key);
        if !texts.is_empty() {
            lines.push(format!("{label}: {}", texts.join(", ")));
        }
    }
    for mut uri in helper.objects("x_generic_uris") {
        lines.push(format!("{}: {}", uri.text("namespace"), uri.text("uri")));
    }
    lines.dedup();
    product.note = lines.join("\n");
}
