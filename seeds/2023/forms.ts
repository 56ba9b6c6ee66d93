import { type DeclaredPolicy, withDeclaredPolicy } from '#domain/forms/declared-policies.ts';
import { type FormDraft, formDraftSchema } from '#domain/forms/form-draft.ts';
import overall from './forms/overall.json' with { type: 'json' };
import p01 from './forms/p01.json' with { type: 'json' };
import p02 from './forms/p02.json' with { type: 'json' };
import p03 from './forms/p03.json' with { type: 'json' };
import p04 from './forms/p04.json' with { type: 'json' };
import p05 from './forms/p05.json' with { type: 'json' };
import p06 from './forms/p06.json' with { type: 'json' };
import p07 from './forms/p07.json' with { type: 'json' };
import p08 from './forms/p08.json' with { type: 'json' };
import p09 from './forms/p09.json' with { type: 'json' };
import p10 from './forms/p10.json' with { type: 'json' };
import p11 from './forms/p11.json' with { type: 'json' };
import p12 from './forms/p12.json' with { type: 'json' };
import p13 from './forms/p13.json' with { type: 'json' };
import p14 from './forms/p14.json' with { type: 'json' };
import p15 from './forms/p15.json' with { type: 'json' };
import p16 from './forms/p16.json' with { type: 'json' };
import p17 from './forms/p17.json' with { type: 'json' };
import p18 from './forms/p18.json' with { type: 'json' };
import p19 from './forms/p19.json' with { type: 'json' };
import policies from './policies.json' with { type: 'json' };

const papers = [overall, p01, p02, p03, p04, p05, p06, p07, p08, p09, p10, p11, p12, p13, p14, p15, p16, p17, p18, p19];

/** The twenty forms of 2023 as printed, with the policies that were found to have been used. */
export function formsOf2023(): (FormDraft & { code: string })[] {
  // The JSON's policies are read by the same schema that reads a posted form: `withDeclaredPolicy` only lays them in.
  const declared = policies as Record<string, DeclaredPolicy | undefined>;
  return papers.map((paper) => ({
    ...withDeclaredPolicy(formDraftSchema.parse(paper), declared[paper.code]),
    code: paper.code,
  }));
}
