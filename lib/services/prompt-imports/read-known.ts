import "server-only";
import { z } from "zod";
import { prismaOf, sqlOf, type Context } from "@/lib/services/context";
import { distinctNames } from "@/lib/spreadsheet/distinct-names";
import { type MarketPlace, readMarket, writeMarket } from "@/lib/spreadsheet/market-code";

/** What a name in a row stands for: what is there, what has to be made first, or why it can't be told. */
export type Named = { id: string } | { missing: string } | { problem: string };

/** What a set's questions can be of, by the names that spreadsheets use, and the questions it has. */
export interface Known {
  market: (name: string) => Named;
  persona: (name: string) => Named;
  family: (name: string) => Named;
  /** Content hashes of what is in use. */
  hashes: ReadonlySet<string>;
}

const hashRows = z.object({ content_hash: z.string() }).array();

/** Reads what a workspace has for a set; what is archived is not offered to new questions. */
export async function readKnown(ctx: Context, setId: string): Promise<Known> {
  const { workspaceId } = ctx;
  const db = prismaOf(ctx);
  const orderBy = { id: "asc" as const };
  const [markets, personas, families, hashes] = await Promise.all([
    db.market.findMany({ where: { workspaceId }, orderBy }),
    db.persona.findMany({
      where: { workspaceId, archivedAt: null, replacedById: null },
      orderBy,
      select: { id: true, name: true },
    }),
    db.family.findMany({ where: { workspaceId, setId }, orderBy, select: { id: true, name: true } }),
    sqlOf(ctx).query({
      text: `select content_hash from app.prompt
              where workspace_id = $1 and set_id = $2 and archived_at is null and content_hash is not null`,
      values: [workspaceId, setId],
    }),
  ]);
  const marketByCode = new Map(markets.map((market) => [codeOf(market), market]));
  const marketByName = finder(
    markets.filter(({ archivedAt }) => archivedAt === null),
    "market",
  );
  // A place is one market in whatever case its city is written.
  const writings = new Map<string, string>();
  const firstWriting = (place: MarketPlace): string => {
    const writing = writings.get(codeOf(place)) ?? writeMarket(place);
    writings.set(codeOf(place), writing);
    return writing;
  };
  const personaByName = finder(personas, "persona");
  const familyByName = finder(families, "family");
  return {
    market: (name) => {
      const place = readMarket(name);
      const market = place && marketByCode.get(codeOf(place));
      if (market?.archivedAt) return { problem: "This market is archived. Restore it first." };
      if (market) return { id: market.id };
      const named = marketByName(name);
      if (named) return named;
      return place
        ? { missing: firstWriting(place) }
        : {
            problem:
              "There is no market of this name. Write it as language and country, fi-FI, or make it first.",
          };
    },
    persona: (name) =>
      personaByName(name) ?? {
        problem: "There is no persona of this name. Make it first, with its message.",
      },
    family: (name) => familyByName(name) ?? { missing: name },
    hashes: new Set(hashRows.parse(hashes.rows).map(({ content_hash }) => content_hash)),
  };
}

const codeOf = (place: MarketPlace): string => writeMarket(place).toLowerCase();

/** Finds by the name that the export gives, else by the name in whatever case, where that is one only. */
function finder(all: readonly { id: string; name: string }[], what: string): (name: string) => Named | null {
  const distinct = new Map([...distinctNames(all)].map(([id, name]) => [name, id]));
  const anyCase = Map.groupBy(all, ({ name }) => name.trim().toLowerCase());
  return (name) => {
    const id = distinct.get(name);
    if (id) return { id };
    const [first, ...more] = anyCase.get(name.trim().toLowerCase()) ?? [];
    if (!first) return null;
    return more.length === 0 ? { id: first.id } : { problem: `More than one ${what} has this name.` };
  };
}
