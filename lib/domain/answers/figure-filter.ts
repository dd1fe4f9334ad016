import type { Surface } from "@/lib/domain/engines/surface";
import { ANYTHING, type WorkspaceFilter } from "@/lib/domain/lists/workspace-filter";

/** What figures are narrowed to; each part is one of a list of answers, too. Null is "any". */
export interface FigureFilter extends WorkspaceFilter {
  /** What the prompt is now. */
  familyId: string | null;
  topic: string | null;
  tag: string | null;
  /** As whom and where it was asked. */
  personaId: string | null;
  marketId: string | null;
  surface: Surface | null;
}

export const ANY_FIGURE: FigureFilter = {
  ...ANYTHING,
  familyId: null,
  topic: null,
  tag: null,
  personaId: null,
  marketId: null,
  surface: null,
};
