import { createRequire } from "node:module";
import fc from "fast-check";
import { expect, it } from "vitest";
import { z } from "zod";
import { unshared } from "@/lib/queries/unshared";
import { isActionCall } from "./action-call";

/** React's own writer of calls, in the version that Next's pages use. */
const { encodeReply } = z
  .object({
    encodeReply: z.custom<(values: unknown[]) => Promise<unknown>>((it) => typeof it === "function"),
  })
  .parse(createRequire(import.meta.url)("next/dist/compiled/react-server-dom-webpack/client.node"));

it.each([
  "",
  "{x",
  "[",
  "null",
  "{}",
  '"$1"',
  '["$1"]',
  '["$F1"]',
  '["$K1"]',
  '["$Q1"]',
  '["$@1"]',
  '["$nx"]',
  '["$B1"]',
  '[{"a":"$1:b:c"}]',
  '[{"a":[{"b":"$undefined1"}]}]',
  "[".repeat(40) + "]".repeat(40),
  "[".repeat(1_000_000),
])("%.30s is no call of an action", (text) => {
  expect(isActionCall(text)).toBe(false);
});

it.each([
  "[]",
  '["acme",{"a":null}]',
  '["$undefined"]',
  '["$$1"]',
  '["$D2026-01-01T00:00:00.000Z"]',
  '["$n5"]',
])("%s is one", (text) => {
  expect(isActionCall(text)).toBe(true);
});

it("takes what a page sends twice in one call, where our pages write it apart", async () => {
  const settings = { web_search: true };
  const ask = { targets: [{ settings }, { settings, at: [settings] }], none: undefined, on: new Date(0) };
  expect(isActionCall(String(await encodeReply([ask])))).toBe(false);
  expect(isActionCall(String(await encodeReply([unshared(ask)])))).toBe(true);
  expect(unshared(ask)).toEqual(ask);
});

it("takes whatever plain values React writes into a call", async () => {
  const value = fc.anything({ withBigInt: true, withDate: true, withNullPrototype: false });
  await fc.assert(
    fc.asyncProperty(fc.array(value), async (values) => {
      const body = await encodeReply(values);
      fc.pre(typeof body === "string");
      expect(isActionCall(String(body))).toBe(true);
    }),
  );
});
