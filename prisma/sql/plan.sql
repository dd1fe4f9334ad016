-- A plan is what was sent: it does not change, and its hash is its hash.
ALTER TABLE app.run ADD CONSTRAINT run_plan_hash
  CHECK (plan_hash = encode(sha256(convert_to(plan, 'UTF8')), 'hex'));

CREATE FUNCTION app.refuse_plan_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the plan of app.run is frozen' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER run_plan_frozen BEFORE UPDATE ON app.run FOR EACH ROW
  WHEN ((OLD.plan, OLD.plan_hash, OLD.plan_rebuilt) IS DISTINCT FROM (NEW.plan, NEW.plan_hash, NEW.plan_rebuilt))
  EXECUTE FUNCTION app.refuse_plan_change();
