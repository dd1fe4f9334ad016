import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { replaceCitations } from "@/lib/db/sql/answers/replace-citations";
import { sourceRulesSchema } from "@/lib/domain/sources/source-rule";
import { readSource } from "@/lib/reading/sources";
import { systemContext } from "@/lib/services/context";
import { ownDatabase } from "@/test/own-database";
import { plantOne, type PlantedWorkspace } from "@/test/plant-one";
import { tries } from "@/test/properties";
import { tellSources } from ".";

ownDatabase();

const tell = (): Promise<void> =>
  tellSources({ ctx: systemContext("test"), input: { signal: AbortSignal.timeout(20_000) } });

let one: PlantedWorkspace;

beforeEach(async () => {
  one = await plantOne();
});

interface Cited {
  rawUrl: string;
  title: string;
}

/** Makes an answer cite these. */
const cite = (cited: readonly Cited[], taskId = one.task): Promise<void> =>
  replaceCitations(getPool(), [
    {
      taskId,
      citations: cited.map((citation, position) => ({
        ...citation,
        ...readSource({ ...citation, directUrl: null }),
        ...{ position, place: { kind: "none" }, sectionIndex: 0 },
      })),
    },
  ]);

async function rule(...rules: object[]): Promise<void> {
  const { workspaceId } = one;
  const last = await getDb().ruleVersion.aggregate({
    where: { workspaceId, kind: "sources" },
    _max: { number: true },
  });
  await getDb().ruleVersion.create({
    data: {
      workspaceId,
      kind: "sources",
      number: (last._max.number ?? 0) + 1,
      rules: sourceRulesSchema.parse(rules),
    },
  });
}

const told = ({ workspaceId }: PlantedWorkspace) =>
  getDb().source.findMany({ where: { workspaceId }, orderBy: [{ domain: "asc" }, { sourceUrl: "asc" }] });

/** All that is told, of nothing but the citations. */
async function toldAnew({ workspaceId }: PlantedWorkspace) {
  await getDb().source.deleteMany({ where: { workspaceId } });
  await getDb().sourceUntold.deleteMany({ where: { workspaceId } });
  await getPool().query(
    `insert into app.source_untold (workspace_id, domain, source_url, cited, title)
     select workspace_id, domain, source_url, 1, case when lower(title) <> domain then title else '' end
       from app.citation where workspace_id = $1`,
    [workspaceId],
  );
  await tell();
  return told(one);
}

const REDDIT = { rawUrl: "https://www.reddit.com/r/a/comments/1/best_crm", title: "Best CRM? : r/a" };

it("of a source with the rules that told it", async () => {
  await cite([REDDIT, REDDIT, { rawUrl: "https://unheard-of.example/x", title: "How to descale" }]);
  await tell();
  expect(await told(one)).toMatchObject([
    {
      ...{
        domain: "reddit.com",
        citations: 2,
        class: "community",
        classFrom: "built-in",
        classRule: "reddit.com",
      },
      ...{ pageType: "forum thread", pageRule: "reddit.com/r/*/comments", toldBy: "1.0.1" },
    },
    { class: "other", classFrom: "none", pageType: "how-to", title: "How to descale" },
  ]);
});

it("anew when rules change, with what that moved, and no more than that", async () => {
  await cite([REDDIT, REDDIT, { rawUrl: "https://a.example/", title: "A" }]);
  await tell();
  await rule({ where: "reddit.com", class: "social" }, { where: "nobody.example", class: "shop" });
  await tell();
  const { workspaceId } = one;
  expect(await getDb().sourceMove.findMany({ where: { workspaceId }, omit: { id: true, at: true } })).toEqual(
    [
      {
        ...{ workspaceId, toldBy: "1.1.1", what: "class" },
        was: "community",
        became: "social",
        sources: 1,
        citations: 2,
      },
    ],
  );
  await rule();
  await tell();
  expect(await told(one)).toMatchObject([{ class: "other" }, { class: "community", toldBy: "1.2.1" }]);
});

it("by brands' domains, ours and competitors'", async () => {
  const { workspaceId, slug } = one;
  await cite([{ rawUrl: `https://shop.brand-${slug}.com/x`, title: "" }]);
  await tell();
  expect(await told(one)).toMatchObject([{ class: "competitor", classFrom: "brand", classRule: slug }]);
  await getDb().ruleVersion.create({ data: { workspaceId, kind: "brands", number: 2, rules: [] } });
  await tell();
  expect(await told(one)).toMatchObject([{ class: "shop", classRule: "shop.*", toldBy: "1.0.2" }]);
});

describe("whatever is cited, read anew, deleted and ruled", () => {
  const cited = fc.record({
    rawUrl: fc.constantFrom(
      "https://a.example/x",
      "https://www.a.example/x/",
      "https://reddit.com/r/b",
      "https://c.example/",
      "https://vertexaisearch.cloud.google.com/grounding-api-redirect/q",
    ),
    title: fc.constantFrom("", "a.example", "How to", "Best of", "Ä", "b vs c"),
  });
  const command = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constant("cite" as const), cited: fc.array(cited, { maxLength: 4 }) }),
    },
    { weight: 1, arbitrary: fc.constant({ do: "delete" as const }) },
    { weight: 2, arbitrary: fc.constant({ do: "tell" as const }) },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant("rule" as const), class: fc.constantFrom("shop", "news") }),
    },
  );

  it("is what telling all of it anew gives", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 10 }), async (commands) => {
        one = await plantOne();
        for (const played of commands) {
          if (played.do === "cite") await cite(played.cited);
          else if (played.do === "delete") await getDb().citation.deleteMany({ where: { taskId: one.task } });
          else if (played.do === "rule") await rule({ where: ".example", class: played.class });
          else await tell();
        }
        await Promise.all([tell(), tell()]);
        await tell();
        const incremental = await told(one);
        expect(await toldAnew(one)).toEqual(incremental);
      }),
      tries(12),
    );
  }, 60_000);
});
