import "server-only";
import { countChars } from "@/lib/domain/text/characters";
import { ZERO, type Nano } from "@/lib/domain/amounts/money";
import type { EngineQuestion } from "@/lib/engines/engine";
import { priceAnswer } from "@/lib/prices/prices";
import type { Queryable } from "@/lib/db/columns";
import { recentCharges } from "./sql/recent-charges";

/** How long a process goes on with what it read of a model's charges. */
const KEPT_MS = 10_000;
/** Fewer answers tell nothing of the next one. */
const ANSWERS_MIN = 3;
/** A token has about four characters in English, and fewer elsewhere. */
const CHARS_A_TOKEN = 3;

/**
 * What a model is expected to charge for an answer: the 90th percentile of its newest charges on this installation, with
 * and without search apart; before there are any, what the price table asks for as many tokens as were allowed. Zero
 * where neither is known: then nothing but the base price is charged, either.
 */
export function createExpectedCharge(pool: Queryable) {
  const known = new Map<string, { charge: Nano | null; readAt: number }>();

  async function recent(engine: EngineQuestion["engine"], model: string, searchAsked: boolean) {
    const key = `${engine} ${model} ${searchAsked}`;
    const kept = known.get(key);
    if (kept && performance.now() - kept.readAt < KEPT_MS) return kept.charge;
    const readAt = performance.now();
    const { answers, charge } = await recentCharges(pool, { engine, model, searchAsked });
    const read = { charge: answers < ANSWERS_MIN ? null : charge, readAt };
    known.set(key, read);
    return read.charge;
  }

  return async (question: EngineQuestion, at: Date): Promise<Nano> => {
    const { engine, model, webSearch } = question;
    return (await recent(engine, model.name, webSearch)) ?? tableCharge(question, at);
  };
}

/** What the price table asks for the question as it is and all the tokens that its answer may have. */
function tableCharge(question: EngineQuestion, at: Date): Nano {
  const { engine, model, userPrompt, systemMessage, turns, maxOutputTokens, webSearch } = question;
  const texts = [userPrompt, systemMessage ?? "", ...turns.map(({ message }) => message)];
  const { charge } = priceAnswer({
    engine,
    modelName: model.name,
    inputTokens: Math.ceil(countChars(texts.join("")) / CHARS_A_TOKEN),
    outputTokens: maxOutputTokens,
    reasoningTokens: 0,
    searches: webSearch ? 1 : 0,
    at,
  });
  return charge ?? ZERO;
}
