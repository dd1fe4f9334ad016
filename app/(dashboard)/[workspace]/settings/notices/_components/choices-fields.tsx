import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Select } from "@/components/ui/select";
import { TimeField } from "@/components/ui/time-field";
import type { NoticeKind } from "@/lib/domain/team/notice";
import { PACES, type Pace } from "@/lib/domain/team/notice-channel";
import { PACE_WORDS } from "@/lib/format/channel-words";
import { NOTICE_KIND_WORDS } from "@/lib/format/notice-words";
import type { TypedChoices } from "../typed-choices";

interface ChoicesFieldsProps {
  /** Those that may be chosen. */
  kinds: readonly NoticeKind[];
  zone: string;
  typed: TypedChoices;
  errors?: { quiet?: string[]; digestAt?: string[] };
  onChange: (typed: TypedChoices) => void;
}

/** What goes by a channel, and when: a line for each kind of notice, the time of digests, quiet hours. */
export function ChoicesFields({ kinds, zone, typed, errors, onChange }: ChoicesFieldsProps) {
  const choose = (kind: NoticeKind, pace: Pace) =>
    onChange({ ...typed, paces: { ...typed.paces, [kind]: pace } });
  const hasDigest = kinds.some((kind) => ["daily", "weekly"].includes(typed.paces[kind] ?? "never"));
  return (
    <>
      <fieldset>
        <legend className="mb-1 text-sm font-medium">What is told, and when</legend>
        <ul className="divide-y border-y">
          {kinds.map((kind) => (
            <KindLine
              key={kind}
              kind={kind}
              pace={typed.paces[kind] ?? "never"}
              onChange={(pace) => choose(kind, pace)}
            />
          ))}
        </ul>
      </fieldset>
      {hasDigest && (
        <div className="max-w-40">
          <TimeField
            label="Digests go at"
            time={typed.digestAt}
            error={errors?.digestAt?.[0]}
            onChange={(digestAt) => onChange({ ...typed, digestAt })}
          />
        </div>
      )}
      <Checkbox
        label="Quiet hours"
        hint={`What comes up then goes together when they end, by the workspace's clock (${zone}).`}
        checked={typed.isQuiet}
        onChange={({ target }) => onChange({ ...typed, isQuiet: target.checked })}
      />
      {typed.isQuiet && (
        <div className="flex max-w-80 gap-3">
          <TimeField label="From" time={typed.from} onChange={(from) => onChange({ ...typed, from })} />
          <TimeField
            label="To"
            time={typed.to}
            error={errors?.quiet?.[0]}
            onChange={(to) => onChange({ ...typed, to })}
          />
        </div>
      )}
    </>
  );
}

interface KindLineProps {
  kind: NoticeKind;
  pace: Pace;
  onChange: (pace: Pace) => void;
}

function KindLine({ kind, pace, onChange }: KindLineProps) {
  const id = useId();
  return (
    <li className="flex items-center justify-between gap-3 py-1">
      <label htmlFor={id} className="min-w-0">
        {NOTICE_KIND_WORDS[kind]}
      </label>
      <Select
        id={id}
        value={pace}
        className="w-34 shrink-0"
        onChange={({ target }) => {
          const chosen = PACES.find((one) => one === target.value);
          if (chosen) onChange(chosen);
        }}
      >
        {PACES.map((one) => (
          <option key={one} value={one}>
            {PACE_WORDS[one]}
          </option>
        ))}
      </Select>
    </li>
  );
}
