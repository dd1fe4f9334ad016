import { createParser, parseAsInteger, parseAsString } from "nuqs/server";
import { SERIES_MAX, type Series } from "@/lib/domain/answers/series";
import { isEngineName } from "@/lib/domain/engines/engine";
import { isSurface } from "@/lib/domain/engines/surface";
import { isDay, isMonth, isUuid } from "@/lib/domain/text/text-shapes";

// What an address carries, one parser a kind. What a parser can't read is null; `readAddress` tells of it.

/** A day, `yyyy-mm-dd`, in an address. */
export const parseAsDay = createParser<string>({
  parse: (text) => (isDay(text) ? text : null),
  serialize: (text) => text,
});

/** A month, `yyyy-mm`, in an address. */
export const parseAsMonth = createParser<string>({
  parse: (text) => (isMonth(text) ? text : null),
  serialize: (text) => text,
});

/** An id in an address. */
export const parseAsId = createParser<string>({
  parse: (text) => (isUuid(text) ? text : null),
  serialize: (text) => text,
});

/** An engine in an address: one of the API, or by its name any that answers were imported of. */
export const parseAsEngine = createParser<string>({
  parse: (text) => (isEngineName(text) ? text : null),
  serialize: (text) => text,
});

/** The number of a page in an address, from 1. */
export const parseAsPage = createParser<number>({
  parse: (text) => {
    const page = /^\d+$/.test(text) ? parseAsInteger.parse(text) : null;
    return page !== null && page >= 1 && page <= 10_000 ? page : null;
  },
  serialize: String,
}).withDefault(1);

/** A text in an address, cut off where nobody would have typed it, without the one character the database refuses. */
export const parseAsText = (limit: number) =>
  createParser<string>({
    parse: (text) => parseAsString.parse(text)?.replaceAll("\0", "").slice(0, limit) ?? null,
    serialize: (text) => text,
  });

/** The number of a version in an address, from 1. */
export const parseAsVersion = createParser<number>({
  parse: (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null),
  serialize: String,
});

/** A whole number in an address, from 0. */
export const parseAsCount = createParser<number>({
  parse: (text) => (/^\d{1,9}$/.test(text) ? Number(text) : null),
  serialize: String,
});

/** A number of things counted from 1 in an address, and from 0 behind it. */
export const parseAsOrdinal = createParser<number>({
  parse: (text) => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) - 1 : null),
  serialize: (place) => String(place + 1),
});

/** Dollars in an address, as a decimal string. */
export const parseAsDollars = createParser<string>({
  parse: (text) => (/^\d{1,9}(\.\d{1,9})?$/.test(text) ? text : null),
  serialize: (text) => text,
});

/** Series in an address: engine, model and surface of each with colons between, and commas between all. */
export const parseAsSeries = createParser<readonly Series[]>({
  parse: (text) => {
    const all = text.split(",").slice(0, SERIES_MAX).map(readSeries);
    return all.every((one) => one !== null) ? all : null;
  },
  serialize: (all) =>
    all
      .slice(0, SERIES_MAX)
      .map(({ engine, modelAsked, surface }) =>
        [engine, modelAsked, surface].map(encodeURIComponent).join(":"),
      )
      .join(","),
  eq: (one, other) => JSON.stringify(one) === JSON.stringify(other),
});

function readSeries(text: string): Series | null {
  const [engine = "", modelAsked = "", surface = "", ...more] = text.split(":").map(decoded);
  const isOne = isEngineName(engine) && modelAsked !== "" && !modelAsked.includes("\0") && more.length === 0;
  return isOne && isSurface(surface) ? { engine, modelAsked, surface } : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
