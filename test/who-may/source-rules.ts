import * as sourceRules from "@/lib/services/source-rules";
import { RESEARCHER, VIEWER, type Line } from "./allowed";

const rule = { where: "another.example", class: "shop" };

export const sourceRulesLines: Line[] = [
  ["source-rules.listSourceRules", VIEWER, "done", "done", (ctx) => sourceRules.listSourceRules({ ctx })],
  ["source-rules.listRuleChanges", VIEWER, "done", "done", (ctx) => sourceRules.listRuleChanges({ ctx })],
  [
    "source-rules.getSourceRule",
    VIEWER,
    "done",
    "not_found",
    (ctx, { sourceRule: id }) => sourceRules.getSourceRule({ ctx, input: { id } }),
  ],
  [
    "source-rules.previewSourceRule",
    VIEWER,
    "done",
    "not_found",
    (ctx, { sourceRule: id }) => sourceRules.previewSourceRule({ ctx, input: { id, rule } }),
  ],
  [
    "source-rules.makeSourceRule",
    RESEARCHER,
    "done",
    "done",
    (ctx) => sourceRules.makeSourceRule({ ctx, input: { rule } }),
  ],
  [
    "source-rules.changeSourceRule",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { sourceRule: id }) =>
      sourceRules.changeSourceRule({ ctx, input: { id, rule: { ...rule, where: "changed.example" } } }),
  ],
  [
    "source-rules.removeSourceRule",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { sourceRule: id }) => sourceRules.removeSourceRule({ ctx, input: { id } }),
  ],
];
