import { createLoader, type inferParserType, type ParserMap, type SearchParams } from "nuqs/server";
import type { AddressProblem } from "@/lib/domain/lists/address-problem";
import { inOrder, isReversed } from "./span-order";

/**
 * The state in an address, and what of it can't be taken as it stands: that is left out, or, for days that stand the
 * wrong way round, put in order. An empty value is none.
 */
export async function readAddress<Parsers extends ParserMap>(
  parsers: Parsers,
  searchParams: Promise<SearchParams>,
): Promise<{ state: inferParserType<Parsers>; problems: AddressProblem[] }> {
  const given = await searchParams;
  const problems: AddressProblem[] = [];
  for (const [name, parser] of Object.entries(parsers)) {
    const value = given[name];
    const texts = value === undefined ? [] : [value].flat();
    const [first = ""] = texts;
    if (texts.length > 1 && parser.type !== "multi") problems.push({ rule: "repeated", name, given: first });
    if (first !== "" && parser.type !== "multi" && parser.parse(first) === null)
      problems.push({ rule: "unreadable", name, given: first });
  }
  const state: inferParserType<Parsers> & { from?: string | null; to?: string | null } =
    createLoader(parsers)(given);
  if (isReversed(state)) problems.push({ rule: "reversed", from: state.from ?? "", to: state.to ?? "" });
  return { state: inOrder(state), problems };
}
