import "server-only";
import { unsubscribe } from "@/lib/services/notice-channels";
import { wantReportMails } from "@/lib/services/report-mailings";
import type { InstanceCall } from "@/lib/services/context";

/** Ends the mails that a link came with, whichever they are. False where it is no such link. */
export const endMails = async ({
  ctx,
  input: { token },
}: InstanceCall<{ token: string }>): Promise<boolean> =>
  (await unsubscribe({ ctx, input: { token } })) ||
  (await wantReportMails({ ctx, input: { token, wanted: false } }));
