// Live reload on both sides: the server restarts when its sources change, Vite refreshes the pages. Ctrl+C stops both.
import { spawn } from 'node:child_process';

const env = { ...process.env, CENTER_MODE: process.env.CENTER_MODE ?? 'demo' };
const commands = [
  ['--watch', '--import', 'tsx', 'server/main.ts'],
  ['node_modules/vite/bin/vite.js', '--open', 'false'],
];
const children = commands.map((args) => spawn(process.execPath, args, { stdio: 'inherit', env }));

function stop(code) {
  for (const child of children) child.kill('SIGTERM');
  process.exitCode = code;
}

for (const child of children) child.on('exit', (code) => stop(code ?? 0));
process.on('SIGINT', () => stop(0));
process.on('SIGTERM', () => stop(0));
