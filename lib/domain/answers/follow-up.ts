import type { Engine, Method } from "@/lib/domain/engines/engine";
import type { TaskParameters } from "@/lib/domain/tasks/task-parameters";
import { countChars } from "@/lib/domain/text/characters";
import type { Turn } from "./answer";

/** A turn that was longer than may be sent. */
export interface ShortenedTurn {
  /** Which of the turns that are sent, from 1. */
  number: number;
  role: Turn["role"];
  /** Characters it had, and has. */
  before: number;
  after: number;
}

/** A conversation as far as it may be sent. */
export interface Continued {
  turns: Turn[];
  shortened: ShortenedTurn[];
  /** Turns from its beginning that are not sent. */
  dropped: number;
}

/** What a question that follows an answer begins with: the conversation, asked of the same model in the same way. */
export interface FollowUp extends Continued {
  taskId: string;
  connectionId: string;
  engine: Engine;
  model: string;
  method: Method;
  parameters: TaskParameters;
  systemMessage: string | null;
}

/**
 * The turns of a conversation for the next question. Of more than are taken the last are kept, beginning with the
 * person's; what is longer than is taken is cut at the end of a word, and ends in "…".
 */
export function continueTurns(
  turns: readonly Turn[],
  limits: { turns: number; turnChars: number },
): Continued {
  const last = turns.slice(-limits.turns);
  const kept = last.length < turns.length && last[0]?.role === "ai" ? last.slice(1) : last;
  const sent = kept.map(({ role, message }) => ({ role, message: cutToWord(message, limits.turnChars) }));
  return {
    turns: sent,
    shortened: sent.flatMap(({ role, message }, place) => {
      const before = countChars(kept[place]?.message ?? "");
      return before > limits.turnChars
        ? [{ number: place + 1, role, before, after: countChars(message) }]
        : [];
    }),
    dropped: turns.length - kept.length,
  };
}

const CUT = "…";
const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/**
 * A text of at most so many characters (code points): itself, or its beginning with "…" after it, cut at the end of a word
 * where there is one in its last fifth, and never inside what a reader sees as one character.
 */
export function cutToWord(text: string, limit: number): string {
  if (countChars(text) <= limit) return text;
  let [end, characters] = [0, countChars(CUT)];
  // More than the limit by any count: what the piece ends with is never taken.
  for (const { segment } of graphemes.segment(text.slice(0, 2 * limit + 2))) {
    characters += countChars(segment);
    if (characters > limit) break;
    end += segment.length;
  }
  const cut = text.slice(0, end);
  const isInWord = /\S$/.test(cut) && /^\S/.test(text.slice(end));
  const word = isInWord ? cut.replace(/\S+$/, "") : cut;
  const ended = word.length >= cut.length * 0.8 ? word : cut;
  return `${ended.trimEnd()}${CUT}`;
}

/** The beginning that a turn was cut from, or all of it where it was not. */
export const uncutPart = (message: string): string =>
  message.endsWith(CUT) ? message.slice(0, -CUT.length) : message;
