import { Radio, RadioGroup } from "@/components/ui/checkbox";
import { ENGINE_RULES } from "@/lib/api-contract/engine-rules";
import { BASE_PRICES, LIMITS } from "@/lib/api-contract/limits";
import type { Method } from "@/lib/domain/engine";
import { formatDollars } from "@/lib/format/money";
import { useController } from "react-hook-form";
import { chosenEngines } from "../form-values";
import type { FormPart } from "./form-part";

const HINTS: Record<Method, string> = {
  live: `Answered at once, at the latest after ${LIMITS.liveSeconds / 60} minutes. At most ${formatDollars(BASE_PRICES.live)} a call beside what the model costs.`,
  standard: `Queued, at the latest after ${LIMITS.queueHours} hours. At most ${formatDollars(BASE_PRICES.standard)} a call beside what the model costs.`,
};

const LABELS: Record<Method, string> = { live: "Live", standard: "Standard" };

/** Live or standard, and which chosen engines are live all the same. */
export function MethodFields({ form, control }: Pick<FormPart, "form" | "control">) {
  const { field } = useController({ control, name: "method" });
  const radio = (method: Method) => (
    <Radio
      name={field.name}
      label={LABELS[method]}
      hint={HINTS[method]}
      checked={form.method === method}
      onChange={() => field.onChange(method)}
    />
  );
  const queueless = chosenEngines(form).flatMap((engine) => ENGINE_RULES[engine].standardReason ?? []);
  return (
    <div className="flex flex-col gap-1">
      <RadioGroup legend="How to ask">
        <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
          {radio("live")}
          {radio("standard")}
        </div>
      </RadioGroup>
      {form.method === "standard" &&
        queueless.map((reason) => (
          <p key={reason} role="status" className="text-muted text-xs">
            {reason} In this run its answers come at once, the others when the queue gets to them.
          </p>
        ))}
    </div>
  );
}
