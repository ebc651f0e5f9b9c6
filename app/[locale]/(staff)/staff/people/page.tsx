import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RequestWords } from '@/components/requests/request-words';
import { InviteForm } from '@/components/staff/invite-form';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { StatusMessage } from '@/components/ui/status-message';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { almatyDate } from '@/lib/deadlines/almaty.rules';
import { formatDate } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';
import { asStaff } from '@/lib/page';
import { listStaff, type StaffMember } from '@/lib/people/queries';
import { staffRoles } from '@/lib/people/schema';
import { may } from '@/lib/permissions';
import { requestLocale } from '@/lib/request';

type Props = { searchParams: Promise<{ done?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('staff');
  return { title: t('people.title') };
}

async function PeopleTable({ locale, people }: { locale: Locale; people: readonly StaffMember[] }) {
  const t = await getTranslations('staff');
  return (
    <Table
      caption={t('people.caption')}
      quietCaption
      columns={[
        { key: 'name', label: t('people.name') },
        { key: 'email', label: t('people.email') },
        { key: 'role', label: t('people.role') },
        { key: 'created', label: t('people.created'), nowrap: true },
        { key: 'state', label: t('people.state') },
      ]}
      rows={people.map(({ id, displayName, email, role, createdAt, disabledAt }) => ({
        id,
        cells: {
          name: displayName ?? '—',
          email: email ?? '—',
          role: t(`roles.${role}`),
          created: (
            <DateTime value={createdAt.toISOString()}>{formatDate(locale, almatyDate(createdAt))}</DateTime>
          ),
          state: disabledAt ? (
            <Tag tone="bad">{t('people.disabled')}</Tag>
          ) : (
            <Tag tone="good">{t('people.active')}</Tag>
          ),
        },
      }))}
    />
  );
}

/** Everybody who works in the portal; an administrator lets more of them in. */
export default async function PeoplePage({ searchParams }: Props) {
  const actor = await asStaff('people.list');
  const { done } = await searchParams;
  const locale = await requestLocale();
  const t = await getTranslations('staff');
  const people = await listStaff(actor);
  return (
    <>
      {done === 'invited' ? <StatusMessage>{t('people.invited')}</StatusMessage> : null}
      <PageHeader title={t('people.title')} lede={t('people.lede')} />
      {people.length === 0 ? (
        <EmptyState title={t('people.empty')} />
      ) : (
        <PeopleTable locale={locale} people={people} />
      )}
      {may(actor, 'people.invite') ? (
        <section aria-labelledby="invite">
          <h2 id="invite">{t('people.inviteTitle')}</h2>
          <p>{t('people.inviteLede')}</p>
          <RequestWords locale={locale}>
            <InviteForm
              roles={staffRoles.map((role) => ({
                value: role,
                label: t(`roles.${role}`),
                hint: t(`roleHints.${role}`),
              }))}
              words={{
                email: t('people.email'),
                emailHint: t('people.emailHint'),
                name: t('people.name'),
                role: t('people.role'),
                submit: t('people.invite'),
              }}
            />
          </RequestWords>
        </section>
      ) : null}
    </>
  );
}
