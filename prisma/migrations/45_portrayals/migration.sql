-- AlterTable
ALTER TABLE "app"."answer_fact" ADD COLUMN     "portrayals" DOUBLE PRECISION[];
