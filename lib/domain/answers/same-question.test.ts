import fc from "fast-check";
import { expect, it } from "vitest";
import { type Asking, groupAskings, NAMED_MAX, type NamedAskings } from "./same-question";

const id = (number: number): string => `0193a5b0-0000-7000-8000-${String(number).padStart(12, "0")}`;

let made = 0;
const asking = (change: Partial<Asking> = {}): Asking => ({
  id: id((made += 1)),
  versionId: id(901),
  versionNumber: 1,
  runId: id(801),
  runAt: "2026-03-01T10:00:00.000Z",
  cell: made,
  engine: "gemini",
  modelAsked: "m-1",
  marketId: null,
  market: null,
  personaId: null,
  persona: null,
  state: "answered",
  ...change,
});

const own = asking();
const namedIn = (groups: ReturnType<typeof groupAskings>) =>
  Object.fromEntries(
    Object.entries(groups).map(([kind, { named }]: [string, NamedAskings]) => [
      kind,
      named.map((each) => each.id),
    ]),
  );

it("puts each asking where it differs first of all", () => {
  const version = asking({ versionId: id(902), versionNumber: 2 });
  const model = asking({ modelAsked: "m-2" });
  const place = asking({ marketId: id(701), market: "Finland" });
  const date = asking({ runId: id(802), runAt: "2026-03-02T10:00:00.000Z" });
  expect(namedIn(groupAskings(own, [own, version, model, place, date]))).toEqual({
    versions: [version.id],
    models: [model.id],
    places: [place.id],
    dates: [date.id],
  });
});

it("names of those that differ alike the one nearest otherwise, an answer before a failure", () => {
  const other = { modelAsked: "m-2" } as const;
  const elsewhere = asking({ ...other, marketId: id(701) });
  const later = asking({ ...other, runId: id(802), runAt: "2026-03-02T10:00:00.000Z" });
  const here = asking(other);
  expect(namedIn(groupAskings(own, [elsewhere, later, here]))["models"]).toEqual([here.id]);
  const failed = asking({ ...other, state: "failed" });
  expect(namedIn(groupAskings(own, [failed, elsewhere]))["models"]).toEqual([elsewhere.id]);
});

it("names the newest first, no more than so many, and says that there are more", () => {
  const dates = Array.from({ length: NAMED_MAX + 2 }, (_, day) =>
    asking({ runId: id(810 + day), runAt: `2026-03-${10 + day}T10:00:00.000Z` }),
  );
  const groups = groupAskings(own, dates);
  expect(groups.dates.hasMore).toBe(true);
  expect(groups.dates.named.map(({ runAt }) => runAt)).toEqual(
    dates
      .map(({ runAt }) => runAt)
      .toReversed()
      .slice(0, NAMED_MAX),
  );
});

it("names nobody twice, never the answer itself or its repeats, and says what it can of every asking", () => {
  const any = fc.record({
    versionId: fc.constantFrom(id(901), id(902)),
    runId: fc.constantFrom(id(801), id(802), id(803)),
    cell: fc.integer({ min: 0, max: 3 }),
    modelAsked: fc.constantFrom("m-1", "m-2"),
    marketId: fc.constantFrom(null, id(701)),
    state: fc.constantFrom("answered" as const, "failed" as const),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), (changes) => {
      const first = asking({ cell: 0 });
      const askings = changes.map((change) => asking(change));
      const groups = groupAskings(first, askings);
      const named = Object.values(groups).flatMap((group) => group.named);
      expect(new Set(named.map((each) => each.id)).size).toBe(named.length);
      expect(named.some(({ runId, cell }) => runId === first.runId && cell === first.cell)).toBe(false);
      const isElsewhere = askings.some(({ versionId }) => versionId !== first.versionId);
      const versions = askings.filter(
        ({ versionId, runId, cell }) =>
          versionId !== first.versionId && !(runId === first.runId && cell === 0),
      );
      expect(groups.versions.named.length > 0).toBe(isElsewhere && versions.length > 0);
    }),
  );
});
