import { z } from "zod";
import { strictEnvelope, strictTask } from "@/lib/api-contract/strict-reply";

/*
 * What the appendix calls answer, to the letter: they are described by these schemas and held to them by tests.
 */

const perMinute = z.int().min(0).nullable();
const dollars = z.number();
const price = z.strictObject({
  priority_low: z.null(),
  priority_normal: z.array(z.strictObject({ cost_type: z.literal("per_request"), cost: dollars })),
  priority_high: z.null(),
});

const userData = z.strictObject({
  login: z.string().describe("The account's."),
  timezone: z.literal("UTC").describe("Of its days."),
  rates: z
    .strictObject({
      limits: z.strictObject({
        day: z.null(),
        minute: z.strictObject({
          ai_optimization: z.strictObject({
            llm_responses: z.strictObject({
              live: perMinute,
              task_post: perMinute,
              tasks_ready: perMinute,
              task_get: perMinute,
              models: perMinute,
            }),
            id_list: perMinute,
          }),
          appendix: z.strictObject({ user_data: perMinute, errors: perMinute }),
        }),
      }),
      statistics: z.null(),
    })
    .describe("Calls a minute, by kind of call; null where nothing limits them."),
  money: z
    .strictObject({
      total: dollars,
      balance: dollars,
      limits: z.strictObject({ day: z.strictObject({ total: dollars.nullable() }), minute: z.null() }),
      statistics: z.strictObject({ day: z.strictObject({ value: z.iso.date(), total: dollars }) }),
    })
    .describe(
      "Dollars: deposited (`total`), `balance`, the limit of a day and what the UTC day has cost. Below zero is what an account used of which no deposit is asked.",
    ),
  price: z
    .strictObject({
      ai_optimization: z.strictObject({
        llm_responses: z.strictObject({
          live: price,
          models: price,
          task_get: price,
          task_post: price,
          tasks_ready: price,
        }),
      }),
    })
    .describe("Dollars of each call, without the model's charge."),
  backlinks_subscription_expiry_date: z.null().describe("Always null here."),
  llm_mentions_subscription_expiry_date: z.null().describe("Always null here."),
});

const reply = <Row extends z.ZodType>(call: string, row: Row) =>
  strictEnvelope(
    strictTask(
      row,
      z.tuple([z.literal("v3"), z.literal("appendix"), z.literal(call)]),
      z.looseObject({ api: z.literal("appendix"), function: z.literal(call) }),
    ),
  );

export const userDataReply = reply("user_data", userData);

export const errorsReply = reply(
  "errors",
  z.strictObject({
    code: z.int().describe("A status code."),
    message: z.string().describe("The code in words."),
  }),
);

export const statusReply = reply(
  "status",
  z.strictObject({
    api: z.string().describe("A part of the API."),
    status: z.string().describe("How it stands, in words."),
    endpoints: z
      .array(z.strictObject({ endpoint: z.string(), status: z.string() }))
      .describe("Its calls, and whether they work."),
  }),
);

export const webhookResendReply = reply("webhook_resend", z.never());
