import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

const LOGIN_BYTES = 6;
const PASSWORD_BYTES = 16;
/** Longer headers are no credentials of ours; `login:password` of the wire has at most 57 bytes. */
const MAX_HEADER_CHARS = 512;

export interface Credentials {
  login: string;
  password: string;
}

/** A new login and a password of 128 random bits: together, with the colon, 49 bytes. */
export const makeCredentials = (): Credentials => ({
  login: `api-${randomBytes(LOGIN_BYTES).toString("hex")}`,
  password: makePassword(),
});

/** 128 random bits in hexadecimal digits, which survive being read aloud and double-clicked. */
export const makePassword = (): string => randomBytes(PASSWORD_BYTES).toString("hex");

export const hashPassword = (password: string): Uint8Array => createHash("sha256").update(password).digest();

/** Compares in a time that tells nothing about where a guess goes wrong. */
export const passwordMatches = (password: string, sha256: Uint8Array): boolean =>
  timingSafeEqual(hashPassword(password), sha256);

/** Reads an `Authorization` header of the Basic scheme; null when it is not one. */
export function parseBasic(header: string | null): Credentials | null {
  if (header === null || header.length > MAX_HEADER_CHARS) return null;
  const encoded = /^basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(header)?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, "base64").toString();
  const colon = text.indexOf(":");
  return colon > 0 ? { login: text.slice(0, colon), password: text.slice(colon + 1) } : null;
}
