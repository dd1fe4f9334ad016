import { expect, it } from "vitest";
import { resolveModel } from "@/lib/api-contract/models";
import { LEAST_ANSWERS } from "@/lib/domain/answers/finding-kind";
import { brandsSchema } from "@/lib/domain/brands/brand";
import { ENGINES, type Engine } from "@/lib/domain/engines/engine";
import { createSandbox } from "@/lib/engines/sandbox/sandbox";
import { analyseAnswer } from "@/lib/reading/levels/analyse-answer";
import { compileBrands } from "@/lib/reading/mentions/compile-brands";
import { readVisible } from "@/lib/reading/mentions/visible-text";
import { suggestBrands } from "@/lib/reading/suggestions/suggest-brands";
import { betterWording } from "@/lib/domain/library/better-wording";
import {
  BRANDS,
  PROGRAMME_ASK,
  SIBLING,
  TEMPLATE,
  TEMPLATE_QUESTIONS,
  TEMPLATE_TOPIC,
} from "@/lib/services/demo/library";
import { daysBefore } from "@/lib/services/demo/plan";
import { QUESTIONS, TOO_GENERAL } from "@/lib/services/demo/questions";
import { GUIDE, OUTAGE, RELEASE, type Shows, STORIES } from "@/lib/services/demo/stories";
import { informativeOfCounts } from "@/lib/statistics/figures/prompt-figures";
import { modelChanges } from "@/lib/statistics/comparing/model-changes";
import {
  type Counts,
  estimandOf,
  headlinesOf,
  movesBetween,
  type Moving,
  MOVING,
} from "@/lib/statistics/measures/counted-brands";
import { type CitedCounts, sourceMovesBetween } from "@/lib/statistics/measures/counted-sources";
import { didItWork } from "@/lib/statistics/studies/did-it-work";
import { demoWorld } from "./demo-world";

// The questions of one market as a demo asks them, through the figures of the screens: what its stories show is there in
// every demo, since every demo has the same answers.

const MADE_AT = new Date("2026-11-26T19:00:00Z");
const SLOTS = [44, 37, 30, 23, 16, 9, 2];
const OWN = "Veltrano";
const COMPETITORS = BRANDS.flatMap(([name, role]) => (role === "competitor" ? name : []));

const matcher = compileBrands(
  brandsSchema.parse(BRANDS.map(([name, , domains]) => ({ name, domains }))).map((brand) => ({
    ...brand,
    id: brand.name,
  })),
);
const asked = [
  ...Object.entries(QUESTIONS).flatMap(([topic, questions]) =>
    questions.map((question) => ({ topic, family: question, question: question as string })),
  ),
  ...TEMPLATE_QUESTIONS.filter((question) => question !== SIBLING).map((question) => ({
    ...{ topic: "Choosing shoes", family: TEMPLATE.name, question },
  })),
];

interface Answered {
  engine: Engine;
  series: string;
  model: string;
  topic: string;
  prompt: string;
  family: string;
  ago: number;
  searched: boolean;
  brands: Map<string, { mentions: number; citations: number; level: string | null }>;
  domains: Set<string>;
  /** Names that may be companies' by rule, as facts count them. */
  suggested: () => number;
}

async function askAll(madeAt: Date, seed: string): Promise<Answered[]> {
  const world = demoWorld(madeAt);
  const all: Answered[] = [];
  for (const engine of ENGINES) {
    let at = madeAt;
    const target = PROGRAMME_ASK.targets.find((one) => one.engine === engine);
    const options = { engine, seed, redirectBase: "https://sightline.test/redirect", world };
    const sandbox = createSandbox({ ...options, latency: { meanMs: 0 }, now: () => at.getTime() });
    for (const ago of SLOTS) {
      at = daysBefore(madeAt, ago);
      const model = resolveModel(target?.model ?? "", await sandbox.models());
      if (!model) throw new Error(`no model of ${engine}`);
      if (engine === OUTAGE.engine && ago < OUTAGE.from && ago > OUTAGE.until) continue;
      for (const { topic, family, question } of asked) {
        const answer = await sandbox.ask(
          {
            ...{ engine, model, userPrompt: question, systemMessage: null, turns: [], maxOutputTokens: 2048 },
            ...{ temperature: null, topP: null, webSearch: true, forceWebSearch: false, useReasoning: false },
            ...{ country: engine === "gemini" ? null : "US", city: null },
          },
          { at, taskId: `${seed} ${ago} ${question}`, signal: new AbortController().signal },
        );
        const cited = answer.citations.map(({ url, directUrl }) => directUrl ?? url ?? "");
        const { brands } = analyseAnswer(matcher, { markdown: answer.text, cited });
        all.push({
          ...{
            engine,
            series: engine,
            model: answer.modelName,
            topic,
            family,
            ago,
            prompt: question,
            searched: answer.searched,
          },
          brands: new Map(
            brands.map(({ brandId, mentions, citations, level }) => [
              brandId,
              { mentions, citations, level: level?.level ?? null },
            ]),
          ),
          suggested: () => suggestBrands([{ visible: readVisible(answer.text), tracked: [] }]).length,
          domains: new Set(cited.map((address) => new URL(address).hostname.replace("www.", ""))),
        });
      }
    }
  }
  return all;
}

const answers = await askAll(MADE_AT, "an installation");
const recent = answers.filter(({ ago }) => ago < 30);
/** As the screens count once what was asked of the model that changed is left out. */
const kept = answers.filter(({ engine }) => engine !== "chat_gpt");
const now = kept.filter(({ ago }) => ago < 30);
const before = kept.filter(({ ago }) => ago >= 30);

const names = (one: Answered, brand: string) => (one.brands.get(brand)?.mentions ?? 0) > 0;
const count = (of: readonly Answered[], is: (one: Answered) => boolean) => of.filter(is).length;

const dayOf = (ago: number) => daysBefore(MADE_AT, ago).toISOString().slice(0, 10);

const tallyOf = (of: readonly Answered[]) => ({
  answers: of.length,
  hits: count(of, (one) => names(one, OWN)),
});

/** The answers with search to each prompt, and what they cite. */
function citedOf(of: readonly Answered[]): CitedCounts {
  const byPrompt = [
    ...Map.groupBy(
      of.filter(({ searched }) => searched),
      ({ prompt }) => prompt,
    ),
  ];
  return {
    prompts: byPrompt.map(([prompt, all]) => ({
      ...{ prompt, family: all[0]?.family ?? prompt, weight: 1, answers: all.length, days: 0 },
    })),
    cited: new Map(
      [...new Set(of.flatMap(({ domains }) => [...domains]))].map((key) => [
        key,
        byPrompt.map(([, all]) => count(all, ({ domains }) => domains.has(key))),
      ]),
    ),
  };
}

function countsOf(of: readonly Answered[]): Counts {
  const byPrompt = Map.groupBy(of, ({ prompt }) => prompt);
  return {
    prompts: [...byPrompt].map(([prompt, all]) => ({
      ...{ prompt, family: all[0]?.family ?? prompt, weight: 1, answers: all.length, told: all.length },
      ...{ searched: count(all, ({ searched }) => searched), days: 0 },
    })),
    brands: [...byPrompt].flatMap(([prompt, all]) =>
      BRANDS.map(([brand]) => ({
        ...{ prompt, brand, naming: count(all, (one) => names(one, brand)), mentions: 0, citations: 0 },
        ...{ shortlisting: 0, topPicking: 0 },
        citing: count(all, (one) => (one.brands.get(brand)?.citations ?? 0) > 0),
      })),
    ),
  };
}

const TRACKED = BRANDS.map(([name, role]) => ({
  ...{ brand: name, name, role: role === "control" ? ("control" as const) : ("tracked" as const) },
}));

const [then, since] = [countsOf(before), countsOf(now)];
const estimand = estimandOf(since.prompts);
const moves = movesBetween(then, since, TRACKED, {
  estimand,
  pooledRho: headlinesOf(since, TRACKED, estimand).pooledRho,
});
const moveOf = (brand: string, of: Moving) => {
  const move = moves.find((one) => one.brand === brand && one.of === of);
  return { hasMoved: move?.hasMoved ?? null, by: move?.difference.difference ?? 0 };
};

const tellers: Record<Shows, () => void> = {
  "a real move": () => {
    expect(estimand).toBe("questions-like-these");
    for (const of of MOVING) {
      const { hasMoved, by } = moveOf(OWN, of);
      expect(hasMoved, of).toBe(true);
      expect(by, of).toBeGreaterThan(0.1);
    }
  },

  "a move that is noise": () => {
    const { hasMoved, by } = moveOf("Kestora", "presence");
    expect(hasMoved).toBe(false);
    expect(Math.abs(by)).toBeGreaterThan(0.05);
    // Nobody moves but who is meant to.
    expect(moves.filter((move) => move.hasMoved).map(({ brand }) => brand)).toEqual([OWN, OWN]);
  },

  "a model change": () => {
    const days = answers.map(({ series, model, ago }) => ({ series, model, day: dayOf(ago) }));
    expect(modelChanges(days)).toEqual([{ series: "chat_gpt", model: RELEASE.model, day: dayOf(9) }]);
  },

  "a gap": () => {
    const gaps = recent.filter((one) => !names(one, OWN) && COMPETITORS.some((brand) => names(one, brand)));
    const most = [...new Set(gaps.flatMap(({ domains }) => [...domains]))]
      .map((domain) => ({ domain, gaps: count(gaps, ({ domains }) => domains.has(domain)) }))
      .filter(({ domain }) => !BRANDS.some(([, , own]) => own.some((one) => one === domain)))
      .toSorted((one, other) => other.gaps - one.gaps)[0];
    expect(most?.domain).toBe("milesclub.example");
    expect(most?.gaps).toBeGreaterThan(10);
  },

  "an experiment that worked": () => {
    const { verdict, effect, placebo, families } = didItWork(
      [...Map.groupBy(kept, ({ family }) => family)].map(([family, all]) => ({
        ...{ family, treated: all[0]?.topic === TEMPLATE_TOPIC },
        firstHalf: tallyOf(all.filter(({ ago }) => ago > GUIDE + 14)),
        secondHalf: tallyOf(all.filter(({ ago }) => ago > GUIDE && ago <= GUIDE + 14)),
        after: tallyOf(all.filter(({ ago }) => ago < GUIDE)),
      })),
      1,
    );
    expect({ verdict, families }).toEqual({
      verdict: "worked",
      families: { treated: 10, controls: 12, leftOut: 0 },
    });
    expect(effect?.interval?.low).toBeGreaterThan(0.2);
    expect(placebo?.p).toBeGreaterThan(0.2);
  },

  "a lost source": () => {
    const keys = [...new Set(kept.flatMap(({ domains }) => [...domains]))];
    const lost = sourceMovesBetween(citedOf(before), citedOf(now), keys).filter(
      ({ hasMoved, difference }) => hasMoved === true && (difference.difference ?? 0) < 0,
    );
    expect(lost.map(({ key }) => key)).toEqual(["stridelab.example"]);
  },

  "a competitor first": () => {
    const first = recent.filter(
      ({ brands, ...one }) =>
        !names({ brands, ...one }, OWN) &&
        COMPETITORS.some((brand) => brands.get(brand)?.level === "top_pick"),
    );
    for (const question of QUESTIONS.Trail)
      expect(
        count(first, ({ prompt }) => prompt === question),
        question,
      ).toBeGreaterThanOrEqual(LEAST_ANSWERS);
  },

  "an uninformative question": () => {
    const general = recent.filter(({ topic }) => topic === TOO_GENERAL);
    const naming = count(general, ({ brands, suggested }) => brands.size > 0 || suggested() > 0);
    const { uninformative } = informativeOfCounts({ answers: general.length, naming });
    expect({ naming, uninformative }).toEqual({ naming: 0, uninformative: true });
    const [question] = QUESTIONS[TOO_GENERAL];
    expect(betterWording(question)).toBe("List the five best running shoes, with a short reason for each.");
  },
};

it.each(Object.entries(tellers))("has %s", (shows, tell) => {
  const rows = [...STORIES.flatMap((story) => story.shows), RELEASE.shows];
  expect(rows).toContain(shows);
  tell();
});

it("has the same answers whenever, and on whatever installation, it is made", async () => {
  const again = await askAll(new Date("2028-02-29T00:10:00Z"), "another installation");
  const tell = ({ brands, domains, engine, prompt, ago }: Answered) => ({
    ...{ engine, prompt, ago },
    ...{ brands: [...brands], domains: [...domains] },
  });
  expect(again.map(tell)).toEqual(answers.map(tell));
});
