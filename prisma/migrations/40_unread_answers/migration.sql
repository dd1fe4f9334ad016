-- CreateTable
CREATE TABLE "app"."unread_answer" (
    "task_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,

    CONSTRAINT "unread_answer_pkey" PRIMARY KEY ("task_id")
);

-- CreateIndex
CREATE INDEX "unread_answer_workspace_id_idx" ON "app"."unread_answer"("workspace_id");

-- AddForeignKey
ALTER TABLE "app"."unread_answer" ADD CONSTRAINT "unread_answer_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "app"."answer"("task_id") ON DELETE CASCADE ON UPDATE CASCADE;
