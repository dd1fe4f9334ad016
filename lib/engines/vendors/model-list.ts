import { z } from "zod";

import type { EngineModel } from "../engine";
import { parts } from "./lenient";

const KEPT_MS = 60 * 60 * 1000;
/** How long a list is served after it could not be renewed, before the vendor is asked again. */
const AFTER_FAILURE_MS = 60 * 1000;

/**
 * Keeps a vendor's list for an hour, and asks for it once however many want it. A list that cannot be renewed goes on
 * being served; only where there is none does the failure come through.
 */
export function keepModels(
  load: () => Promise<readonly EngineModel[]>,
  now: () => number,
): () => Promise<readonly EngineModel[]> {
  let kept: readonly EngineModel[] | null = null;
  let until = 0;
  let loading: Promise<readonly EngineModel[]> | null = null;

  const renew = async (): Promise<readonly EngineModel[]> => {
    try {
      kept = await load();
      until = now() + KEPT_MS;
      return kept;
    } catch (error) {
      if (kept === null) throw error;
      until = now() + AFTER_FAILURE_MS;
      return kept;
    } finally {
      loading = null;
    }
  };

  return () => {
    if (kept !== null && now() < until) return Promise.resolve(kept);
    loading ??= renew();
    return loading;
  };
}

const rows = z.array(z.unknown()).nullable();

const listSchema = z.union([
  rows,
  z.object({ data: rows }).transform(({ data }) => data),
  z.object({ models: rows }).transform(({ models }) => models),
]);

/**
 * The rows of a vendor's list that can be read: a list as it stands, or under the name vendors give it, where null is an
 * empty one. Throws a zod error for what is no list.
 */
export const listedRows = <S extends z.ZodType>(reply: unknown, row: S): readonly z.output<S>[] =>
  parts(row).parse(listSchema.parse(reply)).good;

const named = z.union([
  z.string().min(1),
  z.object({ id: z.string().min(1) }).transform(({ id }) => id),
  z.object({ name: z.string().min(1) }).transform(({ name }) => name),
]);

/** The names in a vendor's list. */
export const listedNames = (reply: unknown): readonly string[] => listedRows(reply, named);

const VERSION = /-(\d{4}-\d{2}-\d{2}|\d{8}|\d{3})$/;

/**
 * Leaves out the names that only stand for a dated model of the same list, and sorts the rest. A name without a
 * version then means the newest version, as the wire promises, and not what the vendor makes of it.
 */
export function versionsOnly(names: readonly string[]): readonly string[] {
  const dated = new Set(names.filter((name) => VERSION.test(name)).map((name) => name.replace(VERSION, "")));
  return [...new Set(names)].filter((name) => !dated.has(name)).sort();
}
