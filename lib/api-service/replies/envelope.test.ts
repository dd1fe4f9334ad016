import { describe, expect, it } from "vitest";
import { strictProblems, strictRefusal } from "@/lib/api-contract/strict-reply";
import { refusal } from "./envelope";

describe("refusal", () => {
  it.each([
    [40000, 200],
    [40100, 401],
    [40402, 404],
    [40502, 200],
    [40503, 200],
    [50000, 500],
    [50100, 200],
  ])("of %i is a whole envelope with HTTP %i", (code, http) => {
    const reply = refusal(code);
    expect(reply.http).toBe(http);
    expect(reply.body.status_code).toBe(code);
    expect(strictProblems(strictRefusal, reply.body)).toEqual([]);
  });
});
