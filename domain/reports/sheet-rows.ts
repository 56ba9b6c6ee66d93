import { type RatePart, ratePartNames, rateParts } from '../indicators/rate.ts';
import type { SheetLine } from './sheet-line.ts';
import type { SheetIndicator } from './sheet-plain.ts';

/** A row of the template: an indicator, or under a rate one of its two counts. */
export interface SheetRowOf extends SheetIndicator {
  part: RatePart | null;
}

/** The rows of the template in their order. A part has a code and a name of its own, so that its row is found like any other. */
export function sheetRowsOf<T extends SheetIndicator>(indicators: readonly T[]): (T & SheetRowOf)[] {
  return indicators.flatMap((indicator) => {
    const { parts } = indicator;
    if (!parts) return [{ ...indicator, part: null }];
    return [
      { ...indicator, part: null },
      ...rateParts.map((part) => ({
        ...indicator,
        part,
        code: `${indicator.code}-${ratePartNames[part]}`,
        name: `${indicator.name}·${ratePartNames[part]}（${parts[part]}）`,
        unit: parts.unit,
      })),
    ];
  });
}

/** The lines of parts taken into that of their rate; a rate whose own row is gone gets one that leaves it as it is. */
export function joinedLines(read: readonly { of: SheetRowOf; line: SheetLine }[]): SheetLine[] {
  const joined = new Map<number, SheetLine>();
  for (const { of, line } of read) if (of.part === null) joined.set(of.indicatorId, { ...line });
  for (const { of, line } of read) {
    if (of.part === null) continue;
    const rate: SheetLine = joined.get(of.indicatorId) ?? {
      ...line,
      value: undefined,
      absence: null,
      note: undefined,
      refusedText: null,
      problems: [],
      warnings: [],
    };
    joined.set(of.indicatorId, {
      ...rate,
      parts: { ...rate.parts, [of.part]: line },
      problems: [...rate.problems, ...line.problems, ...strayNote(line)],
      warnings: [...rate.warnings, ...line.warnings],
    });
  }
  return [...joined.values()];
}

/** A rate has one note, in its own row: another beside a part would be lost. */
function strayNote({ note, cells }: SheetLine) {
  return note === undefined ? [] : [{ cell: cells.note ?? cells.value, message: '说明请写在比率那一行' }];
}
