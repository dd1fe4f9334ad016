-- The ledger is the truth about money: rows are added, never changed. They go only with their whole workspace.
CREATE FUNCTION "app"."refuse_spend_entry_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF NOT EXISTS (SELECT 1 FROM "app"."workspace" WHERE "id" = OLD."workspace_id") THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'app.spend_entry is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END;
$$;

CREATE TRIGGER "spend_entry_append_only" BEFORE UPDATE OR DELETE ON "app"."spend_entry"
  FOR EACH ROW EXECUTE FUNCTION "app"."refuse_spend_entry_change"();

CREATE TRIGGER "spend_entry_no_truncate" BEFORE TRUNCATE ON "app"."spend_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "app"."refuse_spend_entry_change"();
