import type { ReactNode } from "react";
import { EngineLabel } from "@/components/engines/engine-label";
import { OwnServerBadge, SandboxBadge } from "@/components/engines/surface-badge";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { UpstreamSetting } from "@/lib/api-service/upstreams/upstream-settings";
import { ENGINE_LABELS } from "@/lib/domain/engines/engine";
import { COMPATIBLE, SANDBOX } from "@/lib/domain/engines/upstream-kinds";
import { withoutTricks } from "@/lib/format/hostile";
import { kindWords } from "../upstream-words";
import { UpstreamChanges } from "./upstream-changes";

interface UpstreamSectionProps {
  upstream: UpstreamSetting;
  /** What it offers. */
  children: ReactNode;
}

/** One engine's line in the list: what answers for it, since when and by whose word, what it offers, how to change it. */
export function UpstreamSection({ upstream, children }: UpstreamSectionProps) {
  const { engine, kind, source, baseUrl, models, hasKey, keyEnd } = upstream;
  return (
    <section
      aria-label={ENGINE_LABELS[engine]}
      className="grid items-start gap-x-6 gap-y-2 p-3 md:grid-cols-[10rem_minmax(0,1fr)_auto]"
    >
      <h2 className="flex min-h-8 flex-wrap items-center gap-2 font-semibold">
        <EngineLabel engine={engine} />
        {kind === SANDBOX && <SandboxBadge />}
        {kind === COMPATIBLE && <OwnServerBadge />}
      </h2>
      <div className="flex min-w-0 flex-col gap-1 md:pt-1.5">
        <p>{kindWords(kind)}</p>
        <dl className="text-muted flex flex-wrap gap-x-4 text-sm">
          {kind !== SANDBOX && (
            <>
              <Part name="at">{baseUrl ?? "the vendor's own address"}</Part>
              <Part name="key">
                <Key upstream={upstream} />
              </Part>
            </>
          )}
          <Part name="since">
            <Origin upstream={upstream} />
          </Part>
        </dl>
        {children}
        {upstream.pauses.length > 0 && <Pauses pauses={upstream.pauses} />}
      </div>
      {source === "environment" ? (
        <Badge className="md:mt-1.5">set by the environment</Badge>
      ) : (
        <UpstreamChanges
          engine={engine}
          stored={source === "stored" ? { kind, baseUrl: baseUrl ?? "", models, hasKey, keyEnd } : null}
        />
      )}
    </section>
  );
}

const Part = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="flex min-w-0 gap-1">
    <dt>{name}</dt>
    <dd className="text-ink min-w-0 break-words">{children}</dd>
  </div>
);

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
  if (source === "default") return "the start";
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
