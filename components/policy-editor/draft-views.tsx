'use client';
import './policy-editor.css';
import { useTranslations } from 'next-intl';
import { type MouseEvent, type ReactNode, useMemo, useState } from 'react';
import type { Locale } from '@/lib/i18n/routing';
import { parsePolicy } from '@/lib/policy/parse.rules';
import { policyWarnings, vocabulary } from '@/lib/policy/warnings.rules';
import { type DraftView, draftPrefix, draftViews } from './draft-view';
import { PolicyText } from './policy-text';
import { WarningList } from './warning-list';

export type InForceText = { number: number; text: string; locale: Locale };

/** What a draft is looked at beside: drawn by the page, in the language and with the words of the page. */
export type ViewsOf = {
  path: string;
  textLocale: Locale;
  inForce: InForceText | null;
  /** The comparison of the kept text, when the page was asked for it. */
  comparison: ReactNode;
};

type Acts = {
  /** Takes over the way to a page that shows the kept text: saves first. */
  leave?: (event: MouseEvent, to: string) => void;
  /** Shows the place of a warning where it can be mended. */
  onPlace?: (event: MouseEvent, anchor: string) => void;
};

function Tabs({
  path,
  view,
  onView,
}: {
  path: string;
  view: DraftView;
  onView: (event: MouseEvent, view: DraftView) => void;
}) {
  const t = useTranslations('policyStaff');
  return (
    <nav aria-label={t('views.label')} className="part">
      <ul className="flex flex-wrap gap-x-6 border-b border-line">
        {draftViews.map((one) => (
          <li key={one}>
            <a
              href={`${path}?view=${one}#views`}
              aria-current={one === view ? 'page' : undefined}
              onClick={(event) => onView(event, one)}
              className="tap inline-flex items-center border-b-2 border-transparent text-ink no-underline hover:border-line-strong aria-[current]:border-accent aria-[current]:font-semibold forced-colors:border-[Canvas] forced-colors:aria-[current]:border-[Highlight]"
            >
              {t(`views.${one}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Beside({ text, textLocale, inForce }: { text: string } & Omit<ViewsOf, 'path' | 'comparison'>) {
  const t = useTranslations('policyStaff');
  return (
    <div className="part draft-beside">
      <section aria-labelledby="beside-draft">
        <h3 id="beside-draft">{t('views.draft')}</h3>
        <PolicyText text={text} textLocale={textLocale} prefix={draftPrefix} label={t('views.draft')} />
      </section>
      <section aria-labelledby="beside-in-force">
        <h3 id="beside-in-force">
          {inForce ? t('views.inForce', { number: inForce.number }) : t('views.noneInForce')}
        </h3>
        {inForce ? (
          <PolicyText
            text={inForce.text}
            textLocale={inForce.locale}
            prefix="f-"
            label={t('views.inForce', { number: inForce.number })}
          />
        ) : null}
      </section>
    </div>
  );
}

function Warnings({ text, path, onPlace }: { text: string; path: string } & Acts) {
  const warnings = useMemo(() => policyWarnings(parsePolicy(text).blocks, vocabulary), [text]);
  return (
    <WarningList
      warnings={warnings}
      hrefOf={(anchor) => `${path}?view=preview#${draftPrefix}${anchor}`}
      {...(onPlace ? { onPlace } : {})}
    />
  );
}

/**
 * A text as it will look, beside the one in force, compared, and with its warnings: four addresses of one page. Where
 * JavaScript runs the views follow the text that is being written; the comparison is made by the page, of the kept text.
 */
export function DraftViews({
  text,
  start,
  isKept = true,
  leave,
  onPlace,
  onChange,
  path,
  textLocale,
  inForce,
  comparison,
}: ViewsOf &
  Acts & {
    text: string;
    start: DraftView;
    /** The page was drawn from the text that is kept now. */
    isKept?: boolean;
    onChange?: (view: DraftView) => void;
  }) {
  const t = useTranslations('policyStaff');
  const [view, setView] = useState(start);
  const isThere = comparison !== null && isKept;
  const compareHref = `${path}?view=compare#views`;
  const onView = (event: MouseEvent, next: DraftView) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (next === 'compare' && !isThere) return leave?.(event, compareHref);
    event.preventDefault();
    setView(next);
    onChange?.(next);
    // The address says what is shown, so that a reload shows it again.
    history.replaceState(history.state, '', `${path}?view=${next}`);
  };
  return (
    <>
      <Tabs path={path} view={view} onView={onView} />
      {view === 'compare' ? (
        <div className="part">
          {isKept ? null : (
            <p>
              {t('views.saved')}{' '}
              <a href={compareHref} onClick={(event) => leave?.(event, compareHref)}>
                {t('views.refresh')}
              </a>
            </p>
          )}
          {comparison}
        </div>
      ) : null}
      {view !== 'compare' && text.trim() === '' ? <p>{t('views.empty')}</p> : null}
      {view === 'preview' && text.trim() !== '' ? (
        <PolicyText text={text} textLocale={textLocale} prefix={draftPrefix} label={t('views.draft')} />
      ) : null}
      {view === 'beside' && text.trim() !== '' ? (
        <Beside text={text} textLocale={textLocale} inForce={inForce} />
      ) : null}
      {view === 'warnings' && text.trim() !== '' ? (
        <Warnings text={text} path={path} {...(onPlace ? { onPlace } : {})} />
      ) : null}
    </>
  );
}
