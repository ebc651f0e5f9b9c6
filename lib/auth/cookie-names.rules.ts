/** Names of the portal's cookies. `__Host-` needs https, which a portal on one's own machine has not. */
export const cookieNames = (secure: boolean) => {
  const prefix = secure ? '__Host-' : '';
  return {
    session: `${prefix}portal.session`,
    challenge: `${prefix}portal.challenge`,
    callbackUrl: `${prefix}portal.callback`,
    csrfToken: `${prefix}portal.csrf`,
    cookieChoice: `${prefix}portal.cookies`,
    look: `${prefix}portal.look`,
    preferences: `${prefix}portal.preferences`,
  };
};

export const sessionCookieName = (secure: boolean): string => cookieNames(secure).session;
