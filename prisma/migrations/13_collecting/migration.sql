-- CreateTable
CREATE TABLE "app"."connected_account" (
    "key" TEXT NOT NULL,
    "limits" JSONB NOT NULL DEFAULT '{}',
    "limits_read_at" TIMESTAMPTZ(3),
    "collector_id" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "ready_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ready_pause_ms" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "connected_account_pkey" PRIMARY KEY ("key")
);

-- posted_tasks.sql
-- Tasks whose result is still to be collected, by whom it is asked and how long they have waited: few, whatever was asked.
CREATE INDEX task_posted ON app.task (connection_id, engine, next_check_at) WHERE state = 'posted';
CREATE INDEX task_posted_since ON app.task (workspace_id, started_at) WHERE state = 'posted';
-- Answers whose cost is still to be told by the API.
CREATE INDEX answer_cost_derived ON app.answer (received_at) WHERE cost_derived;
