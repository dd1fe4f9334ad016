import type { NoticeKind } from "@/lib/domain/team/notice";
import type { ChannelChoices, Pace } from "@/lib/domain/team/notice-channel";

/** What stands in the form: quiet hours keep their times while they are switched off. */
export interface TypedChoices extends Omit<ChannelChoices, "quiet"> {
  isQuiet: boolean;
  from: string;
  to: string;
}

/** Nothing, until somebody chooses. */
export const NO_CHOICES: ChannelChoices = { paces: {}, digestAt: "08:00", quiet: null };

export const typedFrom = ({ quiet, ...choices }: ChannelChoices): TypedChoices => ({
  ...choices,
  isQuiet: quiet !== null,
  ...(quiet ?? { from: "22:00", to: "07:00" }),
});

export const givenChoices = ({ isQuiet, from, to, ...choices }: TypedChoices): ChannelChoices => ({
  ...choices,
  quiet: isQuiet ? { from, to } : null,
});

/** What somebody has to act on at once, and the rest once a day. */
export const suggested = (kinds: readonly NoticeKind[]): ChannelChoices["paces"] =>
  Object.fromEntries(
    kinds.map((kind): [string, Pace] => [kind, kind === "run_finished" ? "daily" : "at_once"]),
  );
