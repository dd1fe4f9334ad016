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
