import { DRAWN_CELL } from './template-cell.ts';

/**
 * The one page description for the Typst compiler. What is printed comes as data (`sys.inputs.document`) and is only ever
 * used as a string: a `#` or `$` in a cell is a character, not a command.
 */
export const PDF_TEMPLATE = String.raw`
#let d = json(bytes(sys.inputs.at("document")))
#let look = d.look
#let points(n) = n * 1pt
#let song = d.fonts.song
// What a face lacks comes from the face of the text before any font of the machine.
#let hei = (d.fonts.hei, song)
#let fang = (d.fonts.fang, song)
#let lines(text) = text.split("\n").map(line => [#line]).join(linebreak())

#set document(title: d.title, author: d.author, keywords: d.keywords, date: datetime(..d.date))
#set page(
  paper: "a4",
  flipped: d.landscape,
  margin: (
    top: look.margin.top * 1mm,
    right: look.margin.right * 1mm,
    bottom: look.margin.bottom * 1mm,
    left: look.margin.left * 1mm,
  ),
  footer-descent: 20%,
  footer: context align(center, text(font: song, size: 9pt)[第 #counter(page).display() 页 共 #counter(page).final().first() 页]),
)
// A line box of one em, so that distances of lines are what the other renderers call them.
#set text(lang: "zh", region: "cn", font: song, size: points(look.body), top-edge: 0.88em, bottom-edge: -0.12em)
#set par(leading: (look.line - 1) * 1em, spacing: (look.line - 1) * 1em)

#let head(body, font, size, weight: "regular") = block(width: 100%, above: 0pt, below: 0pt, inset: (y: points(size * 0.4)), align(center, text(font: font, weight: weight, size: points(size), body)))

${DRAWN_CELL}

// Each part is a table of its own, set on the line that closes the one above. Not wrapped in a block: a heading would then
// not know that no row of the table follows it on its page.
#show table: set block(above: points(look.apart), below: points(look.apart))
#show table: set text(size: points(look.cell))
#let part(columns, one) = table(
  columns: columns.map(width => width * 1mm),
  inset: (x: 1mm, y: points((look.shortestRow - look.cell) / 2)),
  table.header(..one.head.flatten().map(drawn)),
  ..one.rows.flatten().map(drawn),
)

// Tagged as the title of the whole where the compiler knows such a thing.
#let titled(body) = if sys.version < version(0, 14, 0) { body } else {
  show title: set text(size: points(look.title), weight: "medium")
  show title: it => it.body
  title(body)
}
#head(titled(d.heading), hei, look.title, weight: "medium")
#if d.subtitle != "" { head(par(d.subtitle), song, look.subtitle) }
#let gap = (look.line - 1) * 1em
#show heading: it => block(above: gap, below: gap, sticky: true, text(font: if it.level == 1 { hei } else { fang }, size: points(look.body), weight: if it.level == 1 { "medium" } else { "regular" }, h(2em) + it.body))
#for one in d.blocks {
  if one.kind == "heading" {
    if one.newPage { pagebreak(weak: true) }
    heading(level: one.level, bookmarked: true, one.text)
  } else if one.kind == "chart" {
    block(width: 100%, above: points(look.apart), below: points(look.apart), image(bytes(one.svg), format: "svg", alt: one.alt, width: 100%))
  } else if one.kind == "paragraph" and one.align != none {
    block(sticky: one.leads, width: 100%, align(if one.align == "center" { center } else { right }, text(font: fang, lines(one.text))))
  } else if one.kind == "paragraph" {
    block(sticky: one.leads, text(font: fang, par(first-line-indent: (amount: 2em, all: true), justify: true, lines(one.text))))
  } else {
    for each in one.parts { part(one.columns, each) }
  }
}
`;
