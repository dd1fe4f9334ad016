import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { FamilyView } from "@/lib/domain/library/family";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import type { QuestionView, SetPromptChoices } from "@/lib/domain/library/set-prompt";
import { INTENT_LABELS, STAGE_LABELS } from "../../../library/library-words";
import { AddSibling } from "./add-sibling";
import { EditQuestion } from "./edit-question";

interface PromptInSetProps {
  slug: string;
  question: QuestionView;
  family: FamilyView | null;
  choices: SetPromptChoices;
  mayEdit: boolean;
}

/** What a prompt is in its set, and the others of its family. */
export function PromptInSet({ slug, question, family, choices, mayEdit }: PromptInSetProps) {
  const { library, prompt } = paths.workspace(slug);
  const { set, fields } = question;
  const asked = family?.marketIds ?? [fields.marketId];
  const facts = [
    ["Topic", fields.topic],
    ["Tags", fields.tags.join(", ")],
    ["Intent", fields.intent && INTENT_LABELS[fields.intent]],
    ["Stage", fields.stage && STAGE_LABELS[fields.stage]],
    ["Market", question.market ?? "any that a run names"],
    ["Persona", question.persona ?? "nobody"],
    ["Weight", fields.weight],
  ] as const;
  return (
    <section aria-labelledby="set" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="set" className="flex items-center gap-2 font-semibold">
          <span>
            In the set{" "}
            <Link href={library.set(set.id)} className="text-accent underline underline-offset-2">
              {withoutTricks(set.name)}
            </Link>
          </span>
          {question.archivedAt && <Badge tone="warn">archived</Badge>}
        </h2>
        {mayEdit && !set.archived && (
          <div className="flex flex-wrap gap-2">
            {question.archivedAt === null && (
              <AddSibling
                slug={slug}
                promptId={question.id}
                userPrompt={fields.userPrompt}
                markets={choices.markets.filter(({ id }) => !asked.includes(id))}
              />
            )}
            <EditQuestion slug={slug} question={question} choices={choices} />
          </div>
        )}
      </div>
      {question.archivedAt && (
        <Notice title="This prompt is archived">
          Runs of the set leave it out. Restore it from the set’s list of archived prompts.
        </Notice>
      )}
      <dl className="bg-surface grid gap-x-6 gap-y-2 rounded-md border px-3 py-2 text-sm sm:grid-cols-2 lg:grid-cols-4">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name} className="min-w-0">
              <dt className="text-muted text-xs">{name}</dt>
              <dd className="break-words">{withoutTricks(value ?? "")}</dd>
            </div>
          ))}
      </dl>
      {family && (
        <div>
          <h3 className="mb-1 text-sm font-medium">
            Its family{" "}
            <Link
              href={library.set(set.id, { familyId: family.id })}
              className="text-accent underline underline-offset-2"
            >
              {withoutTricks(family.name)}
            </Link>{" "}
            <span className="text-muted font-normal">· {counted(family.size, "prompt")}</span>
          </h3>
          <ul className="bg-surface divide-y rounded-md border text-sm">
            {family.members
              .filter(({ id }) => id !== question.id)
              .map(({ id, userPrompt, market, persona }) => (
                <li key={id} className="px-3 py-1.5">
                  <Link href={prompt(id)} dir="auto" className="hover:underline">
                    {withoutTricks(userPrompt)}
                  </Link>
                  <span className="text-muted">
                    {[market, persona].flatMap((name) => (name ? [` · ${withoutTricks(name)}`] : []))}
                  </span>
                </li>
              ))}
          </ul>
          {family.members.length < family.size && (
            <p className="text-muted pt-1 text-sm">
              The first {formatCount(family.members.length)} are shown.
            </p>
          )}
        </div>
      )}
    </section>
  );
}
