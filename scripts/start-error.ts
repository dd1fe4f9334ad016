/** Something the person who started us can put right; told without a stack. */
export class StartError extends Error {
  override readonly name = "StartError";
}

const isSystemError = (error: unknown): error is Error & { code: string; path?: unknown } =>
  error instanceof Error && "code" in error && typeof error.code === "string";

/** What the system's own refusals mean to whoever starts us; null for what is a fault of ours. */
export function systemErrorInWords(error: unknown): string | null {
  if (!isSystemError(error)) return null;
  const where = typeof error.path === "string" ? error.path : "The data folder";
  switch (error.code) {
    case "ENOSPC":
    case "EDQUOT":
      return `There is no room left on the disk of ${where}. Make room, or set SIGHTLINE_DATA_DIR to a folder elsewhere.`;
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return `${where} cannot be used by this account (${error.code}). Give it the folder, or set SIGHTLINE_DATA_DIR to another.`;
    case "EEXIST":
    case "ENOTDIR":
      return `${where} is a file where a folder is needed. Move it away, or set SIGHTLINE_DATA_DIR to another folder.`;
    case "EISDIR":
    case "ENOTEMPTY":
      return `${where} is not what belongs there (${error.code}). Move it away and start again.`;
    default:
      return null;
  }
}
