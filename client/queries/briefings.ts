import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import type { BriefingTexts } from '#domain/briefing/texts.ts';
import { usePeriod } from '../composables/use-period.ts';
import { api, unwrap } from '../http/client.ts';

const briefing = api.api.briefings[':year'][':month'];

export type Briefing = InferResponseType<typeof briefing.$get, 200>;
export type BriefingBlock = Briefing['document']['blocks'][number];

interface BriefingEdit {
  version: number;
  texts: BriefingTexts;
}

export function useBriefing() {
  const { query } = usePeriod();
  return useQuery({
    key: () => ['briefing', query.value.year, query.value.month],
    query: () => unwrap(briefing.$get({ param: query.value })),
  });
}

/** Answers the briefing with the words in it. */
export function useEditBriefing() {
  const cache = useQueryCache();
  return useMutation({
    mutation: ({ year, month, version, texts }: Pick<Briefing, 'year' | 'month'> & BriefingEdit) =>
      unwrap(briefing.texts.$put({ param: { year: String(year), month: String(month) }, json: { version, texts } })),
    onSettled: () => cache.invalidateQueries({ key: ['briefing'] }),
  });
}

export const BRIEFING_FORMATS = ['docx', 'pdf'] as const;
export type BriefingFormat = (typeof BRIEFING_FORMATS)[number];

export function briefingFileAddress({ year, month }: Pick<Briefing, 'year' | 'month'>, format: BriefingFormat): string {
  return `/api/briefings/${year}/${month}/export?format=${format}`;
}
