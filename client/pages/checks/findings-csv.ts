import type { Finding } from '../../queries/checks.ts';
import { kindWords } from '../../words/findings.ts';

const HEADINGS = [
  '类型',
  '核对项',
  '位置一',
  '原文一',
  '位置二',
  '原文二',
  '写作',
  '另一处',
  '相差',
  '说明',
  '豁免理由',
  '豁免人',
];

/** The list as a table for a spreadsheet: comma-separated, with the mark that makes Excel read it as UTF-8. */
export function findingsCsv(findings: readonly Finding[]): string {
  const lines = findings.map((finding) => {
    const [first, second] = finding.places;
    return [
      kindWords[finding.kind].word,
      finding.checkName,
      first?.title,
      first?.quote,
      second?.title,
      second?.quote,
      finding.stated,
      finding.expected,
      finding.difference,
      finding.message,
      finding.waiver?.reason,
      finding.waiver?.by,
    ];
  });
  return `\ufeff${[HEADINGS, ...lines].map((line) => line.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

/** What begins like a formula is handed over as text: a quote is nobody's to calculate. Numbers stay numbers. */
function cellOf(text: string | null | undefined): string {
  const plain = text ?? '';
  const safe = /^[=+@\t\r]|^-(?![\d.]+$)/.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** Hands the list that is shown to the browser as a file. */
export function saveFindings(findings: readonly Finding[], year: number): void {
  const address = URL.createObjectURL(new Blob([findingsCsv(findings)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${year}年数据核对.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
