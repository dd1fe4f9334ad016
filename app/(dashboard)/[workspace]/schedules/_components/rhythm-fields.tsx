import { Suspense } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { lazyForm } from "@/components/ui/lazy-part";
import { TimeField } from "@/components/ui/time-field";
import { Select } from "@/components/ui/select";
import { MONTH_DAYS_MAX } from "@/lib/domain/schedules/schedule-preset";
import { WEEKDAYS } from "@/lib/format/rhythm";
import { NextLine } from "./next-line";
import { cronTyped, RHYTHMS, type Rhythm, type ScheduleValues } from "../schedule-values";

const RHYTHM_LABELS: Record<Rhythm, string> = {
  daily: "Every day",
  weekdays: "Every weekday",
  weekly: "Every week",
  monthly: "Every month",
  cron: "By a cron expression",
};

// The calendar comes when a rhythm is changed.
const NextRuns = lazyForm(() => import("./next-runs"));

interface RhythmFieldsProps {
  values: ScheduleValues;
  zone: string;
  /** When the page was made: the next runs are those after it. */
  now: string;
  /** The cron the form begins with, and when that runs next, ISO 8601. */
  first: { cron: string; slots: readonly string[] };
  onChange: (changed: Partial<ScheduleValues>) => void;
}

/** When it runs, and the next five times it will. */
export function RhythmFields({ values, zone, now, first, onChange }: RhythmFieldsProps) {
  const { rhythm } = values;
  const cron = cronTyped(values);
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1 text-sm font-medium">When</legend>
      <div className="grid grid-cols-2 gap-3">
        <Field label="Rhythm">
          <Select
            value={rhythm}
            onChange={({ target }) =>
              onChange({
                rhythm: RHYTHMS.find((one) => one === target.value) ?? rhythm,
                cron,
              })
            }
          >
            {RHYTHMS.map((one) => (
              <option key={one} value={one}>
                {RHYTHM_LABELS[one]}
              </option>
            ))}
          </Select>
        </Field>
        {rhythm === "cron" ? (
          <Field label="Cron" hint="Minute, hour, day of month, month, day of week.">
            <Input
              value={values.cron}
              maxLength={100}
              autoComplete="off"
              spellCheck={false}
              onChange={({ target }) => onChange({ cron: target.value })}
            />
          </Field>
        ) : (
          <TimeField label={`Time in ${zone}`} time={values.time} onChange={(time) => onChange({ time })} />
        )}
        {rhythm === "weekly" && (
          <Field label="Day of the week">
            <Select value={values.weekday} onChange={({ target }) => onChange({ weekday: target.value })}>
              {WEEKDAYS.map((name, day) => (
                <option key={name} value={String(day)}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {rhythm === "monthly" && (
          <Field label="Day of the month">
            <Select value={values.day} onChange={({ target }) => onChange({ day: target.value })}>
              {Array.from({ length: MONTH_DAYS_MAX }, (_, index) => String(index + 1)).map((day) => (
                <option key={day} value={day}>
                  {day}
                </option>
              ))}
              <option value="last">Last</option>
            </Select>
          </Field>
        )}
      </div>
      <Suspense fallback={null}>
        {cron === first.cron ? (
          <NextLine slots={first.slots} zone={zone} />
        ) : (
          <NextRuns cron={cron} zone={zone} now={now} />
        )}
      </Suspense>
    </fieldset>
  );
}
