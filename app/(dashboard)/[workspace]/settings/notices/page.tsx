import type { Metadata } from "next";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { roleMay } from "@/lib/domain/team/permission";
import { sentKindsFor } from "@/lib/domain/team/notice-channel";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";
import { getOwnMail, listChannels } from "@/lib/services/notice-channels";
import { openWorkspacePage } from "@/lib/web/page";
import { ChannelItem } from "./_components/channel-item";
import { NewChannel } from "./_components/new-channel";
import { OwnMail } from "./_components/own-mail";

export const metadata: Metadata = { title: "Notices" };

interface NoticesPageProps {
  params: Promise<{ workspace: string }>;
}

export default async function NoticesPage({ params }: NoticesPageProps) {
  const { session, workspace, ctx } = await openWorkspacePage((await params).workspace, "workspace:read");
  const { slug, role, timeZone: zone } = workspace;
  const mayWrite = roleMay(role, "notice:write");
  const [own, channels] = await Promise.all([getOwnMail({ ctx }), mayWrite ? listChannels({ ctx }) : null]);
  const kinds = sentKindsFor(role);
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-muted max-w-reading">
          The bell shows what happened here. What somebody has to act on can leave Sightline as well.
        </p>
        <Button asChild>
          <Link href={paths.workspace(slug).settings.deliveries()}>What was sent</Link>
        </Button>
      </div>
      <div className="grid gap-8 xl:grid-cols-2">
        <OwnMail
          slug={slug}
          email={session.user.email}
          zone={zone}
          kinds={kinds}
          channel={own}
          isOn={env().mail !== null}
        />
        <section aria-labelledby="channels" className="flex max-w-3xl min-w-0 flex-col gap-3">
          <h2 id="channels" className="font-semibold">
            Channels of this workspace
          </h2>
          {channels === null ? (
            <p className="text-muted">Only owners and admins add, change or remove channels.</p>
          ) : (
            <>
              {channels.length === 0 ? (
                <EmptyState title="No channel yet">
                  A webhook of your own, or one that speaks Slack&apos;s format, is told of what you choose.
                </EmptyState>
              ) : (
                <ul aria-label="Channels" className="bg-surface divide-y rounded-md border">
                  {channels.map((channel) => (
                    <ChannelItem key={channel.id} slug={slug} zone={zone} kinds={kinds} channel={channel} />
                  ))}
                </ul>
              )}
              <NewChannel slug={slug} zone={zone} kinds={kinds} />
            </>
          )}
        </section>
      </div>
    </div>
  );
}
