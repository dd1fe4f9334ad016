import type { AskField } from "./ask-field";
import { FIELD_LABELS } from "./field-words";
import { chosenEngines, type FormValues } from "./form-values";

/** What is wrong with the form, a sentence or more a field. */
export type Problems = Partial<Record<AskField, string>>;

const isField = (name: string): name is AskField => Object.hasOwn(FIELD_LABELS, name);

/** The form's field for a path of the server's; what stands deeper or nowhere is blamed on the nearest field. */
export function knownField(path: string): AskField {
  if (isField(path)) return path;
  const [top = "", second = ""] = path.split(".");
  const inner = `${top}.${second}`;
  if (isField(inner)) return inner;
  return isField(top) ? top : "targets";
}

/** Whether a field holds something, so that what is wrong with it may be said before the form is sent. */
export function isFilled(form: FormValues, field: AskField): boolean {
  switch (field) {
    case "userPrompt":
      return form.userPrompt.trim() !== "";
    case "systemMessage":
      return form.systemMessage !== "";
    case "turns":
      return form.turns.some(({ message }) => message !== "");
    case "targets":
      return chosenEngines(form).length > 0;
    case "label":
      return form.label !== "";
    case "settings.maxOutputTokens":
      return form.maxOutputTokens !== "";
    case "settings.temperature":
      return form.temperature !== "";
    case "settings.topP":
      return form.topP !== "";
    case "settings.webSearch":
    case "settings.forceWebSearch":
    case "settings.country":
    case "settings.city":
    case "settings.useReasoning":
      return true;
  }
}
