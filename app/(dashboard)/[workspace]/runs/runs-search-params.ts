import { createSerializer, parseAsStringLiteral, type inferParserType } from "nuqs/server";
import { RUN_STATES } from "@/lib/domain/runs/run-progress";
import { paths } from "@/lib/paths";
import { parseAsId, parseAsPage } from "@/lib/queries/url-parsers";

/** Runs of sets, or questions asked by hand. */
const RUNS_OF = ["sets", "questions"] as const;

/** What the address of the list carries. */
export const runsParsers = {
  of: parseAsStringLiteral(RUNS_OF).withDefault("sets"),
  setId: parseAsId,
  scheduleId: parseAsId,
  state: parseAsStringLiteral(RUN_STATES),
  page: parseAsPage,
};

export type RunsState = inferParserType<typeof runsParsers>;

const serialize = createSerializer(runsParsers);

/** The list of runs in a given state. */
export const runsHref = (slug: string, state: Partial<RunsState>): string =>
  serialize(paths.workspace(slug).runs(), state);
