import { yearSchema } from '../period.ts';
import { z } from '../zod.ts';

/** Parts of the paper the sentences of which are compared with what was published; the forms and the tables are not prose. */
export const SECTION_LEVELS = ['cover', 'part', 'section'] as const;

/** Longest text of a section: several times what the source's longest, the performance section, has. */
const LONGEST_TEXT = 40_000;

/** One heading of the paper and what stands under it, both with placeholders. A line is a paragraph, `# ` begins a subheading. */
export const templateSectionSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  level: z.enum(SECTION_LEVELS),
  heading: z.string().max(200),
  text: z.string().max(LONGEST_TEXT),
});
export type TemplateSection = z.infer<typeof templateSectionSchema>;

/** The wording of a year's 部门决算公开说明, from title page to list of tables. */
export const disclosureTemplateSchema = z
  .strictObject({ year: yearSchema, sections: z.array(templateSectionSchema).min(1).max(60) })
  .refine(
    ({ sections }) => new Set(sections.map(({ code }) => code)).size === sections.length,
    '章节代码不能重复，请刷新页面后再保存。',
  );
export type DisclosureTemplate = z.infer<typeof disclosureTemplateSchema>;
