import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/routing';
import { SideNav } from './side-nav';

export const staffPages = ['requests', 'consents', 'policy', 'audit', 'statistics', 'people'] as const;
export type StaffPage = (typeof staffPages)[number];

/** The parts of the staff's workplace; `sees` are those that exist for the role. The pages themselves decide once more. */
export async function StaffNav({
  locale,
  path,
  sees = staffPages,
}: {
  locale: Locale;
  path: string;
  sees?: readonly StaffPage[];
}) {
  const t = await getTranslations('layout');
  const items = [
    { path: '/staff', label: t('staff.overview'), exact: true },
    ...sees.map((page) => ({ path: `/staff/${page}`, label: t(`staff.${page}`) })),
  ];
  return <SideNav label={t('staff.label')} items={items} locale={locale} path={path} />;
}
