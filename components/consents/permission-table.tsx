import { getTranslations } from 'next-intl/server';
import { Table } from '@/components/ui/table';
import { appPermissions, appPermissionsClause, clauseNumber } from '@/lib/consents/purposes.rules';
import { href, type Locale } from '@/lib/i18n/routing';

/** What the mobile application may ask a device for (the first clause 3.4): the portal collects none of it. */
export async function PermissionTable({ locale }: { locale: Locale }) {
  const t = await getTranslations('consents.permissions');
  const rows = appPermissions.map((permission) => ({
    id: permission,
    cells: { name: t(permission), portal: t('notCollected') },
  }));
  return (
    <section aria-labelledby="permissions">
      <h2 id="permissions">{t('title')}</h2>
      <p>
        {t('lede')}{' '}
        <a href={href(locale, `/policy#${appPermissionsClause}`)}>
          {t('clause', { number: clauseNumber(appPermissionsClause) })}
        </a>
        .
      </p>
      <Table
        caption={t('caption')}
        quietCaption
        columns={[
          { key: 'name', label: t('name') },
          { key: 'portal', label: t('portal') },
        ]}
        rows={rows}
      />
    </section>
  );
}
