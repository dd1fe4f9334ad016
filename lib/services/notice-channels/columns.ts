import "server-only";
import type { ChannelChoices } from "@/lib/domain/team/notice-channel";

/** What somebody chose, as the columns of its row. */
export const columnsOf = ({ paces, digestAt, quiet }: ChannelChoices) => ({
  ...{ paces: { ...paces }, digestAt },
  quietFrom: quiet?.from ?? null,
  quietTo: quiet?.to ?? null,
});
