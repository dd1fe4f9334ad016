import { expect, it } from "vitest";
import { z } from "zod";
import { wholeFields } from "./whole-fields";

it("says at a field what is wrong with any part of it", async () => {
  const schema = z.object({
    name: z.string(),
    tags: z.string().array(),
    edit: z.object({ topic: z.string() }),
  });
  const errors = {
    _errors: ["Not now."],
    name: { _errors: ["Too long."] },
    tags: { _errors: ["Too many."], 3: { _errors: ["A tag has no tabs."] } },
    edit: { topic: { _errors: ["No topic."] } },
  };
  expect(await wholeFields(schema).handleValidationErrorsShape(errors)).toEqual({
    formErrors: ["Not now."],
    fieldErrors: { name: ["Too long."], tags: ["A tag has no tabs.", "Too many."], edit: ["No topic."] },
  });
});
