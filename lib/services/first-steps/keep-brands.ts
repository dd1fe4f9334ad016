import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import type { Brand } from "@/lib/domain/brands/brand";
import { AppError } from "@/lib/domain/errors";
import { foldName } from "@/lib/domain/text/fold-name";
import { readBrands } from "@/lib/reading/mentions/read-brands";
import { freezeBrands, lockBrands } from "@/lib/services/brands/freeze";
import { insertBrand } from "@/lib/services/brands/write";
import type { Context } from "@/lib/services/context";
import type { ParsedFirstRun } from "./first-run-schema";

type Reviewed = Pick<ParsedFirstRun, "brand" | "competitors">;

/** The own brand and then its competitors, or `invalid` with all that is wrong: `brand.domains[0]`, `competitors[2].name`. */
export function parseBrands({ brand, competitors }: Reviewed): Brand[] {
  const read = readBrands(
    [brand, ...competitors].map(({ name, domains, aliases }, place) => ({
      ...{ name, domains, role: place === 0 ? "own" : "competitor" },
      aliases: aliases.map((text) => ({ text })),
    })),
  );
  if ("brands" in read) return read.brands;
  const fields = read.problems.map(({ field, message }) => {
    const [, place, rest] = /^\[(\d+)\](.*)$/.exec(field) ?? [];
    const index = Number(place);
    return [index === 0 ? `brand${rest}` : `competitors[${index - 1}]${rest}`, message] as const;
  });
  throw new AppError("invalid", {
    message: "Nothing was sent: look at what is marked.",
    fields: Object.fromEntries(fields),
  });
}

/**
 * Has brands looked for from now on. One in use of the same name stays as it is. Throws `conflict` where that one has
 * another role: it would be counted as something else than was reviewed.
 */
export async function keepBrands(
  ctx: Context & { tx: Transaction },
  brands: readonly Brand[],
): Promise<void> {
  const { tx, workspaceId } = ctx;
  await lockBrands(tx, workspaceId);
  const rows = await tx.prisma.brand.findMany({
    where: { workspaceId, archivedAt: null },
    select: { name: true, role: true },
  });
  const inUse = new Map(rows.map((row) => [foldName(row.name), row]));
  for (const [place, brand] of brands.entries()) {
    const known = inUse.get(foldName(brand.name));
    if (!known) await insertBrand(ctx, brand);
    else if (known.role !== brand.role) throw otherRole(known, place);
  }
  await freezeBrands(tx, ctx);
}

function otherRole({ name, role }: { name: string; role: string }, place: number): AppError {
  const is = role === "own" ? "a brand of your own" : `a ${role}`;
  const message = `“${name}” is tracked as ${is} already. Change that on its page first, or leave it out here.`;
  return new AppError("conflict", {
    message: `Nothing was sent. ${message}`,
    fields: { [place === 0 ? "brand.name" : `competitors[${place - 1}].name`]: message },
  });
}
