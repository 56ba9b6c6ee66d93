import {
  findEarlierTemplateYear,
  findTemplate,
  findTemplateVersion,
  insertTemplate,
  listTemplateVersions,
  type StoredTemplate,
} from '#db/tables/disclosure-templates.ts';
import { checkSection, checkTemplate, type TemplateIssue } from '#domain/disclosure/check-template.ts';
import { FigureIndex, figureGroups, LOCAL_NAMES } from '#domain/disclosure/figures.ts';
import { renderSection } from '#domain/disclosure/render-template.ts';
import { conditions, presence, rendered, renderings } from '#domain/disclosure/renderings.ts';
import type { DisclosureTemplate, TemplateSection } from '#domain/disclosure/template.ts';
import { structureIssues } from '#domain/disclosure/template-structure.ts';
import { Failure } from '#domain/failures.ts';
import { actorId, type Ctx } from '../context.ts';
import { write } from '../write.ts';
import { type DisclosureYear, loadDisclosureYear } from './disclosure-figures.ts';

/** The wording in force for the year. Throws `document.no-template`. */
export async function requireTemplate(ctx: Ctx, year: number): Promise<StoredTemplate> {
  const template = await findTemplate(ctx.db, year);
  if (template === null) throw new Failure('document.no-template', { year });
  return template;
}

/** A year's wording with everything an editor needs: the figures that can be named, and what the check finds. */
export async function templateOfYear(ctx: Ctx, year: number) {
  const loaded = await loadDisclosureYear(ctx, year);
  const template = await requireTemplate(ctx, year);
  return {
    year,
    /** The year whose wording it is; another one as long as this has none of its own. */
    from: template.year,
    /** 0 before the year's first own version. */
    version: template.year === year ? template.version : 0,
    sections: template.sections,
    /** A year whose wording can be taken over; null where no earlier one has any. */
    earlier: await findEarlierTemplateYear(ctx.db, year),
    versions: await listTemplateVersions(ctx.db, year),
    issues: issuesOf(template, loaded),
    figures: namedFigures(loaded),
    groups: figureGroups,
    lists: LOCAL_NAMES,
    renderings: Object.entries(renderings).map(([name, { kinds, help }]) => ({ name, kinds, help })),
    conditions: [...Object.keys(conditions), ...Object.keys(presence)],
  };
}

/** What can be put between braces, by the shortest name that means it alone. */
function namedFigures({ figures: { figures } }: DisclosureYear) {
  const index = new FigureIndex(figures);
  return figures.map((figure) => {
    const { words, numeral } = rendered(figure, null);
    const example = words === null && numeral === null ? null : `${words ?? ''}${numeral ?? ''}`;
    const { code, name, section, group, kind, unit, reason } = figure;
    return {
      code,
      name,
      section,
      group,
      kind,
      unit,
      placeholder: index.nameOf(figure),
      example,
      hasReason: reason !== null,
    };
  });
}

/** A section as it is being written: what the check finds, and what it gives with the year's figures. */
export async function tryTemplateSection(ctx: Ctx, year: number, section: TemplateSection) {
  const { figures } = await loadDisclosureYear(ctx, year);
  const index = new FigureIndex(figures.figures);
  return { issues: checkSection(section, figures, index), preview: renderSection(section, figures, index) };
}

/** Everything the check finds in a wording that is not saved yet, as saving it would. */
export async function checkDraft(ctx: Ctx, template: DisclosureTemplate): Promise<TemplateIssue[]> {
  return issuesOf(template, await loadDisclosureYear(ctx, template.year));
}

function issuesOf(template: DisclosureTemplate, { figures }: DisclosureYear): TemplateIssue[] {
  return [...structureIssues(template.sections), ...checkTemplate(template, figures)];
}

export interface TemplateSaving {
  year: number;
  /** The version the writer began with; 0 for another year's wording. */
  version: number;
  sections: TemplateSection[];
  reason: string;
}

/**
 * Adds a version to the year's wording. Throws `document.template-wrong` with the errors, `document.template-conflict`,
 * `document.template-unchanged`.
 */
export async function saveTemplate(ctx: Ctx, saving: TemplateSaving): Promise<{ version: number }> {
  const { year, sections, reason } = saving;
  const subject = `document-template:${year}`;
  return write(ctx, { action: 'document.set-template', subject }, async (inside) => {
    const loaded = await loadDisclosureYear(inside, year);
    const errors = issuesOf({ year, sections }, loaded).filter(({ level }) => level === 'error');
    if (errors.length > 0) throw new Failure('document.template-wrong', errors, wrongWords(errors));
    const before = await findTemplate(inside.db, year);
    const own = before?.year === year ? before : null;
    if ((own?.version ?? 0) !== saving.version)
      throw new Failure('document.template-conflict', { version: own?.version ?? 0 });
    if (own !== null && JSON.stringify(own.sections) === JSON.stringify(sections)) {
      throw new Failure('document.template-unchanged');
    }
    const version = saving.version + 1;
    const savedAt = inside.now.toISOString();
    await insertTemplate(inside.db, { year, version, sections, reason, savedBy: actorId(inside), savedAt });
    const changed = changedSections(before?.sections ?? [], sections);
    return { result: { version }, before: changed.before, after: { version, reason, ...changed.after } };
  });
}

/** Takes over the wording in force for another year as a new version of this one. Throws as `saveTemplate` does. */
export async function copyTemplate(ctx: Ctx, year: number, from: number): Promise<{ version: number }> {
  const other = await findTemplate(ctx.db, from);
  if (other === null || other.year !== from)
    throw new Failure('document.no-template', { year: from }, `${from} 年度没有自己的模板，请另选年度。`);
  const own = await findTemplate(ctx.db, year);
  const version = own?.year === year ? own.version : 0;
  return saveTemplate(ctx, {
    year,
    version,
    sections: other.sections,
    reason: `沿用 ${from} 年度模板第 ${other.version} 版`,
  });
}

/** Throws `document.version-not-found`. */
export async function templateVersion(ctx: Ctx, year: number, version: number): Promise<StoredTemplate> {
  const found = await findTemplateVersion(ctx.db, year, version);
  if (!found) throw new Failure('document.version-not-found', { year, version });
  return found;
}

function wrongWords(errors: TemplateIssue[]): string {
  const [first] = errors;
  const at = first?.field === 'heading' ? '标题' : `第 ${first?.line} 行`;
  const place = first ? `${at}第 ${first.column} 字：${first.message}` : '';
  return `模板中有 ${errors.length} 处错误，没有保存。${place}`;
}

/** Sections whose heading or text is another one than before. */
function changedSections(before: TemplateSection[], after: TemplateSection[]) {
  const former = new Map(before.map((section) => [section.code, section]));
  const changed = after.filter((section) => JSON.stringify(former.get(section.code)) !== JSON.stringify(section));
  return {
    before: changed.flatMap(({ code }) => former.get(code) ?? []),
    after: { sections: changed },
  };
}
