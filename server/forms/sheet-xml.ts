export interface XmlReader {
  /** `attributes` is the raw text behind the name; read one with `attribute`. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(content: string): void;
}

/**
 * Walks through the XML of a workbook part in one pass, in time that grows with its length only. Names come without their
 * prefix. Entities beyond the five of XML and character numbers stay as they are: nothing can grow.
 */
export function walkXml(xml: string, reader: XmlReader): void {
  let at = 0;
  while (at < xml.length) {
    const start = xml.indexOf('<', at);
    if (start !== at) reader.text(unescaped(xml.slice(at, start < 0 ? xml.length : start)));
    if (start < 0) return;
    if (xml.startsWith('<!--', start)) at = behind(xml, '-->', start);
    else if (xml.startsWith('<![CDATA[', start)) {
      at = behind(xml, ']]>', start);
      reader.text(xml.slice(start + 9, at - 3));
    } else {
      at = behind(xml, '>', start);
      const tag = xml.slice(start + 1, at - 1);
      if (tag.startsWith('/')) reader.close(localName(tag.slice(1)));
      else if (!tag.startsWith('?') && !tag.startsWith('!')) {
        const isEmpty = tag.endsWith('/');
        const content = isEmpty ? tag.slice(0, -1) : tag;
        const space = content.search(/\s/);
        const name = localName(space < 0 ? content : content.slice(0, space));
        reader.open(name, space < 0 ? '' : content.slice(space));
        if (isEmpty) reader.close(name);
      }
    }
  }
}

function behind(xml: string, end: string, from: number): number {
  const found = xml.indexOf(end, from);
  return found < 0 ? xml.length : found + end.length;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).trim();
}

/** No attribute that is read is nearly as long. */
const LONGEST_ATTRIBUTE = 500;

export function attribute(attributes: string, name: string): string | null {
  const at = attributes.indexOf(` ${name}="`);
  if (at < 0) return null;
  const start = at + name.length + 3;
  const end = attributes.indexOf('"', start);
  return end < 0 ? null : unescaped(attributes.slice(start, Math.min(end, start + LONGEST_ATTRIBUTE)));
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g, (all, decimal, hex, name) => {
    if (name) return NAMED[name] ?? all;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
