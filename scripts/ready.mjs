// Makes a fresh clone ready, doing only what is missing. Node built-ins only: it runs before node_modules exists.
// usage: node scripts/ready.mjs deps|build|browser ...
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { takeTurn } from './turn.mjs';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
const wanted = new Set(process.argv.slice(2));
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const CJK_FONTS = '/usr/share/fonts/opentype/noto';
/** Reads the PDF files back in the tests. */
const PDF_READER = 'pdftotext';

function fail(message) {
  console.error(`\n[ready] ${message}`);
  process.exit(1);
}

function run(command, args, env = {}) {
  console.log(`[ready] ${command} ${args.join(' ')}`);
  const result = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  if (result.status !== 0) fail(`${command} failed (${result.signal ?? result.status ?? result.error?.message})`);
}

// The npm that runs us, by its own path: no look-up of `npm` in PATH, so it works on every platform.
function npm(...args) {
  const own = process.env.npm_execpath;
  if (own) run(process.execPath, [own, ...args]);
  else run('npm', args);
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}

function digestOf(files, extra = '') {
  const hash = createHash('sha256').update(process.version).update(extra);
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

const stamped = (file, digest) => existsSync(file) && readFileSync(file, 'utf8') === digest;

takeTurn('.ready-lock', (owner) => console.log(`[ready] waiting for process ${owner}`));

// 1. Packages. The stamp lies inside node_modules, so deleting that folder is enough to start again. Only the fields
// that decide what is installed are hashed: a changed script needs no reinstall.
const { dependencies, devDependencies, overrides, allowScripts } = JSON.parse(readFileSync('package.json', 'utf8'));
const packages = digestOf(
  ['package-lock.json'],
  JSON.stringify([dependencies, devDependencies, overrides, allowScripts]),
);
if (!stamped('node_modules/.ready', packages)) {
  npm('ci', '--include=dev', '--no-audit', '--no-fund'); // dev too when NODE_ENV=production: the build needs them
  writeFileSync('node_modules/.ready', packages);
}

// 2. The build, when a source changed.
if (wanted.has('build')) {
  const sources = ['client', 'server', 'db', 'domain', 'seeds'].flatMap(filesIn);
  const build = digestOf(
    ['package-lock.json', 'vite.config.ts', ...sources.filter((file) => !file.endsWith('components.d.ts'))],
    packages,
  );
  if (!stamped('dist/.ready', build)) {
    npm('run', 'build:client');
    npm('run', 'build:server');
    mkdirSync('dist', { recursive: true });
    writeFileSync('dist/.ready', build);
  }
}

// 3. What the tests need beside Node: a browser, Chinese fonts, and a reader of PDF files.
const hasPdfReader = () => spawnSync(PDF_READER, ['-v']).error === undefined;
const lacksBrowser = !(existsSync(CHROMIUM) && (process.platform !== 'linux' || existsSync(CJK_FONTS)));
if (wanted.has('browser') && (lacksBrowser || !hasPdfReader())) {
  const canInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!canInstall) {
    if (!existsSync(CHROMIUM))
      fail(
        'Chromium not found. On Debian: sudo apt-get install chromium fonts-noto-cjk. Elsewhere: set CHROMIUM_PATH to a Chromium or Chrome.',
      );
    if (!hasPdfReader())
      fail(`${PDF_READER} not found. On Debian: sudo apt-get install poppler-utils. Elsewhere: install poppler.`);
    console.warn('[ready] No Noto CJK fonts found: Chinese may show as boxes in screenshots.');
  } else {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const missing = [
      ...(lacksBrowser ? ['chromium', 'fonts-noto-cjk'] : []),
      ...(hasPdfReader() ? [] : ['poppler-utils']),
    ];
    run('apt-get', ['update', '-q'], env);
    run('apt-get', ['install', '-yq', '--no-install-recommends', ...missing], env);
    if (!existsSync(CHROMIUM)) fail(`${CHROMIUM} is still missing after apt-get install`);
    if (!hasPdfReader()) fail(`${PDF_READER} is still missing after apt-get install`);
  }
}
