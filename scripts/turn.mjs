// One at a time: `npm run demo` and `npm test` in two shells must not both install. Node built-ins only.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function ownerOf(lock) {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0; // let go of in this moment: the next round takes it
  }
}

/** Waits until the lock file is ours; a lock whose owner died is taken over. It is let go of when the process ends. */
export function takeTurn(lock, onWait) {
  for (let told = false; ; ) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const owner = ownerOf(lock);
    if (owner > 0 && !isAlive(owner)) {
      rmSync(lock, { force: true });
      continue;
    }
    if (!told) onWait(owner);
    told = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  }
  process.on('exit', () => rmSync(lock, { force: true }));
}
