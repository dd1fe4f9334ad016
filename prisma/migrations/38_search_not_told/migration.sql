-- AlterTable
ALTER TABLE "app"."answer" ALTER COLUMN "web_search_done" DROP NOT NULL;
