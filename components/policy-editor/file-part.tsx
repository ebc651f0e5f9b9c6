'use client';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';

/** Takes the text out of a file into the form it stands in. Without JavaScript the button sends the whole form. */
export function FilePart({
  errorKey,
  busy,
  loaded,
}: {
  errorKey: string | undefined;
  busy: boolean;
  /** The file whose text stands in the form now, and the way back. */
  loaded: { name: string; undo: () => void } | null;
}) {
  const t = useTranslations('policyStaff');
  const all = useTranslations();
  return (
    <div className="part border-t border-line pt-5">
      <Field
        name="file"
        label={t('editor.file')}
        hint={t('editor.fileHint')}
        error={errorKey ? all(errorKey as never) : undefined}
      >
        {(control) => (
          <input
            type="file"
            accept=".txt,.md,.docx"
            className="block min-h-11 w-full max-w-2xl text-base file:mr-4 file:min-h-11 file:rounded-md file:border file:border-line-strong file:bg-surface file:px-4 file:text-ink"
            {...control}
          />
        )}
      </Field>
      <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button variant="secondary" name="step" value="load" aria-disabled={busy || undefined}>
          {busy ? t('editor.loading') : t('editor.load')}
        </Button>
        {loaded ? (
          <Button type="button" variant="quiet" onClick={loaded.undo}>
            {t('editor.undoLoad')}
          </Button>
        ) : null}
      </div>
      <p role="status" className="mt-2 text-sm">
        {loaded ? t('editor.loaded', { name: loaded.name }) : ''}
      </p>
    </div>
  );
}
