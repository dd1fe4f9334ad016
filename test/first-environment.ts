// Files of tests share a process, and the product's modules in it: what one of them sets is not there for the next.

const first = { ...process.env };

/** Makes this process's environment what it was before any file of tests. */
export function restoreEnvironment(): void {
  for (const name of Object.keys(process.env))
    if (!(name in first)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, first);
}
