import type { ReactNode } from "react";
import type { MentionView } from "@/lib/domain/brands/mention-view";
import { withoutTricks } from "@/lib/format/hostile";
import { ruleWords, saidWords } from "./mention-words";

/** A mention with its place among the answer's, by which its entry in the list is found. */
export interface MarkedMention {
  mention: MentionView;
  place: number;
}

export const mentionAnchor = (place: number): string => `mention-${place + 1}`;

interface MentionMarkProps extends MarkedMention {
  /** Whether it stands in a link, in which no other can. */
  inLink: boolean;
  children: ReactNode;
}

/** A brand's name where it stands in a text. It leads to what is said of it in the list of mentions. */
export function MentionMark({ mention, place, inLink, children }: MentionMarkProps) {
  const { brand } = mention;
  const words = `${withoutTricks(brand.name)}: ${saidWords(mention)}. Found by ${ruleWords(mention)}.`;
  const look =
    mention.absence === null
      ? "bg-accent-soft text-ink rounded-sm"
      : "bg-sunken text-ink rounded-sm line-through decoration-1";
  if (inLink)
    return (
      <mark title={words} className={look}>
        {children}
      </mark>
    );
  return (
    <mark className={look}>
      <a
        href={`#${mentionAnchor(place)}`}
        title={words}
        className="text-inherit underline decoration-dotted underline-offset-2"
      >
        {children}
      </a>
    </mark>
  );
}
