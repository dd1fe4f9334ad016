import { maxChars, typedText } from "@/lib/domain/text/typed-text";
import { WORKSPACE_NAME_MAX } from "./workspace-limits";

/** First path segments that belong to the instance and so can't name a workspace. */
export const RESERVED_SLUGS = [
  "api",
  "v3",
  "forgot-password",
  "reset-password",
  "setup",
  "sign-in",
  "new-workspace",
  "operator",
  "reference",
  "grounding-api-redirect",
  "demo-setup",
  "unsubscribe",
  "shared-report",
  "fonts",
] as const;

export const SLUG_MAX = 40;

/** Whether a text can be the address of a workspace, whatever names there are. */
export const isSlug = (text: string): boolean => /^[a-z0-9-]{1,60}$/.test(text);

export const workspaceNameSchema = typedText("The name")
  .trim()
  .min(1, "Give the workspace a name.")
  .check(maxChars(WORKSPACE_NAME_MAX));

/** A workspace that was deleted, and can still be brought back. */
export interface DeletedWorkspace {
  id: string;
  name: string;
  by: string | null;
  deletedAt: string;
  /** Until when. */
  undoUntil: string;
}
