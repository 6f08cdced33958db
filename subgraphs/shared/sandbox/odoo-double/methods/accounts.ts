import type { Method } from './method.ts'

/** Methods of accounts. */
export const accounts: Readonly<Record<string, Method>> = {
  context_get: {
    ofModel: true,
    takes: [],
    call: ({ env }) => {
      const account = env.tables.get('res.users', env.user.id)
      const person = account === undefined ? undefined : env.tables.get('res.partner', Number(account.partner_id))
      return { lang: person?.lang || 'en_US', tz: person?.tz || false, uid: env.user.id }
    },
  },
}
