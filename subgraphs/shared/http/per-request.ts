import type { RequestContext } from './request-context.ts'

/** What is made for each request once, whoever asks for it first. */
export function perRequest<Made>(make: (request: RequestContext) => Made): (request: RequestContext) => Made {
  const made = new WeakMap<RequestContext, { readonly value: Made }>()
  return (request) => {
    const known = made.get(request) ?? { value: make(request) }
    made.set(request, known)
    return known.value
  }
}
