import { z } from "zod";

import { EngineFailure } from "../engine";
import { noAnswer } from "./failure";
import { anything, count, fields, parts, sum, text } from "./lenient";
import { splitThoughts } from "./thoughts";
import { addCounts, countUsage, type Reading, type Used } from "./vendor";

const words = z.object({ text: z.string() });

/** Some servers (Mistral's) give the content in pieces, and thoughts as pieces among them. */
const piece = z.union([
  z.string().transform((said) => ({ said, thought: null, odd: 0 })),
  z
    .object({ type: z.enum(["text", "output_text"]), text: z.string() })
    .transform(({ text: said }) => ({ said, thought: null, odd: 0 })),
  z
    .object({ type: z.literal("thinking"), thinking: z.union([z.string(), z.array(z.unknown())]) })
    .transform(({ thinking }) => {
      if (typeof thinking === "string") return { said: "", thought: thinking, odd: 0 };
      const { good, odd } = parts(words).parse(thinking);
      return { said: "", thought: good.map((one) => one.text).join(""), odd };
    }),
]);

const completionSchema = fields({
  model: text,
  choices: parts(
    z.object({
      finish_reason: text,
      message: fields({
        content: anything,
        refusal: text,
        reasoning_content: text,
        reasoning: text,
      }),
    }),
  ),
  usage: fields({
    prompt_tokens: count,
    completion_tokens: count,
    reasoning_tokens: count,
    completion_tokens_details: fields({ reasoning_tokens: count }),
  }),
});

/** Ends of an answer that was to go on. */
const BROKEN_OFF = new Set(["insufficient_system_resource"]);

interface Manner {
  kind: string;
  /** Whether reasoning is counted beside the completion, not within it. */
  reasoningBeside: boolean;
}

type ChatUsed = Omit<Used, "searches" | "told">;
type ChatReading = ChatUsed & Pick<Reading, "text" | "reasoning" | "endedEarly" | "leftOut">;

/** What every reply in the manner of chat completions says was used. */
export const completionUsed = (reply: unknown, manner: Pick<Manner, "reasoningBeside">): ChatUsed =>
  usedOf(completionSchema.parse(reply), manner);

function usedOf(
  { model, usage }: Pick<z.infer<typeof completionSchema>, "model" | "usage">,
  { reasoningBeside }: Pick<Manner, "reasoningBeside">,
): ChatUsed {
  const within = usage.completion_tokens_details.reasoning_tokens;
  const beside = usage.reasoning_tokens === undefined ? 0 : usage.reasoning_tokens;
  return {
    modelName: model ?? "",
    ...countUsage(
      usage.prompt_tokens,
      reasoningBeside ? addCounts(usage.completion_tokens, beside) : usage.completion_tokens,
      reasoningBeside ? usage.reasoning_tokens : within,
    ),
  };
}

/** Reads what every reply in the manner of chat completions has. Throws an `EngineFailure` for one without an answer. */
export function readCompletion(reply: unknown, { kind, reasoningBeside }: Manner): ChatReading {
  const { model, choices, usage } = completionSchema.parse(reply);
  const choice = choices.good[0];
  const end = choice?.finish_reason ?? "";
  const cut = end === "length";
  const { said, thoughts, odd } = readContent(choice?.message.content);
  const split = splitThoughts(said, { cut });
  const apart = choice?.message.reasoning_content ?? choice?.message.reasoning ?? "";
  const reasoning = [apart, ...thoughts, ...split.reasoning].filter((thought) => thought !== "");
  if (end === "content_filter")
    throw new EngineFailure("filtered", true, `${kind}: the content filter withheld the answer`);
  if (end === "error")
    throw noAnswer(kind, reply, end, { wrote: said !== "" || (usage.completion_tokens ?? 0) > 0 });
  if (split.text === "" && choice?.message.refusal)
    throw new EngineFailure("refused", true, `${kind}: the model refused`);
  if (split.text === "" && !cut) throw noAnswer(kind, reply, end);

  return {
    ...usedOf({ model, usage }, { reasoningBeside }),
    text: split.text,
    reasoning,
    endedEarly: cut ? "length" : BROKEN_OFF.has(end) ? "paused" : null,
    leftOut: choices.odd + odd,
  };
}

function readContent(content: unknown): { said: string; thoughts: readonly string[]; odd: number } {
  if (typeof content === "string") return { said: content, thoughts: [], odd: 0 };
  const { good, odd } = parts(piece).parse(content);
  return {
    said: good.map((one) => one.said).join(""),
    thoughts: good.flatMap(({ thought }) => thought ?? []),
    odd: odd + sum(good.map((one) => one.odd)),
  };
}
