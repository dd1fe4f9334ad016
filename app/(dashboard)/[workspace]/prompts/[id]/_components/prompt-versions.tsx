import { WordDiff } from "@/components/prompts/word-diff";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import type { PromptVersionView, PromptView } from "@/lib/domain/library/prompt";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";

interface PromptVersionsProps {
  slug: string;
  prompt: PromptView;
  mayAsk: boolean;
}

/** Every wording, newest first, each marked with what it changed in the one before. */
export const PromptVersions = ({ slug, prompt, mayAsk }: PromptVersionsProps) => (
  <section aria-labelledby="wordings" className="flex flex-col gap-3">
    <h2 id="wordings" className="font-semibold">
      Wordings
    </h2>
    <ol className="flex flex-col gap-3">
      {prompt.versions.map((version, index) => {
        const links = paths.workspace(slug);
        return (
          <li key={version.id} className="bg-surface rounded-md border">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b px-3 py-2 text-sm">
              <h3 className="flex flex-wrap items-center gap-2 font-medium">
                Version {version.number}
                {index === 0 && prompt.versions.length > 1 && <Badge tone="accent">newest</Badge>}
                <span className="text-muted font-normal">
                  <Time iso={version.createdAt} />
                </span>
              </h3>
              <p className="flex flex-wrap gap-x-4">
                <span className="text-muted">{counted(version.runs, "run")}</span>
                <Link href={links.answers({ versionId: version.id })} className="text-accent hover:underline">
                  {counted(version.answers, "answer")}
                  <span className="sr-only"> to version {version.number}</span>
                </Link>
                {mayAsk && (
                  <Link
                    href={links.compose({ prompt: prompt.id, version: version.number })}
                    className="text-accent hover:underline"
                  >
                    Ask<span className="sr-only"> version {version.number}</span> again
                  </Link>
                )}
              </p>
            </div>
            <Wording version={version} before={prompt.versions[index + 1]} />
          </li>
        );
      })}
    </ol>
  </section>
);

interface WordingProps {
  version: PromptVersionView;
  /** The version before it; none for the first. */
  before: PromptVersionView | undefined;
}

/** The parts of a wording by name. Turns are one text, so that one put in between shows as just that. */
const partsOf = ({ systemMessage, turns, userPrompt }: PromptVersionView) => ({
  "System message": systemMessage ?? "",
  "Earlier turns": turns
    .map(({ role, message }) => `${role === "user" ? "Person" : "Model"}: ${message}`)
    .join("\n"),
  Prompt: userPrompt,
});

function Wording({ version, before }: WordingProps) {
  const now = partsOf(version);
  const then = before ? partsOf(before) : now;
  const names = ["System message", "Earlier turns", "Prompt"] as const;
  return (
    <dl className="flex flex-col gap-2 px-3 py-2">
      {names
        .filter((name) => now[name] || then[name])
        .map((name) => (
          <div key={name} className="grid gap-x-3 sm:grid-cols-[8rem_minmax(0,1fr)]">
            <dt className="text-muted text-xs leading-5">{name}</dt>
            <dd className="max-w-reading">
              <WordDiff older={then[name]} newer={now[name]} />
            </dd>
          </div>
        ))}
    </dl>
  );
}
