import type { EngineFailure } from "@/lib/engines/engine";

import type { Trouble, VendorRefusal, WireReply } from "./answer";

/** What a question meets, and what is to be made of it. */
export interface BillingCase {
  name: string;
  meets: VendorRefusal | Trouble | WireReply;
  reason: EngineFailure["reason"];
  /** Whether the vendor may have been paid for it. If so, it must never be asked again by itself. */
  mayBeBilled: boolean;
  /** Whether a queued task is asked again later. Never where it may be billed. */
  asksAgain: boolean;
}

/** An error as every vendor writes one, or near enough. */
const said = (status: number, message: string): WireReply => ({
  status,
  body: { type: "error", error: { type: "api_error", message } },
});

/** What a gateway in between answers. */
const page = (status: number): WireReply => ({
  status,
  headers: { "content-type": "text/html" },
  body: `<html><body>${status}</body></html>`,
});

const notBilled = (
  name: string,
  meets: BillingCase["meets"],
  reason: BillingCase["reason"],
): BillingCase => ({
  name,
  meets,
  reason,
  mayBeBilled: false,
  asksAgain: ["rate_limited", "overloaded", "unreachable", "timeout"].includes(reason),
});

const billed = (name: string, meets: BillingCase["meets"], reason: BillingCase["reason"]): BillingCase => ({
  name,
  meets,
  reason,
  mayBeBilled: true,
  asksAgain: false,
});

/** Every answer to a question that is none, whatever the vendor, with what it says of the bill. */
export const BILLING: readonly BillingCase[] = [
  // Turned away: nothing was worked on.
  notBilled("a redirect", page(302), "broken"),
  notBilled("400", said(400, "No."), "broken"),
  notBilled("400 that names a parameter", said(400, "temperature: must be less than 1"), "invalid_field"),
  notBilled("401", said(401, "No."), "bad_key"),
  notBilled("402", said(402, "No."), "bad_key"),
  notBilled("403", said(403, "No."), "bad_key"),
  notBilled("404", said(404, "No."), "unknown_model"),
  notBilled("409", said(409, "No."), "broken"),
  notBilled("413", page(413), "too_long"),
  notBilled("422", said(422, "No."), "broken"),
  notBilled("429", said(429, "Slow down."), "rate_limited"),
  notBilled("429 as a page", page(429), "rate_limited"),
  notBilled("503 with the vendor's error", said(503, "Overloaded."), "overloaded"),
  notBilled("529 with the vendor's error", said(529, "Overloaded."), "overloaded"),
  // Somebody gave up on it while it was worked on.
  billed("408", said(408, "Request timed out."), "timeout"),
  billed("408 as a page", page(408), "timeout"),
  billed("499", said(499, "The operation was cancelled."), "timeout"),
  billed("504", said(504, "Deadline expired."), "timeout"),
  billed("504 as a page", page(504), "timeout"),
  billed("524", page(524), "timeout"),
  // Nobody can say how far it came.
  billed("500", said(500, "Internal error."), "broken"),
  billed("500 as a page", page(500), "broken"),
  billed("502", page(502), "broken"),
  billed("503 as a page: a gateway lost the reply", page(503), "broken"),
  billed("503 without a body", { status: 503, body: "" }, "broken"),
  billed("520", page(520), "broken"),
  billed("529 as a page", page(529), "broken"),
  // A reply of success that is no answer.
  billed("204", { status: 204, body: "" }, "broken"),
  billed("200 without a body", { status: 200, body: "" }, "broken"),
  billed("200 as a page", page(200), "broken"),
  billed("200 with null", { status: 200, body: "null" }, "broken"),
  billed("200 with a list", { status: 200, body: [] }, "broken"),
  billed("200 with an error", said(200, "Something broke."), "broken"),
  // Trouble on the way, after the question had left.
  billed("the connection is dropped", "dropped", "broken"),
  billed("the reply is cut off after its headers", "cut_off", "broken"),
  billed("the reply is half a document", "malformed", "broken"),
  billed("the reply is another document", "wrong_shape", "broken"),
  billed("nothing comes, until time is up", "hang", "timeout"),
  billed("headers come and no body, until time is up", "stalled", "timeout"),
];
