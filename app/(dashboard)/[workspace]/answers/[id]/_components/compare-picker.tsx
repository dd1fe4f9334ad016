"use client";

import Link from "next/link";
import { EngineLabel } from "@/components/engines/engine-label";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { Time } from "@/components/ui/time";
import type { AnswerRow } from "@/lib/domain/answers/answer-list";
import { paths } from "@/lib/paths";

interface ComparePickerProps {
  slug: string;
  answerId: string;
  others: readonly Pick<AnswerRow, "id" | "engine" | "modelAsked" | "createdAt">[];
}

/** Picks the answer to show beside this one, among the answers to the same prompt. */
export const ComparePicker = ({ slug, answerId, others }: ComparePickerProps) => (
  <Popover label="Answers to the same prompt" trigger={<Button>Compare</Button>}>
    <p className="text-muted pb-2">Show beside it, of the answers to this prompt:</p>
    <ul className="-mx-2 max-h-80 overflow-y-auto">
      {others.map((other) => (
        <li key={other.id}>
          <Link
            href={paths.workspace(slug).answer(answerId, { with: other.id })}
            className="hover:bg-sunken flex flex-wrap items-center justify-between gap-x-4 rounded px-2 py-1"
          >
            <EngineLabel engine={other.engine} model={other.modelAsked} />
            <span className="text-muted">
              <Time iso={other.createdAt} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  </Popover>
);
