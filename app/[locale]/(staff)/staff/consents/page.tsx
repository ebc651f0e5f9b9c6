import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ConsentText } from '@/components/consents/consent-text';
import { languageNames } from '@/components/layout/locale-switch';
import { RequestWords } from '@/components/requests/request-words';
import { NoteConsentForm } from '@/components/staff/note-consent-form';
import { PageHeader } from '@/components/ui/page-header';
import { StatusMessage } from '@/components/ui/status-message';
import { wordsOfPurpose } from '@/lib/consents/append-event';
import { notedPurposes, noteWays } from '@/lib/consents/schema';
import { href } from '@/lib/i18n/routing';
import { asStaff } from '@/lib/page';
import { requestLocale } from '@/lib/request';
import { isId } from '@/lib/requests/cursor.rules';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('staff');
  return { title: t('consents.title') };
}

/** Where staff note what a client said about a consent by letter, by telephone or in person. */
export default async function NoteConsentPage({ searchParams }: Props) {
  await asStaff('consent.note');
  const [{ done, record }, locale, t, consents] = await Promise.all([
    searchParams,
    requestLocale(),
    getTranslations('staff'),
    getTranslations('consents'),
  ]);
  const texts = await Promise.all(
    notedPurposes.flatMap((purpose) =>
      languageNames.map(async ([language, name]) => {
        const { text } = await wordsOfPurpose(purpose, language);
        return { code: purpose.code, language, name, text };
      }),
    ),
  );
  const said = done === 'noted' || done === 'same' ? done : null;
  const number = typeof record === 'string' && isId(record) ? record : null;
  const options = <T extends string>(values: readonly T[], label: (value: T) => string) =>
    values.map((value) => ({ value, label: label(value) }));
  return (
    <>
      {said ? (
        <StatusMessage
          action={number ? <a href={href(locale, `/verify/${number}`)}>{t('consents.record')}</a> : undefined}
        >
          {t(`consents.${said}`)}
        </StatusMessage>
      ) : null}
      <PageHeader title={t('consents.title')} lede={t('consents.lede')} />
      <RequestWords locale={locale}>
        <NoteConsentForm
          words={{
            email: t('consents.email'),
            emailHint: t('consents.emailHint'),
            receivedOn: t('consents.receivedOn'),
            receivedOnHint: t('consents.receivedOnHint'),
            submit: t('consents.submit'),
          }}
          purpose={{
            legend: t('consents.purpose'),
            options: options(
              notedPurposes.map(({ code }) => code),
              (code) => consents(`purposes.${code}.title`),
            ),
          }}
          act={{
            legend: t('consents.act'),
            options: options(['granted', 'refused', 'withdrawn'], (act) => t(`consents.acts.${act}`)),
          }}
          way={{ legend: t('consents.way'), options: options(noteWays, (way) => t(`consents.ways.${way}`)) }}
          language={{
            legend: t('consents.language'),
            hint: t('consents.languageHint'),
            options: languageNames.map(([value, label]) => ({
              value,
              label: <span lang={value}>{label}</span>,
            })),
          }}
        />
      </RequestWords>
      <section aria-labelledby="texts">
        <h2 id="texts">{t('consents.textsTitle')}</h2>
        <p>{t('consents.texts')}</p>
        {texts.map(({ code, language, name, text }) => (
          <details key={`${code}-${language}`}>
            <summary>
              {consents(`purposes.${code}.title`)} · <span lang={language}>{name}</span>
            </summary>
            <ConsentText text={text} lang={language} />
          </details>
        ))}
      </section>
    </>
  );
}
