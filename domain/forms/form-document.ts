import { type ScoredForm, scoreForm } from '#domain/scoring/form-score.ts';
import type { FormDocument } from './document.ts';
import type { Form } from './form.ts';
import { buildOverallForm } from './overall-form.ts';
import { buildProjectForm } from './project-form.ts';

/** The official paper of a form, scored under its own policy unless it comes scored already. */
export function documentOf(form: Form, scored: ScoredForm = scoreForm(form)): FormDocument {
  switch (form.kind) {
    case 'overall':
      return buildOverallForm(scored);
    case 'project':
      return buildProjectForm(scored);
  }
}
