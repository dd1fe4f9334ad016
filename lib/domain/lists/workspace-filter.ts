import type { AnswerEngine } from "@/lib/domain/engines/engine";

/** What every screen of a workspace can be narrowed to, and keeps when one moves to another. Null is "any". */
export interface WorkspaceFilter {
  engine: AnswerEngine | null;
  /** A model by name, whether it was asked for or answered. */
  model: string | null;
  /** Days, `yyyy-mm-dd`, in the workspace's zone; both inclusive. */
  from: string | null;
  to: string | null;
  promptId: string | null;
  /** Who asked. */
  memberId: string | null;
  /** What asked: one run, or any of a set or of a schedule. */
  runId: string | null;
  setId: string | null;
  scheduleId: string | null;
}

export const ANYTHING: WorkspaceFilter = {
  engine: null,
  model: null,
  from: null,
  to: null,
  promptId: null,
  memberId: null,
  runId: null,
  setId: null,
  scheduleId: null,
};

/** A filter whose days are those of a zone. */
export type Zoned<Filter> = Filter & { zone: string };
