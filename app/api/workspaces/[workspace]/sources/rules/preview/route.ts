import { z } from "zod";
import { rulePreviewSchema } from "@/lib/domain/sources/rule-preview";
import { previewSourceRule } from "@/lib/services/source-rules";
import { workspaceRead } from "@/lib/web/route";

const RULE_CHARS_MAX = 4_000;

const ruleSchema = z
  .string()
  .max(RULE_CHARS_MAX)
  .transform((text, { addIssue }): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      addIssue("A rule as JSON.");
      return z.NEVER;
    }
  });

/** What a rule would do with the sources that are known, as it stands in the form; null takes the rule away. */
export const GET = workspaceRead(
  {
    permission: "source:read",
    params: z.object({}),
    query: z.object({ rule: ruleSchema, id: z.uuid().nullable().default(null) }),
    reply: rulePreviewSchema,
  },
  async ({ ctx }, { query }) => previewSourceRule({ ctx, input: query }),
);
