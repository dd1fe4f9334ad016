import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { authOptions } from "@/lib/auth/options";

interface AuthContext {
  params: Promise<{ nextauth: string[] }>;
}

const handler = (request: NextRequest, context: AuthContext): Promise<Response> =>
  NextAuth(request, context, authOptions());

export { handler as GET, handler as POST };
