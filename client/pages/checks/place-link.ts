import type { FindingPlace } from '../../queries/checks.ts';

type Link = NonNullable<FindingPlace['link']>;

export const placeLinkWords: Record<Link['kind'], string> = {
  form: '查看自评表',
  text: '查看原文',
  indicator: '查看指标',
};

/** Where a place can be seen: the cell of a form, the sentence of the published text, the indicator's months. */
export function linkOfPlace(link: Link | null): { path: string; query: Record<string, string>; hash?: string } | null {
  if (link === null) return null;
  switch (link.kind) {
    case 'form':
      return { path: `/forms/${link.formId}`, query: link.cell === null ? {} : { cell: link.cell } };
    case 'text':
      return {
        path: '/checks/text',
        query: { mark: `${link.position}.${link.start}-${link.end}` },
        hash: `#p${link.position}`,
      };
    case 'indicator':
      return { path: `/indicators/${link.indicatorId}`, query: {} };
  }
}

export interface TextMark {
  position: number;
  start: number;
  end: number;
}

/** The stretch of the text that an address marks: `12.30-36`; null for anything else. */
export function markIn(text: unknown): TextMark | null {
  const found = typeof text === 'string' ? /^(\d{1,5})\.(\d{1,6})-(\d{1,6})$/.exec(text) : null;
  if (!found) return null;
  const [position = 0, start = 0, end = 0] = found.slice(1).map(Number);
  return start < end ? { position, start, end } : null;
}
