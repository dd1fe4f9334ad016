import { flattenValidationErrors, type ValidationErrors } from "next-safe-action";
import type { z } from "zod";

/**
 * For actions whose fields have parts: what is wrong with a part is said at its field. next-safe-action's own shape
 * leaves it out, and a form that was refused would say nothing.
 */
export const wholeFields = <Schema extends z.ZodType>(_schema: Schema) => ({
  handleValidationErrorsShape: (errors: ValidationErrors<Schema>) => {
    for (const field of Object.values(errors ?? {}))
      if (isPart(field)) Object.assign(field, { _errors: errorsIn(field) });
    return Promise.resolve(flattenValidationErrors(errors));
  },
});

const isPart = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const errorsIn = (part: object): string[] =>
  Object.entries(part).flatMap(([name, value]: [string, unknown]) => {
    if (name === "_errors" && Array.isArray(value)) return value.map(String);
    return isPart(value) ? errorsIn(value) : [];
  });
