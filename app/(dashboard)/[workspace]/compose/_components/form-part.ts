import type { FormValues } from "../form-values";
import type { Problems } from "../form-fields";

/** What every part of the compose form is given. */
export interface FormPart {
  form: FormValues;
  change: (changes: Partial<FormValues>) => void;
  /** What is wrong, as far as it is to be said by now. */
  problems: Problems;
}
