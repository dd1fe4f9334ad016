import "server-only";
import type { Client } from "pg";
import rebuildPlans from "@/prisma/migrations/07_plans_and_ledger/step";

/** What a migration does that SQL cannot say, in the migration's own transaction. */
export type StepInTypeScript = (database: Client) => Promise<void>;

/** The steps in TypeScript, by their migration's name: the launcher is one bundled file, so each is imported here. */
export const STEPS: Readonly<Record<string, StepInTypeScript>> = { "07_plans_and_ledger": rebuildPlans };
