import { parentPort, workerData } from 'node:worker_threads';
import { docxOf } from './docx.ts';
import { paperDocxOf } from './paper-docx.ts';
import { PdfMaker } from './pdf.ts';
import type { RenderAnswer, RenderJob, RenderRequest } from './render-job.ts';
import { xlsxOf } from './xlsx.ts';

/**
 * A thread of its own for making files: the PDF compiler and the zip inside xlsx and docx hold up everything else in their
 * thread, and are big. Started and ended by the Renderer.
 */
const { fontsFolder } = workerData as { fontsFolder: string | null };
const port = parentPort;
if (port === null) throw new Error('render-worker.ts is the inside of a worker thread');

class PdfMissing extends Error {}

let maker: Promise<PdfMaker> | null = null;
function pdfMaker(): Promise<PdfMaker> {
  maker ??= PdfMaker.start(fontsFolder).catch((error: unknown) => {
    throw new PdfMissing(wordsOf(error));
  });
  return maker;
}

async function bytesOf(job: RenderJob): Promise<Uint8Array> {
  switch (job.format) {
    case 'xlsx':
      return xlsxOf(job.document, job.written, job.sheet);
    case 'docx':
      return 'paper' in job ? paperDocxOf(job.paper, job.manifest, job.author) : docxOf(job.document, job.author);
    case 'pdf':
      return 'paper' in job
        ? (await pdfMaker()).makePaper(job.paper, job.manifest, job.author, job.written)
        : (await pdfMaker()).make(job.document, job.author, job.written);
  }
}

async function answerTo({ id, job }: RenderRequest): Promise<RenderAnswer> {
  try {
    if (job === 'fonts') return { id, fonts: (await pdfMaker()).fonts };
    return { id, bytes: await bytesOf(job) };
  } catch (error) {
    return error instanceof PdfMissing ? { id, missing: error.message } : { id, error: wordsOf(error) };
  }
}

const wordsOf = (error: unknown) => (error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error));

port.on('message', async (request: RenderRequest) => port.postMessage(await answerTo(request)));
