import fc from "fast-check";
import { expect, it } from "vitest";
import { SERIES_MAX, type Series } from "@/lib/domain/answers/series";
import { isEngineName } from "@/lib/domain/engines/engine";
import { SURFACES } from "@/lib/domain/engines/surface";
import { parseAsSeries } from "./url-parsers";

const series = fc.record<Series>({
  engine: fc.oneof(fc.constantFrom("chat_gpt", "You.com: Smart, fast"), fc.string().filter(isEngineName)),
  modelAsked: fc.string({ minLength: 1 }).filter((name) => !name.includes("\0")),
  surface: fc.constantFrom(...SURFACES),
});

it("series come out of an address as they went into it, whatever their names hold", () => {
  fc.assert(
    fc.property(fc.array(series, { minLength: 1, maxLength: SERIES_MAX }), (all) => {
      expect(parseAsSeries.parse(parseAsSeries.serialize(all))).toEqual(all);
    }),
  );
});

it.each([
  "",
  "chat_gpt",
  "chat_gpt:gpt-4o",
  "chat_gpt:gpt-4o:nowhere",
  "chat_gpt::api",
  "chat_gpt:%:api",
  "a:b:api,",
])("what is no series is none: %j", (text) => {
  expect(parseAsSeries.parse(text)).toBeNull();
});
