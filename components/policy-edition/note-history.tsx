import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { formatInstant } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';
import type { ClauseNote } from '@/lib/policy/note.queries';
import { NoteTexts } from './note-section';

/** What the notes beside a clause said before, the newest first. */
export async function NoteHistory({ locale, versions }: { locale: Locale; versions: readonly ClauseNote[] }) {
  const t = await getTranslations('policyEdition.history');
  const tPolicy = await getTranslations('policy.notes');
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('title')}</h2>
      {versions.length === 0 ? (
        <EmptyState title={t('empty')}>
          <p>{t('emptyBody')}</p>
        </EmptyState>
      ) : (
        versions.map((note) => (
          <details key={`${note.kind} ${note.version}`}>
            <summary>
              {t('item', { kind: tPolicy(note.kind), version: note.version })}
              {', '}
              {formatInstant(locale, note.at)}
            </summary>
            <div>{note.ru === '' ? <p>{t('removal')}</p> : <NoteTexts note={note} />}</div>
          </details>
        ))
      )}
    </section>
  );
}
