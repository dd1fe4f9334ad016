-- AlterTable
ALTER TABLE "app"."session" ADD COLUMN     "linking" TEXT,
ADD COLUMN     "linking_until" TIMESTAMPTZ(3),
ADD COLUMN     "provider" TEXT;

-- CreateTable
CREATE TABLE "app"."identity" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "identity_issuer_subject_key" ON "app"."identity"("issuer", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "identity_user_id_issuer_key" ON "app"."identity"("user_id", "issuer");

-- AddForeignKey
ALTER TABLE "app"."identity" ADD CONSTRAINT "identity_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
