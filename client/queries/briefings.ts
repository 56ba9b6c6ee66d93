import { useQuery } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import { usePeriod } from '../composables/use-period.ts';
import { api, unwrap } from '../http/client.ts';

const briefing = api.api.briefings[':year'][':month'];

export type Briefing = InferResponseType<typeof briefing.$get, 200>;
export type BriefingBlock = Briefing['document']['blocks'][number];

export function useBriefing() {
  const { query } = usePeriod();
  return useQuery({
    key: () => ['briefing', query.value.year, query.value.month],
    query: () => unwrap(briefing.$get({ param: query.value })),
  });
}

export const BRIEFING_FORMATS = ['docx', 'pdf'] as const;
export type BriefingFormat = (typeof BRIEFING_FORMATS)[number];

export function briefingFileAddress({ year, month }: Pick<Briefing, 'year' | 'month'>, format: BriefingFormat): string {
  return `/api/briefings/${year}/${month}/export?format=${format}`;
}
