import Link from "next/link";
import { useController, type Control } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { paths } from "@/lib/paths";
import type { FormValues } from "../form-values";

export interface ConnectionChoice {
  id: string;
  name: string;
  kind: "builtin" | "hosted";
}

interface ConnectionFieldProps {
  workspace: string;
  connections: readonly ConnectionChoice[];
  control: Control<FormValues>;
}

const KINDS = { builtin: "built-in service", hosted: "hosted API" } as const;

const nameOf = ({ name, kind }: ConnectionChoice): string =>
  name.toLowerCase() === KINDS[kind] ? name : `${name} (${KINDS[kind]})`;

/** Over which API account the question goes: a choice where there are several. */
export function ConnectionField({ workspace, connections, control }: ConnectionFieldProps) {
  const { field } = useController({ control, name: "connectionId" });
  const settings = (
    <Link
      href={paths.workspace(workspace).settings.connections}
      className="text-accent text-xs hover:underline"
    >
      Connections
    </Link>
  );
  const [only, ...others] = connections;
  if (!only || others.length === 0) {
    return (
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <p className="text-sm">
          <span className="font-medium">Connection</span>{" "}
          <span className="text-muted">{only ? nameOf(only) : "none"}</span>
        </p>
        {settings}
      </div>
    );
  }
  return (
    <Field label="Connection" aside={settings}>
      <Select {...field}>
        {connections.map((connection) => (
          <option key={connection.id} value={connection.id}>
            {nameOf(connection)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
