import { createSerializer, type inferParserType } from "nuqs/server";
import { paths } from "@/lib/paths";
import { figureParsers } from "../../_figures/figure-search-params";

const serialize = createSerializer(figureParsers);

/** The screen of others' figures in a given state. */
export const asOthersHref = (slug: string, state: Partial<inferParserType<typeof figureParsers>>): string =>
  serialize(paths.workspace(slug).asOthers(), state);
