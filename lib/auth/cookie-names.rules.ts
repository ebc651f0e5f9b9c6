/** Names of the portal's cookies. `__Host-` needs https, which a portal on one's own machine has not. */
export const cookieNames = (secure: boolean) => {
  const prefix = secure ? '__Host-' : '';
  return {
    session: `${prefix}portal.session`,
    challenge: `${prefix}portal.challenge`,
    callbackUrl: `${prefix}portal.callback`,
    cookieChoice: `${prefix}portal.cookies`,
    look: `${prefix}portal.look`,
    preferences: `${prefix}portal.preferences`,
  };
};

/** What every cookie of the portal is set and taken away with: a `__Host-` cookie goes only by its own attributes. */
export const cookieOptions = (secure: boolean) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure }) as const;

export const sessionCookieName = (secure: boolean): string => cookieNames(secure).session;
