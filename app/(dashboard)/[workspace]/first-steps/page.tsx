import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { COUNTRIES } from "@/lib/api-contract/countries";
import { LANGUAGES } from "@/lib/domain/library/languages";
import { countryName, languageName } from "@/lib/format/market-name";
import { paths } from "@/lib/paths";
import { listBrands } from "@/lib/services/brands";
import { listConnections } from "@/lib/services/connections";
import { memberId } from "@/lib/services/context";
import { listAskChoices } from "@/lib/services/runs";
import { openWorkspacePage } from "@/lib/web/page";
import { byName } from "../library/markets/market-words";
import { FirstStepsLoader } from "./_components/first-steps-loader";
import { FIRST_STEPS_QUESTION } from "./first-steps-words";

export const metadata: Metadata = { title: "First steps" };

interface FirstStepsPageProps {
  params: Promise<{ workspace: string }>;
}

export default async function FirstStepsPage({ params }: FirstStepsPageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "run:create");
  const { slug } = workspace;
  const [connections, { markets }, brands] = await Promise.all([
    listConnections({ ctx }),
    listAskChoices({ ctx }),
    listBrands({ ctx }),
  ]);
  const [connection] = connections;
  return (
    <>
      <PageHeader title="First steps" question={FIRST_STEPS_QUESTION} />
      {connection ? (
        <FirstStepsLoader
          workspace={slug}
          draftOwner={`${workspace.id}.${memberId(ctx) ?? ""}`}
          connections={connections.map(({ id, name, kind }) => ({ id, name, kind }))}
          markets={markets}
          tracked={brands.flatMap(({ name, role, archivedAt }) =>
            archivedAt === null ? [{ name, role }] : [],
          )}
          languages={byName(LANGUAGES, languageName)}
          countries={byName(COUNTRIES, countryName)}
        />
      ) : (
        <EmptyState
          title="There is no connection to ask over."
          action={
            <Button asChild look="primary">
              <Link href={paths.workspace(slug).settings.connections}>Add a connection</Link>
            </Button>
          }
        >
          A connection is an account on an API that asks the engines.
        </EmptyState>
      )}
    </>
  );
}
