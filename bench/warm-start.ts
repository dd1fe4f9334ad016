import { startProduct } from "@/e2e/product";

// How long the launcher takes from nothing running to healthy, on a database that is there.

const STARTS = 5;
const BUDGET_MS = 3_000;

const first = await startProduct();
await first.stop();
const times: number[] = [];
for (let start = 0; start < STARTS; start++) {
  const from = performance.now();
  const product = await startProduct({ dataDir: first.dataDir, port: first.port });
  times.push(performance.now() - from);
  await product.stop();
}
await first.remove();
const median = times.sort((a, b) => a - b)[Math.floor(STARTS / 2)] ?? 0;
console.log(`warm start: ${(median / BUDGET_MS).toFixed(2)} of ${BUDGET_MS} ms (median of ${STARTS})`);
