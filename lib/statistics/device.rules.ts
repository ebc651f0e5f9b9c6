export const deviceClasses = ['phone', 'tablet', 'desktop', 'other'] as const;
export type DeviceClass = (typeof deviceClasses)[number];

const tablet = /iPad|Tablet|PlayBook|Silk|Kindle|Android(?!.*\bMobile)/i;
const phone = /Mobi|iPhone|iPod|Windows Phone/i;
const desktop = /Windows NT|Macintosh|X11|CrOS|Linux/i;

/** Phone, tablet, computer or neither: all that is kept of the two headers. */
export function deviceClass(userAgent: string, mobileHint: string | null): DeviceClass {
  const known = userAgent.slice(0, 500);
  if (tablet.test(known)) return 'tablet';
  if (mobileHint === '?1' || phone.test(known)) return 'phone';
  return desktop.test(known) ? 'desktop' : 'other';
}

const robot = /bot\b|crawl|spider|slurp|lighthouse|pagespeed|preview|monitor|curl\/|wget\/|python|java\//i;

/** Whether a request is a view by a person: no robot, no page fetched before anybody asked for it. */
export function isPersonsView(userAgent: string, purpose: string): boolean {
  return userAgent !== '' && !robot.test(userAgent.slice(0, 500)) && !/prefetch|prerender/i.test(purpose);
}
