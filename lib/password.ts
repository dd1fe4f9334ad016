import "server-only";
import { hash, verify } from "@node-rs/argon2";

/** Argon2id with OWASP's first recommended setting (19 MiB, 2 passes), the library's default kind. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** A hash nobody's password has, so that an unknown user takes as long to refuse as a wrong password. */
let decoy: Promise<string> | undefined;

/** Whether the password is the one hashed. Takes the same time when there is no hash. */
export async function verifyPassword(password: string, passwordHash: string | null): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID());
  const matches = await verify(passwordHash ?? (await decoy), password);
  return matches && passwordHash !== null;
}
