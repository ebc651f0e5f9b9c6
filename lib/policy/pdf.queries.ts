import 'server-only';
import type { Actor } from '@/lib/actor';
import { formatDate } from '@/lib/format';
import { translator } from '@/lib/i18n/translator';
import { authorize } from '@/lib/permissions';
import { remembered } from './cache';
import { editionPdf } from './edition-pdf';
import { getEdition } from './queries';

/** An edition as a PDF in its own language, written once and kept: the same bytes each time. @throws AppError not_found. */
export async function getEditionPdf(actor: Actor, number: number): Promise<Uint8Array<ArrayBuffer>> {
  authorize(actor, 'policy.read');
  const edition = await getEdition(actor, number);
  return remembered(`pdf ${number}`, async () => {
    const t = await translator(edition.locale, 'policy');
    const date = formatDate(edition.locale, edition.orderDate);
    const bytes = await editionPdf(edition, {
      subject: t('pdf.subject', { number, order: edition.orderNumber, date }),
      page: (page, pages) => t('pdf.page', { page, pages }),
      edition: t('pdf.edition', { number }),
      hash: 'SHA-256',
    });
    return new Uint8Array(bytes);
  });
}
