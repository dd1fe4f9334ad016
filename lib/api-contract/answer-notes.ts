import { ENDINGS, type EndedEarly } from "@/lib/domain/answers/answer-ending";

/** What is to be known of an answer beside its result. */
export interface AnswerNotes {
  /** Null where it ended by itself, or nobody says. */
  endedEarly: EndedEarly | null;
  /** Parts of the model's reply that could not be read and are left out. */
  leftOut: number;
}

/*
 * The wire has no field for either; "the message may be extended per event". The words after the documented "Ok." are
 * ours, and the only ones read back.
 */
const STOPPED = new RegExp(` Stopped early: (${ENDINGS.join("|")})\\.`);
const LEFT_OUT = / (\d{1,9}) parts? of the model's reply could not be read\./;

/** The status message of an answered task: "Ok.", then what is to be known of its answer. */
export function answeredMessage({ endedEarly, leftOut }: AnswerNotes): string {
  const parts = leftOut === 1 ? "1 part" : `${leftOut} parts`;
  return [
    "Ok.",
    ...(endedEarly === null ? [] : [`Stopped early: ${endedEarly}.`]),
    ...(leftOut === 0 ? [] : [`${parts} of the model's reply could not be read.`]),
  ].join(" ");
}

/** What an answered task's status message says of its answer; nothing where it is another API's. */
export function readAnswerNotes(message: string | null): AnswerNotes {
  const word = STOPPED.exec(message ?? "")?.[1];
  return {
    endedEarly: ENDINGS.find((ending) => ending === word) ?? null,
    leftOut: Number(LEFT_OUT.exec(message ?? "")?.[1] ?? 0),
  };
}
