import { expect, test } from 'vitest';
import { bulletOf } from '../../../client/charts/bullet.ts';
import { sparklineOf } from '../../../client/charts/sparkline.ts';

test('the bar ends before the target tick while the target is not met', () => {
  const { barStart, barWidth, target, path } = bulletOf('82.76', '87.70', '85');
  expect(barStart).toBe(0);
  expect(barWidth).toBeLessThan(path!);
  expect(path!).toBeLessThan(target);
  expect(target).toBeLessThan(100);
});

test('a value beyond the target moves the tick in, and everything stays inside', () => {
  const { barWidth, target } = bulletOf('120', '100');
  expect(target).toBeLessThan(barWidth);
  expect(barWidth).toBeLessThan(100);
});

test('a negative value grows to the left of zero', () => {
  const { barStart, barWidth, target } = bulletOf('-28', '100');
  expect(barStart).toBe(0);
  expect(barWidth).toBeGreaterThan(0);
  expect(target).toBeGreaterThan(barWidth);
});

test('no value has no bar, and zeros do not divide', () => {
  expect(bulletOf(null, '95').barWidth).toBe(0);
  expect(bulletOf('0', '0')).toEqual({ barStart: 0, barWidth: 0, target: 0, path: null });
});

test('a month without a figure breaks the line', () => {
  const { line, end } = sparklineOf(['1', null, '3', '2'], 30, 10, 0);
  expect(line).toBe('M0.0 10.0M20.0 0.0L30.0 5.0');
  expect(end).toEqual({ x: 30, y: 5 });
});

test('no figures draw nothing, equal figures a level line', () => {
  expect(sparklineOf([null, null], 30, 10)).toEqual({ line: '', end: null });
  expect(sparklineOf(['5', '5'], 30, 10, 0).line).toBe('M0.0 5.0L30.0 5.0');
});
