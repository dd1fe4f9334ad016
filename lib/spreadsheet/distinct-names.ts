const fold = (name: string): string => name.trim().toLowerCase();

/**
 * A name for each of several things, by id, none the same as another's whatever the case: where more than one has a name,
 * they are `Boats #1`, `Boats #2`, in the order given.
 */
export function distinctNames(all: readonly { id: string; name: string }[]): Map<string, string> {
  const byName = Map.groupBy(all, ({ name }) => fold(name));
  const taken = new Set([...byName].filter(([, same]) => same.length === 1).map(([name]) => name));
  const names = new Map<string, string>();
  for (const same of byName.values()) {
    let number = 0;
    for (const { id, name } of same) {
      let given = name;
      while (same.length > 1 && (given === name || taken.has(fold(given)))) {
        number += 1;
        given = `${name.trim()} #${number}`;
      }
      taken.add(fold(given));
      names.set(id, given);
    }
  }
  return names;
}
