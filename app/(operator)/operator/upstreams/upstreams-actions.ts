"use server";

import { z } from "zod";
import { upstreamSettings } from "@/lib/api-service/instance";
import type { SaveOutcome } from "@/lib/api-service/upstreams/upstream-settings";
import { engineSchema } from "@/lib/domain/engines/engine-schema";
import { AppError } from "@/lib/domain/errors";
import { OPERATE } from "@/lib/domain/team/permission";
import { typedText } from "@/lib/domain/text/typed-text";
import { UPSTREAM_INPUT_MAX } from "@/lib/domain/engines/upstream-kinds";
import { log } from "@/lib/log";
import { operatorAction } from "@/lib/web/action";
import { failureWords, FIELD_WORDS } from "./upstream-words";

const onEngine = operatorAction.metadata({ permission: OPERATE }).bindArgsSchemas([engineSchema]);

const typed = (subject: string, max: number) => typedText(subject).trim().max(max);

const draftSchema = z.object({
  kind: z.string(),
  baseUrl: typed("The address", UPSTREAM_INPUT_MAX.address),
  apiKey: typed("The key", UPSTREAM_INPUT_MAX.key),
  models: typed("The list of models", UPSTREAM_INPUT_MAX.models),
});

/** Tries what was typed by a call that costs nothing, and keeps it only if that goes well. The key comes back to nobody. */
export const saveUpstreamAction = onEngine
  .inputSchema(draftSchema)
  .action(async ({ ctx: { session, ctx }, bindArgsParsedInputs: [engine], parsedInput }) => {
    const { kind, baseUrl, apiKey, models } = parsedInput;
    const { user } = session;
    const outcome = await upstreamSettings().save(
      {
        engine,
        kind,
        baseUrl: baseUrl || null,
        apiKey: apiKey || null,
        models: models.split(/[\n,]/).flatMap((name) => name.trim() || []),
      },
      { ...ctx, name: user.name ?? user.email },
    );
    if (!outcome.saved) throw refused(outcome);
    log().info({ by: user.id, engine, upstream: kind }, "the operator put an upstream behind an engine");
    return { models: outcome.models };
  });

/** Back to the sandbox; the key is deleted. */
export const removeUpstreamAction = onEngine.action(
  async ({ ctx: { session, ctx }, bindArgsParsedInputs: [engine] }) => {
    if (!(await upstreamSettings().remove(engine, ctx))) throw refused({ saved: false, why: "pinned" });
    log().info({ by: session.user.id, engine }, "the operator put the sandbox behind an engine");
  },
);

function refused(outcome: Exclude<SaveOutcome, { saved: true }>): AppError {
  switch (outcome.why) {
    case "pinned":
      return new AppError("conflict", {
        message: "The environment says what answers here; change it there.",
      });
    case "key_needed":
      return new AppError("invalid", {
        message: "The stored key is only sent where it was sent before.",
        fields: { apiKey: "Enter the key for this address." },
      });
    case "invalid":
      return new AppError("invalid", {
        message: "Some of what was typed cannot be used.",
        fields: Object.fromEntries(
          outcome.fields.map((field) => [field, FIELD_WORDS[field] ?? "Not usable."]),
        ),
      });
    case "test": {
      const { what, field } = failureWords(outcome.reason);
      return new AppError("upstream", {
        message: "The test failed.",
        fields: field ? { [field]: what } : { test: what },
      });
    }
  }
}
