import type { AccountBook } from '#domain/accounts/account-book.ts';
import { exact } from '#domain/decimal.ts';
import { bookFigures } from '#domain/disclosure/book-figures.ts';
import {
  countFigure,
  formFigure,
  indicatorFigure,
  statementFigure,
  wordsFigure,
} from '#domain/disclosure/bound-figures.ts';
import type { DisclosureFigures } from '#domain/disclosure/figures.ts';
import { accountBook2023, accounts2023, departments2023, indicators2023, operations2023 } from '#seeds/2023/source.ts';

const YEAR = 2023;
const CENTER = '昌吉回族自治州社会保险中心';

/** The figures of 2023: a book of accounts, its own when none is given, and what the forms and the year end say. */
export function figures2023(book: AccountBook = accountBook2023): DisclosureFigures {
  const { figures, classes, items } = bookFigures(book);
  const performance = accounts2023
    .filter(({ section }) => section === '十一')
    .map(({ code, name, unit, value }) =>
      formFigure(code, name, unit === '万元' ? '万元' : '个', exact(value), { kind: 'budget', year: YEAR, code }),
    );
  return {
    year: YEAR,
    classes,
    items,
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
      ...figures,
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
