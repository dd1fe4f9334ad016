import type { Metadata } from "next";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { SearchParams } from "nuqs/server";
import { AddressProblems } from "@/components/filters/address-problems";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { roleMay } from "@/lib/domain/team/permission";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { deliveriesHref, deliveryParsers } from "@/lib/queries/deliveries-address";
import { readAddress } from "@/lib/queries/read-address";
import { getOwnMail, listChannels, listDeliveries } from "@/lib/services/notice-channels";
import { openWorkspacePage } from "@/lib/web/page";
import { DeliveryFilters } from "./_components/delivery-filters";
import { DeliveryItem } from "./_components/delivery-item";

export const metadata: Metadata = { title: "What was sent" };

interface DeliveriesPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function DeliveriesPage({ params, searchParams }: DeliveriesPageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "workspace:read");
  const { slug, role } = workspace;
  const { state, problems } = await readAddress(deliveryParsers, searchParams);
  const { after, ...filter } = state;
  const [{ rows, next }, own, channels] = await Promise.all([
    listDeliveries({ ctx, input: { filter, after } }),
    getOwnMail({ ctx }),
    roleMay(role, "notice:write") ? listChannels({ ctx }) : [],
  ]);
  const path = paths.workspace(slug).settings.deliveries();
  const choices = [...(own ? [own] : []), ...channels].map(({ id, name }) => ({
    value: id,
    label: name === null ? "Your e-mail" : withoutTricks(name),
  }));
  const isNarrowed = filter.channelId !== null || filter.state !== null || after !== null;
  return (
    <section aria-labelledby="deliveries">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 id="deliveries" className="font-semibold">
          What was sent within 30 days
        </h2>
        <Button asChild>
          <Link href={paths.workspace(slug).settings.notices}>Back to notices</Link>
        </Button>
      </div>
      <AddressProblems problems={problems} cleanHref={deliveriesHref(path, state)} />
      <NuqsAdapter>
        <DeliveryFilters channels={choices} />
      </NuqsAdapter>
      {rows.length > 0 ? (
        <ul aria-label="Deliveries" className="bg-surface divide-y rounded-md border">
          {rows.map((delivery) => (
            <DeliveryItem key={delivery.id} slug={slug} delivery={delivery} />
          ))}
        </ul>
      ) : (
        <EmptyState
          title={isNarrowed ? "Nothing sent matches" : "Nothing was sent yet"}
          action={
            <Button asChild>
              <Link href={isNarrowed ? path : paths.workspace(slug).settings.notices}>
                {isNarrowed ? "Show all of it" : "Choose what is sent"}
              </Link>
            </Button>
          }
        >
          Each message by a channel is here with what became of it.
        </EmptyState>
      )}
      <nav aria-label="Pages" className="flex justify-end gap-2 py-2">
        {after && (
          <Button asChild size="small">
            <Link href={deliveriesHref(path, filter)}>Newest</Link>
          </Button>
        )}
        {next && (
          <Button asChild size="small">
            <Link href={deliveriesHref(path, { ...filter, after: next })}>Older</Link>
          </Button>
        )}
      </nav>
    </section>
  );
}
