import "server-only";
import { setImmediate } from "node:timers/promises";
import { readNewestTexts, type NewestText } from "@/lib/db/sql/brands/newest-texts";
import { readsOf, type Context } from "@/lib/services/context";

/** So many answers are looked through at most, and for so long: somebody waits, and others want the process. */
const ANSWERS_MAX = 500;
const LONGEST_MS = 1000;
const BATCH = 50;
const AT_A_TIME = 10;

/** Shows each of the newest answers to `look`. Says how many there were, and whether they were all of them. */
export async function lookThroughNewest(
  ctx: Context,
  look: (answer: NewestText) => void,
): Promise<{ answers: number; isAll: boolean }> {
  const own = readsOf(ctx);
  let [answers, spent] = [0, 0];
  while (answers < ANSWERS_MAX) {
    const { rows, hasNext } = await readNewestTexts(own, { size: BATCH, offset: answers });
    for (let place = 0; place < rows.length; place += AT_A_TIME) {
      if (spent >= LONGEST_MS) return { answers, isAll: false };
      const before = performance.now();
      const some = rows.slice(place, place + AT_A_TIME);
      some.forEach(look);
      answers += some.length;
      spent += performance.now() - before;
      // Whoever else asks this process is served between.
      await setImmediate();
    }
    if (!hasNext) return { answers, isAll: true };
  }
  return { answers, isAll: false };
}
