import { DEFAULT_LIMITS, type LimitName } from "@/lib/api-service/accounts/limits";
import { toDollars, type Nano } from "@/lib/domain/amounts/money";
import { formatDollars } from "@/lib/format/money";
import { formatCount } from "@/lib/format/text";

const asText = (limit: number | Nano | null): string | null =>
  limit === null ? null : typeof limit === "bigint" ? formatDollars(toDollars(limit)) : formatCount(limit);

/** What holds for an account of which nothing else is said, as text; null where nothing does. */
export const DEFAULT_LIMIT_TEXTS: Readonly<Record<LimitName, string | null>> = {
  calls_per_minute: asText(DEFAULT_LIMITS.calls_per_minute),
  tasks_ready_per_minute: asText(DEFAULT_LIMITS.tasks_ready_per_minute),
  id_list_per_minute: asText(DEFAULT_LIMITS.id_list_per_minute),
  user_data_per_minute: asText(DEFAULT_LIMITS.user_data_per_minute),
  live_slots: asText(DEFAULT_LIMITS.live_slots),
  cost_per_day: asText(DEFAULT_LIMITS.cost_per_day),
};
