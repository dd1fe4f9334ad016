import { z } from "zod";
import { WORKSPACE_NAME_MAX } from "./workspace-limits";

/** First path segments that belong to the instance and so can't name a workspace. */
export const RESERVED_SLUGS = [
  "api",
  "v3",
  "setup",
  "sign-in",
  "new-workspace",
  "operator",
  "reference",
  "grounding-api-redirect",
  "demo-setup",
  "fonts",
] as const;

export const SLUG_MAX = 40;
export const workspaceNameSchema = z
  .string()
  .trim()
  .min(1, "Give the workspace a name.")
  .max(WORKSPACE_NAME_MAX, `At most ${WORKSPACE_NAME_MAX} characters.`);
