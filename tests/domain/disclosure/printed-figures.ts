import { exact } from '#domain/decimal.ts';
import {
  accountFigure,
  classLines,
  countFigure,
  formFigure,
  indicatorFigure,
  itemLines,
  statementFigure,
  wordsFigure,
} from '#domain/disclosure/bound-figures.ts';
import type { DisclosureFigures } from '#domain/disclosure/figures.ts';
import { accounts2023, departments2023, indicators2023, operations2023 } from '#seeds/2023/source.ts';

const YEAR = 2023;
const CENTER = '昌吉回族自治州社会保险中心';

/** The figures of 2023 as the paper prints them and as its year end was measured. */
export function printedFigures2023(): DisclosureFigures {
  const accounts = accounts2023
    .filter(({ section, code }) => section !== '十一' && code !== 'staff.departmentCount')
    .map(({ value, direction, reason, ...line }) => {
      const isDown = direction === '减少' || direction === '下降';
      const signed = isDown ? exact(value).neg() : exact(value);
      return accountFigure({ ...line, value: signed, reason: reason ?? null }, YEAR);
    });
  const byCode = new Map(accounts.map((figure) => [figure.code, figure]));
  const performance = accounts2023
    .filter(({ section, code }) => section === '十一' && code !== 'staff.departmentCount')
    .map(({ code, name, unit, value }) =>
      formFigure(code, name, unit === '万元' ? '万元' : '个', exact(value), { kind: 'budget', year: YEAR, code }),
    );
  const own = accounts2023.filter(({ classification }) => classification !== undefined);
  const classes = own.filter(({ code }) => /^function\.class\d+\.amount$/.test(code)).map(({ name }) => name);
  const items = own
    .filter(({ code }) => /^function\.item\d+\.amount$/.test(code))
    .map(({ classification }) => ({ class: '', ...classification }));
  return {
    year: YEAR,
    classes: classLines(classes, byCode),
    items: itemLines(items, byCode),
    figures: [
      wordsFigure('center', '单位名称', CENTER),
      wordsFigure('year', '年度', String(YEAR)),
      countFigure('departments.count', '处室数', '个', exact(departments2023.length), {
        kind: 'department',
        what: 'count',
      }),
      wordsFigure('departments.names', '处室名单', departments2023.map(({ name }) => name).join('、'), {
        kind: 'department',
        what: 'names',
      }),
      ...accounts.filter(({ code }) => !code.startsWith('function.')),
      ...performance,
      ...indicators2023.map((indicator, index) =>
        indicatorFigure({ ...indicator, id: index + 1 }, exact(indicator.yearEnd2023), YEAR, 12),
      ),
      ...operations2023
        .filter(({ indicatorCode }) => indicatorCode === null)
        .map((statement) => statementFigure({ ...statement, printed: statement.value }, YEAR)),
    ],
  };
}
