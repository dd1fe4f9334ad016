import * as personas from "@/lib/services/personas";
import { VIEWER, RESEARCHER, type Line } from "./allowed";

export const personasLines: Line[] = [
  ["personas.listPersonas", VIEWER, "done", "done", (ctx) => personas.listPersonas({ ctx })],
  [
    "personas.makePersona",
    RESEARCHER,
    "done",
    "done",
    (ctx) => personas.makePersona({ ctx, input: { name: "P", systemMessage: "I sail." } }),
  ],
  [
    "personas.changePersona",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { persona: id, slug }) =>
      personas.changePersona({ ctx, input: { id, name: "P", systemMessage: slug } }),
  ],
  [
    "personas.archivePersona",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { persona: id }) => personas.archivePersona({ ctx, input: { id, archived: true } }),
  ],
];
