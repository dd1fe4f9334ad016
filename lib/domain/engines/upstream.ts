import { z } from "zod";

import type { Engine } from "./engine";
import { typedText } from "@/lib/domain/text/typed-text";
import { COMPATIBLE, VENDOR_OF } from "./upstream-kinds";

/** An address the operator sets. It may be on any network, so nothing but the path may come with it. */
const baseUrlSchema = z
  .url({ protocol: /^https?$/ })
  .refine((text) => {
    const url = URL.parse(text);
    return url !== null && url.username === "" && url.password === "" && url.search === "" && url.hash === "";
  }, "takes an address without a name, a password, a query or a fragment")
  .transform((text) => text.replace(/\/+$/, ""));

/** Header values are visible ASCII; a key pasted with a line break would end up in an error message otherwise. */
const apiKeySchema = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{1,500}$/, "takes a key of visible characters without spaces");

const sandbox = z.strictObject({ kind: z.literal("sandbox") });

const compatible = z.strictObject({
  kind: z.literal(COMPATIBLE),
  baseUrl: baseUrlSchema,
  apiKey: apiKeySchema.optional(),
  /** Exactly these are offered. Without it the server is asked. */
  models: z.array(typedText("The name").min(1).max(255)).min(1).max(200).optional(),
});

const vendor = <Kind extends string>(kind: Kind) =>
  z.strictObject({ kind: z.literal(kind), apiKey: apiKeySchema, baseUrl: baseUrlSchema.optional() });

/** What may stand behind each engine: its own vendor, any OpenAI-compatible server, or the sandbox. */
export const upstreamsSchema = z.strictObject({
  chat_gpt: z.discriminatedUnion("kind", [sandbox, compatible, vendor(VENDOR_OF.chat_gpt)]).optional(),
  gemini: z.discriminatedUnion("kind", [sandbox, compatible, vendor(VENDOR_OF.gemini)]).optional(),
  claude: z.discriminatedUnion("kind", [sandbox, compatible, vendor(VENDOR_OF.claude)]).optional(),
  perplexity: z.discriminatedUnion("kind", [sandbox, compatible, vendor(VENDOR_OF.perplexity)]).optional(),
} satisfies Record<Engine, z.ZodType>);

/** As it is written down. */
export type UpstreamsConfig = z.input<typeof upstreamsSchema>;
export type UpstreamConfig = NonNullable<z.output<typeof upstreamsSchema>[Engine]>;

/**
 * Reads one engine's part. Throws a ZodError that names the setting, never its value; its paths begin with the engine.
 */
export const parseUpstream = (engine: Engine, config: unknown): UpstreamConfig =>
  upstreamsSchema.parse({ [engine]: config })[engine] ?? { kind: "sandbox" };
