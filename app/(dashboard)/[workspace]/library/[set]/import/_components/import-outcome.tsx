"use client";

import { useRouter } from "next/navigation";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { ImportReport } from "@/lib/domain/library/prompt-import";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, shorten } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { useAction } from "@/lib/queries/use-action";
import { undoWords } from "../../change-words";
import { undoChangeAction } from "../../set-actions";

interface ImportOutcomeProps {
  slug: string;
  setId: string;
  report: ImportReport;
  /** It says what was done, not what would be. */
  imported: boolean;
  busy: string | null;
  /** Cells were put right since. */
  changed: boolean;
  onStep: (step: "check" | "import" | "problems") => void;
}

/** What an import would make or has made, and what to do about it. */
export function ImportOutcome({ slug, setId, report, imported, busy, changed, onStep }: ImportOutcomeProps) {
  const router = useRouter();
  const undo = useAction(undoChangeAction.bind(null, slug), { onSuccess: () => router.refresh() });
  const { fresh, leftOut, rows, makes, notes, sample, changeId } = report;
  const out = leftOut.wrong + leftOut.twice + leftOut.already;
  const facts = [
    counted(rows, "row"),
    ...(leftOut.wrong > 0 ? [`${leftOut.wrong.toLocaleString("en")} with something to put right`] : []),
    ...(leftOut.twice > 0 ? [`${leftOut.twice.toLocaleString("en")} that stand above already`] : []),
    ...(leftOut.already > 0 ? [`${leftOut.already.toLocaleString("en")} that the set has already`] : []),
  ];
  return (
    <section aria-label="What comes of it" className="flex flex-col gap-3">
      {undo.result.data ? (
        <Notice tone="good" title={undoWords(undo.result.data)} />
      ) : (
        <Notice
          tone={imported && fresh > 0 ? "good" : "neutral"}
          title={titleOf(report, imported)}
          action={
            imported && (
              <div className="flex gap-2">
                {changeId && (
                  <Button busy={undo.isPending} onClick={() => undo.execute({ id: changeId })}>
                    Undo the import
                  </Button>
                )}
                <Button asChild look="primary">
                  <Link href={paths.workspace(slug).library.set(setId)}>See the set</Link>
                </Button>
              </div>
            )
          }
        >
          {facts.join("; ")}. {notes.map((note) => withoutTricks(note)).join(" ")}{" "}
          {makesWords(makes, imported)}
        </Notice>
      )}
      {undo.result.serverError && (
        <Notice tone="danger" title={<FailureWords failure={undo.result.serverError} />} />
      )}
      {!imported && sample.length > 0 && (
        <div className="text-sm">
          <p className="text-muted">The first new ones:</p>
          <ul className="flex flex-col gap-1 pt-1">
            {sample.map(({ line, prompt, topic, market, family, weight }) => (
              <li key={line} className="break-words">
                {withoutTricks(shorten(prompt, 200))}{" "}
                <span className="text-muted">
                  {[topic, market, family, weight === "1" ? null : `weight ${weight}`]
                    .filter((part) => part !== null)
                    .map((part) => withoutTricks(part))
                    .join(" · ")}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        {!imported && (
          <Button
            look="primary"
            disabled={fresh === 0 && !changed}
            busy={busy === "import"}
            onClick={() => onStep("import")}
          >
            {busy === "import"
              ? "Importing…"
              : changed
                ? "Import what is in order"
                : `Import ${counted(fresh, "question")}`}
          </Button>
        )}
        {changed && (
          <Button busy={busy === "check"} onClick={() => onStep("check")}>
            Check again
          </Button>
        )}
        {imported && leftOut.wrong > 0 && changed && (
          <Button busy={busy === "import"} onClick={() => onStep("import")}>
            Import the rows put right
          </Button>
        )}
        {out > 0 && (
          <Button busy={busy === "problems"} onClick={() => onStep("problems")}>
            Download the {counted(out, "row")} left out
          </Button>
        )}
      </div>
    </section>
  );
}

function titleOf({ fresh, leftOut, importedBefore }: ImportReport, imported: boolean): string {
  const before = importedBefore === null ? "" : " This very file was imported before.";
  if (fresh > 0)
    return imported
      ? `${counted(fresh, "question")} ${fresh === 1 ? "was" : "were"} imported.`
      : `${counted(fresh, "question")} would be new.${before}`;
  const all = leftOut.already > 0 && leftOut.wrong === 0;
  return all
    ? `All ${leftOut.already.toLocaleString("en")} are there already: nothing is new.${before}`
    : `Nothing of it is new.${before}`;
}

function makesWords({ families, markets }: ImportReport["makes"], imported: boolean): string {
  const made = [
    ...(families.length > 0 ? [counted(families.length, "family", "families")] : []),
    ...(markets.length > 0
      ? [`the ${markets.length === 1 ? "market" : "markets"} ${markets.map(withoutTricks).join(", ")}`]
      : []),
  ];
  if (made.length === 0) return "";
  return `${imported ? "Made with them" : "Makes with them"}: ${made.join(" and ")}.`;
}
