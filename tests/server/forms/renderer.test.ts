import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { documentWith } from '#domain/forms/document.ts';
import { documentOf } from '#domain/forms/form-document.ts';
import type { RenderJob } from '#server/forms/render-job.ts';
import { Renderer } from '#server/forms/renderer.ts';
import { seedForm } from '../../domain/forms/seed-forms.ts';

const renderer = new Renderer(null);
afterAll(() => renderer.close());

const document = documentWith(documentOf(seedForm('p03')));
const imprint = { author: '某中心', written: new Date('2024-08-30T00:00:00Z') };
const pdf: RenderJob = { ...imprint, format: 'pdf', document };
const startOf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 5)).toString('latin1');

describe('the thread that makes files', () => {
  it('makes one file after another, each for who asked', async () => {
    const docx: RenderJob = { ...imprint, format: 'docx', document };
    const files = await Promise.all([renderer.render(pdf), renderer.render(docx), renderer.render(pdf)]);
    expect(files.map((bytes) => startOf(bytes).slice(0, 2))).toEqual(['%P', 'PK', '%P']);
  });

  it('outlives a document that cannot be drawn', async () => {
    const broken = { ...document, blocks: [{ kind: 'table', columns: null, rows: null }] };
    await expect(renderer.render({ ...pdf, document: broken as never })).rejects.toThrow('could not be made');
    expect(startOf(await renderer.render(pdf))).toBe('%PDF-');
  });

  it('lets go of who waits when it is ended, and starts anew for the next', async () => {
    // More than can be ready before the end comes through.
    const waiting = Promise.allSettled(Array.from({ length: 40 }, () => renderer.render(pdf)));
    await renderer.close();
    const last = (await waiting).at(-1);
    expect(last).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('has ended') } });
    expect(startOf(await renderer.render(pdf))).toBe('%PDF-');
  });

  it('tells apart that this machine has no PDF compiler', () => {
    const folder = mkdtempSync(join(tmpdir(), 'center-no-pdf-'));
    const hook = join(folder, 'no-native-part.cjs');
    writeFileSync(
      hook,
      `const Module = require('node:module');
      const load = Module._load;
      Module._load = function (name, ...rest) {
        if (/typst-ts-node-compiler-/.test(name)) throw new Error('no native part');
        return load.call(this, name, ...rest);
      };`,
    );
    const script = `
      import { Renderer } from '#server/forms/renderer.ts';
      const renderer = new Renderer(null);
      const fonts = await renderer.pdfFonts();
      const refused = await renderer.render({ format: 'pdf' }).catch((error) => error.code);
      console.log(JSON.stringify({ fonts, refused }));
      await renderer.close();`;
    const args = ['--require', hook, '--import', 'tsx', '--input-type=module', '-e', script];
    const said = execFileSync(process.execPath, args, { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(JSON.parse(said)).toEqual({ fonts: null, refused: 'form.pdf-unavailable' });
  });
});
