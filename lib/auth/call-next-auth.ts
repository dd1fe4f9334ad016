import "server-only";
import NextAuth, { type NextAuthOptions } from "next-auth";
import type { NextApiRequest, NextApiResponse } from "next";

/** What next-auth is asked: no more than what our own pages send. */
export interface Asked {
  method: string;
  /** The path under `/api/auth`, in parts. */
  parts: string[];
  query: Record<string, string>;
  body?: Record<string, string>;
  headers: Record<string, string>;
  cookies: Record<string, string>;
}

/** What it answers. */
export interface Told {
  status: number;
  headers: Headers;
  /** Where it would have the browser go; a whole address. */
  redirect: string | null;
  body: unknown;
}

/**
 * Asks next-auth by its door for plain Node. Unlike the one for routes it takes the request as a value and nothing from
 * Next, so that the routes of signing in run in a test as they do in the product.
 */
export async function callNextAuth(asked: Asked, options: NextAuthOptions): Promise<Told> {
  const { parts, query, ...rest } = asked;
  const told: Told = { status: 200, headers: new Headers(), redirect: null, body: null };
  const say = (body: unknown) => (told.body = body);
  const reply = {
    status(code: number) {
      told.status = code;
      return reply;
    },
    getHeader: (name: string) => (isSetCookie(name) ? told.headers.getSetCookie() : told.headers.get(name)),
    setHeader(name: string, value: string | string[]) {
      told.headers.delete(name);
      for (const one of [value].flat()) told.headers.append(name, one);
      return reply;
    },
    end: () => undefined,
    json: say,
    send: say,
  };
  await NextAuth(
    asNodeRequest({ ...rest, query: { ...query, nextauth: parts } }),
    asNodeReply(reply),
    options,
  );
  told.redirect = told.headers.get("Location") ?? urlIn(told.body);
  told.headers.delete("Location");
  return told;
}

const isSetCookie = (name: string): boolean => name.toLowerCase() === "set-cookie";

/** A form's redirect comes in its reply. */
const urlIn = (body: unknown): string | null =>
  typeof body === "object" && body !== null && "url" in body && typeof body.url === "string"
    ? body.url
    : null;

/** next-auth reads method, query, body, headers and cookies of a request, which are all there. */
const asNodeRequest = (request: object): NextApiRequest => request as NextApiRequest;
/** It sets the status and headers of a reply and ends it by `end`, `json` or `send`, which are all there. */
const asNodeReply = (reply: object): NextApiResponse => reply as NextApiResponse;
