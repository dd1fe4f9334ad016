-- CreateTable
CREATE TABLE "app"."audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "address" TEXT,
    "agent" TEXT,
    "request_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entity_id" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_entry_workspace_id_at_idx" ON "app"."audit_entry"("workspace_id", "at");

-- CreateIndex
CREATE INDEX "audit_entry_entity_entity_id_at_idx" ON "app"."audit_entry"("entity", "entity_id", "at");

-- AddForeignKey
ALTER TABLE "app"."audit_entry" ADD CONSTRAINT "audit_entry_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- audit_entry_append_only.sql
-- What was decided stays as it was written. Entries go only with their whole workspace.
CREATE FUNCTION "app"."refuse_audit_entry_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD."workspace_id" IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM "app"."workspace" WHERE "id" = OLD."workspace_id") THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'app.audit_entry is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END;
$$;

CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE ON "app"."audit_entry"
  FOR EACH ROW EXECUTE FUNCTION "app"."refuse_audit_entry_change"();

CREATE TRIGGER "audit_entry_no_truncate" BEFORE TRUNCATE ON "app"."audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "app"."refuse_audit_entry_change"();
