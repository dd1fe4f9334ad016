-- AlterTable
ALTER TABLE "app"."instance" ADD COLUMN     "reading_versions" JSONB;

-- AlterTable
ALTER TABLE "app"."citation" ADD COLUMN     "place" JSONB NOT NULL DEFAULT '{"kind":"none"}';
UPDATE "app"."citation" SET "place" = jsonb_build_object('kind', 'offsets', 'start', "start_index", 'end', "end_index")
 WHERE "start_index" IS NOT NULL AND "end_index" IS NOT NULL;
ALTER TABLE "app"."citation" DROP COLUMN "end_index",
DROP COLUMN "start_index";
