import type { Exact } from '#domain/decimal.ts';
import type { Form } from '../forms/form.ts';
import { type ExecutionLine, scoreExecution } from './execution-score.ts';
import { scoreForm } from './form-score.ts';
import { PRESETS, type Preset, resolvePolicy } from './policy.ts';
import type { Score } from './scorable.ts';

/** Budget execution under each preset; what the form overrides is left aside. */
export function executionUnderPresets(line: ExecutionLine): { preset: Preset; score: Score }[] {
  return PRESETS.map((preset) => ({ preset, score: scoreExecution(line, resolvePolicy(preset)) }));
}

/**
 * The total if every line were computed under the preset: no printed, no manual score, no override of a row; deductions
 * stay. `complete`: every line that has a weight got a score.
 */
export function totalUnderPresets(form: Form): { preset: Preset; total: Exact | null; complete: boolean }[] {
  return PRESETS.map((preset) => {
    const { total, complete } = scoreForm({
      ...form,
      policy: resolvePolicy(preset),
      funds: form.funds.map((line) => ({ ...line, printedScore: null })),
      rows: form.rows.map((row) => ({ ...row, printedScore: null, manualScore: null, policyOverride: null })),
    });
    return { preset, total: total.computed, complete };
  });
}
