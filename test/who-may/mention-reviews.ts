import * as reviews from "@/lib/services/mention-reviews";
import { RESEARCHER_IN_PERSON, VIEWER, type Line } from "./allowed";

export const mentionReviewsLines: Line[] = [
  ["mention-reviews.getReviewQueue", VIEWER, "done", "done", (ctx) => reviews.getReviewQueue({ ctx })],
  ["mention-reviews.getAgreement", VIEWER, "done", "done", (ctx) => reviews.getAgreement({ ctx })],
  [
    "mention-reviews.judgeMention",
    RESEARCHER_IN_PERSON,
    "not_found",
    "not_found",
    (ctx, { task: answerId, brand: brandId }) =>
      reviews.judgeMention({ ctx, input: { answerId, brandId, start: 900, end: 901, verdict: "other" } }),
  ],
];
