import {
  type HookBaseOptions,
  type SingleInputActionFn,
  useAction as useSafeAction,
} from "next-safe-action/hooks";
import { unshared } from "./unshared";
import { refusedAction, type RefusedAction } from "./refused-action";

type StandardSchema =
  Parameters<typeof useSafeAction>[0] extends SingleInputActionFn<unknown, infer S, unknown, unknown>
    ? S
    : never;

/** next-safe-action's hook, with what the gate refuses shown as what the action itself refuses: every form says it. */
export function useAction<Schema extends StandardSchema, ShapedErrors, Data>(
  action: SingleInputActionFn<RefusedAction["serverError"] | ServerError, Schema, ShapedErrors, Data>,
  options?: HookBaseOptions<RefusedAction["serverError"] | ServerError, Schema, ShapedErrors, Data>,
) {
  return useSafeAction(
    (input: Parameters<typeof action>[0]) =>
      action(unshared(input)).catch((error: unknown) => {
        const refusal = refusedAction(error);
        if (refusal) return refusal;
        throw error;
      }),
    options,
  );
}

type ServerError = Omit<RefusedAction["serverError"], "errorId"> & { errorId: string | null };
