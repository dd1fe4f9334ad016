import { parseAsBoolean } from "nuqs/server";
import { parseAsPage } from "@/lib/queries/url-parsers";

/** What the address of the list carries. */
export const schedulesParsers = { archived: parseAsBoolean.withDefault(false) };

/** What the address of one schedule carries: the page of its history. */
export const scheduleParsers = { page: parseAsPage };
