import type { Principal } from '#shared/auth/principal.ts'
import type { RequestContext } from '#shared/http/request-context.ts'
import type { AccessRules, Requirement } from './access-rules.ts'

/** What somebody may read: decided once for all who have the same scopes, not for each record. */
export class Rights {
  /** False where there is nothing in the whole graph that may not be read. */
  readonly areLimited: boolean
  readonly #permitted: ReadonlySet<string>
  readonly #isPermittedAt: readonly boolean[]
  readonly #rules: AccessRules
  readonly #scopes: ReadonlySet<string>

  constructor(rules: AccessRules, scopes: ReadonlySet<string>) {
    this.#rules = rules
    this.#scopes = scopes
    const all = rules.coordinates
    const permitted = all.filter((coordinate) => this.#unmet(rules.requirements(coordinate)).length === 0)
    this.#permitted = new Set(permitted)
    this.#isPermittedAt = all.map((coordinate) => this.#permitted.has(coordinate))
    this.areLimited = permitted.length < all.length
  }

  /** Whether a field may not be read; one that the rules do not know may not. */
  denies(coordinate: string): boolean {
    return !this.#permitted.has(coordinate)
  }

  /** As `denies`, by the field's place among the coordinates of the rules: asked at every object of an answer. */
  deniesAt(place: number): boolean {
    return this.#isPermittedAt[place] !== true
  }

  /** Whether objects of a type may not be given out, not even to say what they are. */
  deniesType(name: string): boolean {
    return this.#unmet(this.#rules.ofType(name)).length > 0
  }

  /** The scopes that are missing, in words for whoever asked. */
  missing(coordinate: string): string {
    const unmet = this.#unmet(this.#rules.requirements(coordinate))
    const ways = unmet.map((alternatives) => alternatives.map((scopes) => scopes.join(' and ')).join(', or '))
    return ways.filter((way) => way !== '').join('; ') || 'a right that nobody has'
  }

  #unmet(requirements: readonly Requirement[]): readonly Requirement[] {
    return requirements.filter((anyOf) => !anyOf.some((allOf) => allOf.every((scope) => this.#scopes.has(scope))))
  }
}

/** More sets of scopes than a group has roles; those asked for longest ago are forgotten. */
const mostKept = 500

/** The rights that principals have under some rules. */
export function rightsUnder(rules: AccessRules): (principal: Principal) => Rights {
  const ofPrincipal = new WeakMap<Principal, Rights>()
  const ofScopes = new Map<string, Rights>()
  return (principal) => {
    const known = ofPrincipal.get(principal)
    if (known !== undefined) return known
    const key = JSON.stringify([...principal.scopes].sort())
    const rights = ofScopes.get(key) ?? new Rights(rules, principal.scopes)
    ofScopes.delete(key)
    ofScopes.set(key, rights)
    if (ofScopes.size > mostKept) ofScopes.delete(ofScopes.keys().next().value as string)
    ofPrincipal.set(principal, rights)
    return rights
  }
}

const principals = new WeakMap<object, Principal>()

/** Says who is asking where a context value does not say it itself, as that of a single subgraph. */
export function principalOfContext(context: object, principal: Principal): void {
  principals.set(context, principal)
}

/** The context value of an execution of a request, which knows who is asking whether it says so itself or not. */
export function contextValueOf(request: RequestContext, contextFor: (request: RequestContext) => unknown): unknown {
  const context = contextFor(request)
  if (typeof context === 'object' && context !== null) principalOfContext(context, request.principal)
  return context
}

/** Who is asking in an execution. @throws {TypeError} when nobody said: then nothing may be answered. */
export function principalIn(context: unknown): Principal {
  if (typeof context === 'object' && context !== null) {
    if ('principal' in context) return context.principal as Principal
    const said = principals.get(context)
    if (said !== undefined) return said
  }
  throw new TypeError('Cannot authorize: the context of the execution names no principal')
}
