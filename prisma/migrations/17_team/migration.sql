-- Whoever was a member is a researcher: what the role may do stays as it was.
ALTER TYPE "app"."role" RENAME VALUE 'member' TO 'researcher';
ALTER TYPE "app"."role" ADD VALUE 'billing' AFTER 'viewer';

-- CreateTable
CREATE TABLE "app"."invitation" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "app"."role" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "app"."invitation"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_workspace_id_email_key" ON "app"."invitation"("workspace_id", "email");

-- AddForeignKey
ALTER TABLE "app"."invitation" ADD CONSTRAINT "invitation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
