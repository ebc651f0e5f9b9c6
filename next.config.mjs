import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts');

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  // Next's own 308 for a trailing slash carries no security headers; proxy.ts answers instead.
  skipTrailingSlashRedirect: true,
  images: { unoptimized: true },
  serverExternalPackages: ['postgres', 'pino', 'nodemailer'],
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
  // `npm run check` runs the type checker over everything, tests included; the build need not do it twice.
  typescript: { ignoreBuildErrors: true },
};

export default withNextIntl(config);
