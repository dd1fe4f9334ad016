import { createParser, type inferParserType, parseAsNativeArrayOf, parseAsStringLiteral } from "nuqs/server";
import { type Engine, isEngine, METHODS } from "@/lib/domain/engines/engine";
import { parseAsId, parseAsText } from "@/lib/queries/url-parsers";

/** What is typed is judged field by field (`readSampleTarget`), with its limits. */
const typed = parseAsText(20);

/** An engine and a model in an address, one after the other. */
const parseAsModel = createParser<{ engine: Engine; model: string }>({
  parse: (text) => {
    const at = text.indexOf(" ");
    const [engine, model] = [text.slice(0, at), text.slice(at + 1)];
    return at > 0 && isEngine(engine) && model !== "" && model.length <= 200 ? { engine, model } : null;
  },
  serialize: modelWord,
  eq: (one, other) => modelWord(one) === modelWord(other),
});

export function modelWord({ engine, model }: { engine: Engine; model: string }): string {
  return `${engine} ${model}`;
}

/** What the planner's address carries. */
export const plannerParsers = {
  set: parseAsId,
  points: typed,
  rate: typed,
  families: typed,
  wordings: typed,
  rho: typed,
  rhoPrompt: typed,
  /** None: all that were asked of late. */
  model: parseAsNativeArrayOf(parseAsModel),
  method: parseAsStringLiteral(METHODS).withDefault("standard"),
};

export type PlannerState = inferParserType<typeof plannerParsers>;
