import { WordDiff } from "@/components/prompts/word-diff";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import type { RunDifference, WordingsNamed } from "@/lib/domain/runs/set-run-view";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { TargetTable } from "./run-plan";

const isNone = (difference: RunDifference): boolean =>
  difference.added.count + difference.removed.count + difference.reworded.count === 0 &&
  difference.targetsAdded.length + difference.targetsRemoved.length === 0 &&
  difference.repeats === null;

const times = (repeats: number | null): string =>
  repeats === null ? "some cells" : counted(repeats, "repeat");

/** What a run asks otherwise than the one of its set before. */
export const RunDifferenceSection = ({ slug, difference }: { slug: string; difference: RunDifference }) => (
  <section aria-labelledby="difference" className="flex flex-col gap-3">
    <h2 id="difference" className="font-semibold">
      Since the run before
    </h2>
    <p className="text-muted text-sm">
      Compared with the{" "}
      <Link
        href={paths.workspace(slug).run(difference.before.id)}
        className="text-accent underline underline-offset-2"
      >
        run of <Time iso={difference.before.createdAt} />
      </Link>
      {isNone(difference)
        ? ": the same plan."
        : `: ${counted(difference.same, "question")} in the same words${
            difference.repeats
              ? `, ${times(difference.repeats.after)} instead of ${times(difference.repeats.before)}`
              : ""
          }.`}
    </p>
    <Wordings title="Added" named={difference.added} />
    <Wordings title="Removed" named={difference.removed} />
    {difference.reworded.count > 0 && (
      <Disclosure summary={`Worded otherwise: ${counted(difference.reworded.count, "question")}`}>
        <ul className="flex flex-col gap-2">
          {difference.reworded.first.map(({ before, after }) => (
            <li key={`${before} ${after}`}>
              <WordDiff older={before} newer={after} />
            </li>
          ))}
        </ul>
        <More shown={difference.reworded.first.length} of={difference.reworded.count} />
      </Disclosure>
    )}
    {difference.targetsAdded.length > 0 && (
      <>
        <h3 className="text-sm font-medium">Asked now and not before</h3>
        <TargetTable caption="Asked now and not before" targets={difference.targetsAdded} />
      </>
    )}
    {difference.targetsRemoved.length > 0 && (
      <>
        <h3 className="text-sm font-medium">Asked before and not now</h3>
        <TargetTable caption="Asked before and not now" targets={difference.targetsRemoved} />
      </>
    )}
  </section>
);

const Wordings = ({ title, named }: { title: string; named: WordingsNamed }) =>
  named.count > 0 && (
    <Disclosure summary={`${title}: ${counted(named.count, "question")}`}>
      <ul className="list-disc pl-5">
        {named.first.map((words, place) => (
          <li key={place} dir="auto">
            {withoutTricks(words)}
          </li>
        ))}
      </ul>
      <More shown={named.first.length} of={named.count} />
    </Disclosure>
  );

const More = ({ shown, of }: { shown: number; of: number }) =>
  of > shown && <p className="text-muted mt-1 text-sm">and {formatCount(of - shown)} more</p>;
