import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts');

/** Addresses that have a language already, or none at all. */
const settled = ['kk(?:/|$)', 'en(?:/|$)', 'ru(?:/|$)', 'api(?:/|$)', '_next(?:/|$)', '\\.well-known/'];
const files = ['icon\\.svg$', 'robots\\.txt$', 'sitemap\\.xml$', 'favicon\\.ico$', 'statistics\\.js$'];
const russian = `/:path((?!${[...settled, ...files].join('|')}).*)`;

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  // Next's own 308 for a trailing slash carries no security headers; proxy.ts answers instead.
  skipTrailingSlashRedirect: true,
  images: { unoptimized: true },
  serverExternalPackages: ['postgres', 'pino', 'nodemailer', 'pdfkit', 'mammoth'],
  outputFileTracingIncludes: { '/api/policy/**': ['./node_modules/dejavu-fonts-ttf/ttf/*.ttf'] },
  async rewrites() {
    const edition = '/policy/editions/:file(\\d{1,6}\\.(?:pdf|txt|md|json))';
    const beforeFiles = [
      { source: edition, destination: '/api/policy/editions/:file' },
      { source: `/:locale(kk|en)${edition}`, destination: '/api/policy/editions/:file' },
      { source: '/policy/feed.xml', destination: '/api/policy/feed/ru' },
      { source: '/:locale(kk|en)/policy/feed.xml', destination: '/api/policy/feed/:locale' },
      { source: '/', destination: '/ru' },
      { source: russian, destination: '/ru/:path' },
    ];
    return { beforeFiles, afterFiles: [], fallback: [] };
  },
  experimental: {
    serverActions: { bodySizeLimit: '1mb' },
    // There is no app/layout.tsx: the root layout knows the language of the address.
    globalNotFound: true,
  },
  // `npm run check` runs the type checker over everything, tests included; the build need not do it twice.
  typescript: { ignoreBuildErrors: true },
};

export default withNextIntl(config);
