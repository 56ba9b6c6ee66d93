import { accountBookSchema } from '#domain/accounts/account-book.ts';
import { isPlainDecimal } from '#domain/decimal.ts';
import { departmentSchema } from '#domain/departments.ts';
import { accumulations, categories } from '#domain/indicators/indicator.ts';
import { ratePartsSchema } from '#domain/indicators/rate.ts';
import { z } from '#domain/zod.ts';
import accountBookFile from './account-book.json' with { type: 'json' };
import accountsFile from './accounts.json' with { type: 'json' };
import departmentsFile from './departments.json' with { type: 'json' };
import indicatorsFile from './indicators.json' with { type: 'json' };
import operationsFile from './operations.json' with { type: 'json' };
import paragraphsFile from './paragraphs.json' with { type: 'json' };

const printedSchema = z.string().refine(isPlainDecimal, 'a printed numeral without separators');

/** An indicator with the published year-end value and the form rows (`p05:3`) that measure it. */
export const sourceIndicatorSchema = z.object({
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  category: z.enum(categories),
  accumulation: z.enum(accumulations),
  decimals: z.number().int(),
  departmentCode: z.string(),
  definition: z.string(),
  /** From the definition; the disclosure prints the rate of the year alone. */
  parts: ratePartsSchema.nullable().default(null),
  /** Of a qualitative indicator the level's code: its printed result says what its target says. */
  yearEnd2023: printedSchema,
  origin: z.string(),
  formRows: z.array(z.string().regex(/^(overall|p\d{2}):\d+$/)),
});
export type SourceIndicator = z.infer<typeof sourceIndicatorSchema>;

/** A figure of sections 一 to 十 as printed. */
export const accountFigureSchema = z.object({
  code: z.string(),
  section: z.string(),
  name: z.string(),
  value: printedSchema,
  unit: z.string(),
  quote: z.string(),
  direction: z.enum(['增加', '减少', '增长', '下降']).optional(),
  reason: z.string().optional(),
  classification: z.object({ class: z.string(), section: z.string(), item: z.string() }).partial().optional(),
});

/** A figure of the prose of section 十一 as printed. */
export const operationSchema = z.object({
  code: z.string(),
  name: z.string(),
  value: printedSchema,
  unit: z.string(),
  indicatorCode: z.string().nullable(),
  quote: z.string(),
  note: z.string().optional(),
});

/** A paragraph of parts 一 to 三 without the blanks and line ends of the page; the forms stand in their own files. */
export const paragraphSchema = z.object({ part: z.string(), section: z.string().nullable(), text: z.string().min(1) });

export const departments2023 = z.array(departmentSchema).parse(departmentsFile);
export const indicators2023 = z.array(sourceIndicatorSchema).parse(indicatorsFile);
export const accounts2023 = z.array(accountFigureSchema).parse(accountsFile);
/**
 * The base figures behind `accounts.json`: amounts as printed, priors as amount less change, sections 八 and 九 zero because
 * the text says that there is nothing. Where the source contradicts itself the accounts sections hold: 1,727.26 of fiscal
 * appropriation (the overall form says 1,727.34) and of general budget expenditure (its fifteen items give 1,727.25).
 */
export const accountBook2023 = accountBookSchema.parse(accountBookFile);
export const operations2023 = z.array(operationSchema).parse(operationsFile);
export const paragraphs2023 = z.array(paragraphSchema).parse(paragraphsFile);
