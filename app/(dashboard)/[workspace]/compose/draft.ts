import { useEffect } from "react";
import type { UseFormReturn } from "react-hook-form";
import { ENGINES, METHODS } from "@/lib/domain/engine";
import { modelsOf, type ChosenModels, type FormTurn, type FormValues } from "./form-values";

/*
 * What is typed and not sent yet, kept by the browser: it outlives leaving the page, Back, a reload and a lost session.
 * Each tab has its own; a draft of a new question is there for the next tab, too. The key names workspace and member.
 */

const keyOf = (owner: string, of: string) => `sightline.draft.${owner}.${of}`;

/** The name of the draft of a question that is not one asked before. */
export const NEW_DRAFT = "new";

// A browser may refuse to keep anything; a draft is then lost with the page, and nothing else.
function attempt<Result>(act: () => Result): Result | null {
  try {
    return act();
  } catch {
    return null;
  }
}

function keepDraft(owner: string, of: string, form: FormValues): void {
  const text = JSON.stringify(form);
  attempt(() => sessionStorage.setItem(keyOf(owner, of), text));
  if (of === NEW_DRAFT) attempt(() => localStorage.setItem(keyOf(owner, of), text));
}

function dropDraft(owner: string, of: string): void {
  attempt(() => sessionStorage.removeItem(keyOf(owner, of)));
  attempt(() => localStorage.removeItem(keyOf(owner, of)));
}

/** The draft, if there is one that fits this form; what it lacks, or has of another kind, is taken from the form. */
function readDraft(owner: string, of: string, form: FormValues): FormValues | null {
  const key = keyOf(owner, of);
  const text =
    attempt(() => sessionStorage.getItem(key)) ??
    (of === NEW_DRAFT ? attempt(() => localStorage.getItem(key)) : null);
  return text === null ? null : draftFrom(text, form);
}

type Unknowns = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Unknowns =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A kept text as a form. Null where it is none. */
export function draftFrom(text: string, form: FormValues): FormValues | null {
  const kept: unknown = attempt(() => JSON.parse(text));
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

/**
 * Keeps what is typed in the form as the draft of a question, and begins with the draft there is. The browser has it,
 * so it is read once the page is there.
 */
export function useDraft(
  { reset, subscribe, getValues }: UseFormReturn<FormValues>,
  { owner, of, connectionIds }: { owner: string; of: string; connectionIds: readonly string[] },
) {
  const connections = connectionIds.join();
  useEffect(() => {
    const form = getValues();
    const draft = readDraft(owner, of, form);
    if (draft) {
      const isThere = connections.split(",").includes(draft.connectionId);
      reset(isThere ? draft : { ...draft, connectionId: form.connectionId });
    }
    return subscribe({
      formState: { values: true },
      callback: ({ values }) => keepDraft(owner, of, values),
    });
  }, [owner, of, connections, reset, subscribe, getValues]);

  return { drop: () => dropDraft(owner, of) };
}
