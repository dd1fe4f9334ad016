import type { Metadata } from "next";
import { FlagBadge } from "@/components/answers/flag-badge";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { roleMay } from "@/lib/domain/team/permission";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { countFlags } from "@/lib/services/flags";
import { openWorkspacePage } from "@/lib/web/page";
import { FlagActions } from "./_components/flag-actions";

export const metadata: Metadata = { title: "Flags" };

interface FlagsPageProps {
  params: Promise<{ workspace: string }>;
}

export default async function FlagsPage({ params }: FlagsPageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "answer:read");
  const { slug } = workspace;
  const flags = await countFlags({ ctx });
  const mayWrite = roleMay(workspace.role, "answer:annotate");
  const answers = paths.workspace(slug).answers;
  if (flags.length === 0)
    return (
      <EmptyState
        title="No flag yet"
        action={
          <Button asChild>
            <Link href={answers()}>To the answers</Link>
          </Button>
        }
      >
        A flag is a word of this workspace’s own on answers, to find them by. It is made where it is put: on
        an answer’s page, or on those chosen in the list.
      </EmptyState>
    );
  return (
    <ul aria-label="Flags" className="bg-surface divide-y rounded-md border">
      {flags.map((flag) => (
        <li
          key={flag.id}
          aria-label={withoutTricks(flag.name)}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 p-3"
        >
          <span className="flex min-w-0 flex-wrap items-center gap-3">
            <FlagBadge flag={flag} />
            <Link href={answers({ flagId: flag.id })} className="text-accent text-sm hover:underline">
              {counted(flag.answers, "answer")}
            </Link>
          </span>
          {mayWrite && (
            <FlagActions
              slug={slug}
              flag={flag}
              others={flags
                .filter(({ id }) => id !== flag.id)
                .map(({ id, name, colour }) => ({ id, name, colour }))}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
