/** |A ∩ B| ÷ |A ∪ B| (Jaccard 1901); both empty 1, one empty 0. */
export function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const thing of one) if (other.has(thing)) common += 1;
  const all = one.size + other.size - common;
  return all === 0 ? 1 : common / all;
}
