import { getTranslations } from 'next-intl/server';
import { DateTime } from '@/components/ui/date-time';
import { Hash } from '@/components/ui/hash';
import { Table } from '@/components/ui/table';
import type { AuditLine } from '@/lib/audit/queries';
import { formatInstant } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';

/** Entries of the journal: who in which role, what, about whom; ids and names of fields only. */
export async function AuditTable({ locale, events }: { locale: Locale; events: readonly AuditLine[] }) {
  const t = await getTranslations('staff');
  const tActivity = await getTranslations('activity');
  const id = (label: string, value: string | null) =>
    value ? (
      <span className="block text-sm text-muted xl:min-w-[20ch]">
        {label} <Hash value={value} />
      </span>
    ) : null;
  return (
    <Table
      caption={t('audit.caption')}
      quietCaption
      columns={[
        { key: 'seq', label: t('audit.seq'), nowrap: true },
        { key: 'at', label: t('audit.at') },
        { key: 'what', label: t('audit.what') },
        { key: 'who', label: t('audit.who') },
        { key: 'about', label: t('audit.about') },
      ]}
      rows={events.map((event) => ({
        id: String(event.seq),
        cells: {
          seq: event.seq,
          at: <DateTime value={event.at.toISOString()}>{formatInstant(locale, event.at)}</DateTime>,
          what: (
            <>
              {tActivity(`actions.${event.action}`)}
              <span className="block text-sm text-muted">
                <code>{[event.action, event.reason, ...event.fields].filter(Boolean).join(' · ')}</code>
              </span>
            </>
          ),
          who: (
            <>
              {tActivity(`who.${event.actorRole}`)}
              {id('', event.actorId)}
            </>
          ),
          about: (
            <>
              {id(t('audit.subject'), event.subjectId)}
              {event.objectId === event.subjectId ? null : id(t('audit.object'), event.objectId)}
            </>
          ),
        },
      }))}
    />
  );
}
