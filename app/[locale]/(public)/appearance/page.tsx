import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AppliedMessage } from '@/components/appearance/applied-message';
import { KeptNote } from '@/components/appearance/kept-note';
import { LookForm } from '@/components/appearance/look-form';
import { PageHeader } from '@/components/ui/page-header';
import { appliedMark, formReturnPath, pathBefore, pathInLanguage } from '@/lib/appearance/back-path.rules';
import { preferenceTerm, requestCameFrom, requestLook } from '@/lib/appearance/request-look';
import { currentChoice } from '@/lib/cookies/request-choice';
import { env } from '@/lib/env';
import { requestLocale } from '@/lib/request';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('appearance');
  return { title: t('title'), description: t('description') };
}

/** Theme, density and language of the portal: for the session, or longer with consent (clause 2.6). */
export default async function AppearancePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const [query, locale, t, look, term, { gpc }, cameFrom] = await Promise.all([
    searchParams,
    requestLocale(),
    getTranslations('appearance'),
    requestLook(),
    preferenceTerm(),
    currentChoice(),
    requestCameFrom(),
  ]);
  const said = typeof query.from === 'string' ? query.from : null;
  const before = pathBefore(said, env().origins) ?? cameFrom;
  const applied = query[appliedMark.name] === appliedMark.value;
  return (
    <>
      {applied ? <AppliedMessage back={before && pathInLanguage(before, locale)} /> : null}
      <PageHeader title={t('title')} lede={t('lede')} />
      <LookForm locale={locale} look={look} returnTo={formReturnPath(locale, before)}>
        <KeptNote locale={locale} until={term?.until ?? null} gpc={gpc} />
      </LookForm>
    </>
  );
}
