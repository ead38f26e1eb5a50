import { createTransport } from 'nodemailer';
import type { MailAccess, MailMessage } from './host.ts';

/** Hands a message to a mail server (SMTP). @throws Error when the server does not take it within `patience` ms at a step */
export async function sendMail(message: MailMessage, server: MailAccess, patience: number): Promise<void> {
  const { host, port, security, user, password } = server;
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    // A name of a file or an address in a message is text, never something to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: message.from,
      to: [...message.to],
      subject: message.subject,
      text: message.text,
      attachments: message.attachments.map(({ name, bytes }) => ({
        filename: name,
        content: Buffer.from(bytes),
      })),
    });
  } finally {
    transport.close();
  }
}
