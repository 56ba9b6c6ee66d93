/** For the Typst compiler: one cell of a printed table, which may go on over the edge of a page. */
export const DRAWN_CELL = `#let drawn(cell) = table.cell(
  x: cell.x,
  colspan: cell.colspan,
  rowspan: cell.rowspan,
  align: (if cell.align == "center" { center } else if cell.align == "right" { right } else { left }) + horizon,
  breakable: cell.breaks,
  stroke: (
    top: if cell.opens { none } else { 0.5pt },
    bottom: if cell.goesOn { none } else { 0.5pt },
    left: 0.5pt,
    right: 0.5pt,
  ),
  lines(cell.text),
)`;
