import { getTranslations } from 'next-intl/server';
import { Table } from '@/components/ui/table';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { href, type Locale } from '@/lib/i18n/routing';
import { demoPeople } from '@/lib/seed/people.rules';

/** Whom one can sign in as, and what each of them can do. */
export async function DemoPeopleTable({ locale }: { locale: Locale }) {
  const t = await getTranslations('demo');
  const columns = (['email', 'role', 'can', 'mail'] as const).map((key) => ({
    key,
    label: t(`people.${key}`),
    nowrap: key === 'email',
  }));
  const rows = demoPeople.map(({ email, role, profile }) => {
    const who = profile?.kind === 'company' ? 'company' : role;
    return {
      id: email,
      cells: {
        email: (
          <span translate="no" className="select-all">
            {email}
          </span>
        ),
        role: t(`roles.${who}`),
        can: t(`can.${who}`),
        mail: (
          <a
            href={`${href(locale, '/demo')}?to=${encodeURIComponent(email)}#mail`}
            className="tap inline-flex items-center"
          >
            {t('people.open')}
            <VisuallyHidden>{email}</VisuallyHidden>
          </a>
        ),
      },
    };
  });
  return <Table caption={t('people.caption')} columns={columns} rows={rows} />;
}
