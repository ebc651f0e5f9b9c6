import type { MetadataRoute } from 'next';
import { href, locales } from '@/lib/i18n/routing';

const hidden = ['/cabinet', '/staff', '/sign-in', '/sign-out', '/verify', '/demo'];

/** Search engines may read what is public: the policy, the data we process, the cookies. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: ['/api/', ...locales.flatMap((locale) => hidden.map((path) => href(locale, path)))],
    },
  };
}
