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
