import { median } from "./compare";

const AT_ONCE = 4;
const ASKED = 40;
const ASKED_MIN = 12;
const LONGEST_MS = 4_000;
const WARMING_MS = 3_000;

/** How long work took, in ms. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

export interface Times {
  p50: number;
  p95: number;
}

/**
 * What so many take, four at once; fewer where they take long, and no fewer than `atLeast`. Before them others warm up, four
 * at once too, for some seconds: connections are open, and the code is compiled, as on a server that was asked before.
 */
export async function measureAtOnce(
  work: (turn: number) => Promise<unknown>,
  atLeast = ASKED_MIN,
): Promise<Times> {
  const atOnce = (ask: () => Promise<void>) => Promise.all(Array.from({ length: AT_ONCE }, ask));
  const warm = performance.now() + WARMING_MS;
  await atOnce(async () => {
    do await work(0);
    while (performance.now() < warm);
  });
  const times: number[] = [];
  const start = performance.now();
  let turn = 0;
  await atOnce(async () => {
    while (turn < ASKED && (turn < atLeast || performance.now() - start < LONGEST_MS)) {
      turn += 1;
      const asked = turn;
      times.push(await timed(() => work(asked)));
    }
  });
  const p95 = times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0;
  return { p50: median(times), p95 };
}
