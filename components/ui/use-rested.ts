import { useEffect, useState } from "react";

/** Typing goes on for so long before what was typed is tried. */
const REST_MS = 400;

/** A value once it has not changed for a moment. */
export function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
