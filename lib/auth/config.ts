import 'server-only';
import type { Adapter } from '@auth/core/adapters';
import NextAuth, { CredentialsSignin } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import type { Role } from '@/db/enums';
import { systemActor, visitorActor } from '@/lib/actor';
import { cookieNames, cookieOptions, sessionCookieName } from '@/lib/auth/cookie-names.rules';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { logger } from '@/lib/logger';
import { deviceLabel } from '@/lib/request';
import { endSession } from '@/lib/sessions/end-session';
import { resolveSession } from '@/lib/sessions/resolve-session';
import { longestSessionHours } from '@/lib/sessions/session.rules';
import { startSession } from '@/lib/sessions/start-session';
import { verifyCode } from '@/lib/sessions/verify-code';

declare module 'next-auth' {
  interface Session {
    person: { id: string; role: Role; sessionId: string; name: string | null };
  }
}

/** Carries the reason of a refused code through next-auth, which hides every other error. */
class CodeRefused extends CredentialsSignin {
  constructor(reason: string) {
    super();
    this.code = reason;
  }
}

const never = async (): Promise<never> => {
  throw new AppError('internal');
};
/** next-auth looks whether these are there; with credentials alone it never calls them. */
const neverCalled = {
  createUser: never,
  getUser: never,
  getUserByEmail: never,
  getUserByAccount: never,
  updateUser: never,
  linkAccount: never,
  createSession: never,
};

/**
 * next-auth wants an adapter for sessions in the database. Ours keeps only a hash of the token, and has no more than
 * next-auth calls: looking a session up and ending it.
 */
const adapter: Adapter = {
  ...neverCalled,
  async getSessionAndUser(token) {
    const found = await resolveSession(systemActor('session'), token);
    if (!found) return null;
    const { person, sessionId, expiresAt } = found;
    return {
      session: { sessionToken: token, userId: person.id, expires: expiresAt },
      user: {
        id: person.id,
        email: '',
        emailVerified: null,
        role: person.role,
        name: person.name,
        sessionId,
      },
    } as Awaited<ReturnType<NonNullable<Adapter['getSessionAndUser']>>>;
  },
  // Our sessions end at a fixed time; being used does not lengthen them.
  async updateSession() {
    return null;
  },
  async deleteSession(token) {
    await endSession(systemActor('session'), { token });
  },
};

/**
 * Credentials with sessions in the database: next-auth refuses to be told so, but does it when an adapter is given,
 * the strategy is left unset and `jwt.encode` returns a session token. Undocumented: pinned exactly, kept here,
 * covered by `e2e/auth`. No route handler is mounted: sign-in and sign-out are server actions.
 */
export const { auth, signIn, signOut } = NextAuth(() => {
  const { AUTH_SECRET, secureCookies } = env();
  const options = cookieOptions(secureCookies);
  const names = cookieNames(secureCookies);
  return {
    adapter,
    // The cookie goes when the longest session does, not after next-auth's thirty days.
    session: { maxAge: longestSessionHours * 3_600 },
    secret: AUTH_SECRET,
    trustHost: true,
    basePath: '/api/auth',
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: { name: sessionCookieName(secureCookies), options },
      callbackUrl: { name: names.callbackUrl, options },
      // Its cookie against forged forms is never set: no route of next-auth is mounted, and actions have checks of their own.
    },
    // A wrong code is daily life, not an error with a stack.
    logger: {
      error: (error: Error) => logger().debug({ event: 'auth.refused', kind: error.name }),
      warn: () => {},
      debug: () => {},
    },
    providers: [
      Credentials({
        credentials: { challenge: {}, code: {} },
        async authorize(given) {
          try {
            return await verifyCode(visitorActor(), {
              challenge: String(given.challenge),
              code: String(given.code),
            });
          } catch (error) {
            if (error instanceof AppError) throw new CodeRefused(error.detail ?? error.code);
            throw error;
          }
        },
      }),
    ],
    jwt: {
      async encode({ token }) {
        if (!token?.sub) throw new AppError('internal');
        return startSession(systemActor('sign-in'), { personId: token.sub, device: await deviceLabel() });
      },
      // Tokens of ours are opaque: nothing is ever read out of one.
      async decode() {
        return null;
      },
    },
    callbacks: {
      session({ session, user }) {
        const known = user as unknown as { id: string; role: Role; sessionId: string; name: string | null };
        const { id, role, sessionId, name } = known;
        return { expires: session.expires, person: { id, role, sessionId, name } };
      },
    },
  };
});
