import { createSerializer, parseAsStringLiteral, type inferParserType } from "nuqs/server";
import { ACCOUNT_STATES } from "@/lib/domain/engines/api-account";
import { paths } from "@/lib/paths";
import { parseAsPage, parseAsText } from "@/lib/queries/url-parsers";

export const SEARCH_MAX = 100;

/** What the address of the list carries. */
export const accountsParsers = {
  text: parseAsText(SEARCH_MAX),
  state: parseAsStringLiteral(ACCOUNT_STATES).withDefault("active"),
  page: parseAsPage,
};

export type AccountsState = inferParserType<typeof accountsParsers>;

const serialize = createSerializer(accountsParsers);

/** The list of accounts in a given state. */
export const accountsHref = (state: Partial<AccountsState>): string =>
  serialize(paths.operator.accounts(), state);

/** What the address of one account carries: the pages of its two tables. */
export const accountParsers = { ledger: parseAsPage, tasks: parseAsPage };

export type AccountTables = inferParserType<typeof accountParsers>;

const serializeAccount = createSerializer(accountParsers);

/** An account's page with its tables on given pages, at one of them or at the top. */
export const accountHref = (id: string, tables: AccountTables, at?: keyof AccountTables): string =>
  `${serializeAccount(paths.operator.account(id), tables)}${at ? `#${at}` : ""}`;
