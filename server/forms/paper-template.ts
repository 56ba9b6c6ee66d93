import { DRAWN_CELL } from './template-cell.ts';

/**
 * Page description of the disclosure for the Typst compiler: title page, prose and forms, each on its own kind of page. As in
 * the other template everything printed comes as data and is only ever used as a string.
 */
export const PAPER_TEMPLATE = String.raw`
#let d = json(bytes(sys.inputs.at("document")))
#let points(n) = n * 1pt
#let song = d.fonts.song
#let hei = (d.fonts.hei, song)
#let fang = (d.fonts.fang, song)
#let lines(text) = text.split("\n").map(line => [#line]).join(linebreak())
#let margins(look) = (
  top: look.margin.top * 1mm,
  right: look.margin.right * 1mm,
  bottom: look.margin.bottom * 1mm,
  left: look.margin.left * 1mm,
)
#let report = d.report

#set document(title: d.title, author: d.author, keywords: d.keywords, date: datetime(..d.date))
#let numbers = context align(center, text(font: song, size: 9pt)[第 #counter(page).display() 页 共 #counter(page).final().first() 页])
#let mark = if d.mark == none { none } else { align(right, text(font: hei, weight: "medium", size: points(report.contents), d.mark)) }
#set page(paper: "a4", margin: margins(report), header: mark, header-ascent: 40%, footer-descent: 20%)
#set text(lang: "zh", region: "cn", font: song, size: points(report.body), top-edge: 0.88em, bottom-edge: -0.12em)
#set par(leading: (report.line - 1) * 1em, spacing: (report.line - 1) * 1em)
#let attach = if sys.version < version(0, 14, 0) { pdf.embed } else { pdf.attach }
#attach("manifest.json", bytes(d.manifest), relationship: "data", mime-type: "application/json", description: "数据来源清单")

${DRAWN_CELL}

#let cover(part) = page(footer: none, align(center + horizon, {
  for line in part.lines { block(below: 24pt, text(font: hei, weight: "medium", size: 32pt, line)) }
}))

// As tall as in the Word file, so that both break their pages at the same lines.
#let title(body) = block(above: 0pt, below: points(report.body), sticky: true, width: 100%, height: points(report.title * 2), align(center + horizon, text(font: hei, weight: "medium", size: points(report.title), body)))
#show heading.where(level: 1): it => title(it.body)
#let gap = (report.line - 1) * 1em
#show heading.where(level: 2): it => block(above: gap, below: gap, sticky: true, text(font: hei, weight: "medium", size: points(report.body), h(2em) + it.body))
#show heading.where(level: 3): it => block(above: gap, below: gap, sticky: true, text(font: fang, weight: "regular", size: points(report.body), h(2em) + it.body))

// 22 lines: the last one has its full height in the Word file.
#let letter = (..margins(report), bottom: report.margin.bottom * 1mm + points((report.line - 1) * report.body))

#let contents(part) = {
  set page(margin: letter, footer: numbers)
  set text(font: song, size: points(report.contents))
  show outline.entry: it => {
    let inset = if it.level == 1 { 0em } else { 2em }
    let face = if it.level == 1 { hei } else { song }
    block(above: gap, below: gap, inset: (left: inset), text(font: face, link(it.element.location(), it.inner())))
  }
  title[目#h(1em)录]
  outline(title: none, depth: 2)
}

#let prose(part) = {
  set page(margin: letter, footer: numbers)
  for (index, one) in part.blocks.enumerate() {
    if one.kind == "part" and index > 0 {
      if one.at("goesOn", default: false) { v(points(report.body)) } else { pagebreak() }
    }
    if one.kind == "paragraph" {
      text(font: fang, par(first-line-indent: (amount: 2em, all: true), justify: true, one.text))
    } else {
      heading(level: if one.kind == "part" { 1 } else if one.kind == "section" { 2 } else { 3 }, bookmarked: true, one.text)
    }
  }
}

#let head(body, font, size, weight: "regular") = block(width: 100%, above: 0pt, below: 0pt, inset: (y: points(size * 0.4)), align(center, text(font: font, weight: weight, size: points(size), body)))
#let form(part) = {
  let look = part.look
  set page(margin: margins(look), flipped: part.landscape, footer: numbers)
  set text(size: points(look.body))
  set par(leading: (look.line - 1) * 1em, spacing: (look.line - 1) * 1em)
  show table: set block(above: 0pt, below: 0pt)
  show table: set text(size: points(look.cell))
  head(lines(part.heading), hei, look.title, weight: "medium")
  if part.subtitle != "" { head(part.subtitle, song, look.subtitle) }
  for one in part.parts {
    table(
      columns: part.columns.map(width => width * 1mm),
      inset: (x: 1mm, y: points((look.shortestRow - look.cell) / 2)),
      table.header(..one.head.flatten().map(drawn)),
      ..one.rows.flatten().map(drawn),
    )
  }
}

#for part in d.parts {
  if part.kind == "cover" { cover(part) } else if part.kind == "contents" { contents(part) } else if part.kind == "prose" { prose(part) } else { form(part) }
}
`;
