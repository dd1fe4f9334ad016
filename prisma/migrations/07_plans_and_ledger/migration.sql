-- CreateEnum
CREATE TYPE "app"."spend_cause" AS ENUM ('answer', 'correction');

-- AlterTable
ALTER TABLE "app"."workspace" ADD COLUMN     "time_zone" TEXT NOT NULL DEFAULT 'UTC';

-- AlterTable
ALTER TABLE "app"."prompt" DROP COLUMN "archived_at";

-- A run's tasks were numbered by target and asked once.
DROP INDEX "app"."task_run_id_position_key";
ALTER TABLE "app"."task" RENAME COLUMN "position" TO "cell";
ALTER TABLE "app"."task" ADD COLUMN     "repeat" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "app"."task" ALTER COLUMN "repeat" DROP DEFAULT;
UPDATE "app"."task" SET "cell" = "ranked"."cell"
FROM (SELECT "id", row_number() OVER (PARTITION BY "run_id" ORDER BY "cell") - 1 AS "cell" FROM "app"."task") AS "ranked"
WHERE "task"."id" = "ranked"."id" AND "task"."cell" <> "ranked"."cell";
CREATE UNIQUE INDEX "task_run_id_cell_repeat_key" ON "app"."task"("run_id", "cell", "repeat");

-- DropIndex
DROP INDEX "app"."task_prompt_version_id_idx";

-- CreateIndex
CREATE INDEX "task_prompt_version_id_run_id_idx" ON "app"."task"("prompt_version_id", "run_id");

-- A run without tasks could not be read, and asked nothing.
DELETE FROM "app"."run" WHERE NOT EXISTS (SELECT FROM "app"."task" WHERE "task"."run_id" = "run"."id");
ALTER TABLE "app"."run" ADD COLUMN     "plan" TEXT,
ADD COLUMN     "plan_hash" TEXT,
ADD COLUMN     "plan_rebuilt" BOOLEAN NOT NULL DEFAULT false;
-- step.ts
ALTER TABLE "app"."run" ALTER COLUMN "plan" SET NOT NULL,
ALTER COLUMN "plan_hash" SET NOT NULL,
DROP COLUMN "prompt_version_id";

-- AlterTable
ALTER TABLE "app"."answer" ADD COLUMN     "ended_early" TEXT,
ADD COLUMN     "left_out" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reading_versions" JSONB,
ALTER COLUMN "input_tokens" DROP NOT NULL,
ALTER COLUMN "output_tokens" DROP NOT NULL;
UPDATE "app"."answer" SET "reading_versions" = jsonb_build_object('text', "parser_version", 'citations', "parser_version");
ALTER TABLE "app"."answer" ALTER COLUMN "reading_versions" SET NOT NULL,
DROP COLUMN "parser_version";

-- AlterTable
ALTER TABLE "app"."spend_entry" ADD COLUMN     "cause" "app"."spend_cause",
ADD COLUMN     "idempotency_key" TEXT,
ALTER COLUMN "run_id" DROP NOT NULL,
ALTER COLUMN "task_id" DROP NOT NULL,
ALTER COLUMN "input_tokens" DROP NOT NULL,
ALTER COLUMN "input_tokens" DROP DEFAULT,
ALTER COLUMN "output_tokens" DROP NOT NULL,
ALTER COLUMN "output_tokens" DROP DEFAULT,
ALTER COLUMN "reasoning_tokens" DROP NOT NULL,
ALTER COLUMN "reasoning_tokens" DROP DEFAULT;

-- The ledger is lifted in here alone: its entries say why they are there, and what they are one of. No amount changes.
-- Tokens stood as 0 where nobody knew them, and where there were none to speak of.
ALTER TABLE "app"."spend_entry" DISABLE TRIGGER "spend_entry_append_only";
UPDATE "app"."spend_entry" AS "entry" SET
  "cause" = CASE "kind" WHEN 'correction' THEN 'correction' ELSE 'answer' END::"app"."spend_cause",
  "idempotency_key" = CASE "kind" WHEN 'correction' THEN 'correction:' || "task_id" || ':id_list'
                                  ELSE 'answer:' || "task_id" || ':' || "kind" END,
  "input_tokens" = CASE WHEN "charged"."answered" THEN "entry"."input_tokens" END,
  "output_tokens" = CASE WHEN "charged"."answered" THEN "entry"."output_tokens" END,
  "reasoning_tokens" = "charged"."reasoning_tokens"
FROM (
  SELECT "one"."id", "answer"."task_id" IS NOT NULL AS "answered", "answer"."reasoning_tokens"
  FROM "app"."spend_entry" AS "one"
  LEFT JOIN "app"."answer" ON "answer"."task_id" = "one"."task_id" AND "one"."kind" = 'charge'
) AS "charged"
WHERE "charged"."id" = "entry"."id";
ALTER TABLE "app"."spend_entry" ENABLE TRIGGER "spend_entry_append_only";

DROP INDEX "app"."spend_entry_task_id_kind_key";
ALTER TABLE "app"."spend_entry" ALTER COLUMN "cause" SET NOT NULL,
ALTER COLUMN "idempotency_key" SET NOT NULL;
CREATE INDEX "spend_entry_task_id_idx" ON "app"."spend_entry"("task_id");
CREATE UNIQUE INDEX "spend_entry_workspace_id_idempotency_key_key" ON "app"."spend_entry"("workspace_id", "idempotency_key");

-- plan.sql
-- A plan is what was sent: it does not change, and its hash is its hash.
ALTER TABLE app.run ADD CONSTRAINT run_plan_hash
  CHECK (plan_hash = encode(sha256(convert_to(plan, 'UTF8')), 'hex'));

CREATE FUNCTION app.refuse_plan_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the plan of app.run is frozen' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER run_plan_frozen BEFORE UPDATE ON app.run FOR EACH ROW
  WHEN ((OLD.plan, OLD.plan_hash, OLD.plan_rebuilt) IS DISTINCT FROM (NEW.plan, NEW.plan_hash, NEW.plan_rebuilt))
  EXECUTE FUNCTION app.refuse_plan_change();

-- spend_cause.sql
-- What a task's answer cost says which task.
ALTER TABLE app.spend_entry ADD CONSTRAINT spend_entry_answer_has_task CHECK (cause <> 'answer' OR task_id IS NOT NULL);
