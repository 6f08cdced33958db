import { create, unlink, write } from '../write/write.ts'
import type { Method } from './method.ts'

/** The methods that write, which every model has. */
export const writing: Readonly<Record<string, Method>> = {
  create: {
    ofModel: true,
    takes: ['vals_list!'],
    call: ({ model, env, named }) => create(model, named.vals_list, env),
  },
  write: {
    ofModel: false,
    takes: ['vals!'],
    call: ({ model, env, ids, named }) => write(model, ids, named.vals, env),
  },
  unlink: {
    ofModel: false,
    takes: [],
    call: ({ model, env, ids }) => unlink(model, ids, env),
  },
}
