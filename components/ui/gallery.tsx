import type { ReactNode } from 'react';
import { Button } from './button';
import { ButtonLink } from './button-link';
import { ButtonRow } from './button-row';
import { Card, CardList } from './card';
import { Dialog } from './dialog';
import { EmptyState } from './empty-state';
import { GalleryFacts } from './gallery-facts';
import { GalleryForm } from './gallery-form';
import { Notice } from './notice';
import { PageHeader } from './page-header';
import { Pagination } from './pagination';
import { Skeleton } from './skeleton';
import { StatusMessage } from './status-message';

/** `await getTranslations()`: the kit itself knows no language. Its sample words are `layout.kit`. */
export type Words = (key: string) => string;

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Text({ t }: { t: Words }) {
  return (
    <Part title={t('layout.kit.text')}>
      <p>
        {t('layout.kit.textBody')} <a href="#main">{t('layout.kit.link')}</a>
      </p>
      <ul>
        <li>{t('layout.kit.listOne')}</li>
        <li>{t('layout.kit.listTwo')}</li>
      </ul>
      <blockquote>{t('layout.kit.quote')}</blockquote>
      <details>
        <summary>{t('layout.kit.details')}</summary>
        <p>{t('layout.kit.detailsBody')}</p>
      </details>
    </Part>
  );
}

function Buttons({ t }: { t: Words }) {
  return (
    <Part title={t('layout.kit.buttons')}>
      <ButtonRow>
        <Button>{t('layout.kit.send')}</Button>
        <ButtonLink href="#main" variant="secondary">
          {t('layout.kit.correct')}
        </ButtonLink>
        <Button variant="danger">{t('layout.kit.erase')}</Button>
        <Button variant="quiet">{t('layout.kit.skip')}</Button>
        <Button disabled>{t('layout.kit.wait')}</Button>
      </ButtonRow>
      <ButtonRow equal>
        <Button variant="secondary" equal>
          {t('layout.kit.reject')}
        </Button>
        <Button variant="secondary" equal>
          {t('layout.kit.accept')}
        </Button>
        <ButtonLink href="#main" variant="secondary" equal>
          {t('layout.kit.choose')}
        </ButtonLink>
      </ButtonRow>
      <ButtonRow>
        <Dialog
          open={t('layout.kit.erase')}
          fallback="#main"
          title={t('layout.kit.ask')}
          cancel={t('ui.cancel')}
          confirm={<Button variant="danger">{t('layout.kit.erase')}</Button>}
        >
          <p>{t('layout.kit.askBody')}</p>
        </Dialog>
      </ButtonRow>
    </Part>
  );
}

function Messages({ t }: { t: Words }) {
  return (
    <Part title={t('layout.kit.messages')}>
      <Notice title={t('layout.kit.noticeInfo')} />
      <Notice tone="good" title={t('layout.kit.noticeGood')} />
      <Notice tone="warn" title={t('layout.kit.noticeWarn')}>
        <p>
          {t('layout.kit.askBody')} <a href="#main">{t('layout.kit.link')}</a>
        </p>
      </Notice>
      <Notice tone="bad" title={t('layout.kit.noticeBad')}>
        <p>{t('layout.kit.noticeBody')}</p>
      </Notice>
      <EmptyState
        title={t('layout.kit.empty')}
        action={
          <ButtonLink href="#main" variant="secondary">
            {t('layout.kit.send')}
          </ButtonLink>
        }
      >
        {t('layout.kit.emptyBody')}
      </EmptyState>
      <Skeleton label={t('ui.loading')} />
    </Part>
  );
}

/** Every element in its states, to be looked at and measured in one place. */
export function Gallery({ t }: { t: Words }) {
  return (
    <>
      <StatusMessage action={<Button variant="quiet">{t('ui.hide')}</Button>}>{t('ui.saved')}</StatusMessage>
      <PageHeader
        title={t('layout.kit.title')}
        lede={t('layout.kit.lede')}
        back={{ href: '/', label: t('ui.back') }}
      />
      <Text t={t} />
      <Buttons t={t} />
      <Part title={t('layout.kit.forms')}>
        <GalleryForm t={t} />
      </Part>
      <Part title={t('layout.kit.facts')}>
        <GalleryFacts t={t} />
      </Part>
      <Messages t={t} />
      <Part title={t('layout.kit.ways')}>
        <CardList>
          {(['see', 'fix', 'copy'] as const).map((way) => (
            <Card key={way} href="#main" title={t(`layout.kit.${way}`)} heading="h3">
              {t(`layout.kit.${way}Body`)}
            </Card>
          ))}
        </CardList>
        <Pagination
          label={t('ui.pagination.label')}
          previous={{ href: '#main', label: t('ui.pagination.previous') }}
          next={{ href: '#main', label: t('ui.pagination.next') }}
          position="21–40"
        />
      </Part>
    </>
  );
}
