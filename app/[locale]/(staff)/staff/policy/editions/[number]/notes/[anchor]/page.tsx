import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { placeName } from '@/components/policy/comparison-label';
import { NoteHistory } from '@/components/policy-edition/note-history';
import { NoteSection } from '@/components/policy-edition/note-section';
import { PageHeader } from '@/components/ui/page-header';
import { type NoteKind, noteKinds } from '@/db/enums';
import { href } from '@/lib/i18n/routing';
import { asStaff, or404 } from '@/lib/page';
import { may } from '@/lib/permissions';
import { plainText } from '@/lib/policy/display.rules';
import { listNoteVersions } from '@/lib/policy/note.queries';
import { getEdition } from '@/lib/policy/queries';
import { editionNumber } from '@/lib/policy/schema';
import { requestLocale } from '@/lib/request';

type Props = { params: Promise<{ number: string; anchor: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('policyEdition');
  const place = placeName(await getTranslations('policyCompare'), await params);
  return { title: t('note.metaTitle', { place }) };
}

/** The notes beside one clause: its own words, a form for each kind, and what they said before. */
export default async function ClauseNotesPage({ params }: Props) {
  const actor = await asStaff('policy.readDrafts');
  const { number: given, anchor } = await params;
  const number = editionNumber(given);
  if (!number) notFound();
  const edition = await or404(getEdition(actor, number));
  const clause = edition.clauses.find((one) => one.anchor === anchor);
  if (!clause) notFound();
  const [versions, locale, t, tPlace] = await Promise.all([
    listNoteVersions(actor, { edition: number, anchor }),
    requestLocale(),
    getTranslations('policyEdition'),
    getTranslations('policyCompare'),
  ]);
  const newest = (kind: NoteKind) =>
    versions.filter((one) => one.kind === kind).sort((a, b) => b.version - a.version)[0];
  const current = noteKinds.map(newest);
  return (
    <>
      <PageHeader
        title={t('note.metaTitle', { place: placeName(tPlace, clause) })}
        back={{
          href: href(locale, `/staff/policy/editions/${number}#${anchor}`),
          label: t('note.back', { number }),
        }}
      />
      <section aria-labelledby="clause">
        <h2 id="clause">{t('note.clause')}</h2>
        <blockquote lang={edition.locale} className="whitespace-pre-line">
          {plainText(clause.raw, clause.kind)}
        </blockquote>
        <p>
          <a href={href(locale, `/policy/editions/${number}#${anchor}`)}>{t('note.seeOnPage')}</a>
        </p>
      </section>
      {noteKinds.map((kind, at) => (
        <NoteSection
          key={kind}
          locale={locale}
          edition={number}
          anchor={anchor}
          kind={kind}
          current={current[at]}
          mayWrite={may(actor, 'policy.annotate')}
        />
      ))}
      <NoteHistory locale={locale} versions={versions.filter((one) => !current.includes(one))} />
    </>
  );
}
