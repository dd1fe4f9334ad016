import "server-only";
import type { BrandPreview, BrandPreviewHit } from "@/lib/domain/brands/brand-preview";
import type { NewestText } from "@/lib/db/sql/brands/newest-texts";
import { prepareTrial, tryBrand } from "@/lib/reading/mentions/try-brand";
import { requirePermission, type Call } from "@/lib/services/context";
import { parseBrand } from "./in-workspace";
import { lookThroughNewest } from "./newest-answers";
import { newestBrandRules } from "./rules";

const HITS_MAX = 12;
/** So many of the newest answers are looked through at most. */
const ANSWERS_MAX = 500;

/**
 * What the rules of a brand as they are being written find among the newest answers, beside the other brands in use, with
 * the hits in doubt. `id` is the brand that is being changed. Throws `invalid`, by field.
 */
export async function previewBrand({
  ctx,
  input,
}: Call<{ id: string | null; brand: unknown }>): Promise<BrandPreview> {
  requirePermission(ctx, "brand:read");
  const brand = parseBrand(input.brand);
  const { brands } = await newestBrandRules({ ctx });
  const trial = prepareTrial(
    brand,
    brands.filter(({ id }) => id !== input.id),
  );
  const counts = { naming: 0, mentions: 0, looser: 0, longerName: 0 };
  const hits: BrandPreviewHit[] = [];
  const doubtful: BrandPreviewHit[] = [];
  const look = ({ id: answerId, engine, model, text }: NewestText): void => {
    const found = tryBrand(trial, text);
    counts.mentions += found.length;
    if (found.length > 0) counts.naming += 1;
    for (const hit of found) {
      if (hit.doubt === "looser") counts.looser += 1;
      if (hit.doubt === "longer_name") counts.longerName += 1;
      const list = hit.doubt === null ? hits : doubtful;
      if (list.length < HITS_MAX) list.push({ answerId, engine, model, ...hit });
    }
  };
  const looked = await lookThroughNewest(ctx, { most: ANSWERS_MAX, look });
  return { ...looked, ...counts, hits, doubtful };
}
