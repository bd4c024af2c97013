import "server-only";
import { PrismaAdapter } from "@next-auth/prisma-adapter";
import type { NextAuthOptions } from "next-auth";
import type { Adapter } from "next-auth/adapters";
import GoogleProvider from "next-auth/providers/google";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { cookieOptions, markKnown, sessionCookieName, SESSION_SECONDS } from "./cookies";
import { emailSchema } from "./schema";

declare module "next-auth" {
  interface Session {
    customer?: { id: string; email: string; role: "CUSTOMER" | "ADMIN" };
  }
}

/** next-auth's adapter on our tables: its "user" is our customer, and addresses are stored in one form. */
function adapter(): Adapter {
  const { account, customer, session } = db();
  // The adapter is typed for its own generated client; it uses these delegates only.
  const delegates: unknown = { account, session, user: customer };
  const base = PrismaAdapter(delegates as Parameters<typeof PrismaAdapter>[0]);
  return {
    ...base,
    getUserByEmail: async (email) => (await base.getUserByEmail?.(emailSchema.parse(email))) ?? null,
  };
}

/** Sessions live in the database and can be ended there. Sign-in by code is ours (`mutations.ts`); Google is next-auth's. */
export function authOptions(): NextAuthOptions {
  const { NEXTAUTH_SECRET, GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET } = env();
  const google =
    GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET
      ? [
          GoogleProvider({
            clientId: GOOGLE_CLIENT_ID,
            clientSecret: GOOGLE_CLIENT_SECRET,
            // Safe only because `signIn` below insists that Google has verified the address.
            allowDangerousEmailAccountLinking: true,
          }),
        ]
      : [];
  return {
    adapter: adapter(),
    secret: NEXTAUTH_SECRET,
    providers: google,
    session: { strategy: "database", maxAge: SESSION_SECONDS, updateAge: 24 * 3600 },
    cookies: { sessionToken: { name: sessionCookieName(), options: cookieOptions() } },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    events: { signIn: markKnown },
    callbacks: {
      signIn: ({ profile }) =>
        Boolean(profile && "email_verified" in profile && profile.email_verified === true),
      session: ({ session, user }) => {
        const role = "role" in user && user.role === "ADMIN" ? "ADMIN" : "CUSTOMER";
        return { ...session, customer: { id: user.id, email: user.email, role } };
      },
    },
  };
}
