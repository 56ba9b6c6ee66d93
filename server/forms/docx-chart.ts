import { AlignmentType, Paragraph } from 'docx';
import { ChartRun } from 'docx/charts';
import { chartNumbers, type LineChart, placesOf, SERIES, scaleOf, targetWords } from '#domain/charts/line-chart.ts';
import type { Block } from '#domain/forms/document.ts';
import { SONG } from './docx-measure.ts';

type ChartBlock = Extract<Block, { kind: 'chart' }>;

/** Pixels of 1/96 inch: 150 by 52 mm. */
const SIZE = { width: 567, height: 197 };
const MONTHS = Array.from({ length: 12 }, (_, month) => `${month + 1}月`);

/**
 * The chart as one of Word's own, which Word, WPS and LibreOffice draw by themselves: sharp at every size, its figures in
 * the file. An SVG picture would need another beside it for the programs that cannot draw it.
 */
export function docxChart({ chart, alt }: ChartBlock): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 100, after: 100 },
    children: [
      new ChartRun({
        type: 'line',
        categories: MONTHS,
        series: seriesOf(chart),
        valueAxis: axisOf(chart),
        legend: { position: 'top' },
        font: { name: SONG.eastAsia, color: '000000' },
        chartArea: { fill: 'FFFFFF', border: 'none' },
        transformation: SIZE,
        altText: { name: '折线图', description: alt },
      }),
    ],
  });
}

/** Black and grey, told apart by strokes and marks. */
function seriesOf(chart: LineChart) {
  const { actual, path, target } = chartNumbers(chart);
  return [
    {
      name: SERIES.actual,
      values: actual,
      color: '000000',
      line: { color: '000000', width: 2 },
      markers: { shape: 'circle', size: 6 },
    },
    { name: SERIES.path, values: path, color: '555555', line: { color: '555555', width: 1.5, dash: 'dash' } },
    {
      name: targetWords(chart),
      values: MONTHS.map(() => target),
      color: '000000',
      line: { color: '000000', width: 0.75 },
    },
  ] as const;
}

function axisOf(chart: LineChart) {
  const scale = scaleOf(chart);
  const places = placesOf(scale.step);
  return {
    title: { text: chart.unit, font: { size: 9 } },
    minimum: scale.from,
    maximum: scale.to,
    interval: scale.step,
    numberFormat: places === 0 ? '0' : `0.${'0'.repeat(places)}`,
  };
}
