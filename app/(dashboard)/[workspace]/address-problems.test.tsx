import { renderToStaticMarkup } from "react-dom/server";
import { parseAsStringLiteral } from "nuqs/server";
import { expect, it } from "vitest";
import { readAddress } from "@/lib/queries/read-address";
import { sharedFilters } from "@/lib/queries/shared-filters";
import { parseAsPage } from "@/lib/queries/url-parsers";
import { AddressProblems } from "@/components/filters/address-problems";

const parsers = { ...sharedFilters, sort: parseAsStringLiteral(["new", "old"]), page: parseAsPage };

const read = (address: Record<string, string | string[]>) => readAddress(parsers, Promise.resolve(address));

it("reads an address as it stands where all of it can be read", async () => {
  const { state, problems } = await read({
    engine: "claude",
    from: "2026-11-02",
    to: "2026-11-02",
    model: "",
  });
  expect(problems).toEqual([]);
  expect(state).toMatchObject({ engine: "claude", from: "2026-11-02", to: "2026-11-02", page: 1 });
});

it.each([
  [{ engine: "x" }, "engine", "an engine, chat_gpt, gemini, claude, perplexity, or the name of one"],
  [{ from: "2026-02-30" }, "first day", "a day of the calendar"],
  [{ to: "26.11.2026" }, "last day", "a day of the calendar"],
  [{ promptId: "7" }, "prompt", "id"],
  [{ page: "0" }, "page", "a whole number from 1"],
  [{ page: "2x" }, "page", "a whole number from 1"],
  [{ sort: "best" }, "sort", "one of what this screen offers"],
])("says of %j what it is and what it takes, and leaves it out", async (address, what, takes) => {
  const { state, problems } = await read(address);
  expect(problems).toHaveLength(1);
  expect(state).toEqual((await read({})).state);
  const html = renderToStaticMarkup(<AddressProblems problems={problems} cleanHref="/x" />);
  expect(html).toContain(what);
  expect(html).toContain(takes);
});

it("puts days in order that stand the wrong way round, and says so", async () => {
  const { state, problems } = await read({ from: "2026-11-05", to: "2026-11-02" });
  expect([state.from, state.to]).toEqual(["2026-11-02", "2026-11-05"]);
  const html = renderToStaticMarkup(<AddressProblems problems={problems} cleanHref="/x" />);
  expect(html).toContain("5 Nov 2026, comes after the last, 2 Nov 2026");
});

it("takes the first of a part given twice, and says so", async () => {
  const { state, problems } = await read({ engine: ["gemini", "claude"] });
  expect(state.engine).toBe("gemini");
  expect(problems).toEqual([{ rule: "repeated", name: "engine", given: "gemini" }]);
});
