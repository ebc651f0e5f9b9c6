import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/routing';
import { SideNav } from './side-nav';

const pages = ['requests'] as const;

/** The parts of the staff's workplace. What a role may do there is decided by the pages themselves. */
export async function StaffNav({ locale, path }: { locale: Locale; path: string }) {
  const t = await getTranslations('layout');
  const items = [
    { path: '/staff', label: t('staff.overview'), exact: true },
    ...pages.map((page) => ({ path: `/staff/${page}`, label: t(`staff.${page}`) })),
  ];
  return <SideNav label={t('staff.label')} items={items} locale={locale} path={path} />;
}
