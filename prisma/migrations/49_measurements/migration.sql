-- CreateTable
CREATE TABLE "app"."measurement" (
    "workspace_id" UUID NOT NULL,
    "code_version" INTEGER NOT NULL,
    "rule_version" INTEGER NOT NULL,
    "company_version" INTEGER NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "told_at" TIMESTAMPTZ(3),
    "figures" JSONB,

    CONSTRAINT "measurement_pkey" PRIMARY KEY ("workspace_id","code_version","rule_version","company_version")
);

-- AddForeignKey
ALTER TABLE "app"."measurement" ADD CONSTRAINT "measurement_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- answers_by_brand.sql
-- Which answers name a brand.
create index answer_fact_brands on app.answer_fact using gin (workspace_id, brands);
