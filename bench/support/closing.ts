/** Runs work and then, however it ended, everything that was to be closed after it, the last opened first. */
export async function closingAfter(
  work: (closeLater: (close: () => Promise<void>) => void) => Promise<void>,
): Promise<void> {
  const open: (() => Promise<void>)[] = [];
  try {
    await work((close) => open.push(close));
  } finally {
    for (const close of open.reverse()) await close();
  }
}
