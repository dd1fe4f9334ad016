-- AlterTable
ALTER TABLE "app"."run" ADD COLUMN     "spread_seconds" INTEGER NOT NULL DEFAULT 0;

-- Runs that may still be under way.
UPDATE app.run SET spread_seconds = schedule.spread_minutes * 60
  FROM app.schedule WHERE schedule.id = run.schedule_id AND schedule.spread_minutes > 0;

-- waiting_tasks.sql
-- Tasks that are to be sent, by their run and since when they wait: those of runs that are paused are passed over at once.
CREATE INDEX task_waiting ON app.task (run_id, (coalesce(next_check_at, created_at))) WHERE state = 'planned';
