import type { TemplateSection } from '#domain/disclosure/template.ts';
import { isMandatory } from '#domain/disclosure/template-structure.ts';

/** The sections with an empty one after the named one, and its code, which no other section has or had. */
export function withAdded(
  sections: readonly TemplateSection[],
  after: string,
): { sections: TemplateSection[]; code: string } {
  const numbers = sections.map(({ code }) => Number(/^added-(\d+)$/.exec(code)?.[1] ?? 0));
  const code = `added-${Math.max(0, ...numbers) + 1}`;
  const at = sections.findIndex((one) => one.code === after) + 1;
  const section: TemplateSection = { code, level: 'section', heading: '', text: '' };
  return { sections: [...sections.slice(0, at), section, ...sections.slice(at)], code };
}

/** Whether the section can change places with its neighbour: the title page stays the first. */
export function mayMove(sections: readonly TemplateSection[], code: string, by: -1 | 1): boolean {
  const at = sections.findIndex((one) => one.code === code);
  const neighbour = sections[at + by];
  return at >= 0 && sections[at]?.level !== 'cover' && neighbour !== undefined && neighbour.level !== 'cover';
}

export function withMoved(sections: readonly TemplateSection[], code: string, by: -1 | 1): TemplateSection[] {
  if (!mayMove(sections, code, by)) return [...sections];
  const at = sections.findIndex((one) => one.code === code);
  const moved = [...sections];
  moved.splice(at + by, 0, ...moved.splice(at, 1));
  return moved;
}

/** The sections without the named one, and which to open next; a prescribed one stays. */
export function withRemoved(
  sections: readonly TemplateSection[],
  code: string,
): { sections: TemplateSection[]; next: string } {
  const at = sections.findIndex((one) => one.code === code);
  const next = (sections[at + 1] ?? sections[at - 1])?.code ?? '';
  return isMandatory(code) || at < 0
    ? { sections: [...sections], next: code }
    : { sections: sections.filter((one) => one.code !== code), next };
}
