import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth's own addresses: the session and, where it is configured, Google. */
async function handler(request: Request, context: Context): Promise<Response> {
  const handle = NextAuth(authOptions()) as (request: Request, context: Context) => Promise<Response>;
  return handle(request, context);
}

export { handler as GET, handler as POST };
