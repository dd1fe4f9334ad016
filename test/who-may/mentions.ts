import * as mentions from "@/lib/services/mentions";
import { RESEARCHER, VIEWER, type Line } from "./allowed";

/** Of no correction and no rule. */
const nowhere = "01900000-0000-7000-8000-000000000000";

export const mentionsLines: Line[] = [
  [
    "mentions.getMentions",
    VIEWER,
    "done",
    "not_found",
    (ctx, { task: answerId }) => mentions.getMentions({ ctx, input: { answerId } }),
  ],
  [
    "mentions.addMention",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { task: answerId, brand: brandId, slug: text }) =>
      mentions.addMention({ ctx, input: { answerId, brandId, text, before: "" } }),
  ],
  [
    "mentions.refuseMention",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { task: answerId, brand: brandId, slug }) =>
      mentions.refuseMention({ ctx, input: { answerId, brandId, start: 0, end: slug.length } }),
  ],
  [
    "mentions.cancelPhrase",
    RESEARCHER,
    "not_found",
    "not_found",
    (ctx, { brand: brandId }) =>
      mentions.cancelPhrase({ ctx, input: { brandId, ruleId: nowhere, phrase: "another word" } }),
  ],
  [
    "mentions.undoCorrection",
    RESEARCHER,
    "not_found",
    "not_found",
    (ctx) => mentions.undoCorrection({ ctx, input: { id: nowhere } }),
  ],
];
