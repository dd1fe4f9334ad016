-- DropIndex
DROP INDEX "app"."audit_entry_workspace_id_at_idx";

-- AlterTable
ALTER TABLE "app"."user" ADD COLUMN     "deleted_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "app"."session" ADD COLUMN     "time_zone" TEXT;

-- CreateTable
CREATE TABLE "app"."password_reset" (
    "id" UUID NOT NULL,
    "email" TEXT,
    "user_id" UUID,
    "token_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app"."outgoing_mail" (
    "id" UUID NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "sealed_text" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outgoing_mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "password_reset_token_hash_key" ON "app"."password_reset"("token_hash");

-- CreateIndex
CREATE INDEX "password_reset_user_id_idx" ON "app"."password_reset"("user_id");

-- CreateIndex
CREATE INDEX "outgoing_mail_to_idx" ON "app"."outgoing_mail"("to");

-- CreateIndex
CREATE INDEX "audit_entry_workspace_id_at_id_idx" ON "app"."audit_entry"("workspace_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_idx" ON "app"."audit_entry"("actor_id");

-- AddForeignKey
ALTER TABLE "app"."password_reset" ADD CONSTRAINT "password_reset_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- audit_entry_forgetting.sql
-- An account that is deleted leaves its decisions without what is personal in them: from where it decided, and its
-- e-mail address wherever an entry says it. Nothing else of an entry can change, and only by app.forget_in_audit.
CREATE OR REPLACE FUNCTION "app"."refuse_audit_entry_change"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  forgettable CONSTANT text[] := ARRAY['address', 'agent', 'before', 'after'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD."workspace_id" IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM "app"."workspace" WHERE "id" = OLD."workspace_id") THEN
      RETURN OLD;
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF current_setting('sightline.forgetting', true) = 'on'
       AND to_jsonb(NEW) - forgettable = to_jsonb(OLD) - forgettable THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'app.audit_entry is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END;
$$;

CREATE FUNCTION "app"."forget_in_audit"("person" uuid, "email" text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  written CONSTANT text := to_jsonb("email")::text;
  forgotten CONSTANT text := '"deleted member"';
BEGIN
  PERFORM set_config('sightline.forgetting', 'on', true);
  UPDATE "app"."audit_entry"
     SET "address" = CASE WHEN "actor_id" = "person"::text THEN NULL ELSE "address" END,
         "agent" = CASE WHEN "actor_id" = "person"::text THEN NULL ELSE "agent" END,
         "before" = replace("before"::text, written, forgotten)::jsonb,
         "after" = replace("after"::text, written, forgotten)::jsonb
   WHERE "actor_id" = "person"::text
      OR position(written IN "before"::text) > 0
      OR position(written IN "after"::text) > 0;
  PERFORM set_config('sightline.forgetting', 'off', true);
END;
$$;

-- user_email_folded.sql
-- One address, one account, however it is written. Of addresses that are the same when folded, one is kept folded, and
-- unique by its column's index: the one that is so already, or else the oldest. The others stay as they are written, so
-- that this never fails and nobody's account becomes another's; the start and an admin command list them.
CREATE FUNCTION "app"."folded_email"("email" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT btrim(normalize(lower(normalize("email", NFKC)), NFKC)) $$;

UPDATE "app"."user" SET "email" = "app"."folded_email"("user"."email")
  FROM (SELECT "id", row_number() OVER (
                 PARTITION BY "app"."folded_email"("email")
                 ORDER BY "email" = "app"."folded_email"("email") DESC, "created_at", "id") AS "place"
          FROM "app"."user") AS "ranked"
 WHERE "ranked"."id" = "user"."id" AND "ranked"."place" = 1
   AND "user"."email" <> "app"."folded_email"("user"."email");

CREATE FUNCTION "app"."require_folded_email"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."email" <> "app"."folded_email"(NEW."email") THEN
    RAISE EXCEPTION 'app.user.email is kept folded' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END;
$$;

CREATE TRIGGER "user_email_folded" BEFORE INSERT OR UPDATE OF "email" ON "app"."user"
  FOR EACH ROW EXECUTE FUNCTION "app"."require_folded_email"();
