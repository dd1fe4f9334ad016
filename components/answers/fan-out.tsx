import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";

/** What the model itself searched for. Nothing is shown where the API told of no query. */
export const FanOut = ({ queries }: { queries: readonly string[] }) =>
  queries.length > 0 && (
    <div role="group" aria-label="The model's searches" className="bg-surface rounded-md border">
      <h2 className="flex items-baseline justify-between gap-2 border-b px-3 py-2 font-semibold">
        The model’s searches
        <span className="tabular text-muted text-xs font-normal">
          {counted(queries.length, "query", "queries")}
        </span>
      </h2>
      <ul className="flex flex-col gap-1 px-3 py-2">
        {queries.map((query, index) => (
          <li key={index} dir="auto" className="text-sm break-words">
            {withoutTricks(query)}
          </li>
        ))}
      </ul>
    </div>
  );
