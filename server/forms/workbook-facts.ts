import { attribute, walkXml } from './sheet-xml.ts';

export interface WorkbookFacts {
  /** The tab's name by the part that holds the sheet, as `xl/worksheets/sheet1.xml`, in small letters. */
  names: Map<string, string>;
  isEpoch1904: boolean;
}

const LONGEST_NAME = 31;

/** What the workbook says of its sheets: their names, and from when it counts days. */
export function workbookFacts(workbook: string, relations: string): WorkbookFacts {
  const targets = new Map<string, string>();
  walkXml(relations, {
    open: (name, attributes) => {
      const [id, target] = [attribute(attributes, 'Id'), attribute(attributes, 'Target')];
      if (name !== 'Relationship' || id === null || target === null) return;
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      targets.set(id, path.toLowerCase());
    },
    close: () => {},
    text: () => {},
  });
  const facts: WorkbookFacts = { names: new Map(), isEpoch1904: false };
  walkXml(workbook, {
    open: (name, attributes) => {
      if (name === 'workbookPr') facts.isEpoch1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const part = targets.get(attribute(attributes, 'r:id') ?? '');
      const title = attribute(attributes, 'name');
      if (part !== undefined && title !== null) facts.names.set(part, title.slice(0, LONGEST_NAME));
    },
    close: () => {},
    text: () => {},
  });
  return facts;
}
