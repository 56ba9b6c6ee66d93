import { describe, expect, it } from 'vitest';
import { sheetPart, sheetParts } from '#server/forms/sheet-zip.ts';
import { zipOf } from '#server/forms/zip-writer.ts';

const at = new Date('2024-11-02T01:30:10Z');

describe('a zip of files', () => {
  it('gives back what was put in, under its Chinese names', async () => {
    const zip = zipOf(
      [
        { name: '01-自评表.xlsx', bytes: Buffer.from('first') },
        { name: '02-“金保工程”.pdf', bytes: Buffer.from('第二') },
        { name: 'empty', bytes: new Uint8Array() },
      ],
      at,
    );
    const parts = sheetParts(zip);
    expect(parts.map((part) => part.name)).toEqual(['01-自评表.xlsx', '02-“金保工程”.pdf', 'empty']);
    expect(await Promise.all(parts.map((part) => sheetPart(zip, part)))).toEqual(['first', '第二', '']);
  });

  it('marks names as UTF-8, sums up its content and states the Chinese time', () => {
    const zip = zipOf([{ name: '甲', bytes: Buffer.from('123456789') }], at);
    expect(zip.readUInt16LE(6) & 0x0800).toBe(0x0800);
    expect(zip.readUInt32LE(14).toString(16)).toBe('cbf43926');
    const [time, date] = [zip.readUInt16LE(10), zip.readUInt16LE(12)];
    expect([date >> 9, (date >> 5) & 15, date & 31]).toEqual([44, 11, 2]);
    expect([time >> 11, (time >> 5) & 63, (time & 31) * 2]).toEqual([9, 30, 10]);
  });

  it('refuses more than a plain zip can count', () => {
    const many = Array.from({ length: 65_536 }, (_, index) => ({ name: String(index), bytes: new Uint8Array() }));
    expect(() => zipOf(many, at)).toThrow(RangeError);
  });
});
