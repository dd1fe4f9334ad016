import "server-only";
import { withTransaction } from "@/lib/db/transaction";
import { rulesOf } from "@/lib/domain/brands/brand";
import { readStoredBrand, writeRules } from "@/lib/domain/brands/stored-brand";
import { ruleIdOf } from "@/lib/reading/mentions/compile-brands";
import { changeBrand } from "@/lib/services/brands";
import { getBrandInWorkspace } from "@/lib/services/brands/in-workspace";
import { requirePermission, type Call } from "@/lib/services/context";
import { found } from "@/lib/services/ids";

/**
 * Adds a phrase in which an alias is another word, so that it is found in no such phrase any more, in any answer. The alias
 * goes by its rule's id; one that was only the brand's name, or its name in a market, becomes an alias of its own. Throws
 * `not_found` where the brand has no such rule now, `invalid` where the phrase cancels nothing or all.
 */
export async function cancelPhrase({
  ctx,
  input: { brandId, ruleId, phrase },
}: Call<{ brandId: string; ruleId: string; phrase: string }>): Promise<void> {
  requirePermission(ctx, "brand:write");
  await withTransaction(ctx, async (ctx) => {
    const row = await getBrandInWorkspace(ctx, brandId);
    const brand = readStoredBrand(row);
    const rules = rulesOf(brand);
    const alias = found(
      rules.find((rule) => ruleIdOf(rule) === ruleId),
      "rule",
    );
    const isOwn = brand.aliases.some((one) => ruleIdOf(one) === ruleId);
    const kept = brand.aliases.length === 0 && !isOwn ? rules.slice(0, 1) : brand.aliases;
    const isListed = kept.some((one) => ruleIdOf(one) === ruleId);
    const aliases = [...kept, ...(isListed ? [] : [alias])].map((one) =>
      ruleIdOf(one) === ruleId ? { ...one, not: [...new Set([...one.not, phrase])] } : one,
    );
    const { domains, names } = writeRules(brand);
    await changeBrand({
      ctx,
      input: { id: row.id, brand: { name: brand.name, role: brand.role, aliases, domains, names } },
    });
  });
}
