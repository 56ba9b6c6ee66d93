import { Worker } from 'node:worker_threads';
import { Failure } from '#domain/failures.ts';
import type { PdfFonts } from './pdf-fonts.ts';
import type { RenderAnswer, RenderJob, RenderRequest } from './render-job.ts';

type Waiting = { resolve: (answer: RenderAnswer) => void; reject: (error: Error) => void };

/** Of the thread, in megabytes: left alone, its short-lived garbage grows to several times this before it is collected. */
const HEAP = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 128 };
/** Unused for this long, the thread ends and gives its memory back. */
const IDLE_MS = 5 * 60_000;

/**
 * Makes official files in a thread of its own, started by the first file and ended when nobody has asked for a while. Files
 * are made one after another. Throws `form.pdf-unavailable` where PDF cannot be made on this machine.
 */
export class Renderer {
  readonly #fontsFolder: string | null;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #count = 0;

  constructor(fontsFolder: string | null) {
    this.#fontsFolder = fontsFolder;
  }

  async render(job: RenderJob): Promise<Uint8Array> {
    const answer = await this.#ask(job);
    if (!('bytes' in answer)) throw new Error('the renderer gave no file');
    return answer.bytes;
  }

  /** The font families that PDFs are set in; null where no PDF can be made. */
  async pdfFonts(): Promise<PdfFonts | null> {
    try {
      const answer = await this.#ask('fonts');
      return 'fonts' in answer ? answer.fonts : null;
    } catch (error) {
      if (error instanceof Failure && error.code === 'form.pdf-unavailable') return null;
      throw error;
    }
  }

  /** Ends the thread; files still being made fail. */
  async close(): Promise<void> {
    if (this.#idle !== null) clearTimeout(this.#idle);
    await this.#worker?.terminate();
  }

  async #ask(job: RenderRequest['job']): Promise<RenderAnswer> {
    this.#count += 1;
    const id = this.#count;
    const worker = this.#running();
    const answer = await new Promise<RenderAnswer>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, job } satisfies RenderRequest);
    });
    if ('missing' in answer) throw new Failure('form.pdf-unavailable');
    if ('error' in answer) throw new Error(`a file could not be made: ${answer.error}`);
    return answer;
  }

  #running(): Worker {
    if (this.#idle !== null) clearTimeout(this.#idle);
    const worker = this.#worker ?? this.#started();
    // While it works the process waits for it, otherwise not.
    worker.ref();
    return worker;
  }

  #started(): Worker {
    const worker = newThread({ fontsFolder: this.#fontsFolder });
    worker.on('message', (answer: RenderAnswer) => {
      this.#waiting.get(answer.id)?.resolve(answer);
      this.#waiting.delete(answer.id);
      if (this.#waiting.size === 0) this.#rest(worker);
    });
    worker.on('error', (error) => this.#lost(worker, error));
    worker.on('exit', () => this.#lost(worker, new Error('the renderer has ended')));
    this.#worker = worker;
    return worker;
  }

  #rest(worker: Worker): void {
    worker.unref();
    this.#idle = setTimeout(() => void worker.terminate(), IDLE_MS).unref();
  }

  /** The next file starts a new thread. */
  #lost(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

/** Built, both files are JavaScript side by side; in development and tests the thread must first learn to read TypeScript. */
function newThread(workerData: { fontsFolder: string | null }): Worker {
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./render-worker.js', import.meta.url), { workerData, resourceLimits: HEAP });
  const address = JSON.stringify(new URL('./render-worker.ts', import.meta.url).href);
  const start = `import('tsx/esm/api').then((tsx) => { tsx.register(); return import(${address}); })`;
  return new Worker(start, { eval: true, workerData, resourceLimits: HEAP });
}
