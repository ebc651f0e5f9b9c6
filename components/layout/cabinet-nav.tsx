import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/routing';
import { SideNav } from './side-nav';

const pages = [
  'data',
  'consents',
  'services',
  'policy',
  'export',
  'requests',
  'activity',
  'sessions',
] as const;

/** The parts of the client's cabinet. */
export async function CabinetNav({ locale, path }: { locale: Locale; path: string }) {
  const t = await getTranslations('layout');
  const items = [
    { path: '/cabinet', label: t('cabinet.overview'), exact: true },
    ...pages.map((page) => ({ path: `/cabinet/${page}`, label: t(`cabinet.${page}`) })),
  ];
  return <SideNav label={t('cabinet.label')} items={items} locale={locale} path={path} />;
}
