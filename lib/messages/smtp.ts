import 'server-only';
import nodemailer from 'nodemailer';
import type { Transport } from '@/lib/messages/deliver-messages';

/** Sends through an SMTP server, plain text. The Message-ID is the row's id: a second try is the same message. */
export function smtpTransport(url: string, from: string): Transport {
  const mailer = nodemailer.createTransport(url, {
    disableFileAccess: true,
    disableUrlAccess: true,
  } as never);
  return async (message, id) => {
    await mailer.sendMail({
      from,
      to: { name: '', address: message.to },
      subject: message.subject,
      text: message.text,
      messageId: `<${id}@portal.pbo.kz>`,
    });
  };
}
