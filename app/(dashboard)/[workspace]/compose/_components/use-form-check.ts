import { useEffect, useState } from "react";
import type { checkForm } from "../check-form";

type Check = typeof checkForm;

const loadCheck = (): Promise<Check> => import("../check-form").then((module) => module.checkForm);

/**
 * The check of the form, which with what it stands on is too much to come before the form itself: null until it is
 * here. `load` waits for it, and gives null where it cannot be had; the server checks all the same.
 */
export function useFormCheck(): { check: Check | null; load: () => Promise<Check | null> } {
  const [check, setCheck] = useState<Check | null>(null);
  const load = () => loadCheck().catch(() => null);
  useEffect(() => {
    let left = false;
    void load().then((loaded) => {
      if (!left) setCheck(() => loaded);
    });
    return () => {
      left = true;
    };
  }, []);
  return { check, load };
}
