import { z } from "zod";
import { ALIAS_ACCENTS, ALIAS_BOUNDARIES, ALIAS_CASES, BRAND_ROLES } from "@/lib/domain/brands/brand-limits";
import { DIMENSIONS, PERIODS } from "@/lib/statistics/measures/group-rows";

// The shape of what `recompute` prints. docs/recompute.schema.json is made of it; docs/recompute.md says what it means.

export const FIGURES_FORMAT = "sightline-figures";
/** Raised when what stands here is no longer read as before. */
export const FIGURES_VERSION = 1;

const count = z.int().nonnegative();
const estimand = z.enum(["questions-like-these", "these-questions"]);
const interval = z.strictObject({ low: z.number(), high: z.number() });

const unknown = z
  .strictObject({
    unknown: z.enum([
      "control",
      "no-places",
      "not-read",
      "nothing-cited",
      "few-periods",
      "one-engine",
      "no-repeats",
    ]),
  })
  .describe("There is no such figure, and why.");

const figureParts = {
  value: z.number().nullable().describe("Numerator ÷ denominator; null of nothing."),
  numerator: z.number(),
  denominator: z.number(),
  interval: interval.nullable().describe("Of 95 %; null where none can be told, and the notes say why."),
  method: z
    .enum([
      "wilson-by-family",
      "wilson-assumed-likeness",
      "wilson-of-prompt-days",
      "jackknife-logit",
      "jackknife",
      "bootstrap",
    ])
    .nullable(),
  estimand,
  notes: z.array(
    z.enum(["nothing-to-count", "few-families", "small-sample", "exploratory", "families-differ"]),
  ),
};

const rate = z.strictObject({
  ...figureParts,
  prompts: count,
  families: count,
  effectiveFamilies: z.number(),
  effectiveAnswers: z.number().nullable().describe("n_eff: how many independent answers they are worth."),
  designEffect: z.number().nullable(),
  rho: z.number().nullable().describe("How alike answers of a family are; null where it can't be told."),
  assumedRho: z.number().nullable().describe("What was taken in its place."),
  familyMean: z.number().nullable(),
});
const share = z.strictObject({ ...figureParts, clusters: count, effectiveClusters: z.number() });

const leftOut = { failed: count, pending: count, notAsked: count, unsearched: count, notTold: count };
const told = <Figure extends z.ZodType>(figure: Figure) =>
  z.strictObject({
    figure,
    weighted: share
      .nullable()
      .describe("The same with each answer counted as its question's weight; null where all weigh the same."),
    leftOut: z.strictObject(leftOut),
  });
const both = <Figure extends z.ZodType>(figure: Figure) =>
  z.strictObject({ questionsLikeThese: figure, theseQuestions: figure });

const toldRate = both(told(rate)).meta({ id: "Rate" });
const toldShare = both(told(share)).meta({ id: "Share" });
const plainShare = share.meta({ id: "PlainShare" });

const asOther = z.strictObject({
  visibility: rate,
  shareOfVoice: plainShare.nullable(),
  citationShare: plainShare.nullable(),
  position: plainShare.nullable(),
});

const brandFigures = z
  .strictObject({
    brand: z.string().describe("Its number, as text."),
    name: z.string(),
    role: z.enum(["tracked", "control"]),
    mentions: count,
    linkedMentions: count,
    absences: count,
    answers: count.describe("Answers that name it."),
    citations: count,
    presence: toldRate,
    shortlisted: toldRate,
    topPick: toldRate,
    citationRate: toldRate,
    citationRateOfSearched: toldRate,
    citationShare: toldShare,
    mentionByCitation: z.strictObject({
      both: count,
      mentionOnly: count,
      citationOnly: count,
      neither: count,
    }),
    shareOfVoice: z.union([z.strictObject({ presence: toldShare, occurrences: toldShare }), unknown]),
    firstPosition: z.union([z.strictObject({ rank: toldShare, present: toldShare }), unknown]),
    listRank: toldShare,
    portrayal: toldShare,
    countedAsOthers: z.union([
      z.strictObject({ profound: asOther, peec: asOther, ahrefs: asOther }),
      unknown,
    ]),
  })
  .meta({ id: "Brand" });

const citationsPerAnswer = both(
  z.strictObject({
    mean: told(share),
    median: z.strictObject({ value: z.number(), interval: interval.nullable() }).nullable(),
    maximum: count.nullable(),
  }),
).meta({ id: "CitationsPerAnswer" });

const domainFigures = z
  .strictObject({
    domain: z.string(),
    citations: count,
    urls: count,
    answers: count,
    prevalence: toldRate,
    wordShare: z.union([z.number(), unknown]),
  })
  .meta({ id: "Domain" });

const sources = z.strictObject({
  citations: count,
  withoutDomain: count,
  citationsPerAnswer: z.strictObject({ answered: citationsPerAnswer, searched: citationsPerAnswer }),
  domains: z.array(domainFigures),
  concentration: z.union([
    z.strictObject({
      topShares: z.array(z.strictObject({ top: count, share: z.number() })),
      herfindahl: z.number(),
      gini: z.number(),
    }),
    unknown,
  ]),
  coverage: z.union([toldShare, unknown]),
});

const agreement = z
  .strictObject({
    one: z.string(),
    other: z.string(),
    prompts: count,
    pairs: count,
    kappa: z.number().nullable(),
    brands: z.array(z.strictObject({ brand: z.string(), kappa: z.number().nullable() })),
    domains: z.number(),
  })
  .meta({ id: "Agreement" });

const meanOfPairs = z.strictObject({ overlap: z.number(), jaccard: z.number() });

const figures = z
  .strictObject({
    cells: z.strictObject({
      answers: count,
      searched: count,
      prompts: count,
      families: count,
      ...leftOut,
    }),
    brands: z.array(brandFigures),
    informativeRate: toldRate,
    sources,
    stability: z.union([
      z.strictObject({
        prompts: count,
        domains: meanOfPairs,
        urls: meanOfPairs,
        brands: meanOfPairs,
        ranks: z.number(),
      }),
      unknown,
    ]),
    agreement: z.union([z.array(agreement), unknown]),
    volatility: z.union([
      z.strictObject({ transitions: count, answers: count, between: z.number(), within: z.number() }),
      unknown,
    ]),
  })
  .meta({ id: "Figures" });

const ofPairs = z
  .strictObject({ pairs: count, mean: z.number(), variance: z.number() })
  .meta({ id: "OfPairs" });
const likeness = z.strictObject({ overlap: ofPairs, jaccard: ofPairs }).nullable();

const stability = z.strictObject({
  domains: likeness,
  urls: likeness,
  brands: likeness,
  ranks: ofPairs.nullable(),
});

const promptFigures = z
  .strictObject({
    prompt: z.string(),
    name: z.string().describe("Its words."),
    family: z.string(),
    weight: z.number(),
    answers: count,
    leftOut: z.strictObject(leftOut),
    stability,
    stabilityByEngine: z.array(z.strictObject({ engine: z.string(), answers: count, stability })),
    informative: z.strictObject({
      answers: count,
      naming: count,
      interval: interval.nullable(),
      uninformative: z.boolean(),
    }),
    agreement: z.array(agreement),
  })
  .meta({ id: "Prompt" });

const brand = z.strictObject({
  number: count,
  name: z.string(),
  role: z.enum(BRAND_ROLES),
  aliases: z.array(
    z.strictObject({
      text: z.string(),
      case: z.enum(ALIAS_CASES),
      boundary: z.enum(ALIAS_BOUNDARIES),
      accents: z.enum(ALIAS_ACCENTS),
      not: z.array(z.string()),
    }),
  ),
  domains: z.array(z.string()),
  names: z.array(z.strictObject({ market: z.string(), name: z.string() })),
});

const source = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("dataset"),
    workspace: z.string(),
    exportedAt: z.iso.datetime(),
    changedFiles: z.array(z.string()).describe("Files that are not as they were written."),
  }),
  z.strictObject({
    kind: z.literal("answers"),
    lines: count,
    leftOut: z.strictObject({ wrong: count, changed: count, twice: count }),
  }),
]);

export const recomputedSchema = z.strictObject({
  format: z.literal(FIGURES_FORMAT),
  version: z.literal(FIGURES_VERSION),
  madeBy: z.strictObject({
    reading: z.record(z.string(), count).describe("Versions of the code that read the answers."),
    facts: count.describe("The version of what told brands of them."),
    suggestions: z.strictObject({ version: count, precision: z.number(), recall: z.number() }),
    seed: z.int(),
  }),
  source,
  zone: z.string(),
  period: z.enum(PERIODS),
  brands: z.array(brand),
  pooledRho: z.number().nullable(),
  all: figures,
  by: z.array(
    z.strictObject({
      dimension: z.enum(DIMENSIONS),
      groups: z.array(z.strictObject({ key: z.string().nullable(), name: z.string().nullable(), figures })),
    }),
  ),
  prompts: z.array(promptFigures),
});
export type Recomputed = z.infer<typeof recomputedSchema>;
