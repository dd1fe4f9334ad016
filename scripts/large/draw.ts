import { createHash } from "node:crypto";

/** A number from 0 to below 1 that belongs to a name: the same on every machine. */
export const draw = (name: string): number =>
  createHash("sha256").update(name).digest().readUInt32BE(0) / 2 ** 32;

/** One of a list, by a name. */
export function pick<Item>(items: readonly [Item, ...Item[]], name: string): Item {
  return items[Math.floor(draw(name) * items.length)] ?? items[0];
}
