import { useMutation, useQuery, useQueryCache } from '@pinia/colada';
import type { InferResponseType } from 'hono/client';
import { type MaybeRefOrGetter, toValue } from 'vue';
import type { ExplainedDifference } from '#domain/disclosure/explained.ts';
import type { SentencePair as DomainPair } from '#domain/disclosure/sentence-diff.ts';
import type { TemplateSection } from '#domain/disclosure/template.ts';
import { usePeriod } from '../composables/use-period.ts';
import { api, unwrap } from '../http/client.ts';

const documents = api.api.accounts.document;

export type DisclosureDocument = InferResponseType<typeof documents.$get, 200>;
export type DocumentSection = DisclosureDocument['document']['sections'][number];
export type DocumentSentence = NonNullable<DocumentSection['heading']>;
export type DocumentComparison = InferResponseType<typeof documents.comparison.$get, 200>;
/** Of a comparison, or of what has changed since a publication. */
export type SentencePair = DomainPair & { numbers?: ExplainedDifference[] };
export type Publications = InferResponseType<typeof documents.publications.$get, 200>;
export type TemplateBook = InferResponseType<typeof documents.template.$get, 200>;
export type TemplateFigure = TemplateBook['figures'][number];
export type TemplateIssue = TemplateBook['issues'][number];
export type TemplateTrial = InferResponseType<typeof documents.template.trial.$post, 200>;

const documentKey = ['document'];

/** The year that the frame names, as the addresses want it. */
function useYear() {
  const { query } = usePeriod();
  return () => ({ year: query.value.year });
}

export function useDocument() {
  const year = useYear();
  return useQuery({
    key: () => [...documentKey, 'preview', year().year],
    query: () => unwrap(documents.$get({ query: year() })),
  });
}

/** Twenty tables: asked for when they come near. */
export function useDocumentForms(isWanted: MaybeRefOrGetter<boolean>) {
  const year = useYear();
  return useQuery({
    key: () => [...documentKey, 'forms', year().year],
    enabled: () => toValue(isWanted),
    query: () => unwrap(documents.forms.$get({ query: year() })),
  });
}

export function useComparison() {
  const year = useYear();
  return useQuery({
    key: () => [...documentKey, 'comparison', year().year],
    query: async () => ({ comparison: await unwrap(documents.comparison.$get({ query: year() })) }),
  });
}

export function usePublications() {
  const year = useYear();
  return useQuery({
    key: () => [...documentKey, 'publications', year().year],
    query: () => unwrap(documents.publications.$get({ query: year() })),
  });
}

export function useTemplate() {
  const year = useYear();
  return useQuery({
    key: () => [...documentKey, 'template', year().year],
    query: () => unwrap(documents.template.$get({ query: year() })),
  });
}

/** A former version's sections. */
export const templateVersion = (year: number, version: number) =>
  unwrap(documents.template[':version'].$get({ param: { version: String(version) }, query: { year: String(year) } }));

/** What saving these sections would find. */
export const checkTemplateDraft = (year: number, sections: TemplateSection[]) =>
  unwrap(documents.template.check.$post({ json: { year, sections } }));

/** A section as it is being written; asked anew for each text, kept nowhere. */
export function useTrial(at: MaybeRefOrGetter<{ year: number; section: TemplateSection } | null>) {
  return useQuery({
    key: () => ['document-trial', JSON.stringify(toValue(at))],
    enabled: () => toValue(at) !== null,
    gcTime: 60_000,
    placeholderData: (before: TemplateTrial | undefined) => before,
    query: () => {
      const asked = toValue(at);
      if (asked === null) throw new Error('nothing to try');
      return unwrap(documents.template.trial.$post({ json: asked }));
    },
  });
}

function useDocumentMutation<Variables, R>(mutation: (variables: Variables) => Promise<R>) {
  const cache = useQueryCache();
  return useMutation({
    mutation,
    // Not waited for: the editor is made anew for the new version, and could not say any more that it was saved.
    onSuccess: () => {
      void cache.invalidateQueries({ key: documentKey });
    },
  });
}

export const usePublish = () =>
  useDocumentMutation((json: { year: number; digest: string }) => unwrap(documents.publications.$post({ json })));

export const useSaveTemplate = () =>
  useDocumentMutation((json: { year: number; version: number; sections: TemplateSection[]; reason: string }) =>
    unwrap(documents.template.$put({ json })),
  );

export const useCopyTemplate = () =>
  useDocumentMutation((json: { year: number; from: number }) => unwrap(documents.template.copy.$post({ json })));

export const DOCUMENT_FILES = [
  { format: 'docx', word: 'Word（docx）' },
  { format: 'pdf', word: 'PDF' },
  { format: 'text', word: '纯文本' },
  { format: 'manifest', word: '数据来源清单（JSON）' },
] as const;
export type DocumentFile = (typeof DOCUMENT_FILES)[number]['format'];

export function documentFileAddress(year: number, format: DocumentFile, version: number | null): string {
  const published = version === null ? '' : `&version=${version}`;
  return `/api/accounts/document/export?year=${year}&format=${format}${published}`;
}
