/** Nobody has an address here: the domain is set apart for examples (RFC 2606). */
const MADE_UP = "@demo.example";

/** The address of somebody whom a demo makes up; `id` makes it unique on the instance. */
export const madeUpAddress = (name: string, id: string): string => `${name}.${id.slice(0, 8)}${MADE_UP}`;

/** Whether an account is of somebody whom a demo made up: nobody can sign in as them. */
export const isMadeUp = (email: string): boolean => email.endsWith(MADE_UP);
