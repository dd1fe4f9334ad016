import type { EndedEarly } from "@/lib/domain/answers/answer-ending";
import type { Engine } from "@/lib/domain/engines/engine";
import type { Nano } from "@/lib/domain/amounts/money";

/** One model an engine offers, as the `models` call lists it. */
export interface EngineModel {
  /** The full, dated name. */
  name: string;
  /** Undated names that resolve to this model because it is the newest of its line. */
  aliases: readonly string[];
  reasoning: boolean;
  webSearch: boolean;
  taskPost: boolean;
  /** Whether what an answer of it costs is known. */
  priced: boolean;
}

export interface Turn {
  role: "user" | "ai";
  message: string;
}

/** A question, already validated against the contract, with defaults filled in and the model resolved. */
export interface EngineQuestion {
  engine: Engine;
  model: EngineModel;
  userPrompt: string;
  systemMessage: string | null;
  turns: readonly Turn[];
  maxOutputTokens: number;
  temperature: number | null;
  topP: number | null;
  webSearch: boolean;
  forceWebSearch: boolean;
  country: string | null;
  city: string | null;
  useReasoning: boolean;
}

export interface EngineCitation {
  title: string;
  /** Null for a numbered source whose address could not be read: the answer's markers count it. */
  url: string | null;
  /** Where a redirecting `url` ends, where the engine says so (Gemini). */
  directUrl: string | null;
  /** The cited segment of the answer's text in UTF-16 code units, end exclusive, where the engine gives it. */
  segment: { start: number; end: number } | null;
}

export interface EngineAnswer {
  /** The model that answered, which may differ from the one asked for. */
  modelName: string;
  text: string;
  citations: readonly EngineCitation[];
  /** Summaries of the model's reasoning, in order. Empty when there are none. */
  reasoning: readonly string[];
  /** The searches the model made. Empty when it made none or does not say. */
  fanOutQueries: readonly string[];
  /** Whether it really searched, whatever was asked. */
  searched: boolean;
  /** Null where the reply does not tell, as with both below. */
  inputTokens: number | null;
  /** Everything the model wrote, reasoning included, as it is charged. */
  outputTokens: number | null;
  /** The part of `outputTokens` that was reasoning. */
  reasoningTokens: number | null;
  /** Null where the answer ended by itself, or nobody says. What a filter cut is no answer but a failure. */
  endedEarly: Exclude<EndedEarly, "filtered"> | null;
  /** Parts of the reply (blocks, sources, searches, thoughts) that could not be read and are left out. */
  leftOut: number;
  /** What the model's vendor charges for this answer; null when it is not known. */
  charge: Nano | null;
  /** How `charge` was worked out: price table and version, and any search fee. Kept with the charge. */
  chargeBasis: string;
}

export interface AskContext {
  /** The service's task id: the seed of the sandbox's randomness and what logs name. */
  taskId: string;
  /** The time of asking. The sandbox's world drifts with it. */
  at: Date;
  signal: AbortSignal;
}

/** One upstream behind one engine's name: a vendor, an OpenAI-compatible server, or the sandbox. */
export interface EngineUpstream {
  /** Short word for what answers: "sandbox", "openai", … Shown wherever its answers are. */
  readonly kind: string;
  /**
   * Whether somebody may be billed for what it is asked. A question that may have reached it is then never asked again,
   * and the service asks no base price on top of its charge.
   */
  readonly mayBill: boolean;
  /** What it offers. Throws an `EngineFailure` where that cannot be found out. */
  models(): Promise<readonly EngineModel[]>;
  /**
   * What it offers, asked for anew. Proves by a call that costs nothing that key and address are right; throws an
   * `EngineFailure` where they are not.
   */
  probe(): Promise<readonly EngineModel[]>;
  /** Answers one question, or throws an `EngineFailure`. Never repeats a request that may have been billed. */
  ask(question: EngineQuestion, context: AskContext): Promise<EngineAnswer>;
}

interface EngineFailureOptions extends ErrorOptions {
  /** How long the upstream wants not to be asked. */
  retryAfterMs?: number | undefined;
  /** For an `invalid_field`: which one, by the wire's name or else the upstream's. */
  field?: string | undefined;
  /** What the vendor charges for it all the same, and how that was worked out, where its reply tells. */
  billed?: BilledFailure | undefined;
}

/** What a question that was not answered costs: an amount that is known, never a guess. */
export interface BilledFailure {
  charge: Nano;
  chargeBasis: string;
}

/** Why an upstream did not answer, and whether it may have been paid all the same. */
export class EngineFailure extends Error {
  /** How long the upstream wants not to be asked; null where it did not say. */
  readonly retryAfterMs: number | null;
  /** The field of an `invalid_field`; null for every other reason. */
  readonly field: string | null;
  /** What it cost; null where nobody knows, or nothing was charged. */
  readonly billed: BilledFailure | null;

  constructor(
    readonly reason:
      | "rate_limited"
      | "overloaded"
      | "unreachable"
      | "refused"
      | "filtered"
      | "too_long"
      | "bad_key"
      | "unknown_model"
      | "invalid_field"
      | "timeout"
      | "broken",
    readonly mayBeBilled: boolean,
    message: string,
    options?: EngineFailureOptions,
  ) {
    super(message, options);
    this.name = "EngineFailure";
    this.retryAfterMs = options?.retryAfterMs ?? null;
    this.field = options?.field ?? null;
    this.billed = options?.billed ?? null;
  }
}
