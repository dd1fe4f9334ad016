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
