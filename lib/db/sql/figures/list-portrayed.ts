import "server-only";
import { z } from "zod";
import type { Condition } from "@/lib/db/query/conditions";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { JUDGED_FROM } from "@/lib/domain/answers/said-of-brands";
import { isNaming, meanPortrayal } from "./count-places";
import { WITH_PROMPTS } from "./fact-conditions";

const rowSchema = z.object({
  id: z.uuid(),
  engine: z.string(),
  modelAnswered: z.string(),
  askedAt: z.date(),
});
export type PortrayedAnswer = z.infer<typeof rowSchema>;

/** The newest answers that portray a brand well, or badly. */
export const listPortrayed = (
  own: WorkspaceReads,
  {
    facts,
    brand,
    tone,
    most,
  }: { facts: readonly Condition[]; brand: string; tone: "positive" | "negative"; most: number },
): Promise<PortrayedAnswer[]> =>
  own.rows(
    {
      columns: sql`answer_fact.task_id as id, answer_fact.engine, answer_fact.model_answered as "modelAnswered",
                   answer_fact.asked_at as "askedAt"`,
      from: "answer_fact",
      joins: WITH_PROMPTS,
      where: [
        ...facts,
        isNaming(brand),
        tone === "positive"
          ? sql`${meanPortrayal(brand)} >= ${JUDGED_FROM}::float8`
          : sql`${meanPortrayal(brand)} <= ${-JUDGED_FROM}::float8`,
      ],
      orderBy: sql`answer_fact.asked_at desc, answer_fact.task_id`,
      limit: most,
    },
    rowSchema,
  );
