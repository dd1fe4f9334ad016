import "server-only";
import { setImmediate } from "node:timers/promises";
import { readNewestTexts, type NewestText } from "@/lib/db/sql/brands/newest-texts";
import { readsOf, type Context } from "@/lib/services/context";

/** For so long answers are looked through at most: somebody waits, and others want the process. */
const LONGEST_MS = 1000;
const BATCH = 50;
const AT_A_TIME = 10;

/** Shows each of the newest answers, so many at most, to `look`. Says how many there were, and whether they were all of them. */
export async function lookThroughNewest(
  ctx: Context,
  { most, look }: { most: number; look: (answer: NewestText) => void },
): Promise<{ answers: number; isAll: boolean }> {
  const own = readsOf(ctx);
  let [answers, spent] = [0, 0];
  while (answers < most) {
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
