import type { EngineModel } from "../engine";

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

const VERSION = /-(\d{4}-\d{2}-\d{2}|\d{8}|\d{3})$/;

/**
 * Leaves out the names that only stand for a dated model of the same list, and sorts the rest. A name without a
 * version then means the newest version, as the wire promises, and not what the vendor makes of it.
 */
export function versionsOnly(names: readonly string[]): readonly string[] {
  const dated = new Set(names.filter((name) => VERSION.test(name)).map((name) => name.replace(VERSION, "")));
  return [...new Set(names)].filter((name) => !dated.has(name)).sort();
}
