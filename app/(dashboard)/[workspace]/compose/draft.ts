import { ENGINES, METHODS } from "@/lib/domain/engines/engine";
import { modelsOf, type ChosenModels, type FormTurn, type FormValues } from "./form-values";

type Unknowns = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Unknowns =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What a draft keeps under a name beside the question's own fields; nothing where it keeps nothing so. */
export function keptBeside(text: string, name: string): Unknowns {
  const kept = parsed(text);
  const beside = isObject(kept) ? kept[name] : null;
  return isObject(beside) ? beside : {};
}

/** A kept text as a form; what it lacks, or has of another kind, is taken from this form. Null where it is none. */
export function draftFrom(text: string, form: FormValues): FormValues | null {
  const kept = parsed(text);
  if (!isObject(kept)) return null;
  const plain = Object.entries(form).flatMap(([name, value]) =>
    typeof value !== "object" && typeof kept[name] === typeof value ? [[name, kept[name]]] : [],
  );
  const method = METHODS.find((each) => each === kept["method"]) ?? form.method;
  return {
    ...form,
    ...Object.fromEntries(plain),
    method,
    promptId: typeof kept["promptId"] === "string" ? kept["promptId"] : form.promptId,
    message_chain: Array.isArray(kept["message_chain"])
      ? kept["message_chain"].flatMap(turnFrom)
      : form.message_chain,
    model_name: isObject(kept["model_name"]) ? modelsFrom(kept["model_name"]) : form.model_name,
  };
}

function turnFrom(turn: unknown, id: number): FormTurn[] {
  if (!isObject(turn) || typeof turn["message"] !== "string") return [];
  return [{ id, role: turn["role"] === "ai" ? "ai" : "user", message: turn["message"] }];
}

function modelsFrom(kept: Unknowns): ChosenModels {
  const models = modelsOf([]);
  for (const engine of ENGINES) {
    const names: unknown = kept[engine];
    if (Array.isArray(names)) models[engine] = names.filter((name) => typeof name === "string");
  }
  return models;
}
