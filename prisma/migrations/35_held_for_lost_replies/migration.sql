-- Of tasks that went for good before their reservation was given back with them. The ledger only grows.
INSERT INTO "app"."spend_entry"
       ("workspace_id", "kind", "cause", "idempotency_key", "run_id", "task_id", "amount", "model_charge", "engine", "model",
        "member_id", "at", "schedule_id", "set_id", "label", "connection_id")
SELECT "held"."workspace_id", 'release', 'answer', 'answer:' || "held"."task_id" || ':release', "held"."run_id",
       "held"."task_id", -"held"."amount", 0, "held"."engine", "held"."model", "held"."member_id", now(),
       "held"."schedule_id", "held"."set_id", "held"."label", "held"."connection_id"
  FROM "app"."spend_entry" "held"
 WHERE "held"."kind" = 'reservation' AND "held"."task_id" IS NOT NULL
   AND NOT EXISTS (SELECT FROM "app"."task" WHERE "task"."id" = "held"."task_id")
   AND NOT EXISTS (SELECT FROM "app"."spend_entry" "release"
                    WHERE "release"."kind" = 'release' AND "release"."task_id" = "held"."task_id")
ON CONFLICT ("workspace_id", "idempotency_key") DO NOTHING;
