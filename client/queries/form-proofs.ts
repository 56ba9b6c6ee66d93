import { useMutation, useQuery } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import { type MaybeRefOrGetter, toValue } from 'vue';
import type { ManualMoveRequest } from '#domain/scoring/manual-score.ts';
import { api, unwrap } from '../http/client.ts';
import { useFormAnswer } from './form-editing.ts';
import type { FormDetail } from './forms.ts';

const form = api.api.forms[':id'];
const row = form.rows[':key'];

export type RowProof = InferResponseType<typeof row.proof.$get, 200>;
export type ExecutionProof = InferResponseType<typeof form.execution.proof.$get, 200>;
export type LineProof = RowProof | ExecutionProof;
export type MonthsBehind = NonNullable<RowProof['months']>;
export type ManualHistory = RowProof['manualScores'];

type Versioned = Pick<FormDetail, 'id' | 'version'>;
const param = ({ id }: { id: number }) => ({ id: String(id) });

/** What stands behind the score of a row (by its key), or behind budget execution; asked anew with every version of the form. */
export function useLineProof(of: MaybeRefOrGetter<Versioned>, key: MaybeRefOrGetter<string | 'execution'>) {
  return useQuery({
    key: () => ['form', String(toValue(of).id), 'proof', toValue(key), toValue(of).version],
    query: (): Promise<LineProof> => {
      const chosen = toValue(key);
      return chosen === 'execution'
        ? unwrap(form.execution.proof.$get({ param: param(toValue(of)) }))
        : unwrap(row.proof.$get({ param: { ...param(toValue(of)), key: chosen } }));
    },
  });
}

/** How the total comes about; asked for only where somebody wants to see it. */
export function useTotalProof(of: MaybeRefOrGetter<Versioned>, isWanted: MaybeRefOrGetter<boolean>) {
  return useQuery({
    key: () => ['form', String(toValue(of).id), 'proof', 'total', toValue(of).version],
    enabled: () => toValue(isWanted),
    query: () => unwrap(form.total.proof.$get({ param: param(toValue(of)) })),
  });
}

export function useProposeScore() {
  const settle = useFormAnswer();
  return useMutation({
    mutation: ({ id, key, ...json }: { id: number; key: string; score: string; reason: string }) =>
      unwrap(row['manual-scores'].$post({ param: { id: String(id), key }, json })),
    onSuccess: (answer) => settle(answer),
  });
}

export function useMoveScore() {
  const settle = useFormAnswer();
  return useMutation({
    mutation: ({ id, score, request }: { id: number; score: number; request: ManualMoveRequest }) =>
      unwrap(
        form['manual-scores'][':score'].moves.$post({ param: { id: String(id), score: String(score) }, json: request }),
      ),
    onSuccess: (answer) => settle(answer),
  });
}
