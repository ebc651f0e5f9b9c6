import { getTranslations } from 'next-intl/server';
import { SignOutForm } from '@/components/auth/sign-out-form';
import { DateTime } from '@/components/ui/date-time';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { formatInstant } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';
import { endSessionAction } from '@/lib/sessions/actions';
import type { SessionLine } from '@/lib/sessions/queries';
import { ButtonForm } from './button-form';

/** The open sessions of a person; each can be ended, the present one by signing out. Stands in `FormMessages`. */
export async function SessionTable({
  locale,
  sessions,
}: {
  locale: Locale;
  sessions: readonly SessionLine[];
}) {
  const t = await getTranslations('sessions');
  const columns = (['device', 'begun', 'lastUsed', 'act'] as const).map((key) => ({
    key,
    label: t(`columns.${key}`),
  }));
  const instant = (at: Date) => <DateTime value={at.toISOString()}>{formatInstant(locale, at)}</DateTime>;
  const rows = sessions.map((session) => {
    const device = session.device || t('unknownDevice');
    const about = t('endAbout', { device, begun: formatInstant(locale, session.createdAt) });
    return {
      id: session.id,
      cells: {
        device: (
          <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            {device}
            {session.current ? <Tag tone="good">{t('current')}</Tag> : null}
          </span>
        ),
        begun: instant(session.createdAt),
        lastUsed: instant(session.lastSeenAt),
        act: session.current ? (
          <SignOutForm locale={locale} />
        ) : (
          <ButtonForm
            action={endSessionAction}
            carries={{ session: session.id }}
            label={t('end')}
            about={about}
            variant="quiet"
          />
        ),
      },
    };
  });
  return <Table caption={t('caption')} quietCaption columns={columns} rows={rows} />;
}
