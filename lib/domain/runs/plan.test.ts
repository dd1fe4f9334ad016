import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ENGINES, METHODS } from "@/lib/domain/engines/engine";
import { anyText } from "@/test/properties";
import {
  countTasks,
  expandPlan,
  planOfCell,
  planOfCells,
  readPlan,
  writePlan,
  type PlanEntry,
  type PlanTarget,
  type WholePlan,
} from "./plan";

const id = (number: number) => `0190a0c0-0000-7000-8000-${String(number).padStart(12, "0")}`;
const FINLAND = id(901);
const GERMANY = id(902);

const entry = (number: number, changes: Partial<PlanEntry> = {}): PlanEntry => ({
  promptVersionId: id(number),
  personaId: null,
  marketId: null,
  ...changes,
});

const target = (model: string, changes: Partial<PlanTarget> = {}): PlanTarget => ({
  engine: "gemini",
  model,
  method: "standard",
  parameters: {},
  webSearch: false,
  marketId: null,
  ...changes,
});

const plan = (changes: Partial<WholePlan>): WholePlan => ({
  version: 1,
  origin: null,
  connectionId: id(900),
  method: "standard",
  label: null,
  entries: [entry(1)],
  targets: [target("m")],
  repeats: 1,
  ...changes,
});

/** Few ids, so that markets meet. */
const market = fc.constantFrom(null, FINLAND, GERMANY);
const plans: fc.Arbitrary<WholePlan> = fc.record({
  version: fc.constant(1 as const),
  origin: fc.option(
    fc.record({
      setVersionId: fc.option(fc.uuid()),
      scheduleId: fc.option(fc.uuid()),
      slotId: fc.option(fc.uuid()),
    }),
  ),
  connectionId: fc.uuid(),
  method: fc.constantFrom(...METHODS),
  label: fc.option(anyText()),
  entries: fc.array(
    fc.record({ promptVersionId: fc.uuid(), personaId: fc.option(fc.uuid()), marketId: market }),
    { maxLength: 6 },
  ),
  targets: fc.array(
    fc.record({
      engine: fc.constantFrom(...ENGINES),
      model: anyText().filter((text) => text !== ""),
      method: fc.constantFrom(...METHODS),
      parameters: fc.dictionary(
        fc.stringMatching(/^[a-z][a-z0-9_]{0,9}$/),
        fc.oneof(
          anyText(),
          fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
          fc.boolean(),
        ),
      ),
      webSearch: fc.boolean(),
      marketId: market,
    }),
    { maxLength: 5 },
  ),
  repeats: fc.integer({ min: 1, max: 4 }),
});

describe("one cell of a plan", () => {
  it("is the wording that was made for its market, where another of the same prompt and persona goes with any", () => {
    const whole = plan({
      entries: [entry(1, { marketId: GERMANY }), entry(1)],
      targets: [target("fi", { marketId: FINLAND }), target("de", { marketId: GERMANY })],
      repeats: 3,
    });
    expect(planOfCell(whole, 1)).toEqual({
      ...whole,
      entries: [entry(1)],
      targets: [target("fi", { marketId: FINLAND })],
      repeats: 1,
    });
    expect(planOfCell(whole, 3)).toBeNull();
  });

  it("is a plan of exactly that task, whatever the plan", () => {
    fc.assert(
      fc.property(plans, (whole) => {
        for (const task of expandPlan(whole)) {
          const one = planOfCell(whole, task.cell);
          expect(one && expandPlan(one)).toEqual([{ ...task, cell: 0, repeat: 0 }]);
        }
      }),
    );
  });
});

describe("some cells of a plan", () => {
  it("are asked as often as said, and stand by the places of their wordings and targets", () => {
    const whole = plan({ entries: [entry(1), entry(2)], targets: [target("a"), target("b")], repeats: 3 });
    const part = planOfCells(
      whole,
      new Map([
        [1, 2],
        [2, 1],
        [9, 5],
      ]),
    );
    const { origin, connectionId, method, label } = whole;
    expect(part).toEqual({
      version: 2,
      ...{ origin, connectionId, method, label },
      entries: [entry(1), entry(2)],
      targets: [target("b"), target("a")],
      cells: [
        [0, 0, 2],
        [1, 1, 1],
      ],
    });
  });

  it("are exactly those tasks, and are read as they were written", () => {
    fc.assert(
      fc.property(plans, fc.array(fc.nat({ max: 3 }), { maxLength: 30 }), (whole, wanted) => {
        const part = planOfCells(whole, new Map(wanted.map((times, cell) => [cell, times])));
        const asked = expandPlan({ ...whole, repeats: 1 }).flatMap(({ cell, ...task }) =>
          Array.from({ length: wanted[cell] ?? 0 }, (_, repeat) => ({ ...task, repeat })),
        );
        expect(expandPlan(part).map(({ cell: _, ...task }) => task)).toEqual(asked);
        expect(readPlan(writePlan(part))).toEqual(part);
      }),
    );
  });
});

describe("the tasks of a plan", () => {
  it("come entry by entry, target by target, repeat by repeat; a market's wording goes only with its market", () => {
    const tasks = expandPlan(
      plan({
        entries: [entry(1, { personaId: id(800) }), entry(2, { marketId: FINLAND })],
        targets: [target("any"), target("fi", { marketId: FINLAND }), target("de", { marketId: GERMANY })],
        repeats: 2,
      }),
    );
    expect(
      tasks.map(({ cell, repeat, promptVersionId, personaId, target: { model } }) => [
        cell,
        repeat,
        promptVersionId,
        personaId,
        model,
      ]),
    ).toEqual([
      [0, 0, id(1), id(800), "any"],
      [0, 1, id(1), id(800), "any"],
      [1, 0, id(1), id(800), "fi"],
      [1, 1, id(1), id(800), "fi"],
      [2, 0, id(1), id(800), "de"],
      [2, 1, id(1), id(800), "de"],
      [3, 0, id(2), null, "fi"],
      [3, 1, id(2), null, "fi"],
    ]);
  });

  it("of a wording without a market are asked once where markets make no difference to what is sent", () => {
    const tasks = expandPlan(
      plan({
        entries: [entry(1), entry(2, { marketId: FINLAND })],
        targets: [
          target("gemini"),
          target("gemini", { marketId: FINLAND }),
          target("gemini", { marketId: GERMANY, parameters: { web_search_country_iso_code: "DE" } }),
        ],
      }),
    );
    expect(tasks.map(({ promptVersionId, target: { marketId } }) => [promptVersionId, marketId])).toEqual([
      [id(1), null],
      [id(1), GERMANY],
      [id(2), FINLAND],
    ]);
  });

  it("are each allowed pair, as often as asked, numbered once and without gaps", () => {
    fc.assert(
      fc.property(plans, (any) => {
        const tasks = expandPlan(any);
        const sent = (one: PlanTarget) => JSON.stringify({ ...one, marketId: null });
        const allowed = any.entries.flatMap(({ promptVersionId, personaId, marketId }) =>
          any.targets
            .filter((one, place) =>
              marketId !== null
                ? marketId === one.marketId
                : one.marketId === null ||
                  !any.targets.slice(0, place).some((other) => sent(other) === sent(one)),
            )
            .map((one) => ({ promptVersionId, personaId, target: one })),
        );
        expect(tasks).toHaveLength(allowed.length * any.repeats);
        expect(countTasks(any)).toBe(tasks.length);
        expect(tasks.map(({ cell, repeat }) => cell * any.repeats + repeat)).toEqual([...tasks.keys()]);
        expect(tasks.filter(({ repeat }) => repeat === 0)).toEqual(
          allowed.map((pair, cell) => ({ ...pair, cell, repeat: 0 })),
        );
      }),
    );
  });

  it("of more repeats begin with the same cells", () => {
    fc.assert(
      fc.property(plans, (any) => {
        const once = expandPlan({ ...any, repeats: 1 });
        expect(expandPlan(any).filter(({ repeat }) => repeat === 0)).toEqual(once);
      }),
    );
  });

  it("of five hundred wordings, six targets and three repeats stand in a plan of little more than the wordings' ids", () => {
    const large = plan({
      entries: Array.from({ length: 500 }, (_, number) => entry(number)),
      targets: Array.from({ length: 6 }, (_, number) => target(`model-${number}`)),
      repeats: 3,
    });
    expect(expandPlan(large)).toHaveLength(9_000);
    expect(writePlan(large).length).toBeLessThan(60_000);
  });
});

describe("a plan's text", () => {
  it("is its fields in the order of their names", () => {
    const text = writePlan(
      plan({
        label: "näkyvyys",
        targets: [target("m", { parameters: { top_p: 0.5, max_output_tokens: 9 } })],
      }),
    );
    expect(text).toBe(
      `{"connectionId":"${id(900)}","entries":[{"marketId":null,"personaId":null,"promptVersionId":"${id(1)}"}],` +
        `"label":"näkyvyys","method":"standard","origin":null,"repeats":1,"targets":[{"engine":"gemini","marketId":null,` +
        `"method":"standard","model":"m","parameters":{"max_output_tokens":9,"top_p":0.5},"webSearch":false}],"version":1}`,
    );
  });

  it("is read as the plan it was written from, and does not know in which order that was put together", () => {
    fc.assert(
      fc.property(plans, (any) => {
        const text = writePlan(any);
        expect(readPlan(text)).toEqual(any);
        const turned = (value: unknown): unknown => {
          if (Array.isArray(value)) return value.map(turned);
          if (typeof value !== "object" || value === null) return value;
          const reversed = Object.entries(value).toReversed();
          return Object.fromEntries(reversed.map(([key, inner]) => [key, turned(inner)]));
        };
        expect(writePlan(readPlan(JSON.stringify(turned(any))))).toBe(text);
      }),
    );
  });

  it.each([
    ["a later version", { version: 3 }],
    ["a field nobody knows", { budget: 1 }],
    ["no repeat", { repeats: 0 }],
  ])("with %s is refused", (_, changes) => {
    expect(() => readPlan(JSON.stringify({ ...plan({}), ...changes }))).toThrow();
  });
});
