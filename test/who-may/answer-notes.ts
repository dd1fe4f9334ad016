import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import * as answerNotes from "@/lib/services/answer-notes";
import { RESEARCHER, RESEARCHER_IN_PERSON, VIEWER, type Line } from "./allowed";

export const answerNotesLines: Line[] = [
  [
    "answer-notes.listNotes",
    VIEWER,
    "done",
    "done",
    (ctx, { task: answerId }) => answerNotes.listNotes({ ctx, input: { answerId } }),
  ],
  [
    "answer-notes.listNotesOfAnswers",
    VIEWER,
    "done",
    "done",
    (ctx) =>
      answerNotes.listNotesOfAnswers({ ctx, input: { filter: { ...ANY_FIGURE, zone: "UTC" }, most: 5 } }),
  ],
  [
    "answer-notes.addNote",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { task: answerId }) => answerNotes.addNote({ ctx, input: { answerId, text: "A note" } }),
  ],
  // The one that is planted is the own of whoever asks, by whichever role.
  [
    "answer-notes.changeNote",
    RESEARCHER_IN_PERSON,
    "done",
    "not_found",
    (ctx, { note: id }) => answerNotes.changeNote({ ctx, input: { id, text: "Another" } }),
  ],
  [
    "answer-notes.removeNote",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { note: id }) => answerNotes.removeNote({ ctx, input: { id } }),
  ],
];
