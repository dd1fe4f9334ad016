import { isEngine, type AnswerEngine, type Engine } from "@/lib/domain/engines/engine";
import { classNames } from "@/components/ui/class-names";

const COLOURS: Record<Engine, string> = {
  chat_gpt: "text-engine-chat-gpt",
  gemini: "text-engine-gemini",
  claude: "text-engine-claude",
  perplexity: "text-engine-perplexity",
};

const SHAPES: Record<Engine, string> = {
  chat_gpt: "M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Z",
  gemini: "M6 .3 11.7 6 6 11.7.3 6Z",
  claude: "M1.5 1.5h9v9h-9Z",
  perplexity: "M6 .8 11.8 11H.2Z",
};

/** A ring: of engines that have no mark of their own. */
const UNKNOWN = "M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Zm0 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z";

/** An engine's own colour and shape, the same on every screen. Always beside its name, so it is silent. */
export const EngineMark = ({ engine, className }: { engine: AnswerEngine; className?: string }) => (
  <svg
    viewBox="0 0 12 12"
    aria-hidden="true"
    className={classNames("size-3 shrink-0", isEngine(engine) ? COLOURS[engine] : "text-muted", className)}
  >
    <path d={isEngine(engine) ? SHAPES[engine] : UNKNOWN} fill="currentColor" />
  </svg>
);
