import type { BrandRole } from "@/lib/domain/brands/brand-limits";
import type { BrandView } from "@/lib/domain/brands/brand-view";

/** An alias as it stands in the form. */
export interface AliasValues {
  /** Tells the lines of the form apart. */
  key: number;
  text: string;
  exactCase: boolean;
  anywhere: boolean;
  exactAccents: boolean;
  /** A phrase a line. */
  not: string;
}

interface NameValues {
  key: number;
  market: string;
  name: string;
}

/** A brand as it stands in the form. */
export interface BrandValues {
  name: string;
  role: BrandRole;
  aliases: AliasValues[];
  /** A domain a line. */
  domains: string;
  names: NameValues[];
}

export const newAlias = (key: number): AliasValues => ({
  ...{ key, text: "", exactCase: false, anywhere: false, exactAccents: false, not: "" },
});

/** What the form begins with: a brand as it is, or a new one of a name. */
export function brandBeginning(brand: BrandView | null, name: string): BrandValues {
  if (brand === null) return { name, role: "competitor", aliases: [], domains: "", names: [] };
  return {
    name: brand.name,
    role: brand.role,
    domains: brand.domains.join("\n"),
    aliases: brand.aliases.map(({ text, case: letters, boundary, accents, not }, key) => ({
      ...{ key, text, exactCase: letters === "exact", anywhere: boundary === "anywhere" },
      ...{ exactAccents: accents === "exact", not: not.join("\n") },
    })),
    names: brand.names.map((one, key) => ({ key, ...one })),
  };
}

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/**
 * The brand that the form says, as it is sent: lines without a text are left out, and so is what holds by default.
 * `places` has, for each alias and name that is sent, the key of its line.
 */
export function toBrand({ name, role, aliases, domains, names }: BrandValues) {
  const written = aliases.filter(({ text }) => text.trim() !== "");
  const called = names.filter((one) => one.market.trim() !== "" || one.name.trim() !== "");
  return {
    brand: {
      ...{ name, role, domains: linesOf(domains) },
      aliases: written.map(({ text, exactCase, anywhere, exactAccents, not }) => ({
        text,
        ...(exactCase && { case: "exact" }),
        ...(anywhere && { boundary: "anywhere" }),
        ...(exactAccents && { accents: "exact" }),
        ...(linesOf(not).length > 0 && { not: linesOf(not) }),
      })),
      names: called.map((one) => ({ market: one.market, name: one.name })),
    },
    places: { aliases: written.map(({ key }) => key), names: called.map(({ key }) => key) },
  };
}

type Fields = Readonly<Record<string, string>>;

/** What is said of a part of the brand: of itself, or of lines in it, each by its number from 1. */
export function problemOf(fields: Fields, part: string): string | undefined {
  const own = fields[part];
  if (own !== undefined) return own;
  const lines = Object.entries(fields).flatMap(([field, message]) => {
    if (!field.startsWith(`${part}[`)) return [];
    const place = /^\[(\d+)\]$/.exec(field.slice(part.length));
    return place?.[1] === undefined ? [] : [`Line ${Number(place[1]) + 1}: ${message}`];
  });
  return lines.length > 0 ? lines.join(" ") : undefined;
}

/** Whatever is said of an item of a list of the brand, but for one part of it. */
export const problemsWithin = (fields: Fields, item: string, but = ""): string | undefined =>
  Object.entries(fields).find(
    ([field]) => field.startsWith(`${item}.`) && (but === "" || !field.startsWith(`${item}.${but}`)),
  )?.[1] ?? fields[item];
