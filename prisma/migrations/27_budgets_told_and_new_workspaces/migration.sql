-- AlterTable
ALTER TABLE "app"."instance" ADD COLUMN     "open_to_workspaces" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "app"."workspace" ADD COLUMN     "budgets_told" TIMESTAMPTZ(3);
