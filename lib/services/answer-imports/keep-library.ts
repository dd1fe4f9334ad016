import "server-only";
import { insertFamilies } from "@/lib/db/sql/library/insert-families";
import {
  findWordings,
  insertWordings,
  type KnownWording,
  type NewWording,
} from "@/lib/db/sql/imports/wordings";
import type { Transaction } from "@/lib/db/transaction";
import type { ImportedAnswer } from "@/lib/domain/answers/answer-import";
import { LIBRARY_LIMITS } from "@/lib/domain/library/library-limits";
import { placeName } from "@/lib/format/market-name";
import { shorten } from "@/lib/format/text";
import type { Context } from "@/lib/services/context";
import { hashWorded } from "@/lib/services/prompts/content-hash";
import { hashWording } from "@/lib/services/prompts/keep-version";

/** What a line names in the workspace's library. */
export interface Named {
  promptVersionId: string;
  marketId: string | null;
}

interface Import {
  importId: string;
  createdById: string | null;
}

type InTransaction = Context & { tx: Transaction };

/**
 * What lines name, found in the library or made: sets and families by name, markets by language and country, questions
 * by their words. A question of no set is one asked by hand. Tags and family are those of the first line that asks a
 * question which the set has not.
 */
export async function keepLibrary(
  ctx: InTransaction,
  of: Import,
  answers: readonly ImportedAnswer[],
): Promise<Named[]> {
  const sets = await keepSets(ctx, of, answers);
  const markets = await keepMarkets(ctx, answers);
  const asked = answers.map((answer) => ({
    answer,
    wordingHash: hashWording({ userPrompt: answer.prompt, systemMessage: null, turns: [] }),
    setId: answer.promptSet === null ? null : (sets.get(fold(answer.promptSet)) ?? null),
    marketId: answer.language === null ? null : (markets.get(placeOf(answer)) ?? null),
  }));
  const { workspaceId, tx } = ctx;
  const hashes = [...new Set(asked.map(({ wordingHash }) => wordingHash))];
  const find = async () =>
    Map.groupBy(await findWordings(tx, { workspaceId, hashes }), ({ wordingHash }) => wordingHash);
  let known = await find();
  const missing = asked.filter((one) => !choose(known.get(one.wordingHash) ?? [], one));
  if (missing.length > 0) {
    const families = await keepFamilies(ctx, of, missing);
    const made = { workspaceId, ...of, createdAt: ctx.now() };
    const fresh = new Map<string, NewWording>();
    for (const { answer, setId, wordingHash } of missing) {
      const key = `${setId} ${wordingHash}`;
      if (fresh.has(key)) continue;
      fresh.set(key, {
        userPrompt: answer.prompt,
        wordingHash,
        setId,
        familyId: families.get(familyKey(setId, answer.family)) ?? null,
        tags: answer.tags,
        contentHash: setId && hashWorded(wordingHash, { marketId: null, personaId: null }),
      });
    }
    await insertWordings(tx, made, [...fresh.values()]);
    known = await find();
  }
  return asked.map((one) => {
    const wording = choose(known.get(one.wordingHash) ?? [], one);
    if (!wording) throw new Error("a wording that was just made is not there");
    return { promptVersionId: wording.id, marketId: one.marketId };
  });
}

/**
 * The version that a line asks: of its set, where it is for no market, else for the line's; of no set, else of a set's
 * question in use that is for no market. What is in use comes before what is archived.
 */
function choose(
  known: readonly KnownWording[],
  { setId, marketId }: { setId: string | null; marketId: string | null },
): KnownWording | undefined {
  const ofSet = known.filter((one) => one.setId === setId);
  const inUseFirst = ofSet.toSorted((a, b) => Number(a.isArchived) - Number(b.isArchived));
  return (
    inUseFirst.find((one) => one.marketId === null) ??
    (marketId === null ? undefined : inUseFirst.find((one) => one.marketId === marketId)) ??
    (setId === null ? known.find((one) => !one.isArchived && one.marketId === null) : undefined)
  );
}

const fold = (name: string): string => name.toLowerCase();

async function keepSets(
  { tx, workspaceId, ...ctx }: InTransaction,
  { createdById }: Import,
  answers: readonly ImportedAnswer[],
): Promise<Map<string, string>> {
  const names = new Map(
    answers.flatMap(({ promptSet }) => (promptSet === null ? [] : [[fold(promptSet), promptSet]])),
  );
  if (names.size === 0) return new Map();
  const inUse = await tx.prisma.promptSet.findMany({
    where: {
      workspaceId,
      archivedAt: null,
      OR: [...names.values()].map((name) => ({ name: { equals: name, mode: "insensitive" } })),
    },
    select: { id: true, name: true },
  });
  const ids = new Map(inUse.map(({ id, name }) => [fold(name), id]));
  for (const [folded, name] of names) {
    if (ids.has(folded)) continue;
    const data = { workspaceId, name, createdById, createdAt: ctx.now() };
    const { id } = await tx.prisma.promptSet.create({ data, select: { id: true } });
    ids.set(folded, id);
  }
  return ids;
}

const placeOf = ({ language, country }: Pick<ImportedAnswer, "language" | "country">): string =>
  `${language}-${country}`;

async function keepMarkets(
  { tx, workspaceId, ...ctx }: InTransaction,
  answers: readonly ImportedAnswer[],
): Promise<Map<string, string>> {
  const places = new Map(
    answers.flatMap(({ language, country }) =>
      language === null ? [] : [[placeOf({ language, country }), { language, country, city: null }] as const],
    ),
  );
  if (places.size === 0) return new Map();
  const known = await tx.prisma.market.findMany({
    where: { workspaceId, OR: [...places.values()] },
    select: { id: true, language: true, country: true },
  });
  const ids = new Map(known.map((market) => [placeOf(market), market.id]));
  for (const [key, place] of places) {
    if (ids.has(key)) continue;
    const name = shorten(placeName(place), LIBRARY_LIMITS.marketNameChars);
    const { id } = await tx.prisma.market.create({
      data: { workspaceId, name, ...place, createdAt: ctx.now() },
      select: { id: true },
    });
    ids.set(key, id);
  }
  return ids;
}

const familyKey = (setId: string | null, name: string | null): string => `${setId} ${name}`;

/** The families that new questions name, by set and name; the oldest where a set has several of a name. */
async function keepFamilies(
  { tx, workspaceId, ...ctx }: InTransaction,
  { createdById }: Import,
  asked: readonly { setId: string | null; answer: ImportedAnswer }[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const bySet = Map.groupBy(
    asked.filter(({ answer }) => answer.family !== null),
    ({ setId }) => setId,
  );
  for (const [setId, lines] of bySet) {
    if (setId === null) continue;
    const names = [...new Set(lines.flatMap(({ answer }) => answer.family ?? []))];
    const known = await tx.prisma.family.findMany({
      where: { workspaceId, setId, name: { in: names } },
      orderBy: { id: "desc" },
      select: { id: true, name: true },
    });
    for (const { id, name } of known) ids.set(familyKey(setId, name), id);
    const missing = names.filter((name) => !ids.has(familyKey(setId, name)));
    const made = await insertFamilies(tx, {
      workspaceId,
      setId,
      names: missing,
      createdById,
      createdAt: ctx.now(),
    });
    for (const [name, id] of made) ids.set(familyKey(setId, name), id);
  }
  return ids;
}
