import { engineLabel } from "@/lib/domain/engines/engine";
import type { Days } from "@/lib/domain/money/spend-periods";
import { formatDay } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";

/** Where a line over spells breaks, because another model began to answer: at which place, and in words. */
export const breaksIn = (
  changes: readonly { engine: string; model: string; day: string }[],
  spells: readonly Days[],
): { at: number; words: string }[] =>
  changes.flatMap(({ engine, model, day }) => {
    const at = spells.findIndex(({ from, to }) => day >= from && day <= to);
    return at <= 0
      ? []
      : [
          {
            at,
            words: `${withoutTricks(model)} answers for ${withoutTricks(engineLabel(engine))} since ${formatDay(day)}`,
          },
        ];
  });
