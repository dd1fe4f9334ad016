import "server-only";
import { setImmediate } from "node:timers/promises";
import { walkSources, type WalkedSource } from "@/lib/db/sql/sources/walk-sources";
import type { Classified } from "@/lib/domain/sources/classified";
import type { RulePreview, RulePreviewExample } from "@/lib/domain/sources/rule-preview";
import { movesOf } from "@/lib/domain/sources/source-moves";
import { readPattern } from "@/lib/domain/sources/source-pattern";
import { nameOfRule, type SourceRule } from "@/lib/domain/sources/source-rule";
import { domainOfAllBelow } from "@/lib/reading/domains";
import { compileClassifier, type ToClassify } from "@/lib/reading/source-classes/classify-source";
import { requirePermission, sqlOf, type Call, type Context } from "@/lib/services/context";
import { readRulesInForce } from "@/lib/services/sources/rules-in-force";
import { getRuleInWorkspace, parseRule, readStoredRule } from "./in-workspace";

const EXAMPLES_MAX = 12;
const BATCH = 1_000;
/** For so long sources are looked through at most: somebody waits, and others want the process. */
const LONGEST_MS = 1_000;

/**
 * What a rule that is being written would do with the sources that are known: `id` is the rule that is being changed; no
 * `rule` takes it away. Nothing is kept of it. Throws `invalid`, by field, and `not_found`.
 */
export async function previewSourceRule({
  ctx,
  input,
}: Call<{ id: string | null; rule: unknown }>): Promise<RulePreview> {
  requirePermission(ctx, "source:read");
  const rule = input.rule === null ? null : parseRule(input.rule);
  const was = input.id === null ? null : readStoredRule(await getRuleInWorkspace(ctx, input.id));
  const inForce = await readRulesInForce(sqlOf(ctx), ctx.workspaceId);
  const touched = [rule, was].flatMap((one) => one ?? []);
  const names = new Set(touched.map(nameOfRule));
  const others = inForce.rules.filter((one) => !names.has(nameOfRule(one)));
  const tellBefore = compileClassifier(inForce);
  const tellAfter = compileClassifier({ ...inForce, rules: rule ? [...others, rule] : others });

  const told = { sources: 0, citations: 0 };
  const moved: RulePreviewExample[] = [];
  const look = (source: WalkedSource): void => {
    const [before, after] = [tellBefore(source), tellAfter(source)];
    if (rule && isToldBy(after, nameOfRule(rule))) {
      told.sources += 1;
      told.citations += source.citations;
    }
    if (before.class !== after.class || before.pageType !== after.pageType)
      moved.push({ ...source, before: said(before), after: said(after) });
  };
  const looked = await lookThroughSources(ctx, { domains: domainsOf(touched), look });
  return {
    ...looked,
    told,
    moved: {
      sources: moved.length,
      citations: moved.reduce((sum, { citations }) => sum + citations, 0),
    },
    moves: movesOf(moved),
    examples: moved.sort((one, other) => other.citations - one.citations).slice(0, EXAMPLES_MAX),
  };
}

const said = ({ class: its, pageType }: Classified) => ({ class: its, pageType });

const isToldBy = ({ classRule, pageRule }: Classified, name: string): boolean =>
  [classRule, pageRule].some((by) => by?.origin === "team" && by.name === name);

/** The domains that sources must be of for a rule to be of them; null where they may be of any. */
function domainsOf(rules: readonly SourceRule[]): string[] | null {
  const domains: string[] = [];
  for (const { where } of rules) {
    const read = readPattern(where);
    const { site } = read.is === "pattern" ? read.pattern : { site: null };
    const domain = site?.kind === "host" ? domainOfAllBelow(site.host) : null;
    if (domain === null) return null;
    domains.push(domain);
  }
  return domains;
}

async function lookThroughSources(
  ctx: Context,
  { domains, look }: { domains: readonly string[] | null; look: (source: WalkedSource) => void },
): Promise<{ looked: number; isAll: boolean }> {
  const { workspaceId } = ctx;
  const began = performance.now();
  let looked = 0;
  let after: Pick<ToClassify, "domain" | "sourceUrl"> = { domain: "", sourceUrl: "" };
  while (performance.now() - began < LONGEST_MS) {
    const sources = await walkSources(sqlOf(ctx), { workspaceId, domains, after, limit: BATCH });
    sources.forEach(look);
    looked += sources.length;
    const last = sources.at(-1);
    if (!last || sources.length < BATCH) return { looked, isAll: true };
    after = last;
    // Whoever else asks this process is served between.
    await setImmediate();
  }
  return { looked, isAll: false };
}
