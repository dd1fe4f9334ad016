import * as families from "@/lib/services/families";
import { VIEWER, RESEARCHER, type Line } from "./allowed";

export const familiesLines: Line[] = [
  [
    "families.getFamily",
    VIEWER,
    "done",
    "not_found",
    (ctx, { family: id }) => families.getFamily({ ctx, input: { id, most: 1 } }),
  ],
  [
    "families.expandTemplate",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { set: setId }) =>
      families.expandTemplate({
        ctx,
        input: {
          setId,
          familyId: null,
          name: "Best",
          template: "best {what}",
          variables: [{ name: "what", values: ["boat"] }],
        },
      }),
  ],
  [
    "families.addSibling",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { question: promptId, market: marketId }) =>
      families.addSibling({ ctx, input: { promptId, marketId, userPrompt: "Mikä satama?" } }),
  ],
  [
    "families.getTemplate",
    VIEWER,
    "done",
    "not_found",
    (ctx, { family: id }) => families.getTemplate({ ctx, input: { id } }),
  ],
  [
    "families.renameFamily",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { family: id }) => families.renameFamily({ ctx, input: { id, name: "F" } }),
  ],
];
