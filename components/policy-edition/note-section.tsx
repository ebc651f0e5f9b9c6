import { getTranslations } from 'next-intl/server';
import { SummaryList } from '@/components/ui/summary-list';
import { locales, type NoteKind } from '@/db/enums';
import { formatInstant } from '@/lib/format';
import type { Locale } from '@/lib/i18n/routing';
import type { ClauseNote } from '@/lib/policy/note.queries';
import { isNoteControl, noteControls } from '@/lib/policy/note-controls.rules';
import { EditionWords } from './edition-words';
import { NoteForm } from './note-form';

/** The texts of a note one under another, and where it leads. */
export async function NoteTexts({ note }: { note: ClauseNote }) {
  const t = await getTranslations('policyEdition.note');
  const tControls = await getTranslations('policy.notes.controls');
  const { control } = note;
  const texts = locales.map((locale) => ({
    key: locale,
    term: t(`in.${locale}`),
    value: (
      <span lang={locale} className="whitespace-pre-line">
        {note[locale]}
      </span>
    ),
  }));
  const link = {
    key: 'control',
    term: t('control'),
    value: control && isNoteControl(control) ? tControls(control) : t('noControl'),
  };
  return <SummaryList rows={[...texts, link]} />;
}

/** One note beside a clause: how it stands now, and the form to change it for whoever may. */
export async function NoteSection({
  locale,
  edition,
  anchor,
  kind,
  current,
  mayWrite,
}: {
  locale: Locale;
  edition: number;
  anchor: string;
  kind: NoteKind;
  /** The newest version, which may be an empty one: a note that was taken away. */
  current: ClauseNote | undefined;
  mayWrite: boolean;
}) {
  const t = await getTranslations('policyEdition.note');
  const tPolicy = await getTranslations('policy.notes');
  const at = current ? formatInstant(locale, current.at) : '';
  const standing = !current
    ? t('never')
    : current.ru === ''
      ? t('removed', { at })
      : t('current', { version: current.version, at });
  return (
    <section aria-labelledby={kind}>
      <h2 id={kind}>{tPolicy(kind)}</h2>
      {mayWrite ? <p>{t(`${kind}Hint`)}</p> : null}
      <p className="text-muted">{standing}</p>
      {mayWrite ? (
        <>
          <p className="mb-6">{t('rule')}</p>
          <EditionWords locale={locale}>
            <NoteForm
              edition={edition}
              anchor={anchor}
              kind={kind}
              texts={{ ru: current?.ru ?? '', kk: current?.kk ?? '', en: current?.en ?? '' }}
              control={current?.control ?? ''}
              controls={noteControls.map((value) => ({ value, label: tPolicy(`controls.${value}`) }))}
            />
          </EditionWords>
        </>
      ) : current && current.ru !== '' ? (
        <NoteTexts note={current} />
      ) : null}
    </section>
  );
}
