import { listRectifications } from '#db/tables/alerts.ts';
import { type Exact, exact, printedInFull } from '#domain/decimal.ts';
import type { FormRow } from '#domain/forms/form.ts';
import { formMoveRules, formMoves } from '#domain/forms/form-moves.ts';
import { can } from '#domain/permissions.ts';
import { isUnexplained, type ScoredForm } from '#domain/scoring/form-score.ts';
import type { Ctx } from '../context.ts';
import type { LoadedForm } from './filled-forms.ts';
import { manualMovesFor } from './manual-scores.ts';

/** What stands behind each row of a form, beside the paper: owner, figure of the months, what may be done. */
export async function rowFacts(ctx: Ctx, { stored, form, book }: LoadedForm, scored: ScoredForm) {
  const items = new Map((book?.indicators ?? []).map((item) => [String(item.indicator.id), item]));
  const answers = await rectificationsOf(ctx, form.year);
  return stored.rows.map((row, index) => {
    const item = row.indicatorId === null ? undefined : items.get(row.indicatorId);
    const figure = item?.progress.value ?? null;
    const line = scored.rows[index];
    const wantsReason = line !== undefined && isUnexplained(line);
    return {
      key: row.key,
      /** Somebody typed the result; otherwise it is that of the approved months, or there is none. */
      isTyped: row.actualText !== null,
      figure: figure === null || !item ? null : printedInFull(figure, item.indicator.decimals),
      /** 1–12: the last month with an approved figure. */
      figureMonth: item?.progress.month ?? null,
      figureUnit: item?.indicator.unit ?? null,
      difference: figure === null ? null : differenceOf(row, figure),
      indicatorName: item?.indicator.name ?? null,
      department: item?.department ?? null,
      mayFill: item !== undefined && form.state === 'draft' && can(ctx.actor, 'form.fill', item.department.code),
      manual: manualRights(ctx, row, form.state === 'draft' && book?.year.state !== 'closed'),
      suggestion: wantsReason && row.indicatorId !== null ? (answers.get(row.indicatorId) ?? null) : null,
    };
  });
}

/** What the reader may do about the row's manual score: put one forward, decide on the one that waits, end the one that stands. */
function manualRights(ctx: Ctx, { manualScore, manualProposal }: FormRow, isOpen: boolean) {
  return {
    mayPropose: isOpen && !manualProposal && can(ctx.actor, 'score.propose'),
    onProposal: isOpen && manualProposal ? manualMovesFor(ctx, manualProposal, true) : [],
    onStanding: isOpen && manualScore ? manualMovesFor(ctx, manualScore, false) : [],
  };
}

/** Typed minus figure, with its sign; null when nothing is typed or both are the same. */
function differenceOf({ actual }: FormRow, figure: Exact): string | null {
  if (actual === null) return null;
  const difference = exact(actual).minus(figure);
  if (difference.isZero()) return null;
  return `${difference.isNegative() ? '' : '+'}${printedInFull(difference)}`;
}

/** The last 整改措施 of each indicator in the year, offered as the reason of its row. */
async function rectificationsOf(ctx: Ctx, year: number) {
  const notes = await listRectifications(ctx.db, year);
  return new Map(
    notes.map(({ indicatorId, alertId, text, at, actor }) => [
      String(indicatorId),
      { alertId: String(alertId), text, at, by: actor },
    ]),
  );
}

/** What the person who asks may do with the form as it is. */
export async function rightsOn(ctx: Ctx, { form, book }: LoadedForm, wasSigned: boolean) {
  const isOpen = book?.year.state !== 'closed';
  const isDraft = form.state === 'draft' && isOpen;
  return {
    edit: isDraft && can(ctx.actor, 'form.edit'),
    fill: isDraft && ctx.actor.department !== null && can(ctx.actor, 'form.fill', ctx.actor.department),
    remove: isDraft && !wasSigned && can(ctx.actor, 'form.remove'),
    moves: formMoves.filter(
      (move) => isOpen && formMoveRules[move].from === form.state && can(ctx.actor, formMoveRules[move].action),
    ),
  };
}
