-- One row of each; read from a day on.
create unique index spend_model_sum_of_one on app.spend_model_sum
  (workspace_id, at, engine, model, is_answered) nulls not distinct;

-- What is summed so far is a sum of the sums that stand.
insert into app.spend_model_sum (workspace_id, at, engine, model, is_answered, amount, model_charge, calls, unpriced,
                                 input_tokens, output_tokens, reasoning_tokens)
  select workspace_id, at, engine, model, is_answered, sum(amount), sum(model_charge), sum(calls), sum(unpriced),
         sum(input_tokens), sum(output_tokens), sum(reasoning_tokens)
    from app.spend_sum group by workspace_id, at, engine, model, is_answered;
