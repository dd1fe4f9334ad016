/*
 * What was sent and has not been answered for, kept by the tab: whoever sends it again as it was, after a reload too,
 * sends it under the same request key, so that it is one run.
 */

interface Sending {
  content: string;
  key: string;
}

const keyOf = (name: string): string => `sightline.sending.${name}`;

/** Keeps what is being sent. A browser may refuse to keep anything; it is then kept as long as the page. */
export function keepSending(name: string, { content, key }: Sending): void {
  try {
    sessionStorage.setItem(keyOf(name), `${key} ${content}`);
  } catch {
    // Nothing is lost but this safety.
  }
}

/** What was sent under this name and never answered for; null where there is nothing. */
export function keptSending(name: string): Sending | null {
  try {
    const [, key, content] = /^(\S+) (.*)$/s.exec(sessionStorage.getItem(keyOf(name)) ?? "") ?? [];
    return key === undefined || content === undefined ? null : { key, content };
  } catch {
    return null;
  }
}

/** It has been answered for. */
export function forgetSending(name: string): void {
  try {
    sessionStorage.removeItem(keyOf(name));
  } catch {
    // It was never kept.
  }
}
