import { createLoader } from "nuqs/server";
import { describe, expect, it } from "vitest";
import { askedStudy } from "./asked-study";
import { studyParsers } from "./study-search-params";

const MARK = "0198a7b2-0000-7000-8000-000000000001";
const MARKS = new Map([[MARK, "2026-11-15"]]);
const load = createLoader(studyParsers);
const asked = (query: string) => askedStudy(load(new URLSearchParams(query)), MARKS);

describe("what an address asks of a study", () => {
  it("is a mark's day or one that is typed, and questions by what they are", () => {
    expect(asked(`mark=${MARK}&day=2026-01-01&by=tag&value=trail&before=14`)).toEqual({
      ...{ day: "2026-11-15", treated: { by: "tag", value: "trail" }, controls: null },
      ...{ isControlMissing: false, before: 14, after: 28, figure: "presence", problems: [] },
    });
    expect(asked("day=2026-01-01").day).toBe("2026-01-01");
    expect(asked("mark=0198a7b2-0000-7000-8000-000000000002").day).toBeNull();
    expect(asked("controlsBy=topic").isControlMissing).toBe(true);
    expect(asked("controlsBy=topic&controls=Shoes").controls).toEqual({ by: "topic", value: "Shoes" });
  });

  it("says what can't be taken, and what is taken in its place", () => {
    const found = asked("by=family&value=Shoes&before=1&after=999");
    expect([found.treated, found.before, found.after]).toEqual([null, 28, 28]);
    expect(found.problems).toEqual([
      { rule: "unreadable", name: "value", given: "Shoes" },
      { rule: "unreadable", name: "before", given: "1" },
      { rule: "unreadable", name: "after", given: "999" },
    ]);
  });
});
