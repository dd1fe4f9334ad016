import type { Control } from "react-hook-form";
import type { FieldMessages } from "@/lib/api-contract/form-words";
import type { FormValues } from "../form-values";

/** What every part of the compose form is given. */
export interface FormPart {
  control: Control<FormValues>;
  /** The form as it is filled in now. */
  form: FormValues;
  /** What is wrong, as far as it is to be said by now. */
  problems: FieldMessages;
}
