/** Characters of an account's password. Apart from its schema: a form says them without the library behind schemas. */
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;
