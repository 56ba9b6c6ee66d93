import type { LocationQuery } from 'vue-router';
import type { SignedForm } from '../../../queries/form-editing.ts';
import type { FormDetail } from '../../../queries/forms.ts';

/** `?version=2`: which signed paper is looked at; null for the form itself. */
export function versionIn({ version }: LocationQuery): string | null {
  return typeof version === 'string' && /^[1-9]\d{0,3}$/.test(version) ? version : null;
}

/** The form page of a signed paper: its content as signed, and nothing that could be done to it. */
export function signedView(form: FormDetail, signed: SignedForm): FormDetail {
  const { version: _version, signedBy: _by, signedAt: _at, digest: _digest, isIntact: _intact, ...paper } = signed;
  const { computedDigest: _computed, ...view } = paper;
  return {
    ...form,
    ...view,
    missing: [],
    facts: [],
    rights: { edit: false, fill: false, remove: false, moves: [] },
    signing: { ...form.signing, outdated: [] },
  };
}
