import { EngineMark } from "@/components/engines/engine-mark";
import { Badge } from "@/components/ui/badge";
import type { ReferenceCall } from "@/lib/api-service/describe/reference";
import { formatCount } from "@/lib/format/text";
import type { TitledGroup } from "./contents";
import { CurlExample } from "./curl-example";
import { FieldLines } from "./field-lines";

interface CallGroupProps {
  group: TitledGroup;
  origin: string;
}

/** "live and task_get". */
const listed = (names: readonly string[]): string =>
  [names.slice(0, -1).join(", "), names.at(-1)].filter(Boolean).join(" and ");

/** The calls of an engine, then the fields they take and answer with. */
export const CallGroup = ({ group, origin }: CallGroupProps) => {
  const { engine, title, anchor, calls, requests, results } = group;
  return (
    <section aria-labelledby={anchor} className="flex flex-col gap-6">
      <h2 id={anchor} className="text-md flex scroll-mt-16 items-center gap-2 font-semibold">
        {engine && <EngineMark engine={engine} />}
        {title}
      </h2>
      {calls.map((call) => (
        <Call key={call.id} call={call} group={title} origin={origin} />
      ))}
      {requests.map(({ calls: names, fields }) => (
        <div key={names.join()}>
          <h3 className="mb-2 font-medium">
            What <Names names={names} /> {names.length > 1 ? "take" : "takes"}
          </h3>
          <FieldLines label={`${title}: fields of ${listed(names)}`} fields={fields} calls={names} />
        </div>
      ))}
      {results.map(({ calls: names, fields }) => (
        <div key={names.join()}>
          <h3 className="mb-2 font-medium">
            A row of the result of <Names names={names} />
          </h3>
          <FieldLines
            label={`${title}: result of ${listed(names)}`}
            fields={fields.map((field) => ({ ...field, required: false }))}
          />
        </div>
      ))}
    </section>
  );
};

const Names = ({ names }: { names: readonly string[] }) => (
  <code className="font-mono text-sm">{listed(names)}</code>
);

const Call = ({ call, group, origin }: { call: ReferenceCall; group: string; origin: string }) => {
  const { id, name, verb, path, summary, posts, examplePath } = call;
  return (
    <div className="flex flex-col gap-2">
      <h3 id={id} className="scroll-mt-16 font-medium">
        <a href={`#${id}`} className="underline-offset-2 hover:underline">
          <code className="font-mono text-base">{name}</code>
          <span className="sr-only"> of {group}</span>
        </a>
      </h3>
      <p className="flex flex-wrap items-baseline gap-2">
        <Badge>{verb.toUpperCase()}</Badge>
        <code className="font-mono text-sm break-all">{path}</code>
      </p>
      <p>
        {summary}.
        {posts && posts.atMost > 1 && (
          <span className="text-muted"> At most {formatCount(posts.atMost)} objects a call.</span>
        )}
      </p>
      <CurlExample
        label={`${name} of ${group}`}
        url={`${origin}${examplePath}`}
        body={posts?.example ?? null}
      />
    </div>
  );
};
