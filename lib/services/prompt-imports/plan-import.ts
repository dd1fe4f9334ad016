import "server-only";
import type { CellProblem, ImportColumn, ImportRow, LeftOutRow } from "@/lib/domain/library/prompt-import";
import { hashQuestion } from "@/lib/services/prompts/content-hash";
import type { Known, Named } from "./read-known";
import type { ReadFile } from "./read-rows";

/** A row that will be a prompt of the set. A market or family that is not there yet is its name. */
export interface GoodRow {
  row: ImportRow;
  market: Exclude<Named, { problem: string }> | null;
  persona: { id: string } | null;
  family: Exclude<Named, { problem: string }> | null;
}

export interface ImportPlan {
  good: GoodRow[];
  /** In the file's order. */
  leftOut: LeftOutRow[];
  /** What has to be made first, by name. */
  makes: { families: string[]; markets: string[] };
}

/**
 * What of a file comes into a set: each question once, in the file's order. A question is the same with the same words,
 * market and persona.
 */
export function planImport(
  { rows }: Pick<ReadFile, "rows">,
  known: Known,
  { makeMissing }: { makeMissing: boolean },
): ImportPlan {
  const plan: ImportPlan = { good: [], leftOut: [], makes: { families: [], markets: [] } };
  const lineByHash = new Map<string, number>();
  for (const { cells, row, problems: own } of rows) {
    const problems = [...own];
    const leaveOut = (state: LeftOutRow["state"], told: CellProblem[]) =>
      void plan.leftOut.push({ line: row.line, state, cells, problems: told });
    const good = nameRow(row, known, makeMissing, problems);
    if (problems.length > 0) {
      leaveOut("wrong", problems);
      continue;
    }
    const hash = hashOf(good);
    const above = lineByHash.get(hash);
    if (above !== undefined)
      leaveOut("twice", [{ column: "prompt", message: `The same question stands in line ${above}.` }]);
    else if (known.hashes.has(hash))
      leaveOut("already", [{ column: "prompt", message: "The set has this question already." }]);
    else plan.good.push(good);
    if (above === undefined) lineByHash.set(hash, row.line);
  }
  plan.makes.families = missingOf(plan.good.map(({ family }) => family));
  plan.makes.markets = missingOf(plan.good.map(({ market }) => market));
  return plan;
}

/** A row with its names looked up; what can't be is added to its problems. */
function nameRow(row: ImportRow, known: Known, makeMissing: boolean, problems: CellProblem[]): GoodRow {
  const named = (column: ImportColumn, name: string | null, found: (name: string) => Named) => {
    if (name === null) return null;
    const what = found(name);
    if ("problem" in what) problems.push({ column, message: what.problem });
    else if ("id" in what || makeMissing) return what;
    else problems.push({ column, message: `There is no ${column} of this name yet.` });
    return null;
  };
  const persona = named("persona", row.persona, known.persona);
  return {
    row,
    market: named("market", row.market, known.market),
    persona: persona && "id" in persona ? persona : null,
    family: named("family", row.family, known.family),
  };
}

/** Its content hash in the set; of a market that is not there yet, by its name, which no hash of the set has. */
function hashOf({ row, market, persona }: GoodRow): string {
  const marketId = market && ("id" in market ? market.id : `new ${market.missing}`);
  const wording = { userPrompt: row.prompt, systemMessage: row.systemMessage, turns: [] };
  return hashQuestion(wording, { marketId, personaId: persona?.id ?? null });
}

const missingOf = (named: readonly (Named | null)[]): string[] => [
  ...new Set(named.flatMap((each) => (each && "missing" in each ? [each.missing] : []))),
];
