import type { ReactNode } from "react";
import { EngineLabel, OwnServerBadge, SandboxBadge } from "@/components/engines/engine-label";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { UpstreamSetting } from "@/lib/api-service/upstreams/upstream-settings";
import { ENGINE_LABELS } from "@/lib/domain/engine";
import { COMPATIBLE, SANDBOX } from "@/lib/domain/upstream-kinds";
import { withoutTricks } from "@/lib/format/hostile";
import { kindWords } from "../upstream-words";
import { UpstreamChanges } from "./upstream-changes";

interface UpstreamSectionProps {
  upstream: UpstreamSetting;
  /** What it offers. */
  children: ReactNode;
}

/** What answers for one engine, since when and by whose word, what it offers, and how to change it. */
export function UpstreamSection({ upstream, children }: UpstreamSectionProps) {
  const { engine, kind, source, baseUrl, models, hasKey, keyEnd } = upstream;
  const pinned = source === "environment";
  return (
    <section aria-label={ENGINE_LABELS[engine]} className="flex flex-col gap-3 py-5">
      <h2 className="flex flex-wrap items-center gap-2 font-semibold">
        <EngineLabel engine={engine} />
        {kind === SANDBOX && <SandboxBadge />}
        {kind === COMPATIBLE && <OwnServerBadge />}
        {pinned && <Badge>set by the environment</Badge>}
      </h2>
      <dl className="grid grid-cols-[6rem_minmax(0,1fr)] items-baseline gap-y-1">
        <dt className="text-muted">Answers</dt>
        <dd>{kindWords(kind)}</dd>
        {kind !== SANDBOX && (
          <>
            <dt className="text-muted">Address</dt>
            <dd className="break-all">{baseUrl ?? "the vendor's own"}</dd>
            <dt className="text-muted">Key</dt>
            <dd>
              <Key upstream={upstream} />
            </dd>
          </>
        )}
        <dt className="text-muted">Since</dt>
        <dd>
          <Origin upstream={upstream} />
        </dd>
      </dl>
      {children}
      {upstream.pauses.length > 0 && <Pauses pauses={upstream.pauses} />}
      {!pinned && (
        <UpstreamChanges
          engine={engine}
          stored={source === "stored" ? { kind, baseUrl: baseUrl ?? "", models, hasKey, keyEnd } : null}
        />
      )}
    </section>
  );
}

/** Models that turned questions away. Nothing is lost by it, so it is told and not warned of. */
const Pauses = ({ pauses }: Pick<UpstreamSetting, "pauses">) => (
  <Notice title="It turned questions away and rests">
    Queued tasks wait for{" "}
    {pauses.map(({ model, until }, index) => (
      <span key={model}>
        {index > 0 && ", "}
        {withoutTricks(model)} until <Time iso={until.toISOString()} />
      </span>
    ))}
    . Live calls are not held back.
  </Notice>
);

function Key({ upstream: { hasKey, keyEnd, keySetAt } }: { upstream: UpstreamSetting }) {
  if (!hasKey) return "none";
  return (
    <>
      {keyEnd === null ? (
        "set"
      ) : (
        <>
          ends in <code className="font-mono">{keyEnd}</code>
        </>
      )}
      {keySetAt && (
        <>
          , set on <Time iso={keySetAt.toISOString()} />
        </>
      )}
    </>
  );
}

function Origin({ upstream: { engine, source, setAt, setBy } }: { upstream: UpstreamSetting }) {
  if (source === "default") return "the start: nothing else was chosen";
  if (source === "environment") {
    return (
      <>
        this process started, by its environment:{" "}
        <code className="font-mono text-xs break-all">SIGHTLINE_{engine.toUpperCase()}_…</code>
      </>
    );
  }
  return (
    <>
      {setAt && <Time iso={setAt.toISOString()} />}, by {withoutTricks(setBy ?? "somebody")}
    </>
  );
}
