//! Tables: column widths by content, rows that never split, a head that repeats.

use std::sync::Arc;

use crate::document::{Column, Table};
use crate::error::RenderError;
use crate::inline::{Flow, Line};
use crate::layout::stack;
use crate::marks::{Mark, Slab};
use crate::structure::{DOCUMENT, NodeId, Role, Tree};
use crate::style::{self, COLUMN, LEFT};

/// Above and below the text of a row.
const PADDING: f32 = 3.5;
/// Between columns.
const GUTTER: f32 = 10.0;
/// A head up to this width is not broken.
const SHORT_HEAD: f32 = 84.0;
/// A table of up to this many rows stays whole.
const WHOLE_ROWS: usize = 5;
/// A row taller than this cannot be kept whole on a page that also carries the head.
const TALLEST_ROW: f32 = 560.0;

/// A row, read and measured but not yet broken into lines.
struct Cells {
    flows: Vec<Flow>,
    nodes: Vec<NodeId>,
}

/// Measures a table: one slab a row.
pub(crate) fn layout(
    table: &Table,
    tree: &mut Tree,
    block: &Arc<str>,
    dictionary: Option<hypher::Lang>,
) -> Result<Vec<Slab>, RenderError> {
    check(table, block)?;
    let node = tree.add(DOCUMENT, Role::Table);
    let mut slabs = Vec::new();
    if let Some(caption) = &table.caption {
        slabs.push(caption_slab(caption, node, tree, block)?);
    }
    let head = head_cells(&table.columns, node, tree, block)?;
    let rows = tree.add(node, Role::Rows);
    let mut body = Vec::with_capacity(table.rows.len());
    for (index, row) in table.rows.iter().enumerate() {
        let name: Arc<str> = format!("{block}, row {}", index + 1).into();
        let line = tree.add(rows, Role::Row);
        let mut cells = Cells { flows: Vec::new(), nodes: Vec::new() };
        for cell in &row.cells {
            let node = tree.add(line, Role::Cell(1));
            cells.flows.push(Flow::new(cell, style::CELL, node, &name, tree)?.parted(dictionary));
            cells.nodes.push(node);
        }
        body.push(cells);
    }
    let widths = widths(&table.columns, &head, &body)?;
    let head = Arc::new(head_slab(&head, &widths)?);
    slabs.push(Slab { keep_next: true, ..Slab::clone(&head) });
    let count = body.len();
    for (index, (cells, row)) in body.iter().zip(&table.rows).enumerate() {
        let mut slab = row_slab(cells, &widths)?;
        vectors(&mut slab, &row.vectors, rows, table.columns.len(), tree, block)?;
        let parts = split(slab);
        let keep = count <= WHOLE_ROWS || index == 0 || index + 2 == count;
        let last_part = parts.len() - 1;
        for (part, mut slab) in parts.into_iter().enumerate() {
            slab.keep_next = keep && index + 1 < count && part == last_part;
            slab.head = Some(Arc::clone(&head));
            slabs.push(slab);
        }
    }
    // Not repeated where it stands itself.
    if let Some(first) = slabs.iter_mut().find(|slab| slab.head.is_some()) {
        first.head = None;
    }
    Ok(slabs)
}

fn check(table: &Table, block: &str) -> Result<(), RenderError> {
    let columns = table.columns.len();
    let wrong = table.rows.iter().position(|row| row.cells.len() != columns);
    match (columns, wrong) {
        (0, _) => Err(RenderError::Field {
            field: block.to_owned(),
            value: "0 columns".into(),
            problem: "is not a table: give at least one column".into(),
        }),
        (_, Some(row)) => Err(RenderError::Field {
            field: format!("{block}, row {}", row + 1),
            value: format!("{} cells", table.rows[row].cells.len()),
            problem: format!(
                "do not fit {columns} columns: give one cell a column, an empty one where there is nothing"
            ),
        }),
        _ => Ok(()),
    }
}

fn caption_slab(caption: &str, table: NodeId, tree: &mut Tree, block: &Arc<str>) -> Result<Slab, RenderError> {
    let node = tree.add(table, Role::Caption);
    let lines = Flow::plain(caption, style::CAPTION, node, block)?.lines(COLUMN)?;
    let mut slab = Slab { keep_next: true, ..Slab::default() };
    slab.height = stack(&mut slab.marks, &lines, LEFT, 0.0, style::CAPTION) + 2.0;
    Ok(slab)
}

fn head_cells(columns: &[Column], table: NodeId, tree: &mut Tree, block: &Arc<str>) -> Result<Cells, RenderError> {
    let head = tree.add(table, Role::Head);
    let row = tree.add(head, Role::Row);
    let mut cells = Cells { flows: Vec::new(), nodes: Vec::new() };
    for column in columns {
        let node = tree.add(row, Role::ColumnHead);
        cells.flows.push(Flow::plain(&column.head, style::TABLE_HEAD, node, block)?);
        cells.nodes.push(node);
    }
    Ok(cells)
}

/// Columns by content: what never wraps gets what it needs, the rest is shared by need or by the given shares.
fn widths(columns: &[Column], head: &Cells, body: &[Cells]) -> Result<Vec<f32>, RenderError> {
    let count = columns.len();
    let (mut least, mut most) = (vec![0.0_f32; count], vec![0.0_f32; count]);
    for cells in std::iter::once(head).chain(body) {
        for (index, flow) in cells.flows.iter().enumerate() {
            let (longest, widest) = flow.extent()?;
            let is_head = std::ptr::eq(cells, head);
            // A short head is not worth a second line.
            let stays_whole = if is_head { longest < SHORT_HEAD } else { columns[index].no_wrap };
            least[index] = least[index].max(if stays_whole { longest } else { widest });
            most[index] = most[index].max(longest);
        }
    }
    for index in 0..count {
        let gutter = if index + 1 < count { GUTTER } else { 0.0 };
        // A single endless word must not starve the other columns; it is broken.
        least[index] = least[index].min(COLUMN * 0.45) + gutter;
        most[index] = most[index].max(least[index] - gutter) + gutter;
    }
    let shares: f32 = columns.iter().filter_map(|column| column.share).map(f32::from).sum();
    let mut widths: Vec<f32> = if shares > 0.0 && columns.iter().all(|column| column.share.is_some()) {
        columns
            .iter()
            .zip(&least)
            .map(|(column, &least)| least.max(COLUMN * f32::from(column.share.unwrap_or(1)) / shares))
            .collect()
    } else {
        let needed: f32 = most.iter().sum();
        if needed <= COLUMN {
            most.iter().map(|width| width * COLUMN / needed).collect()
        } else {
            let (floor, stretch) = (least.iter().sum::<f32>(), needed - least.iter().sum::<f32>());
            let room = (COLUMN - floor).max(0.0);
            least
                .iter()
                .zip(&most)
                .map(|(&least, &most)| least + if stretch > 0.0 { room * (most - least) / stretch } else { 0.0 })
                .collect()
        }
    };
    fit(&mut widths, &least);
    Ok(widths)
}

/// Takes what is too much from the columns that can give it, and at worst from all.
fn fit(widths: &mut [f32], least: &[f32]) {
    let excess = widths.iter().sum::<f32>() - COLUMN;
    if excess <= 0.0 {
        return;
    }
    let slack: f32 = widths.iter().zip(least).map(|(width, least)| (width - least).max(0.0)).sum();
    if slack >= excess {
        for (width, least) in widths.iter_mut().zip(least) {
            *width -= excess * (*width - least).max(0.0) / slack;
        }
    } else {
        let total: f32 = widths.iter().sum();
        for width in widths.iter_mut() {
            *width *= COLUMN / total;
        }
    }
}

fn head_slab(head: &Cells, widths: &[f32]) -> Result<Slab, RenderError> {
    let mut slab = Slab::default();
    let columns = broken(head, widths)?;
    let lines = columns.iter().map(Vec::len).max().unwrap_or(1) as f32;
    slab.height = lines * style::TABLE_HEAD.leading + 2.0 * PADDING + 1.5;
    let mut x = LEFT;
    for ((lines_of_cell, width), node) in columns.iter().zip(widths).zip(&head.nodes) {
        // Heads stand on the lower rule.
        let y = PADDING + 0.75 + (lines - lines_of_cell.len() as f32) * style::TABLE_HEAD.leading;
        slab.marks.push(Mark::Node(*node));
        stack(&mut slab.marks, lines_of_cell, x, y, style::TABLE_HEAD);
        x += width;
    }
    for y in [0.0, slab.height - 0.75] {
        slab.marks.push(Mark::Bar { x: LEFT, y, width: COLUMN, height: 0.75, colour: style::INK });
    }
    Ok(slab)
}

fn row_slab(cells: &Cells, widths: &[f32]) -> Result<Slab, RenderError> {
    let mut slab = Slab::default();
    let mut height = 0.0_f32;
    let mut x = LEFT;
    for ((lines, width), node) in broken(cells, widths)?.iter().zip(widths).zip(&cells.nodes) {
        slab.marks.push(Mark::Node(*node));
        height = height.max(stack(&mut slab.marks, lines, x, PADDING, style::CELL));
        x += width;
    }
    slab.height = height + 2.0 * PADDING + 0.5;
    slab.marks.push(row_rule(slab.height));
    Ok(slab)
}

/// Vectors run over the full width under the row they belong to, one a line, as a row of their own in the tree.
fn vectors(
    slab: &mut Slab,
    vectors: &[String],
    rows: NodeId,
    columns: usize,
    tree: &mut Tree,
    block: &Arc<str>,
) -> Result<(), RenderError> {
    if vectors.is_empty() {
        return Ok(());
    }
    slab.marks.pop();
    let row = tree.add(rows, Role::Row);
    let cell = tree.add(row, Role::Cell(columns));
    let mut y = slab.height - PADDING;
    for vector in vectors {
        let lines = Flow::plain(&format!("{vector} "), style::VECTOR, cell, block)?.lines(COLUMN)?;
        y += stack(&mut slab.marks, &lines, LEFT, y, style::VECTOR);
    }
    slab.height = y + PADDING;
    slab.marks.push(row_rule(slab.height));
    Ok(())
}

fn row_rule(height: f32) -> Mark {
    Mark::Bar { x: LEFT, y: height - 0.5, width: COLUMN, height: 0.5, colour: style::RULE }
}

fn broken(cells: &Cells, widths: &[f32]) -> Result<Vec<Vec<Line>>, RenderError> {
    let last = widths.len().saturating_sub(1);
    cells
        .flows
        .iter()
        .enumerate()
        .map(|(index, flow)| flow.lines(widths[index] - if index < last { GUTTER } else { 0.0 } + 0.01))
        .collect()
}

/// The one exception to "a row never splits": a row that no page can hold is cut between lines.
fn split(slab: Slab) -> Vec<Slab> {
    if slab.height <= TALLEST_ROW {
        return vec![slab];
    }
    let count = (slab.height / TALLEST_ROW).ceil() as usize;
    let lines = (TALLEST_ROW / style::CELL.leading).floor() * style::CELL.leading;
    let mut parts: Vec<Slab> = (0..=count).map(|_| Slab::default()).collect();
    for mut mark in slab.marks {
        let y = match &mark {
            Mark::Text { y, .. } => *y - style::CELL.size,
            Mark::Bar { y, .. }
            | Mark::Box { y, .. }
            | Mark::Link { y, .. }
            | Mark::Field { y, .. }
            | Mark::Picture { y, .. } => *y,
            Mark::Node(_) => 0.0,
        };
        let part = (((y - PADDING) / lines).floor().max(0.0) as usize).min(count);
        mark.shift(0.0, -(part as f32) * lines);
        let bottom = match &mark {
            Mark::Text { y, style, .. } => y + style.leading - style.size * 0.9,
            Mark::Bar { y, height, .. } | Mark::Box { y, height, .. } | Mark::Link { y, height, .. } => y + height,
            Mark::Field { .. } | Mark::Picture { .. } | Mark::Node(_) => 0.0,
        };
        parts[part].height = parts[part].height.max(bottom);
        parts[part].marks.push(mark);
    }
    parts.retain(|part| !part.marks.is_empty());
    parts
}
