import type { Method } from './method.ts'

/** The methods that write, which every model has. */
export const writing: Readonly<Record<string, Method>> = {}
