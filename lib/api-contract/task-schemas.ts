import { z } from "zod";
import { fieldOf, ruleOf, TASK_FIELDS, takesField } from "@/lib/api-contract/engine-rules";
import type { FieldRule, FieldType } from "@/lib/api-contract/field-rules";
import type { TaskField } from "@/lib/api-contract/fields";
import { judgeValue } from "@/lib/api-contract/judge-value";
import type { Engine, Method } from "@/lib/domain/engines/engine";

/*
 * The table of fields as schemas, which say of a task what a schema can: they describe the API in its OpenAPI document.
 * Tasks are judged by `find-problems.ts`, which the browser has as well; a test holds the two to the same decisions.
 */

const turn = (maxChars: number) =>
  z.strictObject({
    role: z.enum(["user", "ai"]).meta({ description: "Who said it." }),
    message: z.string().meta({ description: "What was said.", maxLength: maxChars }),
  });

// A schema counts UTF-16 units where the API counts characters: lengths are described here and judged below.
function typeSchema(type: FieldType, { min, max, countries = [] }: FieldRule): z.ZodType {
  switch (type.kind) {
    case "text":
    case "address":
      return z.string().meta({ maxLength: type.maxChars });
    case "number":
      return z
        .number()
        .min(min ?? -Infinity)
        .max(max ?? Infinity);
    case "whole":
      return z
        .int()
        .min(min ?? Number.MIN_SAFE_INTEGER)
        .max(max ?? Number.MAX_SAFE_INTEGER);
    case "flag":
      return z.boolean();
    case "country":
      return z.enum(countries);
    case "turns":
      return z.array(turn(type.maxChars)).max(type.maxTurns);
  }
}

function fieldSchema(engine: Engine, field: TaskField, description: string): z.ZodType {
  const { type, required } = fieldOf(field);
  const rule = ruleOf(engine, field);
  const judged = typeSchema(type, rule).refine((value) => judgeValue(type, rule, value) === null);
  const schema = required ? judged : judged.nullish();
  return schema.meta({ description, ...(rule.default === undefined ? {} : { default: rule.default }) });
}

/** The schema of an engine's tasks on a method; `describe` puts each field into words. */
export const taskSchema = (
  engine: Engine,
  method: Method,
  describe: (field: TaskField) => string,
): z.ZodObject =>
  z.strictObject(
    Object.fromEntries(
      TASK_FIELDS.filter((field) => takesField(engine, method, field)).map((field) => [
        field,
        fieldSchema(engine, field, describe(field)),
      ]),
    ),
  );
