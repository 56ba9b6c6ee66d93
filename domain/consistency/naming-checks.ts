import type { Form } from '../forms/form.ts';
import { type Finding, wordsFinding } from './finding.ts';
import { formTitle } from './form-place.ts';
import type { Side } from './side.ts';

/** The center's name on the overall form against 主管部门 and 实施单位 of the projects: one finding for each other name. */
export function unitNameFindings(forms: Form[]): Finding[] {
  const overall = forms.find((form) => form.kind === 'overall');
  if (!overall) return [];
  const named = forms
    .filter((form) => form.kind === 'project')
    .flatMap((form) =>
      (['department', 'unit'] as const).flatMap((field) => {
        const name = form[field];
        return name === null || !isOwnName(name, overall.name) || name === overall.name ? [] : [{ form, field, name }];
      }),
    );
  return [...new Set(named.map(({ name }) => name))].flatMap((name) => {
    const places = named.filter((one) => one.name === name);
    const [first] = places;
    if (!first) return [];
    const count = new Set(places.map(({ form }) => form)).size;
    const formId = Number(first.form.id);
    const cell = { part: 'heading', field: first.field } as const;
    const sides: Side[] = [
      { kind: 'cell', formId, cell },
      { kind: 'cell', formId: Number(overall.id), cell: { part: 'heading', field: 'name' } },
    ];
    const where = [`${formTitle(first.form)}等 ${count} 张`, formTitle(overall)];
    const place = { check: 'unit-name', other: '', where, formId, cell, sides } as const;
    const message = `${count} 张项目自评表的主管部门或实施单位写作“${name}”，整体支出自评表为“${overall.name}”。请统一单位名称。`;
    return [wordsFinding(place, { stated: name, expected: overall.name }, message)];
  });
}

/** The same body under another name: a common beginning that is more than the place it lies in. Others may well head a project. */
function isOwnName(name: string, own: string): boolean {
  let common = 0;
  while (common < Math.min(name.length, own.length) && name[common] === own[common]) common++;
  return common >= 6 && common >= own.length - 4 && common >= name.length - 4;
}
