import "server-only";
import { notesOfAnswers } from "@/lib/db/sql/annotations/notes-of-answers";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";

/** A note beside one of many answers. Who wrote it is not told: it is shown to others, too. */
export interface NoteOfAnswer {
  id: string;
  answerId: string;
  engine: string;
  text: string;
  /** ISO 8601. */
  createdAt: string;
}

/** Notes beside the answers of a filter, the newest, but no more than `most`. */
export async function listNotesOfAnswers({
  ctx,
  input: { filter, most },
}: Call<{ filter: Zoned<FigureFilter>; most: number }>): Promise<NoteOfAnswer[]> {
  requirePermission(ctx, "answer:read");
  const notes = await notesOfAnswers(readsOf(ctx), filter, most);
  return notes.map((note) => ({ ...note, createdAt: note.createdAt.toISOString() }));
}
