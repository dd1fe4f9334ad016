import type { FieldMessages } from "@/lib/api-contract/form-words";
import type { FilledForm } from "../form-values";
import type { TypedQuestion } from "./use-question";

/** What every part of the compose form is given. */
export interface FormPart extends Pick<TypedQuestion, "set" | "control"> {
  /** The form as it is filled in now. */
  form: FilledForm;
  /** What is wrong, as far as it is to be said by now. */
  problems: FieldMessages;
}
