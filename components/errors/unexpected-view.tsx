'use client';
import { useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
// Imported, not asked from the server: this page is for the moment when the server cannot answer.
import en from '@/lib/i18n/messages/en/errors.json';
import kk from '@/lib/i18n/messages/kk/errors.json';
import ru from '@/lib/i18n/messages/ru/errors.json';
import { href, type Locale } from '@/lib/i18n/routing';

const words = { ru: ru.unexpectedPage, kk: kk.unexpectedPage, en: en.unexpectedPage };

/** The number by which the operator finds the failure in the log; Next gives one to errors of the server. */
const referenceOf = (error: unknown): string | null =>
  error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null;

/** Something broke: says what was not lost, offers another try and a person to write to. */
export function UnexpectedView({
  locale,
  error,
  retry,
}: {
  locale: Locale;
  error: unknown;
  retry: () => void;
}) {
  const text = words[locale];
  const reference = referenceOf(error);
  useEffect(() => {
    document.title = text.title;
    document.getElementById('main')?.focus();
  }, [text.title]);
  return (
    <>
      <PageHeader title={text.title} lede={text.lede} />
      <p>{text.kept}</p>
      <p>{text.help}</p>
      {reference ? (
        <p>
          {text.reference} <code>{reference}</code>
        </p>
      ) : null}
      <p className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-3">
        <Button type="button" onClick={() => retry()}>
          {text.retry}
        </Button>
        <a href={href(locale, '/')} className="tap inline-flex items-center">
          {text.home}
        </a>
      </p>
    </>
  );
}
