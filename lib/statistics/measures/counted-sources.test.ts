import fc from "fast-check";
import { expect, it } from "vitest";
import { isIn } from "../observations";
import { anyAnswers, BESIDE } from "../testing/answers";
import { type CitedCounts, prevalencesOf, sourceMovesBetween } from "./counted-sources";
import { sourceFigures } from "./source-table";
import type { MeasuredAnswer } from "./measured-answer";

/** What a statement counts, counted one by one. */
function countsOf(rows: readonly MeasuredAnswer[]): CitedCounts {
  const searched = rows.filter((row) => isIn(row, "searched"));
  const byPrompt = [...Map.groupBy(searched, ({ prompt }) => prompt)];
  return {
    prompts: byPrompt.map(([prompt, own]) => ({
      ...{ prompt, family: own[0]?.family ?? "", weight: own[0]?.weight ?? 1, answers: own.length },
      days: new Set(own.map(({ day }) => day)).size,
    })),
    cited: new Map(
      DOMAINS.map((key) => [
        key,
        byPrompt.map(
          ([, own]) => own.filter((row) => row.citations.some(({ domain }) => domain === key)).length,
        ),
      ]),
    ),
  };
}

const DOMAINS = ["acme.example", "bolt.example", "news.example"];

it("prevalence of counts by prompt is that of the answers themselves", () => {
  fc.assert(
    fc.property(anyAnswers, (rows) => {
      const cells = rows.map((row): MeasuredAnswer => ({ ...row, ...BESIDE }));
      const { estimand, prevalences } = prevalencesOf(countsOf(cells), DOMAINS);
      const of = estimand === "questions-like-these" ? "questionsLikeThese" : "theseQuestions";
      for (const { domain, prevalence } of sourceFigures(cells, 1).domains) {
        const { figure } = prevalence[of];
        const told = prevalences.get(domain)?.figure;
        expect([told?.numerator, told?.denominator, told?.method]).toEqual([
          figure.numerator,
          figure.denominator,
          figure.method,
        ]);
        expect(told?.interval?.low ?? 0).toBeCloseTo(figure.interval?.low ?? 0, 9);
        expect(told?.interval?.high ?? 0).toBeCloseTo(figure.interval?.high ?? 0, 9);
      }
    }),
  );
});

/** Twenty prompts of ten answers, of which so many cite each domain. */
const prompts = Array.from({ length: 20 }, (_, place) => `p${place}`);
const citedBy = (citing: Record<string, (place: number) => number>): CitedCounts => ({
  prompts: prompts.map((prompt) => ({ prompt, family: prompt, weight: 1, answers: 10, days: 5 })),
  cited: new Map(Object.entries(citing).map(([key, of]) => [key, prompts.map((_, place) => of(place))])),
});

it("calls a domain moved that is gone from everywhere, and none that only wavers", () => {
  const before = citedBy({ gone: (place) => 4 + (place % 3), wavers: (place) => 3 + (place % 2) });
  const now = citedBy({ new: (place) => 2 + (place % 3), wavers: (place) => 3 + ((place + 1) % 2) });
  const moves = new Map(
    sourceMovesBetween(before, now, ["gone", "new", "wavers"]).map(({ key, difference, hasMoved }) => [
      key,
      [hasMoved, Math.sign(difference.difference ?? 0)],
    ]),
  );
  expect(moves).toEqual(
    new Map([
      ["gone", [true, -1]],
      ["new", [true, 1]],
      ["wavers", [false, 0]],
    ]),
  );
});
