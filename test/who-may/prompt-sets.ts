import { ANY_SET_PROMPT } from "@/lib/domain/library/set-prompt";
import * as promptSets from "@/lib/services/prompt-sets";
import { VIEWER, RESEARCHER, RESEARCHER_IN_PERSON, type Line } from "./allowed";

const question = {
  userPrompt: "Which harbour?",
  systemMessage: null,
  topic: null,
  tags: [],
  intent: null,
  stage: null,
  marketId: null,
  personaId: null,
  familyId: null,
  weight: "1",
};

const inSet = { filter: ANY_SET_PROMPT, sort: "added" as const, page: 1 };

export const promptSetsLines: Line[] = [
  [
    "prompt-sets.listPromptSets",
    VIEWER,
    "done",
    "done",
    (ctx) => promptSets.listPromptSets({ ctx, input: { archived: false } }),
  ],
  [
    "prompt-sets.getPromptSet",
    VIEWER,
    "done",
    "not_found",
    (ctx, { set: id }) => promptSets.getPromptSet({ ctx, input: { id } }),
  ],
  [
    "prompt-sets.getQuestion",
    VIEWER,
    "done",
    "not_found",
    (ctx, { question: id }) => promptSets.getQuestion({ ctx, input: { id } }),
  ],
  [
    "prompt-sets.listSetVersions",
    VIEWER,
    "done",
    "not_found",
    (ctx, { set: setId }) => promptSets.listSetVersions({ ctx, input: { setId } }),
  ],
  [
    "prompt-sets.compareSetVersions",
    VIEWER,
    "not_found",
    "not_found",
    (ctx, { set: setId }) => promptSets.compareSetVersions({ ctx, input: { setId, older: 1, newer: 2 } }),
  ],
  [
    "prompt-sets.listSetPrompts",
    VIEWER,
    "done",
    "not_found",
    (ctx, { set: setId }) => promptSets.listSetPrompts({ ctx, input: { setId, ...inSet } }),
  ],
  [
    "prompt-sets.readSetPromptChoices",
    VIEWER,
    "done",
    "not_found",
    (ctx, { set: setId }) => promptSets.readSetPromptChoices({ ctx, input: { setId } }),
  ],
  [
    "prompt-sets.listSetChanges",
    VIEWER,
    "done",
    "not_found",
    (ctx, { set: setId }) => promptSets.listSetChanges({ ctx, input: { setId, page: 1 } }),
  ],
  [
    "prompt-sets.createPromptSet",
    RESEARCHER,
    "done",
    "done",
    (ctx) => promptSets.createPromptSet({ ctx, input: { name: crypto.randomUUID(), description: "" } }),
  ],
  [
    "prompt-sets.changePromptSet",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { set: id }) =>
      promptSets.changePromptSet({ ctx, input: { id, name: crypto.randomUUID(), description: "" } }),
  ],
  [
    "prompt-sets.restorePromptSet",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { set: id }) => promptSets.restorePromptSet({ ctx, input: { id } }),
  ],
  [
    "prompt-sets.addQuestion",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { set: setId }) =>
      promptSets.addQuestion({ ctx, input: { setId, ...question, userPrompt: crypto.randomUUID() } }),
  ],
  [
    "prompt-sets.editQuestion",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { question: id }) => promptSets.editQuestion({ ctx, input: { id, ...question } }),
  ],
  [
    "prompt-sets.editPrompts",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { set: setId, question: id }) =>
      promptSets.editPrompts({
        ctx,
        input: { setId, selection: { ids: [id] }, edit: { change: "topic", topic: "t" } },
      }),
  ],
  [
    "prompt-sets.undoChange",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { change: id }) => promptSets.undoChange({ ctx, input: { id } }),
  ],
  [
    "prompt-sets.listSuggestions",
    VIEWER,
    "done",
    "not_found",
    (ctx, { set: setId }) => promptSets.listSuggestions({ ctx, input: { setId } }),
  ],
  [
    "prompt-sets.addSuggestions",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { set: setId }) =>
      promptSets.addSuggestions({ ctx, input: { setId, questions: ["Which harbour, then?"] } }),
  ],
  [
    "prompt-sets.clonePromptSet",
    RESEARCHER_IN_PERSON,
    "done",
    "not_found",
    (ctx, { set: id, slug }) => promptSets.clonePromptSet({ ctx, input: { id, slug, name: "A clone" } }),
  ],
  [
    "prompt-sets.archivePromptSet",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { set: id }) => promptSets.archivePromptSet({ ctx, input: { id } }),
  ],
];
