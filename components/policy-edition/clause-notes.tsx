import { getTranslations } from 'next-intl/server';
import { Fragment } from 'react';
import { placeName } from '@/components/policy/comparison-label';
import { SummaryList, type SummaryRow } from '@/components/ui/summary-list';
import { href, type Locale } from '@/lib/i18n/routing';
import { plainText, printedNumber } from '@/lib/policy/display.rules';
import type { ClauseNote } from '@/lib/policy/note.queries';
import type { Edition, EditionClause } from '@/lib/policy/queries';

type Props = { locale: Locale; edition: Edition; notes: readonly ClauseNote[]; mayWrite: boolean };
type RowOf = Omit<Props, 'mayWrite'> & { place: string; act: string; about: string };

const firstWords = (block: EditionClause) => {
  const words = plainText(block.raw, block.kind);
  return words.length <= 70 ? words : `${words.slice(0, 60).replace(/\s+\S*$/, '')}…`;
};

/** Blocks by the section they stand in, in the order of reading; those before the first section come first. */
function bySection(clauses: readonly EditionClause[]): [EditionClause, ...EditionClause[]][] {
  const groups: [EditionClause, ...EditionClause[]][] = [];
  for (const block of clauses) {
    const last = groups.at(-1);
    if (last && last[0].section === block.section) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

/** The heading of a section; its capitals are set in sentence case, as on the policy page. */
function SectionName({ first, start, lang }: { first: EditionClause; start: string; lang: Locale }) {
  if (first.kind !== 'section') return start;
  return (
    <span lang={lang} className="inline-flex gap-x-2">
      <span>{printedNumber(first.raw, first.kind)}</span>
      <span className="lowercase first-letter:uppercase">{plainText(first.raw, first.kind)}</span>
    </span>
  );
}

/** What staff say beside a clause, in the language of the page. */
async function NotesHere({ locale, notes }: { locale: Locale; notes: readonly ClauseNote[] }) {
  const t = await getTranslations('policyEdition.notes');
  const tPolicy = await getTranslations('policy.notes');
  return (
    <div className="mt-1 sm:mt-0">
      {notes.length === 0 ? <p className="text-muted">{t('none')}</p> : null}
      {notes.map((note) => (
        <p key={note.kind}>
          <b>{note.kind === 'law' ? tPolicy('lawLabel') : t('portal')}</b> {note[locale]}{' '}
          <span className="text-sm whitespace-nowrap text-muted">
            {t('version', { version: note.version })}
          </span>
        </p>
      ))}
    </div>
  );
}

/** A block, the notes beside it and the way to them. The heading above says the words of a section already. */
function rowOf(block: EditionClause, { locale, edition, notes, place, act, about }: RowOf): SummaryRow {
  return {
    key: block.anchor,
    term: (
      <span id={block.anchor} className="block scroll-mt-6">
        <span className="block first-letter:uppercase">{place}</span>
        {block.kind === 'section' ? null : (
          <span lang={edition.locale} className="block text-sm font-normal text-muted">
            {firstWords(block)}
          </span>
        )}
      </span>
    ),
    value: <NotesHere locale={locale} notes={notes.filter(({ anchor }) => anchor === block.anchor)} />,
    action: {
      href: href(locale, `/staff/policy/editions/${edition.number}/notes/${block.anchor}`),
      label: act,
      about,
    },
  };
}

/** Every block of an edition with the notes beside it and the way to change them. */
export async function ClauseNotes({ locale, edition, notes, mayWrite }: Props) {
  const say = await getTranslations('policyCompare');
  const t = await getTranslations('policyEdition.notes');
  const tUi = await getTranslations('ui');
  const act = mayWrite ? tUi('change') : t('show');
  const sections = bySection(edition.clauses);
  const nameOf = (first: EditionClause) => (
    <SectionName first={first} start={t('start')} lang={edition.locale} />
  );
  return (
    <>
      <nav aria-label={t('sections')} className="part">
        <ul className="space-y-1">
          {sections.map(([first]) => (
            <li key={first.anchor}>
              <a href={`#${first.anchor}`} className="tap inline-flex items-center">
                {nameOf(first)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {sections.map(([first, ...rest]) => (
        <Fragment key={first.anchor}>
          <h3>{nameOf(first)}</h3>
          <SummaryList
            rows={[first, ...rest].map((block) => {
              const place = placeName(say, block);
              return rowOf(block, { locale, edition, notes, place, act, about: t('about', { place }) });
            })}
          />
        </Fragment>
      ))}
    </>
  );
}
