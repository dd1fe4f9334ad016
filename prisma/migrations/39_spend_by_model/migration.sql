-- CreateTable
CREATE TABLE "app"."spend_model_sum" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "engine" TEXT,
    "model" TEXT,
    "is_answered" BOOLEAN,
    "amount" DECIMAL(27,9) NOT NULL,
    "model_charge" DECIMAL(27,9) NOT NULL,
    "calls" BIGINT NOT NULL,
    "unpriced" BIGINT NOT NULL,
    "input_tokens" BIGINT NOT NULL,
    "output_tokens" BIGINT NOT NULL,
    "reasoning_tokens" BIGINT NOT NULL,

    CONSTRAINT "spend_model_sum_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "app"."spend_model_sum" ADD CONSTRAINT "spend_model_sum_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "app"."workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- spend_model_sums.sql
-- One row of each; read from a day on.
create unique index spend_model_sum_of_one on app.spend_model_sum
  (workspace_id, at, engine, model, is_answered) nulls not distinct;

-- What is summed so far is a sum of the sums that stand.
insert into app.spend_model_sum (workspace_id, at, engine, model, is_answered, amount, model_charge, calls, unpriced,
                                 input_tokens, output_tokens, reasoning_tokens)
  select workspace_id, at, engine, model, is_answered, sum(amount), sum(model_charge), sum(calls), sum(unpriced),
         sum(input_tokens), sum(output_tokens), sum(reasoning_tokens)
    from app.spend_sum group by workspace_id, at, engine, model, is_answered;
