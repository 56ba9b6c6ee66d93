/** The time below which a share of the rounds stayed: 0.5 is the median. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Runs `rounds` times after `warmUp` times that do not count; milliseconds of each. */
export async function timesOf(work: (round: number) => unknown, { rounds = 15, warmUp = 2 } = {}): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds + warmUp; round += 1) {
    const start = performance.now();
    await work(round);
    if (round >= warmUp) times.push(performance.now() - start);
  }
  return times;
}

export const medianOf = async (work: () => unknown) => quantile(await timesOf(work), 0.5);

export function printRow(name: string, ...cells: string[]): void {
  console.log(`${name.padEnd(44)}${cells.map((cell) => cell.padStart(10)).join('')}`);
}

export const ms = (time: number) => `${time.toFixed(1)} ms`;

/** Median, p95, p99 and the most. */
export function printTimes(name: string, times: number[]): void {
  printRow(name, ...[quantile(times, 0.5), quantile(times, 0.95), quantile(times, 0.99), Math.max(...times)].map(ms));
}
