import "server-only";

/**
 * Does something for each, one after the other. One that fails keeps no other from its turn, in this round or the next:
 * what failed is thrown together, once all had theirs.
 */
export async function eachInTurn<One>(
  all: Iterable<One>,
  act: (one: One) => Promise<unknown>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const one of all) {
    try {
      await act(one);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of a round failed`);
}
