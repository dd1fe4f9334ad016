import { createSerializer, type inferParserType } from "nuqs/server";
import { paths } from "@/lib/paths";
import { parseAsPage, parseAsText } from "@/lib/queries/url-parsers";

export const PEOPLE_SEARCH_MAX = 100;

/** What the address of the list carries. */
export const peopleParsers = { text: parseAsText(PEOPLE_SEARCH_MAX), page: parseAsPage };

type PeopleState = inferParserType<typeof peopleParsers>;

const serialize = createSerializer(peopleParsers);

/** The list of people in a given state. */
export const peopleHref = (state: Partial<PeopleState>): string => serialize(paths.operator.people(), state);
