import { lastOf } from '#domain/last-of.ts';
import { chartNumbers, type LineChart, marksOf, type Scale, SERIES, scaleOf, targetWords } from './line-chart.ts';

/** In the picture's own units; on paper four of them are a millimetre. */
export const FRAME = { width: 600, height: 204, left: 62, right: 580, top: 38, bottom: 178 };
const INK = '#000000';
const GREY = '#555555';
const GRID = '#cccccc';

/**
 * The chart as an SVG picture in black and grey: lines differ by their strokes and marks, not by colour. The same picture
 * stands in the pdf and on the screen; `family` is the font of its words.
 */
export function lineChartSvg(chart: LineChart, family: string): string {
  const scale = scaleOf(chart);
  const { width, height } = FRAME;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${escaped(family)}" font-size="12" fill="${INK}">`,
    ...axes(chart, scale),
    ...key(chart),
    targetLine(chart, scale),
    ...pathLine(chart, scale),
    ...actualLine(chart, scale),
    '</svg>',
  ].join('');
}

export interface Point {
  x: number;
  y: number;
}

/** Place of a value of a month (0–11). */
export function pointAt(month: number, value: number, { from, to }: Scale): Point {
  const { left, right, top, bottom } = FRAME;
  const x = left + ((right - left) * (month + 0.5)) / 12;
  return { x: round(x), y: round(bottom - ((bottom - top) * (value - from)) / (to - from)) };
}

const round = (value: number) => Math.round(value * 100) / 100;

function axes(chart: LineChart, scale: Scale): string[] {
  const { left, right, bottom } = FRAME;
  const marks = marksOf(scale).map(({ value, text }) => {
    const { y } = pointAt(0, value, scale);
    return `${line({ x: left, y }, { x: right, y }, GRID, 0.75)}${words({ x: left - 6, y: y + 4 }, text, 'end')}`;
  });
  const months = Array.from({ length: 12 }, (_, month) => {
    const { x } = pointAt(month, scale.from, scale);
    return words({ x, y: bottom + 17 }, String(month + 1), 'middle');
  });
  const base = scale.from === 0 ? '' : `，纵轴不从 0 起`;
  return [
    ...marks,
    line({ x: left, y: bottom }, { x: right, y: bottom }, INK, 1),
    ...months,
    words({ x: right + 8, y: bottom + 17 }, '月', 'start'),
    words({ x: 4, y: 15 }, `单位：${chart.unit}${base}`, 'start'),
  ];
}

/** What the strokes mean, above the picture. */
function key(chart: LineChart): string[] {
  const entries = [
    { text: SERIES.actual, stroke: line({ x: 0, y: 0 }, { x: 30, y: 0 }, INK, 2) + mark({ x: 15, y: 0 }) },
    { text: SERIES.path, stroke: line({ x: 0, y: 0 }, { x: 30, y: 0 }, GREY, 1.5, DASHES) },
    { text: targetWords(chart), stroke: line({ x: 0, y: 0 }, { x: 30, y: 0 }, INK, 1) },
  ];
  const parts: string[] = [];
  let x = 220;
  for (const { text, stroke } of entries) {
    parts.push(`<g transform="translate(${x} 11)">${stroke}</g>`, words({ x: x + 36, y: 15 }, text, 'start'));
    x += 36 + 12 * 4 + 22;
  }
  return parts;
}

const DASHES = '7 4';

function targetLine(chart: LineChart, scale: Scale): string {
  const { y } = pointAt(0, chartNumbers(chart).target, scale);
  return line({ x: FRAME.left, y }, { x: FRAME.right, y }, INK, 1);
}

function pathLine(chart: LineChart, scale: Scale): string[] {
  return runs(chartNumbers(chart).path, scale).map((points) => polyline(points, GREY, 1.5, DASHES));
}

/** The line breaks where a month has no figure; its last point says its value. */
function actualLine(chart: LineChart, scale: Scale): string[] {
  const all = runs(chartNumbers(chart).actual, scale);
  const last = lastOf(lastOf(all) ?? []);
  const value = lastOf(chart.actual.filter((one) => one !== null));
  const said = last && value ? [words({ x: last.x, y: last.y + (last.y > 70 ? 20 : -8) }, value, 'middle', true)] : [];
  return [...all.map((points) => polyline(points, INK, 2)), ...all.flat().map(mark), ...said];
}

/** Stretches of neighbouring months that have a value. */
function runs(values: (number | null)[], scale: Scale): Point[][] {
  const all: Point[][] = [];
  values.forEach((value, month) => {
    if (value === null) return;
    const point = pointAt(month, value, scale);
    const before = values[month - 1] ?? null;
    if (before === null) all.push([point]);
    else lastOf(all)?.push(point);
  });
  return all;
}

function line(from: Point, to: Point, stroke: string, width: number, dashes?: string): string {
  return `<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" stroke="${stroke}" stroke-width="${width}"${dashed(dashes)}/>`;
}

function polyline(points: Point[], stroke: string, width: number, dashes?: string): string {
  const places = points.map(({ x, y }) => `${x},${y}`).join(' ');
  return `<polyline points="${places}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linejoin="round"${dashed(dashes)}/>`;
}

const dashed = (dashes: string | undefined) => (dashes ? ` stroke-dasharray="${dashes}"` : '');

const mark = ({ x, y }: Point) => `<circle cx="${x}" cy="${y}" r="3.2"/>`;

type Anchor = 'start' | 'middle' | 'end';

/** Values over a line stand on white, so that they can be read. */
function words({ x, y }: Point, text: string, anchor: Anchor, isOverLines = false): string {
  const place = `x="${round(x)}" y="${round(y)}" text-anchor="${anchor}"`;
  const halo = isOverLines
    ? `<text ${place} stroke="#ffffff" stroke-width="4" fill="#ffffff">${escaped(text)}</text>`
    : '';
  return `${halo}<text ${place}>${escaped(text)}</text>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
