import { z } from "zod";
import { sourceMoveSchema } from "./rule-preview";

/** What became of sources when what tells them changed. */
const changeSchema = z.object({
  /** Unique among them. */
  key: z.string(),
  /** A version of the team's rules, with how it differs from the one before; null: brands' domains or built-in rules. */
  version: z
    .object({
      number: z.int(),
      madeBy: z.string().nullable(),
      added: z.string().array(),
      changed: z.string().array(),
      removed: z.string().array(),
    })
    .nullable(),
  at: z.iso.datetime(),
  moves: sourceMoveSchema.array(),
});
export type RuleChange = z.infer<typeof changeSchema>;

/** How far the telling by the rules in force is, and what the last changes of rules moved. */
export const ruleChangesSchema = z.object({
  sources: z.int(),
  /** Of them, those that earlier rules told. */
  left: z.int(),
  /** The newest first. */
  changes: changeSchema.array(),
});
export type RuleChanges = z.infer<typeof ruleChangesSchema>;
