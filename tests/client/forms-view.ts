import type { Form } from '#domain/forms/form.ts';
import { scoreForm } from '#domain/scoring/form-score.ts';
import type { FormDetail } from '../../client/queries/forms.ts';

/** The scored lines of a form as the API gives them, as far as the page's rules read them. */
export function formViewOf(form: Form): Pick<FormDetail, 'rows' | 'funds'> {
  const { rows, execution } = scoreForm(form);
  type Line = (typeof rows)[number] | NonNullable<typeof execution>;
  const proof = ({ proof: own, reproduced }: Line) => ({ ...own, reproduced, inputs: [], rounding: null });
  return {
    funds: form.funds.map(({ printedScore, ...line }, index) => ({
      ...line,
      score: printedScore,
      proof: execution?.line.index === index ? proof(execution) : null,
    })),
    rows: rows.map((line) => ({
      ...line.row,
      indicatorId: null,
      manualScore: null,
      manualProposal: null,
      score: line.printed,
      proof: proof(line),
      underPresets: [],
    })),
  };
}
