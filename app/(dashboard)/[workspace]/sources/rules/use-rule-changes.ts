import { useQueryClient } from "@tanstack/react-query";
import { ruleChangesQuery } from "@/lib/queries/source-rules";

/** Has what changes moved read again, once there is another change. */
export function useRuleChanges(slug: string) {
  const queries = useQueryClient();
  return { readAgain: () => void queries.invalidateQueries(ruleChangesQuery(slug)) };
}
