'use client';
import './policy-editor.css';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { controlClass } from '@/components/ui/control-class';
import { Notice } from '@/components/ui/notice';
import type { FormState } from '@/lib/forms/form-state';
import type { Locale } from '@/lib/i18n/routing';
import { DeskErrors } from './desk-errors';
import { DraftParticulars, DraftText } from './draft-fields';
import type { DraftView } from './draft-view';
import { DraftViews, type ViewsOf } from './draft-views';
import { FilePart } from './file-part';
import { SaveStatus } from './save-status';
import { StaleChoice } from './stale-choice';
import { type EditedDraft, useDesk } from './use-desk';

const narrow: readonly DraftView[] = ['preview', 'warnings'];

/** What was typed into a form that came too late, for its owner to copy: the text is no longer a draft. */
function Unsaved({ state, textLocale }: { state: FormState; textLocale: Locale }) {
  const t = useTranslations('policyStaff');
  const all = useTranslations();
  if (state.status !== 'error') return null;
  const reason = all((state.detail ?? `errors.${state.code}`) as never);
  return (
    <Notice tone="bad" title={t('status.closed', { reason })}>
      <textarea
        aria-label={t('stale.mine')}
        rows={12}
        readOnly
        lang={textLocale}
        defaultValue={state.values.sourceText ?? ''}
        className={`draft-text ${controlClass('full')}`}
      />
    </Notice>
  );
}

/** Where a draft is written: its form, which saves by itself where JavaScript runs, and what becomes of the text. */
export function DraftDesk({
  draft,
  isOpen,
  savedAt,
  view: start,
  views,
}: {
  draft: EditedDraft;
  /** The reader may write, and it is still a draft. */
  isOpen: boolean;
  /** When it was saved last, in words. */
  savedAt: string;
  view: DraftView;
  views: ViewsOf;
}) {
  const t = useTranslations('policyStaff');
  const desk = useDesk(draft, views.path);
  const { typed, fields, autosave, isStale, file } = desk;
  const [view, setView] = useState(start);
  if (!isOpen) return <Unsaved state={desk.state} textLocale={draft.locale} />;
  const field = (name: string) => ({
    id: name,
    name,
    defaultValue: typed[name] ?? String(draft[name as keyof EditedDraft] ?? ''),
    errorKey: fields[name],
  });
  return (
    <div className="draft-desk part">
      <div className="draft-form">
        <DeskErrors state={desk.state} fields={desk.asked} attempts={desk.attempts} />
        <form ref={desk.element} {...desk.formProps} aria-label={t('editor.title')}>
          <input type="hidden" name="id" defaultValue={draft.id} />
          {isStale ? (
            <StaleChoice
              kept={isStale}
              mine={desk.currentText()}
              textLocale={draft.locale}
              takeHref={views.path}
              onTake={desk.forget}
            />
          ) : (
            <input type="hidden" name="version" value={autosave.version} readOnly />
          )}
          <DraftParticulars field={field} textLocale={draft.locale} />
          <div className="draft-writing">
            <DraftText field={field} textLocale={draft.locale} />
            <SaveStatus answer={autosave.answer} work={autosave.work} before={savedAt} />
            {isStale ? null : (
              <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-3">
                <Button name="step" value="edit" variant="secondary">
                  {t('editor.save')}
                </Button>
                <Button name="step" value="submit">
                  {t('editor.toSubmit')}
                </Button>
                <ButtonLink href={`${views.path}/discard`} variant="quiet">
                  {t('editor.toDiscard')}
                </ButtonLink>
              </div>
            )}
            {isStale ? null : (
              <FilePart
                errorKey={fields.file}
                busy={file.busy}
                loaded={file.loaded ? { ...file.loaded, undo: file.undo } : null}
              />
            )}
          </div>
        </form>
      </div>
      <section
        id="views"
        aria-labelledby="views-title"
        className="mt-0"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls on wide screens, and must do so by keyboard too
        tabIndex={0}
        data-narrow={narrow.includes(view) ? '' : undefined}
      >
        <h2 id="views-title" className="mt-0">
          {t('views.title')}
        </h2>
        <DraftViews
          {...views}
          text={desk.text}
          start={start}
          isKept={autosave.work === 'clean' && autosave.version === draft.version}
          leave={desk.leave}
          onPlace={desk.onPlace}
          onChange={setView}
        />
      </section>
    </div>
  );
}
