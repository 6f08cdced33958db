import { createHash, timingSafeEqual } from 'node:crypto'

/** A door that somebody else's system knocks on to say that there is something new, and nothing more. */
export interface Webhook {
  /** The last part of its address, which only that system knows: it can sign nothing. */
  readonly secret: string
  readonly onCall: () => void
}

export const webhookPath = '/hooks/odoo/'

/** Whether a path is that of the webhook. Takes the same time whatever is wrong with it. */
export function isWebhook(path: string, { secret }: Webhook): boolean {
  return timingSafeEqual(digest(path), digest(`${webhookPath}${secret}`))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
