import type { Metadata } from "next";
import { createLoader, createParser, type SearchParams } from "nuqs/server";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { paths } from "@/lib/paths";
import { parseAsId } from "@/lib/queries/url-parsers";
import { listConnections } from "@/lib/services/connections";
import { memberId } from "@/lib/services/context";
import { getLastSetAsk, listAskChoices } from "@/lib/services/runs";
import { openWorkspacePage } from "@/lib/web/page";
import { NewRunLoader } from "./_components/new-run-loader";
import { repeatsProblem } from "./set-run-form";

export const metadata: Metadata = { title: "New run" };

/** How often a run may ask each prompt, in an address. */
const parseAsRepeats = createParser<number>({
  parse: (text) => (repeatsProblem(text) === null ? Number(text) : null),
  serialize: String,
});

const loadAddress = createLoader({ set: parseAsId, repeats: parseAsRepeats });

interface NewRunPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function NewRunPage({ params, searchParams }: NewRunPageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "run:create");
  const { slug } = workspace;
  const { set, repeats } = await loadAddress(searchParams);
  const [connections, choices, last] = await Promise.all([
    listConnections({ ctx }),
    listAskChoices({ ctx }),
    getLastSetAsk({ ctx }),
  ]);
  const links = paths.workspace(slug);
  const [firstConnection] = connections;
  return (
    <>
      <PageHeader title="New run" question="What do we ask of whom, and what will it cost?" />
      {choices.sets.length === 0 ? (
        <EmptyState
          title="There is no set to run yet"
          action={
            <Button asChild look="primary">
              <Link href={links.library.sets()}>Open the library</Link>
            </Button>
          }
        >
          A set holds the prompts of one programme. Make one in the library first.
        </EmptyState>
      ) : !firstConnection ? (
        <EmptyState
          title="There is no connection to ask over."
          action={
            <Button asChild look="primary">
              <Link href={links.settings.connections}>Add a connection</Link>
            </Button>
          }
        >
          A connection is an account on an API that asks the engines.
        </EmptyState>
      ) : (
        <NewRunLoader
          workspace={slug}
          draftOwner={`${workspace.id}.${memberId(ctx) ?? ""}`}
          connections={connections.map(({ id, name, kind }) => ({ id, name, kind }))}
          choices={choices}
          last={last}
          askedFor={choices.sets.find(({ id }) => id === set)?.id ?? null}
          askedRepeats={repeats}
        />
      )}
    </>
  );
}
