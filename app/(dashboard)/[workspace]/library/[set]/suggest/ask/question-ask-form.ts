import { countChars } from "@/lib/domain/text/characters";
import { ENGINES, type Engine } from "@/lib/domain/engines/engine";
import { QUESTION_ASK_LIMITS, type QuestionAskRow } from "@/lib/domain/library/question-ask";

/** An ask for questions as it is typed. */
export interface QuestionAskForm {
  description: string;
  /** How many questions. */
  count: string;
  /** Empty: nowhere in particular. */
  marketId: string;
  connectionId: string;
  engine: Engine;
  /** Null while nobody has chosen: then it is the one to offer first. */
  model: string | null;
  webSearch: boolean;
}

/** Begins as the last was asked for this set, over a connection that there still is. */
export function beginWith(
  last: Pick<QuestionAskRow, "connectionId" | "engine" | "model"> | null,
  connectionIds: readonly string[],
): QuestionAskForm {
  const isThere = last !== null && connectionIds.includes(last.connectionId);
  return {
    description: "",
    count: "20",
    marketId: "",
    connectionId: isThere ? last.connectionId : (connectionIds[0] ?? ""),
    engine: isThere ? last.engine : ENGINES[0],
    model: isThere ? last.model : null,
    webSearch: false,
  };
}

/** What is wrong with a form by its fields, beside what the API says of the model. */
export function problemsOf({ description, count }: QuestionAskForm): {
  description?: string;
  count?: string;
} {
  const { questions, descriptionChars } = QUESTION_ASK_LIMITS;
  const words = description.trim();
  const number = /^\d{1,4}$/.test(count.trim()) ? Number(count) : 0;
  return {
    ...(words === "" ? { description: "Say who the customer is." } : {}),
    ...(countChars(words) > descriptionChars
      ? { description: `At most ${descriptionChars} characters.` }
      : {}),
    ...(number >= 1 && number <= questions ? {} : { count: `A whole number from 1 to ${questions}.` }),
  };
}

/** A kept text as a form, of what there still is to choose; what it lacks is taken from another. Null where it is none. */
export function readQuestionAskDraft(
  text: string,
  form: QuestionAskForm,
  there: { connectionIds: readonly string[]; marketIds: readonly string[] },
): QuestionAskForm | null {
  const kept = objectOf(text);
  if (kept === null) return null;
  const textOf = (name: keyof QuestionAskForm) => (typeof kept[name] === "string" ? kept[name] : null);
  const connectionId = textOf("connectionId") ?? "";
  const isThere = there.connectionIds.includes(connectionId);
  return {
    description: textOf("description") ?? form.description,
    count: textOf("count") ?? form.count,
    marketId: there.marketIds.find((id) => id === kept["marketId"]) ?? "",
    connectionId: isThere ? connectionId : form.connectionId,
    engine: ENGINES.find((engine) => engine === kept["engine"]) ?? form.engine,
    model: isThere ? textOf("model") : null,
    webSearch: kept["webSearch"] === true,
  };
}

function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const kept: unknown = JSON.parse(text);
    return typeof kept === "object" && kept !== null ? { ...kept } : null;
  } catch {
    return null;
  }
}
