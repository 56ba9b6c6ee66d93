import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { withDeclaredPolicy } from '#domain/forms/declared-policies.ts';
import { type Form, formFromDraft } from '#domain/forms/form.ts';
import { formDraftSchema } from '#domain/forms/form-draft.ts';
import { policyOverrideSchema } from '#domain/scoring/policy-draft.ts';

const folder = new URL('../../../seeds/2023/', import.meta.url);
const json = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

const declared = z
  .record(
    z.string(),
    z.object({ policy: policyOverrideSchema.optional(), rows: z.record(z.string(), policyOverrideSchema).optional() }),
  )
  .parse(json('policies.json'));

export const exceptions = z
  .array(z.object({ form: z.string(), row: z.string(), printed: z.string(), computed: z.string(), reason: z.string() }))
  .parse(json('score-exceptions.json'));

/** The 20 forms of 2023 under their declared policies, in the source's order. */
export const seedForms: Form[] = readdirSync(new URL('forms/', folder))
  .sort()
  .map((file) => {
    const draft = formDraftSchema.parse(json(`forms/${file}`));
    return formFromDraft(withDeclaredPolicy(draft, declared[draft.code ?? '']), { id: draft.code ?? file });
  });

export function seedForm(code: string): Form {
  const form = seedForms.find((each) => each.code === code);
  if (!form) throw new Error(`no form ${code}`);
  return form;
}
